"""How high the rows of a table come out, and which are too high for what rows usually do.

A row is not parted by the end of a page, and the head of a table stands on each of its pages: of a
row as high as a page neither can be true.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from publish.document import Cell, Document, Image, Row, Table
from publish.pictures.dimensions import extent
from publish.style.definition.types import PageMaster, Style
from publish.style.measure.columns import Columns, placed, share_out, tables_of
from publish.units import Length
from publish.walk import iterate, plain_text

_PARTED: Final = 0.33
"""Share of the height of a page from which a row may be parted, for what is not leaves that much of
a page empty …"""
_REPEATED: Final = 0.33
"""… and from which a head is no longer repeated: rows want room below it."""
_RAGGED: Final = 1.1
"""By how much words that are not parted lengthen a text."""
_FEW: Final = 100
"""Characters of a row that is high in no table, if it has no pictures."""


class TallRows(msgspec.Struct, frozen=True):
    """The `id()` of rows that a page may part, and of tables whose heads stand there once."""

    rows: frozenset[int]
    heads: frozenset[int]


def tall_rows(
    document: Document, style: Style, master: PageMaster, columns: Columns | None = None
) -> TallRows:
    """Which rows and heads of the document's tables are too high to be kept whole and repeated."""
    measured = _Measured(document, style, columns or Columns(style, document.media))
    rows: set[int] = set()
    heads: set[int] = set()
    for table, room, page in tables_of(document, style, master):
        depth = (page.depth - style.text.leading * 2.0).pt
        if all(map(_is_short, (*table.head, *table.body, *table.foot))):
            continue
        widths = measured.widths(table, room)
        heights = list(measured.heights(table, widths, page.picture_room[1]))
        rows.update(id(row) for row, height in heights if height > depth * _PARTED)
        above = {id(row) for row in table.head}
        if sum(height for row, height in heights if id(row) in above) > depth * _REPEATED:
            heads.add(id(table))
    return TallRows(rows=frozenset(rows), heads=frozenset(heads))


class _Measured:
    def __init__(self, document: Document, style: Style, columns: Columns) -> None:
        self._style = style
        self._columns = columns
        self._media = {media.id: media for media in document.media}

    def widths(self, table: Table, room: float) -> list[float]:
        """The columns in points."""
        return share_out(table, self._columns.of(table), room)

    def heights(
        self, table: Table, widths: Sequence[float], deepest: Length
    ) -> Iterator[tuple[Row, float]]:
        """The rows of a table that are no short ones, with their heights in points; pictures are no
        higher than `deepest`."""
        for rows in (table.head, table.body, table.foot):
            cells = placed(rows)
            for row in rows:
                own = [next(cells) for _ in row.cells]
                if not _is_short(row):
                    reach = ((cell, sum(widths[at : at + cell.column_span])) for at, cell in own)
                    yield row, max(self._height(cell, width, deepest) for cell, width in reach)

    def _height(self, cell: Cell, width: float, deepest: Length) -> float:
        role = self._style.table
        across = max(width - role.cell_padding_inline.pt * 2, role.size.pt)
        lines = 0
        for line in plain_text(cell.blocks).split("\n"):
            long = self._columns.ruler.ems(line, role.font, role.weight, role.slope) * role.size.pt
            lines += max(1, math.ceil(long * _RAGGED / across))
        pictures = (
            extent(node, self._media[node.media], Length(across), deepest)[1].pt
            for block in cell.blocks
            for node in iterate(block)
            if isinstance(node, Image) and node.media in self._media
        )
        return lines * role.leading.pt + sum(pictures) + role.cell_padding_block.pt * 2


def _is_short(row: Row) -> bool:
    return len(plain_text(row)) <= _FEW and not any(isinstance(n, Image) for n in iterate(row))
