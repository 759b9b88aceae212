"""What stands above a poem, besides its title: who wrote it, and to whom it is given."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import columns, ends_sentence, starts_lower
from publish.readers.plaintext.names import is_given
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import words

RULE: Final = "to whom the poem is given"
_REACH: Final = 5
"""A poem has its title, who wrote it and from which book it is above that line, and no more."""

_MOST: Final = 10
_MOST_OF_TITLE: Final = 6
_LINES: Final = 6
"""So many lines below tell a poem."""

_VERSE: Final = 60
_INITIAL: Final = re.compile(r"\b[^\W\d_a-z]\.$")


def is_dedication(pieces: Sequence[Piece], at: int) -> bool:
    """`For my father, who changed trains here`, `Памяти отца`: a short line that begins as such
    lines do, with nothing but short lines below."""
    text = pieces[at].text
    if not 0 < at < _REACH or not _is_brief(text, _MOST):
        return False
    first, _, whom = text.partition(" ")
    given = first.lower() in words().given_to and (is_given(whom) or _stands_alone(pieces, at))
    told = given or text.lower().startswith(words().dedication)
    return told and _stands_above_verse(pieces, at)


def names_poet(pieces: Sequence[Piece], at: int) -> bool:
    """A full name as the first line of all, what may be a title below it, and a poem below that: a
    stanza begins with no line that could be a title, without a comma."""
    if at or len(pieces) < _REACH or not is_given(pieces[0].text):
        return False
    title = pieces[1].text
    return (
        _is_brief(title, _MOST_OF_TITLE)
        and not is_given(title)
        and (title[-1:].isalnum() or title.endswith(("»", "”", '"')))
        and _stands_above_verse(pieces, 1)
    )


def settle_dedication(pieces: Sequence[Piece]) -> None:
    """Keeps a dedication that the front does not reach from being a heading or a line of verse."""
    for at in range(min(len(pieces), _REACH)):
        if pieces[at].kind == "paragraph" and is_dedication(pieces, at):
            pieces[at].become("paragraph", RULE, 0.8)


def _stands_alone(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line is a block by itself, above one of several lines; or begins with a small
    letter though the one below does not. The first line of a stanza may begin with any word."""
    below = pieces[at + 1 : at + 3]
    if len(below) < 2:
        return False
    apart = pieces[at].first.gap > 0 and below[0].first.gap > 0 and not below[1].first.gap
    return apart or (starts_lower(pieces[at].text) and not starts_lower(below[0].text))


def _is_brief(text: str, most: int) -> bool:
    ended = ends_sentence(text) and not _INITIAL.search(text)  # `for B.K.`
    return len(text) <= _VERSE and len(text.split()) <= most and not ended


def _stands_above_verse(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a poem begins below: several lines, none that is wider, and no list."""
    below = ((piece.kind, line) for piece in pieces[at + 1 :] for line in piece.lines)
    first = list(itertools.islice(below, _LINES))
    short = all(kind != "item" and columns(line.text) <= _VERSE for kind, line in first)
    return len(first) == _LINES and short
