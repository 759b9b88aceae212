"""Texts that have no headline, and lines that credit nobody."""

from __future__ import annotations

import pytest

from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

PROSE = (
    "The ferry will not run from Monday until the ice on the sound has gone, the harbour said. "
    "Letters and bread are brought by sledge, and nobody has to pay for that."
)
MORE = "On Friday the warden walked over to the island with a lamp. Nobody else did, she said."
TITLE = "Ferry to the island stops until the ice has gone"


@pytest.mark.parametrize(
    ("above", "author"),
    [
        (("By Ann Lindqvist",), "Ann Lindqvist"),
        (("By Harbour News Service",), "Harbour News Service"),
        (("Ann Lindqvist", "Secretary of Trade", "Lantern Room", "Halden Hall"), "Ann Lindqvist"),
        (("Ann Lindqvist", "Director-General of the Harbour Office at Halden"), "Ann Lindqvist"),
    ],
)
def test_a_name_that_the_text_does_not_say_wrote_it(above: tuple[str, ...], author: str) -> None:
    found = document("\n\n".join((*above, PROSE, MORE, PROSE)))
    assert (plain_text(found.meta.title), found.meta.authors) == ("", (author,))
    assert [plain_text(block) for block in found.blocks][: len(above) - 1] == [*above[1:]]


@pytest.mark.parametrize("title", ["Rose Cake", "Victoria Falls"])
def test_what_looks_like_a_name_may_be_what_a_text_is_about(title: str) -> None:
    assert plain_text(document("\n\n".join((title, PROSE, MORE))).meta.title) == title


def test_a_name_above_a_dateline_wrote_the_report() -> None:
    report = f"HALDEN, July 11 -- {PROSE}"
    found = document("\n\n".join(("Ann Lindqvist", report, MORE, PROSE)))
    assert (plain_text(found.meta.title), found.meta.authors) == ("", ("Ann Lindqvist",))


def test_a_name_that_the_text_says_is_its_title() -> None:
    about = f"Lindqvist has been the warden of the harbour since 2009. {MORE}"
    assert plain_text(document("\n\n".join(("Ann Lindqvist", about, PROSE))).meta.title) == (
        "Ann Lindqvist"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Pressemeldung der Firma Hafenamt",
        "The Warden, Ann Lindqvist, will visit Halden and the island on May 4, 2025.",
    ],
)
def test_who_is_told_of_or_issues_has_written_nothing(line: str) -> None:
    assert document("\n\n".join((TITLE, line, PROSE, MORE))).meta.authors == ()


@pytest.mark.parametrize("section", ["Recent News", "Media centre", "Salle de presse"])
def test_the_news_of_a_house_stand_above_the_headline(section: str) -> None:
    above = (section, "Press Releases", "4 May 2025, 08:42")
    found = document("\n\n".join((*above, TITLE, PROSE, MORE)))
    assert (plain_text(found.meta.title), found.meta.authors) == (TITLE, ())


def test_what_a_release_says_between_dashes_parts_it_not_from_its_day() -> None:
    told = ("– More letters than ever brought over the ice –", "– No sledge lost in the winter –")
    day = "May 4, 2025 07:00 AM Eastern Daylight Time"
    found = outline("\n\n".join((TITLE, *told, day, PROSE, MORE)))
    assert found[:4] == [f"# {TITLE}", f"~ {told[0]}", "% 2025-05-04", f"· {told[1]}"]


def test_a_title_in_two_lines_stands_below_whom_to_ask() -> None:
    asked = ("NEWS RELEASE", "Contact:", "Ann Lindqvist", "617-555-0142")
    title = ("HARBOUR OFFICE CARRIES MORE LETTERS", "FOR THE QUARTER ENDED MAY 31, 2025")
    found = document("\n".join((*asked, *title, PROSE, MORE)))
    assert (plain_text(found.meta.title), found.meta.date) == (" ".join(title), "")
