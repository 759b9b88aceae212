"""Headings by their fellows: what is like several headings, and stands like them, is one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Final

from publish.readers.plaintext import marks
from publish.readers.plaintext.characters import (
    QUOTES,
    asks,
    ends_sentence,
    is_capitals,
    starts_lower,
)
from publish.readers.plaintext.datelines import date_of
from publish.readers.plaintext.pieces import Piece

_WORTH: Final = 0.22
"""What each of the first two fellows adds to a doubtful line."""

_FEWEST_DATES: Final = 3
_LONGEST_DATE: Final = 40
_YEAR: Final = re.compile(r"(?:1\d|20)\d\d(?:[–-]\d{2,4})?$")
_NUMERAL: Final = re.compile(r"[IVX]{1,5}\.?$")
_VERSION: Final = re.compile(
    r"\[?v?\d{1,3}(?:\.\d{1,3}){1,3}\]?(?:\s[-–—(]\s?\d{4}-\d\d-\d\d\)?)?$"
)
"""`[2.4.1] - 2025-10-02`: an entry in the log of a program's versions."""


def find_more(
    pieces: Sequence[Piece], doubtful: Mapping[int, tuple[float, str]], threshold: float
) -> None:
    """Takes the `doubtful` lines (by index, with their confidence) that their fellows support."""
    found = [piece for piece in pieces if piece.kind == "heading"]
    for index, (confidence, _) in sorted(doubtful.items()):
        piece = pieces[index]
        above = pieces[index - 1] if index else None
        if above is not None and above.kind == "heading" and _form(piece) == _form(above):
            continue  # the first of two is the heading, the second its text
        if above is not None and above.text.endswith((":", "：")):
            continue
        fellows = [other for other in found if _form(other) == _form(piece)]
        if not fellows or not _is_like(piece, fellows):
            continue
        sure = confidence + _WORTH * min(2, len(fellows))
        if sure >= threshold:
            piece.become("heading", "like other headings", round(min(sure, 0.9), 2))
    _find_dates(pieces)


def _find_dates(pieces: Sequence[Piece]) -> None:
    """Dates, years or numerals alone, each above a paragraph, head the entries of a chronicle or
    the parts of an essay."""
    kinds: dict[str, list[Piece]] = {"date": [], "year": [], "numeral": []}
    for piece, after in itertools.pairwise(pieces):
        if piece.kind != "paragraph" or len(piece.text) > _LONGEST_DATE:
            continue
        if after.kind == "paragraph" and not (ends_sentence(after.text) or len(after.text) > 80):
            continue
        text = piece.text
        if date_of(text) or _VERSION.match(text):
            kinds["date"].append(piece)
        elif _YEAR.match(text):
            kinds["year"].append(piece)
        elif _NUMERAL.match(text):
            kinds["numeral"].append(piece)
    for kind, found in kinds.items():
        if len(found) >= (2 if kind == "numeral" else _FEWEST_DATES):
            for piece in found:
                piece.become("heading", f"one of several like it ({kind}) with text below", 0.8)


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


def _is_like(piece: Piece, fellows: Sequence[Piece]) -> bool:
    """No longer than its fellows, and without the signs that none of them has."""
    text = piece.text
    longest = max(len(fellow.text) for fellow in fellows)
    if len(text) > 1.3 * longest + 6 or starts_lower(text) != any(
        starts_lower(fellow.text) for fellow in fellows
    ):
        return False
    signs = [",", ":", "("] if _form(piece) != "plain" else [",", ":", "(", "0123456789"]
    return all(
        any(_holds(fellow.text, sign) for fellow in fellows) for sign in signs if _holds(text, sign)
    )


def _holds(text: str, signs: str) -> bool:
    return any(sign in text for sign in signs)
