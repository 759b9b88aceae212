"""On which page things stand, near enough for what fields show until Word has counted.

Lines are broken greedily with the advance widths of each style's face, and pages filled as Word
fills them: collapsed spaces, no widows, what keeps with the next. Word and other programs count
heads and feet anew whenever they open a document, but a contents list only when they are asked to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from publish.exporters.docx.formatting import Box, ParagraphFormat, edge_height
from publish.exporters.docx.keep_together import without_idle_turns
from publish.exporters.docx.line_count import Metrics
from publish.exporters.docx.oxml import Element, qualified
from publish.exporters.docx.paragraphs import Flow, Para, TableFlow, Turn
from publish.exporters.docx.styles import StyleSheet, WordStyle

_TWIPS_PER_EMU: Final = 1 / 635
_LEAST_LINES: Final = 2
"""Lines of a paragraph that widow control leaves on either page."""


class Pages(msgspec.Struct, frozen=True, kw_only=True):
    """How many pages there are, and on which of them each bookmark stands."""

    count: int
    of_bookmarks: Mapping[str, int]


class _Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph, or a row of a table, as so many lines of one height; all in twips."""

    lines: int
    line: int
    before: int = 0
    after: int = 0
    extra: int = 0
    """Room that borders, padding, pictures and notes take beside the lines."""
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    turns: bool | None = None
    """Whether pages lie on their side from here on; `None` lets them be."""
    bookmarks: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        return self.lines * self.line + self.extra


def estimate(flows: Sequence[Flow], notes: Sequence[Sequence[Flow]], sheet: StyleSheet) -> Pages:
    """The pages that `flows` fill; `notes` are the flows of each note, in order of their marks."""
    measurer = _Measurer(sheet, notes)
    return _fill(
        [piece for flow in without_idle_turns(flows) for piece in measurer.pieces(flow)], sheet
    )


class _Measurer:
    """Measures flows; keeps the metrics of the faces that it meets."""

    def __init__(self, sheet: StyleSheet, notes: Sequence[Sequence[Flow]]) -> None:
        self._sheet = sheet
        self._metrics = Metrics(sheet.style)
        self._styles = {style.id: style for style in sheet.paragraphs.values()}
        self._box: Box | None = None
        self._measure = sheet.master.measure.twips
        self._note_heights: list[int] = []
        self._note_heights = [
            sum(piece.height + piece.after for flow in note for piece in self.pieces(flow))
            for note in notes
        ]

    def pieces(self, flow: Flow) -> Iterator[_Piece]:
        match flow:
            case Para():
                yield self._paragraph(flow)
            case TableFlow():
                yield from self._table(flow)
            case Turn(landscape=landscape):
                sheet = self._sheet.master.turned if landscape else self._sheet.master
                self._measure = sheet.measure.twips
                yield _Piece(lines=0, line=0, turns=landscape)

    def _paragraph(self, para: Para) -> _Piece:
        wanted = para.format
        room = self._measure - (wanted.left or 0) - (wanted.right or 0)
        lines = self._lines(para.content, para.style, room, wanted.first_line or 0)
        extra = self._borders(wanted.box) + self._notes(para.content)
        pictures = sum(_picture_heights(para.content))
        return _Piece(
            lines=0 if pictures else lines,
            line=_line_height(wanted, para.style),
            before=wanted.before or 0,
            after=wanted.after or 0,
            extra=extra + pictures,
            keep_next=bool(wanted.keep_next),
            keep_lines=bool(wanted.keep_lines) or bool(pictures),
            new_page=bool(wanted.page_break_before),
            bookmarks=_bookmarks(para.content),
        )

    def _table(self, table: TableFlow) -> Iterator[_Piece]:
        padding = self._sheet.style.table.cell_padding_block.twips * 2
        inline = self._sheet.style.table.cell_padding_inline.twips * 2
        rows = list(table.element.iter(qualified("w:tr")))
        for index, row in enumerate(rows):
            heights = [
                sum(self._cell_paragraph(p, _cell_width(cell) - inline) for p in cell.iter(_P))
                for cell in row.iter(qualified("w:tc"))
            ]
            yield _Piece(
                lines=1,
                line=max(heights, default=0) + padding,
                before=table.before if index == 0 else 0,
                after=table.after if index == len(rows) - 1 else 0,
                keep_lines=True,
                bookmarks=_bookmarks([row]),
            )

    def _cell_paragraph(self, paragraph: Element, room: int) -> int:
        style_name = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}")
        identifier = "" if style_name is None else style_name.get(qualified("w:val"), "")
        style = self._styles.get(identifier, self._sheet.paragraphs["table"])
        lines = self._lines([paragraph], style, max(room, 1), 0)
        return lines * _line_height(style.paragraph, style) + sum(_picture_heights([paragraph]))

    def _lines(
        self, content: Sequence[Element], style: WordStyle, room: int, first_line: int
    ) -> int:
        return sum(
            self._metrics.lines(text, style.typeface, room, first_line if index == 0 else 0)
            for index, text in enumerate(_texts(content))
        )

    def _borders(self, box: Box | None) -> int:
        """Height of the lines above and below a box, counted where a new box begins."""
        fresh, self._box = box != self._box, box
        if box is None or not fresh:
            return 0
        return sum(edge_height(edge) for edge in (box.top, box.bottom))

    def _notes(self, content: Sequence[Element]) -> int:
        marks = (
            int(mark.get(qualified("w:id"), "0"))
            for element in content
            for mark in element.iter(qualified("w:footnoteReference"))
        )
        return sum(
            self._note_heights[number - 1]
            for number in marks
            if 0 < number <= len(self._note_heights)
        )


_P: Final = qualified("w:p")


def _fill(pieces: Sequence[_Piece], sheet: StyleSheet) -> Pages:
    height = sheet.master.depth.twips
    page, used, previous_after = 1, 0, 0
    of_bookmarks: dict[str, int] = {}
    for index, piece in enumerate(pieces):
        if piece.turns is not None:
            height = (sheet.master.turned if piece.turns else sheet.master).depth.twips
            page, used, previous_after = page + bool(used), 0, 0
            continue
        at_top = used == 0
        space = 0 if at_top and not piece.new_page else max(previous_after, piece.before)
        if piece.new_page and not at_top:
            page, used, space = page + 1, 0, piece.before
        elif not at_top and used + space + _needed(pieces, index) > height:
            page, used, space = page + 1, 0, 0
        of_bookmarks.update(dict.fromkeys(piece.bookmarks, page))
        used += space + piece.height
        while used > height and piece.lines > 1 and not piece.keep_lines:
            overflow = -(-(used - height) // max(piece.line, 1))
            page, used = page + 1, max(overflow, _LEAST_LINES) * piece.line
        previous_after = piece.after
    return Pages(count=page, of_bookmarks=of_bookmarks)


def _needed(pieces: Sequence[_Piece], index: int) -> int:
    """Room that must be left for a piece to begin on a page, with all that it keeps with."""
    needed = 0
    for piece in pieces[index:]:
        if not piece.keep_next:
            whole = piece.keep_lines or piece.lines < 2 * _LEAST_LINES
            lines = piece.lines if whole else _LEAST_LINES
            return needed + lines * piece.line + piece.extra
        needed += piece.height + piece.after
    return needed


def _line_height(paragraph: ParagraphFormat, style: WordStyle) -> int:
    if paragraph.line_rule == "auto":
        return round(style.typeface.size * 20 * 1.2)
    return paragraph.line or 0


def _cell_width(cell: Element) -> int:
    width = cell.find(f"{qualified('w:tcPr')}/{qualified('w:tcW')}")
    return 0 if width is None else int(width.get(qualified("w:w"), "0"))


def _texts(content: Sequence[Element]) -> list[str]:
    """The text of runs, a string for each line that the author broke."""
    texts = [""]
    for element in content:
        for node in element.iter(qualified("w:t"), qualified("w:br"), qualified("w:tab")):
            if node.tag == qualified("w:br"):
                texts.append("")
            else:
                texts[-1] += node.text or " "
    return texts


def _picture_heights(content: Sequence[Element]) -> Iterator[int]:
    for element in content:
        for extent in element.iter(qualified("wp:extent")):
            yield round(int(extent.get("cy", "0")) * _TWIPS_PER_EMU)


def _bookmarks(content: Sequence[Element]) -> tuple[str, ...]:
    return tuple(
        mark.get(qualified("w:name"), "")
        for element in content
        for mark in element.iter(qualified("w:bookmarkStart"))
    )
