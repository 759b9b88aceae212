"""Menus of a web page, which a copy of the whole page carries along: many short lines in a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import columns, ends_sentence, is_cased, starts_lower
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import speaks_of_verse

RULE: Final = "one of many short lines in a row: a menu"

_FEWEST: Final = 6
"""A stanza or the head of a letter seldom has so many lines of a few words without any stop."""

_REACH: Final = 6
_MOST_WORDS: Final = 4
_MOST_COLUMNS: Final = 28
_MOST_COLUMNS_UNCASED: Final = 18
"""In a script without capitals, where a line of verse cannot be told by its small first letters."""


def find_menus(pieces: Sequence[Piece]) -> None:
    """Marks the lines of menus, so that none is taken for a heading or for verse.

    The last line before the text is left alone: it may be the heading of that text.
    """
    start = 0
    for end in range(len(pieces) + 1):
        if end < len(pieces) and _is_entry(pieces[end]):
            continue
        if end - start < _FEWEST:
            start = end + 1
            continue
        run = pieces[start:end]
        above = pieces[max(0, start - _REACH) : start]
        if not (_may_be_poem(above, run) or _tells_figures(run)):
            heads = end < len(pieces) and pieces[end].kind == "paragraph"
            for piece in run[:-1] if heads else run:
                piece.become("paragraph", RULE, 0.6)
        start = end + 1


def _may_be_poem(above: Sequence[Piece], run: Sequence[Piece]) -> bool:
    """Whether lines are all of one width, as in a poem of five characters a line, or the words
    above them speak of verse."""
    one_width = len({piece.first.width for piece in run}) == 1
    return one_width or any(speaks_of_verse(piece.text) for piece in above)


def _tells_figures(run: Sequence[Piece]) -> bool:
    """Whether half the lines have figures: quantities, days, rooms, and no names of sections."""
    return sum(1 for piece in run if any(map(str.isdigit, piece.text))) >= len(run) / 2


def _is_entry(piece: Piece) -> bool:
    text = piece.text
    return (
        piece.kind == "paragraph"
        and len(text) <= _MOST_COLUMNS
        and len(piece.lines) == 1
        and not ends_sentence(text)
        and len(text.split()) <= _MOST_WORDS
        and columns(text) <= (_MOST_COLUMNS if is_cased(text) else _MOST_COLUMNS_UNCASED)
        and text[-1] not in ",;:，；：、"
        and not starts_lower(text)
    )
