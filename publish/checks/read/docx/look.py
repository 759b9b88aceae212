"""The looks of a Word document: its passages by their effective formatting, and its sheets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from publish.checks.look import Look, Measured, Passage, Run, Sheet, Vertical, lines_of
from publish.checks.read.docx.body import Cell, TextBlock
from publish.checks.read.docx.cascade import (
    RunProperties,
    WordStyles,
    color_of,
    fill_of,
    indent,
    indents,
    is_on,
    number,
    stated,
    twips,
    value,
)
from publish.checks.read.docx.facts import Walked
from publish.checks.read.docx.package import Element, W
from publish.style import Face, Style
from publish.style.fonts.coverage import coverage

_ALIGN: Final = {
    "right": "end",
    "end": "end",
    "center": "center",
    "both": "justify",
    "distribute": "justify",
}
"""Of what is none of these, the start."""
_VERTICAL: Final[dict[str, Vertical]] = {
    "superscript": "superscript",
    "subscript": "subscript",
}


def measure(walked: Walked, style: Style) -> Measured:
    """The looks of a document; `style` says only which face each of Word's families stands for."""
    settings = [walked.package.related("settings")]
    runs = Runs(walked.styles, style)
    hyphenates = bool(is_on(settings, "autoHyphenation"))
    passages = (
        _passage(block, runs, f"{_around(block)}paragraph {place}", hyphenates=hyphenates)
        for place, block in enumerate(walked.text, 1)
        if any(text.strip() for text, _ in block.pieces) or block.number
    )
    facing = bool(is_on(settings, "mirrorMargins"))
    sections = walked.package.document.root.iter(W + "sectPr")
    sheets = (sheet_of(section, facing=facing) for section in sections)
    return Measured(passages=tuple(passages), sheets=tuple(sheets))


def _around(block: TextBlock) -> str:
    return "" if block.flow == "main" else f"{PurePosixPath(block.part).name}, "


def _passage(block: TextBlock, runs: Runs, where: str, *, hyphenates: bool) -> Passage:
    """A paragraph. Beside a table, which has no space of its own, it has the table's too."""
    places, paragraph, cell = block.places, block.element, block.cell or Cell()
    numbered = runs.styles.level(places)
    left, first = indents(places)
    if numbered is not None and not block.number:
        first = 0.0  # there the marker begins
    before, after = (twips(value(places, "spacing", side)) for side in ("before", "after"))
    return Passage(
        runs=tuple(runs.of(block, cell)),
        flow=block.flow,
        align=_ALIGN.get(value(places, "jc"), "start"),
        line_height=line_of(places),
        indent_start=left if block.cell is None else None,
        indent_end=indent(places, "right", "end") if block.cell is None else None,
        first_indent=first,
        space_before=None if _is_table(paragraph.getprevious()) else before,
        space_after=None if _is_table(paragraph.getnext()) else after,
        hyphenate=hyphenates and not is_on(places, "suppressAutoHyphens"),
        direction="rtl" if is_on(places, "bidi") else "ltr",
        keeps=bool(is_on(places, "keepNext")),
        lines=lines_of(block.number + "".join(text for text, _ in block.pieces)),
        ground=fill_of(stated(places, "shd")) or cell.ground,
        where=where,
    )


class Runs:
    """Texts as they look by all that formats their runs."""

    def __init__(self, styles: WordStyles, style: Style) -> None:
        self.styles = styles
        self._looks: dict[object, Look] = {}
        self._faces = {
            (face.word_family, face.word_bold, face.word_italic): face
            for font in style.fonts.values()
            for face in font.all_faces
        }

    def of(self, block: TextBlock, cell: Cell) -> Iterator[Run]:
        """The runs of a paragraph, its number first."""
        mark = block.element.find(W + "pPr")  # which takes lxml long where there are many runs
        named = value([mark], "pStyle")
        if block.number:
            own = block.element if mark is None else mark
            yield self._run(own, block.element, named, block.number, cell.run)
        for text, run in block.pieces:
            yield self._run(run, block.element, named, text, cell.run)

    def _run(
        self,
        run: Element,
        paragraph: Element,
        named: str,
        text: str,
        around: tuple[Element, ...],
    ) -> Run:
        """`text` as it looks with the properties in `run`; `named` is the style of the paragraph,
        and `around` what a table says of runs in its cells. Texts that are formatted alike look
        alike, where all fonts have their letters."""
        direct = run.find(W + "rPr")
        own = b"" if direct is None else etree.tostring(direct, with_tail=False)
        key = own, named, around, "" if text.isascii() else text
        if key not in self._looks:
            self._looks[key] = self._look(run, paragraph, text, around)
        look = self._looks[key]
        return Run(text=text, look=look, raised=look.vertical != "baseline")

    def _look(
        self, run: Element, paragraph: Element, text: str, around: tuple[Element, ...]
    ) -> Look:
        properties = RunProperties(self.styles, run, paragraph, around)
        complex_ = properties.on("rtl") or properties.on("cs")
        plain = "ascii" if text.isascii() else "hAnsi"
        family = properties.family("cs" if complex_ else plain)
        bold, italic = (properties.on(f"{name}Cs" if complex_ else name) for name in "bi")
        face = self._faces.get((family, bold, italic))
        known = any(family == name for name, _, _ in self._faces)
        if known and not text.isascii() and not _covers(face, text):
            # Word sets a script that this font lacks in one of the other three (17.3.2.26).
            others = (properties.family(slot) for slot in ("eastAsia", "cs", "ascii"))
            found = (self._faces.get((other, bold, italic)) for other in others)
            face = next((one for one in found if one is not None and _covers(one, text)), face)
        size = number(properties.value("szCs" if complex_ else "sz"))
        return Look(
            family=face.family if face else family,
            weight=face.weight if face else (700 if bold else 400),
            slope=face.slope if face else ("italic" if italic else "normal"),
            size=(size if size is not None else 20.0) / 2,
            color=color_of(properties.value("color")),
            background=fill_of(properties.stated("shd")),
            underline=properties.value("u") not in ("", "none"),
            strike=properties.on("strike") or properties.on("dstrike"),
            vertical=_VERTICAL.get(properties.value("vertAlign"), "baseline"),
            small_caps=properties.on("smallCaps"),
            upper=properties.on("caps"),
            letter_spacing=twips(properties.value("spacing")),
        )


def _covers(face: Face | None, text: str) -> bool:
    """Whether a face has what a text says, spaces and marks aside."""
    return face is not None and all(ord(c) in coverage((face,)) for c in text if c.isalnum())


def _is_table(neighbour: Element | None) -> bool:
    return neighbour is not None and neighbour.tag == W + "tbl"


def line_of(places: list[Element]) -> float | None:
    """Distance of base lines; `None` where Word takes it from the font, or from what is in it."""
    rule, line = value(places, "spacing", "lineRule"), number(value(places, "spacing", "line"))
    return line / 20 if line is not None and rule in ("exact", "atLeast") else None


def sheet_of(section: Element, *, facing: bool) -> Sheet:
    """The pages of a section. Its margins are those of page 1, which in a book that is read from
    right to left is bound at its right side; on even pages they are swapped (17.15.1.57)."""
    inner, outer = "left", "right"
    if facing and is_on([section], "bidi"):
        inner, outer = outer, inner

    def points(name: str, key: str) -> float | None:
        twips = number(value([section], name, key))
        return None if twips is None else twips / 20

    return Sheet(
        width=points("pgSz", "w"),
        height=points("pgSz", "h"),
        margin_top=points("pgMar", "top"),
        margin_bottom=points("pgMar", "bottom"),
        margin_inner=points("pgMar", inner),
        margin_outer=points("pgMar", outer),
        header_offset=points("pgMar", "header"),
        footer_offset=points("pgMar", "footer"),
        where="section",
    )
