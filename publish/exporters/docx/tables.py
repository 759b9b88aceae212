"""Tables: a grid of cells with spans, head rows that repeat, and a caption above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal

import msgspec

from publish.document import Alignment, Cell, Column, Row, Table
from publish.exporters.docx.callbacks import SayBlocks
from publish.exporters.docx.columns import column_widths
from publish.exporters.docx.export_state import Composition
from publish.exporters.docx.formatting import ParagraphFormat, border_size
from publish.exporters.docx.keep_together import spaced
from publish.exporters.docx.oxml import Element, on_off, w
from publish.exporters.docx.paragraphs import (
    Flow,
    Para,
    Place,
    TableFlow,
    changed,
    elements,
    paragraph,
)
from publish.exporters.docx.styles import TABLE_STYLE
from publish.units import Length

Side = Literal["top", "bottom"]

_ALIGNMENTS: Final[dict[Alignment, Literal["left", "center", "right"] | None]] = {
    "start": "left",
    "center": "center",
    "end": "right",
    "default": None,
}
_FIRST_ROW, _FIRST_COLUMN, _NO_BANDS = 0x0020, 0x0080, 0x0600
"""Bits of `w:tblLook` (17.4.55)."""


class _Slot(msgspec.Struct, frozen=True, kw_only=True):
    """A place in the grid: the cell that begins there, or one that a row span carries on."""

    cell: Cell
    column: int
    begins: bool

    @property
    def merged(self) -> bool:
        return self.cell.row_span > 1


def table_flow(
    table: Table, place: Place, composition: Composition, say: SayBlocks, caption: Sequence[Flow]
) -> list[Flow]:
    """A table with its `caption`, which keeps with it. `say` says what is in the cells.

    The table is square, as `normalize` leaves it; of one without cells the caption is all.
    """
    if not table.columns or not (table.head or table.body or table.foot):
        return list(caption)
    role = composition.sheet.style.table
    before, after = role.space_before.twips, role.space_after.twips
    element = _table(table, place, composition, say)
    made: list[Flow] = [
        changed(piece, ParagraphFormat(keep_next=True)) if isinstance(piece, Para) else piece
        for piece in spaced(caption, before, None)
    ]
    return [*made, TableFlow(element=element, before=0 if caption else before, after=after)]


class _Frame(msgspec.Struct, frozen=True, kw_only=True):
    """What all cells of a table share."""

    columns: Sequence[Column]
    widths: Sequence[int]
    place: Place
    composition: Composition
    say: SayBlocks


def _table(table: Table, place: Place, composition: Composition, say: SayBlocks) -> Element:
    widths = column_widths(table, place.room.twips, composition.columns)
    frame = _Frame(
        columns=table.columns, widths=widths, place=place, composition=composition, say=say
    )
    made = w("tbl", _properties(table, frame), w("tblGrid", *(w("gridCol", w=n) for n in widths)))
    for row, slots in _grid(table.head, len(widths)):
        ruled: Side | None = "bottom" if len(table.head) > 1 and row is table.head[-1] else None
        made.append(_row(row, slots, frame, head=True, ruled=ruled))
    for row, slots in _grid(table.body, len(widths)):
        made.append(_row(row, slots, frame, head=False, ruled=None))
    for row, slots in _grid(table.foot, len(widths)):
        made.append(
            _row(row, slots, frame, head=False, ruled="top" if row is table.foot[0] else None)
        )
    return made


def _properties(table: Table, frame: _Frame) -> Element:
    rows = (*table.body, *table.foot)
    row_heads = bool(rows) and all(row.cells and row.cells[0].header for row in rows)
    place = frame.place
    look = _NO_BANDS | (_FIRST_ROW if table.head else 0) | (_FIRST_COLUMN if row_heads else 0)
    return w(
        "tblPr",
        w("tblStyle", val=TABLE_STYLE),
        on_off("bidiVisual", place.rtl or None),
        w("tblW", w=sum(frame.widths), type="dxa"),
        w("tblInd", w=place.inner_left, type="dxa") if place.inner_left else None,
        w("tblLayout", type="fixed"),
        w(
            "tblLook",
            val=f"{look:04X}",
            firstRow=int(bool(table.head)),
            lastRow=0,
            firstColumn=int(row_heads),
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
    )


def _row(
    row: Row, slots: Sequence[_Slot], frame: _Frame, *, head: bool, ruled: Side | None
) -> Element:
    """A row; the rule of a head that is not the first row, or of a foot, is stated on its cells."""
    return w(
        "tr",
        w(
            "trPr",
            None if id(row) in frame.composition.parted else w("cantSplit"),
            w("tblHeader") if head else None,
        ),
        *(_cell(slot, frame, head=head, ruled=ruled) for slot in slots),
    )


def _cell(slot: _Slot, frame: _Frame, *, head: bool, ruled: Side | None) -> Element:
    cell, composition = slot.cell, frame.composition
    sheet = composition.sheet
    width = sum(frame.widths[slot.column : slot.column + cell.column_span])
    padding = sheet.style.table.cell_padding_inline.twips * 2
    column = frame.columns[slot.column].align
    inner = Place(
        role="table_head" if head or cell.header else "table",
        room=Length(max(width - padding, 20) / 20),
        align=_ALIGNMENTS[cell.align if cell.align != "default" else column],
        depth=frame.place.depth,
        rtl=frame.place.rtl,
        language=frame.place.language,
        after=sheet.paragraphs["text"].paragraph.after,
    )
    flows = frame.say(cell.blocks, inner, composition) if slot.begins else []
    fill = _ground(inner, frame)
    merge = w("vMerge", val="restart" if slot.begins else None) if slot.merged else None
    return w(
        "tc",
        w(
            "tcPr",
            w("tcW", w=width, type="dxa"),
            w("gridSpan", val=cell.column_span) if cell.column_span > 1 else None,
            merge,
            None if ruled is None else _head_rule(composition, ruled),
            None if fill is None else w("shd", val="clear", color="auto", fill=fill),
        ),
        *elements(
            spaced(flows or [paragraph(inner, sheet, inner.role, ())], 0, 0),
            sheet,
            composition.numbering,
            closed=True,
        ),
    )


def _head_rule(composition: Composition, side: Side) -> Element:
    rule = composition.sheet.style.table.rule_head
    line = w(
        side,
        val="single",
        sz=border_size(rule.width.pt),
        space=0,
        color=rule.color.hex.upper(),
    )
    return w("tcBorders", line)


def _ground(inner: Place, frame: _Frame) -> str | None:
    """What a cell is shaded with: as the head, or as the box around a table without a ground of its
    own, which on a page shines through. What all cells have, the table's style says."""
    style, around = frame.composition.sheet.style, frame.place.box
    if inner.role == "table_head" and style.table_head.background is not None:
        return style.table_head.background.hex.upper()
    if style.table.background is None and around is not None:
        return around.fill
    return None


def _grid(rows: Sequence[Row], columns: int) -> Iterator[tuple[Row, list[_Slot]]]:
    """The rows of a group, with their cells and those that reach into them (17.4.85)."""
    open_spans: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        slots: list[_Slot] = []
        cells = iter(row.cells)
        column = 0
        while column < columns:
            if column in open_spans:
                cell, left = open_spans.pop(column)
                begins = False
            else:
                following = next(cells, None)
                cell = Cell() if following is None else following
                left, begins = cell.row_span, True
            slots.append(_Slot(cell=cell, column=column, begins=begins))
            if left > 1:
                open_spans[column] = (cell, left - 1)
            column += cell.column_span
        yield row, slots
