"""Whether what stands in for a drawing, where Word draws none, looks as the drawing does."""

from __future__ import annotations

import io
from typing import Final

from publish.checks.style import mosaics
from publish.checks.style.comparing import Comparison
from publish.checks.style.model import Passage
from publish.checks.style.word.package import Package
from publish.errors import PictureError
from publish.style import Style

_STRETCHED: Final = 0.03
"""The share by which proportions may differ, of which few pixels make much."""


def compare_stand_ins(comparison: Comparison, package: Package, style: Style) -> None:
    """Judges the picture beside each drawing against the drawing itself."""
    for name, drawing, picture in package.drawings():
        alike = _is_alike(drawing, picture, style)
        comparison.judge(
            Passage(runs=()),
            "figure",
            "stand_in",
            "the drawing",
            "the drawing" if alike else "another picture",
            agrees=alike,
            where=name,
        )


def _is_alike(drawing: bytes, picture: bytes, style: Style) -> bool:
    from PIL import Image

    try:
        drawn = mosaics.opened(drawing, mosaics.SVG, style)
        shown = Image.open(io.BytesIO(picture))
        ratio = (shown.width * drawn.height) / (shown.height * drawn.width)
        rounded = 1 / drawn.height
        return abs(ratio - 1) <= _STRETCHED + rounded and mosaics.are_alike(drawn, shown)
    except (OSError, ValueError, PictureError):
        return False
