"""The passages of a Word document by its effective formatting, read from raw XML.

What Word makes of it: spaces of neighbours collapse to the greater (the `compat` setting that would
add them is absent), borders stand outside the text at their `space` and width, like boxes of
neighbours are one box (17.3.1.24), and an empty paragraph takes its line.
"""

from __future__ import annotations

from typing import Final

import msgspec

from publish.checks.look import (
    Direction,
    FlowName,
    lines_of,
)
from publish.checks.read.docx.body import Cell, TextBlock
from publish.checks.read.docx.cascade import (
    RunProperties,
    attribute,
    color_of,
    first_row_counts,
    indent,
    indents,
    is_on,
    number,
    twips,
    value,
)
from publish.checks.read.docx.facts import Walked
from publish.checks.read.docx.look import Runs, line_of
from publish.checks.read.docx.package import Element, W
from publish.style import Style
from tests.conformance.passages import NO_BOX, Box, Edge, Placed, layered
from tests.conformance.spacing import Spacing
from tests.conformance.word.frames import Frame, box_of_cell, frame_of
from tests.conformance.word.tables import (
    TableLines,
    box_ends,
    parts,
    rooms_of,
    row_spans,
    rules_of,
)

_ALIGN: Final = {
    "": "start",
    "left": "start",
    "start": "start",
    "right": "end",
    "end": "end",
    "center": "center",
    "both": "justify",
    "distribute": "justify",
}


class PlacedWords(msgspec.Struct, frozen=True, kw_only=True):
    """The passages of a Word document, and the rules of its tables."""

    passages: tuple[Placed, ...]
    rules: tuple[tuple[str, Edge | None], ...]
    """Of tables: the key of the style, and what was found."""


def measure(word: Walked, style: Style) -> PlacedWords:
    """Reads a .docx. `style` says only which face each of Word's families stands for."""
    reader = Placing(word, style)
    body = word.package.document.root.find(W + "body")
    assert body is not None
    reader.flow(body, "main", "paragraph")
    for part in (word.package.related("footnotes"), word.package.related("endnotes")):
        for note in () if part is None else part:
            if attribute(note, "type") in ("", "normal"):
                reader.flow(note, "note", f"note {attribute(note, 'id')}, paragraph")
    return PlacedWords(passages=tuple(reader.passages), rules=tuple(reader.rules))


class _Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What paragraphs in a cell of a table take from it."""

    start: float = 0.0
    end: float = 0.0
    background: str = ""
    box: Box = NO_BOX
    row: int | None = None
    column: int = 0
    row_span: int = 1
    room: float | None = None
    """Its width within its padding, where that is known."""
    columns: Direction | None = None
    paragraph: tuple[Element, ...] = ()
    run: tuple[Element, ...] = ()


_NO_CELL: Final = _Cell()


class Placing:
    def __init__(self, word: Walked, style: Style) -> None:
        self._styles = word.styles
        self._runs = Runs(word.styles, style)
        self._texts: dict[Element, TextBlock] = {block.element: block for block in word.text}
        self._hyphenates = bool(is_on([word.package.related("settings")], "autoHyphenation"))
        self._spacing = Spacing()
        self.frame_of: Frame | None = None
        self._rows = 0
        self._broken = False
        """Whether an empty paragraph has begun a page for what stands next."""
        self.passages: list[Placed] = []
        self.rules: list[tuple[str, Edge | None]] = []

    def flow(self, container: Element, flow: FlowName, where: str) -> None:
        self._spacing.lose()
        self.frame_of = None
        self._blocks(container, flow, where, _NO_CELL)

    def _blocks(self, container: Element, flow: FlowName, where: str, cell: _Cell) -> None:
        rooms = dict(rooms_of(container)) if cell is _NO_CELL and flow == "main" else {}
        for child in container:
            if child.tag == W + "p":
                self._paragraph(child, flow, where, cell)
            elif child.tag == W + "tbl":
                self._close_frame()
                self._table(child, flow, where, cell, rooms.get(child, cell.room))

    def _marker(self, level: Element, paragraph: Element) -> str:
        """The colour of the marker of an item."""
        mark = paragraph.find(W + "pPr")
        styled = RunProperties(self._styles, paragraph if mark is None else mark, paragraph, ())
        return color_of(value([level.find(W + "rPr")], "color") or styled.value("color"))

    def _paragraph(self, paragraph: Element, flow: FlowName, where: str, cell: _Cell) -> None:
        places = self._styles.paragraph_places(paragraph, cell.paragraph)
        block = self._texts[paragraph]
        runs = tuple(self._runs.of(block, Cell(run=cell.run)))
        frame = frame_of(places)
        opened = self._open_frame(frame)
        self._spacing.space(twips(value(places, "spacing", "before")))
        self._spacing.edge(frame.above if opened else 0.0)
        gap = self._spacing.take()
        line = line_of(places)
        breaks = bool(is_on(places, "pageBreakBefore")) or self._broken
        self._broken = breaks and not any(run.text.strip() for run in runs)
        if any(run.text.strip() for run in runs):
            numbered = self._styles.level(places)
            left, first = indents(places)
            if numbered is not None and not block.number:
                first = 0.0  # there the marker begins
            self.passages.append(
                Placed(
                    runs=runs,
                    flow=flow,
                    align=_ALIGN.get(value(places, "jc", "val"), "start"),
                    line_height=line,
                    indent_start=cell.start + left,
                    indent_end=cell.end + indent(places, "right", "end"),
                    first_indent=first,
                    hyphenate=self._hyphenates and not is_on(places, "suppressAutoHyphens"),
                    direction="rtl" if is_on(places, "bidi") else "ltr",
                    columns=cell.columns,
                    keeps=bool(is_on(places, "keepNext")),
                    begins_page=breaks,
                    lines=lines_of("".join(run.text for run in runs)),
                    gap=gap,
                    box=_shown(frame.box, cell),
                    row=cell.row,
                    column=cell.column,
                    row_span=cell.row_span,
                    marker=None if numbered is None else self._marker(numbered, paragraph),
                    where=f"{where} {len(self.passages) + 1}",
                )
            )
        elif line is None or gap is None or _holds_picture(paragraph):
            self._spacing.lose()
        else:
            self._spacing.frame = gap + line
        self._spacing.space(twips(value(places, "spacing", "after")))

    def _open_frame(self, frame: Frame) -> bool:
        """Whether a paragraph begins a frame of its own, after ending the one before it."""
        if self.frame_of is not None and frame == self.frame_of:
            return False
        self._close_frame()
        self.frame_of = frame
        return True

    def _close_frame(self) -> None:
        if self.frame_of is not None and self.frame_of.below:
            after, self._spacing.pending = self._spacing.pending, 0.0
            self._spacing.edge(self.frame_of.below)
            self._spacing.space(after)
        self.frame_of = None

    # -- tables ----------------------------------------------------------------------------------

    def _table(
        self, table: Element, flow: FlowName, where: str, outer: _Cell, room: float | None
    ) -> None:
        properties = table.find(W + "tblPr")
        chain = self._styles.chain(
            "table", value([properties], "tblStyle", "val") if properties is not None else ""
        )
        rows = list(table.iterchildren(W + "tr"))
        if any(value([style], "name", "val").lower() == "callout" for style in chain):
            start, end = box_ends(properties, room)
            around = _Cell(
                start=outer.start + start,
                end=outer.end + end,
                room=None if room is None else room - start - end,
                columns=_columns(properties),
            )
            self._box(rows, TableLines(properties, chain), around, flow, where)
            return
        first_row = first_row_counts(properties)
        sides = TableLines(properties, chain)
        self.rules += rules_of(rows, sides, chain if first_row else ())
        spans = row_spans(rows)
        for index, row in enumerate(rows):
            self._rows += 1
            cells = list(row.iterchildren(W + "tc"))
            conditional = [
                part
                for style in chain
                for part in style.iterchildren(W + "tblStylePr")
                if index == 0 and first_row and attribute(part, "type") == "firstRow"
            ]
            rule = sides.above(rows, index, conditional, chain if first_row else ())
            self._spacing.edge(rule)
            top = max((sides.margin(cell, "top", conditional) for cell in cells), default=0.0)
            bottom = max((sides.margin(cell, "bottom", conditional) for cell in cells), default=0.0)
            self._spacing.edge(top)
            above = self._spacing.copy()
            column = 0
            for cell in cells:
                self._spacing, self.frame_of = above.copy(), None
                width = int(
                    number(value(list(cell.iterchildren(W + "tcPr")), "gridSpan", "val")) or 1
                )
                place = _Cell(
                    start=sides.margin(cell, "left", conditional),
                    end=sides.margin(cell, "right", conditional),
                    background=sides.fill(cell, conditional)
                    or outer.background
                    or outer.box.background,
                    row=self._rows,
                    column=column,
                    row_span=spans.get((index, column), 1),
                    columns=_columns(properties),
                    paragraph=parts(conditional, chain, "pPr"),
                    run=parts(conditional, chain, "rPr"),
                )
                self._blocks(cell, flow, where, place)
                column += width
            self.frame_of = None
            self._spacing = Spacing(known=True)
            self._spacing.edge(bottom)
        self._spacing.edge(sides.width("bottom"))

    def _box(
        self,
        rows: list[Element],
        sides: TableLines,
        around: _Cell,
        flow: FlowName,
        where: str,
    ) -> None:
        """A table whose cell draws the box of a callout, and is no cell of data."""
        for cell in (c for row in rows for c in row.iterchildren(W + "tc")):
            box = box_of_cell(cell, sides.fill(cell, []))
            start = sides.margin(cell, "left", []) + _half(box.start)
            end = sides.margin(cell, "right", []) + _half(box.end)
            place = _Cell(
                start=around.start + start,
                end=around.end + end,
                room=None if around.room is None else around.room - start - end,
                box=box,
                columns=around.columns,
            )
            self._spacing.edge(sides.margin(cell, "top", []))
            self._blocks(cell, flow, where, place)
            self._close_frame()
            after, self._spacing.pending = self._spacing.pending, 0.0
            self._spacing.edge(sides.margin(cell, "bottom", []))
            self._spacing.space(after)


def _columns(properties: Element | None) -> Direction:
    return "rtl" if properties is not None and is_on([properties], "bidiVisual") else "ltr"


def _half(edge: Edge | None) -> float:
    """How far the line of a cell stands out over the edge that its margin counts from."""
    return 0.0 if edge is None else edge.width / 2


def _holds_picture(paragraph: Element) -> bool:
    found = ("drawing", "pict", "object")
    return any(next(paragraph.iter(W + name), None) is not None for name in found)


def _shown(box: Box, cell: _Cell) -> Box:
    return layered(box, layered(cell.box, Box(background=cell.background)))
