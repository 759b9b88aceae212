"""Which rows and columns the cells of a table take in the structure of a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from publish.checks.reading.pages.tree import Node


class Placed(NamedTuple):
    """A cell of a table, and the rows and columns that it takes."""

    cell: Node
    rows: range
    columns: range

    @property
    def scope(self) -> str:
        """What a header cell says that it heads, "" for nothing."""
        return str(self.cell.attributes.get("Scope", "")) if self.cell.role == "TH" else ""


def placed(table: Node) -> Iterator[Placed]:
    """The cells of a table, row by row."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(_rows(table)):
        column = 0
        for cell in row.elements():
            while (number, column) in taken:
                column += 1
            rows = range(number, number + _count(cell, "RowSpan"))
            columns = range(column, column + _count(cell, "ColSpan"))
            taken |= {(r, c) for r in rows for c in columns}
            yield Placed(cell, rows, columns)


def _rows(table: Node) -> Iterator[Node]:
    for kid in table.elements():
        if kid.role == "TR":
            yield kid
        elif kid.role in ("THead", "TBody", "TFoot"):
            yield from _rows(kid)


def _count(cell: Node, name: str) -> int:
    value = cell.attributes.get(name, 1)
    return value if isinstance(value, int) else 1
