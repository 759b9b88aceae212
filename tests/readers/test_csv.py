"""Tables of values between commas, semicolons and tabs keep every cell."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.document import Table
from publish.errors import SourceError
from publish.plugin import Source
from publish.readers.pandoc import TABLE
from publish.walk import plain_text


def read(text: str, name: str = "a.csv", log: Log | None = None) -> list[list[str]]:
    document = TABLE.read(Source(name=name, data=text.encode()), log or Log(name))
    (table,) = document.blocks
    assert isinstance(table, Table)
    rows = (*table.head, *table.body, *table.foot)
    return [[plain_text(cell) for cell in row.cells] for row in rows]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("name;value\nÄ;1,5\nB;2\n", [["name", "value"], ["Ä", "1,5"], ["B", "2"]]),
        ("a;b, c\n1;2,5\n3;4,5\n", [["a", "b, c"], ["1", "2,5"], ["3", "4,5"]]),
        ("a\tb\n1\t2,5\n", [["a", "b"], ["1", "2,5"]]),
        ("sep=;\r\na;b\r\n1,5;2,5\r\n", [["a", "b"], ["1,5", "2,5"]]),
        ("name,said\nA,x; y\nB,z; w\n", [["name", "said"], ["A", "x; y"], ["B", "z; w"]]),
        ('a;b\n"x; ""y""";"two\nlines, here"\n', [["a", "b"], ['x; "y"', "two\nlines, here"]]),
        ("Notes\nA; b\n", [["Notes"], ["A; b"]]),
    ],
)
def test_the_delimiter_is_the_one_that_parts_the_rows_alike(
    text: str, said: list[list[str]]
) -> None:
    assert read(text) == said


def test_rows_of_other_lengths_keep_all_their_cells_and_that_is_told_with_the_line() -> None:
    log = Log("a.csv")
    text = 'name,value\n"A\nB",1\n\nC,2,extra\nD\n.\n'
    assert read(text, log=log) == [
        ["name", "value", ""],
        ["A\nB", "1", ""],
        ["C", "2", "extra"],
        ["D", "", ""],
        [".", "", ""],
    ]
    assert [(str(d.place), d.code) for d in log.diagnostics] == [("a.csv:5", "columns-headless")]


def test_a_quote_between_tabs_is_a_character() -> None:
    assert read('a\tb, c\n"1\t2" x\t3\n', "a.tsv") == [
        ["a", "b, c", ""],
        ['"1', '2" x', "3"],
    ]


def test_a_quote_that_nobody_closes_and_a_table_beyond_all_measure_are_refused() -> None:
    with pytest.raises(SourceError, match=r"a\.csv:2: a quote is open"):
        read('a,b\n1,"2\n3,4\n')
    with pytest.raises(SourceError, match=r"a\.csv: a table of 2001 rows and 2001 columns"):
        read("," * 2000 + "\n" + "1\n" * 2000)
