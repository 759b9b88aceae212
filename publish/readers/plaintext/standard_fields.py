"""Fields in the head of a standard, a draft or a proposal, that say of which kind and state it is.

`Category: Informational`, `Expires: 8 January 2026`, `Type: Standards Track`: they tell what the
document is, not what it says, above its title and below it. One of them may stand over any text;
two that only such documents have make the others that stand with them fields of the same head.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import ends_sentence
from publish.readers.plaintext.fields import is_contact, is_draft_name
from publish.readers.plaintext.names import is_given
from publish.readers.plaintext.pieces import Kind, Piece
from publish.readers.plaintext.standard_lines import (
    HEADER,
    WORKPLACE,
    is_edition,
    is_of_letter,
    is_of_standard,
    is_series,
    is_stage,
    is_stated,
    part_of,
)

_REACH: Final = 24
_FEWEST: Final = 2
_LONGEST: Final = 100

_OF_HEAD: Final[frozenset[Kind]] = frozenset(
    {"title", "subtitle", "byline", "date", "status", "dropped"}
)
_FIELD: Final = re.compile(r"[^\W\d_][^:：]{1,30}: \S")
"""`Larch-Version: 3.2`, `Status: Draft`"""


def settle_fields(pieces: Sequence[Piece]) -> None:
    """Marks the fields of such a head as what the document states of itself."""
    head = list(itertools.takewhile(_is_of_head, pieces[:_REACH]))
    texts = [piece.text for piece in head if piece.kind != "title"]
    certain = sum(is_of_standard(text) or is_stage(text) for text in texts)
    stated = certain + sum(is_stated(text) or is_edition(text) for text in texts)
    if not certain or stated < _FEWEST or not any(piece.kind == "title" for piece in head):
        return
    for piece in head:
        if _states(piece):
            piece.become("status", f"a field in {HEADER}", 0.9)


def _is_of_head(piece: Piece) -> bool:
    if piece.kind != "paragraph":
        return piece.kind in _OF_HEAD
    return _may_be_field(piece.text) or bool(part_of(piece.text))


def _may_be_field(text: str) -> bool:
    if len(text) > _LONGEST or ends_sentence(text):
        return False
    return is_draft_name(text) or is_series(text) or bool(_FIELD.match(text))


def _states(piece: Piece) -> bool:
    """Whether a line is a field of the document, or how far it has come; whom to ask and who took
    part stay in the text, as in the heads of others."""
    text = piece.text
    if piece.kind in {"paragraph", "subtitle"} and is_stage(text):
        return True
    if piece.kind != "paragraph" or piece.rule == WORKPLACE or not _may_be_field(text):
        return False
    names = (name.partition(" (")[0] for name in text.partition(": ")[2].split(", "))
    return not (is_contact(text) or is_of_letter(text) or any(map(is_given, names)))
