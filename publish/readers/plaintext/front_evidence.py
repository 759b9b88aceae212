"""The evidence for each role that one of the first pieces of a text may have."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final, Literal, get_args

import msgspec

from publish.readers.plaintext import poem_heads, programmes
from publish.readers.plaintext.above_title import UNKNOWN_SECTION, kicker_line
from publish.readers.plaintext.addresses import ends_in_street, is_in_address, names_box
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import asks, columns, title_case_share
from publish.readers.plaintext.covers import is_kind
from publish.readers.plaintext.datelines import (
    date_within,
    dateline,
    label_value,
)
from publish.readers.plaintext.evidence import NEVER, PLAIN, Evidence
from publish.readers.plaintext.fields import (
    is_day_in_town,
    is_file_number,
)
from publish.readers.plaintext.front_credits import FrontCredits
from publish.readers.plaintext.front_head import OF_CONTACT, FrontHead
from publish.readers.plaintext.issuers import is_named_in_small
from publish.readers.plaintext.kickers import (
    KICKER,
    STANDING,
    is_below_kind,
    is_body,
    status_line,
)
from publish.readers.plaintext.likeness import Known
from publish.readers.plaintext.lookalikes import (
    begins_at_home,
    begins_title,
    is_bare_date,
    is_described,
    is_field,
    is_of_page,
    lists_sections,
    opens_stanza,
    repeats_headline,
)
from publish.readers.plaintext.mastheads import UNMARKED, Masthead
from publish.readers.plaintext.names import is_given
from publish.readers.plaintext.no_titles import is_of_text, leads_in_to_items
from publish.readers.plaintext.official import OfficialHead
from publish.readers.plaintext.page_lines import control_line, count_line
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.poem_heads import is_dedication
from publish.readers.plaintext.roles import (
    date_line,
    kept_line,
    standfirst,
    subtitle_line,
    title_line,
)
from publish.readers.plaintext.sole_credits import heads_own_words, sole_credit
from publish.readers.plaintext.stamps import is_day_without_year, is_hour, stated_date
from publish.readers.plaintext.standfirsts import leads_in
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.titles_of_day import (
    is_of_record,
    is_record_of_day,
    is_ruling_of_day,
)
from publish.readers.plaintext.untitled import is_counted, verse_begins
from publish.readers.plaintext.ways import may_stand_below, way_above
from publish.readers.plaintext.words import plain, words

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

SETTLED: Final = 5.0
"""What speaks for a title that the lines above it lead to."""

_BESIDE_LABELLED: Final = 0.0
"""Of words with a date in them, above a date with its label."""

_NEXT: Final = 5
"""Among so many lines is the date with its label."""

_BESIDE: Final = 4.0
"""What speaks for a line being a bare date or a control, and nothing else."""

_OF_COUNT: Final = 3
_SECOND_SECTION: Final = 1.0
"""Of a few words with capitals, below a section: they are as likely a title of wit, above its
subtitle (`Ideas`, `The Anti-Social Porch`)."""

_FEWEST_OF_WIT: Final = 3
_CONTROL: Final = 3.0
"""Against a title that is a control of a page by its words."""


class FrontEvidence:
    """What each of the first pieces says for its roles, by its words and by what stands around.

    `rest` are the pieces from the first on, to the end: the headings and pictures of the whole
    text tell what is usual in it. `marked` is what the text says of its title by how it is set.
    """

    def __init__(
        self,
        pieces: Sequence[Piece],
        known: Known,
        *,
        language: str,
        rest: Sequence[Piece],
        marked: Masthead = UNMARKED,
    ) -> None:
        self._pieces = pieces
        self._rest = rest
        self._dated = sum(map(is_bare_date, rest[2:])) > 1
        self.is_page = any(map(is_of_page, (*rest[:_LOOKED_AT], *rest[-_LOOKED_AT:])))
        self._asks = sum(1 for p in rest if asks(p.text) and columns(p.text) < _LONGEST_ASKED) > 1
        self.official = OfficialHead(pieces, rest)
        self._language = language
        self.head: Final = FrontHead(pieces, language, marked)
        self.credits: Final = FrontCredits(
            pieces,
            rest,
            head=self.head,
            official=self.official,
            known=known,
            language=language,
        )
        self.sole_credit: Final = sole_credit(rest)
        self._verse: Final = verse_begins(rest, len(pieces))
        self.heads_own_words: Final = heads_own_words(rest)
        self._evidence: dict[tuple[int, Role], Evidence] = {}

    def of(self, at: int, role: Role) -> Evidence:
        """What speaks for the piece at `at` having that role; nothing, below the last of them."""
        if at >= self.count:
            return Evidence(NEVER, "")
        key = (at, role)
        if key not in self._evidence:
            self._evidence[key] = self._weigh(self._pieces[at], at, role)
        return self._evidence[key]

    @property
    def count(self) -> int:
        """How many pieces there is evidence for."""
        return len(self._pieces)

    @property
    def has_days(self) -> bool:
        """Whether several lines of the text are days and nothing else, as those of a diary."""
        return self._dated

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
        settled = self._settled(piece, at, role)
        if settled is not None:
            return settled
        after = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        match role:
            case "title" if at == self.head.masthead.title and self.head.cover.title_field is None:
                return Evidence(SETTLED, self.head.masthead.rule)
            case "title" if self.head.tells_title or self._is_no_title(at):
                return Evidence(NEVER, "")
            case _ if role not in {"date", "paragraph"} and self.official.names_others(at):
                return Evidence(NEVER, "")
            case "title" | "subtitle" if at and opens_stanza(self._pieces, at):
                return Evidence(NEVER, "")
            case "title" | "subtitle" if self.official.is_town_of_speech(at):
                return Evidence(NEVER, "")
            case "title" if self._way is not None and at <= self._way:
                return Evidence(NEVER, "")
            case "title" if at == self._below_way and control_line(piece).score < _BESIDE:
                return Evidence(SETTLED, "below the way to the page")
            case "title":
                if after is None and self.official.names_party(at - 1):
                    after = next(iter(self._rest[at + 1 :]), None)  # what was ruled, below many
                return self._title(piece, after, at)
            case "subtitle" if self.head.is_publisher(at):
                return Evidence(NEVER, "")
            case "subtitle" if at and self._pieces[at - 1].text.startswith(piece.text):
                return Evidence(NEVER, "")  # a caption
            case "subtitle":
                return subtitle_line(
                    piece, after, named=max(0.0, 1.2 + self.of(at, "byline").score)
                )
            case "summary":
                return standfirst(piece, after)
            case "byline":
                return self.credits.evidence(at)
            case "date" if at == self.head.masthead.title:
                return Evidence(NEVER, "")
            case "date" if at == 0 and (
                is_ruling_of_day(piece.text) or is_record_of_day(piece.text)
            ):
                return Evidence(NEVER, "")
            case "date":
                return self._date(piece, at, after)
            case "status" if self._way is not None and at < self._way:
                return Evidence(KICKER, "above the way to the page")
            case "status" if self.official.is_signed_secret(at) or self.head.is_headed(at):
                return Evidence(NEVER, "")
            case "status" if self._is_named_below_opinion(at):
                return Evidence(NEVER, "")
            case "status" if at and is_named_in_small(piece.text):
                return Evidence(STANDING, "a body that issues the text")
            case "status" if begins_title(self._pieces, at):
                return Evidence(STANDING, "a kind of text, which the title says again")
            case "status" if not at and after is not None and is_of_record(piece.text, after.text):
                return Evidence(STANDING, "a record and its day, above its full title")
            case "status" if at and self.head.cover.is_number_below(at):
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
                if told.rule == UNKNOWN_SECTION and self._is_below_section(at):
                    return Evidence(_SECOND_SECTION, told.rule)
                if title is after:
                    return told
                # what stands right below tells a paper with its day, or a body above its fields
                return max(told, kicker_line(piece, after, title), key=lambda e: e.score)
            case "dropped":
                before = self._pieces[at - 1] if at else None
                labels = piece.text.endswith(":") and self.head.labels_publisher(at)
                listed = lists_sections(piece) and (at > 0 or begins_at_home(piece.text))
                listed = listed or (at == self._way)
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
                    return Evidence(OF_CONTACT, "what its author is, or where it was spoken")
                if is_in_address(self._pieces, at):
                    return Evidence(0.5, "where the publisher is")
                official = self.official.kept(at)
                return official if official.score > NEVER else kept_line(piece, titled=False)

    def _settled(self, piece: Piece, at: int, role: Role) -> Evidence | None:
        """What settles a role without its own words, None where nothing does."""
        if piece.kind not in {"paragraph", "heading"} or len(piece.text) > _LONGEST:
            return Evidence(NEVER, "")
        heads = role in {"title", "subtitle", "status"}
        if heads and piece.rule == programmes.RULE:
            return Evidence(NEVER, "")
        if is_dedication(self._rest, at):
            return Evidence(0.5 if role == "paragraph" else NEVER, poem_heads.RULE)
        told = self.head.evidence(at, role)
        if told is not None:
            return told
        if self.head.cover.settles(at):
            return self.head.cover.evidence(at, role)
        return Evidence(NEVER, "") if heads and at >= self._verse else None

    def _is_below_section(self, at: int) -> bool:
        """Whether a few words with capitals stand below a section that a list has."""
        text = self._pieces[at].text
        wordy = len(text.split()) >= _FEWEST_OF_WIT and title_case_share(text) == 1
        return at > 0 and wordy and status_line(self._pieces[at - 1]).score >= PLAIN

    def _is_named_below_opinion(self, at: int) -> bool:
        """`Comment`, `Ann Lee`: who has the opinion, and no section of it."""
        above = plain(self._pieces[at - 1].text) if at else ""
        return above in words().opinion and is_given(self._pieces[at].text)

    @cached_property
    def _way(self) -> int | None:
        """Where the way to the page stands, if a line that may be the title stands below it."""
        return self._ways[0] if self._ways else None

    @cached_property
    def _below_way(self) -> int | None:
        """The first line below the way to the page that is no date, credit or control."""
        return self._ways[1] if self._ways else None

    @cached_property
    def _ways(self) -> tuple[int, int] | None:
        way = way_above(self._pieces)
        if way is None:
            return None
        below = next((at for at in self._headed if at > way and not self._is_dated(at)), None)
        if below is None or not may_stand_below(self._pieces[below]):
            return None
        piece = self._pieces[below]
        named = self.credits.evidence(below).score >= PLAIN or status_line(piece).score >= STANDING
        return None if named else (way, below)

    def _is_dated(self, at: int) -> bool:
        """Whether a credit has its day in the same line: pages set that above the title, too."""
        return bool(date_within(self._pieces[at].text)) and self.credits.evidence(at).score >= PLAIN

    def _title(self, piece: Piece, after: Piece | None, at: int) -> Evidence:
        """What speaks for a title: less, the more lines stand above it that are not known."""
        if _names_no_text(piece.text):
            return Evidence(NEVER, "an address, or for how many")
        known = max(sum(self._known_above[:at]), len(self.head.cover.lines))
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
            self.head.holds(at)
            or self.official.names_party(at)
            or kept_line(piece, titled=False).score > NEVER
            for at, piece in enumerate(self._pieces)
        ]

    def is_surely_title(self, at: int) -> bool:
        """Whether a line is the title, if it is of the front at all, and no section: the kind of
        paper, its number or who issues it stands right above, and a paper has no section below
        these (`Research report`, `Keeping Cranes Moving`); or the text begins with its words, as
        what describes a program does (`tidewrack`, `tidewrack reads tables of tides`)."""
        text = self._pieces[at].text
        paper = at > 0 and is_kind(self._pieces[at - 1].text) and not is_body(text)
        below = paper or self.head.is_headed(at) or is_below_kind(self._pieces, at)
        return below or (not at and is_described(self._rest))

    def _is_day_below_credit(self, at: int) -> bool:
        """Whether a line is the day of a credit right above, which needs no year there; elsewhere
        it may say what the text is about (`September 11`), and where other days stand below, they
        head the parts of a diary."""
        if not at or not is_day_without_year(self._pieces[at].text):
            return False
        below = self.of(at - 1, "byline").score > 0
        return below and not any(is_day_without_year(piece.text) for piece in self._rest[at + 1 :])

    def _is_no_title(self, at: int) -> bool:
        piece = self._pieces[at]
        stated = self.is_field_of_body(at) or self.official.is_no_title(at)
        stated = stated or plain(piece.text) in words().whole_text
        placed = is_in_address(self._pieces, at) or (at > 0 and ends_in_street(piece.text))
        told = all(self._known_above[:at]) and is_of_text(self._rest[at:])
        told = told or leads_in_to_items(self._rest, at) or is_counted(self._rest, at)
        return stated or placed or told or at < self.sole_credit

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
        if at == 1 and is_hour(piece.text) and is_bare_date(self._pieces[at - 1]):
            return Evidence(PLAIN, "the hour of the day above")
        if self._is_day_below_credit(at):
            return Evidence(PLAIN, "a day without its year, below who wrote")
        found = date_line(piece, dated=self._dated, language=self._language)
        if NEVER < found.score < PLAIN and self._is_dated_below(at):
            return Evidence(_BESIDE_LABELLED, found.rule)
        return found


def _names_no_text(text: str) -> bool:
    """`P.M.B. 0187, Halden`, `For 6 people`: where a body is, or for how many a recipe is."""
    tokens = text.lower().split()
    counts = len(tokens) == _OF_COUNT and tokens[0] in words().on_behalf and tokens[1].isdigit()
    return counts or names_box(text)
