"""The levels of headings, which make a tree."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from publish.readers.plaintext import marks
from publish.readers.plaintext.characters import is_capitals
from publish.readers.plaintext.heading_words import is_division
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.songs import RULE


def set_levels(pieces: Sequence[Piece]) -> None:
    """Levels of the headings: marked ones say theirs, others rank by which kind came first."""
    found = [piece for piece in pieces if piece.kind == "heading"]
    for piece in found:
        if piece.mark is None:
            piece.mark = marks.nested_number(piece.text) or marks.section_sign(piece.text)
    kinds = Counter(_sort(piece) for piece in found if piece.rule != RULE)
    sung = _sort_of_parts(found)
    rank: dict[str, int] = {}
    for piece in found:
        sort = sung if piece.rule == RULE else _sort(piece)
        if sort == "capitals" and kinds[sort] == 1 and kinds["plain"]:
            sort = "plain"
        if sort not in rank:
            rank[sort] = len(rank) + 1
    fixed = sorted({piece.level for piece in found if piece.level})
    for piece in found:
        sort = sung if piece.rule == RULE else _sort(piece)
        if piece.level:
            piece.level = fixed.index(piece.level) + 1
        elif piece.mark is not None and piece.mark.family.startswith("nested"):
            piece.level = piece.mark.parts
        else:
            piece.level = rank.get(sort, rank.get("plain", 1))
    for piece in found:
        piece.level = min(piece.level, 6)


def _sort_of_parts(found: Sequence[Piece]) -> str:
    """The sort of the parts of songs, which have one level, be they numbered or not: below that of
    headings that stand above the first of them, as the names of several songs do, else theirs."""
    above = itertools.takewhile(lambda piece: piece.rule != RULE, found)
    return RULE if any(_sort(piece) == "plain" for piece in above) else "plain"


def _sort(piece: Piece) -> str:
    if piece.level:
        return f"marked {piece.level}"
    if piece.mark is not None:
        return piece.mark.family
    if is_division(piece.text):
        return f"division {piece.text.split()[0].lower()}"
    return "capitals" if is_capitals(piece.text) else "plain"
