"""Stanzas: groups of lines that blank lines part, whose lines no program ended."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from publish.readers.plaintext.characters import holds_stop
from publish.readers.plaintext.lines import FIELD, PROSE, SEAM, Line, needed

STANZA: Final = 3
"""A stanza has so many lines at least; a poem so many stanzas, to be told by them alone."""

VERSE_COLUMNS: Final = 66
"""Lines of verse are seldom wider, but those of prose."""

_MOSTLY: Final = 0.6
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
    columns or more."""
    for block in _blocks(lines, 0):
        if max(line.width for line in block) >= least:
            for line in block:
                line.free = False


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
