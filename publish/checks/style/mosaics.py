"""Whether two pictures look alike: each in few fields, of which the colours are compared."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from publish.pictures.vector import as_png
from publish.style import Style

if TYPE_CHECKING:
    from PIL.Image import Image

SVG: Final = "image/svg+xml"
WIDTH: Final = 256
"""Pixels across to which a drawing is drawn: as few as show what it is."""
_FIELDS: Final = (16, 16)
_UNLIKE: Final = 6.0
"""Steps of 255 by which the colours of fields may differ, in the mean."""


def opened(data: bytes, media_type: str, style: Style) -> Image:
    """A picture; a drawing with its text in the fonts of the style. Raises `OSError`, `ValueError`
    or `PictureError` for what cannot be drawn."""
    from PIL import Image

    if media_type != SVG:
        return Image.open(io.BytesIO(data))
    fonts = dict.fromkeys(
        str(face.path) for font in style.fonts.values() for face in font.all_faces
    )
    family = style.fonts[style.text.font].family
    return Image.open(io.BytesIO(as_png(data, WIDTH, fonts=tuple(fonts), family=family)))


def are_alike(one: Image, other: Image, paper: str = "white") -> bool:
    """Whether two pictures on `paper` have the same colours in the same fields."""
    from PIL import ImageChops, ImageStat

    difference = ImageChops.difference(_fields(one, paper), _fields(other, paper))
    return max(ImageStat.Stat(difference).mean) <= _UNLIKE


def _fields(image: Image, paper: str) -> Image:
    from PIL import Image as Images

    ground = Images.new("RGBA", image.size, paper)
    ground.alpha_composite(image.convert("RGBA"))
    return ground.convert("RGB").resize(_FIELDS, Images.Resampling.BOX)
