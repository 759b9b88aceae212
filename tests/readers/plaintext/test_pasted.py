"""What people paste from Excel: tables with tabs."""

from __future__ import annotations

import pytest

from publish.document import Table
from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

TITLE = "Agenda for Thursday"
FIRST = "We will meet at ten in the large room, and everybody should bring what follows below."
LAST = "After that we will talk about the harbour, the pilots, and whatever else there may be."


def body(*lines: str) -> list[str]:
    """The blocks that lines are, between two paragraphs."""
    found = outline("\n".join([TITLE, "", FIRST, "", *lines, "", LAST, ""]))
    assert (found[0], found[1], found[-1]) == (f"# {TITLE}", f"· {FIRST}", f"· {LAST}")
    return found[2:-1]


@pytest.mark.parametrize(
    "rows",
    [
        (
            "Region\tJan\tFeb\tMar",
            "North\t1,204\t1,310\t1,455",
            "South\t998\t\t1,020",
            "East\t-\t4\t5",
        ),
        ("Quarter\tRevenue\tNote", "Q1\t1,200\t", "Q2\t1,340\tone-off", "Q3\t\t"),
        ("\tJan\tFeb\tMar", "North\t1\t2\t3", "South\t\t5\t6", "East\t7\t8\t"),
        ("Team\tLeader\tRoom", "Press\t\t", "Legal\tAnn Lee\t3.1"),
    ],
    ids=["inner", "last", "corner", "row"],
)
def test_a_tab_parts_two_cells_though_one_of_them_is_empty(rows: tuple[str, ...]) -> None:
    assert body(*rows) == [str(row.split("\t")) for row in rows]


def test_several_tabs_part_two_cells_where_only_so_the_rows_are_alike() -> None:
    assert body("Name\t\tRoom", "Bartholomew\t12", "Ann\t\t14") == [
        "['Name', 'Room']",
        "['Bartholomew', '12']",
        "['Ann', '14']",
    ]


def test_last_cells_that_lost_their_tabs_are_empty() -> None:
    assert body("Quarter\tCosts\tNote", "Q1\t900", "Q2\t950\tone-off", "Q3\t990") == [
        "['Quarter', 'Costs', 'Note']",
        "['Q1', '900', '']",
        "['Q2', '950', 'one-off']",
        "['Q3', '990', '']",
    ]


def test_tabs_that_set_all_rows_in_make_no_column() -> None:
    assert body("\tName\tRoom", "\tAnn\t14") == ["['Name', 'Room']", "['Ann', '14']"]


def test_years_above_figures_are_the_head_of_a_table() -> None:
    found = document("\n".join([TITLE, "", FIRST, "", "Team\t2023\t2024", "Press\t410\t398", ""]))
    table = found.blocks[-1]
    assert isinstance(table, Table)
    assert [plain_text(cell.blocks) for row in table.head for cell in row.cells] == [
        "Team",
        "2023",
        "2024",
    ]
