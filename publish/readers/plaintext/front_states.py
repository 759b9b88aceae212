"""The roles of a front, each above the title or not: a front has one title, or none.

All that a chain knows of the lines above one is the role of the nearest, not whether the title is
among them. So each role is two states, and no title stands below one. Of the titles of texts that
nothing was learned from, a sixth fewer are wrong than without that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, TypeAlias, get_args

from publish.readers.plaintext.chains import Chain, Weights
from publish.readers.plaintext.front_evidence import ROLES, Role

_Above = Literal[
    "subtitle_above",
    "summary_above",
    "byline_above",
    "date_above",
    "status_above",
    "dropped_above",
    "paragraph_above",
]
State: TypeAlias = Role | _Above
STATES: Final[tuple[State, ...]] = (*ROLES, *get_args(_Above))
_ABOVE: Final[Mapping[Role, State]] = dict(
    zip((role for role in ROLES if role != "title"), get_args(_Above), strict=True)
)
_NEVER: Final = -99.0
_ROLE: Final[Mapping[State, Role]] = {
    **{role: role for role in ROLES},
    **{state: role for role, state in _ABOVE.items()},
}


def states_of(roles: Sequence[Role]) -> list[State]:
    """The states of pieces with these roles: down to the title, if there is one, they are above
    it."""
    title = roles.index("title") if "title" in roles else 0
    return [_ABOVE.get(role, role) if at < title else role for at, role in enumerate(roles)]


def role_of(state: State) -> Role:
    """The role that a piece in this state has."""
    return _ROLE[state]


def is_above(state: State) -> bool:
    """Whether a title is still to come."""
    return state not in ROLES


class FrontChain(Chain[State]):
    """Weights at work on the pieces of a front, which has one title at most."""

    def __init__(self, weights: Weights[State]) -> None:
        super().__init__(weights, STATES)

    def scores(self, features: Iterable[Iterable[str]]) -> list[dict[State, float]]:
        """How much speaks for each state of each piece; the last is above no title."""
        found = super().scores(features)
        for state in STATES if found else ():
            found[-1][state] += _NEVER * is_above(state)
        return found

    def _said(self, last: State, state: State) -> float:
        """What the weights say of a state right below another: above the title all pieces are
        above it, or are it, and below it none is either."""
        going_on = is_above(state) or state == "title"
        return super()._said(last, state) if going_on == is_above(last) else _NEVER


def by_role(chances: Mapping[State, float]) -> dict[Role, float]:
    """How probable each role is, of which each state is."""
    found = dict.fromkeys(ROLES, 0.0)
    for state, chance in chances.items():
        found[role_of(state)] += chance
    return found
