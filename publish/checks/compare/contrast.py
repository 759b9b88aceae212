"""Contrast of text and ground, as it comes out in an artifact (WCAG 2.2, 1.4.3, level AA)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from publish.checks.compare.style import Comparison, Pair
from publish.checks.look import Passage
from publish.units import Color

LEAST: Final = 4.5
LEAST_LARGE: Final = 3.0


def too_faint(comparison: Comparison) -> Iterator[tuple[Pair, float, float, Passage, str]]:
    """Pairs of colours that are too much alike: their ratio, the least that would do, the first
    passage that has them and where."""
    for pair, (passage, where) in comparison.pairs.items():
        least = LEAST_LARGE if pair.large else LEAST
        ratio = Color(pair.text).contrast(Color(pair.ground))
        if ratio < least:
            yield pair, ratio, least, passage, where
