"""What numbers that count on tell: rows of lines none of which heads anything, and lines that are
all that a section says."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext import clauses, marks
from publish.readers.plaintext.captions import is_caption
from publish.readers.plaintext.characters import ends_sentence
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.rows import BY_WORDS
from publish.readers.plaintext.words import words

_STAR: Final = "*"
_LETTERED: Final = re.compile(r"\(?(\d{1,2})([a-z])[.)]\s")
"""`1a) `: a letter behind a figure."""

_FEWEST: Final = 3
_WORDY: Final = 6
_LABELLED: Final = re.compile(
    r"([^\W\d_][^\d:：.!?,;()]{0,24}?)[\s.°º]{0,3}(\d{1,2})(?:\s?[:：.．、)–—]|\s-)\s?\S"
)
"""`Myth 1: …`, `Q4. …`, `Idée fausse n° 2 : …`"""

_LONGEST_HEADING: Final = 120
_MOST_OF_THREE: Final = 2 / 3
_SECTION: Final = re.compile(r"(\d{1,4})[.)]?\s")


def settle_rows(pieces: Sequence[Piece]) -> None:
    """Lines right below one another that count on (`1a)`, `1b)`, `1c)`) are of one kind: where the
    first of three or more is no heading, none is. A star before a mark is no part of it."""
    start = 0
    for index in range(1, len(pieces) + 1):
        if index < len(pieces) and _counts_on(pieces[index - 1], pieces[index]):
            continue
        if index - start >= _FEWEST:
            _settle(pieces[start:index])
        start = index


def settle_labels(pieces: Sequence[Piece]) -> None:
    """Lines that begin with one label and count on (`Myth 1: …`, `Myth 2: …`), three or more of
    them, each with a list or longer sentences below, are of one kind: where two of three are
    headings all are, and so where no sentence ends with any. Captions are none."""
    counted: defaultdict[str, list[tuple[int, Piece]]] = defaultdict(list)
    for piece, below in itertools.pairwise(pieces):
        text = piece.text
        if piece.kind not in {"paragraph", "heading"} or len(text) > _LONGEST_HEADING:
            continue
        match = _LABELLED.match(text)
        if match is None or is_caption(text) or match[1].lower() in words().picture:
            continue
        if below.kind == "item" or (_has_said(below) and len(below.text) > len(text)):
            counted[match[1].strip().lower()].append((int(match[2]), piece))
    for row in counted.values():
        numbers = [number for number, _ in row]
        if len(row) < _FEWEST or numbers != list(range(numbers[0], numbers[0] + len(row))):
            continue
        heads = sum(1 for _, piece in row if piece.kind == "heading")
        open_end = not any(ends_sentence(piece.text) for _, piece in row)
        if heads >= _MOST_OF_THREE * len(row) or open_end:
            for _, piece in row:
                if piece.kind == "paragraph":
                    piece.become("heading", "counts on as other headings do", 0.75)


def _has_said(piece: Piece) -> bool:
    return piece.kind == "paragraph" and (ends_sentence(piece.text) or piece.text[-1] in ":：")


def settle_sections(pieces: Sequence[Piece]) -> None:
    """A line between two headings that count on (`3. Apologies`, `Cllr Ann Lee`, `4. Minutes`) is
    all that the first of them says; so is, in more than a few words, the last one above the second:
    who numbers what is dealt with parts nothing within by phrases that head no text. Names of parts
    that stand above a number have few words, or capitals."""
    numbers = [_section(piece) for piece in pieces]
    if sum(1 for number in numbers if number) < _FEWEST:
        return
    last = 0
    for index in range(1, len(pieces) - 1):
        last = numbers[index - 1] or last
        piece = pieces[index]
        if piece.kind != "heading" or numbers[index] or piece.rule not in BY_WORDS:
            continue
        if not last or numbers[index + 1] != last + 1:
            continue
        if numbers[index - 1] or len(piece.text.split()) >= _WORDY:
            piece.become("paragraph", "all or the last that a numbered section says", 0.8)


def _section(piece: Piece) -> int:
    """The number of a heading that counts on, or 0."""
    match = _SECTION.match(piece.text) if piece.kind == "heading" else None
    return int(match[1]) if match else 0


def _settle(row: Sequence[Piece]) -> None:
    if row[0].kind == "heading":
        return
    for piece in row:
        if piece.kind == "heading":
            piece.become("paragraph", "one of a row that counts on", 0.8)


def _counts_on(above: Piece, piece: Piece) -> bool:
    if piece.kind not in {"paragraph", "heading"} or above.kind not in {"paragraph", "heading"}:
        return False
    if piece.first.gap or above.rule == clauses.FIELD:
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
