"""Passages as they are set on pages: their lines, and the boxes of these."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tests.conformance.page.drawn import Rect
from tests.conformance.page.metrics import Metrics
from tests.conformance.passages import Placed


class Line(msgspec.Struct, kw_only=True):
    """A line of a passage: its glyphs on one base line of one page, and the role of the first."""

    page: int
    baseline: float
    x: float
    right: float
    role: str

    def is_parted_from(self, after: Line | None, insets: Iterable[Rect]) -> bool:
        """Whether one of `insets` has a line for itself between this and the next on its page."""
        return (
            after is not None
            and after.page == self.page
            and any(self.baseline <= top and low <= after.baseline for _, top, _, low in insets)
        )


class Set(msgspec.Struct, kw_only=True):
    """A passage as it is set on pages."""

    passage: Placed
    lines: list[Line]
    metrics: Metrics | None
    whole: bool = True
    """Its last line is known, so that what follows can be measured from it."""
    mixed: bool = False
    """Something of other heights stands in its lines: companions of its font, formulas."""

    @property
    def where(self) -> str:
        return f"page {self.lines[0].page}"

    def above(self) -> float | None:
        """Top of the first line box; `None` without metrics."""
        return self.edge(self.lines[0].baseline, top=True)

    def below(self) -> float | None:
        """Bottom of the last line box."""
        return self.edge(self.lines[-1].baseline, top=False)

    def edge(self, baseline: float, *, top: bool) -> float | None:
        """Top or bottom of the line box on a base line, as high as the style has lines."""
        height = self.passage.line_height
        if self.metrics is None or height is None:
            return None
        over = self.metrics.above(self.passage.runs[0].look.size, height)
        return baseline - over if top else baseline - over + height
