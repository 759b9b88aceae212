"""Lines below the head of a text and above its first words, which look like headings."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from publish.readers.plaintext import marks, programmes
from publish.readers.plaintext.characters import columns, ends_sentence
from publish.readers.plaintext.heading_words import is_numbered
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.rows import BY_WORDS
from publish.readers.plaintext.words import either, plain, words

_FRONT: Final = frozenset({"title", "subtitle", "byline", "date", "summary", "header", "status"})
_LONGEST_LINE: Final = 60
"""Columns of a paragraph that may be a line of the head."""


def settle_opening(pieces: Sequence[Piece], contents: Collection[str]) -> None:
    """A heading parts text from text. A line that only its words make one, right below the head and
    above all text, parts none: it is a caption, the section of a page, where somebody works. It is
    a heading if the text has others that are told as it is, if its words are such as texts begin
    with (`Executive summary`), if the list of `contents` has it, or above a list, a table, verse or
    what has numbers or hours."""
    start = _first_text(pieces)
    if start is None or not any(piece.kind in _FRONT for piece in pieces[:start]):
        return
    first = pieces[start]
    if first.kind != "paragraph" or first.rule == programmes.RULE or marks.number(first.text):
        return
    if any(piece.kind == "heading" and piece.rule in BY_WORDS for piece in pieces[start:]):
        return
    for piece in pieces[:start]:
        listed = any(entry.startswith(piece.text) for entry in contents)
        by_words = piece.kind == "heading" and piece.rule in BY_WORDS
        if by_words and not (listed or _opens_text(piece.text)):
            piece.become("paragraph", "above all text, and no other heading is like it", 0.6)


def _first_text(pieces: Sequence[Piece]) -> int | None:
    """Where the text begins: with what is no line of the head, and no heading."""
    for at, piece in enumerate(pieces):
        if piece.kind in _FRONT or piece.kind in {"heading", "dropped"}:
            continue
        line = piece.kind == "paragraph" and piece.rule != programmes.RULE
        if not line or ends_sentence(piece.text) or columns(piece.text) > _LONGEST_LINE:
            return at
    return None


def _opens_text(text: str) -> bool:
    """`Executive summary`, `Monetary Policy Summary`, `1 Outcome`, `Question`, `Scene One`"""
    lists = words()
    known = either(lists.summary, lists.section, lists.brief)
    name = plain(text)
    first, *rest = name.split() or [""]
    numbers = either(lists.ordinal, lists.nth, lists.cardinal)
    divides = first in lists.division and numbers.issuperset(rest)
    named = name in known or name in lists.question or divides
    return named or not known.isdisjoint((first, *rest)) or is_numbered(text)
