"""The order in which pieces of a page are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from unicodedata import bidirectional

from tests.conformance.page.drawn import Glyphs


def in_reading_order(glyphs: Iterable[Glyphs], *, rtl: bool) -> Iterator[Glyphs]:
    """Pieces as they are read: those of a line come in any order, by font and by direction."""
    if not rtl:
        yield from glyphs
        return
    for _, line in groupby(glyphs, lambda piece: round(piece.baseline, 1)):
        yield from _phrases_forward(sorted(line, key=lambda piece: -piece.right))


def _phrases_forward(line: Iterable[Glyphs]) -> Iterator[Glyphs]:
    """Pieces from right to left, but those of a phrase whose letters run from left to right; what
    stands a wide space apart, as in the next cell, is another phrase."""
    phrase: list[Glyphs] = []
    behind: list[Glyphs] = []
    for piece in line:
        sides = {bidirectional(character) for character in piece.text}
        beside = (behind or phrase or [piece])[-1]
        apart = beside.x - piece.right > piece.size
        if apart or sides & {"R", "AL", "AN"}:
            yield from (*reversed(phrase), *behind)
            phrase, behind = [], []
        if "L" in sides and not sides & {"R", "AL", "AN"}:
            phrase, behind = [*phrase, *behind, piece], []
        elif phrase:
            behind.append(piece)
        else:
            yield piece
    yield from (*reversed(phrase), *behind)
