"""Headings by their fellows: what is like several headings, and stands like them, is one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from publish.readers.plaintext import marks, parts
from publish.readers.plaintext.characters import (
    QUOTES,
    asks,
    ends_sentence,
    is_capitals,
    starts_lower,
)
from publish.readers.plaintext.heading_words import SPEAKER, is_labelled, may_head
from publish.readers.plaintext.interviews import is_faq
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.questions import goes_on

LIKE_OTHERS: Final = "like other headings"
_WORTH: Final = 0.22
"""What each of the first two fellows adds to a doubtful line."""

_LONGEST_LINE: Final = 80
_FEWEST_TOLD: Final = 3
_MOSTLY: Final = 0.6
_FEWEST_STATED: Final = 6
_MOST_STATED: Final = 14
_FEWEST_QUESTIONS: Final = 2
_LONGEST_QUESTION: Final = 120
_LONGEST_NUMBERED: Final = 240
_INNER_QUESTION: Final = re.compile(r"[?？؟;](?:\W|$)")
_ASKING: Final = frozenset("?？؟;")


class _Series:
    """What the headings of one form have in common."""

    def __init__(self) -> None:
        self.count = 0
        self._longest = 0
        self._signs: set[str] = set()

    def add(self, text: str) -> None:
        self.count += 1
        self._longest = max(self._longest, len(text))
        self._signs |= _signs(text)

    def fits(self, text: str, *, figures: bool) -> bool:
        """Whether a line is not much longer, and has no sign that none of the others has; where
        none has a figure, `figures` count as a sign."""
        signs = _signs(text) - (set() if figures else {"figure"})
        return len(text) <= 1.3 * self._longest + 6 and signs <= self._signs


def _signs(text: str) -> set[str]:
    signs = {sign for sign in ",:(" if sign in text}
    signs |= {"small"} if starts_lower(text) else set()
    return signs | ({"figure"} if any(map(str.isdigit, text)) else set())


def find_more(
    pieces: Sequence[Piece], doubtful: Mapping[int, tuple[float, str]], threshold: float
) -> None:
    """Takes the `doubtful` lines (by index, with their confidence) that their fellows support.

    Once down the text, for a heading above tells what is none below it, and once up, for of two
    headings in a row the upper is told by the lower.
    """
    series: dict[str, _Series] = {}
    for piece in pieces:
        if piece.kind == "heading":
            series.setdefault(_form(piece), _Series()).add(piece.text)
    down = sorted(doubtful)
    for index in [*down, *reversed(down)]:
        piece, confidence = pieces[index], doubtful[index][0]
        if piece.kind == "heading":
            continue
        above = pieces[index - 1] if index else None
        if above is not None and above.kind == "heading" and _form(piece) == _form(above):
            continue  # the first of two is the heading, the second its text
        if above is not None and above.text.endswith((":", "：")):
            continue
        below = pieces[index + 1] if index + 1 < len(pieces) else None
        if above is not None and below is not None and _is_open(above) and _is_open(below):
            continue  # a line among others: an address, a name and what it does
        if above is not None and _is_like(above, piece):
            continue  # rows of a kind: `BA, Leicester, 2011` below `MA, Leeds, 2014`
        form = _form(piece)
        fellows = series.get(form)
        if fellows is None or not fellows.fits(piece.text, figures=form == "plain"):
            continue
        sure = confidence + _WORTH * min(2, fellows.count)
        if sure >= threshold:
            piece.become("heading", LIKE_OTHERS, round(min(sure, 0.9), 2))
    parts.find_parts(pieces)


def _is_open(piece: Piece) -> bool:
    """Whether a line stands here that is no sentence, and leads in to nothing."""
    text = piece.text
    if piece.kind != "paragraph" or len(text) > _LONGEST_LINE:
        return False
    return not ends_sentence(text) and text[-1] not in ":："


def _is_like(above: Piece, piece: Piece) -> bool:
    """Whether a line right above looks like this one, and is no heading."""
    return (
        above.kind == "paragraph"
        and not ends_sentence(above.text)
        and _form(above) == _form(piece)
        and _signs(above.text) == _signs(piece.text) != set()
        and len(above.text) <= 1.3 * len(piece.text)
    )


def find_questions(pieces: Sequence[Piece]) -> None:
    """Where questions head most sections, one with a sentence before it does too
    (`My application was refused. Can I appeal?`), and a long one with a number like theirs. Where
    the title says that they do, all do."""
    heads = [piece for piece in pieces if piece.kind == "heading"]
    asked = [piece for piece in heads if asks(piece.text)]
    named = is_faq(pieces)
    if not named and len(asked) < max(_FEWEST_QUESTIONS, len(heads) / 2):
        return
    told = named or len(asked) >= max(_FEWEST_TOLD, len(heads) * _MOSTLY)
    forms = {_form(piece) for piece in asked}
    for before, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        text = piece.text
        if piece.kind != "paragraph" or len(text) > _LONGEST_NUMBERED or text[0] in QUOTES:
            continue
        states = told and _states(piece)
        if not states and _ASKING.isdisjoint(text):
            continue  # most sentences
        if SPEAKER.match(text) or is_labelled(text) or (goes_on(text) and not told):
            continue
        if states and _is_answered(before, after):
            piece.become("heading", "stands among questions, as they do", 0.7)
            continue
        numbered = _form(piece) in forms - {"question"} and bool(_INNER_QUESTION.search(text))
        if len(text) > _LONGEST_QUESTION and not (numbered or named):
            continue
        closed = before.kind != "paragraph" or ends_sentence(before.text)
        if (
            (numbered or asks(piece.text))
            and closed
            and _answers(after)
            and before.kind != "heading"
        ):
            piece.become("heading", "asks as other headings do", 0.8)


def _states(piece: Piece) -> bool:
    """`I've had a penalty notice and I think that it's wrong`: what somebody asks about, in a
    sentence without a stop."""
    count = len(piece.text.split())
    return _FEWEST_STATED <= count <= _MOST_STATED and may_head(piece.text)


def _is_answered(before: Piece, after: Piece) -> bool:
    """Whether sentences stand above a line and below it."""
    above = before.kind != "paragraph" or ends_sentence(before.text)
    below = after.kind == "paragraph" and len(after.text) > _LONGEST_LINE
    return above and before.kind != "heading" and below and ends_sentence(after.text)


def _answers(piece: Piece) -> bool:
    """Whether text stands here that may answer a question, and is none itself."""
    if piece.kind != "paragraph":
        return piece.kind in {"item", "table", "code", "quote", "definition"}
    return (ends_sentence(piece.text) and not asks(piece.text)) or piece.text[-1] in ":："


def _form(piece: Piece) -> str:
    """What headings of one series share."""
    text = piece.text
    mark = marks.nested_number(text) or marks.section_sign(text) or marks.number(text)
    if mark is not None:
        return mark.family.split(" ")[0] if mark.family.startswith("nested") else mark.family
    if text.split(" ")[0].isdigit():
        return "nested"
    if asks(text) or text[-1] in "!！":
        return "question"
    if text[0] in QUOTES:
        return "quotation"
    return "capitals" if is_capitals(text) else "plain"
