"""A headline far below the first line, told by the text that says its words again.

What a site calls itself, what it says of itself and its lists of pages stand above the headline in
words that nobody lists. But a text speaks of what its headline names, in any language. That alone
tells nothing (a headline may be a play on words, and its subtitle say what it is about), so other
signs have to go with it: lines between the two, or a stop behind the first.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import (
    CJK,
    LONGEST_OF_FRONT,
    asks,
    columns,
    ends_sentence,
    starts_lower,
)
from publish.readers.plaintext.datelines import date_within
from publish.readers.plaintext.evidence import PLAIN
from publish.readers.plaintext.heading_words import is_numbered
from publish.readers.plaintext.kickers import has_credit, status_line
from publish.readers.plaintext.lookalikes import is_way_to
from publish.readers.plaintext.mastheads import Masthead
from publish.readers.plaintext.names import is_person
from publish.readers.plaintext.page_lines import control_line
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.terms import term

_REACH: Final = 6
_PROSE: Final = 80
_LONGEST: Final = 140
_FEWEST: Final = 2
"""So many words of a headline come again …"""

_SHARE: Final = 0.5
"""… and of those that are long enough to tell something this part."""

_FEWEST_OF_HEADLINE: Final = 4
_FEWEST_OF_SHORT: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]{5,}")
_NAMES: Final = re.compile(r"[:：,;] ?")
_STEM: Final = 5
_UNSPACED: Final = re.compile("[\u3040-\u30ff\u4e00-\u9fff]{2,}")


def headed_by_own_words(pieces: Sequence[Piece]) -> Masthead:
    """The headline that other lines say the words of, and what stands above it; nothing, where
    there is none or it stands first."""
    way, title = _ends_way(pieces)
    if title:
        return _below(pieces, way + 1, title, "the way to the page ends with it")
    title = _says_lines_above(pieces)
    if title:
        return _below(pieces, 0, title, "says the words of all lines above")
    title = echoed_title(pieces) or 0
    return _below(pieces, 0, title, "the text says its words again") if title else Masthead()


def _below(pieces: Sequence[Piece], start: int, title: int, rule: str) -> Masthead:
    lines = (at for at in range(start, title) if control_line(pieces[at]).score < PLAIN)
    return Masthead(frozenset(lines), title, rule)


def _ends_way(pieces: Sequence[Piece]) -> tuple[int, int]:
    """Which of the first lines is the way to the page, and which below it says its last part."""
    for way, piece in enumerate(pieces[:_REACH]):
        for at in range(way + 1, min(len(pieces), way + _REACH)):
            if is_way_to(piece.text, pieces[at].text) and _may_be_title(pieces[at]):
                return way, at
    return 0, 0


def _says_lines_above(pieces: Sequence[Piece]) -> int:
    """Which of the first lines begins with the one right above it, and has all others above it in
    its words: `Tarn Rowing Club`, `Race report`, `Race report - Tarn Rowing Club wins`."""
    for at in range(2, min(len(pieces), _REACH)):
        text = pieces[at].text.lower()
        above = [piece.text.lower() for piece in pieces[:at]]
        begun = text.startswith(f"{above[-1]} ") and not ends_sentence(text)
        if begun and all(line in text for line in above) and _may_be_title(pieces[at]):
            return at
    return 0


def echoed_title(pieces: Sequence[Piece]) -> int | None:
    """Which piece is the headline, where the text says its words again, and none of those of the
    first line: right above the text, its day or its credit, with other lines between; right below
    the first line only if that ends in a stop, as what a site says of itself does."""
    start = next((at for at, piece in enumerate(pieces) if not _is_known(piece)), 0)
    text = next((at for at, piece in enumerate(pieces) if _is_prose(piece)), 0)
    if not start + 1 < text <= start + _REACH or any(map(_is_credit, pieces[start : start + 2])):
        return None
    heads = (piece.text[:LONGEST_OF_FRONT] for piece in pieces[text:])
    said = frozenset[str]().union(*map(telling, heads))
    at = text - 1
    while at > start and _is_credit(pieces[at]):
        at -= 1
    above = pieces[start:at]
    if not (above and _may_be_title(above[0]) and telling(above[0].text)):
        return None
    if any(_is_credit(piece) or telling(piece.text) & said for piece in above):
        return None
    own = telling(pieces[at].text)
    again = len(own & said)
    headed = _is_headline(pieces[at]) and again >= max(_FEWEST, _SHARE * len(own))
    return at if headed and _may_stand_above(above, pieces[at].text) else None


def _may_stand_above(above: Sequence[Piece], headline: str) -> bool:
    """Whether lines that the text does not speak of are no title and subtitle: the first ends in a
    stop, or others stand between it and a longer headline."""
    first = above[0].text
    longer = columns(headline) > columns(first) and len(headline.split()) >= _FEWEST_OF_HEADLINE
    stopped = ends_sentence(first) and first[-1] == "."
    return stopped or (longer and len(above) > 1)


def telling(text: str) -> frozenset[str]:
    """The beginnings of the longer words of a text; in Chinese and Japanese, which do not part
    words, each two characters."""
    runs = (match[0] for match in _UNSPACED.finditer(text))
    pairs = (run[at : at + 2] for run in runs for at in range(len(run) - 1))
    longer = (match[0] for match in _WORD.finditer(text.lower()))
    found = (word[:_STEM] for word in longer if not CJK.search(word))
    return frozenset(itertools.chain(found, pairs))


def _is_prose(piece: Piece) -> bool:
    return ends_sentence(piece.text) and columns(piece.text[:LONGEST_OF_FRONT]) > _PROSE


def _may_be_title(piece: Piece) -> bool:
    return piece.kind in {"paragraph", "heading"} and not piece.stated


def _is_known(piece: Piece) -> bool:
    """Whether a line says that it stands above titles."""
    return max(status_line(piece).score, control_line(piece).score) >= PLAIN


def _is_credit(piece: Piece) -> bool:
    """A day or who wrote, which stand next to a headline."""
    return bool(date_within(piece.text)) or has_credit(piece.text)


def _is_headline(piece: Piece) -> bool:
    text = piece.text
    return (
        _may_be_title(piece)
        and columns(text) <= _LONGEST
        and (not ends_sentence(text) or asks(text))
        and (len(text.split()) >= _FEWEST_OF_SHORT or bool(_UNSPACED.search(text)))
        and text[-1] not in ",;:："
        and not (starts_lower(text) or is_numbered(text))
        and not (term(text) and any(map(is_person, _NAMES.split(text))))
    )
