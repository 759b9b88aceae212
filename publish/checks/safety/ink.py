"""What is in the text of a page can be seen on it.

Each page is drawn, and where a word is to stand something must: words that are invisible, cut off,
covered, switched off or as white as the paper leave one colour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from typing import Any, Final

from publish.checks.claim import Claim
from publish.checks.facts import said
from publish.checks.read.pdf import opening
from publish.checks.read.pdf.content import Pages, Piece

_SCALE: Final = 1.0
"""Pixels a point."""
_CONTRAST: Final = 24
"""Steps of grey, of 255, by which ink must differ from what is around it."""
_SMALLEST: Final = 2.0
"""Points of height below which nobody reads a letter."""


def of_ink(data: bytes, set_: Pages, pictured: Set[tuple[int, int]]) -> Iterator[Claim]:
    """Words of which nothing is seen, the first of each page.

    `pictured` are pages and numbers of marked content that is of pictures: the words in one are as
    small as it is shown, and nobody needs them who has its alternative text, or that it has none.
    """
    words: defaultdict[int, list[Piece]] = defaultdict(list)
    for piece in set_.pieces:
        if piece.box is None or not any(c.isalnum() for c in said(piece.text)):
            continue
        is_drawn = piece.artifact == "drawing" or (piece.page, piece.mcid) in pictured
        if not (is_drawn and _is_tiny(piece)):
            words[piece.page].append(piece)
    document = opening.document(data)
    try:
        for number in range(len(document)):
            page = document[number]
            bitmap = page.render(scale=_SCALE, grayscale=True, may_draw_forms=False)
            unseen = next((p for p in words[number] if not _is_seen(p, bitmap, set_)), None)
            bitmap.close()
            page.close()
            if unseen is not None:
                yield Claim(
                    column="words",
                    code="unseen",
                    message="words are in the text of a page that nobody can see on it",
                    found=said(unseen.text),
                    where=f"page {number + 1}",
                )
    finally:
        document.close()


def _is_tiny(piece: Piece) -> bool:
    left, bottom, right, top = piece.box or (0.0, 0.0, 0.0, 0.0)
    return top - bottom < _SMALLEST and right - left < _SMALLEST


def _is_seen(piece: Piece, bitmap: Any, set_: Pages) -> bool:
    """Whether the drawn page is of more than one colour where the words are to stand."""
    if _is_tiny(piece):
        return False
    left, bottom, right, top = piece.box or (0.0, 0.0, 0.0, 0.0)
    height = set_.sizes[piece.page][1]
    around = 1 if right - left < _SMALLEST else 0  # drawing moves narrow letters by a pixel
    columns = slice(max(0, int(left * _SCALE) - around), max(0, int(right * _SCALE) + 1 + around))
    first, last = max(0, int((height - top) * _SCALE)), int((height - bottom) * _SCALE) + 1
    darkest, lightest = 255, 0
    for row in range(first, min(last, bitmap.height)):
        start = row * bitmap.stride
        pixels = bytes(bitmap.buffer[start : start + bitmap.width])[columns]
        if pixels:
            darkest, lightest = min(darkest, *pixels, 255), max(lightest, *pixels, 0)
            if lightest - darkest >= _CONTRAST:
                return True
    return False
