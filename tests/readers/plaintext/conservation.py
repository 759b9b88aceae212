"""What conservation is: each character of a text is in the document or in what is said about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.plaintext import explain, read

_TIMES = re.compile(r"(\S+) ×(\d+)")
_QUOTED = re.compile(r'"(.*)" is (?:left out|read as)', re.DOTALL)


def unaccounted(text: str) -> Counter[str]:
    """The characters of `text` that neither the document nor a diagnostic has."""
    log = Log("text.txt")
    document = read(Source(name="text.txt", data=text.encode()), log)
    there = Counter("".join(text.split()))
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
            yield diagnostic.message


def lines_without_decision(text: str) -> set[int]:
    """The lines with text of which `explain` says nothing."""
    decided = {d.line for d in explain(Source(name="text.txt", data=text.encode()), Log())}
    normal = text.replace("\r\n", "\n").replace("\r", "\n")
    return {n for n, line in enumerate(normal.split("\n"), 1) if line.strip()} - decided
