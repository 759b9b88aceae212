"""What conservation is: each character of a text is in the document or in what is said about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from publish.diagnostics import Log
from publish.document import Document

_TIMES = re.compile(r"(\S+) ×(\d+)")
_QUOTED = re.compile(r'"(.*)" is (?:left out|read as)', re.DOTALL)


def missing(lines: Iterable[str], document: Document, log: Log) -> Counter[str]:
    """The characters of `lines` that neither the document nor a diagnostic has."""
    there = Counter("".join("".join(lines).split()))
    return there - Counter("".join(_said(document))) - Counter("".join(_told(log)))


def _said(value: object) -> Iterator[str]:
    """All strings of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _said(part)
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from _said(getattr(value, name))


def _told(log: Log) -> Iterator[str]:
    """All characters that diagnostics account for."""
    for diagnostic in log.diagnostics:
        if diagnostic.code == "marks-read":
            for mark, times in _TIMES.findall(diagnostic.message):
                yield mark * int(times)
        elif diagnostic.code in {"left-out", "front-read"}:
            match = _QUOTED.match(diagnostic.message)
            assert match, diagnostic.message
            yield match[1]
        elif diagnostic.code == "hyphens-joined":
            yield re.sub(r"[^-\u2010\u00ad]", "", diagnostic.message)
