"""What a review says of the work that it is on, among the lines of its head: title, author, pages,
publisher and price, as papers set them between who reviews and the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.pieces import Piece

_LONGEST: Final = 160
_REACH: Final = 2
"""A translator or a publisher may stand between an author and the pages."""

_PAGES: Final = re.compile(
    r"\b\d{2,4}\s?(?:pp?|pages|Seiten|S|páginas|págs?|pagine|pagg?|blz|sider)\b"
)
_PRICE: Final = re.compile(
    r"[£€$¥₹]\s?\d|\d\s?(?:€|euros?\b|kr\b)|\bISBN\b|\b97[89][\d -]{9,14}\d\b"
)
_STARS: Final = re.compile("[★☆⭐\ufe0f½]{3,12}")


def tells_extent(text: str) -> bool:
    """`320pp. Larkrise. £25.`, `Larkrise, 320 pages, ISBN …`: how long a book is, and what it
    costs or under which number it is sold."""
    return len(text) <= _LONGEST and bool(_PAGES.search(text)) and bool(_PRICE.search(text))


def is_rating(text: str) -> bool:
    """`★★★★☆`: how good a critic calls the work."""
    return _STARS.fullmatch(text) is not None


def is_of_work(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a credit among the first lines is of the work under review: who reviews is named
    above, and the line that tells its extent stands right below."""
    below = pieces[at + 1 : at + 1 + _REACH]
    if not any(piece.kind == "paragraph" and tells_extent(piece.text) for piece in below):
        return False
    credits_above = (byline(piece.text) for piece in pieces[1:at])
    return any(
        found is not None and found.authors and found.evidence > 0 for found in credits_above
    )
