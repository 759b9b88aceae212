"""Labelled lines → pieces: the lines that one block, or one field of the metadata, is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from publish.document import Origin
from publish.readers.plaintext.labels import LabelledLine, Role

_USUAL: Final = 0.2
"""So many of the gaps between lines are like the usual one at least."""

_TAB: Final = 8


class Piece(msgspec.Struct, eq=False, gc=False):
    """Lines that belong together, of which there is one at least."""

    role: Role
    lines: list[LabelledLine]

    @property
    def first(self) -> LabelledLine:
        return self.lines[0]

    @property
    def origin(self) -> Origin:
        return Origin(self.lines[0].number, self.lines[-1].number)

    @property
    def indent(self) -> int:
        return indent(self.lines[0].raw)

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self.lines]


def pieces_of(lines: Iterable[LabelledLine]) -> list[Piece]:
    """The pieces in the order of their first lines. What is left out within a piece, as the head of
    a page, does not end it."""
    found: list[Piece] = []
    current: Piece | None = None
    for line in lines:
        if not line.begins and current is not None and current.role == line.role:
            current.lines.append(line)
            continue
        piece = Piece(line.role, [line])
        found.append(piece)
        if line.role != "left-out":
            current = piece
    return found


def usual_gap(lines: Sequence[LabelledLine]) -> int:
    """How many blank lines the text has between lines that belong together: 1 in a double-spaced
    one."""
    counts = Counter(line.gap for line in lines if not line.begins)
    least = counts.total() * _USUAL
    return min((gap for gap, count in counts.items() if count >= least), default=0)


def commonest(numbers: Sequence[int]) -> int:
    """The least of the commonest numbers, 0 of none."""
    counts = Counter(numbers)
    return min(counts, key=lambda number: (-counts[number], number), default=0)


def indent(raw: str) -> int:
    """How many columns the spaces take that a line begins with."""
    column = 0
    for c in raw:
        if c == "\t":
            column += _TAB - column % _TAB
        elif c.isspace():
            column += 2 if c == "\u3000" else 1
        else:
            break
    return column
