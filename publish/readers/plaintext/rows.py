"""Short lines in rows, which head nothing though each of them could: addresses, links, what
somebody shouts, what a dish needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext import series
from publish.readers.plaintext.characters import ends_sentence, is_capitals
from publish.readers.plaintext.heading_words import IN_TITLE_CASE, NAMES_BELOW, SHORT, closes
from publish.readers.plaintext.pieces import Piece

PROSE: Final = 100
BY_WORDS: Final = frozenset({IN_TITLE_CASE, NAMES_BELOW, SHORT, series.LIKE_OTHERS})
_FEWEST_IN_STACK: Final = 3
_FEWEST_SHOUTED: Final = 4
_WORDY: Final = 7


def settle_stacks(pieces: Sequence[Piece]) -> None:
    """Three headings or more in a row, told by their words alone, are an address, links, or what
    somebody writes about; the last of them may head the prose below."""
    run: list[Piece] = []
    for piece in pieces:
        if piece.kind == "heading" and piece.rule in BY_WORDS:
            run.append(piece)
            continue
        if len(run) >= _FEWEST_IN_STACK:
            for other in run[:-1] if is_prose(piece) else run:
                other.become("paragraph", "one of several short lines in a row", 0.6)
        run = []


def settle_capitals(pieces: Sequence[Piece]) -> None:
    """Capitals say nothing where line after line has them: so people shout a whole letter, or set
    a disclaimer. Such lines stand together, and have the words of prose."""
    run: list[Piece] = []
    for piece in pieces:
        shouts = _shouts(piece)
        if shouts and (not run or not piece.first.gap):
            run.append(piece)
            continue
        _settle_shouted(run)
        run = [piece] if shouts else []
    _settle_shouted(run)


def _settle_shouted(run: Sequence[Piece]) -> None:
    if len(run) < _FEWEST_SHOUTED:
        return
    wordy = sum(1 for piece in run if len(piece.text.split()) >= _WORDY)
    for piece in run if wordy >= len(run) / 2 else ():
        if piece.kind == "heading":
            piece.become("paragraph", "one of many lines in capitals", 0.7)


def _shouts(piece: Piece) -> bool:
    return piece.kind in {"paragraph", "heading"} and is_capitals(piece.text)


def stands_with_above(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line stands right below another and apart from what follows: below words that lead
    in to it, or the last of several short lines, as those of an address or of what a dish needs."""
    if not index or pieces[index].first.gap or not pieces[index + 1].first.gap:
        return False
    before = pieces[index - 1]
    if before.kind == "paragraph" and before.text[-1] in ":：":
        return True
    above = pieces[max(0, index - 2) : index]
    listed = len(above) > 1 and not before.first.gap
    return listed and all(p.kind == "paragraph" and not closes(p.text) for p in above)


def is_prose(piece: Piece) -> bool:
    text = piece.text
    return piece.kind == "paragraph" and len(text) >= PROSE and ends_sentence(text)
