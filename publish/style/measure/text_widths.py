"""Widths of text in the faces of a style."""

from __future__ import annotations

from typing import Final

from publish.style.definition.types import Style
from publish.style.fonts.fallback import pieces
from publish.style.fonts.families import Companion, Face, Font, Slope
from publish.style.fonts.metrics import Metrics, metrics

_EM: Final = 1000
_FIGURES: Final = "0123456789"
_NO_FIGURES: Final = str.maketrans("", "", _FIGURES)


class Ruler:
    """Measures texts, each once."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._texts: dict[tuple[str, str, int, Slope, bool], float] = {}
        self._metrics: dict[tuple[str, int, Slope], Metrics] = {}

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
        setting, own = (font, weight, slope), self._style.fonts[font]
        if setting not in self._metrics:
            self._metrics[setting] = metrics(nearest_face(own, weight, slope))
        face = self._metrics[setting]
        figures = sum(map(text.count, _FIGURES)) if tabular else 0
        if figures:
            text = text.translate(_NO_FIGURES)
        return (
            figures * face.figure
            + sum(
                metrics(nearest_face(beside, weight, slope)).width(piece)
                if beside is not None
                else face.width(piece)
                for piece, beside in pieces(own, text)
            )
        ) / _EM


def nearest_face(font: Font | Companion, weight: int, slope: Slope) -> Face:
    """The face of that weight and slope, or the nearest: a slope missed weighs more than a
    weight (CSS Fonts 4, 5.2 has the same order)."""
    return min(
        font.faces, key=lambda face: (face.slope != slope, abs(face.weight - weight), face.weight)
    )
