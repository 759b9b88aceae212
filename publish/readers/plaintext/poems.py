"""Poems in text whose blocks blank lines part: there several lines that stand together, and no stop
between them, are lines that somebody meant as lines.

One stanza alone may be an address or a list without marks. What the stanzas of a poem have in
common tells more than each of them: sentences that run on over the ends of lines, as many lines in
each, the same word at the ends.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from publish.readers.plaintext.characters import (
    ends_sentence,
    starts_lower,
    starts_upper,
    title_case_share,
)
from publish.readers.plaintext.names import are_signers
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.shape import Shape
from publish.readers.plaintext.stanzas import VERSE_COLUMNS, begin_as_verse
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.verse import (
    are_no_verse,
    ends_anyhow,
    may_be_verse,
    reads_as_verse,
)
from publish.readers.plaintext.words import speaks_of_verse

_LONGEST: Final = 120
"""A line of verse may be as long, where no program has wrapped the lines."""

_FEWEST: Final = 3
_LEAD: Final = 150
_PARTED: Final = 0.8
_LIKE_NAMES: Final = 0.9
_FULL: Final = 0.75
_PART: Final = 0.6
_NARROW: Final = 40
"""Lines that stand together and are no longer are no prose."""

_WIDER: Final = 1.3
"""How much longer than all others a line of the poem may be."""


class _Group(msgspec.Struct, eq=False):
    """Pieces that stand together, no blank line between them: `pieces[start:end]`."""

    start: int
    end: int
    lines: tuple[str, ...]
    widths: tuple[int, ...]
    is_verse: bool = False

    @property
    def widest(self) -> int:
        return max(self.widths)


def find_poems(pieces: list[Piece], shape: Shape) -> None:
    """Takes the stanzas of poems, those that stand among stanzas already found, and lines of verse
    that stand alone again.

    Linear in the number of pieces: each belongs to one run of groups.
    """
    if _are_parted(pieces, shape):
        _find_stanzas(pieces, shape)
    told = {_bare(line.text) for piece in pieces if piece.kind == "verse" for line in piece.lines}
    for piece in pieces if told else ():
        alone = piece.kind == "paragraph" and len(piece.lines) == 1 and " " in piece.text
        if alone and _bare(piece.text) in told:
            piece.become("verse", "a line of verse from above", 0.8)


def _bare(text: str) -> str:
    return text.strip(" .,;:!?…—–-\"“”'‘’«»").casefold()


def _find_stanzas(pieces: list[Piece], shape: Shape) -> None:
    if not _may_hold_stanzas(pieces, shape):
        return
    known = sum(len(piece.lines) for piece in pieces if piece.kind == "verse")
    taken: list[_Group] = []
    run: list[_Group | None] = []
    for group in [*_groups(pieces, shape), None]:
        if group is not None and (not run or run[-1] is None or run[-1].end == group.start):
            run.append(group)
            continue
        taken += _stanzas(pieces, [g for g in run if g is not None], known)
        run = [group]
    for group in sorted(taken, key=lambda g: -g.start):
        lines = [line for piece in pieces[group.start : group.end] for line in piece.lines]
        rule = "lines that stand together, as those of a poem"
        pieces[group.start : group.end] = [Piece("verse", lines, "", rule, 0.75)]


def _may_hold_stanzas(pieces: Sequence[Piece], shape: Shape) -> bool:
    """Whether there is verse, or two paragraphs stand together, as in no text whose blocks blank
    lines part: of that nothing else need be asked."""
    return any(piece.kind == "verse" for piece in pieces) or any(
        below.kind == piece.kind == "paragraph" and below.first.gap <= shape.line_gap
        for piece, below in itertools.pairwise(pieces)
    )


def _are_parted(pieces: Sequence[Piece], shape: Shape) -> bool:
    """Whether blank lines part the blocks: the long ones that come to an end, for the lines of a
    poem are more than its gaps."""
    ended = parted = gaps = 0
    for before, here in itertools.pairwise(pieces):
        first = here.first
        apart = first.gap > shape.line_gap
        gaps += apart
        long = before.kind == "paragraph" and len(before.text) > VERSE_COLUMNS
        if long and ends_sentence(before.text) and not first.seam:
            ended += 1
            parted += apart
    return gaps > 0 and parted >= _PARTED * ended


def _groups(pieces: Sequence[Piece], shape: Shape) -> Iterator[_Group]:
    """Verse that was found, and paragraphs of one line each that may be verse, by what stands
    together."""
    start = 0
    while start < len(pieces):
        piece = pieces[start]
        if piece.kind == "verse":
            texts = tuple(line.text for line in piece.lines)
            widths = tuple(line.width for line in piece.lines)
            yield _Group(start, start + 1, texts, widths, is_verse=True)
            start += 1
            continue
        end = start
        most = VERSE_COLUMNS if shape.wrapped and not piece.first.free else _LONGEST
        while (
            end < len(pieces)
            and may_be_verse(pieces[end], most)
            and (end == start or pieces[end].first.gap <= shape.line_gap)
        ):
            end += 1
        whole = end == len(pieces) or pieces[end].first.gap > shape.line_gap
        if end > start and whole and (start == 0 or piece.first.gap > shape.line_gap):
            run = pieces[start:end]
            yield _Group(start, end, tuple(p.text for p in run), tuple(p.first.width for p in run))
        start = max(end, start + 1)


def _stanzas(pieces: Sequence[Piece], run: Sequence[_Group], known: int) -> list[_Group]:
    """Those of the groups in a row that are stanzas and were not known to be, in a text with so
    many lines of verse that are known."""
    stanzas = [g for g in run if g.is_verse or (len(g.lines) > 1 and _may_be_stanza(g))]
    found = known if any(g.is_verse for g in stanzas) else 0
    new = [g for g in stanzas if not g.is_verse]
    others = sum(len(g.lines) for g in new)
    widest = max((g.widest for g in stanzas if g.is_verse), default=0)
    if found and found >= others:
        new = [g for g in new if g.widest <= max(_WIDER * widest, _NARROW)]
    elif not new or not _is_poem(pieces, new):
        return []
    members = {g.start for g in stanzas if g.is_verse} | {g.start for g in new}
    for before, group, after in zip(run, run[1:], run[2:], strict=False):
        between = before.start in members and after.start in members and len(group.lines) == 1
        if between and group.start not in members and _goes_on(before, group, after):
            new.append(group)
    return new


def _may_be_stanza(group: _Group) -> bool:
    """Whether none of it says that the lines are fields, names or the end of a letter."""
    labelled = sum(1 for text in group.lines if term(text))
    named = all(title_case_share(text) >= _LIKE_NAMES for text in group.lines)
    return labelled <= len(group.lines) / 2 and not named and not are_signers(group.lines)


def _is_poem(pieces: Sequence[Piece], groups: Sequence[_Group]) -> bool:
    """Whether lines that stand together are the stanzas of a poem."""
    run = [piece for group in groups for piece in pieces[group.start : group.end]]
    if _stands_as_prose(groups) or are_no_verse(run):
        return False
    if ends_anyhow(run):
        return True
    if all(begin_as_verse(g.lines) for g in groups):
        return True
    if max(g.widest for g in groups) > VERSE_COLUMNS:
        return False
    above = pieces[groups[0].start - 1] if groups[0].start else None
    if above is not None and above.kind == "paragraph" and speaks_of_verse(above.text[-_LEAD:]):
        return not all(ends_sentence(piece.text) for piece in run)
    return len(groups) > 1 and (reads_as_verse(run) or _end_alike(groups))


def _stands_as_prose(groups: Sequence[_Group]) -> bool:
    """Whether lines are as wide as those of prose and fill that width, but for the last of each
    group, which ends with a stop and is mostly much shorter."""
    widest = max(g.widest for g in groups)
    if widest <= VERSE_COLUMNS:
        return False
    full = all(width >= _FULL * widest for g in groups for width in g.widths[:-1])
    ended = all(ends_sentence(g.lines[-1]) for g in groups)
    short = sum(1 for g in groups if g.widths[-1] < _PART * widest)
    return full and ended and short >= len(groups) / 2


def _end_alike(groups: Sequence[_Group]) -> bool:
    """Whether half of the stanzas end with one and the same word, as couplets of a ghazal do."""
    ends = Counter(group.lines[-1].rsplit(maxsplit=1)[-1].strip(",.;:!?،۔।") for group in groups)
    _, count = ends.most_common(1)[0]
    return len(groups) >= _FEWEST and count > len(groups) / 2


def _goes_on(before: _Group, group: _Group, after: _Group) -> bool:
    """Whether a line alone between two stanzas is one of its own, and heads not the one below."""
    text = group.lines[0]
    if group.widest > max(before.widest, after.widest):
        return False
    if ends_sentence(text) or text[-1] in ",;:—–،、，" or starts_lower(text):
        return True
    stopped = any(ends_sentence(line) for line in (*before.lines, *after.lines))
    return stopped and not ends_sentence(before.lines[-1]) and not starts_upper(text)
