"""The day of a text, where it has no year or stands among other words of its credit."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.readers.dates import parse_date
from publish.readers.plaintext.datelines import date_of, date_within
from tests.readers.plaintext.outline import document, outline
from tests.readers.plaintext.test_body import END, OPENING, SEQUEL


@pytest.mark.parametrize("credit", ["By Ann Hale", "Ann Hale"])
@pytest.mark.parametrize(
    "day", ["Luxembourg, October 24", "New Delhi, August 9", "Mar 12", "Berlin, 24. Oktober"]
)
def test_a_day_below_the_credit_is_the_date_without_its_year(day: str, credit: str) -> None:
    text = f"Talks on the river resume\n\n{credit}\n\n{day}\n\n{OPENING}\n\n{SEQUEL}\n"
    log = Log("text.txt")
    found = document(text, log)
    assert found.meta.date == ""
    assert ("date-line", day) in found.meta.extra
    assert "date-not-understood" in [diagnostic.code for diagnostic in log.diagnostics]
    assert outline(text)[2] == f"· {OPENING}"


def test_days_that_come_again_head_the_parts_of_a_diary() -> None:
    text = f"On the river\n\nBy Ann Hale\n\nMarch 3\n\n{OPENING}\n\nMarch 9\n\n{SEQUEL}\n\n{END}\n"
    assert [line for line in outline(text) if line[0] == "="] == ["= March 3", "= March 9"]


def test_a_day_may_be_what_the_text_is_about() -> None:
    text = f"September 11\n\nBy Ann Hale\n\n{OPENING}\n\n{SEQUEL}\n"
    assert outline(text)[:2] == ["# September 11", "@ Ann Hale"]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Posted on 14 August 2024 at 5.32 pm by admin", "admin"),
        ("Posted On: 14 AUG 2024 5:32PM by PIB Delhi", "PIB Delhi"),
    ],
)
def test_who_posted_a_text_is_read_with_the_day(line: str, author: str) -> None:
    text = f"The heron flies again\n\n{line}\n\n{OPENING}\n\n{SEQUEL}\n"
    assert outline(text)[:3] == ["# The heron flies again", f"@ {author}", "% 2024-08-14"]


@pytest.mark.parametrize(
    "record",
    [
        "Board Minutes 25.05.15",
        "Questions and Answers - 10 Dec 2009",
        "Vorstandsprotokoll 8. Mai 2014",
    ],
)
def test_what_was_written_down_is_called_after_its_day(record: str) -> None:
    for below in ("Board call 25.05.15 @ 1530 Pacific", "Rivers and Weirs—Statement of the Warden"):
        assert outline(f"{record}\n\n{below}\n\n{OPENING}\n\n{SEQUEL}\n")[0] == f"# {record}"


def test_a_meeting_and_its_day_may_stand_above_a_headline() -> None:
    text = f"Council meeting, 7 March 2025\n\nTalks on the river resume\n\n{OPENING}\n\n{SEQUEL}\n"
    assert outline(text)[0] == "# Talks on the river resume"


def test_a_day_with_another_word_is_still_the_date() -> None:
    found = outline(f"Harbour 25.05.2015\n\nTalks on the river resume\n\n{OPENING}\n\n{SEQUEL}\n")
    assert found[:2] == ["# Talks on the river resume", "% 2015-05-25"]


def test_a_day_that_a_speech_was_given_on_may_say_how_it_is_written_down() -> None:
    day = "Delivered on: 12 February 2025 (Transcript of the speech, exactly as it was delivered)"
    found = document(f"The ramps of the river\n\n{day}\n\n{OPENING}\n\n{SEQUEL}\n")
    assert found.meta.date == "2025-02-12"


def test_when_a_page_was_changed_does_not_hide_its_day() -> None:
    days = "04 Feb 2024 07:15AM\n\n(Updated: 05 Feb 2024 09:30PM)"
    lead = "Three boats will carry the mail from May on, and the crews have been hired for it, the "
    lead += "harbour says. It has yet to tell what the stamps will cost, and who may send a letter."
    line = "Halden office\n\n"
    days += "\n\nBookmark   Share   WhatsApp"
    head = f"Halden\n\nFerries to carry the mail again\n\n{lead}\n\n{line}{days}"
    assert document(f"{head}\n\n{OPENING}\n\n{SEQUEL}\n").meta.date == "2024-02-04"


@pytest.mark.parametrize(
    "line",
    [
        "V Brně dne 12. února 2024",
        "V Novém Městě dne 12. února 2024",
        "W Łodzi, dnia 12 lutego 2024",
    ],
)
def test_where_and_when_a_text_was_signed_is_its_day(line: str) -> None:
    assert date_of(line) == "2024-02-12"


@pytest.mark.parametrize(
    "line",
    [
        "konaného dne 12. února 2024 od 17:30 hodin v zasedací místnosti obecního úřadu",
        "Készült 2024. február 12-én, hétfőn 16 órai kezdettel a Faluház nagytermében",
        "odbytego w dniu 12 lutego 2024 r. o godzinie 17 w sali narad urzędu przy ulicy Rzecznej",
    ],
)
def test_when_a_meeting_was_held_is_said_in_more_languages(line: str) -> None:
    assert date_within(line) == "2024-02-12"


@pytest.mark.parametrize("day", ["2024. május 1-jén", "2024. május 1-jei", "2024. május 1."])
def test_a_day_may_have_its_ending(day: str) -> None:
    assert parse_date(day) == "2024-05-01"


@pytest.mark.parametrize(
    "line",
    [
        "May 3, 2025 – Halden, Ontario – Harbours and Small Quays Canada",
        "Le 3 mai 2025 – Halden (Colombie-du-Nord) – Développement portuaire Canada",
    ],
)
def test_a_release_has_its_day_before_the_place_and_the_body(line: str) -> None:
    assert date_of(line) == "2025-05-03"


def test_when_a_report_was_laid_before_a_chamber_is_its_day() -> None:
    assert (
        date_within("Enregistré à la Présidence du Conseil des Ports le 3 mai 2025") == "2025-05-03"
    )


@pytest.mark.parametrize("line", ["3. Jänner 2025", "Wien, am 3. Jänner 2025", "vom 3. Jän. 2025"])
def test_austria_has_its_own_word_for_january(line: str) -> None:
    assert date_of(line) == "2025-01-03"
    assert date_of(line.replace("Jänner", "Feber").replace("Jän.", "Feber")) == "2025-02-03"
