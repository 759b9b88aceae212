"""The fonts of a Word file, as the faces of the style that Word groups in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from publish.checks.style.glyphs import Embedded
from publish.checks.style.word.package import Package
from publish.style import Style

_SLOTS: Final = {
    (False, False): "embedRegular",
    (True, False): "embedBold",
    (False, True): "embedItalic",
    (True, True): "embedBoldItalic",
}
"""Where a family of four keeps a face (ECMA-376 Part 1, 17.8.3): by bold and italic."""


def fonts_of(package: Package, style: Style) -> Iterator[Embedded]:
    """Each font, as the face of the style that Word calls so."""
    faces = {
        (face.word_family, _SLOTS[face.word_bold, face.word_italic]): face
        for font in style.fonts.values()
        for face in font.all_faces
    }
    for family, slot, data in package.fonts():
        if (face := faces.get((family, slot))) is not None:
            yield Embedded(
                family=face.family,
                weight=face.weight,
                slope=face.slope,
                data=data,
                where=f"font table, {family}",
            )
