"""The watermark: a word across each page, drawn behind its text.

Its letters are drawn as shapes and as an artifact of pagination, so that nobody copies, searches
or hears them (ISO 14289-1, 7.8).
"""

from __future__ import annotations

import math
from typing import Final

import msgspec
import pydyf  # type: ignore[import-untyped]  # it ships no types

from publish.exporters.pdf.glyph_outlines import Outline, numbers, outlines
from publish.exporters.pdf.structure_tree import Pdf, resolve
from publish.style import Style

_REACH: Final = 0.55
"""How much of a page's diagonal the word takes."""
_HIGHEST: Final = 0.12
"""The height of its letters at most, as a share of the diagonal."""


class Watermark(msgspec.Struct, frozen=True, kw_only=True):
    """A word and its colour, as red, green and blue between 0 and 1."""

    word: Outline
    color: tuple[float, float, float]

    def draw(self, pdf: Pdf) -> None:
        """Puts the word behind what stands on each page, from corner to corner."""
        word = self.word
        for reference in pdf.page_references:
            page = resolve(pdf, reference)
            left, bottom, right, top = (float(edge) for edge in page["MediaBox"])
            across, up = right - left, top - bottom
            diagonal = math.hypot(across, up)
            scale = min(_REACH * diagonal / word.width, _HIGHEST * diagonal / word.height)
            angle = math.atan2(up, across)
            cosine, sine = math.cos(angle) * scale, math.sin(angle) * scale
            x = (left + right) / 2 - (cosine * word.width - sine * word.height) / 2
            y = (bottom + top) / 2 - (sine * word.width + cosine * word.height) / 2
            stream = resolve(pdf, page["Contents"])
            stream.stream[:0] = [
                "/Artifact",
                pydyf.Dictionary({"Type": "/Pagination", "Subtype": "/Watermark"}),
                "BDC",
                "q",
                *numbers(*self.color),
                "rg",
                *numbers(cosine, sine, -sine, cosine, x, y),
                "cm",
                *word.path,
                "f",
                "Q",
                "EMC",
            ]


def watermark_of(word: str, style: Style) -> Watermark | None:
    """The outlines of `word` in the style's `watermark`; `None` when its fonts lack a letter."""
    role = style.watermark
    drawn = outlines([word.upper() if role.case == "upper" else word], role, style)
    if drawn is None:
        return None
    red, green, blue = (channel / 255 for channel in role.color.rgb)
    return Watermark(word=drawn[0], color=(red, green, blue))
