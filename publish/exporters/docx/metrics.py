"""Widths of text in the faces of a style, and how many lines it takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from publish.exporters.docx.typeface import Typeface, face_of
from publish.style import Style

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_EM: Final = 1000
"""Size in pixels that faces are measured at: widths come out in thousandths of an em."""


class Metrics:
    """Widths of words, measured by FreeType; a face is opened when it is met first."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._fonts: dict[Path, FreeTypeFont] = {}
        self._words: dict[tuple[Path, str], float] = {}

    def lines(self, text: str, typeface: Typeface, room: int, first_line: int) -> int:
        """How many lines `text` takes where `room` twips are, broken greedily at spaces."""
        space = self._width(" ", typeface)
        lines, used = 1, float(first_line)
        for word in text.split(" "):
            width = self._width(word, typeface)
            if used > 0 and used + width > room:
                lines, used = lines + 1, 0.0
            used += width + space
        return lines

    def _width(self, text: str, typeface: Typeface) -> float:
        font = self._style.fonts[typeface.font]
        path = face_of(font, typeface.weight, typeface.slope).path
        key = (path, text)
        if key not in self._words:
            if path not in self._fonts:
                self._fonts[path] = _open(path)
            self._words[key] = self._fonts[path].getlength(text)
        return self._words[key] / _EM * typeface.size * 20 + typeface.letter_spacing * len(text)


def _open(path: Path) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(path, _EM, layout_engine=ImageFont.Layout.BASIC)
