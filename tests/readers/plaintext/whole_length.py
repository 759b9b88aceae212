"""Hostile texts of many lines or of a long one end, and end in a document: a quadratic pass would
take hours.

`make validate` runs this; `make test` counts what twice as many lines cost, and reads a part of the
long ones.
"""

from __future__ import annotations

import textwrap
import tracemalloc

import pytest

from tests.readers.plaintext.hostile import FULL, FULL_LINE, LINES, LONG
from tests.readers.plaintext.outline import document

ROOM = 10
"""So many times its size a text may take while it is read."""


@pytest.mark.parametrize("name", LINES)
def test_a_hostile_text_is_read_to_its_end(name: str) -> None:
    found = document(LINES[name](FULL))
    assert found.blocks or found.meta.title or found.sources


@pytest.mark.parametrize("name", LONG)
def test_a_hostile_line_is_read_to_its_end(name: str) -> None:
    found = document(LONG[name](FULL_LINE))
    assert found.blocks or found.meta.title or found.sources


@pytest.mark.parametrize("width", [72, 10_000])
def test_a_long_text_takes_less_than_ten_times_its_room(width: int) -> None:
    document(_text(1_000, width))  # what is kept for whatever is read next
    long = _text(8_000, width)
    assert _room(long) < ROOM * len(long.encode())


def test_a_text_of_one_line_takes_less_than_ten_times_its_room() -> None:
    """No list of all its words is made, which takes more."""
    long = _text(8_000, 10_000).replace("\n\n", " ")
    assert _room(long) < ROOM * len(long.encode())


def test_a_text_of_a_sentence_a_line_takes_less_than_ten_times_its_room() -> None:
    """Its lines, its pieces and its blocks are as many as in no other text of its length."""
    document(_text(1_000, 10_000))
    long = _text(8_000, 10_000).replace(". ", ".\n").replace("\n\n", "\n")
    assert _room(long) < ROOM * len(long.encode())


def _room(text: str) -> int:
    """How much memory is taken while a text is read."""
    tracemalloc.start()
    document(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def _text(paragraphs: int, width: int) -> str:
    """So many paragraphs of two to six sentences, none like another."""
    words = [a + b + c for a in "bdfgklmnprst" for b in "aeiou" for c in ("rane", "sk", "til", "")]
    told = (
        " ".join(
            " ".join(
                words[(n * n + 31 * k * n + k) % len(words)] for k in range(6 + n % 13)
            ).capitalize()
            + "."
            for n in range(7 * at, 7 * at + 2 + at % 5)
        )
        for at in range(paragraphs)
    )
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in told)
