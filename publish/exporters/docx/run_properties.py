"""Where runs stand, the marks around them, and what they are set in."""

from __future__ import annotations

from typing import Final

import msgspec

from publish.document import Direction
from publish.exporters.docx.export_state import Composition
from publish.exporters.docx.formatting import (
    RunFormat,
    Vertical,
    difference,
    over,
    run_properties,
    under_character_style,
)
from publish.exporters.docx.languages import word_language
from publish.exporters.docx.oxml import Element
from publish.exporters.docx.paragraphs import Place
from publish.exporters.docx.roles import CHARACTERS, SYNTAX
from publish.exporters.docx.run_fonts import (
    Typeface,
    companion_format,
    run_format,
    typeface_of,
    typeface_under,
    typeface_upright,
)
from publish.exporters.docx.styles import StyleSheet, WordStyle
from publish.style import Companion
from publish.units import Length

_ORDER: Final = ("link", "code", "keyboard", *SYNTAX, "strong", "emphasis", "highlight")


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """Where runs stand: in a paragraph of a style, with so much room, under a character style.

    `typeface` is that of the text there, when it is not the style's own.
    """

    style: WordStyle
    room: Length
    rtl: bool = False
    language: str = ""
    character: str = ""
    typeface: Typeface | None = None


class Marks(msgspec.Struct, frozen=True, kw_only=True):
    """The marks around an inline."""

    inlines: tuple[str, ...] = ()
    """Names of inline roles, the outermost first."""
    strike: bool = False
    underline: bool = False
    small_caps: bool = False
    vertical: Vertical = "baseline"
    language: str = ""
    direction: Direction | None = None
    upright: bool = False
    """Whether the text has no italics; emphasis is something else in it then."""

    def within(self, name: str) -> Marks:
        return msgspec.structs.replace(self, inlines=(*self.inlines, name))

    @property
    def emphasised(self) -> bool:
        """Whether text is emphasised; emphasis within emphasis is none, and code is no text."""
        within_code = "code" in self.inlines or "keyboard" in self.inlines
        return self.inlines.count("emphasis") % 2 == 1 and not within_code


NO_MARKS: Final = Marks()


def line_at(place: Place, style: WordStyle) -> Line:
    """Where runs stand that are in a paragraph of a style at a place."""
    return Line(style=style, room=place.room, rtl=place.rtl, language=place.language)


def properties(line: Line, composition: Composition, marks: Marks = NO_MARKS) -> Element | None:
    """`w:rPr` for text at that place, and a note of the face it takes."""
    return stretch_properties(line, composition, marks, rtl=False)


def stretch_properties(
    line: Line,
    composition: Composition,
    marks: Marks,
    *,
    rtl: bool,
    beside: tuple[Companion | None, str] = (None, ""),
) -> Element | None:
    """The same of a stretch that runs in one direction, set in a family beside the style's own or
    in that."""
    sheet = composition.sheet
    language = marks.language or line.language
    style = _character_style(line, marks)
    typeface = typeface_at(sheet, line, marks)
    wanted = run_format(sheet.style, typeface)
    companion, characters = beside
    if companion is None:
        composition.faces.note(wanted)
        if rtl:
            # Word sets all of a run from right to left in the complex font, digits too.
            wanted = over(wanted, RunFormat(complex=wanted.font))
    else:
        wanted = over(wanted, companion_format(companion, typeface, characters))
    wanted = over(
        wanted,
        RunFormat(
            strike=marks.strike or None,
            underline=marks.underline or None,
            small_caps=marks.small_caps or None,
            vertical=marks.vertical,
            rtl=rtl or None,
            language=word_language(language) if language else None,
        ),
    )
    given = line.style.run
    if style:
        given = under_character_style(given, sheet.characters[style])
    return run_properties(difference(wanted, given), CHARACTERS[style].id if style else "")


def _character_style(line: Line, marks: Marks) -> str:
    """The one character style that a run can have: of several marks the one that means most."""
    return next((name for name in _ORDER if name in marks.inlines), line.character)


def typeface_at(sheet: StyleSheet, line: Line, marks: Marks) -> Typeface:
    """The typeface of text at a place, with the marks around it."""
    typeface = line.typeface or line.style.typeface
    if line.character:
        typeface = typeface_of(getattr(sheet.style, line.character))
    around = typeface
    for name in marks.inlines:
        typeface = typeface_under(typeface, sheet.style.mark(name))
    return typeface_upright(sheet.style, typeface, around.weight) if marks.upright else typeface
