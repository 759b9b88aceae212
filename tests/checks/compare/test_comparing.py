"""A value of a role is wrong where most of the role is, or a passage that stands nowhere else."""

from __future__ import annotations

import pytest

from publish.checks.compare.style_values import Comparison, compare_flows
from publish.checks.look import Look, Passage, Run

LONG = "A sentence that stands nowhere else in it."


def passage(text: str, color: str) -> Passage:
    look = Look(family="Serif", weight=400, slope="normal", size=10.0, color=color)
    return Passage(runs=(Run(text=text, look=look, role="text"),), role="text")


@pytest.mark.parametrize(
    ("texts", "wrong", "found"),
    [
        (("Of old", "Of ships", "Of harbours"), {"Of old"}, 0),
        (("Of old", "Of ships", "Of harbours"), {"Of ships", "Of harbours"}, 2),
        ((LONG, "Words. " * 20), {LONG}, 1),
        ((LONG, LONG, "Words. " * 20), {LONG}, 0),
    ],
    ids=["a few letters", "most letters", "a distinct passage", "the same words twice"],
)
def test_a_role_differs_where_most_of_it_does(
    texts: tuple[str, ...], wrong: set[str], found: int
) -> None:
    comparison = Comparison(format="html")
    expected = [passage(text, "000000") for text in texts]
    made = [passage(text, "ff0000" if text in wrong else "000000") for text in texts]
    compare_flows(comparison, expected, made)
    assert [one.key for one in comparison.differences()] == ["color"] * found


@pytest.mark.parametrize("times", [1, 2])
def test_a_distance_says_something_from_two_passages(times: int) -> None:
    comparison = Comparison(format="html")
    for _ in range(times):
        comparison.judge(
            Passage(runs=()), "quote", "indent_start", "4pt", "9pt", agrees=False, where="page"
        )  # fmt: skip
    assert len(comparison.differences()) == (times if times > 1 else 0)
    (measured,) = comparison.measured(comparison.differences())
    assert measured.differing == len(comparison.differences())
