"""The head of testimony that is set line by line: `Statement of`, the witness and what he or she
does, `before the`, the committee and its house, and below all that what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import asks, columns, ends_sentence
from publish.readers.plaintext.datelines import date_within
from publish.readers.plaintext.kickers import is_body
from publish.readers.plaintext.letterheads import Letterhead
from publish.readers.plaintext.names import is_given, is_person
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import plain, words

_OF: Final = re.compile(r"(?:[^\W\d_]+ ){1,3}(?:of|by)$", re.IGNORECASE)
_BEFORE: Final = re.compile(r"(?:submitted |presented |delivered )?(?:to|before)(?: the)?$")
_BEFORE_BODY: Final = re.compile(
    r"(?:submitted |presented |delivered )?(?:to|before) the \S", re.IGNORECASE
)
_LOOKED_AT: Final = 11
_MOST_OF_WITNESS: Final = 4
_LONGEST_LINE: Final = 110


def testimony(pieces: Sequence[Piece]) -> Letterhead | None:
    """What stands above the title of testimony: `issuers` are the committee and the words between,
    `officers` the witness. None, where one of the parts is missing, or no line is left for the
    title."""
    head = pieces[:_LOOKED_AT]
    before = next((at for at, piece in enumerate(head) if _opens_body(piece.text)), 0)
    opening = next((at for at in range(before) if _names_speech(head[at].text)), before)
    witness = range(opening + 1, before)
    if not 0 < len(witness) <= _MOST_OF_WITNESS or not _names_person(head[opening + 1].text):
        return None
    title = before + 1
    while title < len(head) and _is_above_title(head[title].text):
        title += 1
    if title >= len(head) or not _may_be_title(head[title]) or not all(map(_is_line, head[:title])):
        return None
    dated = {at for at in range(title) if date_within(head[at].text)}
    above = {*range(opening + 1), *range(before, title)} - dated
    return Letterhead(frozenset(above), frozenset(witness))


def is_witness(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a name stands right below `Statement of`."""
    return at > 0 and _names_speech(pieces[at - 1].text) and _names_person(pieces[at].text)


def _names_speech(text: str) -> bool:
    """`Statement of`, `Prepared Testimony of`: a line that breaks off above the name."""
    return bool(_OF.match(text)) and not words().speech.isdisjoint(text.lower().split())


def _names_person(text: str) -> bool:
    name = text.partition(",")[0]
    return is_given(name) or is_person(name)


def _opens_body(text: str) -> bool:
    return bool(_BEFORE.match(plain(text)) or _BEFORE_BODY.match(text))


def _is_above_title(text: str) -> bool:
    """Whether a line is of the committee and its house, a day, or `concerning`."""
    house = is_body(text) or text.lower().removeprefix("the ") in words().chamber
    return house or plain(text) in words().hearing or bool(date_within(text))


def _is_line(piece: Piece) -> bool:
    closed = ends_sentence(piece.text) and not asks(piece.text)
    short = columns(piece.text) <= _LONGEST_LINE and not closed
    return piece.kind in {"paragraph", "heading"} and short and not piece.stated


def _may_be_title(piece: Piece) -> bool:
    return _is_line(piece) and piece.text[-1] not in ",;:"
