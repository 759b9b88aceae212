"""Quotations by their marks, among the paragraphs."""

from __future__ import annotations

import re
from typing import Final

from publish.readers.plaintext.characters import (
    QUOTES,
    closing,
    columns,
    ends_sentence,
    is_cased,
    starts_upper,
)
from publish.readers.plaintext.names import is_person
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.shape import Shape

_ATTRIBUTION: Final = re.compile(r"\s*(?:—|–|―|--|-)\s?(?=\S)")

_DRAWN: Final = re.compile(r"[—–―-]{4}")
"""`-----BEGIN` and `--------ADVERTISEMENT--------` draw a line, and no dash."""


def find_quotations(pieces: list[Piece], shape: Shape) -> None:
    """Attributions end quotations; a paragraph within quotation marks that has one is a quote."""
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        index += 1
        if piece.kind != "quote" and not (piece.kind == "paragraph" and piece.text[0] in QUOTES):
            continue  # most pieces
        after = pieces[index] if index < len(pieces) else None
        if piece.kind == "paragraph":
            _quote_by_marks(pieces, index - 1, after, shape)
        elif after is not None and _is_attribution(after):
            _attribute(piece, after)
            del pieces[index]
        else:
            _attribute_from_inside(piece)


def _quote_by_marks(pieces: list[Piece], index: int, after: Piece | None, shape: Shape) -> None:
    piece = pieces[index]
    end = closing(piece.text)
    if end is None:
        return
    end += piece.text[end : end + 1] == "."
    rest = piece.text[end:]
    if not rest.strip():
        if after is not None and (_is_attribution(after) or _names_below(piece, after, shape)):
            quote = _as_quote(piece, piece.text, "within quotation marks, attributed below", 0.9)
            _attribute(quote, after)
            pieces[index : index + 2] = [quote]
        return
    match = _ATTRIBUTION.match(rest)
    author = rest[match.end() :] if match else ""
    named = starts_upper(author) or not is_cased(author) or ends_sentence(piece.text[:end])
    if match and named and columns(rest) < 100 and not ends_sentence(rest.rstrip(".")):
        quote = _as_quote(piece, piece.text[:end], "within quotation marks, then its author", 0.85)
        quote.marks += "".join(match[0].split())
        quote.text = rest[match.end() :]
        pieces[index] = quote


def _as_quote(piece: Piece, text: str, rule: str, confidence: float) -> Piece:
    quote = Piece("quote", piece.lines, "", rule, confidence)
    quote.body = [Piece("paragraph", piece.lines, text.strip(), rule, confidence)]
    return quote


def _is_attribution(piece: Piece) -> bool:
    """`— Name` on a line of its own, and no question or sentence that a dash opens."""
    if piece.kind not in {"paragraph", "item"} or columns(piece.text) > 100:
        return False
    dash = piece.marks if piece.kind == "item" else piece.text[:2]
    text = piece.text.lstrip("—–―- ")
    if _DRAWN.match(piece.text):
        return False
    if dash[:1] not in {*"—–―-"} or not text or text[-1] in "?!？！":
        return False
    return starts_upper(text) or not (is_cased(text) or ends_sentence(text))


def _names_below(piece: Piece, after: Piece, shape: Shape) -> bool:
    """`Ann Lee, baker` right below, in one block with what is said."""
    block = piece.first.gap > shape.line_gap >= after.first.gap and after.kind == "paragraph"
    named = is_person(after.text.split(",", 1)[0])
    return block and named and columns(after.text) <= 100 and not ends_sentence(after.text)


def _attribute(quote: Piece, attribution: Piece) -> None:
    text = attribution.text.lstrip("—–―- ")
    dash = attribution.text[: len(attribution.text) - len(text)]
    quote.text = text
    quote.marks += "".join(dash.split()) + attribution.marks
    quote.lines = [*quote.lines, *attribution.lines]


def _attribute_from_inside(quote: Piece) -> None:
    if len(quote.body) > 1 and _is_attribution(quote.body[-1]):
        *quote.body, last = quote.body
        text = last.text.lstrip("—–―- ")
        quote.marks += "".join(last.text[: len(last.text) - len(text)].split())
        quote.text = text
