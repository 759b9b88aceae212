"""Passages are found by their words, and short ones where they belong."""

from __future__ import annotations

from publish.checks.compare.matching import match
from publish.checks.look import Look, Passage, Run

LOOK = Look(family="Serif", weight=400, slope="normal", size=10, color="000000")


def passages(*texts: str) -> list[Passage]:
    return [Passage(runs=(Run(text=text, look=LOOK),)) for text in texts]


def found(expected: list[Passage], artifact: list[Passage]) -> list[tuple[str, str]]:
    matches = match(expected, artifact)
    return [(one.expected.text, one.found.text) for one in matches]


LONG = ["What the harbour board has decided", "What the insurers have to say of it"]


def test_hyphens_case_and_leaders_do_not_matter() -> None:
    artifact = passages("WHAT THE HAR-", "BOUR BOARD HAS DECIDED . . . . 7")
    assert [a for _, a in found(passages(LONG[0]), artifact)] == [
        "WHAT THE HAR-", "BOUR BOARD HAS DECIDED . . . . 7",
    ]  # fmt: skip


def test_a_short_passage_is_looked_for_between_its_neighbours() -> None:
    artifact = passages("1", LONG[0], "1", LONG[1])
    matches = match(passages(LONG[0], "1", LONG[1]), artifact)
    assert [one.found for one in matches] == artifact[1:]


def test_a_passage_that_reads_otherwise_is_not_measured() -> None:
    artifact = passages(LONG[0], "What the insurers had to say of it")
    assert found(passages(*LONG), artifact) == [(LONG[0], LONG[0])]
