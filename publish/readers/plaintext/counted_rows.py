"""Rows of lines that count on, none of which heads anything."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext import marks
from publish.readers.plaintext.pieces import Piece

_STAR: Final = "*"
_LETTERED: Final = re.compile(r"\(?(\d{1,2})([a-z])[.)]\s")
"""`1a) `: a letter behind a figure."""

_FEWEST: Final = 3


def settle_rows(pieces: Sequence[Piece]) -> None:
    """Lines right below one another that count on (`1a)`, `1b)`, `1c)`) are of one kind: where the
    first of three or more is no heading, none is. A star before a mark is no part of it."""
    start = 0
    for index in range(1, len(pieces) + 1):
        if index < len(pieces) and _counts_on(pieces[index - 1], pieces[index]):
            continue
        _settle(pieces[start:index])
        start = index


def _settle(row: Sequence[Piece]) -> None:
    if len(row) < _FEWEST or row[0].kind == "heading":
        return
    for piece in row:
        if piece.kind == "heading":
            piece.become("paragraph", "one of a row that counts on", 0.8)


def _counts_on(above: Piece, piece: Piece) -> bool:
    if piece.kind not in {"paragraph", "heading"} or above.kind not in {"paragraph", "heading"}:
        return False
    if piece.first.gap:
        return False
    here = _readings(piece)
    return any((family, value + 1) in here for family, value in _readings(above)) if here else False


def _readings(piece: Piece) -> list[tuple[str, int]]:
    line = piece.first
    if line.mark is None and line.text[0].isalpha():
        return []  # most lines
    text = line.text.removeprefix(_STAR)
    if match := _LETTERED.match(text):
        return [(f"lettered {match[1]}", ord(match[2]))]
    return [(mark.family, mark.value) for mark in marks.alternatives(text)]
