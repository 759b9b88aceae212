"""The head of a release to the press or to an exchange: who issues it, what it is, and below both
the headline.

A release is on its sender's letterhead, so the name of the body stands above the words `Press
release` or the embargo, or right below them, with its address and its head; the headline is the
first phrase below all that. An announcement to an exchange is headed by the firm that makes it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from publish.readers.plaintext.addresses import is_part_of_address
from publish.readers.plaintext.bodies import is_role
from publish.readers.plaintext.characters import (
    LONGEST_OF_FRONT,
    QUOTES,
    asks,
    columns,
    ends_abbreviated,
    ends_sentence,
    is_capitals,
    is_cased,
    title_case_share,
)
from publish.readers.plaintext.datelines import date_within, dateline
from publish.readers.plaintext.fields import defines_name, is_contact, names_parties
from publish.readers.plaintext.kickers import ISSUE, is_body
from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.names import is_given, is_person
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.rubrics import is_path, legal_form, names_firm
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import leading, plain, starts_with, words

ISSUER: Final = "who issues a release, above its headline"
OFFICER: Final = "whose letterhead it is, above the headline of a release"
_LOOKED_AT: Final = 9
_MOST_OF_NAME: Final = 5
_FEWEST_OF_HEADLINE: Final = 4
_MOST_OF_HEADLINE: Final = 34
_FEWEST_UNCASED: Final = 16
_LONGEST_LINE: Final = 60
_NUMBER: Final = re.compile(
    r"[^\W\d_]{0,3}[.º°]{0,2} ?\d{1,5}(?:[/-]\d{1,4}){0,2}(?: [A-Z]{1,3})?$"
)
"""`Nr. 112/2025`, `No 14`, `25/0412`: that of a release, in a line of its own."""

_LISTED: Final = re.compile(r"\((?:AIM|LSE|ASX)[:,] ")
_INCORPORATED: Final = re.compile(r"\([^()]{8,140}\)$")
_NO_FIRM: Final = re.compile(r"[\d:|]")
_INITIAL: Final = re.compile(r" [^\W\d_a-z]\. [^\W\d_a-z]")
_HONOURED: Final = re.compile(r"(?:The )?(?:Rt\.? |Right )?Hon\.? ")
_MOST_OF_BODY: Final = 8
_MOST_OF_PERSON: Final = 3
"""`Governor Lee Signs Bridge Bill` is a headline."""

_ISSUED_WITHIN: Final = 5
_LONGEST_HEADLINE: Final = 140


class Letterhead(msgspec.Struct, frozen=True):
    """Pieces above a headline, by their index: names of who issues, and numbers; who heads the
    body, and where it is."""

    issuers: frozenset[int] = frozenset()
    officers: frozenset[int] = frozenset()


def names_minister(upper: str, lower: str) -> bool:
    """`Hon Ann Lee`, above `Minister of Conservation`: whose statement a ministry releases."""
    return _is_honoured(upper) and (is_role(lower) or _is_portfolio(lower))


def _is_honoured(text: str) -> bool:
    """`The Hon Ann Lee MP`, `Rt Hon Dr Ann Lee`"""
    name = _HONOURED.sub("", text, count=1)
    if name == text or not 0 < len(name.split()) <= _MOST_OF_NAME:
        return False
    return is_given(text) or is_person(name)


def _is_portfolio(text: str) -> bool:
    """`Minister for Regional Development and Local Government`: an office, and nothing but names of
    what it is for."""
    tokens = text.split()
    of = next((at for at, token in enumerate(tokens) if token.lower() in words().of), 0)
    named = title_case_share(text) == 1 and not ends_sentence(text)
    return 0 < of < len(tokens) - 1 and has_role(tokens[of - 1]) and named


def _ministers(pieces: Sequence[Piece]) -> Iterator[int]:
    """The lines of ministers, each with the office below the name."""
    for at, (upper, lower) in enumerate(itertools.pairwise(pieces)):
        if names_minister(upper.text, lower.text):
            yield from (at, at + 1)


def is_issued(pieces: Sequence[Piece]) -> bool:
    """Whether a text is one that a body issues: a release, a fact sheet, a list of questions."""
    return any(
        is_release(piece.text)
        or plain(ISSUE.sub("", piece.text)) in words().sheet
        or any(f" {word}" in f" {piece.text.lower()}" for word in words().faq)
        for piece in pieces[:_ISSUED_WITHIN]
        if not ends_sentence(piece.text) and columns(piece.text) < _LONGEST_HEADLINE
    )


def is_release(text: str) -> bool:
    """`PRESS RELEASE No. 14`, `Media statement`, `Embargoed until Monday`: what the letterhead of a
    release says of it."""
    if len(text) > LONGEST_OF_FRONT:
        return False
    name = plain(ISSUE.sub("", text))
    listed = name in words().release or _names_release_of(text)
    return listed or starts_with(text.lower(), words().release_start)


def _names_release_of(text: str) -> bool:
    """`Pressmeddelande från Miljödepartementet`, `Press release from the Ministry of Health`: what
    it is, and the body that issues it."""
    kind = leading(text.lower(), words().release)
    joint, *body = text[len(kind) :].split() or [""]
    named = [word for word in body if word.lower() not in words().of]
    if kind and joint in words().before_issuer and names_firm(" ".join(body)):
        return True  # `Pressmeddelande från Norrvåg Energi AB`
    return (
        bool(kind and body)
        and joint in words().before_issuer
        and len(body) <= _MOST_OF_BODY
        and named[-1:] != []
        and any(
            word in words().institution or word.endswith(words().institution_end)
            for word in map(str.lower, named)
        )
        and not ends_sentence(text)
    )


def letterhead(pieces: Sequence[Piece], language: str = "") -> Letterhead:
    """The letterhead in the first of `pieces`; an empty one where none of their lines says what a
    release is, or what stands above that is a headline itself."""
    firm = _firm(pieces, language)
    if firm is not None:
        return firm
    first = pieces[:_LOOKED_AT]
    ministers = frozenset(_ministers(first))
    at = next((i for i, piece in enumerate(first) if is_release(piece.text)), -1)
    above = (piece.text for i, piece in enumerate(first[: max(at, 0)]) if i not in ministers)
    if (at < 0 and 0 not in ministers) or not all(_may_stand_above(t, language) for t in above):
        return Letterhead()
    headline = _headline(pieces, at + 1, language, known=ministers)
    if headline is None:
        return Letterhead()
    issuers: set[int] = set()
    officers: set[int] = set()
    for index in range(headline):
        text = pieces[index].text
        if index in ministers:
            officers.add(index)
            continue
        if _names_release_of(text):
            issuers.add(index)
        if is_release(text) or is_contact(text) or date_within(text, language) or index == at:
            continue
        if _NUMBER.match(text) or _is_named_body(text) or (index < at and not _is_of_officer(text)):
            issuers.add(index)
        elif _is_of_officer(text) or is_part_of_address(text):
            officers.add(index)
    return Letterhead(frozenset(issuers), frozenset(officers))


def _firm(pieces: Sequence[Piece], language: str) -> Letterhead | None:
    """The name of a firm, above what it is called or where it is registered, in brackets, and
    above what it announces."""
    if not pieces or not _is_firm(pieces[0].text) or names_parties(pieces[0].text):
        return None
    lines = itertools.takewhile(lambda piece: _adds_to_name(piece.text), pieces[1:])
    below = 1 + sum(1 for _ in lines)
    headline = _headline(pieces, below, language, fewest=1 if below > 1 else 2)
    if headline is None or is_release(pieces[0].text) or (below == 1 and not is_issued(pieces)):
        return None
    return Letterhead(frozenset(range(below)))


def _adds_to_name(text: str) -> bool:
    """`("Halvorsen" or the "Company")`, `(AIM: HRW)`, `(Incorporated in England)`"""
    return defines_name(text) or bool(_LISTED.match(text) or _INCORPORATED.match(text))


def _is_firm(text: str) -> bool:
    """Whether a line is a name that ends in the legal form of a firm."""
    return len(text) <= _LONGEST_LINE and bool(legal_form(text)) and not _NO_FIRM.search(text)


def _may_stand_above(text: str, language: str) -> bool:
    """Whether a line above the words `Press release` is a name, an address or a day; a headline
    with a tag below it is none of these."""
    short = (
        len(text.split()) <= _MOST_OF_NAME if is_cased(text) else columns(text) < _FEWEST_UNCASED
    )
    named = short and (title_case_share(text) == 1 or is_capitals(text) or not is_cased(text))
    named = named and not ends_sentence(text) and ":" not in text and text[:1] not in QUOTES
    known = _is_named_body(text) or is_contact(text) or is_part_of_address(text) or is_release(text)
    return known or named or bool(date_within(text, language)) or _is_of_officer(text)


def _headline(
    pieces: Sequence[Piece],
    start: int,
    language: str,
    *,
    fewest: int = _FEWEST_OF_HEADLINE,
    known: frozenset[int] = frozenset(),
) -> int | None:
    """The first piece from `start` on that may be the headline, if no sentence stands above it;
    those of `known` are of the letterhead."""
    for at in range(start, min(len(pieces) - 1, start + _LOOKED_AT)):
        piece = pieces[at]
        text = piece.text
        if piece.kind not in {"paragraph", "heading"}:
            return None
        if (
            at in known
            or _is_of_letterhead(text, language)
            or (_is_named_body(text) and fewest == _FEWEST_OF_HEADLINE)
        ):
            continue
        if dateline(text) or (ends_sentence(text) and not (asks(text) or ends_abbreviated(text))):
            return None
        count = len(text.split())
        long = (
            fewest <= count <= _MOST_OF_HEADLINE
            if is_cased(text)
            else columns(text) > _FEWEST_UNCASED
        )
        if long and not (term(text) and count < _FEWEST_OF_HEADLINE) and text[-1] not in ",;:":
            return at
    return None


def _is_named_body(text: str) -> bool:
    """Whether a line names a body, and no headline does (`Harbour Foods to Acquire Tide Bank`)."""
    tokens = text.lower().split()
    if tokens[:1] and tokens[0] in words().announced:
        return False  # `Statement of the Monetary Policy Committee`
    short = len(tokens) <= _MOST_OF_NAME or not words().of.isdisjoint(tokens)
    return (is_body(text) and "to" not in tokens and short) or _is_journal(text)


def _is_journal(text: str) -> bool:
    """`The Journal of Rafts`, above the release of what it publishes."""
    first, *more = text.lower().removeprefix("the ").split()
    scholarly = first in words().scholarly and more[:1] and more[0] in words().of
    return bool(scholarly) and title_case_share(text) == 1 and len(more) < _MOST_OF_BODY


def _is_of_letterhead(text: str, language: str) -> bool:
    """Whether a line is a kind, a number, a day, an address, or who heads the body."""
    kind = (
        is_release(text)
        or is_path(text)
        or plain(text) in words().status
        or bool(_NUMBER.match(text))
    )
    reached = is_contact(text) or is_part_of_address(text) or _is_of_officer(text)
    return kind or reached or bool(date_within(text, language))


def _is_of_officer(text: str) -> bool:
    """`Chief Alonzo M. Treadwell`, `Minister of Conservation`: who heads a body, and as what; a
    given name alone may begin a headline (`Rose Garden Reopens`)."""
    office, _, name = text.partition(" ")
    honoured = office.lower().rstrip(".") in words().honorific or bool(_HONOURED.match(text))
    person = is_given(text) and (honoured or bool(_INITIAL.search(text)))
    led = has_role(office) and is_given(name) and len(name.split()) <= _MOST_OF_PERSON
    named = person or is_role(text) or led
    named = named and len(text.split()) <= _MOST_OF_NAME
    return named and not is_body(text) and len(text) < _LONGEST_LINE
