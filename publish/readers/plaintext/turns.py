"""Who speaks in a play: names in capitals on lines of their own, above what is said."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import ends_sentence, is_capitals, starts_lower
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import plain, words

RULE: Final = "who speaks"
_MOST_WORDS: Final = 6
_FEWEST: Final = 4
_SPEAKERS: Final = 2


def find_turns(pieces: Sequence[Piece]) -> bool:
    """Marks the names above speeches and those of the cast, so that none is taken for a heading.
    Says whether the text is a play.

    A heading stands once. In a play two names or more come again and again, each above a paragraph.
    """
    able = [index for index, piece in enumerate(pieces) if _may_be_cue(piece)]
    if not able:
        return False  # most texts
    last = len(pieces) - 1
    cues = Counter(
        pieces[at].text
        for at, below in itertools.pairwise((*able, last + 1))
        if at < last and pieces[at + 1].kind == "paragraph" and below != at + 1
    )
    spoken = {text: count for text, count in cues.items() if count > 1}
    play = len(spoken) >= _SPEAKERS and sum(spoken.values()) >= _FEWEST
    for index in able:
        piece = pieces[index]
        near = [*pieces[max(0, index - 1) : index], *pieces[index + 1 : index + 2]]
        cast = any(introduces(other.text) for other in near if other.kind == "paragraph")
        if cast or (play and piece.text in cues):
            piece.become("paragraph", RULE, 0.8)
    return play


def introduces(text: str) -> bool:
    """`BARNABY, her lodger`: a name in capitals, and whose it is, as the cast of a play has it."""
    name, comma, rest = text.partition(", ")
    return bool(comma) and is_capitals(name) and starts_lower(rest) and not ends_sentence(text)


def _may_be_cue(piece: Piece) -> bool:
    text = piece.text
    return (
        piece.kind == "paragraph"
        and is_capitals(text)
        and len(text.split()) <= _MOST_WORDS
        and text[-1] not in "!?"
        and plain(text) not in words().section
        and words().division.isdisjoint(plain(text).split())
    )
