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
from publish.readers.plaintext.characters import QUOTES, columns, is_cased, starts_lower
from publish.readers.plaintext.controls import spoken
from publish.readers.plaintext.front_evidence import ROLES, FrontEvidence, Reading, Role
from publish.readers.plaintext.front_features import OF_ALL, UNTOLD, front_features
from publish.readers.plaintext.front_states import (
    STATES,
    FrontChain,
    State,
    by_role,
    role_of,
    states_of,
)
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.possible_roles import (
    ends_in_phrase,
    heads_below_title,
    possible_roles,
)

_FEWEST: Final = 8
"""Texts of fewer pieces are no pages, and none was learned from."""

_MORE: Final = 1.0
"""The logarithm of how many times as probable as the rules' reading another must be: nearly three.
With less, texts that are no pages are read wrongly; with more, pages are."""

_MUCH_MORE: Final = 3.5
"""The same, about thirty times, where both find the same title, so that less is to be won."""

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
    possible = possible_roles(by_rules, front, rest, evidence, features)
    probable = [
        chances | {"title": 0.0} if heads_below_title(at, by_rules, rest, evidence) else chances
        for at, chances in enumerate(chain.probabilities(scores))
    ]
    if not (evidence.head.is_of_ruling or evidence.head.is_marked):
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
        or not may_displace(new, _title(read), probable)
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


def may_displace(new: int, found: int, probable: Sequence[Mapping[State, float]]) -> bool:
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
    return text.endswith((",", ";", ":")) or ends_in_phrase(text)


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
