"""Hostile texts of many lines end, and end in a document: a quadratic pass would take hours.

`make validate` runs this; `make test` counts what twice as many lines cost.
"""

from __future__ import annotations

import pytest

from tests.readers.plaintext.hostile import FULL, LINES
from tests.readers.plaintext.outline import document


@pytest.mark.parametrize("name", LINES)
def test_a_hostile_text_is_read_to_its_end(name: str) -> None:
    found = document(LINES[name](FULL))
    assert found.blocks or found.meta.title or found.sources
