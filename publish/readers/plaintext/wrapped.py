"""Lines of the head that are the first of a wrapped paragraph, and so no title."""

from __future__ import annotations

from typing import Final

from publish.readers.plaintext.characters import columns, holds_stop, starts_lower
from publish.readers.plaintext.names import is_person
from publish.readers.plaintext.pieces import Piece

_WRAPPED: Final = 50
"""A line that goes on in the next is longer."""


def begins_prose(piece: Piece, after: Piece) -> bool:
    """Whether a line goes on below in small letters, and a sentence ends within the line below:
    that of a title has no stop there, nor has `by Ann Lee`; `prof. Ann Lee` is a name."""
    close = after.first.gap == 0 and starts_lower(after.text)
    wide = close and columns(piece.text) > _WRAPPED
    return wide and holds_stop(after.text) and not is_person(after.text)
