"""Lines that are headings by what others of their form are, and the like that are none."""

from __future__ import annotations

import pytest

from tests.readers.plaintext.outline import outline

PROSE = (
    "The gate was painted green in March, and nobody can say today who paid for the paint or why "
    "the hinges were left as they were."
)
LATER = PROSE.replace("March", "April").replace("green", "grey")


def headings(*lines: str) -> list[str]:
    found = outline("\n".join(("The green gate", PROSE, *lines)))
    return [line.lstrip("= ") for line in found if line.startswith("=")]


def test_names_with_a_colon_above_lists_part_a_text_that_nothing_else_parts() -> None:
    names = ["Know the Paint:", "Know the Hinges:", "Where to Buy Them:"]
    listed = ["- grey, and not green", "- old"]
    assert headings(names[0], *listed, names[1], *listed, names[2], *listed) == names


def test_below_other_headings_they_lead_in_to_their_lists() -> None:
    names = ["Know the Paint:", "Know the Hinges:", "Where to Buy Them:"]
    listed = ["- grey, and not green", "- old"]
    lines = [names[0], *listed, names[1], *listed, names[2], *listed]
    assert headings("THE GATE", LATER, *lines) == ["THE GATE"]


def test_few_words_with_a_colon_above_prose_head_where_several_do() -> None:
    names = ["Using the gate:", "Painting it anew:", "Mending its hinges:"]
    assert headings(names[0], PROSE, names[1], LATER, names[2], PROSE) == names


@pytest.mark.parametrize("name", ["Mr Hobbs", "Anna Gatter"])
def test_who_speaks_heads_nothing(name: str) -> None:
    lines = [f"{name}:", PROSE, "Mrs Lee:", LATER, "Ben Latch:", PROSE]
    assert not headings(*lines)


def test_who_speaks_when_heads_nothing() -> None:
    lines = ["Speaker 2 (00:02):", PROSE, "Speaker 1 (01:40):", LATER, "Speaker 2 (02:10):", PROSE]
    assert not headings(*lines)


def test_the_same_signs_before_each_make_headings_of_lines() -> None:
    found = headings("---Paint", PROSE, "---The hinges", LATER, "--- What to read next?", PROSE)
    assert found == ["Paint", "The hinges", "What to read next?"]


@pytest.mark.parametrize("line", ["--- Original message ---", "--- a/gate.c", "---and so on"])
def test_the_like_that_comes_again_or_is_no_phrase_heads_nothing(line: str) -> None:
    assert not headings(line, PROSE, line, LATER, line, PROSE)


def test_the_first_number_of_a_row_of_headings_is_one_however_long() -> None:
    first = "1 - Gates - Painting of the gate for the third time (Halden, 30 October 2014)"
    found = headings(first, PROSE, "2 - Hinges", LATER, "3 - The paint", PROSE)
    assert found == [first, "2 - Hinges", "3 - The paint"]


def test_a_step_is_one_as_the_others_are_below_a_line_that_goes_on() -> None:
    steps = ["Step 1:", "Step 2:", "Step 3:"]
    found = headings("Half an hour, or", steps[0], PROSE, steps[1], LATER, steps[2], PROSE)
    assert found == steps


def test_one_word_each_may_say_who_speaks() -> None:
    said = "We would like to know who paid for the paint that is on the gate."
    assert not headings("Moderator:", said, "Guest:", said, "Audience:", said)
