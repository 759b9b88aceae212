"""Questions that are marked as such (`Q. Why has my bill gone up?`), with their answers below."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import asks
from publish.readers.plaintext.interviews import answers_of_person, tells_faq
from publish.readers.plaintext.names import is_given
from publish.readers.plaintext.pieces import Piece

_MARKED: Final = re.compile(r"([^\W\d_])[.:]\s+(?=\S)")
_AROUND: Final = ".,:;!?()“”\"'’"
_FEWEST: Final = 2
_FRONT: Final = 8
_SAID: Final = frozenset({"title", "subtitle", "summary", "status", "paragraph", "heading"})


def find_asked(pieces: Sequence[Piece]) -> None:
    """Takes questions with one letter before them for headings, where the text says above them that
    it answers questions, and names nobody who does.

    Such a letter says who speaks, as in an interview or a transcript; that needs somebody who does.
    """
    asked = [at for at, piece in enumerate(pieces[:-1]) if _is_marked(piece, pieces[at + 1])]
    letters = {pieces[at].text[0] for at in asked}
    if len(asked) < _FEWEST or len(letters) > 1:
        return
    above = [piece.text for piece in pieces[: min(asked[0], _FRONT)] if piece.kind in _SAID]
    if not any(map(tells_faq, above)) or any(map(_names_person, above)):
        return
    if answers_of_person([pieces[at + 1].text for at in asked]):
        return
    for at in asked:
        pieces[at].become("heading", "a marked question with its answer below", 0.8)


def _is_marked(question: Piece, answer: Piece) -> bool:
    """Whether a question with a letter before it has text below it that has not."""
    match = _MARKED.match(question.text)
    asked = match is not None and question.kind == "paragraph" and asks(question.text)
    told = answer.kind in {"paragraph", "item", "table"} and answer.text[:2] != question.text[:2]
    return asked and told


def _names_person(text: str) -> bool:
    """Whether somebody is named in a line, with first name and last."""
    return any(
        first.replace("-", "").isalpha()
        and last.strip(_AROUND)
        and is_given(f"{first} {last.strip(_AROUND)}")
        for first, last in itertools.pairwise(text.split())
    )
