"""Widths of text in the faces of a style, and how many lines it takes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from publish.exporters.docx.typeface import Typeface, face_of
from publish.style import Style

_MISSING: Final = 0.5
"""Width in ems of a character that the face does not have; another face will."""


class _Advances(msgspec.Struct, frozen=True):
    """Advance widths of a face by code point, in ems."""

    widths: Mapping[int, float]

    def width(self, text: str) -> float:
        return sum(self.widths.get(ord(character), _MISSING) for character in text)


class Metrics:
    """Advance widths, read from a font file when its face is met first."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._advances: dict[Path, _Advances] = {}
        self._words: dict[tuple[Path, str], float] = {}

    def lines(self, text: str, typeface: Typeface, room: int, first_line: int) -> int:
        """How many lines `text` takes where `room` twips are, broken greedily at spaces."""
        em = typeface.size * 20
        space = self._width(" ", typeface, em)
        lines, used = 1, float(first_line)
        for word in text.split(" "):
            width = self._width(word, typeface, em)
            if used > 0 and used + width > room:
                lines, used = lines + 1, 0.0
            used += width + space
        return lines

    def _width(self, text: str, typeface: Typeface, em: float) -> float:
        font = self._style.fonts[typeface.font]
        path = face_of(font, typeface.weight, typeface.slope).path
        key = (path, text)
        if key not in self._words:
            if path not in self._advances:
                self._advances[path] = _advances(path)
            self._words[key] = self._advances[path].width(text)
        return self._words[key] * em + typeface.letter_spacing * len(text)


def _advances(path: Path) -> _Advances:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

    with TTFont(path, lazy=True) as font:
        units = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        return _Advances(
            {point: metrics[name][0] / units for point, name in font.getBestCmap().items()}
        )
