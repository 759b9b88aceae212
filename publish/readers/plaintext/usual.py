"""What the roles of a front usually are on pages: a second reading, learned from such pages.

Rules with reasons read the front first (`weighing`). They know what the words of a line say, and
little of where lines of unknown words stand on the pages of newspapers, blogs and companies. So a
chain of weights (`chains`) reads it again: features of each piece and the roles of neighbours have
weights, learned from labelled pages (`tests/eval/fronts.py`). Its reading wins only where it is
several times as probable as that of the rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp
from typing import Final

import msgspec

from publish.readers.plaintext import marks
from publish.readers.plaintext.chains import Weights, read_weights
from publish.readers.plaintext.characters import (
    QUOTES,
    columns,
    is_capitals,
    is_cased,
    starts_lower,
)
from publish.readers.plaintext.controls import spoken
from publish.readers.plaintext.datelines import tells_when_changed
from publish.readers.plaintext.evidence import NEVER
from publish.readers.plaintext.front_evidence import FrontEvidence, Reading, Role
from publish.readers.plaintext.front_features import OF_ALL, UNTOLD, front_features
from publish.readers.plaintext.front_states import (
    STATES,
    FrontChain,
    State,
    by_role,
    role_of,
    states_of,
)
from publish.readers.plaintext.kickers import STANDING, is_reference
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.possible_roles import (
    ends_in_phrase,
    heads_below_title,
    is_below_text,
    possible_roles,
)

_FEWEST: Final = 8
"""Texts of fewer pieces are no pages, and none was learned from."""

_MUCH_MORE: Final = 3.5
"""The logarithm of how many times as probable as the rules' reading another must be, about thirty,
where both find the same title, so that less is to be won."""

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
"""What stands below text, or names who wrote, is no title, unless it is more probably one."""

_DISPLACES: Final = 0.6
"""A title that is less probable does not displace one that the rules have found, unless it is many
times as probable as theirs; nor that they found none."""

_LEAST: Final = 0.4
"""What is less probable displaces no title, however little probable that is."""

_DISPLACES_OWN: Final = 0.7
"""The same of a subtitle right below their title: a section above a title looks as a title of wit
does above its subtitle (`Rock bottom`, `Why quarries need competition`)."""

_RULED_OUT: Final = 2.0
"""The logarithm of how many times as probable as all others a line must be to be the title though
a rule says that it is none. Chosen by the fronts of texts that the weights were not learned from
(`tests/corpus/README.md` says how many titles are right so)."""

_LED_TO: Final = 1.0
"""The logarithm of how many times as probable the title is that a cover or masthead leads to."""

_LEAST_SURE: Final = 0.5
_SUREST: Final = 0.95
_TITLE: Final = frozenset[Role]({"title"})
_SECTION: Final = frozenset[Role]({"status"})
_ONCE: Final = frozenset[Role]({"title", "subtitle", "summary"})
"""Roles that a front has once at most."""


@lru_cache(maxsize=1)
def weights() -> Weights[State]:
    """The learned weights, read once."""
    return read_weights("usual.toml", Weights[State])


@lru_cache(maxsize=1)
def _chain() -> FrontChain:
    return FrontChain(weights())


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
    chain = _chain()
    scores = chain.scores(features)
    possible = possible_roles(by_rules, front, evidence, features)
    probable = chain.probabilities(scores)
    below: list[Role] = ["paragraph" for _ in front[len(by_rules) :]]
    read = (*by_rules[: len(front)], *below)
    doubted = chain.probabilities(scores, temperature=_DOUBT)
    titles = [chances["title"] for chances in doubted]
    found = _title(read)
    barred = [
        at != found and _is_barred(at, by_rules, rest, evidence, chances["title"])
        for at, chances in enumerate(probable)
    ]
    possible = [
        roles - _TITLE if bars else roles for roles, bars in zip(possible, barred, strict=True)
    ]
    open_to = [
        at == found or not (barred[at] or is_ruled_out(at, front, evidence))
        for at in range(len(front))
    ]
    settled = evidence.head.is_told
    new = found if settled else likeliest_title(probable, possible, open_to)
    as_subtitle = 0 <= found == new - 1 and read[new] == "subtitle"
    if new < 0 or not may_displace(new, found, probable, as_subtitle=as_subtitle):
        return Usual(None, titles)
    if as_subtitle and _is_numbered(front) and not is_capitals(front[found].text):
        return Usual(None, titles)
    possible = _with_title(new, possible)
    states = _best(chain, scores, possible)
    best = [role_of(state) for state in states]
    more = chain.weight(states, scores) - chain.weight(states_of(read), scores)
    if new == found and more <= _MUCH_MORE:
        return Usual(None, titles)
    readings: list[Reading] = []
    for at, (facts_of, state, chances) in enumerate(zip(features, states, probable, strict=True)):
        role = best[at]
        chance = by_role(chances)[role]
        told = evidence.of(at, role)
        facts = (name for name in facts_of - OF_ALL if not name.startswith(UNTOLD))
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


def _is_numbered(front: Sequence[Piece]) -> bool:
    """Whether a front names a kind of paper and its number: no section stands above its title."""
    return any(is_reference(piece.text) for piece in front)


def may_displace(
    new: int, found: int, probable: Sequence[Mapping[State, float]], *, as_subtitle: bool
) -> bool:
    """Whether a title may be given instead of the one that the rules found, if they found any; they
    may have taken it for the subtitle of that (`as_subtitle`)."""
    sure = probable[new]["title"] >= (_DISPLACES_OWN if as_subtitle else _DISPLACES)
    return new == found or sure or _is_many_times(new, found, probable)


def _is_many_times(new: int, found: int, probable: Sequence[Mapping[State, float]]) -> bool:
    """Whether a line is many times as probably the title as the one that the rules found."""
    if found < 0 or new == found or probable[new]["title"] < _LEAST:
        return False
    return probable[new]["title"] >= exp(_MUCH_MORE) * probable[found]["title"]


def likeliest_title(
    probable: Sequence[Mapping[State, float]],
    possible: Sequence[frozenset[Role]],
    open_to: Sequence[bool],
) -> int:
    """Which piece is most probably the title, -1 if more probably none is.

    That a rule rules a line out, or leads to it, makes it so many times less or more probable
    (`_RULED_OUT`, `_LED_TO`); where it is not `open_to` doubt, what rules it out is certain.
    """
    chances = [
        _chance(each["title"], roles, is_open=is_open)
        for each, roles, is_open in zip(probable, possible, open_to, strict=True)
    ]
    untitled = max(0.0, 1 - sum(each["title"] for each in probable))
    best = max(range(len(chances)), key=chances.__getitem__)
    return best if chances[best] >= untitled else -1


def _chance(probable: float, roles: frozenset[Role], *, is_open: bool) -> float:
    if "title" in roles:
        return probable * (exp(_LED_TO) if roles == _TITLE else 1)
    return probable * exp(-_RULED_OUT) if is_open else 0.0


def _is_barred(
    at: int,
    by_rules: Sequence[Role],
    rest: Sequence[Piece],
    evidence: FrontEvidence,
    chance: float,
) -> bool:
    """Whether a line is no title by what the rules made of it and of those above, unless its
    `chance` says that it almost surely is one."""
    if heads_below_title(at, by_rules, rest, evidence):
        return True
    named = at < len(by_rules) and by_rules[at] == "byline"
    return chance < _ALMOST_SURE and (named or is_below_text(at, by_rules, rest, evidence))


def is_ruled_out(at: int, front: Sequence[Piece], evidence: FrontEvidence) -> bool:
    """Whether a line that a rule says is no title is none for certain: it begins as no headline,
    breaks off, is a field or caption that stays in the text or what always stands above a title, or
    what somebody said stands below it, as it does below a name."""
    kept = evidence.of(at, "paragraph").score > NEVER
    above = evidence.of(at, "status").score >= STANDING
    said = at + 1 < len(front) and front[at + 1].text[:1] in QUOTES
    return kept or above or said or not _reads_as_headline(front[at])


def _with_title(title: int, possible: Sequence[frozenset[Role]]) -> list[frozenset[Role]]:
    """`possible` where one piece is the title, and no other; a line that is led to in vain is one
    more of those above it."""
    others = (roles - _TITLE or _SECTION for roles in possible)
    return [_TITLE if at == title else roles for at, roles in enumerate(others)]


def _reads_as_headline(piece: Piece) -> bool:
    """Whether a line begins as no item does and does not break off."""
    text = piece.text
    opens = bool(text) and piece.kind in {"paragraph", "heading"} and not marks.opens(text)
    return opens and not starts_lower(text) and not _breaks_off(text)


def _breaks_off(text: str) -> bool:
    return text.endswith((",", ";", ":")) or ends_in_phrase(text)


def _title(roles: Sequence[Role]) -> int:
    return roles.index("title") if "title" in roles else -1


def _may_be_taken(text: str, role: Role, chance: float, *, above: bool) -> bool:
    """Whether a line that no rule knows may be left out, or name who wrote: if that is sure, and of
    the words of a field, or of more than a few, a third at least speaks of pages; so it must where
    it stands `above` the title and may as well be a section."""
    if role not in {"dropped", "byline"} or tells_when_changed(text):
        return True
    told = spoken(text)
    count = len(text.split()) if is_cased(text) else columns(text) // _COLUMNS_OF_WORD
    brief = count <= _MOST_LEFT_OUT and ": " not in text and not above
    speaks = sum(told) >= _SPEAKS * len(told) > 0
    return chance >= _SURE and (role == "byline" or brief or speaks)


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
        may_be = [(state, role) for state in STATES if (role := role_of(state)) in roles]
        for (last, given), (total, path) in open_paths.items():
            for state, role in may_be:
                if role in given:
                    continue
                longer = total + score[state] + (chain.after(last, state) if last else 0.0)
                reach = (state, given | {role} if role in _ONCE else given)
                if reach not in reached or longer > reached[reach][0]:
                    reached[reach] = (longer, (*path, state))
        open_paths = reached
    return max(open_paths.values())[1]
