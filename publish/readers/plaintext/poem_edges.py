"""Where a poem was published first, which stands right below it and is no line of it. Without blank
lines nothing parts that from its last stanza."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import QUOTES, closing
from publish.readers.plaintext.joining import tidy
from publish.readers.plaintext.lines import Line
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import names_sources, words

_LONGEST: Final = 90
_NEAR_END: Final = 4
_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d[)\]]?\.?$")


def part_end(pieces: list[Piece]) -> None:
    """Parts the place of publication, with what stands below it, from the last stanza."""
    index = max((at for at, piece in enumerate(pieces) if piece.kind == "verse"), default=None)
    if index is None or pieces[index].stated:
        return
    verse = pieces[index]
    end = len(verse.lines)
    near = range(max(0, end - _NEAR_END), end)
    at = next((at for at in near if _tells_publication(verse.lines[at].text)), None)
    if at is not None:
        above = [_stanza(verse, verse.lines[:at])] if at else []
        pieces[index : index + 1] = [*above, *map(_paragraph, verse.lines[at:])]


def _paragraph(line: Line) -> Piece:
    return Piece("paragraph", (line,), tidy(line.text), "where the poem was published", 0.75)


def _stanza(verse: Piece, lines: Sequence[Line]) -> Piece:
    return Piece("verse", lines, "", verse.rule, verse.confidence)


def _tells_publication(text: str) -> bool:
    """`First published in The Weir, no. 12.`, `“June” first appeared in The Weir.`, `From Low Water
    (Gorse Press, 2021)`, `Source: The Weir`."""
    if len(text) > _LONGEST:
        return False
    small = text.lower()
    if names_sources(small.partition(":")[0]) and ": " in small:
        return True
    behind = small[closing(text) or 0 :].lstrip() if text[0] in QUOTES else small
    if behind.startswith(words().first_published):
        return True
    return bool(_YEAR.search(text)) and small.startswith(words().taken_from)
