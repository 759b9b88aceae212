"""Programmes whose hours have a full stop, and sections whose numbers look the same."""

from __future__ import annotations

import pytest

from tests.readers.plaintext.outline import outline
from tests.readers.plaintext.test_body import END, OPENING, SEQUEL

DAY = ("Begrüßung durch die Schulleitung", "Führung durch die Werkstätten", "Mittagessen", "Ende")


def _programme(hours: tuple[str, ...], gap: str) -> str:
    return gap.join(f"{hour} {what}" for hour, what in zip(hours, DAY, strict=False))


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("hours", [("10.00", "10.30", "12.00", "15.00"), ("9.00", "9.30")])
def test_hours_with_a_stop_head_nothing_and_the_title_stands_above(
    hours: tuple[str, ...], gap: str
) -> None:
    text = f"Tag der offenen Tür\n\nSamstag, 8. Juni 2024\n\n{_programme(hours, gap)}\n\n{SEQUEL}\n"
    assert outline(text)[:3] == ["# Tag der offenen Tür", "% 2024-06-08", f"· {hours[0]} {DAY[0]}"]
    assert not any(line.startswith("=") for line in outline(text))


def test_hours_with_a_stop_stand_below_the_heading_of_their_part() -> None:
    text = f"The heron\n\n{OPENING}\n\nProgramme\n\n09.00 Registration\n\n10.45 Break\n\n{END}\n"
    assert outline(text)[2:5] == ["= Programme", "· 09.00 Registration", "· 10.45 Break"]


def test_what_stands_between_two_hours_heads_nothing() -> None:
    text = f"Festa del paese\n\n{OPENING}\n\n9.00 – 10.00 Iscrizioni\n\nPiazza del mercato\n\n"
    text += f"10.30 Saluti del sindaco\n\n12.00 Pranzo\n\n{END}\n"
    assert not any(line.startswith("=") for line in outline(text))


@pytest.mark.parametrize(
    "numbers", [("10.00", "10.01", "10.02"), ("10.10", "10.20", "10.30"), ("1.10", "1.11", "1.12")]
)
def test_sections_with_two_figures_behind_the_point_are_headings(numbers: tuple[str, ...]) -> None:
    parts = zip(numbers, ("General", "Helmets", "Boots"), (OPENING, SEQUEL, END), strict=True)
    text = "Rules of the yard\n\n" + "\n\n".join(f"{n} {name}\n\n{text}" for n, name, text in parts)
    heads = [line.lstrip("= ") for line in outline(text) if line.startswith("=")]
    assert heads == [f"{numbers[0]} General", f"{numbers[1]} Helmets", f"{numbers[2]} Boots"]


def test_sections_that_count_by_ones_are_headings_though_nothing_stands_between() -> None:
    text = f"Rules of the yard\n\n10.01 Helmets\n\n10.02 Boots\n\n{OPENING}\n\n10.03 Tea\n\n{END}\n"
    assert sum(1 for line in outline(text) if line.startswith("=")) == 3


def test_the_second_day_of_a_programme_heads_its_hours_as_the_first_does() -> None:
    days = ("Samstag\n\n10.00 Eröffnung\n11.30 Führung", "Sonntag\n\n11.00 Andacht\n14.00 Kaffee")
    text = f"Programm des Sommerfestes\n\n{days[0]}\n\n{days[1]}\n\n{END}\n"
    assert [line for line in outline(text) if line[0] == "="] == ["= Samstag", "= Sonntag"]


def test_sections_that_count_by_fives_are_headings() -> None:
    text = f"Annual report\n\n1.05 Income\n\n1.10 Grants\n\n{OPENING}\n\n1.15 Fees\n\n{END}\n"
    assert sum(1 for line in outline(text) if line.startswith("=")) == 3
