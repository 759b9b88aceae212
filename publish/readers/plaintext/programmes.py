"""The lines of a programme whose hours have a full stop, as the British, Germans and Italians write
them: `10.30 Führung`. A section may have such a number."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.rows import is_prose

RULE: Final = "an hour of a programme"

_HOUR: Final = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)(?=[ \t–-])(?!\s?(?:[€$£%]|EUR\b|CHF\b))")
_SHORTEST: Final = 5
"""Minutes from one line of a programme to the next, unless both begin at once; sections count by
ones (`10.01`, `10.02`)."""

_NEAR: Final = 2
"""A line may stand between, which says more of the one above."""

_MOSTLY: Final = 0.5
_SELDOM: Final = 0.25


def find_programmes(pieces: Sequence[Piece]) -> None:
    """Marks the lines that begin with an hour, so that none is a title or a heading.

    Hours go up from line to line, and stand near each other, for nothing is written out below
    them; section numbers have the text of their sections between them. Most such numbers of the
    text must be so, and hardly any has prose below it but the last.
    """
    hours = [(at, minutes) for at, piece in enumerate(pieces) if (minutes := _hour(piece)) >= 0]
    steps = list(itertools.pairwise(hours))
    if any(0 < later - earlier < _SHORTEST for (_, earlier), (_, later) in steps):
        return
    near = {
        at
        for (upper, earlier), (lower, later) in steps
        if later >= earlier and _stand_near(pieces, upper, lower)
        for at in (upper, lower)
    }
    written = sum(1 for at, _ in hours[:-1] if is_prose(pieces[at + 1]))
    if len(near) <= _MOSTLY * len(hours) or written > _SELDOM * len(hours):
        return
    for at, _ in hours:
        pieces[at].become("paragraph", RULE, 0.8)


def are_of_one_day(upper: Piece, lower: Piece) -> bool:
    """Whether two lines are of a programme, and their hours go up; another day begins anew."""
    return upper.rule == lower.rule == RULE and _hour(upper) <= _hour(lower)


def _hour(piece: Piece) -> int:
    """The minutes since midnight of the hour that a line begins with, -1 for none."""
    if piece.kind != "paragraph" or not piece.text[:1].isdigit():
        return -1
    match = _HOUR.match(piece.text)
    return 60 * int(match[1]) + int(match[2]) if match else -1


def _stand_near(pieces: Sequence[Piece], upper: int, lower: int) -> bool:
    between = pieces[upper + 1 : lower]
    short = all(piece.kind == "paragraph" and not is_prose(piece) for piece in between)
    return len(between) < _NEAR and short and not is_prose(pieces[upper])
