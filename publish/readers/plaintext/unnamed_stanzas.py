"""Stanzas of a song that stand above the first name of a part: `Chorus` below a verse whose name
nobody wrote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import gcd
from typing import Final

from publish.readers.plaintext.lines import Line

_FEWEST: Final = 3
"""Two lines above the first name may be the title and who sings."""

_WIDER: Final = 1.3
_MOST: Final = 12
"""No stanza has more lines."""


def start_above(
    lines: Sequence[Line],
    at: int,
    sung: Sequence[int],
    spread: int,
    are_sung: Callable[[Sequence[Line]], bool],
) -> int:
    """Where such stanzas begin above the name at `at`, in a song of which the lines `sung` have
    names.

    They have as many lines as one with a name; where no blank lines part stanzas, so many that the
    lines below each name can be divided by them.
    """
    sizes = _sizes(lines, sung, spread)
    widest = _WIDER * max((lines[number].width for number in sung), default=0)
    start = at
    while start:
        top = start - 1
        while top and lines[top].gap <= spread and start - top < _MOST:
            top -= 1
        parted = lines[top].gap > spread
        count = start - top if parted else _most_that_divides(sizes, start - top)
        block = lines[start - count : start]
        known = count in sizes or not parted
        if count < _FEWEST or not known or max(line.width for line in block) > widest:
            break
        if not are_sung(block):
            break
        start -= count
        if not parted:
            break
    return start


def _sizes(lines: Sequence[Line], sung: Sequence[int], spread: int) -> frozenset[int]:
    """How many lines the stanzas have."""
    counts: list[int] = []
    for above, here in pairwise([-2, *sung]):
        if here > above + 1 or lines[here].gap > spread:
            counts.append(0)
        counts[-1] += 1
    return frozenset(counts)


def _most_that_divides(sizes: frozenset[int], most: int) -> int:
    """The greatest number up to `most` that divides all sizes."""
    shared = gcd(*sizes)
    return max((n for n in range(_FEWEST, most + 1) if shared % n == 0), default=0)
