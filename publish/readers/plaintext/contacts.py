"""Blocks of lines above a title that say whom to ask, as releases to the press have them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import columns, ends_abbreviated, ends_sentence
from publish.readers.plaintext.fields import is_contact
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import plain, words

RULE: Final = "whom to ask, above the title"
_MOST_LINES: Final = 8
_LONGEST: Final = 80
_TELEPHONE: Final = re.compile(r"(?<!\d)\+?\d{2,4}(?:[ ()./-]{1,2}\d{2,5}){1,4}(?!\d)")
_FEWEST_FIGURES: Final = 7


def contact_block(pieces: Sequence[Piece]) -> frozenset[int]:
    """The pieces (by index) from a label that stands alone (`Contact:`) down to the last line with
    a telephone number or an address of mail, if nothing but short lines stands between.

    Names, offices and firms within are neither titles nor authors. Without a number or an address
    the label is the heading of something else.
    """
    found: set[int] = set()
    for start, piece in enumerate(pieces):
        if start in found or not _is_label(piece.text):
            continue
        end = start
        for at in range(start + 1, min(start + 1 + _MOST_LINES, len(pieces))):
            text = pieces[at].text
            reached = _is_reached(text)
            closed = ends_sentence(text) and not ends_abbreviated(text)
            if columns(text) > _LONGEST or (closed and not reached) or _is_label(text):
                break
            end = at if reached else end
        found.update(range(start, end + 1) if end > start else ())
    return frozenset(found)


def _is_label(text: str) -> bool:
    return plain(text) in words().contact


def _is_reached(text: str) -> bool:
    """Whether a line has an address of mail or a telephone number, and no date."""
    number = _TELEPHONE.search(text)
    figures = sum(map(str.isdigit, number[0])) if number else 0
    return is_contact(text) or figures >= _FEWEST_FIGURES
