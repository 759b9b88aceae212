"""The heads of letters on paper: who writes, to whom, where, and what it is about.

None of these lines has a label. What tells them is the address, near the top, and the salutation.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.addresses import is_address, is_part_of_address
from publish.readers.plaintext.characters import columns, ends_sentence
from publish.readers.plaintext.correspondence import field_of, names_subject
from publish.readers.plaintext.datelines import date_of, date_within
from publish.readers.plaintext.fields import is_addressed, is_code, is_number
from publish.readers.plaintext.issuers import is_issuer
from publish.readers.plaintext.kickers import is_body
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.rubrics import names_firm
from publish.readers.plaintext.salutations import is_salutation, takes_leave
from publish.readers.plaintext.words import either, plain, starts_with, words

_REACH: Final = 18
"""A salutation stands below so many lines at most: two addresses, a date, a reference."""

_WIDEST: Final = 60
_MOST_ADDRESSED: Final = 5
_WIDEST_SUBJECT: Final = 110
_FEWEST_OF_SUBJECT: Final = 3
_YEAR: Final = re.compile(r"(?:19|20)\d\d$")


def find_letter(pieces: Sequence[Piece]) -> bool:
    """Settles the head of a letter, if the text begins with one: its lines stay in the text, but
    for its date and what it is about, which is its title.

    That stands right below the salutation or, where letters put it there, right above it.
    """
    head = list(itertools.takewhile(_may_stand, pieces[:_REACH]))
    at = len(head)
    if at + 1 >= len(pieces):
        return False
    if at == 1 and date_of(head[0].text) and is_salutation(pieces[at].text):
        head[0].become("date", "the date of a letter", 0.9)
        return True
    official = _is_official(head) and _has_subject_below(pieces, at)
    first = next((at for at, piece in enumerate(head) if not _is_day(piece.text)), 0)
    named = first if head and is_letter_to(head[first].text) else None
    addressed = _has_address(head) or _is_closed(head, pieces[at + 1 :])
    told = len(head) > 1 and bool(names_subject(head[-1].text))  # `Re: …`, above `Dear Minister,`
    if not (addressed or official or told or named is not None) or pieces[at].kind != "paragraph":
        return False
    if not is_salutation(pieces[at].text) or any(piece.stated for piece in pieces[: at + 2]):
        return False
    for piece in head:
        piece.become("paragraph", "the head of a letter", 0.85)
        if official and (is_code(piece.text) or _names_sender(piece.text)):
            piece.become("status", "who writes a letter, and its number", 0.85)
    below = head if named is None else head[named + 1 :]
    dated = [piece for piece in below if date_of(piece.text)]
    dated += [piece for piece in below if date_within(piece.text)]
    for piece in dated[:1]:
        piece.become("date", "the date of a letter", 0.9)
    for piece in (pieces[at + 1], head[-1]) if named is None else (head[named],):
        if _may_be_subject(piece):
            _entitle(piece)
            break
    return True


def is_letter_to(text: str) -> bool:
    """`Open letter to the harbour board`: what a letter is called that others are to read."""
    named = starts_with(text.lower(), words().letter_to) and not ends_sentence(text)
    return named and plain(text) not in either(words().status, words().kicker)


def _is_day(text: str) -> bool:
    """`2 May 2019`, `6.5.19`: which of two figures is the month need not be known."""
    return bool(date_of(text)) or not any(map(str.isalpha, text))


def _entitle(piece: Piece) -> None:
    """Makes the title of what a letter is about; `Re:` before it is none of its words."""
    field = field_of(piece.text)
    if field is not None and field[0] == "subject" and field[1]:
        piece.marks += piece.text.removesuffix(field[1]).strip()
        piece.text = field[1]
    piece.become("title", "what a letter is about", 0.9)


def _may_stand(piece: Piece) -> bool:
    return (
        piece.kind in {"paragraph", "heading"}
        and (columns(piece.text) <= _WIDEST_SUBJECT or is_addressed(piece.text))
        and not ends_sentence(piece.text)
        and not is_salutation(piece.text)
    )


def _has_address(head: Sequence[Piece]) -> bool:
    """Whether a street or box and a town stand below each other."""
    return any(is_address(upper.text, lower.text) for upper, lower in itertools.pairwise(head))


def _is_closed(head: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """Whether the text takes leave as letters do, below a head that has a line of an address in a
    form of its own: `The Old Pump House, 3 Weir Lane, Thornleigh TN9 4QQ`."""
    placed = any(is_part_of_address(piece.text) and not date_within(piece.text) for piece in head)
    return placed and any(takes_leave(piece.text) for piece in below)


def _is_official(head: Sequence[Piece]) -> bool:
    """Whether the head is that of a circular: who writes, a day, a number or an address, with
    nothing above but how it was sent (`By email`) and little below but those who are addressed
    (`All Commercial Banks`)."""
    known = [at for at, piece in enumerate(head) if _is_of_sender(piece.text)]
    return (
        known[:1] == [0]
        and all(len(piece.text.split()) < _FEWEST_OF_SUBJECT for piece in _between(head, known))
        and len(head) - known[-1] <= _MOST_ADDRESSED
    )


def _between(head: Sequence[Piece], known: Sequence[int]) -> list[Piece]:
    return [head[at] for at in range(known[0], known[-1]) if at not in known]


def _is_of_sender(text: str) -> bool:
    told = bool(date_of(text)) or is_number(text) or is_part_of_address(text)
    return told or _names_sender(text)


def _names_sender(text: str) -> bool:
    return is_body(text) or is_issuer(text) or names_firm(text)


def _has_subject_below(pieces: Sequence[Piece], at: int) -> bool:
    """Whether what the letter is about stands alone between the salutation at `at` and a longer
    paragraph."""
    subject, text = (*pieces[at + 1 : at + 3], None, None)[:2]
    if subject is None or text is None or subject.kind not in {"paragraph", "heading"}:
        return False
    longer = text.kind == "paragraph" and columns(text.text) > _WIDEST
    return longer and ends_sentence(text.text) and _may_be_subject(subject)


def _may_be_subject(piece: Piece) -> bool:
    text = piece.text
    return (
        piece.kind in {"paragraph", "heading"}
        and columns(text) <= _WIDEST_SUBJECT
        and not ends_sentence(text)
        and (len(text.split()) >= _FEWEST_OF_SUBJECT or ":" in text)
        and (not is_part_of_address(text) or bool(_YEAR.search(text)))
    )
