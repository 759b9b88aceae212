"""What the form of lines says of them, whatever their labels."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.line_forms import settle_forms
from tests.readers.plaintext.test_assembling import lines_of

GRID = "paragraph +---+---+\nheading | a | b |\nparagraph +---+---+"
FULL = "paragraph The committee met again and spoke of chairs.\n"
ON = "paragraph+ The committee met again and spoke of chairs.\n"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (GRID, ["table"] * 3),
        (f"paragraph x | y\n{GRID}", ["table"] * 4),
        ("code a | b\ncode+ --+--\ncode+ c | d", ["code"] * 3),
        ("paragraph ┌─┐\nparagraph │a│\nparagraph └─┘", ["table"] * 3),
        (
            "heading Contents\nitem A .... 1\nterm B ..... 3\nitem C .... 7\nparagraph D .... 5",
            [*["left-out"] * 4, "paragraph"],
        ),
        ("item Tea .... 3\nitem Milk .... 2", ["item"] * 2),
    ],
)
def test_roles(text: str, roles: list[str]) -> None:
    lines = lines_of(text)
    settle_forms(lines)
    assert [line.role for line in lines] == roles


def test_a_line_with_room_for_the_next_word_ends_its_piece() -> None:
    lines = lines_of(f"{FULL}{ON * 30}paragraph+ They left.\nparagraph+ Nobody\nparagraph+ came.")
    settle_forms(lines)
    assert [line.number for line in lines if line.begins] == [1, 33, 34]


def test_where_lines_are_ragged_room_says_nothing() -> None:
    lines = lines_of(f"{FULL}{(ON + 'paragraph+ They left.' + chr(10)) * 9}")
    settle_forms(lines)
    assert [line.number for line in lines if line.begins] == [1]
