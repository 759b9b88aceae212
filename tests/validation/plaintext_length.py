"""Hostile texts of many lines or of a long one end, and end in a document: a quadratic pass would
take hours.

`make validate` runs this; `make test` counts what twice as many lines cost, and reads a part of the
long ones.
"""

from __future__ import annotations

import pytest

from tests.readers.plaintext.hostile import FULL, FULL_LINE, LINES, LONG
from tests.readers.plaintext.outline import document
from tests.readers.plaintext.room import ROOM, paragraphs, room


@pytest.mark.parametrize("name", LINES)
def test_a_hostile_text_is_read_to_its_end(name: str) -> None:
    found = document(LINES[name](FULL))
    assert found.blocks or found.meta.title or found.sources


@pytest.mark.parametrize("name", LONG)
def test_a_hostile_line_is_read_to_its_end(name: str) -> None:
    found = document(LONG[name](FULL_LINE))
    assert found.blocks or found.meta.title or found.sources


@pytest.mark.parametrize("width", [72, 10_000])
def test_a_long_text_takes_little_room(width: int) -> None:
    document(paragraphs(1_000, width))  # what is kept for whatever is read next
    long = paragraphs(8_000, width)
    assert room(long) < ROOM * len(long.encode())


def test_a_text_of_one_line_takes_little_room() -> None:
    """No list of all its words is made, which takes more."""
    long = paragraphs(8_000, 10_000).replace("\n\n", " ")
    assert room(long) < ROOM * len(long.encode())


def test_a_text_of_a_sentence_a_line_takes_little_room() -> None:
    """Its lines, its pieces and its blocks are as many as in no other text of its length."""
    document(paragraphs(1_000, 10_000))
    long = paragraphs(8_000, 10_000).replace(". ", ".\n").replace("\n\n", "\n")
    assert room(long) < ROOM * len(long.encode())
