"""The shape of a text, decided once for the whole of it from its statistics.

A program that wraps lines ends one only when the next word would not have fitted. So a pair of
lines whose break was *forced* (end + space + next word > width) continues a paragraph, and a *free*
break is the author's. The width itself is the one that makes the most breaks forced while the
fewest lines exceed it; a text for which no width does is one block a line.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from publish.readers.plaintext.characters import (
    CJK,
    is_cased,
    starts_upper,
)
from publish.readers.plaintext.lines import (
    ENDED,
    FIELD,
    FREE,
    PAGE,
    PROSE,
    SEAM,
    SMALL,
    SOFT_HYPHEN,
    WEIGHT,
    WIDEST,
    Line,
    needed,
    say_sentences,
)
from publish.readers.plaintext.margin import base_indent
from publish.readers.plaintext.stanzas import (
    STANZA,
    are_stanzas,
    free_stanzas,
    join_wide_stanzas,
    roomy,
)

NARROWEST: Final = 30
_RUNS: Final = 20
_RUN: Final = 1000
"""A longer text is told by so many runs of so many lines."""

_PAUSES: Final = ",;،؛、，；"
_PAUSING: Final = 0.4
_LEAST_OF_PROSE: Final = 50
"""A line of prose in a dozen ends with a comma; of verse, every other, and it is narrower."""

_NARROW: Final = 40
_WORDY: Final = 8
_FEW: Final = 2
_SHORT: Final = 66
_RAGGED: Final = 0.4
_FEWEST_RAGGED: Final = 6
"""So many sentences run on over breaks of a text that was wrapped by hand."""


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """How the text stands on its lines.

    `width` is the column that lines were wrapped at, 0 when they were not. `line_gap` is 1 in a
    double-spaced text. `separated`: blank lines part the paragraphs. `first_indent` is how far the
    first lines of paragraphs are set in, 0 when they are not; `base` is the indent of the rest.
    """

    width: int = 0
    line_gap: int = 0
    separated: bool = False
    first_indent: int = 0
    base: int = 0

    @property
    def wrapped(self) -> bool:
        return self.width > 0

    def forced(self, line: Line, following: Line) -> bool:
        """Whether the break between two lines was made for want of room."""
        if line.traits & FREE:
            return False
        if not self.width or needed(line, following) > self.width:
            return True
        return line.text[-1] == SOFT_HYPHEN

    @property
    def blank_gap(self) -> int:
        """The gap that one blank line makes in this text."""
        return 2 * self.line_gap + 1


def measure(text: Sequence[Line]) -> Shape:
    """The shape of a text, from all its lines or, if it is very long, from runs of them. Linear in
    the number of lines."""
    lines = sample(text)
    gaps = Counter(min(line.gap, 3) for line in lines[1:])
    spread = int(gaps[0] <= 0.15 * max(1, len(lines) - 1))
    base = base_indent(lines, spread)
    free_stanzas(text, spread)
    close = pairs_of(lines, {0})
    sparse = gaps[0] < 0.5 * len(lines)
    width = _wrap_width(lines, close, sparse=sparse)
    line_gap = 0
    if spread:
        spaced = pairs_of(lines, {0, 1})
        spaced_width = _wrap_width(lines, spaced, sparse=False)
        least = 1 if gaps[0] == 0 else 2
        if spaced_width and _forced_at_gap(spaced, spaced_width, 1) >= least:
            width, line_gap = spaced_width, 1
    if not width and not spread:
        width = _ragged_width(lines)
        if width:
            join_wide_stanzas(text, _LEAST_OF_PROSE)
        else:
            width = _width_beside_stanzas(text, lines, close, sparse=sparse)
    if not width:
        # blocks three lines apart, lines of one block two: the lines are double-spaced
        parted = gaps[2] + gaps[3] >= 0.3 * gaps[1]
        stanzas = gaps[2] == 0 and gaps[3] >= STANZA and _are_narrow(lines)
        if gaps[0] == 0 and gaps[1] and (parted or stanzas):
            line_gap = 1
        return Shape(base=base, line_gap=line_gap, separated=gaps[0] < sum(gaps.values()) / 2)
    if are_stanzas(lines, width, line_gap):
        return Shape(base=base, line_gap=line_gap, separated=True)
    shape = Shape(width=width, line_gap=line_gap, base=base)
    first_indent, base = _first_indent(lines, shape)
    return msgspec.structs.replace(
        shape, base=base, first_indent=first_indent, separated=_separated(lines, shape)
    )


def sample(lines: Sequence[Line]) -> Sequence[Line]:
    """Runs of lines at even distances, where the text has more lines than tell its shape."""
    if len(lines) <= _RUNS * _RUN:
        return lines
    starts = (number * (len(lines) - _RUN) // (_RUNS - 1) for number in range(_RUNS))
    return [line for start in starts for line in lines[start : start + _RUN]]


def _are_narrow(lines: Sequence[Line]) -> bool:
    """Whether nearly all lines are as short as those of verse."""
    return sum(1 for line in lines if line.width <= _SHORT) >= 0.9 * len(lines)


def pairs_of(lines: Sequence[Line], gaps: set[int]) -> list[tuple[Line, Line]]:
    """Neighbours, so many blank lines apart, that a program may have parted."""
    return [
        (a, b)
        for a, b in itertools.pairwise(lines)
        if b.gap in gaps
        and a.traits & (FREE | PROSE) == PROSE
        and b.traits & (PAGE | SEAM | FIELD | PROSE) == PROSE
        and a.end <= WIDEST
    ]


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines that stand together, or one blank line apart, were wrapped at a width, stanzas
    among them aside: a poem, and what is written of it below."""
    copies = [msgspec.structs.replace(line) for line in lines]
    free_stanzas(copies, 0)
    close = pairs_of(copies, {0})
    if any(_wrap_width(copies, pairs, sparse=False) for pairs in (close, pairs_of(copies, {0, 1}))):
        return True
    ragged = _ragged_width(copies) > 0
    return not ragged and _width_beside_stanzas(copies, copies, close, sparse=False) > 0


def _width_beside_stanzas(
    text: Sequence[Line],
    lines: Sequence[Line],
    pairs: Sequence[tuple[Line, Line]],
    *,
    sparse: bool,
) -> int:
    """The width of prose beside stanzas whose lines are even, so that they seem to be wrapped, too,
    at a width of their own: those of the `text` are marked as ended by their author. 0 for none.
    `lines` are those that tell the shape, with their `pairs`."""
    width = best_width(lines, pairs)[1] if pairs else 0
    found = roomy(text, width) if width >= NARROWEST else []
    stanzas = [line for line in found if not line.free]
    for line in stanzas:
        line.free = True
    rest = [pair for pair in pairs if not pair[0].free]
    wrapped = _wrap_width(lines, rest, sparse=sparse) if stanzas else 0
    if not wrapped:
        for line in stanzas:
            line.free = False
    return wrapped


def _wrap_width(lines: Sequence[Line], pairs: Sequence[tuple[Line, Line]], *, sparse: bool) -> int:
    """The width that explains the most breaks, or 0 when none explains enough of them.

    In a `sparse` text, whose blocks blank lines part, two lines that stand together are wrapped
    already when the first does not end a sentence.
    """
    if not pairs:
        return 0
    score, width, beyond = best_width(lines, pairs)
    if score <= 0 or beyond > 0.1 * len(lines) or (beyond and _is_outdone(lines, width)):
        return 0
    # the same tuples, not new ones: a long text has many
    explained = [pair for pair in pairs if pair[0].end <= width < needed(*pair)]
    marked = [pair for pair in explained if pair[1].mark is None]
    running = sum(1 for a, b in marked if _runs_on(a, b))
    if not running and (sparse or width >= 60):
        running = sum(1 for a, _ in marked if a.width >= 50 and not a.ended)
    # a sentence that runs on over a break where the next word would have fitted: no program did it,
    # unless both lines are set in, as quotations are from both sides
    margin = min(line.indent for line in lines)
    against = sum(
        1
        for a, b in pairs
        if not a.indent == b.indent > margin + 1
        and 0.6 * width <= a.end
        and needed(a, b) <= width
        and not a.ended
        and b.small
        and not (a.weight or b.weight or b.mark is not None)
    )
    clean = beyond == 0 and width >= 50
    if clean and len(explained) >= max(3, 0.2 * len(pairs)):
        # where nouns have capitals, a small letter seldom begins the next line
        running = max(running, sum(1 for a, _ in marked if not a.ended))
    pauses = sum(1 for a, _ in marked if a.text[-1] in _PAUSES)
    unlike_prose = pauses > _PAUSING * max(STANZA, len(marked)) or not say_sentences(lines)
    if width < _LEAST_OF_PROSE and unlike_prose:
        return 0
    enough = running >= 0.5 * len(marked) or (clean and running >= 0.25 * len(marked))
    stopped = any(line.ended for line in lines)  # Thai has no stops
    least = STANZA if not stopped else 1 if clean else 2
    return width if running >= least and enough and against <= 0.6 * running else 0


def _is_outdone(lines: Sequence[Line], width: int) -> bool:
    """Whether a line of prose is more than twice as long as narrow ones are: no program wrapped
    these, and they may be verse."""
    return width <= _NARROW and any(
        line.prose
        and line.weight == 0
        and line.width > 2 * width
        and line.text.count(" ") >= _WORDY
        for line in lines
    )


def _ragged_width(lines: Sequence[Line]) -> int:
    """The width that nine of ten breaks within sentences are forced at, where no one width explains
    them: people wrapped the text by hand, or programs did at several widths. 0 unless sentences go
    on in small letters over two of five breaks, as no lines do that their author meant as lines.

    What seemed to be stanzas is prose then, but for those that are as narrow as verse.
    """
    pairs = [
        (a, b)
        for a, b in itertools.pairwise(lines)
        if b.gap == 0
        and not (b.page or b.seam or a.weight or b.weight or b.field or b.mark)
        and a.prose
        and b.prose
    ]
    running = [(a, b) for a, b in pairs if not a.ended and b.small and a.text[-1] not in ":;"]
    if len(running) < max(_FEWEST_RAGGED, _RAGGED * len(pairs)):
        return 0
    needs = sorted(needed(a, b) for a, b in running)
    width = min(needs[len(needs) // 10] - 1, WIDEST)
    return width if width >= _LEAST_OF_PROSE else 0


def best_width(lines: Sequence[Line], pairs: Sequence[tuple[Line, Line]]) -> tuple[int, int, int]:
    """The width that makes the most breaks forced while the fewest lines exceed it: its score (0
    when no width has one), the width, and how many lines exceed it.

    A pair is forced for every width from the end of its line to where the next word would end, so
    one pass over the pairs and one over the widths find the best.
    """
    change = [0] * (WIDEST + 2)
    for a, b in pairs:
        low = max(a.end, NARROWEST)
        high = min(needed(a, b) - 1, WIDEST)
        if low <= high and _may_break(a):
            worth = 2 if _runs_on(a, b) else 1
            change[low] += worth
            change[min(high, WIDEST) + 1] -= worth
    # a quotation that is set in may stand out by its indent: what counts is how long its lines are
    ends = Counter(
        min(line.width, WIDEST + 1)
        for line in lines
        if line.traits & PROSE and line.traits >> WEIGHT == 0 and _may_break(line)
    )
    beyond = sum(ends.values())
    forced = 0
    best = (0, 0, 0)
    for width in range(WIDEST + 1):
        forced += change[width]
        beyond -= ends[width]
        if width >= NARROWEST:
            best = max(best, (forced - 6 * beyond, -width, beyond))
    return best[0], -best[1], best[2]


def _may_break(line: Line) -> bool:
    """Whether the line could have been wrapped; one long word (an address, say) could not."""
    text = line.text
    return " " in text or (
        line.width >= NARROWEST and (not is_cased(text) or CJK.search(text) is not None)
    )


def _runs_on(a: Line, b: Line) -> bool:
    """Whether a sentence plainly goes on over the break."""
    if a.traits & ENDED or a.text[-1] in ":;":
        return False
    return (
        b.traits & SMALL != 0
        or b.text[0].isdigit()
        or not is_cased(b.text)
        or CJK.match(b.text) is not None
        or a.text[-1] in "-\u00ad"
    )


def _forced_at_gap(pairs: Sequence[tuple[Line, Line]], width: int, gap: int) -> int:
    return sum(
        1
        for a, b in pairs
        if b.gap == gap and a.end <= width < needed(a, b) and not a.ended and a.text[-1] not in ":;"
    )


def _first_indent(lines: Sequence[Line], shape: Shape) -> tuple[int, int]:
    """How far first lines are set in, and the indent of the rest.

    A full line that the next one follows further out, again and again, is the first of its
    paragraph; half of the lines at that indent must be, or a quarter when sentences run on. The
    rest stands no further in than most of the text: a line of code that hangs is no first line.
    """
    steps: Counter[tuple[int, int]] = Counter()
    on: Counter[tuple[int, int]] = Counter()
    at_indent: Counter[int] = Counter()
    before: Line | None = None
    for a, b in itertools.pairwise(lines):
        full = b.gap <= shape.line_gap and a.width > 0.5 * shape.width and shape.forced(a, b)
        full = full and _may_break(a)
        inner = before is not None and _is_inside(before, a, shape)
        before = a
        if full and not inner and not (a.mark is not None and a.indent <= b.indent) and a.prose:
            at_indent[a.indent] += 1
            if 1 <= a.indent - b.indent <= 10 and b.indent <= shape.base:
                steps[a.indent, b.indent] += 1
                on[a.indent, b.indent] += not a.ended and not starts_upper(b.text)
    if not steps:
        return 0, shape.base
    (first, rest), count = steps.most_common(1)[0]
    plain = count > 1 or first != shape.base or on[first, rest]
    least = 0.25 if on[first, rest] >= _FEW else 0.5
    if count < least * at_indent[first] or not plain:
        return 0, shape.base
    begun = sum(1 for a, b in itertools.pairwise(lines) if b.indent == first != a.indent)
    if _begin_at(rest, lines, shape) > begun:
        return 0, shape.base
    return first - rest, rest


def _begin_at(indent: int, lines: Sequence[Line], shape: Shape) -> int:
    """How many paragraphs of two lines or more plainly begin at an indent."""
    return sum(
        1
        for a, b, c in zip(lines, lines[1:], lines[2:], strict=False)
        if b.indent == c.indent == indent
        and (b.gap > shape.line_gap or not shape.forced(a, b))
        and c.gap <= shape.line_gap
        and shape.forced(b, c)
        and b.prose
        and b.mark is None
    )


def _is_inside(before: Line, line: Line, shape: Shape) -> bool:
    """Whether a line goes on from a full one at its indent, as in a block that is set in, or hangs
    below the mark of its item."""
    hangs = line.indent > before.indent and before.mark is not None
    close = line.gap <= shape.line_gap and (hangs or line.indent == before.indent)
    return close and shape.forced(before, line)


def _separated(lines: Sequence[Line], shape: Shape) -> bool:
    """Whether blank lines part the paragraphs: most free breaks after a full stop have one. The
    items of a list and the entries of a glossary stand together in either case."""
    ended = parted = 0
    for a, b in itertools.pairwise(lines):
        if b.gap <= shape.line_gap and (b.mark is not None or b.traits & FIELD):
            continue
        if a.traits & ENDED and not shape.forced(a, b) and not b.seam:
            ended += 1
            parted += b.gap > shape.line_gap
    gaps = sum(1 for line in lines[1:] if line.gap > shape.line_gap)
    return parted >= 0.6 * ended if ended else gaps > 0.1 * len(lines)
