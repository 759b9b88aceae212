"""The heads of official papers: minutes, judgments, pleadings, circulars.

They name people and bodies that wrote nothing: who met, who is at law, the court, the recipients.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from publish.readers.plaintext import parties
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import is_capitals
from publish.readers.plaintext.counsel import is_counsel
from publish.readers.plaintext.credit_words import after_by
from publish.readers.plaintext.credited import CERTAIN
from publish.readers.plaintext.datelines import date_of
from publish.readers.plaintext.evidence import NEVER, Evidence
from publish.readers.plaintext.fields import (
    is_addressed,
    is_bench,
    is_citation,
    is_court,
    is_file_number,
    names_audience,
    names_occasion,
    names_town,
)
from publish.readers.plaintext.heading_words import is_division
from publish.readers.plaintext.issuers import is_issuer
from publish.readers.plaintext.kickers import is_body, is_numbered_paper
from publish.readers.plaintext.meetings import (
    is_paper_of_body,
    is_record,
    meeting_lines,
    names_record,
    present_lists,
)
from publish.readers.plaintext.names import is_given, is_person
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import plain, words

_TO: Final = frozenset({"to", "for"})
_IN_DASHES: Final = re.compile(r"([-–—]) .{16,} \1")
"""`– Cash of $241.7 million funds operations into 2027 –`: what a release says in short."""

_HOUR: Final = re.compile(r"\d{1,2}[:.]\d\d ?[AaPp]\.?[Mm]\.?(?: [A-Z]{2,5})?")
_NEAR_COURT: Final = 2
"""Among so many lines below a court is the number of the case, or what was ruled."""


_MOST_OF_TOWN: Final = 3


class OfficialHead:
    """What the first pieces of a text say of a meeting, a case or whom a paper is for."""

    def __init__(self, pieces: Sequence[Piece], rest: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._rest = rest

    def names_others(self, at: int) -> bool:
        """Whether the piece at `at` says who met, presided or took the minutes, or is at law."""
        return at in self._met or at in self._parties

    def names_party(self, at: int) -> bool:
        """Whether the piece at `at` is one of the lines of the parties."""
        return at in self._parties

    def is_no_title(self, at: int) -> bool:
        """Whether a line says before whom the case is, or for whom a paper with a number is."""
        return self._is_to_all(at) or self._is_court_of_case(at)

    def kept(self, at: int) -> Evidence:
        """What speaks for a line staying in the text."""
        if at in self._parties:
            return Evidence(0.3, parties.RULE)
        return Evidence(0.3 if self._is_court_of_case(at) else NEVER, "the court")

    def credits_nobody(self, at: int) -> bool:
        """Whether a line names a judge, counsel, whom a report is for, a body whose paper it is,
        who sits in one below the name of its record, or a part of the text, so that no author is in
        it."""
        text = self._pieces[at].text
        below = at > 0 and is_paper_of_body(self._pieces[at - 1].text)
        return (
            is_counsel(text)
            or is_bench(text)
            or is_division(text)
            or is_addressed(text)
            or names_audience(text)
            or (bool(_IN_DASHES.fullmatch(text)) and not after_by(text.strip("-–— ")))
            or text.partition(":")[0].rpartition(" ")[2] in _TO  # `Report to: Trust Board`
            or _says_of_what_day(text)
            or (is_body(text) and (below or names_record(text)))
            or (_holds_seat(text) and self._is_below_record(at))
        )

    def _is_below_record(self, at: int) -> bool:
        above = (piece.text for piece in self._pieces[:at])
        return any(names_record(text) or is_paper_of_body(text) for text in above)

    def is_where_spoken(self, at: int) -> bool:
        """Whether the piece at `at` is where a speech was given: it stands above the hour at which
        that began, or names a town or a house below the occasion."""
        text, below = self._pieces[at].text, self._pieces[at + 1 : at + 2]
        above = [piece.text for piece in self._pieces[:at]]
        if any(_HOUR.fullmatch(piece.text) for piece in below):
            found = byline(text)
            speech = any(not words().speech.isdisjoint(t.lower().split()) for t in above)
            named = found is not None and any(map(is_given, found.authors)) and not speech
            return found is None or (found.evidence < CERTAIN and not named)
        town = (names_town(text) or _is_house(text)) and any(map(names_occasion, above))
        return town or self.is_town_of_speech(at)

    def is_town_of_speech(self, at: int) -> bool:
        """Whether the piece at `at` may be but a town, between a speech that says who gave it and
        the day."""
        below = self._pieces[at + 1 : at + 2]
        above = self._pieces[:at]
        return (
            _may_name_town(self._pieces[at].text)
            and any(date_of(piece.text) for piece in below)
            and any(_is_speech_of(piece.text) for piece in above)
        )

    def is_signed_secret(self, at: int) -> bool:
        """Whether a word for secrecy is a title: who wrote is named right below."""
        below = next((piece.text for piece in self._pieces[at + 1 : at + 2]), "")
        found = byline(below)
        secret = plain(self._pieces[at].text) in words().classification and not is_issuer(below)
        return secret and found is not None and found.evidence > 0

    def counts_on(self, text: str) -> bool:
        """Whether `I.` and `A.` are numbers, and no initials: `II.` and `B.` follow below."""
        number = text.partition(" ")[0]
        beside = {"I.": ("II. ",), "A.": ("B. ",), "B.": ("A. ", "C. "), "C.": ("B. ",)}.get(number)
        numbers = beside is not None and any(p.text.startswith(beside) for p in self._rest)
        return numbers and (number == "I." or not is_person(text))

    @cached_property
    def _met(self) -> frozenset[int]:
        return meeting_lines(self._pieces) | present_lists(self._pieces)

    @cached_property
    def _parties(self) -> frozenset[int]:
        return parties.party_lines(self._pieces)

    def _is_to_all(self, at: int) -> bool:
        """Whether a line says for all of whom the paper is that is named and numbered above it:
        `Circular 4/2025`, `To all heads of department`."""
        addressed = self._pieces[at].text.lower().startswith(words().to_all)
        return addressed and at > 0 and is_numbered_paper(self._pieces[at - 1].text)

    def _is_court_of_case(self, at: int) -> bool:
        """Whether a line is a court, or a part of it, above the number of a case or its ruling, or
        right below that number."""
        text = self._pieces[at].text
        part = at > 0 and is_capitals(text) and is_court(self._pieces[at - 1].text)
        numbered = [is_file_number(below.text) for below in self._pieces[at + 1 : at + 2]]
        named = part and not words().court_part.isdisjoint(text.lower().split())
        part = part and (named or any(numbered)) and not is_record(text)  # `COUNTY OF DRUM`
        numbered_above = at > 0 and is_file_number(self._pieces[at - 1].text)
        ruled = text.partition(" ")[0].lower() in words().ruling  # `JUDGMENT OF THE COURT`
        if is_court(text) and (numbered_above or (at - 1 in self._parties and not ruled)):
            return True
        return (part or is_court(text)) and any(
            is_file_number(below.text)
            or is_citation(below.text)
            or below.text.partition(" ")[0].lower() in words().ruling
            for below in self._pieces[at + 1 : at + 1 + _NEAR_COURT]
        )


def _is_house(text: str) -> bool:
    """`Centro de Convenções de Porto Seco`: a body, and nobody with an office in one."""
    found = byline(text)
    people = found is not None and (found.evidence >= CERTAIN or any(map(is_given, found.authors)))
    return is_body(text) and not people


def _says_of_what_day(text: str) -> bool:
    """`Incident date: 3 May 2025`, `Respond by: 4 June`: a day, and not that of the text."""
    label, colon, _ = text.lower().partition(":")
    return bool(colon) and not words().deadline.isdisjoint(label.split())


def _holds_seat(text: str) -> bool:
    """`Mayor Ann Lee`, `Councilmembers Ann Lee and Bo Hu`: who sits in a body, by office."""
    office, _, names = text.partition(" ")
    seated = office.lower() in words().role or office.lower().startswith(words().seat)
    return seated and is_given(names.partition(",")[0])


def _is_speech_of(text: str) -> bool:
    """`Address by the Minister for Ports, Ms Ann Lee, at the opening of the quay`: a speech, and
    who gave it."""
    spoken = text.partition(" ")[0].lower() in words().speech
    found = byline(text) if spoken else None
    return found is not None and any(map(is_given, found.authors))


def _may_name_town(text: str) -> bool:
    """`Saldanha Bay`, which may be a name, too, but has no given one."""
    return len(text.split()) <= _MOST_OF_TOWN and is_person(text) and not is_given(text)
