"""A title that is underlined as no other line of its text is.

Whoever sets a row of `=` under one line, and rows of `-` or none under all others, says which one
is the title, whatever stands above it: the body, the kind of paper, its number, who wrote it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.bylines import byline
from publish.readers.plaintext.characters import ends_sentence, is_capitals
from publish.readers.plaintext.evidence import PLAIN
from publish.readers.plaintext.heading_words import heads_section
from publish.readers.plaintext.issuers import is_issuer
from publish.readers.plaintext.kickers import has_credit, status_line
from publish.readers.plaintext.mastheads import Masthead
from publish.readers.plaintext.names import is_given
from publish.readers.plaintext.no_titles import is_no_title
from publish.readers.plaintext.page_lines import control_line
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.possible_roles import is_text
from publish.readers.plaintext.untitled import UNDERLINED, sign_below

RULE: Final = "the only line that is underlined so"

_TITLES: Final = "="
_FEWEST_OF_FIRST: Final = 4
_CREDITED: Final = 2.0


def sole_underlined(pieces: Sequence[Piece], rest: Sequence[Piece]) -> Masthead:
    """The first of `pieces` with a row of `=` under it, if none of `rest` further down has one and
    no text stands above it; nothing, where there is none.

    A line that heads sections by its words is one: the title of that text has no line below it.
    """
    at = next((at for at, piece in enumerate(pieces) if _is_underlined(piece)), None)
    above = pieces[:at]
    if at is None or any(not _is_line(piece) or is_text(piece) for piece in above):
        return Masthead()
    if not at and not _reads_as_title(pieces[0]):
        return Masthead()
    again = any(_is_underlined(piece) for piece in rest[at + 1 :])
    if again or heads_section(pieces[at].text):
        return Masthead()
    lines = (line for line, piece in enumerate(above) if not _is_known(piece))
    return Masthead(frozenset(lines), at, RULE)


def _reads_as_title(piece: Piece) -> bool:
    """Whether a first line has as many words as few names of papers, kinds of text and bodies have,
    and is known for none: these are underlined, too."""
    text = piece.text
    few = len(text.split()) < _FEWEST_OF_FIRST or is_capitals(text) or text[-1] in ",:"
    if few or is_issuer(text) or is_no_title(text) or status_line(piece).score >= PLAIN:
        return False
    found = byline(text)
    return found is None or found.evidence < _CREDITED


def _is_underlined(piece: Piece) -> bool:
    return piece.rule == UNDERLINED and sign_below(piece) == _TITLES


def _is_line(piece: Piece) -> bool:
    return piece.kind in {"paragraph", "heading"}


def _is_known(piece: Piece) -> bool:
    """Whether a line is known by itself: who wrote it, a control of the page, a sentence."""
    found = byline(piece.text)
    named = found is not None and bool(found.authors) and all(map(is_given, found.authors))
    named = named or has_credit(piece.text)
    return named or control_line(piece).score >= PLAIN or ends_sentence(piece.text)
