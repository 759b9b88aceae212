"""What the roles of a front usually are on pages: a second reading, learned from such pages.

Rules with reasons read the front first (`weighing`). They know what the words of a line say, and
little of where lines of unknown words stand on the pages of newspapers, blogs and companies. So a
chain of weights (`chains`) reads it again: features of each piece and the roles of neighbours have
weights, learned from labelled pages (`tests/eval/fronts.py`). Which piece is the title is asked of
trees (`title_facts`); the weights say what the others are. A title that the rules did not find wins
where it is probable, and other roles below the same title where they are many times as probable.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from math import exp, fsum, inf, log
from typing import Final

import msgspec

from publish.readers.plaintext import marks, wording
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
from publish.readers.plaintext.title_facts import TitleFacts, forest
from publish.readers.plaintext.wording import reads_as

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

_ALMOST_SURE: Final = 0.95
"""What stands below text, or names who wrote, is no title, unless it is more probably one."""

_WORTH_ASKING: Final = 0.003
"""Which line is the title is asked of those that are this probable by the weights."""

_OF_WEIGHTS: Final = 0.2
"""Trees tell titles apart better than weights, and both together best: weights err less about words
that they have not met."""

_LEAST_TOLD: Final = 0.0001
"""What is less probable by the weights is so by chance."""

_DISPLACES: Final = 0.0
"""The logarithm of the odds that a title must have to displace the one that the rules have found,
unless it is many times as probable as theirs; or that they found none. These numbers were chosen by
the fronts of labelled texts, each read with weights and trees that had not seen its author …"""

_DISPLACES_OWN: Final = 1.0
"""… and so were those of a subtitle right below their title: a section above a title looks as a
title of wit does above its subtitle (`Rock bottom`, `Why quarries need competition`) …"""

_TIMES: Final = 2.5
"""… and the logarithm of how many times as probable as theirs another is, that is no less …"""

_HARDLY: Final = -3.0
"""… unless it is hardly one itself: the line of a poem is none, nor is the name above it …"""

_NONE: Final = -5.0
"""… and the logarithm of the odds that the title is another line or none …"""

_DOUBT: Final = 2.5
"""… and the temperature at which titles are nearly as sure as they are right (Guo et al., On
Calibration of Modern Neural Networks, 2017): of 5,900 the 84 that are between 0.5 and 0.6 sure are
right in 60 of 100, the 280 between 0.8 and 0.9 in 78, and those above in 99."""

_RULED_OUT: Final = 2.0
"""The logarithm of how many times as probable a line must be to be the title though a rule says
that it is none."""

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
    found = _title(read)
    asked = {
        at: 0.0 if at == found or "title" in possible[at] else _RULED_OUT
        for at, chances in enumerate(probable)
        if at == found
        or (
            chances["title"] >= _WORTH_ASKING
            and ("title" in possible[at] or may_be_title(at, front, evidence))
            and not _is_barred(at, by_rules, rest, evidence, chances["title"])
        )
    }
    odds = _odds_of_title(asked, front, features, probable)
    titles = how_probable(odds)
    new = found if evidence.head.is_told else likeliest_title(odds)
    as_subtitle = 0 <= found == new - 1 and read[new] == "subtitle"
    if new < 0 or not may_displace(new, found, odds, as_subtitle=as_subtitle):
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


def _odds_of_title(
    asked: Mapping[int, float],
    front: Sequence[Piece],
    features: Sequence[Set[str]],
    probable: Sequence[Mapping[State, float]],
) -> list[float]:
    """How much speaks for each of the pieces that are `asked` of being the title, and for no other:
    the logarithms of the odds by the trees and a part of those by the weights, less what `asked`
    says that a rule takes from them."""
    texts = [piece.text for piece in front]
    facts = TitleFacts(features, texts, [reads_as(text, wording.learned()) for text in texts])
    odds = [-inf for _ in front]
    for at, taken in asked.items():
        chance = max(_LEAST_TOLD, min(1 - _LEAST_TOLD, probable[at]["title"]))
        odds[at] = forest().odds(facts.of(at)) + _OF_WEIGHTS * log(chance / (1 - chance)) - taken
    return odds


def likeliest_title(odds: Sequence[float]) -> int:
    """Which piece is most probably the title, by the logarithms of the odds that it is; -1 if none
    may be."""
    best = max(range(len(odds)), key=odds.__getitem__)
    return best if odds[best] > -inf else -1


def may_displace(new: int, found: int, odds: Sequence[float], *, as_subtitle: bool) -> bool:
    """Whether a title may be given instead of the one that the rules found, if they found any: if
    it is probable, or many times as probable as theirs and more than hardly one itself. They may
    have taken it for the subtitle of that (`as_subtitle`)."""
    sure = odds[new] >= (_DISPLACES_OWN if as_subtitle else _DISPLACES)
    likelier = found >= 0 and odds[new] - odds[found] >= _TIMES
    return new == found or sure or (likelier and odds[new] >= _HARDLY)


def how_probable(odds: Sequence[float]) -> list[float]:
    """How probable each piece is to be the title, of which there is one or none, by the logarithms
    of the odds that it is."""
    each = [exp(said / _DOUBT) for said in odds]
    total = fsum((*each, exp(_NONE / _DOUBT)))
    return [chance / total for chance in each]


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


def may_be_title(at: int, front: Sequence[Piece], evidence: FrontEvidence) -> bool:
    """Whether a line that a rule rules out may be the title all the same. Nothing may that begins
    as no headline or breaks off, is a field or caption that stays in the text or what always stands
    above a title, tells when a page was changed, or has what somebody said below it, as a name
    has."""
    kept = evidence.of(at, "paragraph").score > NEVER
    above = evidence.of(at, "status").score >= STANDING
    said = at + 1 < len(front) and front[at + 1].text[:1] in QUOTES
    changed = tells_when_changed(front[at].text)
    return _reads_as_headline(front[at]) and not (kept or above or said or changed)


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
