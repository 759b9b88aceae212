"""Tables that are too wide for an upright page, on landscape pages of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from publish.document import Block, Blocks, Division, Landscape, Region, Section, Table
from publish.style import PageMaster, Style
from publish.style.measure.columns import Columns
from publish.walk import opens_landscape

_OPENING: Final = frozenset(
    {"masthead", "title", "subtitle", "byline", "memo_title", "memo_header"}
)
"""Regions that would leave a page all but empty, had they one of their own."""


def turn_wide_tables(blocks: Blocks, style: Style, master: PageMaster) -> Blocks:
    """`blocks` with each table that the measure of `master` has no room for on landscape pages,
    when the style says `table.wide = "landscape"`.

    There is room for a table when each column can be as wide as its longest word, and one of
    running text as eight ems. Tables within lists, quotations, notes and other tables stay.
    """
    if style.table.wide != "landscape" or master.turned.measure <= master.measure:
        return blocks
    columns = Columns(style)

    def too_wide(table: Table) -> bool:
        return sum(width.comfortable for width in columns.of(table)) > master.measure.pt

    def turned(blocks: Blocks) -> Iterator[Block]:
        for block in blocks:
            match block:
                case Table() if too_wide(block):
                    yield Landscape(blocks=(block,), origin=block.origin)
                case Section() | Region() | Division():
                    yield msgspec.structs.replace(block, blocks=_joined(turned(block.blocks)))
                case _:
                    yield block

    return _joined(turned(blocks))


def turn_opening(blocks: Blocks) -> Blocks:
    """`blocks` of a whole document, with the titles before its text on landscape pages, each block
    in its own `Landscape`, when nothing but them precedes text that begins on such pages."""
    for place, block in enumerate(blocks):
        match block:
            case Region(role="body", blocks=[first, *_]) if opens_landscape(first):
                front = (Landscape(blocks=(block,)) for block in blocks[:place])
                return (*front, *blocks[place:])
            case Region(role=role) if role in _OPENING:
                pass
            case _:
                break
    return blocks


def _joined(blocks: Iterator[Block]) -> Blocks:
    """Landscape pages that follow each other are one run of them."""
    made: list[Block] = []
    for block in blocks:
        last = made[-1] if made else None
        if isinstance(block, Landscape) and isinstance(last, Landscape):
            made[-1] = msgspec.structs.replace(last, blocks=(*last.blocks, *block.blocks))
        else:
            made.append(block)
    return tuple(made)
