"""What code shows as a whole: words for people, or that its first line is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import CJK
from publish.readers.plaintext.code import begins_statement, is_worded, may_command
from publish.readers.plaintext.lines import verbatim
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.programs import CODE_STEP
from publish.readers.plaintext.shape import Shape

_COLUMNS: Final = re.compile(r"\S {3,}\S|(?:\d ){8}")
"""Wide spaces, or a ruler of figures."""

_IN_CAPITALS: Final = re.compile(r"[A-Z]{2,}\b")
_MOST_CJK: Final = 0.5
_MOST_ABOVE: Final = 3
"""So many lines begin code at most that nothing else tells."""


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
        begun = 0
        while begun < _MOST_ABOVE and len(found) > begun and piece.kind == "code":
            first = found[-begun] if begun else piece
            led_in = len(found) > begun + 1 and found[-begun - 2].text[-1:] in {":", "："}
            if not _is_begun(found[-begun - 1], first, shape, led_in=led_in, alone=not begun):
                break
            begun += 1
        above = found[len(found) - begun :]
        del found[len(found) - begun :]
        found.append(_joined([*above, piece], shape) if above else piece)
    return _whole(found, shape)


def _is_begun(above: Piece, first: Piece, shape: Shape, *, led_in: bool, alone: bool) -> bool:
    """Whether a line begins code of which `first` is what is known of it, `alone` or with lines
    that were found to begin it."""
    return (alone and _begins(above, first, shape)) or _is_first_of(
        above, first, shape, led_in=led_in
    )


def _joined(pieces: Sequence[Piece], shape: Shape) -> Piece:
    lines = [line for piece in pieces for line in piece.lines]
    text = verbatim(lines, shape.line_gap)
    return Piece("code", lines, text, "begins the code below", pieces[-1].confidence)


def _whole(pieces: Sequence[Piece], shape: Shape) -> list[Piece]:
    """The pieces, with the parts of code between which blank lines stand as one."""
    if shape.separated or not shape.wrapped:
        return list(pieces)
    runs: list[list[Piece]] = []
    for piece in pieces:
        if runs and _is_parted(runs[-1][-1], piece, shape):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [_joined(run, shape) if len(run) > 1 else run[0] for run in runs]


def _is_parted(above: Piece, piece: Piece, shape: Shape) -> bool:
    """Whether a blank line stands within code that is set in, in a text of which none parts the
    blocks."""
    first, second = above.first, piece.first
    return (
        above.kind == piece.kind == "code"
        and second.gap > shape.line_gap
        and min(first.indent, second.indent) >= shape.base + CODE_STEP
    )


def _begins(above: Piece, piece: Piece, shape: Shape) -> bool:
    if piece.kind != "code" or above.kind != "paragraph" or above.stated or piece.marks:
        return False
    if len(above.lines) > 1 or piece.first.gap > shape.line_gap:
        return False
    text, below = above.first.text, piece.first
    if text[-1] == "{":
        return below.indent > above.indent
    word = text.split(" ")[0]
    stated = begins_statement(text) and _IN_CAPITALS.match(below.text)
    return bool(stated) and below.text.split(" ")[0] != word


def _is_first_of(above: Piece, piece: Piece, shape: Shape, *, led_in: bool) -> bool:
    """Whether a line that is set in as first lines of paragraphs are is the first of the code right
    below: a command or columns; or, where words lead in to it, what that code is set in below."""
    if not shape.first_indent or above.kind != "paragraph" or above.stated:
        return False
    line, below = above.first, piece.first
    together = below.gap <= shape.line_gap and below.indent >= line.indent >= shape.base + CODE_STEP
    if len(above.lines) > 1 or not together or is_worded(line.text):
        return False
    inner = led_in and (below.indent > line.indent or below.text[0] == "{")
    return may_command(line.text) or inner or bool(_COLUMNS.search(line.text))
