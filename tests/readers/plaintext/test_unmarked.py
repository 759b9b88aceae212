"""Lists whose items have no marks, and lines that are none."""

from __future__ import annotations

import pytest

from tests.readers.plaintext.outline import outline

PROSE = (
    "The gate was painted green in March, and nobody can say today who paid for the paint or why "
    "the hinges were left as they were."
)
LATER = PROSE.replace("March", "April").replace("green", "grey")
NEEDED = ["2 pots of paint", "1 1/2 litres oil", "450g nails", "Salt"]


def below(*lines: str) -> list[str]:
    """What the lines below prose are read as, up to the prose below them."""
    found = outline("\n".join(("The green gate", PROSE, *lines, LATER, PROSE)))
    return found[2:-2]


def items(found: list[str]) -> list[str]:
    return [line[2:] for line in found if line.startswith("-")]


@pytest.mark.parametrize("lead", ["Ingredients", "Zutaten", "This is what it took:"])
def test_amounts_below_what_leads_in_to_them_are_items(lead: str) -> None:
    assert items(below(lead, *NEEDED, "Method"))[:3] == NEEDED[:3]


def test_a_part_of_what_is_needed_is_no_item() -> None:
    found = below("Ingredients", "For the posts", *NEEDED, "For the bars", *NEEDED, "Method")
    assert "- For the bars" not in found
    assert len(items(found)) == 2 * len(NEEDED)


def test_the_heading_of_what_to_do_is_no_item() -> None:
    found = below("Ingredients", *NEEDED, "Method")
    assert found[-1] == "= Method"


def test_few_words_below_what_is_needed_are_items() -> None:
    needed = ["Tyre levers", "New inner tube", "Bike pump"]
    assert items(below("Supplies", *needed, "Step 1:")) == needed


def test_lines_that_one_sign_parts_are_items_below_a_colon() -> None:
    names = ["Ann Lee – gates", "Ben Latch – hinges and locks", "Cora Pail – paint, oil and tar"]
    assert items(below("The new wardens are:", *names)) == names


def test_days_that_one_sign_parts_are_items_below_a_colon() -> None:
    days = ["Fri Apr 11 , no school", "Mon Apr 14 , spring break", "Fri Apr 18 , carnival"]
    assert items(below("This is what an entry looks like:", *days)) == days


@pytest.mark.parametrize(
    "lines",
    [
        ["12 High Street", "Halden", "Westmark"],
        ["000: A,1", "001: A,1", "010: B,2"],
        ["The gate is old", "The paint is new", "The hinges are as they were"],
        ["0123 456789", "0123 456780", "0123 456781"],
        ["2 pots of paint", "1 litre of oil"],
    ],
)
def test_addresses_codes_verse_and_two_lines_are_none(lines: list[str]) -> None:
    assert not items(below("This is what was said:", *lines))


def test_amounts_without_a_lead_are_none() -> None:
    assert not items(below(*NEEDED))
