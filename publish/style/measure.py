"""Widths of text in the faces of a style, as FreeType measures them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from publish.style.companions import pieces
from publish.style.families import Companion, Face, Font, Slope
from publish.style.types import Style

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_EM: Final = 1000
"""Size in pixels that faces are measured at: widths come out in thousandths of an em."""


_FIGURES: Final = "0123456789"
_NO_FIGURES: Final = str.maketrans("", "", _FIGURES)


class Ruler:
    """Measures words; a face is opened when it is met first, and a word measured once."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._fonts: dict[tuple[Path, int], FreeTypeFont] = {}
        self._words: dict[tuple[Face, str], float] = {}
        self._texts: dict[tuple[str, str, int, Slope, bool], float] = {}

    def ems(
        self, text: str, font: str, weight: int, slope: Slope, *, tabular: bool = False
    ) -> float:
        """Width of `text` in ems; `font` is a key of the style's fonts. Figures may be tabular: all
        as wide as each other, and wider than others."""
        key = (text, font, weight, slope, tabular)
        if key not in self._texts:
            self._texts[key] = self._ems(*key)
        return self._texts[key]

    def _ems(self, text: str, font: str, weight: int, slope: Slope, tabular: bool) -> float:  # noqa: FBT001 - as its key says
        own = self._style.fonts[font]
        figures = sum(map(text.count, _FIGURES)) if tabular else 0
        if figures:
            text = text.translate(_NO_FIGURES)
        return figures * (_figure(nearest_face(own, weight, slope)) if figures else 0.0) + sum(
            self._width(piece, nearest_face(companion or own, weight, slope))
            for piece, companion in pieces(own, text)
        )

    def _width(self, text: str, face: Face) -> float:
        font, key = (face.path, face.number), (face, text)
        if key not in self._words:
            if font not in self._fonts:
                self._fonts[font] = _open(face)
            self._words[key] = self._fonts[font].getlength(text) / _EM
        return self._words[key]


def nearest_face(font: Font | Companion, weight: int, slope: Slope) -> Face:
    """The face of that weight and slope, or the nearest: a slope missed weighs more than a
    weight (CSS Fonts 4, 5.2 has the same order)."""
    return min(
        font.faces, key=lambda face: (face.slope != slope, abs(face.weight - weight), face.weight)
    )


@cache
def _figure(face: Face) -> float:
    """The width of a tabular figure in ems."""
    import uharfbuzz  # type: ignore[import-untyped]  # it ships no types

    font = uharfbuzz.Font(
        uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)), face.number)
    )
    line = uharfbuzz.Buffer()
    line.add_str("0")
    line.guess_segment_properties()
    uharfbuzz.shape(font, line, {"tnum": True, "lnum": True})
    return float(sum(place.x_advance for place in line.glyph_positions) / font.face.upem)


def _open(face: Face) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(
        face.path, _EM, index=face.number, layout_engine=ImageFont.Layout.BASIC
    )
