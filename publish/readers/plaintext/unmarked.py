"""Lists whose items have no marks: what a dish needs, who is appointed to what, what is on when.

A word for what is needed, or a colon, promises members; that each line below begins with an amount,
or is parted by the same sign once, shows them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext import settled
from publish.readers.plaintext.characters import ends_sentence
from publish.readers.plaintext.heading_words import REACHED_BY
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.rows import is_prose
from publish.readers.plaintext.salutations import is_salutation
from publish.readers.plaintext.words import is_one_of, plain, words

RULE: Final = "one of several of a form, below what leads in to them"
_FEWEST: Final = 3
_MOST_WORDS: Final = 20
_MOST_NEEDED: Final = 16
_MOST_PLAIN: Final = 6
_MOSTLY: Final = 0.6
_AMOUNT: Final = re.compile(
    r"(?!(?:1\d|20)\d\d\b|\d{1,2}[.:]\d\d\b)"
    r"(?:\d[\d.,/½¼¾⅓⅔⅛–-]*|[½¼¾⅓⅔⅛])(?: [\d½¼¾⅓⅔⅛][\d/]*)? ?\(?[^\W\d_]"
)
"""`450 g`, `1 1/2 cups`, `2 (400g) tins`; no year and no hour."""

_PARTED: Final = re.compile(r"[^–—,]*[^–—,\s]( [–—,] )\S")


def find_unmarked(pieces: Sequence[Piece]) -> None:
    """Makes items of lines of one form below a line that leads in to them."""
    at = 1
    while at < len(pieces):
        end = _end(pieces, at) if _leads_in(pieces[at - 1]) else at
        if end == at:
            at += 1
            continue
        needed = plain(pieces[at - 1].text) in words().needed
        heads = end < len(pieces) and _may_head(pieces[end - 1], pieces[end])
        for piece in _listed(pieces[at : end - heads], needed=needed):
            piece.become("item", RULE, 0.7)
        at = end


def _leads_in(piece: Piece) -> bool:
    if piece.kind not in {"paragraph", "heading"} or not piece.text:
        return False
    if is_one_of(piece.text, words().needed):
        return True
    return piece.kind == "paragraph" and piece.text[-1] in ":：" and not is_salutation(piece.text)


def _end(pieces: Sequence[Piece], start: int) -> int:
    """Where the short lines from `start` on end."""
    end = start
    while end < len(pieces) and _may_be_item(pieces[end]):
        end += 1
    return end


def _may_head(last: Piece, below: Piece) -> bool:
    """Whether the last line has no amount and no sign, and prose stands below it."""
    return is_prose(below) and not (_AMOUNT.match(last.text) or _PARTED.match(last.text))


def _may_be_item(piece: Piece) -> bool:
    text = piece.text
    return (
        piece.kind == "paragraph"
        and len(piece.lines) == 1
        and piece.rule not in settled.NO_HEADINGS
        and len(text.split()) <= _MOST_WORDS
        and not ends_sentence(text)
        and text[-1] not in ":："
        and plain(text) not in words().section
        and not REACHED_BY.search(text)
    )


def _listed(run: Sequence[Piece], *, needed: bool) -> Sequence[Piece]:
    """Those of the lines that are items: all but names of parts of what is needed (`For the
    filling`), or none."""
    items = [p for p in run if p.text.split(" ")[0].lower() not in words().on_behalf]
    if len(items) < _FEWEST:
        return ()
    amounts = sum(1 for p in items if _AMOUNT.match(p.text))
    brief = all(len(p.text.split()) <= _MOST_NEEDED for p in items)
    if brief and amounts >= _MOSTLY * len(items) and amounts >= _FEWEST:
        return items
    if needed and all(len(p.text.split()) <= _MOST_PLAIN for p in items):
        return items
    signs = {match[1] if (match := _PARTED.match(p.text)) else "" for p in run}
    return run if len(signs) == 1 and "" not in signs else ()
