"""Fonts of a PDF by their names, and the metrics of the faces that a style names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from publish.checks.style.model import Slope
from publish.style import Face, Style

_WEIGHTS: Final = (
    ("thin", 100),
    ("hairline", 100),
    ("extralight", 200),
    ("ultralight", 200),
    ("semibold", 600),
    ("demibold", 600),
    ("extrabold", 800),
    ("ultrabold", 800),
    ("light", 300),
    ("medium", 500),
    ("bold", 700),
    ("black", 900),
    ("heavy", 900),
)
"""Words for weights, in names of fonts, the longer ones first (OS/2 `usWeightClass`)."""
_SUBSET: Final = re.compile(r"[A-Z]{6}\+")


class FontName(msgspec.Struct, frozen=True):
    """A font as its name says it: family, weight and slope."""

    family: str
    weight: int
    slope: Slope


def read_font_name(name: str, families: Iterable[str]) -> FontName:
    """`ABCDEF+Fira-Sans-Semi-Bold` or `FiraSans-SemiBold` as Fira Sans, 600, normal.

    A family that is none of `families` is named as it stands.
    """
    bare = _SUBSET.sub("", name, count=1)
    plain = _plain(bare)
    known = [f for f in families if plain.startswith(_plain(f))]
    family = max(known, key=len, default=bare)
    rest = plain.removeprefix(_plain(family)) if known else plain
    weight = next((number for word, number in _WEIGHTS if word in rest), 400)
    slope: Slope = "italic" if "italic" in rest or "oblique" in rest else "normal"
    return FontName(family, weight, slope)


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


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
