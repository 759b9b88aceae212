"""Whom a letter or a speech addresses in its first line, and who signs below its last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from publish.readers.plaintext.characters import CJK, ends_sentence
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import plain, starts_with, words

_LONGEST: Final = 160
_LONGEST_SIGNER: Final = 60
_MOST_BEHIND_COLON: Final = 2
_MOST_SIGNERS: Final = 4
"""Below the words that take leave: a name, an office, a body, a place."""


def is_salutation(text: str) -> bool:
    """`Dear members,`, `Madam President, Excellencies:`, `Liebe Kolleginnen und Kollegen`.

    It begins with a word of address and does not end like a sentence of statement.
    """
    if not text or len(text) > _LONGEST or (ends_sentence(text) and text[-1] not in "!！"):
        return False
    if CJK.match(text):
        if text.endswith(words().addressed_end) and len(text) <= _LONGEST_ADDRESS:
            return True
        return text[-1] in "：:，,！!" and text.startswith(tuple(words().salutation))
    if text.split(maxsplit=1)[0].strip(",:;!.").lower() not in _first_words():
        return False  # nearly all lines
    first, *more = (word.strip(",:;!.").lower() for word in text.split()[:3])
    two = f"{first} {more[0]}" if more else first
    listed = words().salutation
    if first in words().dear and len(text.partition(": ")[2].split()) > _MOST_BEHIND_COLON:
        return False  # `Dear Ann: Turn off the tap, now!`, of a column
    if two in listed or (first in listed and (text[-1] in ",:!，：！" or text.count(",") > 0)):
        return True
    return (
        first in listed and len(text.split()) <= 6 and text[-1].isalpha() and first in words().dear
    )


@cache
def _first_words() -> frozenset[str]:
    """The first words of those that address somebody."""
    return words().dear | {phrase.partition(" ")[0] for phrase in words().salutation}


_LONGEST_ADDRESS: Final = 24


def takes_leave(text: str) -> bool:
    """`Kind regards`, `Yours sincerely,`, `Beste Grüße,`: what stands above the name of who signs.

    Without its comma, `Best practices` begins as leave is taken, too: then every word must say so.
    """
    name = plain(text.rstrip(",，،"))
    if not name or (ends_sentence(text) and text[-1] not in "!！"):
        return False
    if text[-1] in ",，،!！":
        return starts_with(name, words().closing)
    closing = _closing()
    return name in closing or closing.issuperset(name.split())


@cache
def _closing() -> frozenset[str]:
    return frozenset(words().closing)


def is_signer(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a short line says who wrote a letter: it stands close below the words that take
    leave, or right above those that bring in quoted mail, and nothing longer below it than a short
    sentence (`I work from Monday to Thursday.`)."""
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    if after is not None and _brings_in_mail(pieces, index + 1):
        return True
    if after is not None and (after.kind != "paragraph" or len(after.text) > _LONGEST_SIGNER):
        return False
    for piece in reversed(pieces[max(0, index - _MOST_SIGNERS) : index]):
        if piece.kind == "paragraph" and takes_leave(piece.text):
            return True
        if piece.kind != "paragraph" or not _may_sign(piece.text):
            return False
    return False


def _brings_in_mail(pieces: Sequence[Piece], index: int) -> bool:
    """`On 18 February Ben Lee wrote:`, or by which address, with lines below that begin with >."""
    below = pieces[index + 1] if index + 1 < len(pieces) else None
    piece = pieces[index]
    quoted = below is not None and below.kind == "quote" and below.marks.startswith(">")
    if not quoted or piece.kind != "paragraph" or piece.text[-1] not in ":：":
        return False
    return "@" in piece.text or any(c.isdigit() for c in piece.text)


def _may_sign(text: str) -> bool:
    return len(text) <= _LONGEST_SIGNER and not ends_sentence(text)
