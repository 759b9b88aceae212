"""Blocks: what is empty goes, and tables become square."""

from __future__ import annotations

import itertools
from typing import Final

import msgspec

from publish.diagnostics import Log
from publish.document import (
    BlockQuote,
    Callout,
    Cell,
    CodeBlock,
    Column,
    Definition,
    DefinitionList,
    Division,
    Document,
    FieldList,
    Figure,
    Landscape,
    LineBlock,
    List,
    ListItem,
    MathBlock,
    Node,
    Paragraph,
    Region,
    Row,
    Section,
    Table,
)
from publish.walk import rebuild

MAX_COLUMNS: Final = 200
"""More columns than any sheet can set; a source that claims 10^6 of them only costs time."""


def tidy_blocks(document: Document, log: Log) -> Document:
    """`document` without empty blocks and with square tables; leaves first, so that what becomes
    empty goes too."""

    def tidy(node: Node) -> Node | tuple[Node, ...]:
        match node:
            case Paragraph(content=()) | List(items=()) | ListItem(blocks=()):
                return ()
            case List(start=1, items=(ListItem(blocks=(List() as inner,), checked=None),)):
                return inner  # Else both markers stand side by side.
            case Definition():
                return _defined(node)
            case FieldList(fields=()):
                return ()
            case DefinitionList():
                return _with_terms(node)
            case BlockQuote(blocks=()):
                said = Paragraph(content=node.attribution, origin=node.origin)
                return said if said.content else ()
            case Callout(blocks=(), title=()) | Region(blocks=(), title=()):
                return ()
            case Figure(blocks=()):
                return node.caption
            case Section(title=(), role=""):
                return node.blocks
            case Landscape(blocks=()) | Division(blocks=()):
                return ()
            case CodeBlock() | MathBlock():
                return _trimmed(node)
            case LineBlock():
                return _without_empty_ends(node)
            case Table():
                if not (node.head or node.body or node.foot):
                    return node.caption
                return _without_empty_head(square(node, log))
            case _:
                return node

    return rebuild(document, tidy)


def square(table: Table, log: Log) -> Table:
    """`table` with rows that fill exactly its columns.

    Cells go to the next free place of their row, as in HTML's table model. A span that runs into
    another cell or over the edge is cut; a row that is too short is filled with empty cells, and
    columns are added for one that is too long.
    """
    groups = (table.head, table.body, table.foot)
    width = min(max(len(table.columns), 1), MAX_COLUMNS)
    while (missing := max(_overflow(rows, width) for rows in groups)) and width < MAX_COLUMNS:
        width = min(width + missing, MAX_COLUMNS)
    head, body, foot = (_Grid(rows, width).rows for rows in groups)
    columns = (table.columns + (Column(),) * width)[:width]
    squared = msgspec.structs.replace(table, columns=columns, head=head, body=body, foot=foot)
    if missing:
        log.lost(table, f"more than {MAX_COLUMNS} columns cannot be set", code="table-too-wide")
    elif squared != table:
        log.info(
            "table-squared",
            "cells were added or spans cut so that all rows have the same width",
            origin=table.origin,
        )
    return squared


def _without_empty_head(table: Table) -> Table:
    """`table` without a head in which nothing stands: it heads nothing, and some formats know none
    such. Where it is all of the table, it is rows like others, so that the table keeps some."""
    if any(cell.blocks for row in table.head for cell in row.cells):
        return table
    if table.body or table.foot:
        return msgspec.structs.replace(table, head=())
    plain = tuple(
        Row(cells=tuple(msgspec.structs.replace(cell, header=False) for cell in row.cells))
        for row in table.head
    )
    return msgspec.structs.replace(table, head=(), body=plain)


def _overflow(rows: tuple[Row, ...], width: int) -> int:
    return _Grid(rows, width).overflow


class _Grid:
    """Rows laid into `width` columns: `rows`, and by how many cells a row was too long."""

    def __init__(self, rows: tuple[Row, ...], width: int) -> None:
        self.overflow = 0
        self._width = width
        self._covered = [0] * width
        """For each column: how many further rows a cell above still covers."""
        laid = [self._row(row, len(rows) - index) for index, row in enumerate(rows)]
        self.rows = tuple(_without_covered(laid))

    def _row(self, row: Row, rows_left: int) -> Row:
        """Spans end with the group they begin in; each cell leaves room for those behind it."""
        free = [column for column, below in enumerate(self._covered) if not below]
        self._covered = [max(below - 1, 0) for below in self._covered]
        self.overflow = max(self.overflow, len(row.cells) - len(free))
        waiting = list(row.cells[: len(free)])
        cells: list[Cell] = []
        while free:
            cell = waiting.pop(0) if waiting else _EMPTY
            room = min(cell.column_span, _adjoining(free), len(free) - len(waiting))
            down = max(1, min(cell.row_span, rows_left))
            cells.append(msgspec.structs.replace(cell, column_span=max(1, room), row_span=down))
            for column in free[: max(1, room)]:
                self._covered[column] = down - 1
            free = free[max(1, room) :]
        return Row(cells=tuple(cells))


def _without_covered(rows: list[Row]) -> list[Row]:
    """`rows` without those that cells above cover whole: they say nothing, and PDF/UA takes them
    for rows that are too short."""
    gone = list(itertools.accumulate((not row.cells for row in rows), initial=0))
    return [
        Row(
            cells=tuple(
                msgspec.structs.replace(
                    cell, row_span=cell.row_span - gone[at + cell.row_span] + gone[at]
                )
                for cell in row.cells
            )
        )
        for at, row in enumerate(rows)
        if row.cells
    ]


def _adjoining(columns: list[int]) -> int:
    """How many columns follow each other at the start of `columns`."""
    return next((n for n, column in enumerate(columns) if column != columns[0] + n), len(columns))


_EMPTY: Final = Cell()


def _trimmed(block: CodeBlock | MathBlock) -> Node | tuple[Node, ...]:
    text = block.text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not text.strip():
        return ()
    return block if text == block.text else msgspec.structs.replace(block, text=text)


def _without_empty_ends(block: LineBlock) -> Node | tuple[Node, ...]:
    full = [index for index, line in enumerate(block.lines) if line]
    if not full:
        return ()
    lines = block.lines[full[0] : full[-1] + 1]
    return block if lines == block.lines else msgspec.structs.replace(block, lines=lines)


def _defined(item: Definition) -> Node | tuple[Node, ...]:
    said = tuple(blocks for blocks in item.definitions if blocks)
    if not (said or item.term):
        return ()
    return item if said == item.definitions else msgspec.structs.replace(item, definitions=said)


def _with_terms(listed: DefinitionList) -> tuple[Node, ...]:
    """A definition without a term is one of the term before it, as in HTML (4.4.9); what stands
    before the first term stands before the list."""
    before: list[Node] = []
    items: list[Definition] = []
    for item in listed.items:
        if item.term:
            items.append(item)
        elif items:
            joined = (*items[-1].definitions, *item.definitions)
            items[-1] = msgspec.structs.replace(items[-1], definitions=joined)
        else:
            before.extend(block for blocks in item.definitions for block in blocks)
    if len(items) == len(listed.items):
        return (listed,) if items else ()
    return (*before, *([msgspec.structs.replace(listed, items=tuple(items))] if items else []))
