"""Directions of text in lines: stretches that Word wants marked, and marks that keep them apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from publish.document import Direction
from publish.patterns import pattern

_RIGHT_TO_LEFT: Final = pattern(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
MARKS: Final[dict[Direction, str]] = {
    "ltr": "\N{LEFT-TO-RIGHT MARK}",
    "rtl": "\N{RIGHT-TO-LEFT MARK}",
}
"""What keeps a stretch apart from a line that runs the other way.

Word takes the direction of a run from its properties, LibreOffice from its letters alone (it knows
neither `w:rtl` nor `w:dir`), so that a phone number would be turned around there. At its ends,
marks of its own direction are letters that make digits and signs run as they do; marks of the line
beside these keep two such stretches apart (Unicode Standard Annex 9, 2.6). Isolates would do both,
but Word knows none.
"""
_LETTERS: Final[dict[Direction, frozenset[str]]] = {
    "ltr": frozenset({"L"}),
    "rtl": frozenset({"R", "AL"}),
}


def needs_marks(text: str, direction: Direction) -> bool:
    """Whether what stands at the ends of a stretch has no direction of its own, or another."""
    ends = (text[:1], text[-1:])
    return any(end and unicodedata.bidirectional(end) not in _LETTERS[direction] for end in ends)


def by_direction(characters: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    """Stretches of one direction. Word wants right-to-left text marked run by run; what has no
    direction of its own goes with what precedes it, or with the paragraph."""
    if not rtl and _RIGHT_TO_LEFT.search(characters) is None:
        yield characters, False
        return
    directions = []
    here = rtl
    for character in characters:
        match unicodedata.bidirectional(character):
            case "R" | "AL":
                here = True
            case "L":
                here = False
            case "AN" | "EN" | "ET" | "ES" | "CS" | "NSM":
                pass
            case _:
                here = rtl
        directions.append(here)
    for direction, group in groupby(zip(characters, directions, strict=True), lambda x: x[1]):
        yield "".join(character for character, _ in group), direction
