"""Notes, and the marks in the text that they stand at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.inlines import note_marks
from publish.readers.plaintext.labels import Role
from publish.readers.plaintext.marks import Mark, mark_of
from publish.readers.plaintext.pieces import Piece

_SPEAKING: Final = frozenset[Role](
    (
        *("title", "subtitle", "summary", "heading", "subheading", "paragraph", "item", "nested"),
        *("quotation", "mail", "said", "term", "verse", "table"),
    )
)
"""Roles of lines whose words may carry the mark of a note."""


def find_notes(pieces: Sequence[Piece]) -> dict[str, Piece]:
    """The notes by number whose mark stands in the text exactly once, and the note so, too. All
    others are to stay where they are."""
    entries = [(piece, mark_of_note(piece)) for piece in pieces if piece.role == "note"]
    numbers = [str(mark.value) for _, mark in entries if mark]
    if not numbers:
        return {}
    places = Counter(
        number
        for piece in pieces
        if piece.role in _SPEAKING
        for line in piece.lines
        for number, _, _ in note_marks(line.text)
    )
    counts = Counter(numbers)
    return {
        str(mark.value): piece
        for piece, mark in entries
        if mark and places[str(mark.value)] == counts[str(mark.value)] == 1
    }


def mark_of_note(piece: Piece) -> Mark | None:
    """The number that a note begins with."""
    mark = mark_of(piece.first.text)
    return mark if mark is not None and mark.numbering == "decimal" else None
