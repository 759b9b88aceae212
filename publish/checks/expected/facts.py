"""The facts of an arranged document: what every artifact of it has to say."""

from __future__ import annotations

from typing import Final

from publish.checks.expected.beside import furniture_of, metadata_of, silent_of, watermarks_of
from publish.checks.expected.blocks import Blocks
from publish.checks.facts import Facts
from publish.checks.lines import merged
from publish.document import Document

_SILENT: Final = ("item", "break")
"""Blocks that say something without words."""


def facts_of(document: Document) -> Facts:
    """What an arranged document says, in the order in which artifacts say it."""
    stating = Blocks(document)
    stating.blocks(document.blocks, 1, ())
    stating.finish_notes()
    lines = stating.lines
    return Facts(
        blocks=tuple(block for block in stating.said if block.text or block.kind in _SILENT),
        tables=tuple(stating.tables),
        notes=tuple(stating.notes),
        links=tuple(stating.landed(link) for link in merged(lines.links)),
        pictures=tuple(lines.pictures),
        captions=tuple(caption for caption in stating.captions if caption.text),
        formulas=tuple(lines.formulas),
        languages=tuple(lines.languages),
        directions=tuple(lines.directions),
        marks=tuple(lines.marks),
        lines=tuple(lines.lines),
        signs=tuple(lines.signs),
        contents=tuple(stating.landed(entry) for entry in stating.contents),
        furniture=tuple(furniture_of(document.furniture)) if document.furniture else (),
        watermarks=tuple(watermarks_of(document.furniture)),
        silent=tuple(silent_of(document)),
        metadata=tuple(metadata_of(document.meta)),
    )
