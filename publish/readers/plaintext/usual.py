"""What the roles of a front usually are on pages: a second reading, learned from such pages.

Rules with reasons read the front first (`weighing`). They know what the words of a line say, and
little of where lines of unknown words stand on the pages of newspapers, blogs and companies. So a
chain of weights (`chains`) reads it again: features of each piece and the roles of neighbours have
weights, learned from labelled pages (`tests/eval/fronts.py`). Its reading wins only where it is
several times as probable as that of the rules.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp
from typing import Final

import msgspec

from publish.readers.plaintext import marks
from publish.readers.plaintext.author_rows import is_addressee, is_affiliation, is_in_row
from publish.readers.plaintext.bodies import is_office, is_role
from publish.readers.plaintext.bylines import WIRE, byline
from publish.readers.plaintext.chains import Weights, read_weights
from publish.readers.plaintext.characters import QUOTES, asks, columns, is_cased, starts_lower
from publish.readers.plaintext.controls import spoken
from publish.readers.plaintext.counsel import is_counsel
from publish.readers.plaintext.credited import CERTAIN
from publish.readers.plaintext.datelines import label_value
from publish.readers.plaintext.evidence import NEVER, PLAIN
from publish.readers.plaintext.fields import (
    is_author_field,
    names_audience,
    names_occasion,
)
from publish.readers.plaintext.front_evidence import ROLES, FrontEvidence, Reading, Role
from publish.readers.plaintext.front_features import OF_ALL, OF_AUTHOR, UNTOLD, front_features
from publish.readers.plaintext.front_states import (
    STATES,
    FrontChain,
    State,
    by_role,
    role_of,
    states_of,
)
from publish.readers.plaintext.issuers import is_named_in_small
from publish.readers.plaintext.kickers import STANDING, tells_use
from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.lookalikes import is_bare_date, is_field
from publish.readers.plaintext.meetings import names_record
from publish.readers.plaintext.names import is_given
from publish.readers.plaintext.no_credits import is_no_credit
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.songs import part_name
from publish.readers.plaintext.words import words

_FEWEST: Final = 8
"""Texts of fewer pieces are no pages, and none was learned from."""

_MORE: Final = 1.0
"""The logarithm of how many times as probable as the rules' reading another must be: nearly three.
With less, texts that are no pages are read wrongly; with more, pages are."""

_MUCH_MORE: Final = 3.5
"""The same, about thirty times, where both find the same title, so that less is to be won."""

_SEVERAL: Final = 3
RULE: Final = "usual on pages"
_SURE: Final = 0.8
"""Of the lines that no rule knows and that are left out with less, every third is of the text."""

_MOST_LEFT_OUT: Final = 3
_COLUMNS_OF_WORD: Final = 4
"""Of scripts that write no spaces."""

_SPEAKS: Final = 1 / 3

_DOUBT: Final = 2.0
"""The temperature at which titles are about as sure as they are right in texts that nothing was
learned from (Guo et al., On Calibration of Modern Neural Networks, 2017): rules were tuned on the
others, so that these are told with too little doubt."""

_ALMOST_SURE: Final = 0.95
_DISPLACES: Final = 0.7
"""A title that is less probable does not displace one that the rules have found, unless it is many
times as probable as theirs; nor that they found none."""

_HARDLY: Final = 0.2
"""A line that is less probably the title is none because a cover or masthead leads to it."""

_LEAST_SURE: Final = 0.5
_SUREST: Final = 0.95
_ALL: Final = frozenset(ROLES)
_LONGEST: Final = 300
"""No part of a front has more letters, but a standfirst with several sentences."""

_REACH_OF_FELLOWS: Final = 12
_LONGEST_QUESTION: Final = 20
_LONGEST_SECTION: Final = 10
_COUNTED: Final = re.compile(r"(\d{1,4})([.)]?\s)")
_YEARS: Final = re.compile(r"[^\W\d_] (?:19|20)\d\d[–-](?:19|20)?\d\d$")
_TITLE: Final = frozenset[Role]({"title"})
_SECTION: Final = frozenset[Role]({"status"})
_ONCE: Final = frozenset[Role]({"title", "subtitle", "summary"})
"""Roles that a front has once at most."""


@lru_cache(maxsize=1)
def weights() -> Weights[State]:
    """The learned weights, read once."""
    return read_weights("usual.toml", Weights[State])


class Usual(msgspec.Struct, frozen=True):
    """The second reading of a front.

    `roles` are what its pieces usually are, down to the last that has a role; nothing, where the
    roles that the rules gave may stand. The rule of each is what the words of the line say for its
    role, or else the fact that says most for it. `titles` says of each piece how probable it is
    that it is the title.
    """

    roles: list[Reading] | None
    titles: list[float]
    goes_on: bool = False
    """Whether the last piece that was looked at is of the front: what stands below it was not."""


def usual_roles(
    by_rules: Sequence[Role], front: Sequence[Piece], rest: Sequence[Piece], evidence: FrontEvidence
) -> Usual | None:
    """What the pieces of `front` usually are, to the first of which the rules gave roles; nothing
    for short texts.

    `rest` are the pieces from the first of the front to the end of the text.
    """
    if len(front) < _FEWEST:
        return None
    features = front_features(front, rest, evidence)
    front = front[: len(features)]
    chain = FrontChain(weights())
    scores = chain.scores(features)
    possible = [
        frozenset({by_rules[at]})
        if _is_credit_above(at, by_rules, evidence) or _is_occasion(at, by_rules, front)
        else _possible(at, front, evidence, found) - _denied(at, by_rules, front, rest, evidence)
        for at, found in enumerate(features)
    ]
    probable = [
        chances | {"title": 0.0} if _heads_below_title(at, by_rules, rest) else chances
        for at, chances in enumerate(chain.probabilities(scores))
    ]
    if not evidence.head.is_of_ruling:
        possible = with_sure_title(front, probable, possible)
    states = _best(chain, scores, possible)
    best = [role_of(state) for state in states]
    below: list[Role] = ["paragraph" for _ in front[len(by_rules) :]]
    read = (*by_rules[: len(front)], *below)
    doubted = chain.probabilities(scores, temperature=_DOUBT)
    titles = [chances["title"] for chances in doubted]
    new = _title(best)
    enough = _MUCH_MORE if new == _title(read) else _MORE
    more = chain.weight(states, scores) - chain.weight(states_of(read), scores)
    if (
        new < 0
        or not _may_be_title(new, _title(read), probable)
        or (more <= enough and not _is_many_times(new, _title(read), probable))
    ):
        return Usual(None, titles)
    readings: list[Reading] = []
    for at, (found, state, chances) in enumerate(zip(features, states, probable, strict=True)):
        role = role_of(state)
        chance = by_role(chances)[role]
        told = evidence.of(at, role)
        facts = (name for name in found - OF_ALL if not name.startswith(UNTOLD))
        rule = told.rule
        if told.score <= 0:
            others = {s: 0.0 if role_of(s) == role else chances[s] for s in STATES}
            rule = f"{RULE}: {chain.reason(facts, state, others)}"
            above = at < new and "status" in possible[at]
            if not _may_be_taken(front[at].text, role, chance, above=above):
                role = "status" if above and role == "dropped" else "paragraph"
        readings.append(Reading(role, rule, max(_LEAST_SURE, min(_SUREST, chance))))
    last = max(at for at, reading in enumerate(readings) if reading.role != "paragraph")
    return Usual(readings[: last + 1], titles, goes_on=last + 1 == len(readings))


def _may_be_title(new: int, found: int, probable: Sequence[Mapping[State, float]]) -> bool:
    """Whether a title may be given instead of the one that the rules found, if they found any."""
    sure = probable[new]["title"] >= _DISPLACES
    return new == found or sure or _is_many_times(new, found, probable)


def _is_many_times(new: int, found: int, probable: Sequence[Mapping[State, float]]) -> bool:
    """Whether a line is many times as probably the title as the one that the rules found."""
    if found < 0 or new == found:
        return False
    return probable[new]["title"] >= exp(_MUCH_MORE) * probable[found]["title"]


def with_sure_title(
    front: Sequence[Piece],
    probable: Sequence[Mapping[State, float]],
    possible: Sequence[frozenset[Role]],
) -> list[frozenset[Role]]:
    """`possible` with nothing but the title for a line that is one almost for sure, whatever a rule
    says of it: of so sure ones nearly all are right in texts that nothing was learned from. The
    line that a cover or masthead leads to stays the title, unless it hardly is one; and what rules
    know to stand above a title does, above what somebody said."""
    said = [*(below.text[:1] in QUOTES for below in front[1:]), False]
    sure = [
        chances["title"] >= _ALMOST_SURE
        and _reads_as_headline(piece)
        and not (quoted and "title" not in roles)
        for piece, chances, roles, quoted in zip(front, probable, possible, said, strict=True)
    ]
    led = possible.index(_TITLE) if _TITLE in possible else -1
    if led >= 0 and probable[led]["title"] > _HARDLY:
        return list(possible)
    unled = _SECTION if any(sure) else _ALL
    return [
        _TITLE if sure[at] else unled if at == led else roles for at, roles in enumerate(possible)
    ]


def _reads_as_headline(piece: Piece) -> bool:
    """Whether a line begins as no item does and does not break off."""
    text = piece.text
    opens = bool(text) and piece.kind in {"paragraph", "heading"} and not marks.opens(text)
    return opens and not starts_lower(text) and not _breaks_off(text)


def _breaks_off(text: str) -> bool:
    return text.endswith((",", ";", ":")) or _ends_in_phrase(text)


def _ends_in_phrase(text: str) -> bool:
    return text.rsplit(maxsplit=1)[-1].lower().strip("(") in words().mid_phrase


def _title(roles: Sequence[Role]) -> int:
    return roles.index("title") if "title" in roles else -1


def _may_be_taken(text: str, role: Role, chance: float, *, above: bool) -> bool:
    """Whether a line that no rule knows may be left out, or name who wrote: if that is sure, and of
    the words of a field, or of more than a few, a third at least speaks of pages; so it must where
    it stands `above` the title and may as well be a section."""
    if role not in {"dropped", "byline"}:
        return True
    told = spoken(text)
    count = len(text.split()) if is_cased(text) else columns(text) // _COLUMNS_OF_WORD
    brief = count <= _MOST_LEFT_OUT and ": " not in text and not above
    speaks = sum(told) >= _SPEAKS * len(told) > 0
    return chance >= _SURE and (role == "byline" or brief or speaks)


def _possible(
    at: int, front: Sequence[Piece], evidence: FrontEvidence, features: frozenset[str]
) -> frozenset[Role]:
    """The roles that a piece may have at all.

    An item and a long paragraph have none. What plainly stands above a title (`Embargoed until
    Monday`, a court, whom it is addressed to) is no title, nor is what breaks off in mid-phrase,
    or says below what may be a title where that was spoken (`Remarks by Ann Lee at the Annual
    Dinner`) or what somebody does. A headline that is longer than the names of sections, or that
    somebody said, is no section. A control of a page, or the way to it, is no title. The role of
    who wrote is not left out, and a line that nobody knows is only on a page; nor does a line that
    names several authors stay in the text, or a field of authors; and one of several below each
    other does not, nor is it a section or subtitle. A cover leaves nothing open. Who wrote and when
    says more than when. An agency's name is no text. Where no rule can find a name (`Featured
    Article`, `Halifax, Nova Scotia`, `11:08 A.M.`) nobody is named. A day with its label is kept,
    and so is whom to ask; sentences right between title and credit are no text.
    """
    piece = front[at]
    if piece.kind not in {"paragraph", "heading"} or not 0 < len(piece.text) <= _LONGEST:
        return frozenset({"paragraph"})
    if evidence.head.is_contact(at):
        return frozenset({"paragraph"})
    if evidence.head.is_issuer(at):
        return frozenset({"status"})
    if evidence.head.is_below_masthead(at):
        return frozenset({"title"})
    if evidence.head.is_settled(at):
        below = evidence.of(at, "title").score > NEVER
        of_cover = (role for role in ROLES if evidence.of(at, role).score > NEVER)
        return frozenset(("title",) if below else of_cover)
    impossible = set[Role]()
    if is_author_field(piece.text) and is_field(piece):
        impossible |= {"paragraph", "dropped", "summary", "subtitle", "status"}
    if is_in_row(front, at):
        impossible |= {"paragraph", "dropped", "status", "subtitle"}
    status = evidence.of(at, "status").score
    if status <= NEVER:
        impossible |= _no_section(at, piece.text, evidence)
    if at and has_role(piece.text) and (status < PLAIN or is_given(front[at - 1].text)):
        impossible.add("status")  # `Business reporter, BBC News`
    if _is_between(at, evidence):
        impossible.add("paragraph")
    above = status >= PLAIN or evidence.of(at, "paragraph").score > NEVER
    above = above or evidence.of(at, "dropped").score >= PLAIN
    above = above or (at > 0 and (is_named_in_small(piece.text) or is_office(piece.text)))
    broken = _ends_in_phrase(piece.text)
    spoken = (
        at > 0 and evidence.of(at - 1, "status").score <= NEVER < evidence.of(at - 1, "title").score
    )
    spoken = spoken and (names_occasion(piece.text) or is_role(piece.text))
    spoken = spoken or _tells_of_author(at, front)
    if above or broken or spoken or evidence.of(at, "title").score <= NEVER:
        impossible.add("title")
    unknown = evidence.of(at, "dropped").score <= NEVER and not evidence.is_page
    told = has_role(piece.text) or names_audience(piece.text)
    told = told or evidence.official.is_where_spoken(at)
    if OF_AUTHOR in features or told or unknown:
        impossible.add("dropped")
    credit = byline(piece.text)
    if credit is not None and len(credit.authors) >= _SEVERAL:
        impossible |= {"paragraph", "dropped"}
    if status >= STANDING and tells_use(piece.text):
        impossible.add("paragraph")
    impossible |= _impossible_by_words(at, piece.text, evidence)
    works = is_affiliation(front, at) or is_addressee(front, at)
    works = works or evidence.head.is_publisher(at)
    nobody = works or (
        evidence.of(at, "byline").score <= NEVER
        if credit is None
        else is_no_credit(piece.text, credit)
    )
    if nobody or evidence.official.names_others(at) or is_counsel(piece.text):
        impossible.add("byline")
    if credit is not None and evidence.credits.is_called_speech(at):
        impossible |= {"byline", "status"}  # `Remarks by Ann Lee, Governor` is the title
    if credit is not None and credit.date and credit.authors and credit.evidence >= CERTAIN:
        impossible |= {"paragraph", "dropped", "date"}
    return _ALL - impossible


def _tells_of_author(at: int, front: Sequence[Piece]) -> bool:
    """`Economista, é professora da Escola`, below the name of somebody."""
    role, comma, _ = front[at].text.partition(",")
    return at > 0 and bool(comma) and has_role(role) and is_given(front[at - 1].text)


def _is_credit_above(at: int, by_rules: Sequence[Role], evidence: FrontEvidence) -> bool:
    """Whether the rules found a credit above the title, where they ask for more than a name."""
    above = "title" in by_rules[at + 1 :] and by_rules[at] == "byline"
    return above and evidence.of(at, "byline").score > NEVER


def _heads_answer(at: int, by_rules: Sequence[Role], rest: Sequence[Piece]) -> bool:
    """Whether a line is the first of several questions or parts of a song right below the title."""
    titled = 0 < at <= len(by_rules) and by_rules[at - 1] == "title"
    if not titled or by_rules[at:] or not rest[at].text:
        return False
    others = (piece.text for piece in rest[at + 1 : at + _REACH_OF_FELLOWS] if piece.text)
    if asks(rest[at].text):
        return any(asks(text) and len(text.split()) <= _LONGEST_QUESTION for text in others)
    return bool(part_name(rest[at].text))


def _denied(
    at: int,
    by_rules: Sequence[Role],
    front: Sequence[Piece],
    rest: Sequence[Piece],
    evidence: FrontEvidence,
) -> frozenset[Role]:
    """What a piece is not, by what the rules made of it and of those above: what heads an answer or
    a list below the title is none; a credit stays in no text; a day among others, which the rules
    found to date nothing, may head a part of a diary."""
    denied = set[Role]()
    if _heads_below_title(at, by_rules, rest):
        denied.add("title")
    if _is_credited(at, by_rules, evidence):
        denied.add("paragraph")
    if "date" not in by_rules and evidence.has_days and is_bare_date(front[at]):
        denied.add("date")
    return frozenset(denied)


def _heads_below_title(at: int, by_rules: Sequence[Role], rest: Sequence[Piece]) -> bool:
    """Whether a line below the title of the rules heads an answer, a part of a song, a list, or the
    first of several numbered sections."""
    if "title" not in by_rules[:at]:
        return False
    listed = at + 1 < len(rest) and rest[at + 1].kind == "item"
    return listed or _is_counted_on(at, rest) or _heads_answer(at, by_rules, rest)


def _is_counted_on(at: int, rest: Sequence[Piece]) -> bool:
    """`412 ROADS`, above `413 BRIDGES`"""
    number = _COUNTED.match(rest[at].text)
    if number is None:
        return False
    follows = f"{int(number[1]) + 1}{number[2]}"
    return any(piece.text.startswith(follows) for piece in rest[at + 1 : at + _REACH_OF_FELLOWS])


def _is_occasion(at: int, by_rules: Sequence[Role], front: Sequence[Piece]) -> bool:
    """Whether the rules found who spoke, and where: such a subtitle names the author, too."""
    subtitle = at < len(by_rules) and by_rules[at] == "subtitle"
    return subtitle and names_occasion(front[at].text)


def _impossible_by_words(at: int, text: str, evidence: FrontEvidence) -> set[Role]:
    """What a line is not that a rule knows: a day, a record, an agency."""
    impossible = _impossible_by_date(at, text, evidence)
    credit = byline(text)
    if credit is not None and credit.is_body and credit.evidence >= WIRE:
        impossible |= {"paragraph", "subtitle", "summary"}
    return impossible


def _impossible_by_date(at: int, text: str, evidence: FrontEvidence) -> set[Role]:
    """A day with its label is not dropped; `Minutes of 4 May 2025` is what was written, and not
    when."""
    if evidence.of(at, "date").score >= PLAIN:
        return {"dropped"} if any(label_value(text, words().date)) else set()
    return {"date"} if names_record(text) else set()


def _no_section(at: int, text: str, evidence: FrontEvidence) -> frozenset[Role]:
    """What a headline is not, nor a title right below the kind of a paper: no section, and of the
    latter no line of the page."""
    if evidence.is_surely_title(at):
        return frozenset({"status", "dropped"})
    return frozenset({"status"}) if _is_headline(text) else frozenset()


def _is_credited(at: int, by_rules: Sequence[Role], evidence: FrontEvidence) -> bool:
    """Whether the rules found a credit that needs no other evidence, and nothing of the text above
    it: it stays in no text."""
    named = at < len(by_rules) and by_rules[at] == "byline" and "paragraph" not in by_rules[:at]
    return named and evidence.of(at, "byline").score >= PLAIN


def _is_between(at: int, evidence: FrontEvidence) -> bool:
    """Whether a sentence or two stand right between what may be the title and who wrote: a text
    does not begin above its credit."""
    return (
        at > 0
        and evidence.of(at, "summary").score > NEVER
        and evidence.of(at, "paragraph").score <= NEVER
        and evidence.of(at - 1, "summary").score <= NEVER
        and evidence.of(at - 1, "title").score > NEVER
        and evidence.of(at + 1, "byline").score >= PLAIN
    )


def _is_headline(text: str) -> bool:
    """Whether a line is longer than the names of sections, opens with what somebody said, or ends
    in the years of a plan (`Harbour Strategy 2026–2030`)."""
    long = len(text.split()) > _LONGEST_SECTION
    return text[0] in QUOTES or long or bool(_YEARS.search(text))


def _best(
    chain: FrontChain,
    scores: Sequence[Mapping[State, float]],
    possible: Sequence[frozenset[Role]],
) -> tuple[State, ...]:
    """The sequence of states with `possible` roles that has the most weight. `open_paths` are the
    best ones so far: by their last state, and which roles were given that a front has once."""
    open_paths: dict[tuple[State | None, frozenset[Role]], tuple[float, tuple[State, ...]]] = {
        (None, frozenset()): (0.0, ())
    }
    for score, roles in zip(scores, possible, strict=True):
        reached: dict[tuple[State | None, frozenset[Role]], tuple[float, tuple[State, ...]]] = {}
        for (last, given), (total, path) in open_paths.items():
            for state in STATES:
                role = role_of(state)
                if role not in roles or role in given:
                    continue
                longer = total + score[state] + (chain.after(last, state) if last else 0.0)
                reach = (state, given | ({role} & _ONCE))
                if reach not in reached or longer > reached[reach][0]:
                    reached[reach] = (longer, (*path, state))
        open_paths = reached
    return max(open_paths.values())[1]
