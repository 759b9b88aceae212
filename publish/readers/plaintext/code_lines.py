"""What code shows as a whole: words for people, or that its first line is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import CJK
from publish.readers.plaintext.lines import verbatim
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.shape import Shape

_BEGUN: Final = re.compile(
    r"(?:EXPLAIN|SELECT|WITH|BEGIN|CREATE|INSERT|UPDATE|DELETE|MERGE)(?: [A-Z]{2,}){0,3}$"
)
"""`EXPLAIN ANALYZE`: the first words of a statement, which goes on below."""

_IN_CAPITALS: Final = re.compile(r"[A-Z]{2,}\b")
_MOST_CJK: Final = 0.5


def is_wordy(pieces: Sequence[Piece]) -> bool:
    """Whether code has more Chinese or Japanese letters than others: no program does, though its
    comments may."""
    texts = [p.text for p in pieces if p.kind == "code"]
    if all(map(str.isascii, texts)):
        return False
    wide = sum(1 for text in texts for c in CJK.findall(text) if c.isalpha())
    return wide > _MOST_CJK * sum(sum(map(str.isalpha, text)) for text in texts)


def begin_code(pieces: Sequence[Piece], shape: Shape) -> list[Piece]:
    """The pieces, with the line right above code that only begins what stands there joined to it.

    A bracket that is opened closes below, and a statement is no heading of itself.
    """
    found: list[Piece] = []
    for piece in pieces:
        above = found[-1] if found else None
        if above is not None and _begins(above, piece, shape):
            lines = [*above.lines, *piece.lines]
            text = verbatim(lines, shape.line_gap)
            found[-1] = Piece("code", lines, text, "begins the code below", piece.confidence)
        else:
            found.append(piece)
    return found


def _begins(above: Piece, piece: Piece, shape: Shape) -> bool:
    if piece.kind != "code" or above.kind != "paragraph" or above.stated or piece.marks:
        return False
    if len(above.lines) > 1 or piece.first.gap > shape.line_gap:
        return False
    text, below = above.first.text, piece.first
    if text[-1] == "{":
        return below.indent > above.indent
    word = text.split(" ")[0]
    stated = _BEGUN.match(text) and _IN_CAPITALS.match(below.text)
    return bool(stated) and below.text.split(" ")[0] != word
