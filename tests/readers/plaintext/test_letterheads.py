"""Heads of releases, announcements, hearings and lists of questions: who issues them, who speaks,
and the headline below."""

from __future__ import annotations

import pytest

from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

HEADLINE = "Rowers find a raft that nobody had counted"
PROSE = (
    "A raft that nobody had counted lay under the bridge for eleven years, the warden said on "
    "Monday. It is nine metres long, and two families of ducks have been born on it since 2014."
)
MORE = (
    "It will be towed to the boathouse in spring, when the ducks have left. Whoever built it is "
    "asked to write to the harbour, which will not ask what it was for."
)


@pytest.mark.parametrize(
    "above",
    [
        ("University of Halden", "News release"),
        ("EMBARGOED UNTIL 00:01 ON MONDAY 9 JUNE", "University of Halden", "News release"),
        ("Oars and Rafts International", "PRESS RELEASE"),
        ("MEDIA RELEASE", "Shire of Halden", "15 May 2025"),
        ("Halden Police Department", "NEWS RELEASE", "400 Canal Street, Halden, VA 23555"),
        ("Pressemitteilung", "Nr. 112/2025", "8. September 2025", "Ministerium für Häfen"),
        ("Kivelä Oyj", "Pörssitiedote", "12.2.2026 klo 8.30"),
        ("Halden Marine plc", "(“Halden”, the “Company” or the “Group”)"),
        ("HALDEN HOLDINGS LIMITED", "(Incorporated in Bermuda with limited liability)"),
        ("Club statement",),
    ],
)
def test_who_issues_a_release_stands_above_its_headline(above: tuple[str, ...]) -> None:
    found = document("\n\n".join((*above, HEADLINE, PROSE, MORE, PROSE)))
    assert (plain_text(found.meta.title), found.meta.authors) == (HEADLINE, ())
    assert not found.meta.subtitle


@pytest.mark.parametrize("title", ["A raft for Luma", "Halden and its rowers agree in principle"])
def test_a_headline_above_the_words_for_a_release_stays_one(title: str) -> None:
    found = document("\n\n".join((title, "PRESS RELEASE", PROSE, MORE)))
    assert plain_text(found.meta.title) == title


def test_a_minister_above_the_headline_says_it() -> None:
    lines = ("Hon Ann Lee", "Minister of Rafts", "14 August 2025", "MEDIA STATEMENT", HEADLINE)
    found = outline("\n\n".join((*lines, PROSE, MORE, PROSE)))
    assert found[0] == f"# {HEADLINE}"
    assert "@ Ann Lee" in found
    assert "· Minister of Rafts" in found


def test_several_ministers_above_the_headline_say_it() -> None:
    lines = (
        *("Joint media release", "The Hon Ann Lee MP", "Minister for Rafts and Inland Waterways"),
        *("The Hon Dr Tom Brandt MP", "Minister for Regional Harbours and Local Government"),
    )
    found = document("\n\n".join((*lines, "4 June 2025", HEADLINE, PROSE, MORE, PROSE)))
    assert plain_text(found.meta.title) == HEADLINE
    assert found.meta.authors == ("Ann Lee", "Dr Tom Brandt")


@pytest.mark.parametrize(
    "line",
    [
        "HPA-25-0442",
        "N° 77",
        "The Annals of River Medicine",
        "The figures in this release are embargoed until 8:30 a.m. Tuesday, June 3, 2025",
    ],
)
def test_more_lines_of_letterheads_are_no_titles(line: str) -> None:
    head = (line, "NEWS RELEASE", HEADLINE, "3 June 2025", PROSE, MORE, PROSE)
    found = document("\n\n".join(head))
    assert plain_text(found.meta.title) == HEADLINE


@pytest.mark.parametrize(
    "line",
    [
        "Pressmeddelande från Flottdepartementet",
        "Pressemitteilung der Hafenbehörde Halden",
        "Communiqué de presse du Ministère de la Mer",
    ],
)
def test_a_kind_and_who_issues_it_are_no_title(line: str) -> None:
    found = document("\n\n".join((line, HEADLINE, "3 June 2025", PROSE, MORE, PROSE)))
    assert plain_text(found.meta.title) == HEADLINE


@pytest.mark.parametrize(
    ("upper", "committee"),
    [
        ("Statement of", ("before the", "Subcommittee on Rivers", "United States Senate", "on")),
        ("TESTIMONY OF", ("Before the Committee on Harbors", "U.S. House of Representatives")),
        ("Prepared Statement of", ("to the", "Committee on Public Works", "Hearing on")),
    ],
)
def test_testimony_set_line_by_line_is_about_what_stands_below_the_committee(
    upper: str, committee: tuple[str, ...]
) -> None:
    head = (upper, "Robert L. Hensley", "Chief Warden, Port of Halden", *committee, HEADLINE)
    found = document("\n\n".join((*head, "May 7, 2025", PROSE, MORE, PROSE)))
    assert plain_text(found.meta.title) == HEADLINE
    assert found.meta.authors == ("Robert L. Hensley",)


@pytest.mark.parametrize(
    "line", ["The Hon Brett Karlsson MP", "The Rt Hon Ann Lee", "SENATOR ANN LEE"]
)
def test_who_has_an_honour_speaks_and_the_office_below_is_no_heading(line: str) -> None:
    head = ("Doorstop interview, Halden", "5 May 2025", line, "MINISTER FOR RAFTS", "E&OE")
    found = outline("\n\n".join((*head, PROSE, MORE, PROSE, MORE)))
    assert len([row for row in found if row.startswith("@ ")]) == 1
    assert not [row for row in found if row.startswith("=")]


@pytest.mark.parametrize("form", ["Testimony of", "Statement of", "Prepared Statement of"])
def test_who_testifies_is_named_below_what_the_hearing_is_about(form: str) -> None:
    where = "Before the Subcommittee on Rafts, Committee on Natural Resources"
    head = ("Oversight of Rafts", f"{form} Ann K. Lee, Chief Warden", where, "April 17, 2025")
    found = document("\n\n".join((*head, PROSE, MORE, PROSE)))
    assert found.meta.authors == ("Ann K. Lee",)
    assert plain_text(found.blocks[0]) == where


def test_where_a_speech_begins_at_an_hour_nobody_wrote() -> None:
    head = ("Remarks by Governor Lee on the Raft", "Rose Garden", "11:14 A.M. EDT")
    assert document("\n\n".join((*head, PROSE, MORE, PROSE))).meta.authors == ()


@pytest.mark.parametrize("body", ["Fairmont County Health Department", "Rafts Ireland"])
def test_who_publishes_questions_and_answers_wrote_nothing(body: str) -> None:
    head = ("Frequently asked questions: rafts", body, "Last updated: 3 February 2025")
    text = (*head, "May I sail it?", PROSE, "Where does it lie?", MORE)
    found = document("\n\n".join(text))
    assert (found.meta.authors, found.meta.date) == ((), "2025-02-03")
    assert plain_text(found.blocks[0]) == body


def test_a_kind_of_text_that_the_title_says_again_is_no_title() -> None:
    title = "Questions and Answers on the Raft Package"
    head = ("Questions and Answers", "12 November 2025", title)
    text = (*head, "Why is there a raft?", PROSE, "Who pays for it?", MORE)
    assert plain_text(document("\n\n".join(text)).meta.title) == title


def test_a_line_that_ends_with_an_hour_is_a_subtitle() -> None:
    below = "The boathouse will see rowers from 8 p.m. to 4 a.m."
    found = document("\n\n".join(("FOR IMMEDIATE RELEASE", HEADLINE, below, PROSE, MORE, PROSE)))
    assert plain_text(found.meta.subtitle) == below


def test_a_telephone_number_ends_the_line_above_a_headline() -> None:
    text = """\
Halden Police Department
NEWS RELEASE
Date: May 19, 2025
    Contact: Sgt. Lena Pruitt, Public Information Officer, 757-555-0144
Two Arrested in Series of Catalytic Converter Thefts
    Halden police have arrested two men in connection with at least
fourteen thefts of catalytic converters from church parking lots since
February.
    On Saturday at 2:40 a.m. officers on patrol saw a pickup truck leave
the lot of Grace Chapel without lights. They stopped it on Route 17 and
found nine converters.
    Both men, of Suffolk County, are held without bond. Charges are
pending.
"""
    title = "Two Arrested in Series of Catalytic Converter Thefts"
    assert plain_text(document(text).meta.title) == title
