"""Short lines that head nothing for where they stand, and the like that do."""

from __future__ import annotations

import pytest

from tests.readers.plaintext.outline import outline

PROSE = (
    "The gate was painted green in March, and nobody can say today who paid for the paint or why "
    "the hinges were left as they were."
)
LATER = PROSE.replace("March", "April").replace("green", "grey")


def read(*lines: str) -> list[str]:
    return outline("\n".join(lines))


def test_a_question_between_a_colon_and_a_heading_is_what_the_colon_brings_in() -> None:
    asked = "Will the gate be green again?"
    found = read(
        "The green gate", PROSE, "Everybody in the lane asks this:", asked, "Paint", LATER, PROSE
    )
    assert found[3:5] == [f"· {asked}", "= Paint"]


def test_the_first_of_several_parts_below_a_colon_is_a_heading() -> None:
    found = read(
        "The green gate", "Three things are known:", "The paint was new", PROSE, "Paint", LATER
    )
    assert found[2] == "= The paint was new"


@pytest.mark.parametrize("line", ["The Guardian", "The Halden Times"])
def test_a_paper_below_the_head_is_no_heading(line: str) -> None:
    assert f"· {line}" in read("The green gate", "By Ann Lee", "8 October 2002", line, PROSE, LATER)


def test_an_agency_below_the_title_and_its_town_are_no_headings() -> None:
    found = read("The green gate is painted", "PRNewswire", "HALDEN SPA", PROSE, LATER)
    assert not [line for line in found if line.startswith("=")]


def test_capitals_below_the_title_are_a_heading() -> None:
    assert "= THE PAINT" in read("The green gate", "THE PAINT", PROSE, "THE HINGES", LATER)


def test_the_name_of_a_mailing_list_below_all_is_no_heading() -> None:
    footer = ["_" * 40, "Gate-users mailing list", "http://gates.example/mailman/gate-users"]
    assert "· Gate-users mailing list" in read("The green gate", PROSE, LATER, *footer)


def test_a_section_below_a_line_of_signs_is_a_heading() -> None:
    assert "= About the gate" in read("The green gate", PROSE, "_" * 40, "About the gate", LATER)


def test_a_sentence_that_ends_with_a_question_it_quotes_is_no_heading() -> None:
    line = "This answers those who ask 'How much paint was it?'"
    assert f"· {line}" in read("The green gate", PROSE, LATER, "", line, "", PROSE, LATER)


def test_what_readers_think_of_it_is_no_heading() -> None:
    line = "4.7 (318 ratings)"
    assert f"· {line}" in read("Green paint", "By Ann Lee", line, PROSE, "Ingredients", "- oil")


def test_a_section_with_its_number_and_an_aside_is_a_heading() -> None:
    assert "= 4.7 Paint (318 pots)" in read("Green paint", PROSE, "4.7 Paint (318 pots)", LATER)


def test_below_who_signs_office_and_body_are_no_headings() -> None:
    signed = ["Best,", "Ann", "Ann Lee", "Manager, Gates and Fences", "Halden Trust"]
    found = read("The green gate", "Hi Bo,", PROSE, LATER, *signed, "I work Monday to Friday.")
    assert not [line for line in found if line.startswith("=")]


@pytest.mark.parametrize("line", ["Stock image", "Hinges and Bolts", "The gate in the rain"])
def test_a_line_above_all_text_is_no_heading(line: str) -> None:
    assert f"· {line}" in read("The green gate is painted", "By Ann Lee", line, PROSE, LATER, PROSE)


def test_no_line_of_several_above_all_text_is_a_heading() -> None:
    above = ["Ministry of Gates", "Department of Hinges and Bolts"]
    found = read("The green gate is painted", "8 October 2002", *above, PROSE, LATER)
    assert not [line for line in found if line.startswith("=")]


def test_a_line_above_all_text_is_a_heading_if_another_below_is_like_it() -> None:
    found = read("The green gate", "By Ann Lee", "Paint in the rain", PROSE, "Hinges of old", LATER)
    assert [line for line in found if line.startswith("=")] == [
        "= Paint in the rain",
        "= Hinges of old",
    ]


@pytest.mark.parametrize(
    "line", ["Executive Summary", "Summary of Findings", "The story so far", "Scene"]
)
def test_a_heading_that_texts_begin_with_stays(line: str) -> None:
    assert f"= {line}" in read("The green gate", "8 October 2002", line, PROSE, LATER, PROSE)


def test_a_heading_above_the_first_list_or_numbered_paragraph_stays() -> None:
    listed = read("The green gate", "By Ann Lee", "Paint in the shed", "- green", "- grey", PROSE)
    assert "= Paint in the shed" in listed


def test_what_a_label_of_the_head_brings_in_heads_nothing() -> None:
    text = ("The Warden on Weirs", "Location:", "Halden", "Delivered on:", "4 May 2025", PROSE)
    assert "· Halden" in outline("\n\n".join(text))


def test_what_a_label_within_the_text_brings_in_heads_nothing() -> None:
    spoken = "4 May 2025 (Transcript of what the warden said, exactly as it was written down)"
    fields = ("Location:", "Halden", "Delivered on:", spoken)
    assert "· Halden" in read("The Warden on Weirs", PROSE, LATER, *fields, PROSE)


def test_a_name_below_a_sentence_that_ends_with_a_colon_may_head() -> None:
    asked = "This is what the council asks of us:"
    told = f"{PROSE} A warden may give his summer to:"
    lines = (PROSE, asked, "One Weir Is Not Another", told, "- paint", "- oil", PROSE)
    assert "= One Weir Is Not Another" in read("The Warden on Weirs", *lines)


@pytest.mark.parametrize(("line", "headed"), [("HALDEN", False), ("THE PAINT", True)])
def test_a_town_in_capitals_right_below_the_front_heads_nothing(line: str, *, headed: bool) -> None:
    told = f"{PROSE} Whoever comes to Halden sees the gate first, and the paint on the gate."
    found = read("The green gate", "By Ann Lee", "8 October 2002", line, told, PROSE, LATER)
    assert (f"= {line}" in found) is headed


def test_who_signs_a_paper_below_its_day_or_as_its_last_lines_heads_nothing() -> None:
    day, told = "Halden, 26 May 2025", "I agree. Let it be sent to the board."
    signed = ("ANN MARIA LEE", "Warden of Gates", told, "Peter Brown", "Clerk to the Warden")
    found = read("The green gate", "3 March 2024", PROSE, LATER, PROSE, day, *signed)
    assert not [line for line in found if line[0] == "="]


@pytest.mark.parametrize("room", ["........................", "________________"])
def test_room_to_sign_in_heads_nothing(room: str) -> None:
    line = f"Signed {room} Chair"
    found = outline("\n\n".join(("The green gate", "Paint", PROSE, "Hinges", LATER, line, PROSE)))
    assert f"· {line}" in found
