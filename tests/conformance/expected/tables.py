"""Tables, row by row, and the captions of tables and figures, as the style sets them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from publish.checks.expected.roles import ground
from publish.document import Cell, Figure, Paragraph, Row, Table
from publish.walk import plain_text
from tests.conformance.expected.telling import Here, Teller
from tests.conformance.passages import Box, layered
from tests.conformance.spacing import Spacing


def tell_table(teller: Teller, block: Table, here: Here, *, first: bool, last: bool) -> None:
    role = teller.style.table
    teller.spacing.before(0.0 if first else role.space_before.pt)
    tell_caption(teller, block, here, first=first, last=False)
    teller.spacing.open(role.rule_top.width.pt)
    rules = {"head": role.rule_head, "body": role.rule_row, "foot": role.rule_row}
    groups = (("head", block.head), ("body", block.body), ("foot", block.foot))
    before: str = ""
    inside = here.row is not None
    teller.rows += inside  # no row of a table in a cell is next to the one around it …
    for group, rows in groups:
        for number, (row, cells) in enumerate(_placed(rows)):
            if before:
                edge = "head" if number == 0 and "head" in (before, group) else group
                edge = "head" if number == 0 and group == "foot" else edge
                if number == 0 or group != "head":
                    teller.spacing.edge(rules[edge].width.pt)
            _tell_row(teller, row, cells, block, here, in_head=group == "head")
            before = group
    teller.rows += inside  # … nor is the one behind it
    teller.spacing.edge(role.rule_bottom.width.pt)
    teller.spacing.space(0.0 if last else role.space_after.pt)


def tell_caption(
    teller: Teller, block: Figure | Table, here: Here, *, first: bool, last: bool
) -> None:
    if not block.caption and not block.label:
        return
    role = teller.style.caption
    inner = msgspec.structs.replace(teller.open("caption", here, first=first), align=None)
    blocks = block.caption
    label = (teller.said.run(f"{block.label}. ", role, "caption"),) if block.label else ()
    match blocks:
        case (Paragraph(content=content, origin=origin), *rest):
            teller.tell((*label, *teller.said.of(content, role, "caption")), inner, origin)
            teller.blocks(rest, inner, last=True)
        case _:
            teller.tell(label, inner, None)
            teller.blocks(blocks, inner, last=True)
    teller.close("caption", last=last)


def _tell_row(
    teller: Teller,
    row: Row,
    columns: tuple[int, ...],
    block: Table,
    here: Here,
    *,
    in_head: bool,
) -> None:
    role = teller.style.table
    teller.rows += 1
    teller.spacing.open(role.cell_padding_block.pt)
    above = teller.spacing
    ends = []
    place = msgspec.structs.replace(here, row=teller.rows)  # a table in a cell counts on
    for cell, column in zip(row.cells, columns, strict=True):
        teller.spacing = above.copy()
        _tell_cell(teller, cell, column, block, place, in_head=in_head)
        if plain_text(cell.blocks).strip():
            ends.append(teller.spacing.frame or not teller.spacing.known)
    # Without words nobody knows where a row ends, nor where which cell is the highest: there may be
    # the padding of a box below its words.
    teller.spacing = Spacing(known=bool(ends) and not any(ends))
    teller.spacing.edge(role.cell_padding_block.pt)


def _tell_cell(
    teller: Teller, cell: Cell, column: int, block: Table, here: Here, *, in_head: bool
) -> None:
    name = "table_head" if in_head or cell.header else "table"
    role = teller.role(name)
    align = cell.align
    if align == "default" and column < len(block.columns):
        align = block.columns[column].align
    inline = teller.style.table.cell_padding_inline.pt
    # Through cells shows the ground of the box around the table, whose rules are not theirs.
    shining = Box(background=here.box.background)
    inner = Here(
        name=name,
        role=role,
        start=inline,
        end=inline,
        box=layered(Box(background=ground(role) or ground(teller.style.table)), shining),
        boxes=here.boxes,
        depth=here.depth,
        align=None if align == "default" else align,
        direction=here.direction,
        columns=here.direction or teller.direction,
        flow=here.flow,
        row=here.row,
        column=here.column + column,  # the first one of a table in a cell begins within that
        row_span=cell.row_span,
        table_start=here.table_start + here.start,
    )
    teller.blocks(cell.blocks, inner, first=True, last=True)


def _placed(rows: tuple[Row, ...]) -> Iterator[tuple[Row, tuple[int, ...]]]:
    """Rows with the column in which each of their cells begins."""
    taken: dict[int, int] = {}
    for row in rows:
        columns: list[int] = []
        at = 0
        for cell in row.cells:
            while taken.get(at, 0):
                at += 1
            columns.append(at)
            for column in range(at, at + cell.column_span):
                taken[column] = cell.row_span
            at += cell.column_span
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        yield row, tuple(columns)
