"""Blocks: what is empty goes, and tables become square."""

from __future__ import annotations

from itertools import chain
from typing import Final

import msgspec

from publish.diagnostics import Log
from publish.document import (
    BlockQuote,
    Callout,
    Cell,
    CodeBlock,
    Column,
    DefinitionList,
    Document,
    Figure,
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
            case DefinitionList(items=()) | BlockQuote(blocks=()):
                return ()
            case Callout(blocks=(), title=()) | Region(blocks=(), title=()):
                return ()
            case Figure(blocks=()):
                return node.caption
            case Section(title=()):
                return node.blocks
            case CodeBlock() | MathBlock():
                return _trimmed(node)
            case LineBlock():
                return _without_empty_ends(node)
            case Table():
                return square(node, log) if node.head or node.body or node.foot else node.caption
            case _:
                return node

    return rebuild(document, tidy)


def square(table: Table, log: Log) -> Table:
    """`table` with rows that fill exactly its columns.

    Cells go to the next free place of their row, as in HTML's table model. A span that runs into
    another cell or over the edge is cut; a row that is too short is filled with empty cells, and
    columns are added for one that is too long.
    """
    wanted = max((len(row.cells) for row in chain(table.head, table.body, table.foot)), default=0)
    width = min(max(len(table.columns), wanted, 1), MAX_COLUMNS)
    squared = msgspec.structs.replace(
        table,
        columns=(table.columns + (Column(),) * width)[:width],
        head=_filled(table.head, width),
        body=_filled(table.body, width),
        foot=_filled(table.foot, width),
    )
    if wanted > MAX_COLUMNS:
        log.lost(table, f"has {wanted} columns; {MAX_COLUMNS} can be set", code="table-too-wide")
    elif squared != table:
        log.info(
            "table-squared",
            "cells were added or spans cut so that all rows have the same width",
            origin=table.origin,
        )
    return squared


def _filled(rows: tuple[Row, ...], width: int) -> tuple[Row, ...]:
    """`rows` as a grid of `width` columns; spans end with the group of rows they begin in."""
    below = [0] * width
    """For each column: how many further rows a cell above still covers."""
    filled = []
    for index, row in enumerate(rows):
        cells: list[Cell] = []
        waiting = iter(row.cells)
        column = 0
        while column < width:
            if below[column]:
                below[column] -= 1
                column += 1
                continue
            cell = next(waiting, _EMPTY)
            free = next((c for c in range(column, width) if below[c]), width) - column
            across = max(1, min(cell.column_span, free))
            down = max(1, min(cell.row_span, len(rows) - index))
            cells.append(msgspec.structs.replace(cell, column_span=across, row_span=down))
            below[column : column + across] = [down - 1] * across
            column += across
        filled.append(Row(cells=tuple(cells)))
    return tuple(filled)


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
