"""A title that is underlined as no other line of its text is."""

from __future__ import annotations

import textwrap

import pytest

from publish.diagnostics import Log
from publish.readers.plaintext.lines import read_lines
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.sole_underlines import sole_underlined
from publish.readers.plaintext.untitled import UNDERLINED
from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

BODY = (
    "The first thing to be said of this is that it took longer than anybody had planned, and that "
    "the costs rose in each of the four years. Nobody has explained why.\n\n"
    "In 2023 the number of cases fell by 12 per cent. The authority puts this down to milder "
    "weather, and to a change in the way in which cases are counted.\n"
)

HEADLINE = "What the new pier costs\n======================="


@pytest.mark.parametrize(
    "above",
    [
        "Harbour Research Unit\n\nWorking Paper\n\nNumber 412\n\n11 June 2025\n\nBy Ann Lee, Bo Hu",
        "Voyages\n\nMALCOLM PELL",
        "BEFORE THE HARBOUR PANEL\n\nBETWEEN:\n\nAnn Lee\n\nand\n\nThe Quay Board",
    ],
)
@pytest.mark.parametrize("below", ["", "The ferries\n-----------\n\n"])
def test_the_only_line_with_such_a_row_is_the_title(above: str, below: str) -> None:
    meta = document(f"{above}\n\n{HEADLINE}\n\n{below}{BODY}").meta
    assert plain_text(meta.title) == "What the new pier costs"


def test_names_and_a_day_above_it_are_read() -> None:
    meta = document(f"Notes of the unit\n\n11 June 2025\n\nBy Ann Lee\n\n{HEADLINE}\n\n{BODY}").meta
    assert (meta.date, meta.authors) == ("2025-06-11", ("Ann Lee",))


def test_the_first_of_two_such_lines_heads_a_part() -> None:
    other = "What the old one cost\n====================="
    meta = document(f"On piers\n\n{HEADLINE}\n\n{BODY}\n\n{other}\n\n{BODY}").meta
    assert plain_text(meta.title) == "On piers"


@pytest.mark.parametrize(
    "above",
    [
        "On piers\n\nThe harbour has had three of them, and each was lost to a storm in its turn; "
        "nobody now alive has seen the first.",
        "On piers\n\n- stone\n- timber",
    ],
)
def test_below_text_such_a_line_heads_a_part(above: str) -> None:
    found = outline(f"{above}\n\n{HEADLINE}\n\n{BODY}")
    assert found[0] == "# On piers"
    assert "= What the new pier costs" in found


def test_a_word_that_heads_sections_is_no_title() -> None:
    meta = document(f"On piers\n\nIntroduction\n============\n\n{BODY}").meta
    assert plain_text(meta.title) == "On piers"


def test_the_label_of_an_underlined_title_is_none_of_its_words() -> None:
    head = "PEP: 9031\n\nTitle: Named piers\n==================\n\nAuthor: Ann Lee\n\nStatus: Draft"
    assert plain_text(document(f"{head}\n\n{BODY}").meta.title) == "Named piers"


def test_a_credit_above_and_below_it_loses_no_title() -> None:
    above = "Governor of Kisumu County Prof Daniel Otiato"
    meta = document(
        f"{above}\n\n{HEADLINE}\n\n{above}.\n\nBy Wanjiru Mathenge\n\n{BODY}\n\n"
        f"The ferries\n-----------\n\n{BODY}"
    ).meta
    assert plain_text(meta.title) == "What the new pier costs"


def test_the_first_line_is_the_title_if_it_alone_has_such_a_row() -> None:
    title = "Procurement of laboratory consumables"
    meta = document(
        f"{title}\n{'=' * len(title)}\n\nExecutive Director, National Association of Pharmacies\n\n"
        "Before the Committee on Small Business, House of Representatives\n\n"
        "Hearing on “Who Fills the Prescription? Pharmacy Closures in Rural America”\n\n"
        f"July 16, 2025\n\nChairman Lee, and Members of the Committee:\n\n{BODY}\n\n"
        f"I. What Is Happening\n--------------------\n\n{BODY}"
    ).meta
    assert plain_text(meta.title) == title


LONG = (
    "Resolution of 26 May 2025 of the Directorate of the Heritage of the Isles,",
    "by which grants for the restoration of organs in places of fewer than five",
    "thousand inhabitants are called for the coming year",
)


def long_headed(row: str, *, above: str = "MINISTRY OF CULTURE", below: str = "") -> list[str]:
    """Outline of a text with a title of three lines above `row`."""
    body = "\n\n".join(textwrap.fill(block, len(LONG[1])) for block in BODY.split("\n\n") * 3)
    head = "\n".join((*LONG, row))
    return outline(f"{above}\n\n{head}\n\n{body}{below}")


LONGEST = max(map(len, LONG))


@pytest.mark.parametrize(
    ("row", "titled"),
    [
        ("=" * LONGEST, True),
        ("=" * (LONGEST + 1), True),
        ("=" * (LONGEST - 5), False),
        ("=" * (LONGEST + 5), False),
        ("-" * LONGEST, False),
    ],
)
def test_a_title_of_many_lines_is_underlined_as_far_as_the_longest_goes(
    row: str, *, titled: bool
) -> None:
    assert (f"# {' '.join(LONG)}" in long_headed(row)) == titled


def test_a_title_of_many_lines_stands_near_the_top_and_has_the_only_such_row() -> None:
    row = "=" * LONGEST
    far = "\n\n".join(["MINISTRY OF CULTURE", *(f"Department {n}" for n in range(2, 16))])
    again = "\n\nOf the ferries\n==============\n\nThey stay as they are.\n"
    for found in (long_headed(row, above=far), long_headed(row, below=again)):
        assert not [line for line in found if line[0] in "#=" and LONG[1] in line]


def test_prose_above_a_row_of_signs_is_no_heading() -> None:
    prose = textwrap.fill(BODY.split("\n\n", maxsplit=1)[0], 72)
    row = "=" * max(map(len, prose.split("\n")))
    found = outline(f"On piers\n\n{prose}\n{row}\n\n{prose}\n\n{prose}\n")
    assert found[0] == "# On piers"
    assert not [line for line in found[1:] if line[0] in "#="]


def test_a_first_line_that_is_known_for_something_else_is_no_title() -> None:
    first = "PRESS RELEASE"
    head = f"{first}\n{'=' * len(first)}\n\nHarbour board delays its vote on the new pier"
    meta = document(
        f"{head}\n\nBy Ann Lee\n\n4 March 2025\n\n{BODY}\n\nThe costs\n---------\n\n{BODY}"
    ).meta
    assert plain_text(meta.title) == "Harbour board delays its vote on the new pier"


@pytest.mark.parametrize(
    ("first", "titled"),
    [
        ("What the new pier costs", True),
        ("Harbour piers", False),
        ("WORKING PAPER OF THE UNIT", False),
        ("To all of the board:", False),
        ("Ministry of Roads and of Harbours", False),
        ("By Ann Lee and Bo Hu", False),
        ("Working Paper No. 7 of 2025", False),
        ("Thursday, 4 March 2025", False),
        ("Embargoed until 4 March 2025", False),
        ("Share on Facebook and Twitter", False),
        ("Q: What does the new pier cost?", False),
        ("Case No. 2025 HC 1472", False),
    ],
)
def test_a_first_line_with_such_a_row_that_is_short_or_known_is_left_to_other_rules(
    first: str, *, titled: bool
) -> None:
    lines = read_lines(f"{first}\n====", 1, Log("a.txt"))
    piece = Piece("heading", lines, first, UNDERLINED)
    assert (sole_underlined([piece], [piece]).title == 0) == titled


def test_names_above_such_a_title_are_those_who_wrote() -> None:
    meta = document(
        f"Ann Lee\n\nBo Hu\n\n{HEADLINE}\n\n{BODY}\n\nThe ferries\n-----------\n\n{BODY}"
    ).meta
    assert (plain_text(meta.title), meta.authors) == (
        "What the new pier costs",
        ("Ann Lee", "Bo Hu"),
    )
