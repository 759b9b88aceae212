"""The passages of a Word document by its effective formatting, read from raw XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from publish.checks.look import FlowName, Passage, Run, Sheet
from publish.checks.read.docx.cascade import (
    OPEN,
    Element,
    RunProperties,
    W,
    WordStyles,
    attribute,
    children,
    first_row_counts,
    is_on,
    numbering_of,
    stated,
    unwrapped,
    value,
)
from publish.checks.read.docx.formatting import (
    color_of,
    fill_of,
    indent,
    indents,
    line_of,
    sheet_of,
    twips,
)
from publish.checks.read.docx.names import Part
from publish.checks.read.docx.numbering import Numbering
from publish.checks.read.docx.package import Package
from publish.checks.read.docx.runs import Runs, lines
from publish.style import Style

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
_NOT_NOTES: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class WordPassages(msgspec.Struct, frozen=True, kw_only=True):
    """What a Word document shows: its passages, and each section's page."""

    passages: tuple[Passage, ...]
    sheets: tuple[Sheet, ...]


def measure(package: Package, style: Style) -> WordPassages:
    """Reads a .docx. `style` says only which face each of Word's families stands for.

    Raises `ValueError`, `KeyError`, `BadZipFile` or `lxml.etree.XMLSyntaxError` for what
    cannot be read.
    """
    settings = package.related("settings")
    reader = Reader(package, style)
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
    facing = settings is not None and bool(is_on([settings], "mirrorMargins"))
    sections = package.document.iter(W + "sectPr")
    sheets = tuple(sheet_of(section, facing=facing) for section in sections)
    return WordPassages(passages=tuple(reader.passages), sheets=sheets)


class _Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What paragraphs in a cell of a table take from it."""

    ground: str = ""
    paragraph: tuple[Element, ...] = ()
    run: tuple[Element, ...] = ()


class Reader:
    """Notes the passages of one flow after the other."""

    def __init__(self, package: Package, style: Style) -> None:
        faces = {
            (face.word_family, face.word_bold, face.word_italic): face
            for font in style.fonts.values()
            for face in font.all_faces
        }
        settings, numbering = package.related("settings"), package.related("numbering")
        self.styles = WordStyles(package.related("styles"), numbering)
        self.runs = Runs(self.styles, faces)
        self._numbers = Numbering(None if numbering is None else Part("", numbering, {}))
        self._hyphenates = settings is not None and bool(is_on([settings], "autoHyphenation"))
        self.passages: list[Passage] = []

    def flow(self, container: Element, flow: FlowName, where: str) -> None:
        self._blocks(container, flow, where, None)

    def _blocks(self, container: Element, flow: FlowName, where: str, cell: _Cell | None) -> None:
        for child in children(container):
            if child.tag == W + "p":
                self._paragraph(child, flow, where, cell)
            elif child.tag == W + "tbl":
                self._table(child, flow, where, cell)
            elif child.tag in OPEN:
                self._blocks(child, flow, where, cell)

    def _paragraph(
        self, paragraph: Element, flow: FlowName, where: str, cell: _Cell | None
    ) -> None:
        around = cell or _Cell()
        places = self.styles.paragraph_places(paragraph, around.paragraph)
        number = tuple(self._number(paragraph, places, around.run))
        runs = (*number, *self.runs.of(paragraph, around.run))
        if not any(run.text.strip() for run in runs):
            return
        numbered = self.styles.level(places)
        left, first = indents(places)
        if numbered is not None and not number:
            first = 0.0  # there the marker begins
        known = cell is None
        # Beside a table, which has no space of its own, a paragraph has the table's too.
        before, after = (twips(value(places, "spacing", side)) for side in ("before", "after"))
        self.passages.append(
            Passage(
                runs=runs,
                flow=flow,
                align=_ALIGN.get(value(places, "jc", "val"), "start"),
                line_height=line_of(places),
                indent_start=left if known else None,
                indent_end=indent(places, "right", "end") if known else None,
                first_indent=first,
                space_before=None if _is_table(paragraph.getprevious()) else before,
                space_after=None if _is_table(paragraph.getnext()) else after,
                hyphenate=self._hyphenates and not is_on(places, "suppressAutoHyphens"),
                direction="rtl" if is_on(places, "bidi") else "ltr",
                keeps=bool(is_on(places, "keepNext")),
                lines=lines(paragraph, "".join(run.text for run in number)),
                ground=fill_of(stated(places, "shd")) or around.ground,
                marker=None if numbered is None else self._marker(numbered, paragraph),
                where=f"{where} {len(self.passages) + 1}",
            )
        )

    def _marker(self, level: Element, paragraph: Element) -> str:
        own = level.find(W + "rPr")
        mark = paragraph.find(W + "pPr")
        places = [own] if own is not None else []
        styled = RunProperties(self.styles, mark if mark is not None else paragraph, paragraph, ())
        return color_of(value(places, "color", "val") or styled.value("color"))

    def _number(
        self, paragraph: Element, places: list[Element], around: tuple[Element, ...]
    ) -> Iterator[Run]:
        """The number that Word puts before a heading, which is part of its words."""
        numbered = numbering_of(places)
        if numbered is not None and value(places, "outlineLvl", "val"):
            mark = paragraph.find(W + "pPr")
            number = f"{self._numbers.next(*numbered)} "
            yield self.runs.run(paragraph if mark is None else mark, paragraph, number, around)

    def _table(self, table: Element, flow: FlowName, where: str, outer: _Cell | None) -> None:
        properties = table.find(W + "tblPr")
        named = "" if properties is None else value([properties], "tblStyle", "val")
        chain = self.styles.chain("table", named)
        first_row = first_row_counts(properties)
        rows = [row for row in unwrapped(table) if row.tag == W + "tr"]
        for index, row in enumerate(rows):
            conditional = [
                part
                for style in chain
                for part in style.iterchildren(W + "tblStylePr")
                if index == 0 and first_row and attribute(part, "type") == "firstRow"
            ]
            styled = (*conditional, *chain)
            for cell in (cell for cell in unwrapped(row) if cell.tag == W + "tc"):
                shading = stated(_parts((cell, *styled), "tcPr"), "shd")
                place = _Cell(
                    ground=fill_of(shading) or (outer.ground if outer else ""),
                    paragraph=_parts(styled, "pPr"),
                    run=_parts(styled, "rPr"),
                )
                self._blocks(cell, flow, where, place)


def _parts(places: tuple[Element, ...], name: str) -> tuple[Element, ...]:
    found = (place.find(W + name) for place in places)
    return tuple(place for place in found if place is not None)


def _is_table(neighbour: Element | None) -> bool:
    return neighbour is not None and neighbour.tag == W + "tbl"
