"""The way to a page, which a site shows above its title: `Home > News > Harbour`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import columns, ends_sentence
from publish.readers.plaintext.datelines import date_within
from publish.readers.plaintext.lookalikes import begins_at_home
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import plain, words

_STEP: Final = re.compile(r"\s?[>›»▸→]\s?|\s[/|]\s")
_POINTS: Final = re.compile(r"[>›»▸→]")
_LABEL: Final = re.compile(r"([^:：]{2,24})\s?[:：]\s?")
_HOUR: Final = re.compile(r"\d[:：]\d\d")
_FEWEST: Final = 3
"""So many steps with signs that point are a way, wherever it begins."""

_LONGEST_STEP: Final = 60
_REACH: Final = 8
"""Among so many lines stands the way, if the page is copied from its head."""

_LONGEST_TITLE: Final = 160


def is_way(text: str) -> bool:
    """`Home > News`, `You are here: Council / Minutes`, `Justia › US Law › Cases`: steps from the
    first page on, with a label, or three and more with signs that point. With its day it stands
    below the title, as a credit does."""
    if not _STEP.search(text) or ends_sentence(text) or _HOUR.search(text) or date_within(text):
        return False
    label = _LABEL.match(text)
    labelled = label is not None and plain(label[1]) in words().way
    steps = [
        step for step in _STEP.split(text[label.end() :] if labelled and label else text) if step
    ]
    if len(steps) < 2 - labelled or any(columns(step) > _LONGEST_STEP for step in steps):
        return False
    pointed = len(steps) >= _FEWEST and bool(_POINTS.search(text))
    return labelled or pointed or begins_at_home(_STEP.sub(" > ", text))


def way_above(pieces: Sequence[Piece]) -> int | None:
    """Where the last way among the first lines stands; nothing without one, or if it ends at a line
    that stands above it already."""
    found = [at for at, piece in enumerate(pieces[:_REACH]) if is_way(piece.text)]
    if not found:
        return None
    last = _STEP.split(pieces[found[-1]].text)[-1]
    above = any(piece.text.startswith(last) for piece in pieces[: found[-1]])
    return None if above else found[-1]


def may_stand_below(piece: Piece) -> bool:
    """Whether a line may be the title that the way above leads to."""
    phrase = not ends_sentence(piece.text) or piece.text[-1] in "?!？！"
    return (
        piece.kind in {"paragraph", "heading"} and phrase and columns(piece.text) <= _LONGEST_TITLE
    )
