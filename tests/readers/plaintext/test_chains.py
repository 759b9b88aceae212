"""Weights at work on pieces in a row: what they say is what a sum over all sequences says."""

from __future__ import annotations

import math
from itertools import product
from typing import Final, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.readers.plaintext.chains import Chain, Weights

Role = Literal["on", "off", "out"]
ROLES: Final[tuple[Role, ...]] = ("on", "off", "out")

_WEIGHT: Final = st.floats(-30, 30)
_EACH: Final = st.fixed_dictionaries(dict.fromkeys(ROLES, _WEIGHT))


_OF_STEP: Final = st.fixed_dictionaries(dict.fromkeys(ROLES, _WEIGHT | st.just(-99.0)))


@given(
    st.fixed_dictionaries(dict.fromkeys(ROLES, _OF_STEP)),
    st.lists(_EACH, max_size=4),
)
def test_each_role_is_as_probable_as_all_sequences_with_it_together(
    after: dict[Role, dict[Role, float]], scores: list[dict[Role, float]]
) -> None:
    chain = Chain(Weights[Role](feature={}, after=after), ROLES)
    sequences = list(product(ROLES, repeat=len(scores)))
    said = [chain.weight(sequence, scores) for sequence in sequences]
    most = max(said)
    shares = [math.exp(weight - most) for weight in said]
    found = chain.probabilities(scores)
    assert len(found) == len(scores)
    for at, chances in enumerate(found):
        for role in ROLES:
            share = sum(
                share
                for share, sequence in zip(shares, sequences, strict=True)
                if sequence[at] == role
            )
            assert chances[role] == pytest.approx(share / sum(shares), abs=1e-9)


def test_a_piece_scores_what_its_known_features_say_together() -> None:
    feature: dict[str, dict[Role, float]] = {
        "long": {"on": 1.5, "off": -1.0},
        "set in": {"on": 0.5},
    }
    chain = Chain(Weights[Role](feature=feature, after={"on": {"off": 2.0}}), ROLES)
    known, unknown = chain.scores([{"long", "set in", "red"}, {"red"}])
    assert known == {"on": 2.0, "off": -1.0, "out": 0.0}
    assert unknown == dict.fromkeys(ROLES, 0.0)
    assert chain.scores([{"long", "set in"}]) == [known]
    assert (chain.after("on", "off"), chain.after("off", "on")) == (2.0, 0.0)
    assert chain.weight(("on", "off"), [known, unknown]) == 4.0
