"""Cells for which a table of pipes has no column are losses with their line."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.pandoc.rawblocks import with_tags_in_rows
from publish.plugin import Source
from publish.readers.markdown.surplus_cells import tell_surplus
from publish.readers.pandoc import MARKDOWN
from tests.support.growth import DOUBLE, calls
from tests.support.notation import doc

HEAD = "| a | b |\n|---|---|\n"


def told(text: str) -> list[tuple[str, str]]:
    log = Log("a.md")
    MARKDOWN.read(Source(name="a.md", data=text.encode()), log)
    return [(str(d.place), d.message) for d in log.losses if d.code == "cells-cut"]


@pytest.mark.parametrize(
    ("text", "line", "lost"),
    [
        (f"{HEAD}| 1 | 2 | 3extra |\n", 3, "3extra"),
        (f"---\ntitle: T\n---\n\n{HEAD}| 1 | 2 |\n| 1 | 2 | | 2 | x", 8, " | 2 | x"),
        ("a | b | c\n--|:-:\n1 | 2\n", 1, "c"),
        (f"{HEAD}| 1 | 2 | – |\n", 3, "–"),
        (f"{HEAD}| `x|y` | 2 | *more | words* |\n", 3, "*more | words*"),
        ("> | a | b |\n> |---|---|\n> | 1 | 2 | gone |\n>\n> more\n", 3, "gone"),
        ("- | a | b |\n  |---|---|\n  | 1 | 2 | gone |\n", 3, "gone"),
        (f"Text that says 3.\n\n{HEAD}| 1 | 2 | 3 |\n", 5, "3"),
        (f"{HEAD}| 1 | $5 | $6 |\n", 3, "$6"),
    ],
)
def test_what_no_column_is_for_is_told(text: str, line: int, lost: str) -> None:
    ((place, message),) = told(text)
    assert place == f"a.md:{line}"
    assert message.endswith(f'in a table of 2 columns: left out "{lost.strip()}"')


def test_a_row_in_which_nothing_stands_heads_no_table() -> None:
    assert told(f"{HEAD}| - |\n| ✓ | ✗ |\n| 1 | 2 | ★ |\n") == [
        ("a.md:5", '3 cells in a table of 2 columns: left out "★"')
    ]


def test_twice_the_rows_in_which_nothing_stands_take_twice_the_work() -> None:
    def work(rows: int) -> int:
        text = HEAD + "|---|---|\n" * rows
        return calls(lambda: tell_surplus(doc(), with_tags_in_rows(text), Log()))

    work(1)
    assert work(400) < DOUBLE * work(200)


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}| 1 | 2 |\n| 1 |\n| 1 | 2 | |\n",
        f"{HEAD}| `x|y` | $a|b$ |\n| x \\| y | <b title='|'>z</b> |\n| ``a|`|b`` | 2",
        f"```\n{HEAD}| 1 | 2 | 3 |\n```\n",
        "Text:\n\n    | a | b |\n    |---|---|\n    | 1 | 2 | – |\n",
        f"A paragraph goes on.\n{HEAD}| 1 | 2 | 3 |\n",
    ],
)
def test_nothing_is_told_of_tables_that_are_read_whole_and_of_what_is_none(text: str) -> None:
    assert not told(text)
