"""What people paste from Word, Outlook and Excel: lists and tables with tabs."""

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
    ("first", "second"),
    [("•", "•"), ("o", "o"), ("§", "§"), ("\uf0b7", "\uf0b7"), ("1.", "2."), ("a)", "b)")],
)
def test_a_mark_and_a_tab_begin_an_item(first: str, second: str) -> None:
    items = body(f"{first}\tthe table of the budget", f"{second}\tyour calendars")
    assert [x.lstrip("- 12ab.)") for x in items] == ["the table of the budget", "your calendars"]
    assert all(x[0] != "[" for x in items)


def test_signs_of_symbol_fonts_within_a_line_are_of_its_text() -> None:
    line = "We thank all helpers \uf04a and hope that the move goes well \uf04a for everybody here."
    assert body(line) == [f"· {line}"]


def test_a_section_sign_with_a_number_between_tabs_is_that_of_a_law() -> None:
    found = body("§\t1\tScope", LAST, "", "§\t2\tPrices", LAST)
    assert [row for row in found if "§" in row] == ["= § 1 Scope", "= § 2 Prices"]


def test_clauses_with_a_tab_are_no_table() -> None:
    assert body("1.1\tThe tenant shall pay.", "1.2\tThe tenant shall repair the roof.") == [
        "· 1.1 The tenant shall pay.",
        "· 1.2 The tenant shall repair the roof.",
    ]


def test_numbers_above_several_columns_are_those_of_a_table() -> None:
    rows = [["1.", "Halden", "86"], ["2.", "Ellery", "70"]]
    assert body(*map("\t".join, rows)) == list(map(str, rows))


def test_bullets_that_word_sets_deeper_are_inside_though_no_indent_is_left() -> None:
    assert body(
        "•\tDone",
        "o\tInterviews",
        "•\tIn progress",
        "o\tCollection of data",
        "▪\tShips",
        "▪\tCustoms",
        "•\tBlocked",
        "o\tAccess to the archive",
    ) == [
        "- Done",
        "  - Interviews",
        "- In progress",
        "  - Collection of data",
        "    - Ships",
        "    - Customs",
        "- Blocked",
        "  - Access to the archive",
    ]


@pytest.mark.parametrize("arrow", ["→", "➔", "➢", "►", "✓", "✔"])
def test_arrows_before_several_lines_open_items(arrow: str) -> None:
    text = (
        f"{TITLE}\n\n{FIRST}\n\nNext steps\n\n{arrow} Order the desks\n{arrow} Tell the landlord\n"
    )
    assert outline(text)[2:] == ["= Next steps", "- Order the desks", "- Tell the landlord"]


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


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (("Field name    Status       Where", "Heron-Pond    permanent    FEP 214"), 1),
        (("Year        Boats      Oars", "2024           12         3"), 1),
        (("Heron Pond    Status", "Permanent     Where"), 0),
        (("The heron came.  It went.  It rained.", "Nobody saw.  It came back.  It ate."), 0),
    ],
)
def test_a_head_and_one_row_are_a_table_where_three_cells_stand_below_each_other(
    rows: tuple[str, ...], found: int
) -> None:
    told = "The register of the pond has this entry since the spring of the year in which it began."
    text = "\n\n".join(("Ponds", told, "\n".join(rows), told))
    assert sum(isinstance(block, Table) for block in document(text).blocks) == found
