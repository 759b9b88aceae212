"""Tables, from pandoc's model to ours and back.

The models differ in two points. pandoc's table has several bodies, each with head rows of its own
and a number of leading columns that are row heads; ours has one, and each cell says whether it is
a head. A head cell that pandoc's counts cannot state bears the class `header`; in Markdown, which
counts no row heads, a table of the class `header-column` has one in each row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from publish.document import Alignment, Blocks, Cell, Column, Document, Node, Row, Table
from publish.pandoc import types as p
from publish.walk import rebuild

HEADER_CLASS: Final = "header"
COLUMN_CLASS: Final = "header-column"
_ALIGNMENTS: Final[dict[str, Alignment]] = {
    "AlignLeft": "start",
    "AlignRight": "end",
    "AlignCenter": "center",
    "AlignDefault": "default",
}
_NAMES: Final = {alignment: p.Name(name) for name, alignment in _ALIGNMENTS.items()}


def decode_table(node: p.Table, blocks: Callable[[list[p.Block]], Blocks]) -> Table:
    """pandoc's table as ours; `blocks` decodes what stands in cells and caption."""
    (identifier, classes, _), (_, caption), columns, (_, head), bodies, (_, foot) = node.c

    def rows(part: list[p.Row], *, heads: int = 0, all_heads: bool = False) -> list[Row]:
        done = []
        covered = [0] * len(columns)
        for _, cells in part:
            place = 0
            made = []
            for attr, align, row_span, column_span, content in cells:
                while place < len(covered) and covered[place]:
                    place += 1
                made.append(
                    Cell(
                        blocks=blocks(content),
                        row_span=row_span,
                        column_span=column_span,
                        header=all_heads or place < heads or HEADER_CLASS in attr[1],
                        align=_ALIGNMENTS[align.t],
                    )
                )
                for column in range(place, min(place + column_span, len(covered))):
                    covered[column] = row_span
                place += column_span
            covered = [max(rest - 1, 0) for rest in covered]
            done.append(Row(cells=tuple(made)))
        return done

    least = int(COLUMN_CLASS in classes)
    body = [
        row
        for _, heads, head_rows, body_rows in bodies
        for row in (*rows(head_rows, all_heads=True), *rows(body_rows, heads=max(heads, least)))
    ]
    return Table(
        columns=tuple(_column(spec) for spec in columns),
        head=tuple(rows(head, all_heads=True)),
        body=tuple(body),
        foot=tuple(rows(foot)),
        caption=blocks(caption),
        id=identifier,
    )


def without_even_widths(document: Document) -> Document:
    """`document` without the widths of tables whose columns are all as wide.

    pandoc makes those up for tables of HTML that hold more than lines, and for pipe tables with
    long rows it takes the dashes below the head, which few authors count."""

    def natural(node: Node) -> Node:
        if not isinstance(node, Table) or not node.columns:
            return node
        if any(column.width != 1 / len(node.columns) for column in node.columns):
            return node
        columns = (msgspec.structs.replace(column, width=None) for column in node.columns)
        return msgspec.structs.replace(node, columns=tuple(columns))

    return rebuild(document, natural)


def encode_table(
    table: Table, caption: list[p.Block], blocks: Callable[[Blocks], list[p.Block]]
) -> p.Table:
    """Our table as pandoc's, under `caption`; `blocks` encodes what stands in cells."""

    def rows(part: Iterable[Row], *, in_head: bool = False) -> list[p.Row]:
        return [(p.NO_ATTR, [cell(c, in_head=in_head) for c in row.cells]) for row in part]

    def cell(part: Cell, *, in_head: bool) -> p.Cell:
        attr: p.Attr = ("", [HEADER_CLASS], []) if part.header and not in_head else p.NO_ATTR
        return attr, _NAMES[part.align], part.row_span, part.column_span, blocks(part.blocks)

    return p.Table(
        (
            (table.id, [], []),
            (None, caption),
            [
                (
                    _NAMES[column.align],
                    p.ColWidthDefault() if column.width is None else p.ColWidth(column.width),
                )
                for column in table.columns
            ],
            (p.NO_ATTR, rows(table.head, in_head=True)),
            [(p.NO_ATTR, 0, [], rows(table.body))],
            (p.NO_ATTR, rows(table.foot)),
        )
    )


def _column(spec: p.ColSpec) -> Column:
    align, width = spec
    share = width.c if isinstance(width, p.ColWidth) else None
    return Column(align=_ALIGNMENTS[align.t], width=share)
