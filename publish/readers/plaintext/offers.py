"""What pages offer their readers, in words that ordinary texts begin sentences with, too.

`Sign up for our newsletter` is a line of a page, `Sign up for a slot by Friday.` one of a memo, and
`Recevez, Madame, l'expression …` the last of a letter. So a line that begins as offers do is one
only when it names what pages offer, or when other lines show that the text was copied from a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Final

from publish.readers.plaintext.controls import is_control, is_sure, shares
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import plain, words

_LONGEST: Final = 300


def begins_offer(text: str) -> bool:
    """Whether a line begins as offers do, and perhaps is none."""
    return len(text) <= _LONGEST and text.lower().startswith(_starts())


def offers(text: str) -> bool:
    """`Sign up for our newsletter`, `Download the PDF (412 kB)`: how an offer begins, and behind
    that what pages offer."""
    if not begins_offer(text):
        return False
    small = text.lower()
    behind = small[max(len(start) for start in _starts() if small.startswith(start)) :]
    return "@" in behind or names_offer(behind)


def names_offer(text: str) -> bool:
    """Whether a line names what pages offer: `newsletter`, `PDF`."""
    small = text.lower()
    return any(part in small for part in words().offered)


class Offers:
    """The offers of a text: whether a line is one, by itself or since other lines show a page."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces

    def has(self, text: str) -> bool:
        """Whether a line of the text is an offer."""
        return offers(text) or (begins_offer(text) and self.on_page)

    @cached_property
    def on_page(self) -> bool:
        """Whether any line can be nothing but one of a page."""
        return any(_is_of_page(p.text) for p in self._pieces if p.text and p.kind != "code")


@lru_cache(maxsize=1)
def _starts() -> tuple[str, ...]:
    return (*words().offer_start, *words().newsletter)


def _is_of_page(text: str) -> bool:
    if is_sure(text):
        return True
    name = plain(text)
    known = (" " in name and name in words().boilerplate) or (is_control(text) and shares(text))
    return known and not begins_offer(text)
