"""Standfirsts that no credit below tells from the first paragraph."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import (
    CLOSERS,
    STOPS,
    columns,
    ends_sentence,
    is_cased,
    starts_lower,
)
from publish.readers.plaintext.datelines import dateline
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.salutations import is_salutation

_FEWEST: Final = 10
_MOST: Final = 32
"""So many words has a standfirst of two sentences; below a date a longer one begins the text."""

_SHARE: Final = 0.8
"""A standfirst is shorter than the paragraphs are."""

_LOOKED_AT: Final = 12
_FEWEST_OF_PARAGRAPH: Final = 9
_STOP: Final = re.compile(
    rf"[{re.escape(''.join(STOPS))}][{re.escape(''.join(CLOSERS))}]{{0,2}}(?=\s|$)|[。！？]"
)
_SPOKEN: Final = re.compile(r"[\"“„«»”‘「『—–-]|\b[I]\b")
"""Somebody speaks, or says "I": an essay or speech has begun."""

_PRICE: Final = re.compile(r"(?:[£€$¥]\s?\d[\d.,]*|\d\s?(?:€|euros?|kr))\.?$")
"""A review begins with what the book costs."""


def stands_below_date(pieces: Sequence[Piece], at: int) -> bool:
    """Whether two short sentences between the date and a longer paragraph may be the standfirst.

    Of the labelled texts whose head has a credit, a date and no subtitle, most that begin so have
    one: the first paragraph of a report is one sentence, and that of an analysis is long.
    """
    text = pieces[at].text
    count = _words(text)
    if not _FEWEST <= count <= _MOST or not 2 <= len(_STOP.findall(text)) <= 3:
        return False
    if not ends_sentence(text) or _SPOKEN.search(text) or _greets(text) or _PRICE.search(text):
        return False
    credited = filter(None, (byline(piece.text, frozenset()) for piece in pieces[1:at]))
    if any(name.split()[-1] in text for credit in credited for name in credit.authors):
        return False  # "Ms. Lee teaches law."
    below = [
        piece
        for piece in pieces[at + 1 : at + 1 + _LOOKED_AT]
        if piece.kind == "paragraph" and _words(piece.text) >= _FEWEST_OF_PARAGRAPH
    ]
    if not below or pieces[at + 1] is not below[0] or starts_lower(below[0].text):
        return False
    return count < _SHARE * sum(_words(piece.text) for piece in below) / len(below)


def is_set_to_title(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a sentence stands right below the title, and an empty line parts it from the text,
    though no other line stands so close above a paragraph."""
    if at == 0 or at + 2 >= len(pieces):
        return False
    piece, *below = pieces[at : at + 1 + _LOOKED_AT]
    after = below[0]
    close = piece.first.gap == 0 < after.first.gap
    shorter = _words(piece.text) < min(_MOST, _SHARE * _words(after.text))
    if not close or not shorter or dateline(piece.text) or after.kind != "paragraph":
        return False
    heads = any(
        not ends_sentence(upper.text) and lower.kind == "paragraph" and lower.first.gap == 0
        for upper, lower in itertools.pairwise(below)
    )
    return ends_sentence(piece.text) and ends_sentence(after.text) and not heads


def _greets(text: str) -> bool:
    """`Good morning! Please sit down.`: a speech begins."""
    first = _STOP.split(text, maxsplit=1)[0]
    return is_salutation(f"{first},")


def _words(text: str) -> int:
    return len(text.split()) if is_cased(text) or " " in text else columns(text) // 4
