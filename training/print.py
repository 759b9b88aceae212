"""How wide text is in print, by the fonts that the styles here use."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from typing import Final
from unicodedata import category, east_asian_width

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

FACES: Final = (
    ("fontpkg_ibm_plex_serif", "files/IBMPlexSerif-Regular.ttf"),
    ("fontpkg_fira_sans", "files/FiraSans-Regular.ttf"),
)
COLUMN: Final = 0.5
"""What a column of a screen is taken for, in ems: an average letter, half a wide character."""


def columns(text: str) -> int:
    """How wide `text` is on a screen, where wide characters take two columns."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


@lru_cache(maxsize=1 << 16)
def width(text: str, face: int) -> float:
    """How wide `text` is in ems, set in one of `FACES`; what the face has no glyph for is as wide
    as its columns on a screen, and a sign above or below a letter takes no room."""
    advances = _advances(face)
    total = 0.0
    for c in text:
        # not `sum`, which rounds otherwise from Python 3.12 on: lines would break elsewhere
        total += advances.get(ord(c), 0 if category(c) == "Mn" else COLUMN * columns(c))
    return total


@cache
def _advances(face: int) -> dict[int, float]:
    package, path = FACES[face]
    with resources.as_file(resources.files(package) / path) as file, TTFont(file) as font:
        metrics, em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}
