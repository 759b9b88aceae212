"""Hostile texts of many lines or of a long one end, and end in a document: a quadratic pass would
take hours.

`make validate` runs this; `make test` counts what twice as many lines cost, and reads a part of the
long ones.
"""

from __future__ import annotations

import pytest

from tests.readers.plaintext.hostile import FULL, FULL_LINE, LINES, LONG
from tests.readers.plaintext.outline import document


@pytest.mark.parametrize("name", LINES)
def test_a_hostile_text_is_read_to_its_end(name: str) -> None:
    found = document(LINES[name](FULL))
    assert found.blocks or found.meta.title or found.sources


@pytest.mark.parametrize("name", LONG)
def test_a_hostile_line_is_read_to_its_end(name: str) -> None:
    found = document(LONG[name](FULL_LINE))
    assert found.blocks or found.meta.title or found.sources
