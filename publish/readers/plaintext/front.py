"""The front of a text: title, subtitle, byline, date, standfirst, and what else stands above it.

Each of the first pieces may have several roles; `weighing` finds the sequence of roles that has the
most evidence. The text begins where no role speaks louder than that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from publish.readers.plaintext import phrases
from publish.readers.plaintext.acts import is_act
from publish.readers.plaintext.author_rows import WORKPLACE, is_affiliation, is_workplace
from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import (
    columns,
    ends_in_year,
    ends_sentence,
    is_capitals,
    starts_lower,
    title_case_share,
)
from publish.readers.plaintext.contacts import contact_block
from publish.readers.plaintext.correspondence import names_letter
from publish.readers.plaintext.covers import is_kind
from publish.readers.plaintext.datelines import (
    date_of,
    date_within,
    is_ago,
)
from publish.readers.plaintext.evidence import AMONG, NEVER, PLAIN, Evidence
from publish.readers.plaintext.fields import (
    field_of_title,
    is_draft_name,
    is_file_number,
    is_number,
    names_occasion,
)
from publish.readers.plaintext.front_evidence import SETTLED, FrontEvidence, Reading, Role
from publish.readers.plaintext.issuers import is_issuer, is_named_in_small
from publish.readers.plaintext.kickers import is_gazetted, is_state, status_line
from publish.readers.plaintext.letters import find_letter
from publish.readers.plaintext.likeness import Known
from publish.readers.plaintext.lookalikes import repeats_headline
from publish.readers.plaintext.masthead_worth import is_addressed_memo
from publish.readers.plaintext.mastheads import UNMARKED, Masthead
from publish.readers.plaintext.meetings import is_record, names_record
from publish.readers.plaintext.names import is_given, is_person
from publish.readers.plaintext.notices import past_notices
from publish.readers.plaintext.page_lines import control_line
from publish.readers.plaintext.parties import leads_in, names_role
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.roles import WHAT_AUTHOR_IS, WHO_JUDGES, date_line, kept_line
from publish.readers.plaintext.salutations import is_salutation
from publish.readers.plaintext.shape import Shape
from publish.readers.plaintext.sole_underlines import sole_underlined
from publish.readers.plaintext.songs import RULE as PART_OF_SONG
from publish.readers.plaintext.stamps import is_day_and_hour
from publish.readers.plaintext.standfirsts import is_as_long_as_standfirst
from publish.readers.plaintext.untitled import is_one_of_row
from publish.readers.plaintext.usual import usual_roles
from publish.readers.plaintext.weighing import Roles
from publish.readers.plaintext.words import either, plain, words
from publish.readers.plaintext.wrapped import begins_prose

REACH: Final = 12
"""The front has no more pieces than that."""

_BAR: Final = re.compile(r"\s[|·•]\s")
"""`Political Editor · The Courier` is of the page; the post alone stays in the text."""

_WRAPPED: Final = 50
"""A line below the title is longer, where it goes on in the next."""

_LONGEST_TITLE: Final = 1_000
_LIKELY: Final = 0.0
"""The logarithm of the odds that lines of a title are one phrase …"""

_FAR_LIKELIER: Final = 2.0
"""… and that they are though nothing made somebody break it there."""

_FEW: Final = 4

DOUBTFUL: Final = 0.5
"""A title that is less sure may as well be another line: of the titles that are so in texts by
authors that nothing was learned from, half are wrong, of those that are surer than 0.8 two in a
hundred are."""

_LEAST: Final = 0.3
_LED_TO: Final = 0.6
_SUREST: Final = 0.95

_BESIDE_TITLE: Final[tuple[Role, ...]] = ("byline", "date", "dropped", "status")
_BELOW_STANDFIRST: Final = frozenset[Role]({"byline", "date", "status", "dropped"})
_DATED: Final = 4.0
_DAY: Final = len("2025-10-08")


def find_front(
    pieces: list[Piece],
    known: Known,
    shape: Shape,
    *,
    has_title: bool,
    is_letter: bool,
    language: str,
) -> None:
    """Settles the pieces of the front. `known` are the words that the text uses.

    `has_title` says that something before (front matter, a memo's subject) gave the title already;
    then only what stands above the text is settled. A letter (`is_letter`) has neither subtitle nor
    standfirst.
    """
    if not has_title and not is_letter and find_letter(pieces):
        return
    rest = past_notices(join_front(pieces, shape, has_title=has_title), REACH)
    rest = [piece for piece in rest if piece.kind != "dropped" or piece.stated]
    if rest and rest[0].rule == PART_OF_SONG:
        return  # a song without a title
    front = rest[:REACH]
    stated = any(piece.stated for piece in front)
    if not (has_title or stated) and is_one_of_row(rest):
        return
    opening = _Opening(
        front=front,
        rest=rest,
        known=known,
        language=language,
        has_title=has_title,
        is_letter=is_letter,
        stated=stated,
    )
    roles, readings = opening.read()
    marked = UNMARKED if has_title or is_letter or stated else sole_underlined(front, rest)
    if marked.title is not None and _title_of(readings) != marked.title:
        roles, readings = opening.read(marked)
        if _title_of(readings) != marked.title:
            readings = _around_marked(marked, len(front), roles.found)
    _drop_repeated(front, len(readings))
    titled = has_title
    workplaces = {at for at in range(len(readings)) if is_workplace(front, at)}
    for at, (piece, found) in enumerate(zip(front, readings, strict=False)):
        titled = titled or found.role == "title"
        long = is_as_long_as_standfirst(piece.text) and not names_occasion(piece.text)
        if found.role == "subtitle" and long:
            piece.become("summary", "too long for a subtitle", round(found.confidence, 2))
        elif found.role == "byline" and roles.found.credits.judges(at):
            piece.become("paragraph", WHO_JUDGES, round(found.confidence, 2))
        elif found.role == "byline" and roles.tells_role(at) and not _BAR.search(piece.text):
            piece.become("paragraph", WHAT_AUTHOR_IS, round(found.confidence, 2))
        elif found.role != "paragraph":
            piece.become(found.role, found.rule, round(found.confidence, 2))
            labelled = found.role == "title" and bool(field_of_title(piece.text))
            if labelled or at == roles.found.head.cover.title_field:
                _take_label(piece, field_of_title(piece.text))
        elif piece.kind == "paragraph":
            kept = kept_line(piece, titled=titled)
            if roles.found.head.is_contact(at):
                kept = roles.found.of(at, "paragraph")
            unknown = WORKPLACE if at in workplaces else AMONG
            rule = kept.rule if kept.score > NEVER else unknown
            piece.become("paragraph", rule, round(found.confidence, 2))


class _Opening(msgspec.Struct, frozen=True, kw_only=True):
    """The first pieces of a text, `rest` with all below them, and what is known of it."""

    front: list[Piece]
    rest: list[Piece]
    known: Known
    language: str
    has_title: bool
    is_letter: bool
    stated: bool

    def read(self, marked: Masthead = UNMARKED) -> tuple[Roles, list[Reading]]:
        """What the pieces are, by the rules and by what is usual; no reading, where the text begins
        with none of what makes up a front. `marked` is the title that its setting tells."""
        roles = Roles(
            self.front,
            self.known,
            has_title=self.has_title,
            is_letter=self.is_letter,
            language=self.language,
            rest=self.rest,
            marked=marked,
        )
        best = roles.best()
        usual = None
        labelled = roles.found.head.cover.title_field is not None
        if not (self.has_title or self.is_letter or self.stated or labelled):
            usual = usual_roles(best.roles, self.front, self.rest, roles.found)
        readings = usual.roles if usual else None
        if readings is None:
            titled = self.has_title or self.stated
            if not (titled or {"title", "byline"} & set(best.roles)):
                return roles, []
            readings = [
                _by_rules(role, roles.found.of(at, role)) for at, role in enumerate(best.roles)
            ]
        elif usual is not None and usual.goes_on:
            readings = [*readings, *_further(best.roles, len(readings), roles.found)]
        if usual is not None:
            readings = _weighed(readings, usual.titles, self.front, roles.found)
        return roles, readings


def _around_marked(marked: Masthead, count: int, evidence: FrontEvidence) -> list[Reading]:
    """What `count` pieces are by their own words, where the text says which one is the title, and
    rules lead to none: above it, what names somebody is who wrote and no other line is text; below
    it stands what is plainly no text."""
    title = marked.title or 0
    readings: list[Reading] = []
    for at in range(count):
        score, role = max((evidence.of(at, role).score, role) for role in _BESIDE_TITLE)
        if at == title:
            role = "title"
        elif score < PLAIN and at > title:
            break
        elif score < PLAIN:
            named = at not in marked.lines and evidence.of(at, "byline").score > NEVER
            role = "byline" if named else "status"
        readings.append(_by_rules(role, evidence.of(at, role)))
    return readings


def _title_of(readings: Sequence[Reading]) -> int | None:
    return next((at for at, reading in enumerate(readings) if reading.role == "title"), None)


def _drop_repeated(front: Sequence[Piece], start: int) -> None:
    """Leaves out a headline that stands once more below captions and a standfirst, from `start`."""
    for at in range(start, len(front)):
        found = repeats_headline(front, at)
        if (
            front[at].kind == "paragraph"
            and front[at].text == front[0].text
            and found.score >= PLAIN
        ):
            front[at].become("dropped", found.rule, 0.8)


def _take_label(piece: Piece, value: str) -> None:
    """Makes the label of a field, whose `value` is the title, a mark: it is none of its words."""
    piece.marks += piece.text.removesuffix(value).strip()
    piece.text = value


def _by_rules(role: Role, evidence: Evidence) -> Reading:
    """A role that the rules gave, with the confidence that their evidence is worth."""
    sure = 0.95 if role == "title" else max(0.6, min(0.95, 0.62 + 0.07 * evidence.score))
    return Reading(role, evidence.rule if evidence.score > NEVER else AMONG, sure)


def _further(by_rules: Sequence[Role], at: int, evidence: FrontEvidence) -> list[Reading]:
    """What the rules found from the piece at `at` on, to which pages were not compared as a long
    standfirst above was taken for the text: a credit and what else stands below a title."""
    further = by_rules[at:]
    if "byline" not in further or not _BELOW_STANDFIRST.issuperset(further):
        return []
    return [_by_rules(role, evidence.of(at + on, role)) for on, role in enumerate(further)]


def _weighed(
    readings: Sequence[Reading],
    titles: Sequence[float],
    front: Sequence[Piece],
    evidence: FrontEvidence,
) -> list[Reading]:
    """`readings` with a title as sure as it is probable (`titles`), and with the line that is more
    probably the title in its rule. What lines above lead to is surer than its own look."""
    at = next((at for at, reading in enumerate(readings) if reading.role == "title"), len(titles))
    if at >= len(titles):
        return list(readings)
    read = readings[at]
    least = _LED_TO if evidence.of(at, "title").score >= SETTLED else _LEAST
    sure = max(least, min(_SUREST, titles[at]))
    likely = max(range(len(titles)), key=titles.__getitem__)
    rule = read.rule
    if sure < DOUBTFUL and likely != at:
        rule = f"{rule}; line {front[likely].first.number} may be the title"
    return [*readings[:at], Reading("title", rule, sure), *readings[at + 1 :]]


def join_front(pieces: list[Piece], shape: Shape, *, has_title: bool) -> list[Piece]:
    """Joins the lines that make up one piece of the front; the pieces below what stands above it,
    of which the first `REACH` may be its own."""
    _join_labels(pieces)
    if not has_title:
        _join_title(pieces, shape)
    skipped = 0
    while skipped < len(pieces) and _stands_above(pieces[skipped]):
        skipped += 1
    return pieces[skipped:]


def _stands_above(piece: Piece) -> bool:
    """A head of correspondence with who sends it, or the columns at the head of a report: who,
    number, when."""
    if piece.kind == "table":
        return piece.first.number < 4 and len(piece.lines) <= 8
    return piece.kind in {"header", "status"} or (piece.kind == "dropped" and not piece.stated)


def _join_labels(pieces: list[Piece]) -> None:
    """`By` above the name, `Published` above the date: pages set them in lines of their own."""
    for at in range(min(len(pieces), REACH) - 2, -1, -1):
        label, stated = pieces[at : at + 2]
        name = plain(label.text)
        if {label.kind, stated.kind} != {"paragraph"} or label.stated or stated.stated:
            continue
        if not any(c.isalpha() for c in name) or len(stated.text) > _WRAPPED:
            continue
        credit = byline(f"{label.text} {stated.text}") if name in words().byline else None
        named = credit is not None and all(map(is_person, credit.authors)) and credit.authors
        if named and name in words().status and not any(map(is_given, named)):
            continue  # `Commentary`, above a title
        dated = date_of(stated.text) or is_ago(stated.text)
        if named or (name in either(words().date, words().of_day) and dated):
            label.text = f"{label.text} {stated.text}"
            label.lines = [*label.lines, *stated.lines]
            label.marks += stated.marks
            del pieces[at + 1]


def _join_title(pieces: list[Piece], shape: Shape) -> None:
    """A title in two lines becomes one piece, and so does a long line below it, or what a record is
    called (`PROTOKOLL`, `der Sitzung vom Montag`), wherever that stands."""
    at = next((i for i, piece in enumerate(_candidates(pieces)) if piece is not None), None)
    if at is None:
        return
    records = [i for i in range(at + 2, min(len(pieces), REACH)) if is_record(pieces[i].text)]
    for start in (at, at + 1, *records):
        if start + 2 >= len(pieces) or pieces[start].stated:
            return
        first, second = pieces[start : start + 2]
        long = start == at or is_record(first.text) or columns(first.text) > _WRAPPED
        if long and _is_second_title_line(first, second, shape):
            first.text = f"{first.text} {second.text}"
            first.lines = [*first.lines, *second.lines]
            first.marks += second.marks
            del pieces[start + 1]


def _candidates(pieces: Sequence[Piece]) -> Iterator[Piece | None]:
    """The first piece that may be the title, after `None` for each above it."""
    asked = contact_block(pieces[:REACH])
    for at, piece in enumerate(pieces[:REACH]):
        above = max(e.score for e in (date_line(piece), status_line(piece), control_line(piece)))
        kept = at in asked or kept_line(piece, titled=False).score > NEVER
        yield None if _stands_above(piece) or above >= PLAIN or kept else piece


def _is_second_title_line(first: Piece, second: Piece, shape: Shape) -> bool:
    """A title goes on when the words over the break are likely one phrase, and both lines are in
    capitals, or the first stops in mid-phrase, or the second begins small."""
    if second.kind not in {"paragraph", "heading"} or second.first.gap > first.first.gap + 1:
        return False
    if first.kind not in {"paragraph", "heading"} or ends_sentence(first.text):
        return False
    if _are_two(first.text, second.text) or begins_prose(first, second):
        return False
    named = plain(second.text) in words().agency or is_draft_name(second.text)
    other = is_affiliation((first, second), 1) or is_issuer(first.text)
    other = other or is_number(second.text) or is_file_number(second.text)
    other = other or "://" in second.text
    other = other or first.text.lower().endswith(" series")
    other = other or plain(second.text) in either(words().section, words().bench)
    other = other or (is_record(second.text) and not names_record(first.text))
    other = other or (is_gazetted(first.text) and is_issuer(second.text))
    other = other or names_letter(first.text) or is_named_in_small(second.text)
    last = first.text.rsplit(maxsplit=1)[-1]
    hangs = last == "&" or last in words().hanging
    hangs = hangs and not (starts_lower(first.text) or is_given(second.text))
    if is_salutation(first.text) or ((named or other) and not hangs):
        return False
    party = names_role(second.text) and not (" " in second.text and second.text[0].isalpha())
    if party or leads_in(first.text):
        return False
    if second.first.gap > 0 and not (first.indent or hangs):
        return False
    closed = ends_sentence(second.text) and not ends_in_year(second.text)
    if columns(second.text) > 90 or closed or is_state(second.text) or second.text[-1] in ",;:：":
        return False
    found = byline(second.text)
    named = found is not None and found.evidence >= 2
    if not _is_one_phrase(first, second, shape):
        return False
    if is_capitals(first.text) and is_capitals(second.text):
        record = names_record(first.text) and is_issuer(second.text)
        return not (named or record or date_of(second.text))
    month = len(date_of(second.text)) < _DAY and date_of(f"{last} {second.text}")
    open_end = last in words().mid_phrase or (last.isdigit() and bool(month))
    dated = len(date_within(second.text)) == _DAY or is_day_and_hour(second.text)
    dated = (dated and date_line(second).score >= _DATED) or _says_when(second.text)
    return hangs or ((open_end or (starts_lower(second.text) and not dated)) and not named)


def _is_one_phrase(first: Piece, second: Piece, shape: Shape) -> bool:
    """Whether the words over the break are likely one phrase: far more likely, where there was room
    for more in a line that is not centred, stops nowhere else and is more than the name of a
    record, which goes on in small letters; and where that is a word or a number, none at all. What
    is longer than any title is no line of one, and its words are not looked at."""
    if len(first.text) > _LONGEST_TITLE:
        return False
    full = shape.wrapped and shape.forced(first.lines[-1], second.first)
    *others, last = first.text.lower().split()
    stops = last in words().mid_phrase or last in words().of
    recorded = is_record(first.text) and starts_lower(second.text)
    known = full or stops or bool(first.indent) or recorded
    if not known and (not others or _is_mostly_figures(first.text)):
        return False
    least = _LIKELY if known else _FAR_LIKELIER
    return phrases.speaks_for_phrase(first.text, second.text, phrases.chain()) >= least


def _is_mostly_figures(text: str) -> bool:
    """`IČO: 275 11 804`, `УДК 338.47+656.6`: by what number something is known."""
    return 2 * sum(map(str.isdigit, text)) >= sum(map(str.isalnum, text))


def _are_two(first: str, second: str) -> bool:
    """Whether each of two lines says something of its own: below a memo and to whom it goes, what
    kind of document it is, or an act and its number, stands its matter; an act, its issuer or the
    name of a section do not go on a title; names of several people in capitals are those who wrote;
    a headline may end as phrases break off (`where the lead came from`)."""
    credit = byline(second) if is_capitals(second) else None
    several = credit is not None and len(credit.authors) > 1
    named = credit is not None and several and all(map(is_given, credit.authors))
    heads = is_act(first) or is_act(second) or is_addressed_memo(first) or is_kind(first)
    return heads or named or plain(second) in words().section or _is_stranded(first, second)


def _is_stranded(first: str, second: str) -> bool:
    """Whether a headline with small letters ends in the word that a clause within leaves behind
    (`where the lead came from`), and the next line begins anew."""
    if len(first) > _LONGEST_TITLE:
        return False
    *clause, last = first.lower().split()
    left = last in words().stranded and not words().opens_clause.isdisjoint(clause[1:])
    anew = second[0].isupper() and len(second.split()) > _FEW
    return left and anew and title_case_share(first) < 1 and title_case_share(second) < 1


def _says_when(text: str) -> bool:
    """`held on 8 May 2025 in the hall`, `d.d. 14 januari 2025`: when that was, in a line of its
    own."""
    first = text.partition(" ")[0].lower()
    return bool(date_within(text)) and (first in words().held or first in words().of_day)
