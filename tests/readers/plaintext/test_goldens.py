"""Texts of many genres, languages and shapes, and the outline that each makes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.readers.plaintext.outline import outline

GOLDENS: Final = Path(__file__).with_name("goldens")


@pytest.mark.parametrize("text", sorted(GOLDENS.glob("*.txt")), ids=lambda text: text.stem)
def test_outline(text: Path, golden: Callable[[str, str], None]) -> None:
    found = outline(text.read_text("utf-8"))
    golden(f"tests/readers/plaintext/goldens/{text.stem}.outline", "\n".join(found) + "\n")
