"""Notices above a headline: to whom an announcement may not be released, that it contains inside
information, what the series is that a text belongs to; or among the lines below it: whose views
these are.

They are sentences as long as those of the text, and lines of the head stand below them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import (
    asks,
    columns,
    ends_in_hour,
    ends_sentence,
    is_capitals,
)
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import plain, starts_with, words

_SHORTEST: Final = 80
_LONGEST_LINE: Final = 120


def past_notices(pieces: Sequence[Piece], reach: int) -> list[Piece]:
    """The pieces but for the notices among the first `reach`, if lines of a head stand below them;
    they stay in the text."""
    notices = [
        at
        for at, piece in enumerate(pieces[:reach])
        if (at > 0 and _is_notice(piece))
        or _warns(piece)
        or (at == 0 and _speaks_of_page(piece))
        or (at > 0 and _tells_of_series(piece, pieces[0]))
    ]
    below = pieces[notices[-1] + 1 : notices[-1] + 2] if notices else []
    if not any(map(_is_line, below)) or not any(map(_is_prose, pieces)):
        return list(pieces)
    return [piece for at, piece in enumerate(pieces) if at not in notices]


def _is_notice(piece: Piece) -> bool:
    """Whether a piece is a sentence or more in capitals, or has words of such a notice."""
    return _is_long(piece) and (is_capitals(piece.text) or _has_words(piece.text))


def _warns(piece: Piece) -> bool:
    """Whether a piece is in capitals and has words of such a notice, which needs no line above."""
    return _is_notice(piece) and is_capitals(piece.text) and _has_words(piece.text)


def _has_words(text: str) -> bool:
    return any(part in text.lower() for part in words().notice_within)


def _speaks_of_page(piece: Piece) -> bool:
    """`We use cookies to make this site better.`: what a page says of itself, above all else."""
    long = piece.kind == "paragraph" and len(piece.text) >= _SHORTEST
    return long and any(part in piece.text.lower() for part in words().page_within)


def _tells_of_series(piece: Piece, first: Piece) -> bool:
    """`NTSS Commentary is a platform for …`, below `NTSS COMMENTARY`: what some set above each
    title of a series."""
    name = plain(first.text)
    return _is_long(piece) and starts_with(piece.text.lower(), (f"{name} is", f"{name} are"))


def _is_prose(piece: Piece) -> bool:
    """What a text has that is not written in capitals as a whole."""
    return _is_long(piece) and not is_capitals(piece.text)


def _is_long(piece: Piece) -> bool:
    return piece.kind == "paragraph" and len(piece.text) >= _SHORTEST and ends_sentence(piece.text)


def _is_line(piece: Piece) -> bool:
    text = piece.text
    ended = ends_sentence(text) and not ends_in_hour(text)
    return columns(text) <= _LONGEST_LINE and (asks(text) or not ended)
