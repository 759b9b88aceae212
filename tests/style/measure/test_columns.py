"""How wide a table's columns are taken to be."""

from __future__ import annotations

import msgspec
import pytest

from publish.document import Block, Cell, Column, Document, Row, Table
from publish.style import load_style
from publish.style.measure.columns import Columns, Width, filled, set_widths
from publish.style.measure.table_fit import narrow_tables, told, with_smaller_tables
from tests.support.notation import p, table

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


def test_stated_widths_give_way_where_a_table_would_run_off_its_page() -> None:
    master = HOUSE.page["briefing"]
    three, two = (Cell(blocks=(p("x" * 28),), column_span=span) for span in (3, 2))
    columns = tuple(Column(width=share) for share in (0.6, 0.1, 0.1, 0.1, 0.1))
    spanned = Table(columns=columns, body=(Row(cells=(three, two)), Row(cells=(two, three))))
    wide = Table(columns=columns, body=table(" | ".join(["Incomprehensibilities"] * 5)).body)
    document = Document(blocks=(spanned, wide))
    (narrow,) = narrow_tables(document, HOUSE, master).values()
    found = set_widths(document, HOUSE, master)
    assert found.keys() == {id(spanned)}
    for widths in (found[id(spanned)], narrow.widths):
        assert sum(width.pt for width in widths) == pytest.approx(master.measure.pt)


def test_tables_that_need_their_words_broken_are_found_wherever_they_stand() -> None:
    fits, wide = table("a | b"), table(" | ".join(["Incomprehensibilities"] * 9))
    holder = Table(columns=fits.columns[:1], body=(Row(cells=(Cell(blocks=(wide,)),)),))
    document = Document(blocks=(fits, wide, holder))
    found = narrow_tables(document, HOUSE, HOUSE.page["briefing"])
    assert found.keys() == {id(wide), id(holder)}


def test_only_the_widest_words_are_broken_and_that_is_told() -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänspatent" * 3
    url = f"https://www.{'harlow' * 20}.example"
    master = HOUSE.page["briefing"]
    one = table(f"Region | 1,111,108.5 | {word} | Northland")
    (narrow,) = narrow_tables(Document(blocks=(one,)), HOUSE, master).values()
    assert narrow.words == (word,)
    assert sum(width.pt for width in narrow.widths) == pytest.approx(master.measure.pt)
    (warning,) = told({0: narrow}, "a.md", stated=HOUSE, used=HOUSE)
    assert warning.message == f"a table is too wide for its page: “{word[:24]}…” is broken"
    addressed = narrow_tables(Document(blocks=(table(f"Region | {url}"),)), HOUSE, master)
    assert [found.words for found in addressed.values()] == [(url,)]
    assert told(addressed, "a.md", stated=HOUSE, used=HOUSE) == ()


def test_columns_without_room_are_as_wide_as_their_words_up_to_one_width() -> None:
    widths = [Width(0.0, 0.0, 0.0, least, least, least + 1.0) for least in (10.0, 50.0, 90.0)]
    assert filled(widths, 100.0) == pytest.approx([10.0, 45.0, 45.0], abs=1e-3)
    assert filled(widths, 30.0) == pytest.approx([10.0, 10.0, 10.0], abs=1e-3)


def arranged(*blocks: Block) -> Document:
    return Document(blocks=blocks, page_master="briefing")


def test_tables_are_set_as_small_as_the_widest_of_them_needs_to_be_legible_and_whole() -> None:
    room = HOUSE.page["briefing"].measure.pt
    wide = table(" | ".join(["1,111,108.5"] * 8))
    needed = sum(width.least for width in COLUMNS.of(wide))
    assert room < needed < room * 9 / 6.5
    smaller = with_smaller_tables(HOUSE, arranged(wide, table("a")))
    assert smaller.table.size.pt < HOUSE.table.size.pt
    assert smaller.table.size.pt % 0.5 == 0
    assert smaller.table_head.size == smaller.table.size
    assert sum(width.least for width in Columns(smaller).of(wide)) <= room
    assert with_smaller_tables(smaller, arranged(wide)) == smaller
    (note,) = told({}, "a.md", stated=HOUSE, used=smaller)
    assert note.code == "tables-smaller"


def test_a_table_that_smaller_type_does_not_save_makes_no_table_smaller() -> None:
    hopeless = table(" | ".join(["1,111,108.5"] * 30))
    assert with_smaller_tables(HOUSE, arranged(hopeless, table("a"))) == HOUSE


def test_columns_of_the_least_size_are_set_nearer_before_words_are_broken() -> None:
    room = HOUSE.page["briefing"].measure.pt
    wide = table(" | ".join(["1,111,108.5"] * 10))
    smaller = with_smaller_tables(HOUSE, arranged(wide))
    assert sum(width.least for width in Columns(smaller).of(wide)) <= room
    share = smaller.table.size.pt / HOUSE.table.size.pt
    assert smaller.table.cell_padding_inline.pt < HOUSE.table.cell_padding_inline.pt * share
    assert with_smaller_tables(smaller, arranged(wide)) == smaller


def test_words_that_are_broken_at_their_seams_are_not_told() -> None:
    seamed = "_".join(["incomprehensibilities"] * 4)
    found = narrow_tables(Document(blocks=(table(f"{seamed} | 1"),)), HOUSE, HOUSE.page["briefing"])
    assert [narrow.words for narrow in found.values()] == [(seamed,)]
    assert told(found, "a.md", stated=HOUSE, used=HOUSE) == ()
