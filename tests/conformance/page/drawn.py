"""What is drawn on the pages of a PDF: text, grounds and rules, in page points.

The origin is the page's upper left corner and y runs downwards, as distances in a style do.
"""

from __future__ import annotations

import msgspec

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Glyphs(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of a line: characters of one font, size and colour."""

    text: str
    font: str
    size: float
    color: str
    x: float
    right: float
    baseline: float
    page: int
    order: int
    spacing: float | None
    """What stands between letters beside their own widths, where enough of them say the same."""
    types: tuple[str, ...]
    """Structure types around it, outermost first; none for what is not in the structure tree."""


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """A filled area: a point is in it when it is in an odd number of its rectangles."""

    rects: tuple[Rect, ...]
    color: str
    order: int

    def holds(self, x: float, y: float) -> bool:
        inside = sum(
            left <= x <= right and top <= y <= bottom for left, top, right, bottom in self.rects
        )
        return inside % 2 == 1


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A straight line, or a side of a frame, as the thin rectangle that it fills."""

    rect: Rect
    color: str
    is_border: bool = False
    """It stands in no structure element, as borders do; lines under words do."""

    @property
    def upright(self) -> bool:
        left, top, right, bottom = self.rect
        return bottom - top > right - left

    @property
    def width(self) -> float:
        left, top, right, bottom = self.rect
        return min(right - left, bottom - top)


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """A path that is drawn, which is of no picture, formula or watermark."""

    rects: tuple[Rect, ...]
    """The bounds of each of its parts: two of a frame, which is filled between them."""
    colors: tuple[str, ...]
    """What it is filled and lined with."""
    is_curved: bool
    is_marked: bool
    """It stands in marked content, as all on a page must (ISO 14289-1, 7.1)."""
    is_artifact: bool
    """It stands in no structure element, as grounds and borders do; lines under words do."""


class DrawnPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page: its size in points and what is drawn on it, in the order of drawing."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyphs, ...]
    grounds: tuple[Ground, ...]
    rules: tuple[Rule, ...]
    pictures: tuple[Rect, ...]
    insets: tuple[Rect, ...]
    """What is drawn of each formula and picture that stands in the text, as one area."""
    drawings: tuple[Drawing, ...]

    def ground_at(self, x: float, y: float, order: int) -> str:
        """The colour drawn last below something, "" where the paper shows."""
        for ground in reversed(self.grounds):
            if ground.order < order and ground.holds(x, y):
                return "" if ground.color == "ffffff" else ground.color
        return ""
