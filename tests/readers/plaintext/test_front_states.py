"""A front has one title, or none: what stands above it is in other states than what is below."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from publish.readers.plaintext.chains import Weights
from publish.readers.plaintext.front_evidence import ROLES, Role
from publish.readers.plaintext.front_states import (
    STATES,
    FrontChain,
    State,
    by_role,
    is_above,
    role_of,
    states_of,
)


@pytest.mark.parametrize(
    ("roles", "states"),
    [
        (("status", "title", "byline"), ["status_above", "title", "byline"]),
        (("title", "date"), ["title", "date"]),
        (("status", "paragraph"), ["status", "paragraph"]),
        ((), []),
    ],
)
def test_what_stands_above_the_title_is_in_states_of_its_own(
    roles: tuple[Role, ...], states: list[State]
) -> None:
    assert states_of(roles) == states
    assert [role_of(state) for state in states] == list(roles)


def test_there_is_one_title_at_most_and_nothing_waits_for_one_at_the_end() -> None:
    fact = frozenset({"any"})
    likes_titles = Weights[State](feature={"any": {"title": 5.0, "status_above": 4.9}}, after={})
    chain = FrontChain(likes_titles)
    chances = chain.probabilities(chain.scores([fact] * 4))
    assert math.isclose(sum(by_role(one)["title"] for one in chances), 1.0, abs_tol=0.02)
    assert chances[-1]["status_above"] < 1e-9
    for last, state in pairwise(STATES):
        allowed = chain.after(last, state) == 0.0
        assert allowed == (is_above(last) == (is_above(state) or state == "title"))


def test_the_chances_of_the_roles_are_those_of_their_states() -> None:
    found = by_role({state: 1 / len(STATES) for state in STATES})
    assert found.keys() == set(ROLES)
    assert math.isclose(sum(found.values()), 1.0)
    assert found["status"] == 2 * found["title"]
