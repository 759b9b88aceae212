"""Titles among the lines around them, and headings above what leads in to a list."""

from __future__ import annotations

import textwrap

import pytest

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.plaintext import explain
from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

PROSE = (
    "It rained for a week, and then it rained for another one, and nobody in the town minded at "
    "all, since the well had been dry. On the third Monday the river came over the wall."
)


def test_a_full_line_in_sentence_case_is_the_whole_title_above_another_sentence() -> None:
    title = "La Fédération des librairies de quartier lance un fonds de rachat solidaire"
    below = "Deux millions d’euros pour éviter que les fonds ne deviennent des banques"
    text = "\n".join((title, below, "9 février 2026", *textwrap.wrap(PROSE * 2, 76)))
    found = document(text)
    assert (plain_text(found.meta.title), plain_text(found.meta.subtitle)) == (title, below)


def test_words_above_an_underlined_title_are_no_title() -> None:
    text = (
        f"Under strecket igen\n\nLandet som sov\n==============\n\nAv Eva Ek\n\n{PROSE}\n\n{PROSE}"
    )
    found = document(text)
    assert (plain_text(found.meta.title), found.meta.authors) == ("Landet som sov", ("Eva Ek",))


def test_the_address_of_who_publishes_stands_above_the_title() -> None:
    address = ("PRESS RELEASE", "2121 Sable Parkway, Suite 250", "Irvale CA 92606", "July 24, 2002")
    found = document("\n\n".join((*address, "RULES ARE SINKING THE FERRIES", PROSE, PROSE)))
    assert plain_text(found.meta.title) == "RULES ARE SINKING THE FERRIES"


@pytest.mark.parametrize("lead", ["Needs:", "Serves 4"])
def test_a_heading_may_stand_above_words_that_lead_in_to_a_list(lead: str) -> None:
    text = f"The title\n\n{PROSE}\n\nFood security\n\n{lead}\n\n- flour\n- beans\n\n{PROSE}"
    assert outline(text)[2:5] == ["= Food security", f"· {lead}", "- flour"]


def test_who_wrote_stands_above_a_line_too_long_for_a_heading() -> None:
    score = "Fenmoor 271 for 7 beat Dales 268 by three wickets"
    text = (
        f"Fenmoor home in a thriller\n\nVikram Dunwoody at the Basin Ground\n\n{score}\n\n{PROSE}"
    )
    found = document(f"{text}\n\n{PROSE}")
    assert found.meta.authors == ("Vikram Dunwoody",)


def test_sentences_set_in_above_lists_are_no_quotations() -> None:
    items = "\n".join(f"- Pack the {thing} last, and label it twice." for thing in ("tea", "cat"))
    text = f"Moving\n    Print this list and cross things off. It is less work.\nBefore\n{items}\n"
    assert not [line for line in outline(text) if line[0] == ">"]


@pytest.mark.parametrize(
    "above",
    [
        "Technical Report TR-2025-118",
        "Incident report 2025-017",
        "Prüfbericht Nr. 2025-0412",
        "POLICY BRIEF | No. 07/2025",
        "Company Announcement No. 14/2025",
        "FENMOOR UNIFIED SCHOOL DISTRICT",
        "Fenmoor Working Group\n\nRequest for Comments: 19877\n\nCategory: Informational",
    ],
)
def test_documents_with_their_number_and_bodies_stand_above_the_title(above: str) -> None:
    title = "Condition of the Wenlock Street Bridge after the Flood"
    text = f"{above}\n\n{title}\n\nSeptember 5, 2025\n\n{PROSE}\n\n{PROSE}"
    found = document(text)
    assert (plain_text(found.meta.title), found.meta.date) == (title, "2025-09-05")


def test_the_parties_are_the_title_below_a_court_and_the_number_of_the_file() -> None:
    above = "IN THE COURT OF APPEAL OF THE REPUBLIC OF MARIN\n\nCivil Appeal No. 31 of 2022"
    found = document(f"{above}\n\nHolt v Fenmoor Sugar Company Limited\n\n{PROSE}\n\n{PROSE}")
    assert plain_text(found.meta.title) == "Holt v Fenmoor Sugar Company Limited"


@pytest.mark.parametrize(
    "title", ["Annual Report 2024/25", "Telco pays penalty after charging for cancelled services"]
)
def test_years_and_words_that_begin_as_labels_do_are_titles(title: str) -> None:
    below = "How the district spent less and taught more children than before"
    found = document(f"{title}\n\n{below}\n\nSeptember 5, 2025\n\n{PROSE}\n\n{PROSE}")
    assert plain_text(found.meta.title) == title


@pytest.mark.parametrize(
    "above",
    [
        "UPDATE 2-HARVIK-CENBANK/RATES",
        "THE FRIDAY COURIER #12",
        "Parliamentary question - E-000417/2025",
        "Corporate governance",
        "Poem of the day",
        "Es gilt das gesprochene Wort!",
    ],
)
def test_slugs_papers_with_their_number_and_sections_stand_above_the_title(above: str) -> None:
    title = "Three charts about herring in northern waters"
    found = document(f"{above}\n\n{title}\n\nBy Ann Lee\n\n5 June 2025\n\n{PROSE}\n\n{PROSE}")
    assert (plain_text(found.meta.title), plain_text(found.meta.subtitle)) == (title, "")


def test_who_died_is_the_title_of_an_obituary() -> None:
    did = "Engineer who built the ferries of the north and argued with every one of their captains"
    taken = "Vale in 1987 aboard the Lady of Ostra, “a bus with opinions” Credit: Island Press"
    front = f"Obituary\n\nSir Osric Vale\n\n{did}\n\n5 June 2025\n\n{taken}"
    found = document(f"{front}\n\n{PROSE}\n\n{PROSE}")
    assert (plain_text(found.meta.title), plain_text(found.meta.subtitle)) == (
        "Sir Osric Vale",
        did,
    )


def test_days_that_a_report_covers_stand_below_its_title() -> None:
    covers = "Covering the period 12–14 March 2024"
    text = f"Floods: situation report\n\n{covers}\n\nAs of 15 March 2024\n\n{PROSE}\n\n{PROSE}"
    assert document(text).meta.date == "2024-03-15"


def test_a_date_among_words_stands_below_who_took_the_pictures() -> None:
    front = "The Man Who Winds\n\nWords by Ann Lee\n\nPhotographs by Bo Ek"
    text = f"{front}\n\nFrom the December 2025 issue\n\n{PROSE}\n\n{PROSE}"
    assert document(text).meta.date == "2025-12"


def test_what_is_claimed_is_no_summary() -> None:
    claim = "CLAIM: The ferries of the north turn away people without a card."
    text = f"No, ferries did not turn people away\n\n{claim}\n\nBy Ann Lee\n\n{PROSE}\n\n{PROSE}"
    assert plain_text(document(text).meta.summary) == ""


def test_a_title_that_may_be_another_line_is_told_and_who_publishes_may_say_which_it_is() -> None:
    log = Log("text.txt")
    column = "\n".join(("Winter work", "The keepers of the canal", *[PROSE] * 6))
    document(column, log)
    (told,) = (d for d in log.diagnostics if d.code == "title-unsure")
    assert (told.severity, told.place.line) == ("warning", 1)
    assert "may not be the title" in told.message
    assert "title_line" in told.hint
    log = Log("text.txt")
    stated = document(f"---\nstructure: {{title_line: 5}}\n---\n{column}", log)
    assert plain_text(stated.meta.title) == "The keepers of the canal"
    assert "title-unsure" not in {d.code for d in log.diagnostics}


def test_a_title_as_most_texts_have_it_is_sure() -> None:
    lines = ("The river came over the wall", "By Ann Lee", "4 March 2026", *[PROSE] * 6)
    source = Source(name="text.txt", data="\n".join(lines).encode())
    title = explain(source, Log("text.txt"))[0]
    assert (title.kind, title.confidence > 0.8) == ("title", True)
