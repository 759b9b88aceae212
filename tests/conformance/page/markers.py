"""The colours of what hangs before the items of lists on the pages of a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from publish.checks.compare.style_values import Comparison, color
from tests.conformance.page.drawn import DrawnPage, Glyphs
from tests.conformance.page.sets import Line, Set

_HANG: Final = 60.0
"""Points: how far before its item a marker may begin."""


def compare_markers(
    comparison: Comparison, pages: Sequence[DrawnPage], sets: Iterable[Set], *, rtl: bool
) -> None:
    """Holds the label beside the first line of each item to the colour of the style."""
    for one in sets:
        passage = one.passage
        if passage.marker is None:
            continue
        for label in _labels(one.lines[0], pages[one.lines[0].page - 1], rtl=rtl):
            comparison.judge(
                passage, passage.role, "marker_color", color(passage.marker), color(label.color),
                agrees=passage.marker == label.color, where=one.where,
            )  # fmt: skip


def _labels(line: Line, page: DrawnPage, *, rtl: bool) -> Iterable[Glyphs]:
    for piece in page.glyphs:
        apart = piece.x - line.right if rtl else line.x - piece.right
        beside = abs(piece.baseline - line.baseline) < piece.size / 2 and -1 <= apart <= _HANG
        if beside and piece.types[-1:] == ("Lbl",) and "LI" in piece.types and piece.text.strip():
            yield piece
