"""Which of many texts come more than once, told without keeping them."""

from __future__ import annotations

from typing import Final

_AGAIN: Final = 2
_SLOTS_EACH: Final = 16
"""With so many, one in sixteen of the texts that come once seems to come again."""


class Tally:
    """Counts up to `most` texts by their hashes: what it says comes once does, and what it says
    comes again nearly always does. The texts themselves, in a mapping, would take more room than
    what they were taken from."""

    def __init__(self, most: int) -> None:
        self._counts = bytearray(_SLOTS_EACH * most + 1)

    def add(self, text: str) -> int:
        """Counts `text`; returns what `comes_again` asks for."""
        slot = hash(text) % len(self._counts)
        if self._counts[slot] < _AGAIN:
            self._counts[slot] += 1
        return slot

    def comes_again(self, slot: int) -> bool:
        return self._counts[slot] == _AGAIN
