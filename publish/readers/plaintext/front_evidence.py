"""The evidence for each role that one of the first pieces of a text may have."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final, Literal, get_args

import msgspec

from publish.readers.plaintext import author_rows, contacts, letterheads, marks
from publish.readers.plaintext.above_title import kicker_line
from publish.readers.plaintext.addresses import is_in_address
from publish.readers.plaintext.bodies import is_role
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import (
    asks,
    columns,
    is_capitals,
)
from publish.readers.plaintext.contributions import contributors
from publish.readers.plaintext.covers import Cover, cover_lines, is_kind
from publish.readers.plaintext.credit_forms import without_credits
from publish.readers.plaintext.credited import CERTAIN
from publish.readers.plaintext.datelines import (
    date_within,
    dateline,
    label_value,
)
from publish.readers.plaintext.evidence import NEVER, PLAIN, Evidence
from publish.readers.plaintext.fields import (
    is_court,
    is_day_in_town,
    is_file_number,
    names_occasion,
    names_parties,
)
from publish.readers.plaintext.issuers import is_named_in_small
from publish.readers.plaintext.kickers import (
    STANDING,
    is_below_kind,
    is_body,
    is_state,
    status_line,
)
from publish.readers.plaintext.likeness import Known, may_be_place
from publish.readers.plaintext.lookalikes import (
    begins_at_home,
    begins_title,
    heads_like_names,
    is_bare_date,
    is_described,
    is_field,
    is_of_page,
    lists_sections,
    looks_like_stanza,
    may_head_in_capitals,
    repeats_headline,
)
from publish.readers.plaintext.mastheads import Masthead, masthead
from publish.readers.plaintext.names import is_given
from publish.readers.plaintext.no_credits import is_no_credit
from publish.readers.plaintext.official import OfficialHead
from publish.readers.plaintext.pictures import is_picture_caption
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.reviewed import is_of_work
from publish.readers.plaintext.roles import (
    above_text,
    control_line,
    count_line,
    date_line,
    kept_line,
    standfirst,
    subtitle_line,
    title_line,
)
from publish.readers.plaintext.rubrics import names_firm
from publish.readers.plaintext.salutations import is_salutation
from publish.readers.plaintext.sole_credits import sole_credit
from publish.readers.plaintext.stamps import stated_date
from publish.readers.plaintext.standfirsts import leads_in
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.testimonies import is_witness, testimony
from publish.readers.plaintext.titles_of_day import is_ruling_of_day
from publish.readers.plaintext.wire_credits import wire_credit
from publish.readers.plaintext.words import plain, starts_with, words

Role = Literal["title", "subtitle", "summary", "byline", "date", "status", "dropped", "paragraph"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)


class Reading(msgspec.Struct, frozen=True):
    """The role of a piece, by which rule, and how sure that is (0 to 1)."""

    role: Role
    rule: str
    confidence: float


_FIELDS: Final = 2
"""One field may be a title with a colon; so many are none."""

_LONGEST: Final = 300
_LONGEST_ASKED: Final = 90
_LOOKED_AT: Final = 40
"""So many pieces at either end tell whether the text is a page."""

_UNDATED: Final = 1.5
"""Against a body that writes, without a date beside it: so the heading of a section looks."""

_ABOVE_DATE: Final = 0.5
"""A place and the date, below the name."""

_ROLE_BELOW: Final = 0.5
"""What somebody does, below the name."""

_OF_CONTACT: Final = 0.6
_BELOW_MASTHEAD: Final = 5.0
_BESIDE_LABELLED: Final = 0.0
"""Of words with a date in them, above a date with its label."""

_NEXT: Final = 5
"""Among so many lines is the date with its label."""

_BESIDE: Final = 4.0
"""What speaks for a line being a bare date or a control, and nothing else."""

_CONTROL: Final = 3.0
"""Against a title that is a control of a page by its words."""

_NAME: Final = re.compile(r"[^\W\d_a-z]\.\s?[^\W\d_a-z]|[—–―] [^\W\d_a-z]\w+ [^\W\d_a-z]")
"""`K. Ueda` and `— Kenji Ueda` begin as items do."""


class FrontEvidence:
    """What each of the first pieces says for its roles, by its words and by what stands around.

    `rest` are the pieces from the first on, to the end: the headings and pictures of the whole
    text tell what is usual in it.
    """

    def __init__(
        self, pieces: Sequence[Piece], known: Known, *, language: str, rest: Sequence[Piece]
    ) -> None:
        self._pieces = pieces
        self._rest = rest
        self._dated = sum(map(is_bare_date, rest[2:])) > 1
        self.named = heads_like_names(rest)
        self._capitals = sum(1 for p in rest[1:] if may_head_in_capitals(p)) > 1
        self.is_page = any(map(is_of_page, (*rest[:_LOOKED_AT], *rest[-_LOOKED_AT:])))
        self._asks = sum(1 for p in rest if asks(p.text) and columns(p.text) < _LONGEST_ASKED) > 1
        self.official = OfficialHead(pieces, rest)
        self._known = known
        self._language = language
        self.sole_credit: Final = sole_credit(rest)
        self._evidence: dict[tuple[int, Role], Evidence] = {}

    @cached_property
    def cover(self) -> Cover:
        """What stands above the title, where several lines tell that together."""
        return Cover(self._pieces, self._language, self._masthead.lines)

    @cached_property
    def _masthead(self) -> Masthead:
        if self._letterhead.issuers or self._letterhead.officers:
            return Masthead()
        cover = cover_lines(self._worded)
        found = masthead(self._worded)
        further = found.title is not None and found.title > len(cover)
        return found if further or not cover else Masthead(cover, len(cover))

    def is_below_masthead(self, at: int) -> bool:
        """Whether a piece is the title below what says whose text it is."""
        return at == self._masthead.title

    def _is_headed(self, at: int) -> bool:
        """Whether a masthead stands right above, and the line is no court, which is one more of its
        lines."""
        return self.is_below_masthead(at) and not is_court(self._pieces[at].text)

    def is_settled(self, at: int) -> bool:
        """Whether a piece is of a cover or masthead, or right below a cover and so its title."""
        return at in self.cover.lines or (self._masthead.title is None and self.cover.holds(at))

    def of(self, at: int, role: Role) -> Evidence:
        """What speaks for the piece at `at` having that role."""
        key = (at, role)
        if key not in self._evidence:
            self._evidence[key] = self._weigh(self._pieces[at], at, role)
        return self._evidence[key]

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

    def _labels_publisher(self, at: int) -> bool:
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

    def _is_dated(self, at: int) -> bool:
        """Whether a date stands right above or below."""
        beside = self._pieces[max(0, at - 1) : at + 2]
        return any(date_within(p.text, self._language) for p in beside if p is not self._pieces[at])

    def _is_dated_below(self, at: int) -> bool:
        """Whether a date with its label (`Published 4 February 2025`) stands below a line without
        one: then that is of the title or says what the text is about."""
        named = byline(self._pieces[at].text)
        credited = named is not None and bool(named.authors) and bool(named.date)
        if label_value(self._pieces[at].text, words().date) or credited:
            return False
        return any(
            piece.kind == "paragraph"
            and label_value(piece.text, words().date)
            and date_within(piece.text, self._language)
            and not stated_date(piece.text, self._language)[1]
            for piece in self._pieces[at + 1 : at + _NEXT]
        )

    def _weigh(self, piece: Piece, at: int, role: Role) -> Evidence:
        if piece.kind not in {"paragraph", "heading"} or len(piece.text) > _LONGEST:
            return Evidence(NEVER, "")
        if at in self._contacts:
            kept = role == "paragraph"
            return Evidence(_OF_CONTACT if kept else NEVER, contacts.RULE if kept else "")
        if at in self._letterhead.issuers:
            above = STANDING if role == "status" else NEVER
            return Evidence(above, letterheads.ISSUER if role == "status" else "")
        if at in self._letterhead.officers and role in {"title", "status", "paragraph"}:
            kept = role == "paragraph"
            return Evidence(_OF_CONTACT if kept else NEVER, letterheads.OFFICER if kept else "")
        after = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        if self.cover.settles(at):
            return self.cover.evidence(at, role)
        match role:
            case "title" if at == self._masthead.title and self.cover.title_field is None:
                return Evidence(_BELOW_MASTHEAD, "below whose text it is, of which kind and number")
            case "title" if self.cover.title_field is not None or self._is_no_title(at):
                return Evidence(NEVER, "")
            case _ if role not in {"date", "paragraph"} and self.official.names_others(at):
                return Evidence(NEVER, "")
            case "title":
                if after is None and self.official.names_party(at - 1):
                    after = next(iter(self._rest[at + 1 :]), None)  # what was ruled, below many
                return self._title(piece, after, at)
            case "subtitle" if self.is_publisher(at):
                return Evidence(NEVER, "")
            case "subtitle":
                return subtitle_line(
                    piece, after, named=max(0.0, 1.2 + self.of(at, "byline").score)
                )
            case "summary":
                return standfirst(piece, after)
            case "byline":
                return self._byline(piece, at)
            case "date" if at == 0 and is_ruling_of_day(piece.text):
                return Evidence(NEVER, "")
            case "date":
                return self._date(piece, at, after)
            case "status" if self.official.is_signed_secret(at) or self._is_headed(at):
                return Evidence(NEVER, "")
            case "status" if at and is_named_in_small(piece.text):
                return Evidence(STANDING, "a body that issues the text")
            case "status" if begins_title(self._pieces, at):
                return Evidence(STANDING, "a kind of text, which the title says again")
            case "status" if at and self.cover.is_number_below(at):
                return Evidence(STANDING, "the number of a document")
            case "status":
                asked = after is not None and asks(after.text) and self._asks
                # the first of many questions is no title
                if (asked or self.is_surely_title(at)) and status_line(piece).score < PLAIN:
                    return Evidence(NEVER, "")
                headed = [self._pieces[other] for other in self._headed if other > at]
                title, below = (*headed[:2], None, None)[:2]
                parted = title is not None and title is not after and not term(title.text)
                parted = parted and not (below is not None and dateline(below.text))
                told = kicker_line(
                    piece,
                    title,
                    below,
                    paged=self.is_page,
                    parted=parted,
                    leads=leads_in(self._pieces, headed, self._language),
                )
                if title is after:
                    return told
                # what stands right below tells a paper with its day, or a body above its fields
                return max(told, kicker_line(piece, after, title), key=lambda e: e.score)
            case "dropped":
                before = self._pieces[at - 1] if at else None
                labels = piece.text.endswith(":") and self._labels_publisher(at)
                listed = lists_sections(piece) and (at > 0 or begins_at_home(piece.text))
                return max(
                    Evidence(PLAIN if labels else NEVER, "labels who publishes the text"),
                    Evidence(PLAIN if listed else NEVER, "where on its site a page stands"),
                    control_line(piece),
                    count_line(piece, before, after),
                    repeats_headline(self._pieces, at),
                    key=lambda e: e.score,
                )
            case "paragraph":
                if self.is_field_of_body(at):
                    return Evidence(0.0, "a field below the name of a body")
                if 0 < at < self.sole_credit:
                    return Evidence(_OF_CONTACT, "what its author is, or where it was spoken")
                if is_in_address(self._pieces, at):
                    return Evidence(0.5, "where the publisher is")
                official = self.official.kept(at)
                return official if official.score > NEVER else kept_line(piece, titled=False)

    def _title(self, piece: Piece, after: Piece | None, at: int) -> Evidence:
        """What speaks for a title: less, the more lines stand above it that are not known."""
        known = max(sum(self._known_above[:at]), len(self.cover.lines))
        found = title_line(piece, after, at - known)
        controls = _CONTROL if control_line(piece).score >= _BESIDE else 0.0
        return Evidence(found.score - controls, found.rule)

    @cached_property
    def _headed(self) -> list[int]:
        """The pieces but for dates and controls, which a page may set between section and title."""
        return [
            at
            for at, piece in enumerate(self._pieces)
            if max(date_line(piece).score, control_line(piece).score) < _BESIDE
        ]

    @cached_property
    def _known_above(self) -> list[bool]:
        """Which lines say that they stand above the title: the more of these, the lower that."""
        return [
            at in self._contacts
            or at in self._letterhead.issuers | self._letterhead.officers
            or self.official.names_party(at)
            or kept_line(piece, titled=False).score > NEVER
            for at, piece in enumerate(self._pieces)
        ]

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

    def is_surely_title(self, at: int) -> bool:
        """Whether a line is the title, if it is of the front at all, and no section: the kind of
        paper, its number or who issues it stands right above, and a paper has no section below
        these (`Research report`, `Keeping Cranes Moving`); or the text begins with its words, as
        what describes a program does (`tidewrack`, `tidewrack reads tables of tides`)."""
        text = self._pieces[at].text
        paper = at > 0 and is_kind(self._pieces[at - 1].text) and not is_body(text)
        below = paper or self._is_headed(at) or is_below_kind(self._pieces, at)
        return below or (not at and is_described(self._rest))

    def _is_place_above_date(self, at: int) -> bool:
        """Whether a place (`Las Palmas de Gran Canaria`) stands between a name and a date."""
        below = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        dated = below is not None and bool(date_within(below.text, self._language))
        return dated and may_be_place(self._pieces[at].text)

    def _is_no_title(self, at: int) -> bool:
        stated = self.is_field_of_body(at) or self.official.is_no_title(at)
        return stated or is_in_address(self._pieces, at) or at < self.sole_credit

    def is_field_of_body(self, at: int) -> bool:
        """Whether fields stand from the first line on, which names a body, down to this one:
        `Network Working Group`, `Request for Comments: 19877`, `Category: Informational`."""
        fields = self._pieces[1 : max(at, _FIELDS) + 1]
        return at > 0 and is_body(self._pieces[0].text) and all(map(is_field, fields))

    def _date(self, piece: Piece, at: int, after: Piece | None) -> Evidence:
        among = after is not None and term(piece.text) and term(after.text)
        stated = label_value(piece.text, words().date)
        if among and not stated and after is not None and date_within(after.text):
            return Evidence(NEVER, "")  # fields, each with its label
        bare = (p for p in self._pieces if is_bare_date(p) and not term(p.text))
        if term(piece.text) and not stated and any(bare):
            return Evidence(NEVER, "")  # `Heard at: Leeds, on 3 February`, and the day below
        cases = map(is_file_number, (above.text for above in self._pieces[:at]))
        if is_day_in_town(piece.text) and any(cases):
            return Evidence(PLAIN, "where and when a case was decided")
        found = date_line(piece, dated=self._dated, language=self._language)
        if NEVER < found.score < PLAIN and self._is_dated_below(at):
            return Evidence(_BESIDE_LABELLED, found.rule)
        return found

    def _byline(self, piece: Piece, at: int) -> Evidence:
        # an address of mail writes the name in small letters
        found = byline(piece.text, frozenset() if "@" in piece.text else self._known)
        dated = found is not None and bool(found.date)  # `1. Juni 2015 von …` is no item
        initial = _NAME.match(piece.text) and not self.official.counts_on(piece.text)
        numbered = marks.opens(piece.text) and not (dated or initial)
        taken = is_picture_caption(piece.text) and not without_credits(piece.text)[1]
        taken = taken and not wire_credit(piece.text)
        taken = taken or bool(contributors(piece.text))  # credits at the end, if nobody else is
        other = (
            names_occasion(piece.text) or names_parties(piece.text) or is_of_work(self._pieces, at)
        )
        other = other or self.official.credits_nobody(at)
        taken = taken or (found is not None and is_no_credit(piece.text, found))
        taken = taken or self.is_publisher(at) or self.official.is_where_spoken(at)
        if taken or other or is_state(piece.text):
            return Evidence(NEVER, "")
        works = author_rows.is_affiliation(self._pieces, at) or (
            found is not None and found.is_body and author_rows.is_workplace(self._pieces, at)
        )
        if works or author_rows.is_addressee(self._pieces, at):
            return Evidence(NEVER, "")
        if found is None or numbered or is_salutation(piece.text) or (piece.level and piece.marks):
            return Evidence(NEVER, "")
        score = found.evidence
        if score < 4:
            after = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
            several = len(found.authors) > 1  # hardly a heading
            above = above_text(after, self._language)
            if after is not None and self._is_place_above_date(at + 1):
                above = _ABOVE_DATE
            if after is not None and is_role(after.text):
                above = max(above, _ROLE_BELOW)
            if author_rows.is_among_authors(self._pieces, at):
                above = max(above, _ROLE_BELOW)
            if any(looks_like_stanza(self._pieces[n:]) for n in (at + 1, at + 2)):
                above = max(above, 0.3)
            score += max(0.0, above) if several else above
            if found.is_body and not self._is_dated(at):
                score -= _UNDATED
            if len(found.authors) == 1 and not found.other:
                score -= min(1.5, 0.7 * max(0, self.named - 1))
            if is_capitals(piece.text) and not self._capitals:
                score += 1.0
        return Evidence(score - 0.9, "names under the title")
