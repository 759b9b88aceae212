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

_SECOND: Final = 2
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
    lines below each name can be divided by them. One that begins with `1.`, where another below
    begins with `2.`, begins there.
    """
    counted = _first_counted(lines, at, sung)
    if counted is not None and are_sung(lines[counted:at]):
        return counted
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


def _first_counted(lines: Sequence[Line], at: int, sung: Sequence[int]) -> int | None:
    """The line above the name at `at` that begins with the number 1, which those of other stanzas
    go on from."""
    marks = [mark for number in sung if (mark := lines[number].mark) is not None]
    second = next((mark.family for mark in marks if mark.value == _SECOND), None)
    for number in range(at - 1, max(at - _MOST, 0) - 1, -1):
        mark = lines[number].mark
        if mark is not None and mark.family == second and mark.value == 1:
            return number if at - number >= _FEWEST else None
    return None


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
