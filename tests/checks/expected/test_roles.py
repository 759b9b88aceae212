"""Style is compared a role: words that stand in two places say nothing of either."""

from __future__ import annotations

import msgspec

from publish import load_style
from publish.checks.compare.style_values import begin, compare_flows
from publish.checks.look import Look, Passage, Run

BODY = Look(family="Serif", weight=400, slope="normal", size=10.0, color="000000")
CELL = msgspec.structs.replace(BODY, size=8.0)


def _passage(text: str, look: Look, role: str = "") -> Passage:
    return Passage(runs=(Run(text=text, look=look, role=role),), role=role)


def _differing(*found: Passage) -> set[tuple[str, str]]:
    expected = [
        _passage("The ship of the line calls here.", BODY, "text"),
        _passage("Harbour", CELL, "table"),
        _passage("The ship of the line calls here.", CELL, "table"),
    ]
    comparison = begin("pdf", load_style("house"))
    compare_flows(comparison, expected, found)
    return {(one.role, one.key) for one in comparison.differences()}


def test_words_drawn_in_another_order_are_looked_for_as_their_role_asks() -> None:
    assert not _differing(
        _passage("The ship of the line calls here.", CELL),
        _passage("Harbour", CELL),
        _passage("The ship of the line calls here.", BODY),
    )


def test_a_role_differs_where_its_words_are_nowhere_as_it_asks() -> None:
    assert _differing(
        _passage("The ship of the line calls here.", BODY),
        _passage("Harbour", BODY),
        _passage("The ship of the line calls here.", BODY),
    ) == {("table", "size")}
