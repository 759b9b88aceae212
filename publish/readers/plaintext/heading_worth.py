"""What the form of a line and what stands below it add to a heading, or take from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import (
    QUOTES,
    asks,
    columns,
    ends_sentence,
    holds_stop,
    is_cased,
    starts_lower,
)
from publish.readers.plaintext.fields import is_serving
from publish.readers.plaintext.heading_words import REACHED_BY, closes, names_below
from publish.readers.plaintext.names import is_person
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.rows import is_prose
from publish.readers.plaintext.words import words

_LONG: Final = 100
_LONG_HEADING: Final = 12
"""Between whole paragraphs a line without a stop is a heading up to so many words, and seldom one
beyond: of 14 such lines that had ten to twelve words eleven were, of 22 that had more, three."""

_WORDY: Final = 7
_UNWRAPPED: Final = 140
_LIKE_A_TITLE: Final = 0.5


def above_paragraph(pieces: Sequence[Piece], index: int, score: float) -> float:
    """What the paragraph below a line adds to its `score` as a heading, or takes from it."""
    text, after = pieces[index].text, pieces[index + 1]
    longer = len(after.text) > len(text) or ends_sentence(after.text)
    full = closes(after.text) or holds_stop(after.text) or len(after.text) > _LONG
    named = "," in text or is_person(text)
    full = full or bool(REACHED_BY.search(after.text) and not named)
    names = names_below(text) and not names_below(after.text)
    if names or (score >= _LIKE_A_TITLE and _leads_on(pieces, index + 1)):
        longer = full = True
    unclear = 0.0 if score > 0.9 else -0.15 if score >= 0.75 and longer else -0.4
    worth = 0.1 if longer and full else unclear
    if starts_lower(after.text):
        worth -= 0.3
    if asks(text) and after.text[0] in QUOTES:
        worth -= 0.3  # an interview: what is asked and what is answered are both text
    return worth


def by_form(pieces: Sequence[Piece], index: int, count: int) -> float:
    """What the length, the last word and the signs of a line add to a heading, or take from it."""
    text, after = pieces[index].text, pieces[index + 1]
    worth = -_too_long(pieces, index, count)
    last = text.rsplit(maxsplit=1)[-1]
    if (" " in text and not names_below(text)) and (
        last in words().mid_phrase or (after.kind in {"item", "code"} and last in words().leads_in)
    ):
        worth -= 0.25
    if asks(text) and holds_stop(text):
        worth -= 0.25
    if text[-1] in "!！…" or text[0] in QUOTES:
        worth += 0.1 if index and all(map(is_prose, (pieces[index - 1], after))) else 0
    return worth


def count_words(text: str) -> int:
    """The words of a line; of scripts that may have no spaces between them, by their columns."""
    parts = text.split()
    return len(parts) if is_cased(text) else sum(max(1, columns(part) // 6) for part in parts)


def _too_long(pieces: Sequence[Piece], index: int, count: int) -> float:
    """What the length of a line takes from a heading: less when its place tells that it is a block
    of its own, for it has blank lines around it, or a line that is longer than any that are wrapped
    right above or below."""
    above, piece, below = pieces[max(0, index - 1)], pieces[index], pieces[index + 1]
    if asks(piece.text) and ": " not in piece.text:
        return 0.02 * max(0, count - 8)
    apart = piece.first.gap > 1 and below.first.gap > 1 and len(piece.lines) == 1
    if apart or max(above.lines[-1].width, below.first.width) >= _UNWRAPPED:
        longer = max(0, count - 9)
        beyond = max(0, count - _LONG_HEADING)
        return 0.02 * longer + 0.1 * beyond if is_cased(piece.text) else 0.08 * longer
    return 0.04 * max(0, count - 8)


def _leads_on(pieces: Sequence[Piece], index: int) -> bool:
    """`Needs:`, `Serves 4`, `To count them, write`: words above the list or code of a section."""
    text = pieces[index].text
    below = pieces[index + 1].kind if index + 1 < len(pieces) else ""
    if below == "code":
        return len(text.split()) >= _WORDY
    return (
        below == "item" and (text[-1] in ":：" or is_serving(text)) and not REACHED_BY.search(text)
    )
