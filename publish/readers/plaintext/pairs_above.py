"""A line above what may be the title, and what the two say of each other."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from publish.readers.plaintext.addresses import ends_in_street
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import (
    asks,
    columns,
    ends_abbreviated,
    ends_sentence,
    is_capitals,
    is_cased,
    starts_lower,
)
from publish.readers.plaintext.datelines import date_of, date_within
from publish.readers.plaintext.evidence import PLAIN
from publish.readers.plaintext.kickers import (
    MOST_KIND,
    OF_TOWN,
    has_credit,
    is_masthead,
    is_state,
    opens_clause,
    status_line,
)
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.rubrics import (
    is_headline_unspaced,
    is_path,
    names_firm,
    names_section,
)
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import either, plain, words

FEWEST_OF_TITLE: Final = 5
LONGEST_TITLE: Final = 120
MOST_OF_PLACE: Final = 4

_MOST_PAGED: Final = 4

_BRIEF: Final = 2

_NARROW: Final = 12
"""Columns of the name of a section in Chinese or Arabic."""

_MOST_OF_SUBTITLE: Final = 25


class Above:
    """A line above what may be the title, and the line below that."""

    def __init__(
        self,
        piece: Piece,
        after: Piece,
        below: Piece | None,
        *,
        paged: bool,
        parted: bool,
        leads: bool,
        unknown: bool,
    ) -> None:
        self.text = piece.text
        self.after = after
        self.below = below
        self.unknown = unknown
        self._piece = piece
        self._paged = paged or parted
        self._parted = parted
        self._leads = leads
        self._count = len(piece.text.split())
        self._is_narrow = not is_cased(piece.text) and columns(piece.text) <= _NARROW

    @cached_property
    def is_listed(self) -> bool:
        """Whether figures, an address or a stop stand in it, as in no name of a section."""
        text = self.text
        return any(c.isdigit() or c == "@" for c in text) or ends_sentence(text)

    @property
    def is_few(self) -> bool:
        return self._count <= MOST_KIND

    @property
    def is_alone(self) -> bool:
        return self._count == 1 and (self._is_narrow or self.text[0].isupper())

    @property
    def is_shouted(self) -> bool:
        """Whether it is in capitals, and what may be the title is not."""
        return is_capitals(self.text) and not is_capitals(self.after.text)

    @cached_property
    def is_named(self) -> bool:
        return self.is_few and not self.is_listed and names_section(self.text)

    @cached_property
    def is_numbered(self) -> bool:
        return is_masthead(self._piece, numbered=True)

    @cached_property
    def is_on_page(self) -> bool:
        """Whether a page has it, as it has the names of its sections."""
        short = self._count <= _MOST_PAGED if is_cased(self.text) else self._is_narrow
        other = self.is_listed or opens_clause(self.text) or is_masthead(self._piece)
        return self._paged and short and not other

    @property
    def has_colon(self) -> bool:
        return self.text[-1] in ":：" and not term(self.text)

    @property
    def is_kind(self) -> bool:
        """Whether it is a few words in capitals of which the last is a kind of text."""
        last = plain(self.text).rpartition(" ")[2]
        listed = last in either(words().status, words().kicker, words().read)
        return self.is_shouted and self._count <= MOST_OF_PLACE and listed

    @property
    def is_kind_of_headline(self) -> bool:
        """`Club statement`, above a longer headline: two words, of which the last is a kind of
        text."""
        last = plain(self.text).rpartition(" ")[2]
        kind = last in either(words().release, words().announced)
        longer = len(self.after.text.split()) > FEWEST_OF_TITLE
        return self._count == _BRIEF and self.text[0].isupper() and kind and longer

    @property
    def names_interviewed(self) -> bool:
        """`Interview mit Jens Krüger`, `Im Gespräch`"""
        return self._count <= _MOST_PAGED + 1 and not words().interview.isdisjoint(
            (self.text.lower().partition(" ")[0], " ".join(self.text.lower().split()[:2]))
        )

    @property
    def is_word(self) -> bool:
        """Whether it is a word or two, or stands above a title and its subtitle or standfirst."""
        led = self._leads or (self.below is not None and _is_phrase(self.below))
        two = self._count <= MOST_OF_PLACE and led
        return self.is_alone or (self._count == _BRIEF and self.is_shouted) or two

    @property
    def is_above_paper_of_day(self) -> bool:
        """Whether it is the name of a paper, above its day and a title."""
        dated = date_of(self.after.text) and self.below is not None and _is_phrase(self.below)
        return bool(dated) and is_masthead(self._piece)

    @property
    def is_paper_of_town(self) -> bool:
        return OF_TOWN.search(self.text) is not None and is_masthead(self._piece)

    @property
    def tells_more_below(self) -> bool:
        """Whether a day or number of the body above is told, and no title."""
        return any(c.isdigit() for c in self.after.text)

    @property
    def is_above_number(self) -> bool:
        """Whether what stands below the title is a kind of document and its number."""
        below = self.below
        numbered = below is not None and any(c.isdigit() for c in below.text)
        return numbered and below is not None and status_line(below).score >= PLAIN

    @property
    def is_above_field(self) -> bool:
        """Whether a label of a word or two stands below, as fields have it and few headlines."""
        label, colon, _ = self.after.text.partition(":")
        return bool(colon) and len(label.split()) <= _BRIEF

    @cached_property
    def is_titled(self) -> bool:
        """Whether what stands below looks like a title: with so many words that the two do not
        stand the other way round."""
        text = self.after.text
        long = len(text.split(maxsplit=self._fewest)) >= self._fewest or is_headline_unspaced(
            self.text, text
        )
        return (
            self.after.kind in {"paragraph", "heading"}
            and long
            and columns(text) <= LONGEST_TITLE
            and not starts_lower(text)
            and text[-1] not in ",;:—–"
            and (not ends_sentence(text) or asks(text) or _may_stop(text))
            and not date_within(text)
            and not has_credit(text)
            and not (is_state(text) or ends_in_street(text))
        )

    @property
    def may_be_title(self) -> bool:
        """Whether what stands below is a line, and neither the day nor the text."""
        text = self.after.text
        line = columns(text) <= LONGEST_TITLE and not ends_sentence(text)
        return line and not date_of(text) and not has_credit(text)

    @property
    def may_be_title_of_filing(self) -> bool:
        """Whether what stands below is a line of some words, which may tell to whom all was sent:
        such a title is long."""
        text = self.after.text
        return len(text.split(maxsplit=FEWEST_OF_TITLE)) >= FEWEST_OF_TITLE and not ends_sentence(
            text
        )

    @property
    def _fewest(self) -> int:
        """The fewest words of the title. Of the titles of one word in the labelled texts none has a
        phrase of five words or more below it."""
        if self._parted and self.below is not None and _is_phrase(self.below):
            return _BRIEF
        on_page = self.is_on_page and (self._count <= _BRIEF or not is_cased(self.text))
        leads = is_path(self.text) and self.text.count(" / ") > 1  # `Docs / Payments / Webhooks`
        if self.is_named or self.is_numbered or on_page or names_firm(self.text) or leads:
            return FEWEST_OF_TITLE - 2
        alone = self.is_alone and not asks(self.after.text)
        return FEWEST_OF_TITLE - (1 if self.has_colon or alone else 0)


def _may_stop(text: str) -> bool:
    """Whether what ends a headline ends sentences too: an abbreviation, or a mark of its own."""
    return text[-1] in "!！…" or ends_abbreviated(text)


def _is_phrase(piece: Piece) -> bool:
    """What may be a subtitle: a title and two of them do not stand below each other."""
    text = piece.text
    return (
        piece.kind == "paragraph"
        and FEWEST_OF_TITLE < len(text.split(maxsplit=_MOST_OF_SUBTITLE)) <= _MOST_OF_SUBTITLE
        and not ends_sentence(text)
        and text[-1] not in ",;:"
        and not term(text)
        and not date_within(text)
        and byline(text) is None
    )
