"""Texts without a title: what stands first is the first of several lines of one form.

A title is one of a kind in its text. Where the first line has the number 1 and another the number
2, or several later ones are underlined with its sign, have a town before a colon as it has, or the
letter of who speaks, it is their fellow. The first line of a poem's first stanza is none either.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import columns, ends_sentence
from publish.readers.plaintext.kickers import has_credit
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.stanzas import STANZA, VERSE_COLUMNS
from publish.readers.plaintext.words import either, plain, words

_FEWEST: Final = 2
_LONGEST: Final = 120
_PROSE: Final = 80
_NUMBER: Final = re.compile(r"(\d{1,2})[.)]\s+[^\W\d_]")
_COUNTED: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.?\s+[^\W\d_]")
_STANZAS: Final = 3
_PLACED: Final = re.compile(r"([^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_a-z][^\W\d_]+)?): [^\W_].{8,}")
_SPEAKS: Final = re.compile(r"([^\W\d_a-z])(?:\.\s?[-–—]|:|\s[-–—])\s?[¿¡]?[^\W\d_a-z]")
UNDERLINED: Final = "underlined"


def is_one_of_row(rest: Sequence[Piece]) -> bool:
    """Whether the first of the pieces is a fellow of later ones, so that none is a title."""
    if len(rest) <= _FEWEST or rest[0].kind not in {"heading", "paragraph"}:
        return False
    return _is_numbered(rest) or _is_underlined(rest) or _is_placed(rest) or _speaks(rest)


def is_counted(pieces: Sequence[Piece], at: int) -> bool:
    """`1.1 Apologies`, and further down `1.2 Minutes of the last meeting`: what is counted on is of
    the text, wherever it stands."""
    first = _COUNTED.match(pieces[at].first.text)
    below = (_COUNTED.match(piece.first.text) for piece in pieces[at + 1 :]) if first else ()
    return first is not None and any(
        found and found[1] == first[1] and int(found[2]) == int(first[2]) + 1 for found in below
    )


def verse_begins(rest: Sequence[Piece], reach: int) -> int:
    """Which of the first pieces begins the stanzas of a poem, whose lines are no title; `reach` if
    none does."""
    starts = (at for at in range(min(reach, len(rest))) if not at or rest[at].first.gap)
    return next((at for at in starts if _is_verse(rest[at:])), reach)


def _is_verse(pieces: Sequence[Piece]) -> bool:
    """Whether the first lines are a stanza: they stand together, are as many as those of each of
    the next stanzas, and none is wider than verse is."""
    sizes: list[int] = []
    stanzas: list[str] = []
    for line in itertools.chain.from_iterable(piece.lines for piece in pieces):
        if line.gap or not sizes:
            if len(sizes) == _STANZAS:
                break
            sizes.append(0)
        if columns(line.text) > VERSE_COLUMNS:
            return False
        sizes[-1] += 1
        stanzas.append(line.text)
    alike = len(sizes) == _STANZAS and len(set(sizes)) == 1 and sizes[0] >= STANZA
    return alike and not any(map(has_credit, stanzas))


def _is_numbered(rest: Sequence[Piece]) -> bool:
    """`1. Introduction`, text, `2. What we collect`."""
    first = _NUMBER.match(rest[0].first.text)
    if first is None or int(first[1]) != 1 or not _is_short(rest[0]):
        return False
    after = (_NUMBER.match(piece.first.text) for piece in rest[2:] if _is_short(piece))
    return rest[1].kind != "item" and any(found and int(found[1]) == 2 for found in after)


def _is_underlined(rest: Sequence[Piece]) -> bool:
    """Above several paragraphs, and as later headings are; what stands above one may introduce the
    whole."""
    first = rest[0]
    if first.rule != UNDERLINED:
        return False
    lined = (at for at, piece in enumerate(rest) if piece.rule == UNDERLINED)
    alike = [at for at in lined if sign_below(rest[at]) == sign_below(first)]
    return len(alike) > _FEWEST and alike[1] > _FEWEST


def _is_placed(rest: Sequence[Piece]) -> bool:
    """`Halden: Ferry runs aground`, a report, `Hull: …`, a report, and so on: the news of several
    towns."""
    if not _heads_report(rest, 0):
        return False
    places = [
        _PLACED.fullmatch(rest[at].text) for at in range(len(rest)) if _heads_report(rest, at)
    ]
    named = {found[1] for found in places if found is not None}
    short = sum(1 for piece in rest if piece.kind == "paragraph" and _is_short(piece))
    return len(named) > _FEWEST and len(named) == short


def _heads_report(rest: Sequence[Piece], at: int) -> bool:
    """Whether a line has a name before its colon and prose below it."""
    below = rest[at + 1] if at + 1 < len(rest) else None
    found = _PLACED.fullmatch(rest[at].text) if _is_short(rest[at]) else None
    kinds = either(words().genre, words().status, words().kicker)
    told = found is not None and plain(found[1]) not in kinds
    return told and below is not None and ends_sentence(below.text) and columns(below.text) > _PROSE


def _speaks(rest: Sequence[Piece]) -> bool:
    """`P.- ¿Cómo empezó?` above `R.- …`, each more than once: the letters of who asks and who
    answers."""
    if _SPEAKS.match(rest[0].first.text) is None:
        return False  # most texts
    said = [found[1] for piece in rest if (found := _SPEAKS.match(piece.first.text)) is not None]
    if len(set(said)) != _FEWEST:
        return False
    return all(said.count(letter) >= _FEWEST for letter in said)


def _is_short(piece: Piece) -> bool:
    return columns(piece.text) <= _LONGEST and not ends_sentence(piece.text)


def sign_below(piece: Piece) -> str:
    """The sign of the row that underlines a heading."""
    return piece.lines[-1].text.strip()[:1]
