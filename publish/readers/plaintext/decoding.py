"""The most probable labels of lines by their scores: Viterbi's algorithm over whole numbers.

A state is the role of the open piece, whether a line that is left out stands within that piece, and
whether the text has its title, of which there is one at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from publish.readers.plaintext.labels import Role

ROLES: Final[tuple[Role, ...]] = get_args(Role)
_TITLE: Final = ROLES.index("title")
_LEFT_OUT: Final = ROLES.index("left-out")
_NONE: Final = len(ROLES)
_NEAR: Final = 6
"""Roles and states are given up that score so much less than the best, as natural logarithms."""

_AT_ONCE: Final = 1024

Label: TypeAlias = "tuple[int, bool]"
"""A role, as its place in `ROLES`, and whether a piece begins."""

_Path: TypeAlias = "tuple[_Path | None, int, bool]"
_State: TypeAlias = "tuple[int, bool, bool]"
_States: TypeAlias = "dict[_State, tuple[int, _Path | None]]"


def decode(scores: NDArray[np.int16], fixed: Mapping[int, Label], unit: int) -> list[Label]:
    """The label of each line. A row of `scores` has the log-odds of each role, and of beginning, in
    1 / `unit`; `fixed` lines have their label."""
    near = _NEAR * unit
    states: _States = {(_NONE, False, False): (0, None)}
    for at, (begin, candidates) in enumerate(_candidates(scores, near)):
        label = fixed.get(at)
        if label is None:
            found = _next(states, begin, candidates, scores[at])
        else:
            found = _fixed(states, label[0], begins=label[1])
        least = max([score for score, _ in found.values()]) - near
        states = {state: kept for state, kept in found.items() if kept[0] >= least}
    _, last = max(states.values(), key=lambda kept: kept[0])
    labels: list[Label] = []
    while last is not None:
        last, role, begins = last
        labels.append((role, begins))
    return labels[::-1]


def _next(
    states: _States, begin: int, candidates: list[tuple[int, int]], row: NDArray[np.int16]
) -> _States:
    found: _States = {}
    own = dict(candidates)
    left_out = own.get(_LEFT_OUT)
    best: dict[bool, tuple[int, _Path | None]] = {}
    for (role, _, titled), kept in states.items():
        score, path = kept
        if titled not in best or score > best[titled][0]:
            best[titled] = kept
        if role == _NONE:
            continue
        going_on = own.get(role)
        going_on = score + (int(row[role]) if going_on is None else going_on)
        state = (role, False, titled)
        if state not in found or going_on > found[state][0]:
            found[state] = going_on, (path, role, False)
        if left_out is not None and role != _LEFT_OUT:
            found[role, True, titled] = max(
                found.get((role, True, titled), (-(1 << 60), None)),
                (score + begin + left_out, (path, _LEFT_OUT, True)),
                key=lambda kept: kept[0],
            )
    for titled, (score, path) in best.items():
        for role, value in candidates:
            if role == _TITLE and titled:
                continue
            total = score + begin + value
            state = (role, False, titled or role == _TITLE)
            if state not in found or total > found[state][0]:
                found[state] = total, (path, role, True)
    return found


def _fixed(states: _States, role: int, *, begins: bool) -> _States:
    """Goes on with the piece if it is of the role, and begins one otherwise, whatever is likely."""
    found: _States = {}
    for (_, _, titled), (score, path) in states.items():
        state = (role, False, titled or role == _TITLE)
        if state not in found or score > found[state][0]:
            found[state] = score, (path, role, begins)
    return found


def _candidates(
    scores: NDArray[np.int16], near: int
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Of each line the odds of beginning, and the likely roles with their scores."""
    for start in range(0, len(scores), _AT_ONCE):
        part = scores[start : start + _AT_ONCE].astype(np.int32)
        roles = part[:, :_NONE]
        rows, places = np.nonzero(roles >= roles.max(1, keepdims=True) - near)
        values = roles[rows, places].tolist()
        ends = np.searchsorted(rows, np.arange(len(part) + 1)).tolist()
        pairs = list(zip(places.tolist(), values, strict=True))
        begins = part[:, _NONE].tolist()
        for at, begin in enumerate(begins):
            yield begin, pairs[ends[at] : ends[at + 1]]
