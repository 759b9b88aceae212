"""Captions: `Table 2: Who came` right above or below a table."""

from __future__ import annotations

import re
from typing import Final

from publish.captions import CHART, FIGURE, TABLE, caption_label
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import either, may_be_one_of

_LONGEST: Final = 300
_OTHER: Final = -1
"""For a number that no count gives, as `2.1` or `IV`."""
_CAPTION: Final = re.compile(
    r"([^\W\d_]{1,12}\.?)\s?(\d{1,3})?\s?(?:[.:：–—-]\s?|\s(?=[^\W\d_a-z])|　)(?=\S)"
)


def is_caption(text: str) -> bool:
    """Whether a line names a table or figure by its word and number."""
    names = either(TABLE, FIGURE, CHART)
    match = _CAPTION.match(text) if may_be_one_of(text, names) else None
    return (
        match is not None
        and match[1].lower().rstrip(".") in names
        and (match[2] is not None or text[match.end(1)] in ":：")
    )


def find_captions(pieces: list[Piece]) -> None:
    """Gives tables their captions.

    Whoever sets the document counts its tables. So the captions are taken when their numbers are
    what that count will give, 1, 2, 3 …; otherwise they stay paragraphs, and say what they said.
    `normalize` takes the typed number away.
    """
    found: list[tuple[Piece, Piece]] = []
    taken: set[int] = set()
    for index, piece in enumerate(pieces):
        if piece.kind != "table":
            continue
        beside = (pieces[at] for at in (index - 1, index + 1) if 0 <= at < len(pieces))
        caption = next((p for p in beside if _captions(p) and id(p) not in taken), None)
        if caption is not None:
            found.append((piece, caption))
            taken.add(id(caption))
    numbers = [_number(caption) for _, caption in found]
    if any(number not in {0, at} for at, number in enumerate(numbers, start=1)):
        return
    for table, caption in found:
        _give(table, caption)
    pieces[:] = [piece for piece in pieces if id(piece) not in taken]


def _captions(piece: Piece) -> bool:
    if piece.kind != "paragraph" or piece.stated or len(piece.text) > _LONGEST:
        return False
    label = caption_label(piece.text)
    return label is not None and label.kind == "table" and label.end < len(piece.text)


def _number(piece: Piece) -> int:
    label = caption_label(piece.text)
    if label is None or not label.number:
        return 0
    return int(label.number) if label.number.isdecimal() else _OTHER


def _give(table: Piece, caption: Piece) -> None:
    caption.rule = "the caption of the table"
    table.body = [caption]
    before = caption.first.number < table.first.number
    table.lines = [*caption.lines, *table.lines] if before else [*table.lines, *caption.lines]
