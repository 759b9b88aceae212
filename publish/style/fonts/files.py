"""What a font file says of itself, and the face that the style makes of it."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from publish.style.fonts.families import Face, Slope

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

_EDITABLE, _NO_SUBSETS, _BITMAPS_ONLY = 0x0008, 0x0100, 0x0200
_USAGE: Final = 0x000E


class NoFontError(Exception):
    """The file is no TrueType or OpenType font."""


class FontFile(msgspec.Struct, frozen=True, kw_only=True):
    """One font of a file, after its tables `name`, `OS/2` and `fvar`.

    `number` is its place in a collection, 0 in any other file. `word_family` and `word_style` are
    the names by which Word groups faces (name IDs 1 and 2). `embeddable` is what `fsType` permits
    (OpenType, OS/2): of several permissions the least restrictive holds.
    """

    path: Path
    number: int
    family: str
    weight: int
    slope: Slope
    word_family: str
    word_style: str
    variable: bool
    embeddable: bool
    permissions: int

    def face(self, weight: int | None = None, slope: Slope | None = None) -> Face:
        """The face of a style; what calls it another weight or slope knows better."""
        return Face(
            path=self.path,
            number=self.number,
            variable=self.variable,
            family=self.family,
            weight=self.weight if weight is None else weight,
            slope=self.slope if slope is None else slope,
            word_family=self.word_family,
            word_bold="Bold" in self.word_style,
            word_italic="Italic" in self.word_style,
        )


def read_font(path: Path, family: str = "") -> FontFile:
    """What the font at `path` says of itself; of a collection, the one of that `family`, else the
    first. Raises `NoFontError` for a file that is none."""
    from fontTools.ttLib import TTCollection, TTFont, TTLibError

    try:
        with path.open("rb") as stream:
            if path.suffix.lower() != ".ttc":
                with TTFont(stream, lazy=True) as font:
                    return _described(path, 0, font)
            fonts = [
                _described(path, number, font)
                for number, font in enumerate(TTCollection(stream, lazy=True))
            ]
            return next((font for font in fonts if font.family == family), fonts[0])
    except (TTLibError, OSError, LookupError, ValueError, AssertionError, struct.error) as error:
        raise NoFontError(f"{path.name} is no font") from error


def _described(path: Path, number: int, font: TTFont) -> FontFile:
    names, measures = font["name"], font["OS/2"]
    permissions: int = measures.fsType
    usage = permissions & _USAGE
    restricted = (usage and not usage & _EDITABLE) or permissions & (_NO_SUBSETS | _BITMAPS_ONLY)
    return FontFile(
        path=path,
        number=number,
        family=names.getDebugName(16) or names.getDebugName(1) or "",
        weight=measures.usWeightClass,
        slope="italic" if measures.fsSelection & 1 else "normal",
        word_family=names.getDebugName(1) or "",
        word_style=names.getDebugName(2) or "",
        variable="fvar" in font,
        embeddable=not restricted,
        permissions=permissions,
    )
