"""Letters that stand apart, and words: which of the spaces that PDFium sees are none.

PDFium makes a space of any distance that is wide enough. Where a style spaces letters there is such
a distance between all letters of a text.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from statistics import median
from typing import Any, Final

_WIDER: Final = 0.17
"""The least width of a space, in sizes of the letters beside it."""


class SpacedText:
    """The texts of a page in which PDFium sees spaces that are none."""

    def __init__(self, text_page: Any) -> None:
        from pypdfium2 import raw  # type: ignore[import-untyped]  # it ships no types

        self._raw = raw
        self._page = text_page
        self._texts: dict[int, str] = {}
        seen = -1
        for place in range(1, raw.FPDFText_CountChars(text_page) - 1):
            if place > seen and self._is_made(place):
                first, seen = self._reach(place)
                self._texts[self._object(place)] = "".join(self._text(first, seen))

    def mended(self, thing: Any, text: str) -> str:
        """What a text object says, of which PDFium says `text`."""
        if (own := self._texts.get(_address(thing.raw))) is None:
            return text
        return f"{text[: len(text) - len(text.lstrip())]}{own}{text[len(text.rstrip()) :]}"

    def _is_made(self, place: int) -> bool:
        """Whether a character is a space that PDFium has made of a distance within a text: it
        stands where the letter after it does, and a space of the file before that."""
        raw = self._raw
        return (
            raw.FPDFText_GetUnicode(self._page, place) == ord(" ")
            and raw.FPDFText_IsGenerated(self._page, place) == 1
            and self._object(place - 1) == self._object(place + 1) != 0
            and self._x(place) == self._x(place + 1)
        )

    def _reach(self, place: int) -> tuple[int, int]:
        """The first and the last character of the text around one."""
        shown, first, last = self._object(place), place, place
        while first and self._object(first - 1) == shown:
            first -= 1
        while self._object(last + 1) == shown:
            last += 1
        return first, last

    def _text(self, first: int, last: int) -> Iterator[str]:
        """The characters of a text; of spaces that are made, those much wider than what stands
        between its letters."""
        raw = self._raw
        kept = [place for place in range(first, last + 1) if not self._is_made(place)]
        gaps = {after: self._gap(after) for after in kept[1:]}
        limit = median(gaps.values()) + _WIDER * self._size(first)
        for place in kept:
            if place > first and self._is_made(place - 1) and len(gaps) > 1 and gaps[place] > limit:
                yield " "
            yield chr(raw.FPDFText_GetUnicode(self._page, place))

    def _gap(self, place: int) -> float:
        """Points between the letter before a place and the letter there."""
        raw = self._raw
        before = place - 1 - self._is_made(place - 1)
        font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(self._page, before))
        letter, width = raw.FPDFText_GetUnicode(self._page, before), ctypes.c_float()
        raw.FPDFFont_GetGlyphWidth(font, letter, self._size(before), width)
        return self._x(place) - self._x(before) - width.value

    def _size(self, place: int) -> float:
        matrix = self._raw.FS_MATRIX()
        self._raw.FPDFText_GetMatrix(self._page, place, matrix)
        size = self._raw.FPDFText_GetFontSize(self._page, place)
        return float(size * math.hypot(matrix.c, matrix.d))

    def _x(self, place: int) -> float:
        x, y = ctypes.c_double(), ctypes.c_double()
        self._raw.FPDFText_GetCharOrigin(self._page, place, x, y)
        return x.value

    def _object(self, place: int) -> int:
        return _address(self._raw.FPDFText_GetTextObject(self._page, place))


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
