"""Authors below each other at the head of a paper, each on a line, perhaps with where they work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final, Literal

from publish.readers.plaintext.bodies import is_body, tells_post
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.credit_forms import without_affiliations
from publish.readers.plaintext.houses import is_house
from publish.readers.plaintext.likeness import may_be_place, name_evidence
from publish.readers.plaintext.names import is_given, is_person
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.salutations import is_salutation

WORKPLACE: Final = "where an author works"
_NAMED: Final = 2.0
"""The evidence of initials or a given name."""

_SHAPED: Final = 1.5
"""That of a hyphen between capitals or a particle (`Corin Arroyo-Lind`), which is enough beside a
name that is known."""

_MOST_IN_ROW: Final = 4
_SURE_OF_ROW: Final = 2
"""So many known names beside it make a name of two words with capitals."""

_MOST_OF_BODIES: Final = 3
"""A department, its university, and the town."""


_MARK: Final = re.compile(r"([a-h]|\d{1,2}|[*†‡§])\s?(?=[^\W\d_])")
_BELOW_AUTHORS: Final = 8
"""So many lines below the authors may say where each of them works."""


def is_affiliation(pieces: Sequence[Piece], at: int) -> bool:
    """`b Institut de la Mobilité, Grenevoise`: where an author works whose name has that mark in a
    line above."""
    mark = _MARK.match(pieces[at].text)
    above = (piece.text for piece in pieces[max(0, at - _BELOW_AUTHORS) : at])
    return mark is not None and any(without_affiliations(text) != text for text in above)


def is_addressee(pieces: Sequence[Piece], at: int) -> bool:
    """`Ms Ann Lee, Director, Hull Port`, right above `Dear Ms Lee,`: whom a letter is for."""
    below = pieces[at + 1].text if at + 1 < len(pieces) else ""
    found = byline(pieces[at].text, frozenset())
    surnames = [name.rpartition(" ")[2] for name in found.authors] if found else []
    return is_salutation(below) and any(name in below.strip(",:;!.").split() for name in surnames)


def is_in_row(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line and the one above or below it are names, with the same signs beside them; the
    post of each may stand between."""
    known = _form(pieces[at])
    form = known or _form(pieces[at], least=_SHAPED)
    beside = (_next(pieces, at, -1), _next(pieces, at, 1))
    least = _SHAPED if known else _NAMED
    return _is_among_names(pieces, at) or (
        bool(form)
        and any(piece is not None and _form(piece, least=least) == form for piece in beside)
    )


def _is_among_names(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line may be a name, of which nothing else tells that it is one, among two or more
    in lines of their own that are known."""
    if not is_name_alone(pieces[at].text):
        return False
    above = takewhile(_may_name, reversed(pieces[max(0, at - _MOST_IN_ROW) : at]))
    below = takewhile(_may_name, pieces[at + 1 : at + 1 + _MOST_IN_ROW])
    return sum(_form(piece) == "alone" for piece in (*above, *below)) >= _SURE_OF_ROW


def _may_name(piece: Piece) -> bool:
    return piece.kind == "paragraph" and is_name_alone(piece.text)


def _next(pieces: Sequence[Piece], at: int, step: Literal[-1, 1]) -> Piece | None:
    """The line above (-1) or below (1), or the one beyond where that tells a post."""
    for beside in (at + step, at + 2 * step):
        if not 0 <= beside < len(pieces):
            return None
        if not tells_post(pieces[beside].text):
            return pieces[beside]
    return None


def is_among_authors(pieces: Sequence[Piece], at: int) -> bool:
    """Whether another author stands right above or below, or where this one works below."""
    works = at + 1 < len(pieces) and is_workplace(pieces, at + 1)
    return is_in_row(pieces, at) or (works and bool(_form(pieces[at])))


def is_workplace(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line is where the author works who is named right above, or above another such
    line, or whose name has its mark."""
    if is_affiliation(pieces, at):
        return True
    for above in range(at, max(-1, at - _MOST_OF_BODIES), -1):
        piece = pieces[above]
        if piece.kind != "paragraph" or not (is_body(piece.text) or tells_post(piece.text)):
            return above < at and _form(piece) == "alone"
    return False


def is_house_below_name(pieces: Sequence[Piece], at: int) -> bool:
    """`Halden News, Westshire`, right below a name alone: for whom and where its bearer writes."""
    house, comma, place = pieces[at].text.partition(", ")
    below = at > 0 and bool(comma) and is_house(house) and may_be_place(place)
    return below and is_name_alone(pieces[at - 1].text)


def is_name_alone(text: str) -> bool:
    """`Corin Lee`: two or three words that may be a name, and none that tells a house or post."""
    found = byline(text, frozenset()) if is_person(text) else None
    return found is not None and found.authors == (text,) and not is_house(text)


def _form(piece: Piece, *, least: float = _NAMED) -> str:
    """How a line names one person: alone, with a comma or with brackets behind; "" for none, or
    where `least` is more than its words say for its being a name."""
    found = byline(piece.text, frozenset()) if piece.kind == "paragraph" else None
    if found is None or len(found.authors) != 1 or found.evidence < _NAMED:
        return ""
    name = found.authors[0]
    named = is_given(name) or (least < _NAMED and name_evidence(name, None) >= least)
    if not named or not piece.text.startswith(name):
        return ""
    beside = piece.text[len(name) :].strip()
    return beside[0] if beside else "alone"
