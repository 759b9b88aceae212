"""The metrics of the faces that a style names."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from publish.style import Face, Style


class Metrics(msgspec.Struct, frozen=True):
    """Ascent and descent of a face, as shares of the size; both above zero."""

    ascent: float
    descent: float

    def above(self, size: float, line_height: float) -> float:
        """From the top of a line box to its base line: half the leading and the ascent."""
        return (line_height - (self.ascent + self.descent) * size) / 2 + self.ascent * size


class FaceMetrics:
    """The metrics of the faces of a style."""

    def __init__(self, style: Style) -> None:
        self._faces: dict[tuple[str, int, str], Face] = {
            (face.family, face.weight, face.slope): face
            for font in style.fonts.values()
            for face in font.all_faces
        }

    def of(self, family: str, weight: int, slope: str) -> Metrics | None:
        """`None` for a face that the style does not name."""
        face = self._faces.get((family, weight, slope))
        return None if face is None else _metrics(face.path)


@cache
def _metrics(path: Path) -> Metrics:
    """Of the horizontal header, or the typographic ones where the font asks for them
    (OpenType, OS/2 `fsSelection` bit 7)."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

    with TTFont(path, lazy=True) as font:
        per_em = font["head"].unitsPerEm
        wide, table = font["hhea"], font["OS/2"]
        ascent, descent = wide.ascent, -wide.descent
        if table.fsSelection & 1 << 7:
            ascent, descent = table.sTypoAscender, -table.sTypoDescender
    return Metrics(ascent / per_em, descent / per_em)
