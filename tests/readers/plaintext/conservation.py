"""What conservation is: each character of a text is in the document or in what is said about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from publish.diagnostics import Log
from publish.document import Document
from publish.plugin import Source
from publish.readers.plaintext.explaining import decisions_of
from publish.readers.plaintext.reading import analyse, document_of

_TIMES = re.compile(r"(\S+) ×(\d+)")
_QUOTED = re.compile(r'"(.*)" is (?:left out|read as)', re.DOTALL)


class Lost(NamedTuple):
    """What is lost of a text when it is read: characters that neither the document nor a diagnostic
    has, and lines with text of which nothing is decided."""

    characters: Counter[str]
    lines: set[int]


def lost(text: str) -> Lost:
    """What is lost of `text`, by one reading of it."""
    return read(text)[1]


def read(text: str) -> tuple[Document, Lost]:
    """What `text` is read as, and what is lost of it."""
    log = Log("text.txt")
    analysis = analyse(Source(name="text.txt", data=text.encode()), log)
    decided = {decision.line for decision in decisions_of(analysis)}
    document = document_of(analysis, log)
    normal = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = {number for number, line in enumerate(normal.split("\n"), 1) if line.strip()}
    there = Counter("".join(text.split()))
    said = Counter("".join(_said(document))) + Counter("".join(_told(log)))
    return document, Lost(there - said, lines - decided)


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
