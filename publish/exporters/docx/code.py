"""Blocks of code as one paragraph: words in their colours, and a sign where a line was wrapped.

Word wraps lines where it likes and marks nothing, so lines that are too long are broken here, as
the face of the style is wide. The sign is a symbol and no text: what reads text, reads the code.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from publish.document import CodeBlock
from publish.exporters.docx.export_state import Composition
from publish.exporters.docx.fields import run
from publish.exporters.docx.formatting import ParagraphFormat, Tab
from publish.exporters.docx.line_count import Metrics
from publish.exporters.docx.oxml import Element, w
from publish.exporters.docx.paragraphs import Para, Place, changed, paragraph
from publish.exporters.docx.run_properties import Line, Marks, properties
from publish.exporters.docx.runs import break_run, code_runs
from publish.highlighting import SHORT, TAB, Piece, lines
from publish.style.fonts.coverage import coverage
from publish.style.measure.text_widths import nearest_face

_SIGN: Final = 0x21AA
_STAND_IN: Final = 0x00BB
"""Where the face has no arrow."""
_HANG: Final = 2
"""Columns that the sign takes before what was wrapped."""
_STOPS: Final = 20
"""Tab stops that are stated; after the last one Word has its own."""
_LEAST: Final = 12
"""Columns that a line has at least, however narrow the place is."""


def code_flow(block: CodeBlock, place: Place, composition: Composition) -> Para:
    """The paragraph of a block; one of few lines stays on one page."""
    place = place.running(rtl=False)
    style = composition.sheet.paragraphs["code_block"]
    line = Line(style=style, room=place.room)
    column = Metrics(composition.sheet.style).advance(style.typeface)
    room = place.room.twips - style.left - style.right
    columns = max(int(room / column), _LEAST) if column else _LEAST
    rows = lines(block.text, block.language)
    content: list[Element] = []
    for index, row in enumerate(rows):
        content += [break_run(line, composition)] if index else []
        for part, wrapped in enumerate(_wrapped(row, columns)):
            content += _sign(line, composition) if part else []
            content += code_runs(wrapped, line, composition)
    para = paragraph(place, composition.sheet, "code_block", content)
    stops = tuple(
        Tab(position=(para.format.left or 0) + round(column * TAB * stop), kind="left")
        for stop in range(1, _STOPS + 1)
    )
    tabbed = any("\t" in piece.text for row in rows for piece in row)
    keep = ParagraphFormat(keep_lines=True) if len(rows) <= SHORT else ParagraphFormat()
    return changed(changed(para, keep), ParagraphFormat(tabs=stops if tabbed else None))


def _sign(line: Line, composition: Composition) -> list[Element]:
    """A new line that is none of the code's, and the sign that says so."""
    comment = Marks(inlines=("syntax.comment",))
    typeface = line.style.typeface
    style = composition.sheet.style
    face = nearest_face(style.fonts[typeface.font], typeface.weight, "normal")
    sign = _SIGN if _SIGN in coverage((face,)) else _STAND_IN
    symbol = w("sym", font=face.word_family, char=f"{sign:04X}")
    space = w("sym", font=face.word_family, char="00A0")
    shown = properties(line, composition, comment)
    return [break_run(line, composition), run(shown, symbol, space)]


def _wrapped(row: tuple[Piece, ...], columns: int) -> Iterator[tuple[Piece, ...]]:
    """A line in stretches of so many columns: broken after a space, where there is one."""
    text = "".join(piece.text for piece in row)
    start, room = 0, columns
    while True:
        end = _end(text, start, room)
        yield _between(row, start, end)
        if end >= len(text):
            return
        start, room = end, columns - _HANG


def _end(text: str, start: int, columns: int) -> int:
    """Where the stretch that begins at `start` ends."""
    used, last_space = 0, 0
    for at in range(start, len(text)):
        used += TAB - used % TAB if text[at] == "\t" else _columns(text[at])
        if used > columns:
            return last_space or at
        if text[at] == " " and text[start:at].strip():
            last_space = at + 1
    return len(text)


def _columns(character: str) -> int:
    """How many columns a character takes, by Unicode's East Asian Width (UAX 11)."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _between(row: tuple[Piece, ...], start: int, end: int) -> tuple[Piece, ...]:
    kept: list[Piece] = []
    at = 0
    for piece in row:
        part = piece.text[max(start - at, 0) : max(end - at, 0)]
        at += len(piece.text)
        kept += [Piece(part, piece.kind)] if part else []
    return tuple(kept)
