"""Sets two sequences side by side so that one change is one difference.

What is equal is found first, by what occurs but once; in the gaps that remain, what resembles is
paired as reworded, and what stands elsewhere unchanged as moved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final, Generic, Literal, TypeVar

import msgspec

T = TypeVar("T")

How = Literal["same", "changed", "moved", "missing", "extra"]

_FEW: Final = 400
"""Entries on a side up to which a gap without anchors is compared entry by entry."""
_ALIKE: Final = 0.5
"""How much two entries must resemble to be one that was changed."""


class Pair(msgspec.Struct, Generic[T], frozen=True):
    """What became of an expected entry, or where a found one came from."""

    how: How
    expected: T | None
    found: T | None


def compare(
    expected: Sequence[T],
    found: Sequence[T],
    key: Callable[[T], Hashable],
    likeness: Callable[[T, T], float],
) -> list[Pair[T]]:
    """The pairs in the order of `expected`; what is extra stands where it was found.

    Entries of one `key` are the same; `likeness` (0 to 1) says how near two others are.
    """
    keys = [key(entry) for entry in expected], [key(entry) for entry in found]
    pairs: list[Pair[T]] = []
    at = (0, 0)
    for here in [*aligned(*keys), (len(expected), len(found))]:
        pairs += _gap(expected[at[0] : here[0]], found[at[1] : here[1]], likeness)
        if here[0] < len(expected):
            pairs.append(Pair("same", expected[here[0]], found[here[1]]))
        at = (here[0] + 1, here[1] + 1)
    return _with_moves(pairs, key)


def aligned(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs of places, rising on both sides, at which `a` and `b` are equal."""
    matched: list[tuple[int, int]] = []
    stack = [(0, len(a), 0, len(b))]
    while stack:
        a0, a1, b0, b1 = stack.pop()
        while a0 < a1 and b0 < b1 and a[a0] == b[b0]:
            matched.append((a0, b0))
            a0, b0 = a0 + 1, b0 + 1
        while a0 < a1 and b0 < b1 and a[a1 - 1] == b[b1 - 1]:
            a1, b1 = a1 - 1, b1 - 1
            matched.append((a1, b1))
        if a0 == a1 or b0 == b1:
            continue
        anchors = _anchors(a, b, (a0, a1, b0, b1))
        if anchors:
            matched += anchors
            edges = [(a0 - 1, b0 - 1), *anchors, (a1, b1)]
            for (ai, bi), (aj, bj) in pairwise(edges):
                stack.append((ai + 1, aj, bi + 1, bj))
        else:
            few = max(a1 - a0, b1 - b0) <= _FEW
            matcher = SequenceMatcher(None, a[a0:a1], b[b0:b1], autojunk=not few)
            for block in matcher.get_matching_blocks():
                matched += [(a0 + block.a + n, b0 + block.b + n) for n in range(block.size)]
    return sorted(matched)


def _anchors(
    a: Sequence[Hashable], b: Sequence[Hashable], window: tuple[int, int, int, int]
) -> list[tuple[int, int]]:
    """The longest rising run of entries that occur once on either side."""
    a0, a1, b0, b1 = window
    counts = Counter(a[a0:a1]), Counter(b[b0:b1])
    places = {b[j]: j for j in range(b0, b1) if counts[1][b[j]] == 1}
    pairs = [(i, places[a[i]]) for i in range(a0, a1) if counts[0][a[i]] == 1 and a[i] in places]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [j]
        ends[place : place + 1] = [index]
    run: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _gap(
    expected: Sequence[T], found: Sequence[T], likeness: Callable[[T, T], float]
) -> list[Pair[T]]:
    """What stands between two matches: in order, each expected entry with the found one that it
    resembles most, others alone."""
    pairs: list[Pair[T]] = []
    rest = list(found)
    if len(expected) * len(found) > _FEW * _FEW:
        return [
            *(Pair("missing", entry, None) for entry in expected),
            *(Pair("extra", None, entry) for entry in found),
        ]
    for entry in expected:
        scored = [(likeness(entry, other), -n) for n, other in enumerate(rest)]
        best, place = max(scored, default=(0.0, 0))
        if best < _ALIKE:
            pairs.append(Pair("missing", entry, None))
            continue
        pairs += [Pair("extra", None, other) for other in rest[:-place]]
        pairs.append(Pair("changed", entry, rest[-place]))
        del rest[: 1 - place]
    return [*pairs, *(Pair("extra", None, other) for other in rest)]


def _with_moves(pairs: list[Pair[T]], key: Callable[[T], Hashable]) -> list[Pair[T]]:
    """Missing here and extra there is moved."""
    extra: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, pair in enumerate(pairs):
        if pair.how == "extra" and pair.found is not None:
            extra[key(pair.found)].append(index)
    gone: set[int] = set()
    made: list[Pair[T]] = []
    for pair in pairs:
        if pair.how == "missing" and pair.expected is not None and extra[key(pair.expected)]:
            index = extra[key(pair.expected)].pop(0)
            gone.add(index)
            made.append(Pair("moved", pair.expected, pairs[index].found))
        else:
            made.append(pair)
    return [pair for index, pair in enumerate(made) if index not in gone]
