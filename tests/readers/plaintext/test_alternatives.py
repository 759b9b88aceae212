"""What a page has in the place of its pictures is no title, and what readers gave no heading."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.controls import is_sure
from publish.readers.plaintext.pictures import is_alternative, is_picture_file
from publish.readers.plaintext.titles_of_day import is_of_record
from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

PROSE = (
    "The gate was painted green in March, and nobody can say today who paid for the paint or why "
    "the hinges were left as they were, though it was asked in the council twice."
)
BODY = tuple(f"{PROSE} That was in {year}." for year in range(1997, 2003))
CAPTION = "Two painters rest after the last coat on the gate"


def read(*lines: str) -> list[str]:
    return outline("\n\n".join((*lines, *BODY)))


@pytest.mark.parametrize(
    "line", ["harbour-gates-paint-rust-and-money", "Image result for painted harbour gates"]
)
def test_the_alternative_of_a_picture_is_not_the_title(line: str) -> None:
    assert read(line, "Gates of the Harbour: Paint, Rust and Money")[0] == (
        "# Gates of the Harbour: Paint, Rust and Money"
    )


def test_a_few_words_above_an_alternative_are_the_title() -> None:
    line = "Image result for painted harbour gates"
    assert read("On Gates", line)[:2] == ["# On Gates", f"· {line}"]


@pytest.mark.parametrize(
    "line",
    ["state-of-the-art", "Harbour-gates-paint-rust-and-money", "tidewrack-tools", "Image results"],
)
def test_other_words_with_hyphens_are_no_alternative(line: str) -> None:
    assert not is_alternative(line)


def test_the_file_of_a_picture_that_comes_again_is_left_out() -> None:
    lines = ("spot_img", "spot_img", "The green gate is painted", "By Ann Lee", PROSE, "spot_img")
    found = read(*lines)
    assert found[0] == "# The green gate is painted"
    assert not any("spot_img" in line for line in found)


def test_a_function_is_named_once_and_stays() -> None:
    assert is_picture_file("resize_img")
    assert any("resize_img" in line for line in read("Pictures of gates", PROSE, "resize_img"))
    assert not is_picture_file("read_text")
    assert not is_picture_file("The spot_img of it")


def test_a_caption_above_the_title_comes_again_with_a_stop() -> None:
    title = "You saw the rust coming"
    found = document("\n\n".join((CAPTION, title, f"{CAPTION}.", "By Ann Lee", *BODY))).meta
    assert plain_text(found.title) == title
    assert plain_text(found.summary[0]) == f"{CAPTION}."


def test_a_text_that_begins_with_its_title_keeps_that() -> None:
    assert read(CAPTION, "An essay", f"{CAPTION}.")[0] == f"# {CAPTION}"


@pytest.mark.parametrize(
    "line",
    ["5 Stars 4 Stars 3 Stars 2 Stars 1 Star", "4.8 from 12 reviews", "5 from 3 votes"],
)
def test_what_readers_gave_is_not_of_the_text(line: str) -> None:
    found = read("Orange Fennel Pie", line, "Description")
    assert found[0] == "# Orange Fennel Pie"
    assert not any(line in read_line for read_line in found)


@pytest.mark.parametrize(
    "line",
    ["5 Stars", "5 from 3 countries", "Five stars from three reviews", "3 reviews of the harbour"],
)
def test_other_figures_may_be_of_the_text(line: str) -> None:
    assert not is_sure(line)


def test_the_full_title_of_a_record_stands_below_its_day() -> None:
    title = "Minutes of the Annual Meeting of the Harbour Council"
    assert read("Minutes 4 March 2025", title, "4th March 2025, The Old Gate")[0] == f"# {title}"


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("Minutes 4 March 2025", "Harbour Council of Halden and District"),
        ("Minutes 4 March 2025", "Minutes of the last meeting were read."),
        ("Minutes of 4 March 2025 (draft)", "Minutes of the Annual Meeting of the Council"),
        ("Gates 4 March 2025", "Gates of the harbour that were painted green"),
    ],
)
def test_another_line_below_a_record_is_not_its_title(line: str, below: str) -> None:
    assert not is_of_record(line, below)
