"""What every artifact of an arranged document has to say, and how its style sets it."""

from __future__ import annotations

from typing import Final

import msgspec

from publish.checks.compare.content_tolerances import Format, tolerated
from publish.checks.expected.blocks import Walk
from publish.checks.expected.heads_and_metadata import furniture_of, metadata_of, watermarks_of
from publish.checks.facts import Facts
from publish.checks.look import Passage
from publish.document import Document, Region
from publish.print_links import printed
from publish.style import Style, load_style

_SILENT: Final = ("item", "break")
"""Blocks that say something without words."""
_PRINTED: Final[tuple[Format, ...]] = ("pdf", "docx")
"""The formats in which a style may spell out the addresses of links."""


def as_set(document: Document, style: Style | None, format_: Format) -> Document:
    """The document as a format has it: with the addresses that the style prints, and with the
    heading of its notes after all else, as Word sets endnotes."""
    if style is not None and format_ in _PRINTED:
        document = printed(document, style)
    if not tolerated("notes-last", format_):
        return document
    notes = tuple(b for b in document.blocks if isinstance(b, Region) and b.role == "notes")
    others = tuple(block for block in document.blocks if block not in notes)
    return msgspec.structs.replace(document, blocks=(*others, *notes))


def facts_of(document: Document) -> Facts:
    """What an arranged document says, in the order in which artifacts say it."""
    walk = Walk(document, load_style("plain"))
    entries = (msgspec.structs.replace(e, lands=walk.lands(e.where)) for e in walk.contents)
    return walk.facts(
        blocks=(block for block in walk.blocks if block.text or block.kind in _SILENT),
        captions=(caption for caption in walk.captions if caption.text),
        contents=entries,
        furniture=furniture_of(document.furniture) if document.furniture else (),
        watermarks=watermarks_of(document.furniture),
        metadata=metadata_of(document.meta),
    )


def passages_of(document: Document, style: Style) -> tuple[Passage, ...]:
    """Every passage of the arranged document, in reading order; those of notes come last."""
    return tuple(Walk(document, style).passages)
