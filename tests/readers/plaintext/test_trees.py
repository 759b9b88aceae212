"""Trees that were learned, and the facts that they are asked with."""

from __future__ import annotations

import msgspec
import pytest

from publish.readers.plaintext.chains import bucket
from publish.readers.plaintext.trees import Forest, Tree, levels, read_forest
from tests.eval.growing import tree_of, written

LENGTH = Tree(asks=[0, 1], edges=[4.5, 1e-35], yes=[-1, -2], no=[1, -3], says=[-1.0, 0.25, 2.0])
"""Up to four words say no; more of them say yes where a day stands below, and little elsewhere."""

FOREST = Forest(facts=["words", "a day below"], trees=[LENGTH, Tree([], [], [], [], [0.5])])


@pytest.mark.parametrize(
    ("facts", "odds"),
    [
        ({"words": 3.0, "a day below": 1.0}, -0.5),
        ({"words": 9.0}, 0.75),
        ({"words": 9.0, "a day below": 1.0, "a fact that no tree asks for": 7.0}, 2.5),
        ({}, -0.5),
    ],
)
def test_the_odds_are_the_sum_of_what_each_tree_says(facts: dict[str, float], odds: float) -> None:
    assert FOREST.odds(facts) == odds


def test_a_number_is_told_on_its_side_of_the_edge() -> None:
    edges = (0, 2, 5)
    found = [levels([f"words {bucket(count, edges)}"])["words"] for count in (0, 1, 2, 3, 9)]
    assert found == sorted(found)
    assert found[0] < 0 < found[1] == found[2] < 2 < found[3] < 5 < found[4]


def test_what_stands_behind_a_number_is_a_fact_of_its_own() -> None:
    found = levels(["below: words ≤ 5, a sentence", "digits"])
    assert found == {"below: words": 4.95, "below: words, a sentence": 1.0, "digits": 1.0}


def test_a_tree_is_read_as_the_learner_dumps_it() -> None:
    dumped = {
        "split_feature": 0,
        "threshold": 4.500000000000001,
        "left_child": {"leaf_value": -1.00001},
        "right_child": {
            "split_feature": 1,
            "threshold": 1.0000000180025095e-35,
            "left_child": {"leaf_value": 0.25},
            "right_child": {"leaf_value": 2.0},
        },
    }
    assert tree_of(dumped) == LENGTH
    assert tree_of({"leaf_value": 0.5}) == Tree([], [], [], [], [0.5])


def test_an_edge_beside_0_stays_on_its_side() -> None:
    """LightGBM parts 0 from what is less at an edge below it, from more at one above."""
    leaves = {"left_child": {"leaf_value": 1.0}, "right_child": {"leaf_value": 2.0}}
    for edge, at_0 in ((-1.0000000180025095e-35, 2.0), (1.0000000180025095e-35, 1.0)):
        forest = Forest(["margin"], [tree_of({"split_feature": 0, "threshold": edge, **leaves})])
        again = msgspec.json.decode(written(forest), type=Forest)
        said = [again.odds({"margin": margin}) for margin in (-0.1, 0.0, 0.1)]
        assert said == [1.0, at_0, 2.0]


def test_trees_are_written_so_that_they_can_be_read() -> None:
    assert msgspec.json.decode(written(FOREST), type=Forest) == FOREST


@pytest.mark.parametrize("name", ["front_breaks.json", "titles.json"])
def test_the_trees_that_are_shipped_ask_for_facts_that_they_name_and_come_to_an_end(
    name: str,
) -> None:
    forest = read_forest(name)
    assert {ask for tree in forest.trees for ask in tree.asks} == set(range(len(forest.facts)))
    for tree in forest.trees:
        assert len(tree.asks) == len(tree.edges) == len(tree.yes) == len(tree.no)
        onward = [(at, to) for at in range(len(tree.asks)) for to in (tree.yes[at], tree.no[at])]
        assert all(to > at for at, to in onward if to >= 0)
        assert sorted(-1 - to for _, to in onward if to < 0) == list(range(len(tree.says)))
