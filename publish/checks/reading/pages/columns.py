"""How wide the columns of a page are, by the lines that stand in them.

Words that are wider than their column are broken anywhere, without a hyphen; no other word is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from publish.checks.reading.pages.content import Piece

_SAME: Final = 1.0
"""Points by which edges of lines in one column may differ."""


class Extent(NamedTuple):
    """From where to where a line reaches across its page, and the size of its letters."""

    left: float
    right: float
    size: float

    def joined(self, piece: Piece) -> Extent:
        """The line with one more piece."""
        if piece.box is None:
            return self
        left, _, right, _ = piece.box
        return Extent(min(self.left, left), max(self.right, right), max(self.size, piece.size))


def extent(piece: Piece) -> Extent | None:
    """A line of one piece; `None` for one of which nobody knows where it ends."""
    if piece.box is None:
        return None
    return Extent(min(piece.x, piece.box[0]), piece.box[2], piece.size)


class Column:
    """Lines that have the same room: the paragraphs beside each other in a block, the cells above
    each other in a table. Each of `parts` are the pieces of one of these."""

    def __init__(self, parts: Iterable[Sequence[Piece]]) -> None:
        self._parts = parts

    def has_room(self, line: Extent) -> bool:
        """Whether one more letter has room beside what a line of the column says: another line that
        begins, ends or has its middle where this one does is wider."""
        return any(
            other.right - other.left > line.right - line.left + line.size
            and (
                abs(other.left - line.left) < _SAME
                or abs(other.right - line.right) < _SAME
                or abs(other.left + other.right - line.left - line.right) < 2 * _SAME
            )
            for other in self._lines
        )

    @cached_property
    def _lines(self) -> tuple[Extent, ...]:
        return tuple(line for part in self._parts for line in _lines_of(part))


NO_COLUMN: Final = Column(())


def _lines_of(pieces: Iterable[Piece]) -> Iterator[Extent]:
    """The lines of a block: what of it stands on one base line of one page."""
    lines: dict[tuple[int, float], Extent] = {}
    for piece in pieces:
        key = piece.page, round(piece.y)
        if not (piece.is_text and piece.text.strip()):
            continue
        if known := lines.get(key):
            lines[key] = known.joined(piece)
        elif first := extent(piece):
            lines[key] = first
    yield from lines.values()
