"""Sections that are called as the controls of pages are: `Search`, `Share`, `Print`.

Guides to a program, values of a club and newsletters have them. A control has no sentence of its
own below; so where nothing else shows that a text was copied from a page, one between two
paragraphs heads the lower one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import ends_sentence
from publish.readers.plaintext.controls import (
    calls_reader,
    is_control,
    is_page_word,
    is_sure,
    shares,
)
from publish.readers.plaintext.offers import Offers, begins_offer
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import plain, words

_RULE: Final = "a word that pages use, with text below"
_MOST_WORDS: Final = 3
_SHORTEST: Final = 24
"""A sentence has no fewer characters, but for calls."""

_FEWEST_SHARED: Final = 2
"""`Share` alone may be the one control of a page; several such words above text are none."""


def find_word_sections(pieces: Sequence[Piece]) -> None:
    """Makes headings of words that pages use, where they head paragraphs."""
    found = {
        at
        for at in range(1, len(pieces) - 1)
        if _may_be_control(pieces[at]) and _is_told(pieces[at - 1]) and _is_told(pieces[at + 1])
    }
    if not found:
        return
    others = [piece for at, piece in enumerate(pieces) if at not in found]
    if Offers(others).on_page:
        return
    several = len(found) >= _FEWEST_SHARED
    for piece in (pieces[at] for at in sorted(found)):
        if several or not shares(piece.text):
            piece.become("heading", _RULE, 0.7)


def heads_text(piece: Piece) -> bool:
    """Whether a piece is such a heading, and no control."""
    return piece.rule == _RULE


def _may_be_control(piece: Piece) -> bool:
    text = piece.text
    if piece.kind != "paragraph" or ends_sentence(text):
        return False
    if len(text.split(maxsplit=_MOST_WORDS)) > _MOST_WORDS:
        return False
    if is_sure(text):
        return False
    return is_control(text) or is_page_word(text) or plain(text) in words().boilerplate


def _is_told(piece: Piece) -> bool:
    """A sentence that asks nothing of the reader of a page."""
    text = piece.text
    told = len(text) >= _SHORTEST and ends_sentence(text)
    return piece.kind == "paragraph" and told and not (begins_offer(text) or calls_reader(text))
