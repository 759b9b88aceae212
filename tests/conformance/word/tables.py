"""Rules, padding and grounds of the cells of Word's tables, and which cells there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publish.checks.read.docx.cascade import (
    attribute,
    color_of,
    fill_of,
    number,
    stated,
    twips,
    value,
)
from publish.checks.read.docx.look import sheet_of
from publish.checks.read.docx.package import Element, W
from tests.conformance.passages import Edge
from tests.conformance.word.frames import border_width


class TableLines:
    """Rules, padding and grounds of the cells of one table."""

    def __init__(self, properties: Element | None, chain: tuple[Element, ...]) -> None:
        styled = [style.find(W + "tblPr") for style in chain]
        self._places = [p for p in (properties, *styled) if p is not None]
        self._cells = [c for s in chain if (c := s.find(W + "tcPr")) is not None]

    def edge(self, side: str) -> Element | None:
        """A rule of the table itself: top, bottom or insideH."""
        edges = (place.find(f"{W}tblBorders/{W}{side}") for place in self._places)
        return next((edge for edge in edges if edge is not None), None)

    def width(self, side: str) -> float:
        """The width of such a rule."""
        edge = self.edge(side)
        return 0.0 if edge is None else border_width(edge)

    def above(
        self,
        rows: list[Element],
        index: int,
        conditional: list[Element],
        chain: Iterable[Element],
    ) -> float:
        """The rule between a row and the one above it, or the table's upper rule."""
        own = _stated_edge(rows[index], "top")
        if index == 0:
            return self.width("top") if own is None else own
        above = _stated_edge(rows[index - 1], "bottom")
        if above is None and index == 1:
            for style in chain:
                for part in style.iterchildren(W + "tblStylePr"):
                    edge = part.find(f"{W}tcPr/{W}tcBorders/{W}bottom")
                    if attribute(part, "type") == "firstRow" and edge is not None:
                        above = border_width(edge)
        stated_widths = [width for width in (own, above) if width is not None]
        return max(stated_widths) if stated_widths else self.width("insideH")

    def margin(self, cell: Element, side: str, conditional: list[Element]) -> float:
        own = cell.find(f"{W}tcPr/{W}tcMar/{W}{side}")
        if own is not None:
            return twips(attribute(own, "w"))
        for place in self._places:
            edge = place.find(f"{W}tblCellMar/{W}{side}")
            if edge is not None:
                return twips(attribute(edge, "w"))
        return 5.4 if side in ("left", "right") else 0.0

    def fill(self, cell: Element, conditional: list[Element]) -> str:
        own = list(cell.iterchildren(W + "tcPr"))
        parts = [p for part in conditional if (p := part.find(W + "tcPr")) is not None]
        return fill_of(stated([*own, *parts, *self._cells], "shd"))


def rules_of(
    rows: list[Element], lines: TableLines, chain: Iterable[Element]
) -> Iterator[tuple[str, Edge | None]]:
    """The rules of a table of data, in words of the style: `chain` are the styles that say how its
    first row looks, none where that looks as others do."""
    for key, side in (("rule_top", "top"), ("rule_row", "insideH"), ("rule_bottom", "bottom")):
        yield key, edge_of(lines.edge(side))
    for side in ("left", "right", "insideV"):
        yield "rule_side", edge_of(lines.edge(side))
    heads = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
    below = f"{W}tcPr/{W}tcBorders/{W}bottom"
    if len(heads) == 1:
        parts = [p for style in chain for p in style.iterchildren(W + "tblStylePr")]
        first = (p.find(below) for p in parts if attribute(p, "type") == "firstRow")
        yield "rule_head", edge_of(next((edge for edge in first if edge is not None), None))
    for index, row in enumerate(rows):
        ends_head = index == len(heads) - 1 > 0
        for cell in row.iterchildren(W + "tc"):
            if ends_head:
                yield "rule_head", edge_of(cell.find(below))
            for edge in cell.iterfind(f"{W}tcPr/{W}tcBorders/*"):
                # Beside a head of several rows, the first row of a foot has one above it.
                across = edge.tag in (W + "top", W + "bottom")
                yield "rule_head" if across else "rule_side", edge_of(edge)


def rooms_of(body: Element) -> Iterator[tuple[Element, float]]:
    """The blocks of a body with the width of the text area of the section that they stand in: its
    properties are those of the paragraph that ends it, or of the body (17.6)."""
    blocks = list(body)
    room: float | None = None
    rooms: dict[int, float] = {}
    for index in range(len(blocks) - 1, -1, -1):
        inner = blocks[index] if blocks[index].tag == W + "sectPr" else None
        section = inner if inner is not None else blocks[index].find(f"{W}pPr/{W}sectPr")
        if section is not None:
            sheet = sheet_of(section, facing=False)
            sides = (sheet.width, sheet.margin_inner, sheet.margin_outer)
            known = [side for side in sides if side is not None]
            room = known[0] - known[1] - known[2] if len(known) == len(sides) else None
        if room is not None:
            rooms[index] = room
    yield from ((blocks[index], width) for index, width in rooms.items())


def box_ends(properties: Element | None, room: float | None) -> tuple[float, float]:
    """How far a table that is a box is set in at its start, and at its end where that is known."""
    if properties is None:
        return 0.0, 0.0
    start = twips(value([properties], "tblInd", "w"))
    width = value([properties], "tblW", "w")
    told = room is not None and value([properties], "tblW", "type") == "dxa"
    return start, room - start - twips(width) if room is not None and told else 0.0


def edge_of(border: Element | None) -> Edge | None:
    """A border as a rule; `None` for none."""
    if border is None or attribute(border, "val") in ("nil", "none", ""):
        return None
    return Edge(border_width(border), color_of(attribute(border, "color")))


def row_spans(rows: list[Element]) -> dict[tuple[int, int], int]:
    """How many rows the cell that begins in a row and column takes, where more than one."""
    spans: dict[tuple[int, int], int] = {}
    begun: dict[int, tuple[int, int]] = {}
    for index, row in enumerate(rows):
        column = 0
        for cell in row.iterchildren(W + "tc"):
            places = list(cell.iterchildren(W + "tcPr"))
            merge = stated(places, "vMerge")
            if merge is not None and attribute(merge, "val") != "restart" and column in begun:
                spans[begun[column]] = index - begun[column][0] + 1
            else:
                begun[column] = (index, column)
            column += int(number(value(places, "gridSpan", "val")) or 1)
    return spans


def parts(conditional: list[Element], chain: tuple[Element, ...], name: str) -> tuple[Element, ...]:
    places = [place.find(W + name) for place in (*conditional, *chain)]
    return tuple(place for place in places if place is not None)


def _stated_edge(row: Element, side: str) -> float | None:
    """The widest rule that cells of a row state on a side."""
    widths = [
        border_width(edge)
        for cell in row.iterchildren(W + "tc")
        if (edge := cell.find(f"{W}tcPr/{W}tcBorders/{W}{side}")) is not None
    ]
    return max(widths, default=None)
