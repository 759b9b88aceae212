"""Who wrote, and who is only named at the head: firms, houses, addressees, and those asked."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.bylines import byline
from tests.readers.plaintext.outline import outline

PROSE = (
    "It rained for a week, and then it rained for another one, and nobody in the town minded at "
    "all, since the well had been dry. On the third Monday the river came over the wall."
)
TITLE = "Bus lanes and roadside air: a natural experiment in four cities"


def head(*lines: str) -> list[str]:
    return outline("\n".join((*lines, PROSE, PROSE)))


def authors(found: list[str]) -> list[str]:
    return [line for line in found if line.startswith("@")]


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("Ingrid Solbakken a,*, Pradeep Sinha a, Anna Trouillard b", 3),
        ("Ingrid Solbakken1,2,*, Pradeep Sinha2 and Anna Trouillard3", 3),
        ("Ingrid Solbakken†, Pradeep Sinha‡", 2),
    ],
)
def test_what_points_to_affiliations_is_no_part_of_a_name(credit: str, names: int) -> None:
    found = byline(credit)
    assert found is not None
    known = ("Ingrid Solbakken", "Pradeep Sinha", "Anna Trouillard")
    assert found.authors == known[:names]


def test_where_marked_authors_work_is_text() -> None:
    school = "a School of Public Health, University of Nordvik, Nordvik, Norway"
    institute = "b Institut de la Mobilité, Grenevoise, France"
    credit = "Ingrid Solbakken a,*, Pradeep Sinha a, Anna Trouillard b"
    found = head(TITLE, credit, school, institute, "Available online 19 May 2025")
    assert authors(found) == ["@ Ingrid Solbakken", "@ Pradeep Sinha", "@ Anna Trouillard"]
    assert {f"· {school}", f"· {institute}", "% 2025-05-19"} <= set(found)


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("Hannah Treloar, Westmark News, Polmarth", ("Hannah Treloar",)),
        (
            "Ann Lee, Institute of Labour, Hull | Joel Dsouza, Tate University",
            ("Ann Lee", "Joel Dsouza"),
        ),
        (
            "Z dr hab. Jagodą Wierzchosławską, ekolożką z Białowodów, rozmawia Jan Trzebiński",
            ("Jan Trzebiński",),
        ),
        ("С директором музея беседовала Анна Лебедева", ("Анна Лебедева",)),
    ],
)
def test_who_wrote_is_told_from_houses_and_those_who_were_asked(
    credit: str, names: tuple[str, ...]
) -> None:
    found = byline(credit)
    assert found is not None
    assert found.authors == names


def test_a_score_has_no_authors() -> None:
    assert not authors(head("Kestrels hold on", "Marlow Kestrels 19, Redcar Harriers 17"))


@pytest.mark.parametrize(
    "line",
    [
        "News provided by Corvane Therapeutics, Inc.",
        "Calder Vale Water PLC",
        "Published - April 09, 2025 07:48 pm IST - KOCHI",
    ],
)
def test_a_firm_or_a_place_has_not_written_the_text(line: str) -> None:
    assert not authors(head("Ferry operators call off strike after promise", line, "9 April 2025"))


def test_whom_a_letter_is_for_has_not_written_it() -> None:
    addressee = "Ms Anna Halloran, Chief Executive, Ballinrea Port Company, Quay Street, Ballinrea"
    found = head("Office of the Harbours Ombudsman", "3 July 2025", addressee, "Dear Ms Halloran,")
    assert f"· {addressee}" in found
    assert not authors(found)


def test_authors_below_each_other_each_with_a_post() -> None:
    posts = ("Lecturer in Law and Society, University of Otterbourne", "Professor of Tides, MIT")
    found = head(
        TITLE, "Published: March 5, 2025", "Hannah Odell", posts[0], "Paul Prosser", posts[1]
    )
    assert authors(found) == ["@ Hannah Odell", "@ Paul Prosser"]
    assert {f"· {post}" for post in posts} <= set(found)


def test_where_a_board_meets_heads_nothing_though_its_town_is_told() -> None:
    where = "Board Chambers, 210 Mission Plaza, Loreto Springs, California"
    found = head("REGULAR MEETING AGENDA", "Wednesday, June 11, 2025", where)
    assert f"· {where}" in found


@pytest.mark.parametrize(
    ("line", "names"), [("General News", []), ("Redazione Cronaca", ["@ Redazione Cronaca"])]
)
def test_the_name_of_a_section_below_the_day_is_nobody(line: str, names: list[str]) -> None:
    assert authors(head(TITLE, "3 March 2025, 09:14", line)) == names


def test_who_sits_in_a_council_has_not_written_its_agenda() -> None:
    seats = ("Mayor Ann Lee", "Councilmembers Ann Lee, Paul Prosser and Anna Baker")
    found = head("CITY OF TARN", "CITY COUNCIL REGULAR MEETING AGENDA", "April 22, 2025", *seats)
    assert authors(found) == []
    assert authors(head(TITLE, "April 22, 2025", "By Mayor Ann Lee")) == ["@ Ann Lee"]


def test_whose_the_rights_are_is_no_title() -> None:
    text = f"Copyright (c) The Regents of Halden. All rights reserved.\n\n{PROSE}\n\n{PROSE}\n"
    assert not [line for line in outline(text) if line.startswith("#")]
