"""Whether what stands in for a drawing, where Word draws none, looks as the drawing does."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from publish.checks.style.comparing import Comparison
from publish.checks.style.model import Passage
from publish.checks.style.word.package import Package
from publish.errors import PictureError
from publish.pictures.vector import as_png
from publish.style import Style

if TYPE_CHECKING:
    from PIL.Image import Image

_WIDTH: Final = 256
"""Pixels across to which a drawing is drawn: as few as show what it is."""
_MOSAIC: Final = (16, 16)
"""Fields whose colours are compared."""
_UNLIKE: Final = 6.0
"""Steps of 255 by which the colours of fields may differ, in the mean."""
_STRETCHED: Final = 0.03
"""The share by which proportions may differ, of which few pixels make much."""


def compare_stand_ins(comparison: Comparison, package: Package, style: Style) -> None:
    """Judges the picture beside each drawing against the drawing itself."""
    fonts = tuple(
        dict.fromkeys(str(face.path) for font in style.fonts.values() for face in font.all_faces)
    )
    family = style.fonts[style.text.font].family
    for name, drawing, picture in package.drawings():
        alike = _is_alike(drawing, picture, fonts, family)
        comparison.judge(
            Passage(runs=()),
            "figure",
            "stand_in",
            "the drawing",
            "the drawing" if alike else "another picture",
            agrees=alike,
            where=name,
        )


def _is_alike(drawing: bytes, picture: bytes, fonts: tuple[str, ...], family: str) -> bool:
    from PIL import Image, ImageChops, ImageStat

    try:
        drawn = Image.open(io.BytesIO(as_png(drawing, _WIDTH, fonts=fonts, family=family)))
        shown = Image.open(io.BytesIO(picture))
        ratio = (shown.width * drawn.height) / (shown.height * drawn.width)
        rounded = 1 / drawn.height
        if abs(ratio - 1) > _STRETCHED + rounded:
            return False
        difference = ImageChops.difference(_mosaic(drawn), _mosaic(shown))
    except (OSError, ValueError, PictureError):
        return False
    return max(ImageStat.Stat(difference).mean) <= _UNLIKE


def _mosaic(image: Image) -> Image:
    """A picture on white paper, in few fields."""
    from PIL import Image as Images

    paper = Images.new("RGBA", image.size, "white")
    paper.alpha_composite(image.convert("RGBA"))
    return paper.convert("RGB").resize(_MOSAIC, Images.Resampling.BOX)
