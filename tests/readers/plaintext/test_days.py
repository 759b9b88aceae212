"""The day of a text, where it has no year or stands among other words of its credit."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
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
