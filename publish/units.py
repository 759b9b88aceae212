"""Lengths and colours as types: parsed once, at the edge, from what a style file says."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from publish.patterns import pattern

POINTS_PER: Final = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "px": 0.75}
_LENGTH: Final = pattern(r"(-?\d{1,6}(?:\.\d{1,6})?)(pt|mm|cm|in|px)", re.ASCII)
_COLOR: Final = pattern(r"#[0-9a-fA-F]{6}")
_TOO_LONG: Final = 14_400.0
"""The widest page that PDF 1.7 can state (Annex C.2), in points."""


class Length(msgspec.Struct, frozen=True, order=True):
    """A length in points (1 pt = 1/72 in)."""

    pt: float

    @classmethod
    def parse(cls, text: str) -> Length:
        """`"10.5pt"`, `"24mm"`, `"2.5cm"`, `"1in"`, `"14px"` or `"0"`; else a `ValueError`."""
        if text == "0":
            return cls(0.0)
        match = _LENGTH.fullmatch(text)
        if match is None:
            raise ValueError(f'a length such as "10.5pt", "24mm" or "0", not "{text}"')
        points = float(match[1]) * POINTS_PER[match[2]]
        if abs(points) > _TOO_LONG:
            raise ValueError(f'a length of at most {_TOO_LONG:g}pt, not "{text}"')
        return cls(points)

    @property
    def mm(self) -> float:
        return self.pt * 25.4 / 72

    @property
    def px(self) -> float:
        return self.pt / POINTS_PER["px"]

    @property
    def twips(self) -> int:
        """Twentieths of a point, Word's unit for positions and spacing (ST_TwipsMeasure)."""
        return round(self.pt * 20)

    @property
    def half_points(self) -> int:
        """Word's unit for font sizes (ST_HpsMeasure)."""
        return round(self.pt * 2)

    @property
    def emu(self) -> int:
        """English metric units, DrawingML's unit (914,400 to the inch)."""
        return round(self.pt * 12_700)

    def css(self) -> str:
        """The length in CSS, e.g. `10.5pt`; zero has no unit."""
        return f"{self.pt:.4f}".rstrip("0").rstrip(".") + "pt" if self.pt else "0"

    def __mul__(self, factor: float) -> Length:
        return Length(self.pt * factor)

    def __add__(self, other: Length) -> Length:
        return Length(self.pt + other.pt)

    def __sub__(self, other: Length) -> Length:
        return Length(self.pt - other.pt)


class Color(msgspec.Struct, frozen=True):
    """An opaque sRGB colour; `hex` is six lower-case digits without the sign."""

    hex: str

    @classmethod
    def parse(cls, text: str) -> Color:
        """`"#0b4f6c"`; anything else is a `ValueError`."""
        if _COLOR.fullmatch(text) is None:
            raise ValueError(f'a colour such as "#0b4f6c" or "palette.accent", not "{text}"')
        return cls(text[1:].lower())

    @property
    def rgb(self) -> tuple[int, int, int]:
        return int(self.hex[:2], 16), int(self.hex[2:4], 16), int(self.hex[4:], 16)

    def css(self) -> str:
        return f"#{self.hex}"

    def contrast(self, other: Color) -> float:
        """Contrast ratio after WCAG 2.2, 1 to 21."""
        lighter, darker = sorted((self._luminance(), other._luminance()), reverse=True)
        return (lighter + 0.05) / (darker + 0.05)

    def _luminance(self) -> float:
        linear = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
            for c in (part / 255 for part in self.rgb)
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
