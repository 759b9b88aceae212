"""Lines that a page sets around and within its text: a second reading, learned from such pages.

What can be nothing else is left out by its words before (`page`, `back`). Most lines of a page have
no such words: titles of other pages, tags, calls, names of sections. None of the signs that they
have is enough by itself, so all are weighed together (`chains`), by weights learned from labelled
pages (`tests/eval/arounds.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal, get_args

from publish.readers.plaintext import menus, usual
from publish.readers.plaintext.around_features import OPEN, around_features
from publish.readers.plaintext.chains import Chain, Weights, read_weights
from publish.readers.plaintext.characters import (
    LONGEST_OF_FRONT,
    ends_sentence,
    starts_lower,
    title_case_share,
)
from publish.readers.plaintext.controls import heads_tags, spoken
from publish.readers.plaintext.credit_words import after_by
from publish.readers.plaintext.datelines import date_within
from publish.readers.plaintext.fields import is_rights
from publish.readers.plaintext.houses import is_house, is_paper
from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.offers import Offers, names_offer
from publish.readers.plaintext.pictures import is_picture_caption
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.roles import kept_line
from publish.readers.plaintext.words import plain, words

Side = Literal["text", "heading", "around", "settled"]
SIDES: Final[tuple[Side, ...]] = get_args(Side)

_SURE: Final = 0.9
"""A line of the text that is left out is worse than one of the page that stays. Of the lines that
are so sure, on pages that nothing was learned from, nine in ten are of the page; of those between
this and 0.8 it is two in three."""

_RULE: Final = "not of the text"
_SUREST: Final = 0.95
_FEWEST: Final = 2
"""A line of any text may look like one of a page; where several do, it was copied from one."""

_MOST: Final = 1000
"""No page has more pieces."""

_LONGEST: Final = 300
_REACHED: Final = re.compile(r"\w@\w+[.-]\w|(?:\d[ ()/-]{0,2}){8}|^[^\W\d_]{2,12}[:：]\s?www\.\S+$")
"""An address of mail, a telephone number, `Web: www.halden.example`."""

_MOST_OF_PAPER: Final = 3
_HOUR: Final = re.compile(r"\b\d{1,2}[.:]\d{2}\b")


@lru_cache(maxsize=1)
def weights() -> Weights[Side]:
    """The learned weights, read once."""
    return read_weights("around.toml", Weights[Side])


@lru_cache(maxsize=1)
def _chain() -> Chain[Side]:
    return Chain(weights(), SIDES)


def find_around(pieces: Sequence[Piece], *, wrapped: bool = False) -> None:
    """Leaves out lines that are not of the text, with the fact that says most for it.

    Unless several were left out before, or one that can be nothing but a page's, nothing shows a
    page: then half of their words must be such as pages speak of themselves with.

    A browser copies each block as one line. So a text that is `wrapped` was not copied from a page
    as it stands: where nothing shows a page it loses only what says what pages offer, and never a
    piece that goes on from the one above, or below, in the middle of a sentence.
    """
    if len(pieces) > _MOST:
        return
    # a rule that was left out has no words, and shows no page
    left_out = sum(1 for piece in pieces if piece.kind == "dropped" and piece.text)
    on_page = left_out >= _FEWEST or Offers(pieces).on_page
    features = around_features(pieces)
    chain = _chain()
    within = {at for at in range(len(pieces)) if wrapped and is_within_sentence(pieces, at)}
    for at, (piece, found, chances) in enumerate(
        zip(pieces, features, chain.probabilities(chain.scores(features)), strict=True)
    ):
        told = on_page or (_speaks_of_page(piece.text) and (not wrapped or names_offer(piece.text)))
        sure = chances["around"] >= _SURE and told
        if sure and at not in within and may_be_around(piece):
            rule = f"{_RULE}: {chain.reason(found, 'around', chances)}"
            piece.become("dropped", rule, min(_SUREST, chances["around"]))
    _restore_named(pieces)


def _restore_named(pieces: Sequence[Piece]) -> None:
    """Takes back a heading that a box of links above names (`On this page`), and that was left out
    since it stands there, too: nothing else would say what the text below it is on."""
    named: set[str] = set()
    for piece, below in pairwise(pieces):
        again = piece.text in named and is_weighed(piece) and below.kind != "dropped"
        if again and not _speaks_of_page(piece.text):
            piece.become("paragraph", "named in a box of links above", 0.6)
        elif piece.kind == "dropped":
            named.add(piece.text)


def _speaks_of_page(text: str) -> bool:
    told = spoken(text[:LONGEST_OF_FRONT])
    return sum(told) >= max(1, len(told) / 2)


def is_within_sentence(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a sentence goes on from the piece above, or into the one below: that begins with a
    small letter, and nothing has ended above it."""
    near = pieces[max(0, at - 1) : at + 2]
    return any(
        above.text and below.text and not ends_sentence(above.text) and starts_lower(below.text)
        for above, below in pairwise(near)
    )


def is_weighed(piece: Piece) -> bool:
    """Whether a piece was left out for its signs alone, which may be wrong."""
    return piece.kind == "dropped" and piece.rule.startswith((_RULE, usual.RULE))


def may_be_around(piece: Piece) -> bool:
    """Whether it may be of the page: captions, days, hours, who wrote, whom to ask and who owns the
    text are not. The place of `Topics` has told whether it heads the text (`page`), and entries of
    a menu stay together."""
    text = piece.text
    if piece.kind not in OPEN - {"item"} or len(text) > _LONGEST:
        return False
    if heads_tags(text) or piece.rule == menus.RULE:
        return False
    kept = kept_line(piece, titled=True).score > 0 or kept_line(piece, titled=False).score > 0
    first = text.split(" ", 1)[0] if " " in text else ""
    pictured = is_picture_caption(text) or plain(first) in words().picture
    told = pictured or is_rights(text) or bool(_REACHED.search(text) or after_by(text))
    told = told or has_role(text.partition(",")[0]) or _names_paper(text)
    return not (kept or told or _HOUR.search(text) or date_within(text))


def _names_paper(text: str) -> bool:
    """`The Guardian`, `Times Online`: whom a text was taken from; not `Latest News`."""
    tokens = text.split()
    named = is_house(text) and title_case_share(text) == 1 and not any(spoken(tokens[0]))
    return is_paper(text) or (named and 1 < len(tokens) <= _MOST_OF_PAPER)
