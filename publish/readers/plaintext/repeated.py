"""Lines that a page says twice, one right below the other."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import columns, ends_sentence
from publish.readers.plaintext.pictures import credits_picture, is_picture_file
from publish.readers.plaintext.pieces import Piece

RULE: Final = "said twice, as captions and headlines are"

_AGAIN: Final = "says the line above again"
_HEAD: Final = frozenset({"title", "subtitle"})
_LONG: Final = 40
"""So many columns nobody writes twice to be heard twice."""

_PROSE: Final = 60
_TWICE: Final = 2
_HEAD_OF_PICTURE: Final = 4
_BY: Final = 2
"""So much evidence has a credit with a word for "by"."""

_LONGEST: Final = 300
_LONGEST_CREDIT: Final = 60


def find_repeated(pieces: Sequence[Piece]) -> None:
    """Leaves out the second of two lines that say the same: a page has what its picture shows once
    for those who do not see it and once below it, and its headline in two places. If the second
    also says who took the picture, it is the first that is left out.

    What comes more often is a chorus or the cell of a table, and sentences may be said twice.
    """
    twice_running = {a.text for a, b in itertools.pairwise(pieces) if a.text == b.text}
    said = Counter(piece.text for piece in pieces if piece.text in twice_running)
    begins = next((at for at, piece in enumerate(pieces) if _is_prose(piece)), len(pieces))
    for at, (first, second) in enumerate(itertools.pairwise(pieces), start=1):
        twice = first.text == second.text and said[first.text] == _TWICE
        if twice and first.kind in _HEAD and second.kind in {"subtitle", "paragraph"}:
            second.become("dropped", _AGAIN, 0.8)
        if not first.kind == second.kind == "paragraph" or len(first.lines) > 1:
            continue
        if twice:
            if _is_of_page(pieces, at, head=at <= begins):
                second.become("dropped", _AGAIN, 0.8)
                first.become("paragraph", RULE, 0.7)
        elif _is_caption_of(first.text, second.text):
            first.become("dropped", "said again right below, with who took the picture", 0.8)


def find_alternatives(pieces: Sequence[Piece]) -> None:
    """Leaves out what a page has in the place of pictures, above the title and within the text."""
    _find_picture_files(pieces)
    _find_caption_above(pieces)


def _find_picture_files(pieces: Sequence[Piece]) -> None:
    """Leaves out the names of picture files (`spot_img`) that come several times as lines: a page
    has them in the places of its pictures, and a text names a function once."""
    named = [p for p in pieces if p.kind == "paragraph" and is_picture_file(p.text)]
    said = Counter(piece.text for piece in named)
    for piece in named:
        if said[piece.text] >= _TWICE and not piece.stated:
            piece.become("dropped", "the name of a picture", 0.8)


def _find_caption_above(pieces: Sequence[Piece]) -> None:
    """Leaves out the first line if it comes again below the next with a full stop, and a credit
    below that: so pages have a caption, for those who do not see the picture, above the title. No
    headline gets a stop where it is shown again."""
    head = pieces[:_HEAD_OF_PICTURE]
    if len(head) < _HEAD_OF_PICTURE or any(piece.kind != "paragraph" for piece in head):
        return
    first = head[0]
    title, caption, credit = (piece.text for piece in head[1:])
    again = columns(first.text) >= _LONG and caption == f"{first.text}." and not first.stated
    named = byline(credit) if again and not ends_sentence(title) else None
    if named is not None and named.evidence >= _BY:
        first.become("dropped", "the caption of a picture, which comes again", 0.8)


def _is_of_page(pieces: Sequence[Piece], at: int, *, head: bool) -> bool:
    """Whether the line at `at`, which is that above it, is long, or a few words alone above prose,
    and in the `head` or below prose: in songs and tables others of its length follow."""
    text = pieces[at].text
    if ends_sentence(text) and not credits_picture(text):
        return False
    if columns(text) >= _LONG:
        return True
    beside = [head or _is_prose(pieces[at - 2]), at + 1 < len(pieces) and _is_prose(pieces[at + 1])]
    return len(text.split()) > 1 and all(beside)


def _is_prose(piece: Piece) -> bool:
    text = piece.text
    return piece.kind == "paragraph" and columns(text) >= _PROSE and ends_sentence(text)


def _is_caption_of(text: str, longer: str) -> bool:
    """Whether `longer` is `text` and then who took a picture."""
    if not longer.startswith(text) or len(longer) > _LONGEST or columns(text) < _LONG:
        return False
    behind = longer[len(text) :].strip()
    return 0 < len(behind) <= _LONGEST_CREDIT and credits_picture(longer)
