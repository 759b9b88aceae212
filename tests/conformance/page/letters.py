"""Where the letters of a page stand, one by one, and how far apart they are, read by pdfium."""

from __future__ import annotations

import ctypes
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

_FEW: Final = 5
"""Pairs of letters that must agree, …"""
_SHARE: Final = 0.5
"""… and the share of all that these must be: others are kerned."""
_STEP: Final = 0.01
"""Points within which they agree."""


class Letter(NamedTuple):
    """An ASCII letter or digit, its place in the page's text, and where it stands, in points from
    the page's lower left corner."""

    character: str
    place: int
    x: float
    y: float


class Letters:
    """The letters of a page, by the object that shows them."""

    def __init__(self, textpage: Any) -> None:
        import pypdfium2.raw  # type: ignore[import-untyped]  # it ships no types

        self._raw = raw = pypdfium2.raw
        self._widths: dict[tuple[int, str], float] = {}
        self._of: defaultdict[int, list[Letter]] = defaultdict(list)
        x, y = ctypes.c_double(), ctypes.c_double()
        for place in range(raw.FPDFText_CountChars(textpage)):
            character = chr(raw.FPDFText_GetUnicode(textpage, place))
            if character.isascii() and character.isalnum():
                raw.FPDFText_GetCharOrigin(textpage, place, x, y)
                shown = _address(raw.FPDFText_GetTextObject(textpage, place))
                self._of[shown].append(Letter(character, place, x.value, y.value))

    def of(self, thing: Any) -> Sequence[Letter]:
        """The letters of a text object, in their order."""
        return self._of.get(_address(thing), ())

    def spacing(self, thing: Any, letters: Sequence[Letter], size: float) -> float | None:
        """What stands between the letters of a text of a size beside their widths; `None` where too
        few say so. Letters that are said of other glyphs (`ActualText`) all stand in one place."""
        if len(letters) <= _FEW:
            return None
        font = self._raw.FPDFTextObj_GetFont(thing)
        beside = [
            after.x - before.x - self._width(font, before.character) * size
            for before, after in pairwise(letters)
            if after.place == before.place + 1 and after.x > before.x
        ]
        if not beside:
            return None
        ((steps, often),) = Counter(round(space / _STEP) for space in beside).most_common(1)
        near = [space for space in beside if abs(space / _STEP - steps) <= 1]
        if often < _FEW or len(near) < _SHARE * len(beside):
            return None
        return sum(near) / len(near)

    def _width(self, font: Any, character: str) -> float:
        """In ems."""
        key = _address(font), character
        if key not in self._widths:
            width = ctypes.c_float()
            self._raw.FPDFFont_GetGlyphWidth(font, ord(character), 1.0, width)
            self._widths[key] = width.value
        return self._widths[key]


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
