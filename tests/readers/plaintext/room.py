"""How much memory the reader takes, as many times the size of what it reads."""

from __future__ import annotations

import textwrap
import tracemalloc
from typing import Final

from tests.readers.plaintext.outline import document

ROOM: Final = 13
"""So many times its size a text may take while it is read."""


def room(text: str) -> int:
    """How much memory is taken while a text is read."""
    tracemalloc.start()
    document(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def paragraphs(count: int, width: int) -> str:
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
        for at in range(count)
    )
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in told)
