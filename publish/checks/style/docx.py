"""The passages of a Word document by its effective formatting, read from raw XML.

What Word makes of it: spaces of neighbours collapse to the greater (the `compat` setting that would
add them is absent), borders stand outside the text at their `space` and width, like boxes of
neighbours are one box (17.3.1.24), and an empty paragraph takes its line.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

import msgspec
from lxml import etree

from publish.checks.style.model import NO_BOX, Box, Edge, FlowName, Look, Passage, Run, Sheet
from publish.checks.style.spacing import Spacing
from publish.checks.style.wordstyles import (
    Element,
    RunProperties,
    W,
    WordStyles,
    attribute,
    children,
    is_on,
    number,
    stated,
    value,
)
from publish.style import Face, Style

_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_R_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SIDES: Final = (("top", "top"), ("bottom", "bottom"), ("left", "start"), ("right", "end"))
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
_OPEN: Final = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)
"""Wrappers of blocks and runs that change nothing of how they look."""
_NOT_NOTES: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class WordPassages(msgspec.Struct, frozen=True, kw_only=True):
    """What a Word document shows: its passages, and each section's page."""

    passages: tuple[Passage, ...]
    sheets: tuple[Sheet, ...]


def measure(data: bytes, style: Style) -> WordPassages:
    """Reads a .docx. `style` says only which face each of Word's families stands for.

    Raises `ValueError`, `KeyError`, `zipfile.BadZipFile` or `lxml.etree.XMLSyntaxError` for what
    cannot be read.
    """
    package = _Package(data)
    faces = {
        (face.word_family, face.word_bold, face.word_italic): face
        for font in style.fonts.values()
        for face in font.all_faces
    }
    styles = WordStyles(package.related("styles"), package.related("numbering"))
    reader = _Reader(styles, faces)
    body = package.document.find(W + "body")
    if body is None:
        raise ValueError("the document has no body")
    reader.flow(body, "main", "paragraph")
    notes = package.related("footnotes"), package.related("endnotes")
    for part in notes:
        for note in children(part):
            if attribute(note, "type") not in _NOT_NOTES:
                reader.flow(note, "note", f"note {attribute(note, 'id')}, paragraph")
    for kind in ("header", "footer"):
        for name, part in package.running(kind):
            flow: FlowName = "header" if kind == "header" else "footer"
            reader.flow(part, flow, f"{name}, paragraph")
    sheets = tuple(_sheet(section) for section in package.document.iter(W + "sectPr"))
    return WordPassages(passages=tuple(reader.passages), sheets=sheets)


class _Package:
    """The parts of a package, found by their relationships."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        main = self._targets("", "officeDocument")
        if not main:
            raise ValueError("the package names no document")
        self._main = main[0][1]
        self.document = self._parse(self._main)

    def related(self, kind: str) -> Element | None:
        found = self._targets(self._main, kind)
        return self._parse(found[0][1]) if found else None

    def running(self, kind: str) -> Iterator[tuple[str, Element]]:
        """Heads or feet that a section refers to."""
        used = {e.get(_R_ID) for e in self.document.iter(W + f"{kind}Reference")}
        for identifier, name in self._targets(self._main, kind):
            if identifier in used:
                yield PurePosixPath(name).name, self._parse(name)

    def _parse(self, name: str) -> Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        return etree.fromstring(self._zip.read(name), parser)

    def _targets(self, source: str, kind: str) -> list[tuple[str, str]]:
        path = PurePosixPath(source)
        folder = path.parent if source else PurePosixPath()
        name = str(folder / "_rels" / f"{path.name if source else ''}.rels")
        if name not in self._zip.namelist():
            return []
        found = []
        for relation in self._parse(name).iter(_RELATIONS + "Relationship"):
            if str(relation.get("Type", "")).endswith(f"/{kind}"):
                target = str(relation.get("Target", ""))
                full = target[1:] if target.startswith("/") else str(folder / target)
                found.append((str(relation.get("Id", "")), full))
        return found


class _Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What paragraphs in a cell of a table take from it."""

    start: float = 0.0
    end: float = 0.0
    background: str = ""
    row: int | None = None
    column: int = 0
    row_span: int = 1
    paragraph: tuple[Element, ...] = ()
    run: tuple[Element, ...] = ()


_NO_CELL: Final = _Cell()


class _Frame(msgspec.Struct, frozen=True):
    """Borders and ground of a paragraph; like frames of neighbours are one."""

    box: Box
    above: float
    below: float
    left: str
    right: str


class _Reader:
    def __init__(self, styles: WordStyles, faces: dict[tuple[str, bool, bool], Face]) -> None:
        self._styles = styles
        self._faces = faces
        self._spacing = Spacing()
        self._frame: _Frame | None = None
        self._rows = 0
        self.passages: list[Passage] = []

    def flow(self, container: Element, flow: FlowName, where: str) -> None:
        self._spacing.lose()
        self._frame = None
        self._blocks(container, flow, where, _NO_CELL)

    def _blocks(self, container: Element, flow: FlowName, where: str, cell: _Cell) -> None:
        for child in children(container):
            if child.tag == W + "p":
                self._paragraph(child, flow, where, cell)
            elif child.tag == W + "tbl":
                self._close_frame()
                self._table(child, flow, where)
            elif child.tag in _OPEN:
                self._blocks(child, flow, where, cell)

    def _paragraph(self, paragraph: Element, flow: FlowName, where: str, cell: _Cell) -> None:
        places = self._styles.paragraph_places(paragraph, cell.paragraph)
        runs = tuple(self._runs(paragraph, cell))
        frame = _frame(places)
        opened = self._open_frame(frame)
        self._spacing.space(_twips(value(places, "spacing", "before")))
        self._spacing.edge(frame.above if opened else 0.0)
        gap = self._spacing.take()
        line = _line(places)
        if any(run.text.strip() for run in runs):
            numbered = self._styles.level(places)
            left, first = _indents(places)
            self.passages.append(
                Passage(
                    runs=runs,
                    flow=flow,
                    align=_ALIGN.get(value(places, "jc", "val"), "start"),
                    line_height=line,
                    indent_start=cell.start + left,
                    indent_end=cell.end + _indent(places, "right", "end"),
                    first_indent=first if numbered is None else 0.0,
                    gap=gap,
                    box=_shown(frame.box, cell),
                    row=cell.row,
                    column=cell.column,
                    row_span=cell.row_span,
                    marker=None if numbered is None else self._marker(numbered, paragraph, cell),
                    where=f"{where} {len(self.passages) + 1}",
                )
            )
        elif line is None or gap is None or _holds_picture(paragraph):
            self._spacing.lose()
        else:
            self._spacing.frame = gap + line
        self._spacing.space(_twips(value(places, "spacing", "after")))

    def _marker(self, level: Element, paragraph: Element, cell: _Cell) -> str:
        own = level.find(W + "rPr")
        mark = paragraph.find(W + "pPr")
        places = [own] if own is not None else []
        styled = RunProperties(self._styles, mark if mark is not None else paragraph, paragraph, ())
        return _color(value(places, "color", "val") or styled.value("color"))

    def _open_frame(self, frame: _Frame) -> bool:
        """Whether a paragraph begins a frame of its own, after ending the one before it."""
        if self._frame is not None and frame == self._frame:
            return False
        self._close_frame()
        self._frame = frame
        return True

    def _close_frame(self) -> None:
        if self._frame is not None and self._frame.below:
            after, self._spacing.pending = self._spacing.pending, 0.0
            self._spacing.edge(self._frame.below)
            self._spacing.space(after)
        self._frame = None

    # -- runs ------------------------------------------------------------------------------------

    def _runs(self, paragraph: Element, cell: _Cell) -> Iterator[Run]:
        for run in _run_elements(paragraph):
            text = "".join(_characters(run))
            if text:
                yield self._run(run, paragraph, text, cell)

    def _run(self, run: Element, paragraph: Element, text: str, cell: _Cell) -> Run:
        properties = RunProperties(self._styles, run, paragraph, cell.run)
        complex_ = properties.on("rtl") or properties.on("cs")
        family = properties.value("rFonts", "cs" if complex_ else "ascii")
        bold, italic = (
            properties.on("bCs" if complex_ else "b"),
            properties.on("iCs" if complex_ else "i"),
        )
        face = self._faces.get((family, bold, italic))
        if not text.isascii():
            # Word sets a script that this font lacks in one of the other three (17.3.2.26).
            others = (properties.value("rFonts", slot) for slot in ("eastAsia", "cs", "hAnsi"))
            found = (self._faces.get((other, bold, italic)) for other in others)
            face = face or next((one for one in found if one is not None), None)
        size = number(properties.value("szCs" if complex_ else "sz"))
        underline = properties.value("u")
        look = Look(
            family=face.family if face else family,
            weight=face.weight if face else (700 if bold else 400),
            slope=face.slope if face else ("italic" if italic else "normal"),
            size=(size if size is not None else 20.0) / 2,
            color=_color(properties.value("color")),
            background=_fill(properties.stated("shd")),
            underline=underline not in ("", "none"),
        )
        raised = properties.value("vertAlign") in ("superscript", "subscript")
        return Run(text=text, look=look, raised=raised)

    # -- tables ----------------------------------------------------------------------------------

    def _table(self, table: Element, flow: FlowName, where: str) -> None:
        properties = table.find(W + "tblPr")
        chain = self._styles.chain(
            "table", value([properties], "tblStyle", "val") if properties is not None else ""
        )
        rows = [row for row in _unwrapped(table) if row.tag == W + "tr"]
        first_row = _first_row_counts(properties)
        sides = _TableLines(properties, chain)
        spans = _row_spans(rows)
        for index, row in enumerate(rows):
            self._rows += 1
            cells = [cell for cell in _unwrapped(row) if cell.tag == W + "tc"]
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
                self._spacing, self._frame = above.copy(), None
                width = int(
                    number(value(list(cell.iterchildren(W + "tcPr")), "gridSpan", "val")) or 1
                )
                place = _Cell(
                    start=sides.margin(cell, "left", conditional),
                    end=sides.margin(cell, "right", conditional),
                    background=sides.fill(cell, conditional),
                    row=self._rows,
                    column=column,
                    row_span=spans.get((index, column), 1),
                    paragraph=_parts(conditional, chain, "pPr"),
                    run=_parts(conditional, chain, "rPr"),
                )
                self._blocks(cell, flow, where, place)
                column += width
            self._frame = None
            self._spacing = Spacing(known=True)
            self._spacing.edge(bottom)
        self._spacing.edge(sides.width("bottom"))


class _TableLines:
    """Rules, padding and grounds of the cells of one table."""

    def __init__(self, properties: Element | None, chain: tuple[Element, ...]) -> None:
        styled = [style.find(W + "tblPr") for style in chain]
        self._places = [p for p in (properties, *styled) if p is not None]
        self._cells = [c for s in chain if (c := s.find(W + "tcPr")) is not None]

    def width(self, side: str) -> float:
        """Of a rule of the table itself: top, bottom or insideH."""
        for place in self._places:
            edge = place.find(f"{W}tblBorders/{W}{side}")
            if edge is not None:
                return _border_width(edge)
        return 0.0

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
                        above = _border_width(edge)
        stated_widths = [width for width in (own, above) if width is not None]
        return max(stated_widths) if stated_widths else self.width("insideH")

    def margin(self, cell: Element, side: str, conditional: list[Element]) -> float:
        own = cell.find(f"{W}tcPr/{W}tcMar/{W}{side}")
        if own is not None:
            return _twips(attribute(own, "w"))
        for place in self._places:
            edge = place.find(f"{W}tblCellMar/{W}{side}")
            if edge is not None:
                return _twips(attribute(edge, "w"))
        return 5.4 if side in ("left", "right") else 0.0

    def fill(self, cell: Element, conditional: list[Element]) -> str:
        own = list(cell.iterchildren(W + "tcPr"))
        parts = [p for part in conditional if (p := part.find(W + "tcPr")) is not None]
        return _fill(stated([*own, *parts, *self._cells], "shd"))


def _unwrapped(container: Element) -> Iterator[Element]:
    for child in children(container):
        if child.tag in _OPEN:
            yield from _unwrapped(child)
        else:
            yield child


def _row_spans(rows: list[Element]) -> dict[tuple[int, int], int]:
    """How many rows the cell that begins in a row and column takes, where more than one."""
    spans: dict[tuple[int, int], int] = {}
    begun: dict[int, tuple[int, int]] = {}
    for index, row in enumerate(rows):
        column = 0
        for cell in _unwrapped(row):
            if cell.tag != W + "tc":
                continue
            places = list(cell.iterchildren(W + "tcPr"))
            merge = stated(places, "vMerge")
            if merge is not None and attribute(merge, "val") != "restart" and column in begun:
                spans[begun[column]] = index - begun[column][0] + 1
            else:
                begun[column] = (index, column)
            column += int(number(value(places, "gridSpan", "val")) or 1)
    return spans


def _parts(
    conditional: list[Element], chain: tuple[Element, ...], name: str
) -> tuple[Element, ...]:
    places = [place.find(W + name) for place in (*conditional, *chain)]
    return tuple(place for place in places if place is not None)


def _first_row_counts(properties: Element | None) -> bool:
    look = None if properties is None else properties.find(W + "tblLook")
    if look is None:
        return False
    said = attribute(look, "firstRow")
    if said:
        return said not in ("0", "false", "off")
    return bool(int(attribute(look, "val", "0"), 16) & 0x20)


def _stated_edge(row: Element, side: str) -> float | None:
    """The widest rule that cells of a row state on a side."""
    widths = [
        _border_width(edge)
        for cell in _unwrapped(row)
        if (edge := cell.find(f"{W}tcPr/{W}tcBorders/{W}{side}")) is not None
    ]
    return max(widths, default=None)


def _run_elements(container: Element) -> Iterator[Element]:
    for child in children(container):
        if child.tag == W + "r":
            yield child
        elif child.tag in _OPEN or child.tag in (W + "hyperlink", W + "fldSimple", W + "dir"):
            yield from _run_elements(child)


def _characters(run: Element) -> Iterator[str]:
    for child in children(run):
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag == W + "tab":
            yield "\t"
        elif child.tag in (W + "br", W + "cr"):
            yield "\n"
        elif child.tag == W + "noBreakHyphen":
            yield "-"


def _holds_picture(paragraph: Element) -> bool:
    found = ("drawing", "pict", "object")
    return any(next(paragraph.iter(W + name), None) is not None for name in found)


def _frame(places: list[Element]) -> _Frame:
    borders = stated(places, "pBdr")
    fill = _fill(stated(places, "shd"))
    edges: dict[str, Edge] = {}
    rooms = {"top": 0.0, "bottom": 0.0}
    # Left and right of a border are the sheet's, whichever way the text runs.
    mirrored = {"start": "end", "end": "start"} if is_on(places, "bidi") else {}
    for side, name in _SIDES:
        border = None if borders is None else borders.find(W + side)
        if border is None or attribute(border, "val") in ("nil", "none", ""):
            continue
        width = _border_width(border)
        if side in rooms:
            rooms[side] = width + (number(attribute(border, "space")) or 0.0)
        color = _color(attribute(border, "color"))
        if color != fill:
            edges[mirrored.get(name, name)] = Edge(width, color)
    return _Frame(
        Box(background=fill, **edges),
        rooms["top"],
        rooms["bottom"],
        value(places, "ind", "left"),
        value(places, "ind", "right"),
    )


def _shown(box: Box, cell: _Cell) -> Box:
    if box == NO_BOX and cell.background:
        return Box(background=cell.background)
    return box


def _border_width(edge: Element) -> float:
    """Points; Word counts eighths (17.3.4)."""
    if attribute(edge, "val") in ("nil", "none"):
        return 0.0
    return (number(attribute(edge, "sz")) or 0.0) / 8


def _line(places: list[Element]) -> float | None:
    """Distance of base lines; `None` where Word takes it from the font, or from what is in it."""
    rule = value(places, "spacing", "lineRule")
    line = number(value(places, "spacing", "line"))
    return line / 20 if line is not None and rule in ("exact", "atLeast") else None


def _indents(places: list[Element]) -> tuple[float, float]:
    """Left indent, and the first line's from there."""
    hanging = value(places, "ind", "hanging")
    first = -_twips(hanging) if hanging else _twips(value(places, "ind", "firstLine"))
    return _indent(places, "left", "start"), first


def _indent(places: list[Element], side: str, modern: str) -> float:
    return _twips(value(places, "ind", side) or value(places, "ind", modern))


def _twips(text: str) -> float:
    return (number(text) or 0.0) / 20


def _color(text: str) -> str:
    """Six digits; "auto" and nothing are black, as Word prints them on white."""
    return "000000" if text in ("", "auto") else text.lower()


def _fill(shading: Element | None) -> str:
    fill = attribute(shading, "fill")
    return "" if fill in ("", "auto") else fill.lower()


def _sheet(section: Element) -> Sheet:
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")

    def points(element: Element | None, name: str) -> float | None:
        twips = number(attribute(element, name))
        return None if twips is None else twips / 20

    return Sheet(
        width=points(size, "w"),
        height=points(size, "h"),
        margin_top=points(margins, "top"),
        margin_bottom=points(margins, "bottom"),
        margin_inner=points(margins, "left"),
        margin_outer=points(margins, "right"),
        header_offset=points(margins, "header"),
        footer_offset=points(margins, "footer"),
        where="section",
    )
