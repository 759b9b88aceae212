"""What the cover of a report or standard says above its title: who issues it, what kind of document
it is, its number, version and day.

None of that tells by itself that the title stands below, for each may be the title of a text
(`The Panama Papers`, `Internal Audit Report 2024/7`). Several together do, or one with the number
of a document, where a line of several words follows that more of the front stands below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import (
    LONGEST_OF_FRONT,
    asks,
    columns,
    ends_sentence,
    is_capitals,
    starts_lower,
    title_case_share,
)
from publish.readers.plaintext.datelines import date_of, date_within, dates_within
from publish.readers.plaintext.evidence import NEVER, PLAIN, Evidence
from publish.readers.plaintext.fields import (
    is_author_field,
    is_code,
    is_document_number,
    is_draft_name,
    is_title_field,
    is_version,
)
from publish.readers.plaintext.heading_words import is_numbered
from publish.readers.plaintext.issuers import is_issuer
from publish.readers.plaintext.kickers import (
    STANDING,
    is_body,
    is_reference,
    status_line,
    tells_use,
)
from publish.readers.plaintext.lookalikes import is_field
from publish.readers.plaintext.masthead_lines import is_kind_below
from publish.readers.plaintext.names import is_given
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.rubrics import is_path
from publish.readers.plaintext.words import either, plain, starts_with, words

RULE: Final = "what a cover says above the title"
_FIELDS_ABOVE: Final = 6
_WIDEST_FIELD: Final = 100
_FIELD: Final = re.compile(r"[^\W\d_][^\d:]{1,24}: \S")
"""`Doc. no.: P0942R1`"""

_LABELLED: Final = 6.0
"""What speaks for the title that has its label."""

_NO_EVIDENCE: Final = Evidence(NEVER, "")
_MOST: Final = 8
"""A cover says no more above the title."""

_MOST_OF_KIND: Final = 5
_MOST_OF_BODY: Final = 9
_PART: Final = re.compile(r"(?:Part|Volume|Vol\.|Teil|Band|Partie|Tome|Parte) \w{1,4}\b.{0,20}$")
_FEWEST_OF_TITLE: Final = 3
_FEWEST_WITH_COLON: Final = 6
"""`RURAL BROADBAND: Agency Should Set Goals` has more words than a field."""

_LONGEST_TITLE: Final = 150
_LONGEST_BELOW: Final = 90
_OF_KIND: Final = re.compile(
    r"(?:(?:no|nr|n[º°]|n\.[º°]|№)\.? ?)?(?:[A-Z] |[^\W\d_]{0,6}[/-]?)\d[\w./:-]{0,16}$",
    re.IGNORECASE,
)
"""`02`, `No. 8/2024`, `n° 2022-03`, `A21Q0044`, `R 14`"""

_FIGURES: Final = re.compile(r"(?<!\.) (?:19|20)\d\d(?:[/–-]\d{1,4})?$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:[/–-]\d{2,4})?$")
_OF_YEARS: Final = re.compile(r"(?<=\d): (?:19|20)\d\d[/–-]\d{2,4}$")
"""`Report 14: 2024–25`: the year that a body counts its reports in."""

_WHOSE: Final = frozenset({"to", "by", "de", "di", "à", "al"})
_BY_WHOM: Final = frozenset({"to", "by"})
_ELIDED: Final = ("d'", "d’")
"""`Report to Congressional Committees`, `Rapport de recherche`: no title, as `Report on …` is."""


def cover_lines(pieces: Sequence[Piece]) -> frozenset[int]:
    """The pieces above the title that a cover has there; none, where no title stands below them."""
    end = 0
    documents = 0
    while end < min(_MOST, len(pieces)) and (told := _told(pieces[end])):
        documents += told == "document"
        end += 1
    if end < len(pieces) and not _may_be_title(pieces[end]) and _may_name_body(pieces[:end]):
        end -= 1
    if not documents or end + 1 >= len(pieces):
        return frozenset()
    title, below = pieces[end : end + 2]
    headed = _may_be_title(title) and _goes_on(below)
    figures = any(any(map(str.isdigit, piece.text)) for piece in pieces[:end])
    alone = end == 1 and _may_be_all(pieces[0].text)
    numbered = figures and not alone
    parted = title.first.gap > 0 or numbered or _told(below) == "document"
    alone = alone and _told(below) != "document"
    return frozenset(range(end)) if headed and parted and not alone else frozenset()


def _may_stand_above(piece: Piece) -> bool:
    """Whether a line may be above the field of a title: another field, or what is no field but says
    where a paper is filed (`Computer Science > Computation`, `arXiv:2503.99127`) and when, how
    secret it is, who issues it or of which kind it is (`BRIEFING NOTE FOR DECISION`)."""
    text = piece.text
    filed = is_path(text) or is_code(text) or any(dates_within(text))
    small = text.lower()
    kind = is_capitals(text) and any(small.startswith(f"{memo} ") for memo in words().memo)
    headed = kind or is_issuer(text) or status_line(piece).score >= PLAIN
    return is_field(piece) or bool(_told(piece)) or filed or headed


def _may_name_body(pieces: Sequence[Piece]) -> bool:
    """Whether the last line has a word for a body in it, but not where names of bodies have it:
    `Clock Signals for the Network Time Protocol` is the title, where none stands below."""
    last = pieces[-1].text if len(pieces) > 1 else ""
    return bool(last) and is_body(last) and not is_issuer(last) and _may_be_title(pieces[-1])


def _may_be_all(text: str) -> bool:
    """Whether a kind of document may be a title by itself: `Minority Report`, without a figure, or
    `Internal Audit Report 2024/7`, where the figures may tell the year; not `Report by the
    Comptroller`."""
    if any(map(str.isdigit, text)):
        return bool(_FIGURES.search(text))
    return not _says_whose(text) or text.split()[1] not in _BY_WHOM


class Cover:
    """The lines above a title, and the field of a title, among the first pieces of a text."""

    def __init__(
        self, pieces: Sequence[Piece], language: str, above: frozenset[int] = frozenset()
    ) -> None:
        self._pieces = pieces
        self._above = above
        self._language = language

    @cached_property
    def title_field(self) -> int | None:
        """Which piece is the field of the title, among other fields and above all prose."""
        for at, piece in enumerate(self._pieces[:_FIELDS_ABOVE]):
            if piece.kind != "paragraph" or columns(piece.text) > _WIDEST_FIELD:
                return None
            if not is_title_field(piece.text):
                continue
            if not all(map(_may_stand_above, self._pieces[:at])):
                return None  # `Title: Chief Engineer`, below a name
            beside = (*self._pieces[max(0, at - 1) : at], *self._pieces[at + 1 : at + 2])
            if any(map(is_field, beside)):
                return at
        return None

    @cached_property
    def lines(self) -> frozenset[int]:
        if self.title_field is not None:
            return frozenset()
        return cover_lines(self._pieces) | self._above

    def holds(self, at: int) -> bool:
        """Whether the piece at `at` is of a cover, or the title right below it."""
        return at in self.lines or at - 1 in self.lines

    def settles(self, at: int) -> bool:
        """Whether the cover, or the field of the title, tells the role of the piece at `at`."""
        field = self.title_field
        return at in self.lines or (field is not None and at <= field)

    def is_number_below(self, at: int) -> bool:
        """`Report 01/2023`; but an issue (`Report No. 6`) is a subtitle below a title."""
        text = self._pieces[at].text
        return is_kind_and_number(text) and " no. " not in text.lower()

    def evidence(self, at: int, role: str) -> Evidence:
        """What speaks for a role of a piece that is settled."""
        if at == self.title_field:
            titled = role == "title"
            return Evidence(_LABELLED, "the field of the title") if titled else _NO_EVIDENCE
        piece = self._pieces[at]
        field = is_field(piece) or _FIELD.match(piece.text) is not None
        dated = (not field or date_of(piece.text)) and bool(date_within(piece.text, self._language))
        whole = "date" if dated else "paragraph" if field else "status"
        whole = "byline" if is_author_field(piece.text) else whole
        return Evidence(STANDING, RULE) if role == whole else _NO_EVIDENCE


def is_kind_and_number(text: str) -> bool:
    """`Committee Specification 02`, `Report 01/2023`, `Technical Specification, Version 1.2`: what
    kind of document it is and which of these, but for a year alone."""
    kind, comma, version = text.partition(", ")
    if comma and is_kind(kind) and is_version(version):
        return True
    tokens = _OF_YEARS.sub("", text).split(" ")
    return any(
        _is_number(" ".join(tokens[at:]))
        and (is_kind(" ".join(tokens[:at])) or is_kind_below(" ".join(tokens[:at])))
        for at in range(1, min(len(tokens), _MOST_OF_KIND + 2))
    )


def _is_number(text: str) -> bool:
    return bool(_OF_KIND.match(text) or is_document_number(text)) and not _YEAR.match(text)


def is_kind(text: str) -> bool:
    """`Rail Accident Report`, `Report to Congress`: a few words with capitals, of which one says
    what kind of document it is; what comes out every year or month has its name for a title."""
    tokens = plain(text).split()
    if not tokens or not words().frequency.isdisjoint(tokens) or any(map(str.isdigit, text)):
        return False
    if ":" in text or "–" in text:
        return False
    kinds = either(words().report, words().cover)
    named = title_case_share(text) == 1 or is_capitals(text)
    last = named and len(tokens) <= _MOST_OF_KIND and tokens[-1] in kinds
    return last or (_says_whose(text) and len(tokens) <= _MOST_OF_BODY)


def _says_whose(text: str) -> bool:
    """`Report to Congress`, `Rapport d'enquête`: a kind of document, and of or for whom it is."""
    tokens = plain(text).split()
    kinds = either(words().report, words().cover)
    whose = len(tokens) > 1 and (tokens[1] in _WHOSE or tokens[1].startswith(_ELIDED))
    return whose and text[0].isupper() and tokens[0] in kinds


def _told(piece: Piece) -> str:
    """What a line of a cover says: of the document, or else; "" for no such line."""
    text = piece.text
    if piece.kind not in {"paragraph", "heading"} or (piece.level and piece.marks) or piece.stated:
        return ""
    if len(text) > LONGEST_OF_FRONT:
        return ""
    if is_reference(text) or is_kind_and_number(text) or is_kind(text) or is_document_number(text):
        return "document"
    if (
        is_version(text)
        or _PART.match(text)
        or date_of(text)
        or _is_dated_version(text)
        or issues(text)
        or is_author_field(text)
    ):
        return "else"
    numbered = is_field(piece) and starts_with(text.lower(), words().series_field)
    series = starts_with(text.lower(), words().series) and len(text.split()) <= _MOST_OF_KIND
    return "document" if numbered or series or is_draft_name(text) else ""


def issues(text: str) -> bool:
    """`Marine Accident Investigation Branch`, `Bureau d'enquêtes sur les accidents`: a body, also
    by a word that other names have too, or with small letters behind its first word."""
    tokens = text.lower().split()
    if len(tokens) > _MOST_OF_BODY or any(map(str.isdigit, text)) or ends_sentence(text):
        return False
    listed = title_case_share(text) == 1 and not words().issuer.isdisjoint(tokens)
    romance = tokens[0] in words().institution and text[0].isupper() and len(tokens) > 2
    return is_body(text) or listed or romance


def _is_dated_version(text: str) -> bool:
    """`2nd Edition / December 2017`"""
    return bool(date_within(text)) and not words().version.isdisjoint(plain(text).split())


def _may_be_title(piece: Piece) -> bool:
    text = piece.text
    credit = byline(text, frozenset())
    return (
        piece.kind in {"paragraph", "heading"}
        and columns(text) <= _LONGEST_TITLE
        and len(text.split()) >= _FEWEST_OF_TITLE
        and (asks(text) or not ends_sentence(text))
        and text[-1] not in ",;:"
        and not starts_lower(text)
        and not (is_field(piece) and len(text.split()) < _FEWEST_WITH_COLON)
        and not is_numbered(text)
        and plain(text) not in words().section
        and not tells_use(text)
        and not text.lower().startswith(words().to_all)
        and not (credit is not None and credit.evidence >= PLAIN and _names(credit.authors, text))
    )


def _names(authors: Sequence[str], text: str) -> bool:
    """Whether a line credits people, and no place as `Enquête sur la côte de Saint-Aubry` does."""
    return all(map(is_given, authors)) or text.startswith(("By ", "by "))


def _goes_on(piece: Piece) -> bool:
    """Whether more of the front, or a heading, stands below the title, and no prose yet."""
    return piece.kind != "paragraph" or (
        columns(piece.text) <= _LONGEST_BELOW and not ends_sentence(piece.text)
    )
