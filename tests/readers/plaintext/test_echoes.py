"""Headlines below other lines, told by the text or by these lines, which say their words."""

from __future__ import annotations

import pytest

from publish.walk import plain_text
from tests.readers.plaintext.outline import document

PROSE = (
    "The harbour of Halden will charge electric ferries from the spring on, the council said on "
    "Monday. Two chargers are bought from a company in Tarn, and both will stand on the old quay.",
    "Nobody has to pay for the current in the first year, and the ferries may stay overnight if "
    "the harbour has room for them, which it has from October until the ice is gone.",
    "The council asked for a third charger, which the county will pay half of when it is built.",
)
HEADLINE = "Halden: the old quay gets chargers for electric ferries"


def title(*lines: str) -> str:
    return plain_text(document("\n\n".join(lines)).meta.title)


def test_the_headline_is_the_line_whose_words_the_text_says_again() -> None:
    above = ("Tidewire – Nachrichten/news bureau", "Year 12, issue 40", "Posts about ‘boats’")
    assert title(*above, HEADLINE, "Posted on Monday, 15 April 2024", *PROSE) == HEADLINE


def test_what_a_site_says_of_itself_in_a_sentence_is_no_title() -> None:
    above = ("Fond of rainy evenings and cheap novels.", "Wallpaper kindly painted by")
    assert title(*above, "Electric ferries in Halden", *PROSE) == "Electric ferries in Halden"


@pytest.mark.parametrize(
    "below",
    [
        ("How Halden is going to charge its electric ferries from the spring on",),
        ("By Ann Lee", "How Halden is going to charge its electric ferries from the spring on"),
        ("3 March 2025",),
    ],
)
def test_a_play_on_words_is_the_title_above_its_subtitle(below: tuple[str, ...]) -> None:
    assert title("Shocking behaviour", *below, *PROSE) == "Shocking behaviour"


def test_a_title_that_the_text_speaks_of_stands_above_others_that_it_speaks_of() -> None:
    lines = ("Chargers for electric boats", "What it costs", "Where the old quay stands in Halden")
    assert title(*lines, *PROSE) == lines[0]


def test_a_line_that_says_all_lines_above_is_the_title() -> None:
    lines = ("Tarn Rowing Club", "Race Report", "Race Report - 7 May, Tarn Rowing Club beat Hull")
    assert title(*lines, *PROSE) == lines[2]
    assert title(*lines[:1], *lines[2:], *PROSE) != ""


def test_the_way_to_a_page_ends_with_its_title() -> None:
    lines = ("Home > News > 2025 > Harbour gazette 29.05.2025", "News")
    assert title(*lines, "Harbour gazette 29.05.2025", "Gazette", *PROSE) == (
        "Harbour gazette 29.05.2025"
    )


def test_how_long_reading_takes_stands_above_the_title_among_other_words() -> None:
    above = "Part 3 of 12 9 min readBeginner"
    assert title("Skip to content", above, "Chargers: plugs and boats", *PROSE) == (
        "Chargers: plugs and boats"
    )


@pytest.mark.parametrize(
    "above",
    ["View More In This Section", "Homepage logo", "海港网首页 新闻 区县 读者来信 电子报 社区"],
)
def test_controls_pictures_and_menus_are_no_title(above: str) -> None:
    assert title("Press Releases", above, HEADLINE, *PROSE) == HEADLINE
    assert title(above, HEADLINE, *PROSE) == HEADLINE
