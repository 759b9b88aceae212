"""What stands above a title: whom to ask, a letterhead, a masthead, the lines of a cover."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from publish.readers.plaintext import contacts, letterheads
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.covers import Cover, cover_lines
from publish.readers.plaintext.credited import CERTAIN
from publish.readers.plaintext.echoes import headed_by_own_words
from publish.readers.plaintext.evidence import NEVER, Evidence
from publish.readers.plaintext.fields import is_court
from publish.readers.plaintext.kickers import STANDING
from publish.readers.plaintext.mastheads import PARTIES, Masthead, masthead
from publish.readers.plaintext.names import is_given
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.rubrics import names_firm
from publish.readers.plaintext.testimonies import is_witness, testimony
from publish.readers.plaintext.words import plain, starts_with, words

OF_CONTACT: Final = 0.6
"""Of a line above the title that stays in the text."""


class FrontHead:
    """Lines above a title that tell together what each of them is."""

    def __init__(self, pieces: Sequence[Piece], language: str, marked: Masthead) -> None:
        """`marked` is what the text itself says of its title, by how it is set."""
        self._pieces = pieces
        self._language = language
        self._marked = marked

    @cached_property
    def cover(self) -> Cover:
        """What stands above the title, where several lines tell that together."""
        return Cover(self._pieces, self._language, self.masthead.lines)

    @cached_property
    def masthead(self) -> Masthead:
        """What says whose text it is, and the title below that, in a text without a letterhead."""
        if self._marked.title is not None:
            return self._marked
        if self._letterhead.issuers or self._letterhead.officers:
            return Masthead()
        cover = cover_lines(self._worded)
        found = masthead(self._worded)
        further = found.title is not None and found.title > len(cover)
        if further or not cover:
            return found if found.title is not None else headed_by_own_words(self._worded)
        return Masthead(cover, len(cover))

    def is_below_masthead(self, at: int) -> bool:
        """Whether a piece is the title below what says whose text it is."""
        return at == self.masthead.title

    @property
    def is_of_ruling(self) -> bool:
        """Whether what a case is called is the title, below the court and its lines."""
        return self.masthead.rule == PARTIES

    @property
    def is_marked(self) -> bool:
        """Whether the text itself says which line is its title, by how it is set."""
        return self._marked.title is not None

    @property
    def is_told(self) -> bool:
        """Whether the title is known and not only probable: the parties of a ruling, or how the
        text sets it."""
        return self.is_of_ruling or self.is_marked

    @property
    def tells_title(self) -> bool:
        """Whether one line is the title, so that no other can be: a field says so, or a ruling, or
        how it is set."""
        return self.cover.title_field is not None or self.is_told

    def is_headed(self, at: int) -> bool:
        """Whether a masthead stands right above, and the line is no court, which is one more of its
        lines."""
        return self.is_below_masthead(at) and not is_court(self._pieces[at].text)

    def is_settled(self, at: int) -> bool:
        """Whether a piece is of a cover or masthead, or right below a cover and so its title."""
        return at in self.cover.lines or (self.masthead.title is None and self.cover.holds(at))

    def evidence(self, at: int, role: str) -> Evidence | None:
        """What speaks for a role of a line to ask or of a letterhead, if the piece is such."""
        if at in self._contacts:
            kept = role == "paragraph"
            return Evidence(OF_CONTACT if kept else NEVER, contacts.RULE if kept else "")
        if at in self._letterhead.issuers:
            above = role == "status"
            return Evidence(STANDING if above else NEVER, letterheads.ISSUER if above else "")
        if at in self._letterhead.officers and role in {"title", "status", "paragraph"}:
            kept = role == "paragraph"
            return Evidence(OF_CONTACT if kept else NEVER, letterheads.OFFICER if kept else "")
        if self._is_field_of_ruling(at) and role == "paragraph":
            return Evidence(OF_CONTACT, "a field above what a case is called")
        return None

    def _is_field_of_ruling(self, at: int) -> bool:
        title, lines = self.masthead.title, self.masthead.lines
        return self.is_of_ruling and title is not None and at < title and at not in lines

    def holds(self, at: int) -> bool:
        """Whether the piece at `at` says whom to ask, or is of a letterhead."""
        return at in self._contacts | self._letterhead.issuers | self._letterhead.officers

    def is_contact(self, at: int) -> bool:
        """Whether the piece at `at` is among the lines above a title that say whom to ask, or whose
        letterhead it is."""
        return at in self._contacts or (at in self._letterhead.officers and not self.is_speaker(at))

    def is_issuer(self, at: int) -> bool:
        """Whether the piece at `at` is of the letterhead of a release, and nobody's name."""
        return at in self._letterhead.issuers

    def is_publisher(self, at: int) -> bool:
        """Whether a line names who publishes a release, a fact sheet or a list of questions, is the
        name of a firm, or stands behind or below `News provided by`: no person, and nobody who is
        said to have written."""
        text, issued = self._pieces[at].text, tuple(words().issued)
        found = byline(text)
        above = plain(self._pieces[at - 1].text) if at else ""
        provided = above in words().header.sender or above.endswith(issued)
        provided = provided or starts_with(text.lower(), issued) or names_firm(text)
        if found is None or not (self._is_issued or provided):
            return False
        if text.partition(" ")[0].lower() in words().institution:
            return True
        unnamed = found.is_body or not any(map(is_given, found.authors))
        return unnamed and found.evidence < CERTAIN

    def labels_publisher(self, at: int) -> bool:
        """Whether `From:` stands alone above the name of a body."""
        below = self._pieces[at + 1 : at + 2]
        label = plain(self._pieces[at].text) in words().header.sender
        return at > 0 and label and bool(below) and self.is_publisher(at + 1)

    def is_speaker(self, at: int) -> bool:
        """Whether a line above the headline names a minister, with the office below, or who
        testifies."""
        if at not in self._letterhead.officers:
            return False
        lines = (line.text for line in self._pieces[at : at + 2])
        return is_witness(self._pieces, at) or letterheads.names_minister(*lines)

    @cached_property
    def _contacts(self) -> frozenset[int]:
        return contacts.contact_block(self._pieces)

    @cached_property
    def _is_issued(self) -> bool:
        return letterheads.is_issued(self._pieces)

    @cached_property
    def _letterhead(self) -> letterheads.Letterhead:
        return testimony(self._worded) or letterheads.letterhead(self._worded, self._language)

    @cached_property
    def _worded(self) -> Sequence[Piece]:
        """The pieces above the first that has no words, as a rule has none: a head goes no
        further."""
        return tuple(itertools.takewhile(lambda piece: piece.text.strip(), self._pieces))
