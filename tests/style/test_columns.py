"""How wide a table's columns are taken to be."""

from __future__ import annotations

import msgspec

from publish.document import Cell, Document, Row, Table
from publish.style import load_style
from publish.style.columns import Columns, broken_tables
from tests.notation import p, table

HOUSE = load_style("house")
COLUMNS = Columns(HOUSE)
PADDING = HOUSE.table.cell_padding_inline.pt * 2


def test_a_column_is_at_least_as_wide_as_its_longest_word() -> None:
    short, long = COLUMNS.of(table("a bb ccc | Donaudampfschiff", "a | b"))
    assert PADDING < short.least < long.least
    assert short.natural > short.least
    assert long.natural == long.least


def test_a_column_of_running_text_wants_room_for_some_words_a_line() -> None:
    (prose,) = COLUMNS.of(table("It was the best of times, it was the worst of times"))
    assert prose.least < prose.comfortable < prose.natural
    assert prose.comfortable == PADDING + 8 * HOUSE.table.size.pt


def test_a_word_may_end_at_its_hyphen_and_a_number_may_not() -> None:
    (word,) = COLUMNS.of(table("Nord-Süd-Gefälle"))
    (number,) = COLUMNS.of(table("2024-25-26"))
    assert word.least < word.natural
    assert number.least == number.natural


def test_what_a_cell_over_columns_needs_its_columns_bear_together() -> None:
    plain = table("a | b", "c | d")
    wide = Cell(blocks=(p("Donaudampfschifffahrtsgesellschaft"),), column_span=2)
    spanned = msgspec.structs.replace(plain, body=(Row(cells=(wide,)), *plain.body))
    (alone,) = COLUMNS.of(table("Donaudampfschifffahrtsgesellschaft"))
    assert sum(width.least for width in COLUMNS.of(spanned)) == round(alone.least, 9)


def test_cells_over_several_columns_share_what_they_need() -> None:
    long, wide = "Donaudampfschifffahrt", range(2)
    three = Cell(blocks=(p(long),), column_span=3)
    two = Cell(blocks=(p(long),), column_span=2)
    rows = tuple(Row(cells=(three, two) if at else (two, three)) for at in wide)
    shared = Table(columns=table("a | b | c | d | e").columns, body=rows)
    single = COLUMNS.of(table(long))[0].least
    assert sum(width.least for width in COLUMNS.of(shared)) < 2.7 * single
    assert round(COLUMNS.most(shared), 6) == round(4 * single, 6)


def test_tables_that_need_their_words_broken_are_found_wherever_they_stand() -> None:
    fits, wide = table("a | b"), table(" | ".join(["Incomprehensibilities"] * 9))
    holder = Table(columns=fits.columns[:1], body=(Row(cells=(Cell(blocks=(wide,)),)),))
    document = Document(blocks=(fits, wide, holder))
    found = broken_tables(document, HOUSE, HOUSE.page["briefing"])
    assert found == {id(wide), id(holder)}
