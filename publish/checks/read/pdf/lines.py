"""The lines of a PDF: which of its pieces are words of one line, and what is between them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from publish.checks.facts import LINE_END, SOFT_HYPHEN
from publish.checks.read.pdf.page_content import Piece
from publish.checks.text_lines import Line

_LEVEL: Final = 2.0
"""Points by which base lines of one line may differ …"""
_RAISED: Final = 0.75
"""… the share of its height by which a piece may be raised …"""
_BESIDE: Final = 3.0
"""… and how far a raised piece may be from the one beside it."""
_SPACE: Final = 0.2
"""The least width of a space, in sizes of the letters beside it."""


class PageLine(Line):
    """The words of a block while they are gathered, and where they begin on their page."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.page = -1
        self.y = 0.0
        self._last: Piece | None = None
        self._reach = -math.inf
        """How far to the right stands what is no word, behind the last word in its line."""

    @property
    def where(self) -> str:
        return f"page {self.page + 1}" if self.page >= 0 else ""

    def go_on(self, piece: Piece) -> None:
        """A piece of the page stands next; it may begin another line there, between words or within
        one: a page does not tell which."""
        last = self._last
        if self.page < 0:
            self.page, self.y = piece.page, piece.y
        if last is not None and _is_below(piece, last):
            if self.text and not (self.text.endswith((SOFT_HYPHEN, " ")) or piece.text[:1] == " "):
                self.text += LINE_END
        elif last is not None and self._is_apart(piece, last):
            self.text += " "
        self._last, self._reach = piece, -math.inf
        self.add(piece.text)

    def pass_by(self, pieces: Iterable[Piece]) -> None:
        """Pieces stand next that are no words of the line: a picture, a formula, a mark."""
        drawn = list(pieces)
        self._reach = max((self._reach, *(p.box[2] for p in drawn if p.box is not None)))
        if drawn and self.page < 0:
            self.page, self.y = drawn[0].page, max(piece.y for piece in drawn)

    def _is_apart(self, piece: Piece, last: Piece) -> bool:
        """Whether a space is between two pieces of a line that PDFium knows of none between, as
        where one of them is raised or lowered."""
        if piece.box is None or last.box is None or self.text.endswith(" "):
            return False
        before = max(last.box[2], self._reach)
        return piece.x - before > _SPACE * max(piece.size, last.size)


def _is_below(piece: Piece, last: Piece) -> bool:
    """Whether a piece begins another line than the one before it: it has another base line, and is
    not raised or lowered beside that."""
    if piece.page != last.page:
        return True
    if abs(last.y - piece.y) <= _LEVEL:
        return False
    if piece.box is None or last.box is None:
        return True
    left, bottom, right, top = piece.box
    before, low, after, high = last.box
    beside = min(abs(left - after), abs(before - right)) < _BESIDE
    return not (beside and abs(last.y - piece.y) < max(top - bottom, high - low) * _RAISED)
