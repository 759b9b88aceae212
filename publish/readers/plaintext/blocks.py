"""The first pass: lines → pieces, by what each line shows of itself and its neighbours.

At each line the recognisers are asked in order; the first that knows it takes its lines. Each looks
ahead a bounded number of lines before it takes them or passes, which keeps the pass linear.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from publish.readers.plaintext.code_lines import begin_code, is_wordy
from publish.readers.plaintext.items import items
from publish.readers.plaintext.joining import tidy
from publish.readers.plaintext.output import output, settings
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.programs import code
from publish.readers.plaintext.prose import prose
from publish.readers.plaintext.scanning import Found, Scanner
from publish.readers.plaintext.set_in import set_in
from publish.readers.plaintext.signs import (
    drawn_table,
    fence,
    hashes,
    quoted,
    rule,
    underlined,
    values,
)
from publish.readers.plaintext.songs import RULE, VERSE, stanzas

Recogniser: TypeAlias = Callable[[Scanner, int], Found | None]


def find_blocks(scan: Scanner) -> list[Piece]:
    """All lines of the scanner as pieces, in order."""
    found: list[Piece] = []
    position = 0
    while position < len(scan.lines):
        if scan.is_plain_at_margin(position):
            pieces, position = prose(scan, position)
            found += pieces
            continue
        for recogniser in _RECOGNISERS:
            result = recogniser(scan, position)
            if result is not None and not (recogniser in _GUESSING and is_wordy(result[0])):
                pieces, position = result
                found += pieces
                break
    return begin_code(found, scan.shape)


def _stated(scan: Scanner, index: int) -> Found | None:
    """What the author said about a line goes before all that it shows of itself."""
    line = scan.lines[index]
    statement = scan.stated.get(line.number)
    if statement is None:
        return None
    if statement.kind == "paragraph":
        pieces, end = prose(scan, index)
    else:
        pieces, end = [Piece(statement.kind, [line], tidy(line.text), "")], index + 1
    for piece in pieces:
        piece.rule, piece.confidence = "the author says so", 1.0
        piece.level, piece.stated = statement.level, True
    return pieces, end


def _sung(scan: Scanner, index: int) -> Found | None:
    """The name of a part of a song, unless signs mark it as a heading, and the lines below it."""
    line = scan.lines[index]
    if line.number in scan.songs.names:
        if line.text[0] == "#" or underlined(scan, index):
            return None
        return [Piece("heading", [line], tidy(line.text), RULE, 0.9)], index + 1
    end = index
    while end < len(scan.lines) and _is_sung(scan, end):
        end += 1
    if end == index:
        return None
    found = stanzas(scan.lines[index:end], scan.songs)
    return [Piece("verse", part, "", VERSE, 0.85) for part in found], end


def _is_sung(scan: Scanner, index: int) -> bool:
    number = scan.lines[index].number
    return number in scan.songs.sung and number not in scan.stated


_RECOGNISERS: Final[tuple[Recogniser, ...]] = (
    _stated,
    _sung,
    fence,
    output,
    underlined,
    rule,
    drawn_table,
    values,
    quoted,
    code,
    settings,
    hashes,
    items,
    set_in,
    prose,
)

_GUESSING: Final = (output, code, settings, set_in)
"""Those that take lines for code by how they read."""
