"""Line numbers in the margin, beside the lines of the text as they were set.

CSS numbers no lines. The numbers are drawn as shapes and as artifacts (ISO 14289-1, 7.8), so that
nobody copies, searches or hears them in the middle of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec
import pydyf  # type: ignore[import-untyped]  # it ships no types
from weasyprint.formatting_structure import (  # type: ignore[import-untyped]  # it ships no types
    boxes,
)

from publish.exporters.pdf.glyph_outlines import Outline, numbers, outlines
from publish.exporters.pdf.structure_tree import Pdf, resolve
from publish.style import PageMaster, Style

_UNNUMBERED: Final = frozenset(
    {*("h1", "h2", "h3", "h4", "h5", "h6"), "table", "figure", "pre", "nav"}
)
"""Elements of the body whose lines are not counted: heads, and what is no running text."""
_POINTS: Final = 0.75
"""Points in a pixel of CSS."""


class LineNumbers(msgspec.Struct, frozen=True, kw_only=True):
    """How the lines are numbered: every one that `every` divides, `gap` points before the text."""

    every: int
    by_page: bool
    gap: float
    size: float
    color: tuple[float, float, float]
    digits: tuple[Outline, ...]
    rtl: bool

    def draw(self, pages: list[Any], pdf: Pdf) -> None:
        """Numbers the lines of the body on each of WeasyPrint's `pages`."""
        count = 0
        for page, reference in zip(pages, pdf.page_references, strict=True):
            if self.by_page:
                count = 0
            made = resolve(pdf, reference)
            height = float(made["MediaBox"][3])
            box = page._page_box
            edge = box.content_box_x() + (box.width if self.rtl else 0)
            drawn: list[Any] = []
            for line in _lines(box, counted=False):
                count += 1
                if count % self.every == 0:
                    baseline = line.position_y + line.baseline
                    drawn += self._number(count, edge * _POINTS, height - baseline * _POINTS)
            resolve(pdf, made["Contents"]).stream[:0] = drawn

    def _number(self, number: int, edge: float, baseline: float) -> Iterator[Any]:
        """The operators for a number that ends, or right of the text begins, a gap from `edge`."""
        scale = self.size / 1000
        written = [self.digits[int(digit)] for digit in str(number)]
        width = sum(digit.width for digit in written) * scale
        x = edge + self.gap if self.rtl else edge - self.gap - width
        yield from ("/Artifact", pydyf.Dictionary({"Type": "/Layout"}), "BDC", "q")
        yield from (*numbers(*self.color), "rg")
        yield from (*numbers(scale, 0, 0, scale, x, baseline), "cm")
        for digit in written:
            yield from (*digit.path, "f", *numbers(1, 0, 0, 1, digit.width, 0), "cm")
        yield from ("Q", "EMC")


def line_numbers_of(master: PageMaster, style: Style, *, rtl: bool) -> LineNumbers | None:
    """The numbers that the pages of `master` ask for; `None` when the fonts of the style's
    `line_number` lack a digit."""
    role = style.line_number
    digits = outlines("0123456789", role, style)
    if digits is None:
        return None
    red, green, blue = (channel / 255 for channel in role.color.rgb)
    return LineNumbers(
        every=master.line_numbers,
        by_page=master.line_numbers_start == "page",
        gap=role.indent_end.pt,
        size=role.size.pt,
        color=(red, green, blue),
        digits=tuple(digits),
        rtl=rtl,
    )


def _lines(box: Any, *, counted: bool) -> Iterator[Any]:
    """The lines of running text below `box`, in the order of the text; `counted` says that `box`
    stands in the document's body. A line within a line is part of it."""
    element = box.element
    if element is not None and not isinstance(box, boxes.MarginBox):
        class_ = element.get("class") or ""
        if counted and (box.element_tag in _UNNUMBERED or class_ == "math-block"):
            return
        counted = counted or class_ == "body"
    if isinstance(box, boxes.LineBox):
        if counted:
            yield box
        return
    for child in box.children if isinstance(box, boxes.ParentBox) else ():
        yield from _lines(child, counted=counted)
