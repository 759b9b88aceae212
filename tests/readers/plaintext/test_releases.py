"""Heads of releases, memos and papers: whom to ask, fields, options, and what people say."""

from __future__ import annotations

import textwrap

import pytest

from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

TITLE = "Harbour Office Opens Its New Boathouse on Pine Street"
PROSE = (
    "The harbour office will open its new boathouse on Monday, the warden said. It replaces the "
    "one that burned down in 2021, and has room for eleven boats, a raft and a library of charts."
)
MORE = (
    "Rowers have waited four years for it. In the meantime the boats lay under a bridge, where "
    "nobody counted them and where the oars were taken for firewood in the second winter."
)


@pytest.mark.parametrize(
    "contact",
    [
        ("Contact:", "Jane Alvarez", "617-555-0142"),
        ("Contact:", "Jane Alvarez, Director", "Harbour Press, Inc.", "jane@harbour.example"),
        ("MEDIA CONTACT", "Jane Alvarez, Harbour Office", "617-555-0142 | jane@harbour.example"),
        ("Pressekontakt:", "Ida Moe", "Hafenamt Halden", "+49 40 555 0142"),
    ],
)
@pytest.mark.parametrize("above", ["FOR IMMEDIATE RELEASE", "PRESS RELEASE"])
def test_whom_to_ask_stands_above_the_title_and_wrote_nothing(
    above: str, contact: tuple[str, ...]
) -> None:
    found = document("\n\n".join((above, "\n".join(contact), TITLE, PROSE, MORE, PROSE, MORE)))
    assert (plain_text(found.meta.title), found.meta.authors) == (TITLE, ())
    assert plain_text(found.blocks[1]) == contact[1]


def test_contact_without_an_address_heads_the_text() -> None:
    found = outline("\n\n".join(("The raft", "By Ann Lee", "Contact", PROSE, MORE, PROSE)))
    assert found[:3] == ["# The raft", "@ Ann Lee", "= Contact"]


def test_a_headline_that_goes_on_behind_a_name_credits_nobody() -> None:
    below = "Round led by Tidewater Ventures; company to double its fleet"
    found = document("\n\n".join((TITLE, below, PROSE, MORE)))
    assert (plain_text(found.meta.subtitle), found.meta.authors) == (below, ())


def test_the_hour_of_a_speech_is_no_author() -> None:
    title = "Remarks by Governor Theresa Lee at the Dedication of the Boathouse"
    lines = (title, "Duluth, Minnesota", "November 10, 2025", "11:08 A.M. CST")
    speech = (f"THE GOVERNOR: Thank you. {PROSE}", MORE, PROSE, MORE, PROSE)
    assert document("\n\n".join((*lines, *speech))).meta.authors == ()


@pytest.mark.parametrize(
    "above", ["MEMORANDUM TO THE DEPUTY WARDEN", "Policy memo", "BRIEFING NOTE"]
)
def test_what_kind_of_letter_it_is_stands_above_its_head(above: str) -> None:
    head = "To: Ida Moe\nFrom: Ann Lee\nDate: 3 June 2025\nRe: Options for the raft\nFor: Decision"
    found = outline(f"{above}\n\n{head}\n\nSummary\n\n{PROSE}\n\n{MORE}\n")
    assert found[0] == "# Options for the raft"
    assert not [line for line in found if above in line]
    assert "· For: Decision" in found


def test_the_subject_of_a_dutch_memo_is_its_title() -> None:
    found = document(f"MEMO\n\nAan: Ida Moe\nVan: Ann Lee\nBetreft: Het vlot\n\n{PROSE}\n")
    assert plain_text(found.meta.title) == "Het vlot"


def test_options_are_paragraphs_and_so_is_what_people_say() -> None:
    options = [f"Option {n}: Take no action. The raft stays where it is." for n in (1, 2, 3)]
    said = [
        f"{name} says: “We had no raft. We had to swim.”"
        for name in ("Ann Lee", "Bo Hu", "Ida Moe")
    ]
    found = outline("\n\n".join(("The raft", PROSE, "Choices", *options, "Voices", *said)))
    assert [line for line in found if line.startswith("·")][1:] == [
        f"· {line}" for line in (*options, *said)
    ]


def test_who_wrote_the_last_letter_signs_above_the_head_of_the_one_before() -> None:
    thread = (
        "From: Tasha Moe\nTo: Bo Hu\nSubject: RE: The raft\n\n"
        f"{PROSE}\n\nTasha\n\nTasha Moe | Warden | Harbour Office\n\n"
        f"From: Bo Hu\nSent: 2 June 2025 07:31\nTo: Tasha Moe\nSubject: The raft\n\n{MORE}\n"
    )
    assert "· Tasha" in outline(thread)


@pytest.mark.parametrize("field", ["Status: Approved", "Rating: 4.6 out of 5 (118 ratings)"])
def test_a_field_right_below_the_head_heads_nothing(field: str) -> None:
    found = outline("\n\n".join(("The Raft of the Harbour", "3 June 2025", field, PROSE, MORE)))
    assert f"· {field}" in found


@pytest.mark.parametrize("space", ["", " "])
def test_a_number_keeps_the_space_behind_it(space: str) -> None:
    parts = (f"{n}.{space}{name}" for n, name in ((1, "議事録の確認"), (2, "訓練について")))
    prose = "事務局から説明があり、特に意見はなく承認された。次回の会議は来月である。"
    found = outline("\n\n".join(part for name in parts for part in (name, prose)))
    assert f"1.{space}議事録の確認" in found[0]


@pytest.mark.parametrize(
    "between",
    [
        ("Fot. Marek Lis",),
        ("https://p.news.example/4xRk2", "The boathouse at noon. Photograph by Ida Moe"),
        ("Difficulty: easy", "Time: 20 minutes"),
    ],
)
def test_pictures_links_and_fields_part_the_standfirst_from_the_text(
    between: tuple[str, ...],
) -> None:
    first = "The boathouse was to open in May. The office speaks of delays, the builder of rain."
    lines = ("Boathouse will open a year late", "Ida Moe", "3 June 2025", first, *between, MORE)
    found = document("\n\n".join(lines))
    assert plain_text(found.meta.summary) == first


def test_a_body_above_the_title_and_its_number_is_none() -> None:
    title = "Collision between a raft and a ferry at the lower weir of the harbour"
    lines = ("Raft Safety Investigation Unit", title, "Report 07/2025", "30 July 2025", "Summary")
    found = document("\n\n".join((*lines, PROSE, MORE)))
    assert (plain_text(found.meta.title), found.meta.date) == (title, "2025-07-30")


def test_a_kind_of_document_and_its_number_is_no_subtitle() -> None:
    lines = ("Condition of the Harbour Bridge", "Technical Report TR-2025-031", "17 March 2025")
    assert not document("\n\n".join((*lines, "Summary", PROSE, MORE))).meta.subtitle


def test_what_a_minister_says_below_the_title_is_its_subtitle() -> None:
    said = "Minister Behrends: „Planungssicherheit für Städte und Gemeinden“"
    lines = ("Hannover, 19. Juni 2025", "Land fördert den Ausbau der Boote mit 64 Millionen Euro")
    found = document("\n\n".join((*lines, said, PROSE, MORE, PROSE, MORE)))
    assert plain_text(found.meta.subtitle) == said


def test_an_office_stands_before_the_name_of_its_bearer() -> None:
    credit = "Cabinet Secretary for Transport Morag Abernethy"
    found = document("\n\n".join(("Statement on the ferries", credit, "3 June 2025", PROSE, MORE)))
    assert found.meta.authors == ("Morag Abernethy",)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Ports Without Plans: How All of the Eastern Littoral Can Prepare for", "Shipping Shock"),
        ("Tessera Energy Selects Decatur, Illinois, for Its $780 Million Raft", "Recycling Campus"),
    ],
)
def test_a_wrapped_title_goes_on_in_two_words(above: str, below: str) -> None:
    prose = "".join(textwrap.fill(part, 72, initial_indent="    ") + "\n" for part in (PROSE, MORE))
    found = document(f"PRESS RELEASE\n{above}\n{below}\n3 June 2025\n{prose * 2}")
    assert plain_text(found.meta.title) == f"{above} {below}"


def test_the_credit_of_a_picture_goes_on_in_the_rest_of_a_name() -> None:
    caption = "The boats that were lent out on the second day of the fair. Photograph: Ida"
    parts = (PROSE, MORE, f"{caption} Lunde", MORE, PROSE)
    text = "".join(textwrap.fill(part, 76) + "\n" for part in parts)
    assert "Ida\nLunde\n" in text
    assert f"· {caption} Lunde" in outline(f"Boats\n{text}")


@pytest.mark.parametrize(
    ("place", "date"),
    [
        ("WORCESTER, Mass., June 12, 2025 /PRNewswire/ --", "2025-06-12"),
        ("RALEIGH, N.C., March 3, 2025 (NEWSWAY) --", "2025-03-03"),
        ("MARLOW, Wis., Feb. 05, 2026 --", "2026-02-05"),
    ],
)
def test_the_dateline_of_a_release_dates_it(place: str, date: str) -> None:
    found = document("\n\n".join(("FOR IMMEDIATE RELEASE", TITLE, f"{place} {PROSE}", MORE)))
    assert found.meta.date == date


@pytest.mark.parametrize("below", ["Notes to editors", "Press office contacts", "Contact: Ann Lee"])
def test_a_release_ends_above_whom_to_ask(below: str) -> None:
    found = outline("\n\n".join(("The gate is green", PROSE, PROSE, "Ends", below, PROSE)))
    assert not [line for line in found if "Ends" in line]


def test_a_heading_that_says_ends_within_a_text_stays() -> None:
    found = outline("\n\n".join(("The gate is green", PROSE, PROSE, "Ends", PROSE, PROSE)))
    assert [line for line in found if "Ends" in line]
