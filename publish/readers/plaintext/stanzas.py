"""Stanzas: groups of lines that blank lines part, whose lines no program ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from publish.readers.plaintext.characters import (
    QUOTES,
    columns,
    ends_sentence,
    holds_stop,
    starts_upper,
)
from publish.readers.plaintext.lines import FIELD, PROSE, SEAM, Line, needed
from publish.readers.plaintext.terms import term

STANZA: Final = 3
"""A stanza has so many lines at least; a poem so many stanzas, to be told by them alone."""

VERSE_COLUMNS: Final = 66
"""Lines of verse are seldom wider, but those of prose."""

_MOSTLY: Final = 0.6
_WIDEST: Final = 90
_NEARLY: Final = 0.8
_WORDY: Final = 5
_COMMAS: Final = ",;:—–،、，"
_OFTEN: Final = 0.15
_NARROW: Final = 40


def free_stanzas(lines: Sequence[Line], line_gap: int) -> None:
    """Marks the lines that end where the next word would have fitted, stanza by stanza.

    A wrapped paragraph has no room left on any line but its last. So where most lines of a group
    that blank lines part have room, as long as the longest of them is, no program ended them,
    whatever the width of the text; and where a sentence runs on over such an end, they are no list.
    One such end is enough for a group of as many lines as a stanza has.
    """
    blocks = _blocks(lines, line_gap)
    if not blocks:
        return
    groups = [
        block
        for block, below in zip(blocks, [*blocks[1:], None], strict=True)
        if STANZA <= len(block) < len(lines)
        and not (block[0].seam or (below is not None and below[0].seam))
    ]
    doubtful = []
    sizes: set[int] = set()
    for group in groups:
        free = _free_ends(group)
        if free and _tells_sentences(group):
            continue
        if free >= max(2, _MOSTLY * (len(group) - 1)):
            sizes.add(len(group))
            _set_free(group)
        elif free:
            doubtful.append(group)
    for group in doubtful:
        if len(group) in sizes:
            _set_free(group)
    for run in _runs_in_capitals(lines, line_gap):
        _set_free(run)


def begin_as_verse(texts: Sequence[str]) -> bool:
    """Whether lines of several words, few far shorter than others, all begin with capitals and
    mostly end with commas and stops, but not with stops alone, and hold few figures: so verse is
    set, and no program ends the lines of prose."""
    ended = sum(map(ends_sentence, texts))
    closed = sum(1 for text in texts if text[-1] in _COMMAS or ends_sentence(text))
    inner = sum(map(holds_stop, texts))
    wordy = sum(1 for text in texts if len(text.split()) >= _WORDY)
    widest = max(map(columns, texts), default=0)
    even = sum(1 for text in texts if columns(text) >= widest / 2)
    return (
        len(texts) > STANZA
        and all(starts_upper(text) and (text[0].isalpha() or text[0] in QUOTES) for text in texts)
        and sum(any(map(str.isdigit, text)) for text in texts) <= _OFTEN * len(texts)
        and closed >= _MOSTLY * len(texts)
        and ended <= _MOSTLY * len(texts)
        and inner <= _OFTEN * len(texts)
        and widest <= _WIDEST
        and min(wordy, even) >= _NEARLY * len(texts)
        and not any(map(term, texts))
    )


def _runs_in_capitals(lines: Sequence[Line], line_gap: int) -> Iterator[list[Line]]:
    """Lines in a row, as far set in as each other, that begin as those of verse do: whole blocks
    between blank lines or, for paragraphs may be short, so many as two stanzas have."""
    for block in _blocks(lines, line_gap):
        run: list[Line] = []
        for line in [*block, None]:
            if line is not None and _goes_on_run(run, line):
                run.append(line)
                continue
            if line is not None and not starts_upper(line.text):
                run = run[:-1]  # what goes on in small letters
            least = STANZA + 1 if len(run) == len(block) else 2 * STANZA
            if len(run) >= least and begin_as_verse([x.text for x in run]):
                yield run
            run = [line] if line is not None and _goes_on_run([], line) else []


def _goes_on_run(run: Sequence[Line], line: Line) -> bool:
    may_be_sung = line.width <= _WIDEST and line.traits & (FIELD | PROSE) == PROSE and not line.mark
    even = not run or run[0].indent == line.indent
    return may_be_sung and even and starts_upper(line.text)


def roomy(lines: Sequence[Line], width: int) -> list[Line]:
    """The lines of groups that all have room for the next word where others are as wide as `width`:
    of a wrapped paragraph only the last line has, of a stanza of even lines every one."""
    return [
        line
        for group in _blocks(lines, 0)
        if len(group) >= STANZA
        and all(a.prose and a.mark is None and needed(a, b) <= width for a, b in pairwise(group))
        for line in group
    ]


def _tells_sentences(group: Sequence[Line]) -> bool:
    """Whether lines as wide as those of prose have sentences end within them again and again: who
    wrapped them by hand did not mind the room that is left."""
    inner = sum(1 for line in group if holds_stop(line.text))
    return inner > _OFTEN * len(group) and max(line.width for line in group) > VERSE_COLUMNS


def _set_free(group: Sequence[Line]) -> None:
    for line in group:
        line.free = True


def join_wide_stanzas(lines: Sequence[Line], least: int) -> None:
    """Takes back that lines end where their author meant them to, in groups with a line of `least`
    columns or more, unless they begin as those of verse do."""
    for block in _blocks(lines, 0):
        if max(line.width for line in block) >= least:
            for line in block:
                line.free = False
    for run in _runs_in_capitals(lines, 0):
        _set_free(run)


def _free_ends(group: Sequence[Line]) -> int:
    """How many lines of a group have room for the next word; none when they are no stanza."""
    if any(x.mark is not None or x.traits & (FIELD | PROSE) != PROSE for x in group):
        return 0
    widest = max(line.end for line in group)
    free = [(a, b) for a, b in pairwise(group) if needed(a, b) <= widest]
    on = any(not a.ended and (b.small or a.text[-1] in ",،，") for a, b in free)
    return len(free) if on else 0


def _blocks(lines: Sequence[Line], line_gap: int) -> list[list[Line]]:
    """The lines by what stands together."""
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or line.gap > line_gap or line.traits & SEAM:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def are_stanzas(lines: Sequence[Line], width: int, line_gap: int) -> bool:
    """Whether the lines that seem wrapped are verse of an even width: three groups or more, all of
    as many lines, none of which ends with a stop or a short line, as paragraphs of prose do. Lines
    that are too narrow for prose may do both."""
    found = [group for group in _blocks(lines, line_gap) if len(group) > 1]
    even = len({len(group) for group in found}) == 1 and len(found) >= STANZA
    last = [group[-1] for group in found]
    unlike_prose = all(line.end >= 0.7 * width and not line.ended for line in last)
    return even and (unlike_prose or width < _NARROW)
