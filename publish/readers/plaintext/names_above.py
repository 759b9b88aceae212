"""Who wrote or spoke, above the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.bodies import is_role
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import asks, ends_sentence
from publish.readers.plaintext.credit_words import opens_with_credit
from publish.readers.plaintext.credited import credits_person
from publish.readers.plaintext.datelines import date_of, date_within
from publish.readers.plaintext.evidence import NEVER, PLAIN
from publish.readers.plaintext.fields import is_contact
from publish.readers.plaintext.front_evidence import FrontEvidence
from publish.readers.plaintext.handles import ON_NETWORK
from publish.readers.plaintext.kickers import status_line
from publish.readers.plaintext.likeness import Known
from publish.readers.plaintext.names import is_given, is_person
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.poem_heads import names_poet
from publish.readers.plaintext.roles import date_line
from publish.readers.plaintext.rubrics import names_section
from publish.readers.plaintext.stamps import is_stamp
from publish.readers.plaintext.words import either, plain, words

_HOUR: Final = re.compile(r"\d[:.]\d\d")
_WITH_ROLE: Final = 3.0
"""A name and what its bearer does, above the section."""

_FEWEST_OF_HEADLINE: Final = 4
_FEWEST_OF_OPINION: Final = 3
_DAY: Final = len("2025-10-08")
_CREDITED: Final = 5.0
_NAMED: Final = 2.0


_LONGEST_WORD: Final = 12
"""A longer line without a space is a title in a script that sets none."""


class NamesAbove:
    """Which of the first pieces name an author above the title."""

    def __init__(self, pieces: Sequence[Piece], known: Known, found: FrontEvidence) -> None:
        self._pieces = pieces
        self._known = known
        self._found = found

    def stands(self, at: int) -> bool:
        """Whether the piece at `at` names one: words of credit say so (`By Ann Lee`), or what
        stands below it was spoken (`Ronald Reagan`, `Remarks at the Brandenburg Gate`)."""
        text = self._pieces[at].text
        found = byline(text, self._known)
        if ON_NETWORK.fullmatch(text):
            return self._heads_dated_title(at, (text,))
        if found is None or not found.authors or at + 1 >= len(self._pieces):
            return False
        if self._found.head.is_contact(at) or names_section(text):
            return False
        if at == 0 and (self._found.sole_credit or self._found.heads_own_words):
            return True
        if names_poet(self._pieces, at):
            return True
        if self._heads_dated_title(at, found.authors):
            return True
        below = self._pieces[at + 1].text.split(" ")[0].lower()
        spoken = below in words().speech and is_person(found.authors[0])
        below_name = self._pieces[at + 1]
        stamped = bool(found.date and _HOUR.search(self._pieces[at].text)) and is_person(
            found.authors[0]
        )
        reached = "@" in below_name.text and is_contact(below_name.text) and not found.is_body
        headed = found.evidence >= _WITH_ROLE and self._found.of(at + 1, "status").score >= PLAIN
        if self._heads_title(at) and all(map(is_person, found.authors)):
            return found.evidence > NEVER
        signs = self._found.head.is_speaker(at) or (
            is_person(found.authors[0]) and self._heads_page(at + 1)
        )
        beside = (*found.other[:1], *(p.text for p in self._pieces[max(0, at - 1) : at]))
        opinion = any(plain(section) in words().opinion for section in beside)
        listed = opinion or (at > 0 and len(found.authors) > 1)
        fewest = _FEWEST_OF_OPINION if opinion else _FEWEST_OF_HEADLINE
        listed = listed and all(map(is_given, found.authors))
        listed = listed and self._is_headline(at + 1, fewest=fewest)
        if signs or stamped or headed or listed or (reached and found.evidence > NEVER):
            return True
        told = opens_with_credit(text) or credits_person(text)
        credited = told and found.evidence >= _CREDITED
        return credited or (spoken and found.evidence >= _NAMED)

    def _heads_dated_title(self, at: int, names: Sequence[str]) -> bool:
        """Whether the day of the text stands below, perhaps below other names, and under that a
        line of some words: so blogs of universities set who wrote it, when and the title."""
        day = at + 1
        while day < len(self._pieces) and is_given(self._pieces[day].text):
            day += 1
        dated, title = (*self._pieces[day : day + 2], None, None)[:2]
        if title is None or dated is None or len(date_within(dated.text)) != _DAY:
            return False
        stamped = bool(date_of(dated.text)) or is_stamp(dated.text)  # perhaps with the hour
        known = stamped and all(is_given(name) or ON_NETWORK.fullmatch(name) for name in names)
        ended = ends_sentence(title.text) and not asks(title.text)
        phrase = " " in title.text or len(title.text) > _LONGEST_WORD
        return known and phrase and not (ended or date_of(title.text))

    def _is_headline(self, at: int, *, fewest: int) -> bool:
        """Whether a line is as long as headlines are, longer than names and offices, and prose or
        the day stands below it."""
        text = self._pieces[at].text
        below = self._pieces[at + 1 : at + 2]
        short = len(text.split()) < fewest or ends_sentence(text)
        closed = any(ends_sentence(piece.text) or date_of(piece.text) for piece in below)
        return closed and not (short or is_role(text))

    def _heads_title(self, at: int) -> bool:
        """Whether the kind of a paper stands above and what may be its title below: some series set
        the authors between the two."""
        if not at or self._found.of(at - 1, "status").score < PLAIN:
            return False
        kinds = either(words().report, words().cover)
        title = self._pieces[at + 1].text
        return (
            not kinds.isdisjoint(plain(self._pieces[at - 1].text).split())
            and len(title.split()) >= _FEWEST_OF_HEADLINE
            and not ends_sentence(title)
            and self._found.of(at + 1, "title").score > NEVER
            and max(self._found.of(at + 1, role).score for role in ("byline", "date")) < PLAIN
        )

    def _heads_page(self, at: int) -> bool:
        """Whether a section, a day with its hour and a headline stand there in this order: some
        magazines set the author above these, and who has died has no section below the name."""
        section, day, headline = (*self._pieces[at : at + 3], None, None, None)[:3]
        return (
            section is not None
            and day is not None
            and headline is not None
            and status_line(section).score >= PLAIN
            and bool(_HOUR.search(day.text))
            and date_line(day).score >= PLAIN
            and len(headline.text.split()) >= _FEWEST_OF_HEADLINE
            and not ends_sentence(headline.text)
        )
