"""The way to a page, which a site shows above its title: `Home > News > Harbour`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import LONGEST_OF_FRONT, columns, ends_sentence
from publish.readers.plaintext.datelines import date_of, date_within
from publish.readers.plaintext.lookalikes import begins_at_home
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.words import plain, words

_STEP: Final = re.compile(r"\s?[>›»▸→]\s?|\s[/|]\s")
_POINTS: Final = re.compile(r"[>›»▸→]")
_LABEL: Final = re.compile(r"([^:：]{2,24})\s?[:：]\s?")
_HOUR: Final = re.compile(r"\d[:：]\d\d")
_TWO: Final = re.compile(r"[^»]*[^\s»:?!.,] [»›] [^\s»›][^»›]*")
_MOST_OF_TWO: Final = 4
_OF_ARCHIVE: Final = 3
_FEWEST: Final = 3
"""So many steps with signs that point are a way, wherever it begins."""

_LONGEST_STEP: Final = 60
_REACH: Final = 8
"""Among so many lines stands the way, if the page is copied from its head."""

_LONGEST_TITLE: Final = 160
_NO_WAYS: Final = frozenset({"code", "verse", "table", "quote"})
"""Kinds of pieces that no way is read as: `sort build.log | uniq -c | sort` has its signs."""


def is_way(text: str) -> bool:
    """`Home > News`, `You are here: Council / Minutes`, `Justia › US Law › Cases`: steps from the
    first page on, with a label, or three and more with signs that point. With its day it stands
    below the title, as a credit does."""
    if len(text) > LONGEST_OF_FRONT or not _STEP.search(text):
        return False
    if ends_sentence(text) or _HOUR.search(text) or date_within(text):
        return False
    label = _LABEL.match(text)
    labelled = label is not None and plain(label[1]) in words().way
    steps = [
        step for step in _STEP.split(text[label.end() :] if labelled and label else text) if step
    ]
    fewest = 1 if labelled else 2
    if len(steps) < fewest or any(columns(step) > _LONGEST_STEP for step in steps):
        return False
    pointed = len(steps) >= _FEWEST and bool(_POINTS.search(text))
    return labelled or pointed or begins_at_home(_STEP.sub(" > ", text))


def is_archive(text: str) -> bool:
    """`Archive for May, 2010`: on which page of a site a text stands, and nothing else."""
    small = text.lower()
    opened = next((phrase for phrase in words().archive_start if small.startswith(phrase)), "")
    rest = text[len(opened) :].split(maxsplit=_OF_ARCHIVE) if opened else []
    return bool(opened) and 0 < len(rest) <= _OF_ARCHIVE and bool(date_of(" ".join(rest)))


def _is_way_of_two(pieces: Sequence[Piece], at: int) -> bool:
    """`Radio Halden » Harbour` above all, with the day right below and then a line: the way from
    the site's name to one of its sections. A headline with that sign has its day below, too, but
    then the text."""
    text = pieces[at].text
    if at > 0 or len(pieces) < _FEWEST or not _TWO.fullmatch(text):
        return False
    short = all(len(step.split()) <= _MOST_OF_TWO for step in _POINTS.split(text))
    return short and bool(date_within(pieces[1].text)) and may_stand_below(pieces[2])


def way_above(pieces: Sequence[Piece]) -> int | None:
    """Where the last way among the first lines stands; nothing without one, or if it ends at a line
    that stands above it already."""
    found = [
        at
        for at, piece in enumerate(pieces[:_REACH])
        if piece.kind not in _NO_WAYS
        and (is_way(piece.text) or is_archive(piece.text) or _is_way_of_two(pieces, at))
    ]
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
