"""Character values of a role as Word says them: a face by Word's name for it, and the rest."""

from __future__ import annotations

from collections.abc import Container
from typing import Literal

import msgspec

from publish.exporters.docx.formatting import RunFormat
from publish.exporters.docx.languages import COMPLEX, EAST_ASIAN
from publish.style import Companion, Font, InlineRole, Role, Style
from publish.style.fonts.non_italic_scripts import emphasis_weight
from publish.style.fonts.scripts import ANY, script_of
from publish.style.measure.text_widths import nearest_face

Slope = Literal["normal", "italic"]


class Typeface(msgspec.Struct, frozen=True, kw_only=True):
    """The character values of a role, after any inline roles within it. `size` is in points."""

    font: str
    weight: int
    slope: Slope
    size: float
    color: str
    letter_spacing: int
    case: Literal["normal", "upper", "small_caps"]
    tabular: bool
    fill: str = ""
    underline: bool = False

    @property
    def half_points(self) -> int:
        """The size that Word sets it in, which knows no finer ones."""
        return round(self.size * 2)


def typeface_of(role: Role) -> Typeface:
    return Typeface(
        font=role.font,
        weight=role.weight,
        slope=role.slope,
        size=role.size.pt,
        color=role.color.hex.upper(),
        letter_spacing=role.letter_spacing.twips,
        case=role.case,
        tabular=role.numerals == "tabular",
    )


def typeface_under(base: Typeface, inline: InlineRole) -> Typeface:
    """`base` as marked text within it is set; emphasis within italics stands upright again."""
    slope = inline.slope or base.slope
    if inline.slope == "italic" and base.slope == "italic":
        slope = "normal"
    return msgspec.structs.replace(
        base,
        font=inline.font or base.font,
        weight=inline.weight or base.weight,
        slope=slope,
        size=base.size * inline.size,
        color=base.color if inline.color is None else inline.color.hex.upper(),
        fill=base.fill if inline.background is None else inline.background.hex.upper(),
        underline=base.underline or inline.underline,
    )


def typeface_upright(style: Style, emphasised: Typeface, around: int) -> Typeface:
    """Emphasis in a script without italics, in text of the weight `around`."""
    weight = emphasis_weight(style, around)
    if weight is None:
        return emphasised
    return msgspec.structs.replace(emphasised, weight=weight, slope="normal")


def run_format(style: Style, typeface: Typeface) -> RunFormat:
    """All that a typeface comes to in Word.

    Word knows families of four faces; any other weight is a family of its own there, so
    semibold is `Fira Sans SemiBold` and not bold.
    """
    font = style.fonts[typeface.font]
    face = nearest_face(font, typeface.weight, typeface.slope)
    return RunFormat(
        font=face.word_family,
        east_asia=_beside(font, typeface, EAST_ASIAN) or face.word_family,
        complex=_beside(font, typeface, COMPLEX) or face.word_family,
        bold=face.word_bold,
        italic=face.word_italic,
        caps=typeface.case == "upper",
        small_caps=typeface.case == "small_caps",
        strike=False,
        color=typeface.color,
        spacing=typeface.letter_spacing,
        size=typeface.half_points,
        underline=typeface.underline,
        fill=typeface.fill,
        vertical="baseline",
        tabular=typeface.tabular,
    )


def companion_format(companion: Companion, typeface: Typeface, text: str) -> RunFormat:
    """What `text`, which a companion sets, has other than the text around it."""
    face = nearest_face(companion, typeface.weight, typeface.slope)
    if companion.script in EAST_ASIAN:
        signs = any(script_of(character) == ANY for character in text)
        named = RunFormat(east_asia=face.word_family, as_east_asian=signs or None)
    elif companion.script in COMPLEX:
        named = RunFormat(complex=face.word_family)
    else:
        family = face.word_family
        named = RunFormat(font=family, east_asia=family, complex=family)
    return msgspec.structs.replace(named, bold=face.word_bold, italic=face.word_italic)


def _beside(font: Font, typeface: Typeface, scripts: Container[str]) -> str | None:
    """Word's name of the first family beside a font that sets one of these scripts."""
    return next(
        (
            nearest_face(companion, typeface.weight, typeface.slope).word_family
            for companion in font.companions
            if companion.script in scripts
        ),
        None,
    )
