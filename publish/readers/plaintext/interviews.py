"""Whether somebody is asked and answers: then questions are speech, and head nothing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from publish.readers.plaintext.characters import CJK, QUOTES, asks, closing, is_cased
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.questions import is_numbered_question
from publish.readers.plaintext.words import words

_QUOTED_TITLE: Final = re.compile(r"[^\W\d_]:\s[“„«\"]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_FRONT_KINDS: Final = frozenset({"title", "subtitle", "byline", "summary", "status", "dropped"})
_FRONT: Final = 8
_LONGEST_QUESTION: Final = 240
_FEWEST: Final = 2
_OFTEN: Final = 1 / 3


def is_interview(pieces: Sequence[Piece]) -> bool:
    """Whether the front has a word for it, or a title that is what they said, or that names and
    quotes them; or the questions ask "you" and "I" answer."""
    title = next((piece.text for piece in pieces[:_FRONT] if piece.kind == "title"), "")
    if title[:1] in QUOTES and closing(title) == len(title):
        return True
    asked = is_faq(pieces)  # `Frequently asked questions for parents`
    front = any(
        (
            any(word in piece.text.lower() for word in words().interview)
            and not (asked and piece.kind == "title")
        )
        or (piece.kind == "title" and _QUOTED_TITLE.search(piece.text))
        for piece in pieces[:_FRONT]
        if piece.kind in _FRONT_KINDS
    )
    return front or (not asked and _i_answer_you(pieces))


def is_faq(pieces: Sequence[Piece]) -> bool:
    """Whether the title says that the text has questions and their answers, or the subtitle."""
    titles = [p.text.lower() for p in pieces[:_FRONT] if p.kind in {"title", "subtitle"}]
    return any(
        f" {word}" in f" {title}" or (word in title and not is_cased(word))
        for title in titles
        for word in words().faq
    )


def _i_answer_you(pieces: Sequence[Piece]) -> bool:
    """Whether questions ask "you", and at least two answers, a third of all, say "I".

    In a list of questions it is the reader who asks: `Can I return it?`. What answers there is no
    person, so that it says "we" at most. Who answers a form of questions with numbers speaks to
    nobody.
    """
    turns = [
        (question.text, answer.text)
        for question, answer in itertools.pairwise(pieces)
        if question.kind == answer.kind == "paragraph"
        and asks(question.text)
        and len(question.text) <= _LONGEST_QUESTION
        and not (asks(answer.text) or is_numbered_question(question.text))
    ]
    if not any(has_word(words().second_person, question) for question, _ in turns):
        return False
    own = sum(1 for _, answer in turns if has_word(words().first_person, answer))
    return own >= max(_FEWEST, _OFTEN * len(turns))


def has_word(names: frozenset[str], text: str) -> bool:
    """Whether one of `names` is a word of `text`. One with a capital (`I`, `Sie`) is another word
    without; scripts that put no spaces between words have them anywhere."""
    found = _WORD.findall(text)
    if not (names.isdisjoint(found) and names.isdisjoint(map(str.lower, found))):
        return True
    return not text.isascii() and any(name in text for name in _unspaced(names))


@cache
def _unspaced(names: frozenset[str]) -> tuple[str, ...]:
    """Those of scripts that put no spaces between words."""
    return tuple(name for name in names if CJK.match(name))
