"""Heads of announcements to an exchange, and lines that head no text."""

from __future__ import annotations

import pytest

from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

FIRM = "Pennard Copper plc"
PROSE = (
    "Pennard Copper plc (AIM: PNC), which looks for copper below the moors, announces that it has "
    "found some at the third of its wells, and that the other two are as dry as they were."
)
MORE = (
    "The board met on the moor and looked into the well for an hour. It will drill a fourth one "
    "as soon as the sheep have been brought down, and tell the shareholders what it costs them."
)
RESTRICTED = (
    "THIS ANNOUNCEMENT, AND WHAT IS SAID IN IT, IS RESTRICTED AND IS NOT FOR RELEASE, PUBLICATION "
    "OR DISTRIBUTION, IN WHOLE OR IN PART, IN OR INTO ANY COUNTRY WHERE TO DO SO WOULD BREAK THE "
    "LAWS OF THAT COUNTRY. PLEASE SEE THE NOTICES AT THE END OF THIS ANNOUNCEMENT, WHICH SAY WHO "
    "MAY BUY ANY OF THE SHARES."
)
INSIDE = (
    "The information in this announcement is deemed by the Company to be inside information, and "
    "is now considered to be in the public domain, where everybody may read it."
)
TITLE = "Copper found at the third well on Pennard Moor"


@pytest.mark.parametrize("notices", [(), (RESTRICTED,), (INSIDE,), (RESTRICTED, INSIDE)])
@pytest.mark.parametrize(
    "called", ['("Pennard" or the "Company")', "(the “Company” and, with its wells, the “Group”)"]
)
def test_the_headline_of_an_announcement_stands_below_its_notices(
    notices: tuple[str, ...], called: str
) -> None:
    above = ("RNS Number : 4471K", FIRM, "4 May 2025", *notices, "4 May 2025", FIRM.upper(), called)
    found = document("\n\n".join((*above, TITLE, PROSE, MORE)))
    assert (plain_text(found.meta.title), found.meta.date) == (TITLE, "2025-05-04")
    assert called in map(plain_text, found.blocks)
    assert set(notices) <= set(map(plain_text, found.blocks))


def test_the_share_stands_above_the_number_of_an_announcement() -> None:
    above = ("TIDMPNC", "RNS Number : 4471K", FIRM, "4 May 2025")
    assert plain_text(document("\n\n".join((*above, TITLE, PROSE, MORE))).meta.title) == TITLE


def test_a_report_in_capitals_is_its_own_title() -> None:
    above = ("RNS Number : 4471K", FIRM, "4 May 2025", FIRM.upper(), '(the "Company")')
    title, period = "HALF-YEARLY FINANCIAL REPORT", "For the six months ended 31 March 2025"
    found = document("\n\n".join((*above, title, period, PROSE, MORE)))
    assert plain_text(found.meta.title) == title


def test_a_text_in_capitals_as_a_whole_has_no_notices() -> None:
    text = (TITLE.upper(), RESTRICTED, MORE.upper(), RESTRICTED)
    assert plain_text(document("\n\n".join(text)).meta.title) == TITLE.upper()


@pytest.mark.parametrize(
    "title",
    [
        "Interim results for the six months ended 31 May 2024",
        "Zahlen für das Halbjahr, endend am 30. Juni 2024",
    ],
)
def test_the_day_that_ends_a_period_is_not_that_of_the_text(title: str) -> None:
    found = document("\n\n".join(("RNS Number : 4471K", FIRM, "4 July 2024", title, PROSE, MORE)))
    assert (plain_text(found.meta.title), found.meta.date) == (title, "2024-07-04")
    below = document("\n\n".join((TITLE, "For the quarter ended 31 May 2024", PROSE, MORE)))
    assert below.meta.date == ""


def test_a_week_ends_on_the_day_that_is_written_of_it() -> None:
    found = document("\n\n".join((TITLE, "Week ending 31 May 2024", PROSE, MORE)))
    assert found.meta.date == "2024-05-31"


@pytest.mark.parametrize(
    "line",
    [
        "26 Jun",
        "March 25, 2009",
        "Exhibit 99(a)",
        "Halden - AFP",
        "Halden, AFP",
        "WARDEN LEE: Thank you very much, I am glad to be here on the moor.",
        "HALDEN, July 11 -- The harbour issued the following statement about the ice:",
        "Kategorie: Moor und Heide",
        "12 SHARES Share Tweet",
        "Ann Lee wrote of the moor. From what she said to the warden:",
    ],
)
def test_a_text_without_a_headline_has_no_title(line: str) -> None:
    assert plain_text(document("\n\n".join((line, PROSE, MORE, PROSE))).meta.title) == ""


def test_a_question_with_its_letter_is_no_title() -> None:
    asked = ("Q: How deep is the well?", MORE, "Q: Who looks into it?", MORE)
    assert plain_text(document("\n\n".join((PROSE, *asked))).meta.title) == ""


def test_a_sign_between_day_and_headline_hides_it_not() -> None:
    found = outline("\n".join(("4 May 2025", "|", TITLE, PROSE, MORE)))
    assert f"# {TITLE}" in found


@pytest.mark.parametrize("section", ["Moor Press Releases", "Harbour Media Releases"])
def test_releases_of_a_house_are_a_section(section: str) -> None:
    assert plain_text(document("\n\n".join((section, TITLE, PROSE, MORE))).meta.title) == TITLE
