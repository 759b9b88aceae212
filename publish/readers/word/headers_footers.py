"""Heads and feet of a Word file's pages, which the style has its own for, and what is lost by that.

The title there, the author or the number of a page stands in ours too; who may read the paper, or
the number of a file, does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from publish.archive import Archive
from publish.diagnostics import Log
from publish.document import Meta
from publish.patterns import pattern
from publish.readers.word.xml_parts import W, parsed
from publish.walk import plain_text

_PARTS: Final = pattern(r"word/(?:header|footer)\d*\.xml")
_COUNTED: Final = pattern(r"(?<!\w)(?:\w{1,12}\W+)?\d{1,3}(?:\W+(?:\w{1,6}\W+)?\d{1,3})?\W*$")
"""`Page 2 of 7`, `- 3 -`, `2/7`."""
_SEPARATORS: Final = " \t·|,;:–—-"
_LONGEST: Final = 80


def furniture_of(archive: Archive) -> tuple[str, ...]:
    """What the heads and feet of a file say, each once."""
    said: dict[str, None] = {}
    for name in archive.namelist():
        root = parsed(archive.read(name)) if _PARTS.fullmatch(name) else None
        for paragraph in () if root is None else root.iter(f"{W}p"):
            parts = paragraph.iter(f"{W}t", f"{W}tab", f"{W}ptab", f"{W}br")
            text = "".join((part.text or "") if part.tag == f"{W}t" else " " for part in parts)
            if words := " ".join(text.split()):
                said[words] = None
    return tuple(said)


def tell_furniture(furniture: Iterable[str], meta: Meta, log: Log) -> None:
    """Tells `log` of heads and feet that are not published; a warning where they say what `meta`
    does not."""
    stated = (meta.organization, meta.classification, meta.status, meta.reference, meta.rights)
    known = set(_words(" ".join((plain_text(meta.title), *meta.authors, *stated))))
    lost = [text for text in furniture if _says_more(text, known, meta.date)]
    if lost:
        said = " · ".join(lost)
        said = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
        log.warning(
            "furniture-dropped",
            f'heads and feet of the pages are the style\'s, and these are not published: "{said}"',
            hint="say what has to stand there as metadata: classification, status, reference …",
        )
    elif furniture:
        log.info("furniture-dropped", "heads and feet of the source's pages are the style's to say")


def _says_more(text: str, known: set[str], date: str) -> bool:
    """Whether a line says more than the words `known`, the day and the number of a page."""
    from publish.readers.dated_lines import date_within

    rest = " ".join(word for word in text.split() if not known.issuperset(_words(word)))
    counted = _COUNTED.sub("", rest)
    return bool(counted.strip(_SEPARATORS)) and not (date and date_within(counted) == date)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
