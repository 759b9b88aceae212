"""The watermark: a word across each page, drawn behind its text.

Its letters are drawn as shapes and as an artifact of pagination, so that nobody copies, searches
or hears them (ISO 14289-1, 7.8).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, Final

import msgspec
import pydyf  # type: ignore[import-untyped]  # it ships no types

from publish.exporters.pdf.structure import Pdf, resolve
from publish.style import Style
from publish.style.measure import nearest_face

_REACH: Final = 0.55
"""How much of a page's diagonal the word takes."""
_HIGHEST: Final = 0.12
"""The height of its letters at most, as a share of the diagonal."""


class Watermark(msgspec.Struct, frozen=True, kw_only=True):
    """The outlines of a word in thousandths of an em, as operators of a content stream."""

    path: tuple[str, ...]
    width: float
    height: float
    color: tuple[float, float, float]

    def draw(self, pdf: Pdf) -> None:
        """Puts the word behind what stands on each page, from corner to corner."""
        for reference in pdf.page_references:
            page = resolve(pdf, reference)
            left, bottom, right, top = (float(edge) for edge in page["MediaBox"])
            across, up = right - left, top - bottom
            diagonal = math.hypot(across, up)
            scale = min(_REACH * diagonal / self.width, _HIGHEST * diagonal / self.height)
            angle = math.atan2(up, across)
            cosine, sine = math.cos(angle) * scale, math.sin(angle) * scale
            x = (left + right) / 2 - (cosine * self.width - sine * self.height) / 2
            y = (bottom + top) / 2 - (sine * self.width + cosine * self.height) / 2
            stream = resolve(pdf, page["Contents"])
            stream.stream[:0] = [
                "/Artifact",
                pydyf.Dictionary({"Type": "/Pagination", "Subtype": "/Watermark"}),
                "BDC",
                "q",
                *_numbers(*self.color),
                "rg",
                *_numbers(cosine, sine, -sine, cosine, x, y),
                "cm",
                *self.path,
                "f",
                "Q",
                "EMC",
            ]


def watermark_of(word: str, style: Style) -> Watermark | None:
    """The outlines of `word` in the style's `watermark`; `None` when its face lacks a letter."""
    from fontTools.pens.qu2cuPen import Qu2CuPen  # type: ignore[import-untyped]  # as above
    from fontTools.pens.recordingPen import (  # type: ignore[import-untyped]  # it ships no types
        DecomposingRecordingPen,
    )
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # as above

    role = style.watermark
    face = nearest_face(style.fonts[role.font], role.weight, role.slope)
    text = word.upper() if role.case == "upper" else word
    with face.path.open("rb") as stream, TTFont(stream, lazy=True) as font:
        names = font.getBestCmap()
        if not text or any(ord(character) not in names for character in text):
            return None
        glyphs, unit = font.getGlyphSet(), 1000 / font["head"].unitsPerEm
        spacing = role.letter_spacing.pt / role.size.pt * 1000
        height = (getattr(font["OS/2"], "sCapHeight", 0) or 700 / unit) * unit
        path: list[str] = []
        x = 0.0
        for character in text:
            glyph = glyphs[names[ord(character)]]
            pen = DecomposingRecordingPen(glyphs)
            glyph.draw(Qu2CuPen(pen, 1.0, all_cubic=True))
            path.extend(_operators(pen.value, x, unit))
            x += glyph.width * unit + spacing
    red, green, blue = (channel / 255 for channel in role.color.rgb)
    return Watermark(path=tuple(path), width=x - spacing, height=height, color=(red, green, blue))


def _operators(drawn: list[tuple[str, Any]], x: float, unit: float) -> Iterator[str]:
    for name, points in drawn:
        for across, up in points:
            yield from _numbers(x + across * unit, up * unit)
        match name:
            case "moveTo":
                yield "m"
            case "lineTo":
                yield "l"
            case "curveTo":
                yield "c"
            case "closePath" | "endPath":
                yield "h"
            case _:
                raise ValueError(f"an outline with {name}")


def _numbers(*values: float) -> list[str]:
    return [f"{value:.4f}".rstrip("0").rstrip(".") for value in values]
