"""How high the rows of a table come out, and which are too high for what rows usually do.

A row is not parted by the end of a page, and the head of a table stands on each of its pages: of a
row as high as a page neither can be true.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from publish.document import Document, Row, Table
from publish.style.columns import Columns, placed, tables_of
from publish.style.measure import Ruler
from publish.style.types import PageMaster, Style
from publish.walk import plain_text

_PARTED: Final = 0.5
"""Share of the height of a page from which a row may be parted …"""
_REPEATED: Final = 0.33
"""… and from which a head is no longer repeated: rows want room below it."""
_RAGGED: Final = 1.1
"""By how much words that are not parted lengthen a text."""
_FEW: Final = 100
"""Characters of a row that is high in no table."""


class TallRows(msgspec.Struct, frozen=True):
    """The `id()` of rows that a page may part, and of tables whose heads stand there once."""

    rows: frozenset[int]
    heads: frozenset[int]


def tall_rows(document: Document, style: Style, master: PageMaster) -> TallRows:
    """Which rows and heads of the document's tables are too high to be kept whole and repeated."""
    measured = _Measured(style)
    rows: set[int] = set()
    heads: set[int] = set()
    for table, room, page in tables_of(document, style, master):
        depth = (page.depth - style.text.leading * 2.0).pt
        if all(len(plain_text(row)) <= _FEW for row in (*table.head, *table.body, *table.foot)):
            continue
        widths = measured.widths(table, room)
        heights = list(measured.heights(table, widths))
        rows.update(id(row) for row, height in heights if height > depth * _PARTED)
        above = {id(row) for row in table.head}
        if sum(height for row, height in heights if id(row) in above) > depth * _REPEATED:
            heads.add(id(table))
    return TallRows(rows=frozenset(rows), heads=frozenset(heads))


class _Measured:
    def __init__(self, style: Style) -> None:
        self._style = style
        self._ruler = Ruler(style)
        self._columns = Columns(style)

    def widths(self, table: Table, room: float) -> list[float]:
        """The columns in points: as wide as is said, else between their least and their natural
        width as there is room (CSS 2.1, 17.5.2.2)."""
        columns = self._columns.of(table)
        stated = [None if c.width is None else c.width * room for c in table.columns]
        left = max(room - sum(width or 0.0 for width in stated), 0.0)
        free = [width for width, said in zip(columns, stated, strict=True) if said is None]
        least, natural = sum(w.least for w in free), sum(w.natural for w in free)
        part = (left - least) / (natural - least) if natural > least else 1.0
        share = min(max(part, 0.0), 1.0)
        return [
            width.least + (width.natural - width.least) * share if said is None else said
            for width, said in zip(columns, stated, strict=True)
        ]

    def heights(self, table: Table, widths: Sequence[float]) -> Iterator[tuple[Row, float]]:
        """The rows of a table that hold more than a few words, with their heights in points."""
        for rows in (table.head, table.body, table.foot):
            cells = placed(rows)
            for row in rows:
                own = [next(cells) for _ in row.cells]
                if len(plain_text(row)) > _FEW:
                    reach = (
                        (plain_text(cell.blocks), sum(widths[at : at + cell.column_span]))
                        for at, cell in own
                    )
                    yield row, max(self._height(text, width) for text, width in reach)

    def _height(self, text: str, width: float) -> float:
        role = self._style.table
        across = max(width - role.cell_padding_inline.pt * 2, role.size.pt)
        lines = 0
        for line in text.split("\n"):
            long = self._ruler.ems(line, role.font, role.weight, role.slope) * role.size.pt
            lines += max(1, math.ceil(long * _RAGGED / across))
        return lines * role.leading.pt + role.cell_padding_block.pt * 2
