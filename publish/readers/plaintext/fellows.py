"""Headings of a form that no line has by itself: a colon behind each, or the same signs before."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import (
    QUOTES,
    asks,
    ends_sentence,
    starts_lower,
    title_case_share,
)
from publish.readers.plaintext.heading_words import closes, may_head
from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.names import bears_given_name, is_honoured
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.salutations import is_salutation

_FEWEST: Final = 3
_LIKE_NAMES: Final = 0.9
_MOST_NAMED: Final = 7
_MOST_SMALL: Final = 4
_MOST_SIGNED: Final = 8
_PROSE: Final = 40
_SET: Final = frozenset({"item", "table", "code", "definition"})

_SIGNED: Final = re.compile(r"([-–—=*~_+]{3,8}) ?([^\W\d_].*?)(?: ?[-–—=*~_+]{3,8})?$")
"""`---Passwords`, `*** Overview ***`"""


def find_fellows(pieces: Sequence[Piece]) -> None:
    """Makes headings of lines whose form three or more different ones share."""
    _find_signed(pieces)
    _find_labels(pieces)


def _find_signed(pieces: Sequence[Piece]) -> None:
    """`---Encryption`, `---What to read next?`: signs that part what stands above from a heading,
    each with text of its own below."""
    found: dict[str, list[tuple[Piece, str]]] = {}
    for piece, below in itertools.pairwise(pieces):
        if piece.kind != "paragraph" or piece.text[:1].isalpha():
            continue  # nearly all
        match = _SIGNED.match(piece.text)
        if match is None or _SIGNED.match(below.text) or below.kind not in _SET | {"paragraph"}:
            continue
        signs, name = match.groups()
        said = ends_sentence(name) and not asks(name)
        if said or starts_lower(name) or "/" in name or len(name.split()) > _MOST_SIGNED:
            continue  # `--- Original message ---` comes again, `--- a/gate.c` is a patch
        found.setdefault(signs, []).append((piece, name))
    for signs, same in found.items():
        if len({name for _, name in same}) == len(same) >= _FEWEST:
            for piece, name in same:
                piece.become("heading", "the same signs before each", 0.8)
                if piece.kind == "heading":
                    piece.text, piece.marks = name, signs


def _find_labels(pieces: Sequence[Piece]) -> None:
    """`Key Terms to Know:`, `Using the API:`: names with a colon that part a text that nothing else
    parts, or few words above prose. Words that lead in to lists are small, and who speaks comes
    again or is somebody's name."""
    found = [
        index for index in range(1, len(pieces) - 1) if _is_label(pieces[index - 1], pieces[index])
    ]
    if len(found) < _FEWEST or len({pieces[index].text for index in found}) < len(found):
        return
    named = [at for at in found if title_case_share(pieces[at].text) >= _LIKE_NAMES]
    alone = all(p.text[-1] in ":：" for p in pieces if p.kind == "heading")
    if not (alone and len(named) >= _FEWEST and _are_phrases(pieces, named)):
        named = []
    few = [at for at in found if len(pieces[at].text.split()) <= _MOST_SMALL]
    told = sum(1 for at in few if _tells(pieces[at + 1]))
    if len(few) < _FEWEST or told <= len(few) / 2 or not _are_phrases(pieces, few):
        few = []
    for at in {*named, *few}:
        if pieces[at].kind == "paragraph" and _heads(pieces[at + 1]):
            pieces[at].become("heading", "a name and a colon, as others have", 0.7)


def _are_phrases(pieces: Sequence[Piece], labels: Sequence[int]) -> bool:
    """Whether most have two words or more: `Host:` and `Guest:` speak."""
    return sum(1 for at in labels if " " in pieces[at].text) > len(labels) / 2


def _is_label(above: Piece, piece: Piece) -> bool:
    """Whether a few words with a colon stand by themselves, and name nobody."""
    text = piece.text
    if piece.kind not in {"paragraph", "heading"} or text[-1:] not in {":", "："}:
        return False
    name = text[:-1].rstrip()
    if not name or len(name.split()) > _MOST_NAMED or not may_head(name) or is_salutation(text):
        return False
    if above.kind == "paragraph" and not _ends(above):
        return False
    return not (bears_given_name(name) or is_honoured(name) or has_role(name))


def _ends(above: Piece) -> bool:
    """Whether nothing goes on below a paragraph; below prose with a colon a part may begin."""
    return closes(above.text) and (above.text[-1] not in ":：" or _tells(above))


def _heads(below: Piece) -> bool:
    return below.kind in _SET or _tells(below)


def _tells(below: Piece) -> bool:
    text = below.text
    told = below.kind == "paragraph" and len(text) >= _PROSE
    return told and closes(text) and text[0] not in QUOTES
