"""What speaks for a line of the front naming who wrote the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext import author_rows, marks
from publish.readers.plaintext.bodies import is_role
from publish.readers.plaintext.bylines import Byline, byline, handle_alone
from publish.readers.plaintext.characters import ends_sentence, is_capitals
from publish.readers.plaintext.contributions import contributors
from publish.readers.plaintext.credit_forms import without_credits
from publish.readers.plaintext.credited import CERTAIN
from publish.readers.plaintext.datelines import date_within
from publish.readers.plaintext.evidence import NEVER, Evidence
from publish.readers.plaintext.fields import names_occasion, names_parties
from publish.readers.plaintext.front_head import FrontHead
from publish.readers.plaintext.kickers import is_state
from publish.readers.plaintext.likeness import Known, has_role, may_be_place
from publish.readers.plaintext.lookalikes import (
    heads_like_names,
    looks_like_stanza,
    may_head_in_capitals,
)
from publish.readers.plaintext.no_credits import heads_life, is_no_credit, is_subject
from publish.readers.plaintext.official import OfficialHead
from publish.readers.plaintext.pictures import is_picture_caption
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.reviewed import is_of_work
from publish.readers.plaintext.roles import above_text
from publish.readers.plaintext.salutations import is_salutation
from publish.readers.plaintext.wire_credits import wire_credit
from publish.readers.plaintext.words import plain, words

_LINE_MORE: Final = 0.9
"""Against each line more that the front claims of the text."""

_BELOW_SUBTITLE: Final = 2
"""So far down, who spoke and where (`Speech by Ann Lee at the Annual Dinner`) is no subtitle."""

_BELOW_TITLE: Final = 2
"""A name stands so far below the title, which may have a standfirst."""

_MOST_JUDGES: Final = 9
"""So many judge a case where the whole court sits."""

_CLEAR: Final = 4
"""A credit with more for it needs nothing beside it."""

_UNDATED: Final = 1.5
"""Against a body that writes, without a date beside it: so the heading of a section looks."""

_ABOVE_DATE: Final = 0.5
"""A place and the date, below the name."""

_ROLE_BELOW: Final = 0.5
"""What somebody does, below the name."""

_POST_AND_DATE: Final = 1.0
"""What somebody does or for whom, and the date right below that."""

_ABOVE_STANZA: Final = 0.3
_HEADS_ALIKE: Final = 0.7
"""Against a name alone, for each heading more of the text that looks like a name."""

_MOST_ALIKE: Final = 1.5
_IN_CAPITALS: Final = 1.0
"""For capitals, in a text whose headings have none."""

_MOST_OF_POST: Final = 5
_KIND_OF_SPEECH: Final = 2
"""`Commencement Address`, `Remarks by`"""

_NAME: Final = re.compile(
    r"[^\W\d_a-z]\.\s?(?:(?:van|von|de|der|den|del|di|da|du|la|le|ter|ten) ){0,3}[^\W\d_a-z]"
    r"|[—–―] [^\W\d_a-z]\w+ [^\W\d_a-z]"
)
"""`K. Ueda`, `S. van der Meulen` and `— Kenji Ueda` begin as items do."""


class FrontCredits:
    """What each of the first pieces says for naming authors, by its words and what is around it.

    `rest` are the pieces from the first on, to the end.
    """

    def __init__(
        self,
        pieces: Sequence[Piece],
        rest: Sequence[Piece],
        *,
        head: FrontHead,
        official: OfficialHead,
        known: Known,
        language: str,
    ) -> None:
        self._pieces = pieces
        self._rest = rest
        self._head = head
        self._official = official
        self._known = known
        self._language = language
        self._capitals = sum(1 for piece in rest[1:] if may_head_in_capitals(piece)) > 1
        self.alike: Final = heads_like_names(rest)
        """How many headings of the text look like names."""

    def is_called_speech(self, at: int) -> bool:
        """Whether a line says that it is a speech and whose, below nothing but how that was given
        (`As prepared for delivery`): so a speech is called, and that line is no byline."""
        above = all(plain(piece.text) in words().status for piece in self._pieces[:at])
        first = self._pieces[at].text.lower().split()[:_KIND_OF_SPEECH]
        longer = len(self._pieces[at].text.split()) > _KIND_OF_SPEECH + 1
        return above and longer and not words().speech.isdisjoint(first)

    def evidence(self, at: int) -> Evidence:
        """What speaks for the piece at `at` being the byline."""
        text = self._pieces[at].text
        # an address of mail writes the name in small letters
        found = byline(text, frozenset() if "@" in text else self._known)
        if found is None and self._is_dated(at):
            found = handle_alone(text)
        if found is None or self._names_others(at, found) or self._is_no_line(at, found):
            return Evidence(NEVER, "")
        if at > 0 and self.is_called_speech(at):
            return Evidence(NEVER, "")
        score = found.evidence
        if score < _CLEAR:
            score += self._beside(at, found)
        return Evidence(score - _LINE_MORE, "names under the title")

    def _names_others(self, at: int, found: Byline) -> bool:
        """Whether a line credits a picture, a work or an adviser, or names who publishes the text,
        at whom an author works, to whom it goes, or who is at law."""
        text = self._pieces[at].text
        pictured = is_picture_caption(text) and not without_credits(text)[1]
        works = (
            author_rows.is_affiliation(self._pieces, at)
            or author_rows.is_house_below_name(self._pieces, at)
            or (found.is_body and author_rows.is_workplace(self._pieces, at))
        )
        return (
            (pictured and not wire_credit(text))
            or bool(contributors(text))  # credits at the end, if nobody else is
            or is_no_credit(text, found)
            or any(is_subject(p.text, found) for p in self._pieces[max(0, at - _BELOW_TITLE) : at])
            or is_of_work(self._pieces, at)
            or self._head.is_publisher(at)
            or works
            or author_rows.is_addressee(self._pieces, at)
            or names_parties(text)
            or self._official.credits_nobody(at)
            or (at > 0 and plain(self._pieces[at - 1].text) in words().bench)
            or heads_life(self._rest, at)
        )

    def judges(self, at: int) -> bool:
        """Whether a name stands below `before`, right below it or below the other judges."""
        for above in reversed(self._pieces[max(0, at - _MOST_JUDGES) : at]):
            if plain(above.text) in words().bench:
                return True
            if byline(above.text, frozenset()) is None:
                return False
        return False

    def _is_no_line(self, at: int, found: Byline) -> bool:
        """Whether a line begins as an item or salutation does, is a heading by its mark, or says
        where or on which occasion something was."""
        piece = self._pieces[at]
        initial = _NAME.match(piece.text) and not self._official.counts_on(piece.text)
        dated = bool(found.date)  # `1. Juni 2015 von …` is no item
        return (
            (marks.opens(piece.text) and not (dated or initial))
            or is_salutation(piece.text)
            or bool(piece.level and piece.marks)
            or (names_occasion(piece.text) and (at < _BELOW_SUBTITLE or found.evidence < CERTAIN))
            or self._official.is_where_spoken(at)
            or is_state(piece.text)
        )

    def _beside(self, at: int, found: Byline) -> float:
        """What stands around a name that might be a heading, and what is usual in the text, say."""
        several = len(found.authors) > 1  # hardly a heading
        above = self._above(at)
        dated = bool(found.date)  # the day is said already, and no text or day need stand below
        score = max(0.0, above) if several or dated else above
        if found.is_body and not self._is_dated(at):
            score -= _UNDATED
        if len(found.authors) == 1 and not found.other:
            score -= min(_MOST_ALIKE, _HEADS_ALIKE * max(0, self.alike - 1))
        if is_capitals(self._pieces[at].text) and not self._capitals:
            score += _IN_CAPITALS
        return score

    def _above(self, at: int) -> float:
        """What the lines below say for a name above them."""
        after = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        above = above_text(after, self._language)
        if after is not None and self._is_place_above_date(at + 1):
            above = _ABOVE_DATE
        if after is not None and is_role(after.text):
            above = max(above, _ROLE_BELOW)
        if self._is_post_above_date(at + 1) and author_rows.is_name_alone(self._pieces[at].text):
            above = _POST_AND_DATE
        if author_rows.is_among_authors(self._pieces, at):
            above = max(above, _ROLE_BELOW)
        if any(looks_like_stanza(self._pieces[below:]) for below in (at + 1, at + 2)):
            above = max(above, _ABOVE_STANZA)
        return above

    def _is_dated(self, at: int) -> bool:
        """Whether a date stands right above or below."""
        beside = self._pieces[max(0, at - 1) : at + 2]
        return any(date_within(p.text, self._language) for p in beside if p is not self._pieces[at])

    def _is_post_above_date(self, at: int) -> bool:
        """Whether a post or a house and its place (`Business reporter`, `Halden News, Westshire`)
        stands between a name and a date."""
        if at + 1 >= len(self._pieces):
            return False
        post = self._pieces[at].text
        told = has_role(post) and len(post.split()) <= _MOST_OF_POST and not ends_sentence(post)
        told = told or author_rows.is_house_below_name(self._pieces, at)
        return told and bool(date_within(self._pieces[at + 1].text, self._language))

    def _is_place_above_date(self, at: int) -> bool:
        """Whether a place (`Las Palmas de Gran Canaria`) stands between a name and a date."""
        below = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        dated = below is not None and bool(date_within(below.text, self._language))
        return dated and may_be_place(self._pieces[at].text)
