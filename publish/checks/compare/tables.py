"""Tables: rows, cells, spans, heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from publish.checks import facts as f
from publish.checks.compare import saying
from publish.checks.compare.sequences import compare
from publish.checks.compare.side import Side, likeness, paired
from publish.diagnostics import Finding


def tables(side: Side, expected: Sequence[f.Table], found: Sequence[f.Table]) -> Iterator[Finding]:
    """Tables row by row, and the tables that stand on one side only."""

    def words(table: f.Table) -> str:
        return "|".join(side.voice.key(cell.text) for row in table.rows for cell in row)

    pairs = compare(expected, found, words, lambda a, b: likeness(words(a), words(b)))
    for pair in paired(pairs):
        match pair:
            case (f.Table() as table, f.Table() as other):
                yield from _rows(side, table, other)
            case (table, other):
                yield from side.alone("tables", "table", table, other, saying.said_table)


def _rows(side: Side, table: f.Table, other: f.Table) -> Iterator[Finding]:
    """The first difference of each row: what follows it in the row is shifted by it."""

    def words(row: tuple[f.Cell, ...]) -> tuple[str, ...]:
        return tuple(side.voice.key(cell.text) for cell in row)

    def alike(one: tuple[f.Cell, ...], two: tuple[f.Cell, ...]) -> float:
        return max(0.6, likeness("|".join(words(one)), "|".join(words(two))))

    pairs = compare(table.rows, other.rows, words, alike)
    for number, pair in enumerate(pairs, start=1):
        where = f"row {number}"
        if pair.expected is None or pair.found is None:
            yield side.differs(
                "table-row", table, other, saying.said_row(pair.expected),
                saying.said_row(pair.found), column="tables", where=where,
            )  # fmt: skip
            continue
        if pair.how == "moved":
            yield side.differs(
                "table-row-moved", table, other, saying.said_row(pair.expected), "in another place",
                column="tables", where=where,
            )  # fmt: skip
        for at, (cell, seen) in enumerate(zip_longest(pair.expected, pair.found), start=1):
            same = (
                cell is not None
                and seen is not None
                and side.voice.reads(cell.text, seen.text)
                and _shape(cell) == _shape(seen)
            )
            if not same:
                yield side.differs(
                    "table-cell", table, other, saying.said_cell(cell), saying.said_cell(seen),
                    column="tables", where=f"{where}, cell {at}",
                )  # fmt: skip
                break


def _shape(cell: f.Cell) -> tuple[int, int, str]:
    return cell.row_span, cell.column_span, cell.header
