"""The margin: the indent that most of a text has, from which the rest is set in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext import marks
from publish.readers.plaintext.lines import WIDEST, Line

_FEW: Final = 2
_LONG: Final = 80
_WORDY: Final = 4
_NARROW: Final = 40
"""A line of prose that is no narrower is hardly the last word or two of a paragraph."""


def base_indent(lines: Sequence[Line], line_gap: int) -> int:
    """The indent of most of the text, by the width of the lines that have it, code aside, of which
    a manual may have more than of prose; and neither code that does not look it nor a quotation,
    however long, is set in deeper than prose at the margin.

    Prose is two long lines that end a sentence, or several, and words that lead in to what is set
    in; heads between count against them, for a manual has those alone at its margin.
    """
    weight: Counter[int] = Counter()
    long: Counter[int] = Counter()
    hanging, item = -1, 0
    for line in lines:
        if line.mark is not None:
            hanging, item = line.indent + len(line.mark.text) + 1, line.indent
        elif line.indent != hanging or line.gap > line_gap:
            hanging = -1
        if not line.weight:
            weight[item if line.indent == hanging else line.indent] += min(line.width, WIDEST)
        long[line.indent] += line.width > _LONG and line.ended
    base = max(weight, key=lambda indent: (weight[indent], -indent), default=0)
    margins = {indent for indent, n in long.items() if n >= _FEW and indent < base}
    prose: Counter[int] = Counter()
    for at, line in enumerate(lines):
        if line.indent >= base:
            continue
        if line.ended:
            prose[line.indent] += _prose_lines(lines, at, line_gap)
        elif line.text[-1] in ":：":
            prose[line.indent] += len(line.text.split()) >= _WORDY
        elif all(x.indent >= base or x is line for x in lines[max(0, at - 1) : at + 2]):
            prose[line.indent] -= 1
    margins |= {indent for indent, n in prose.items() if n >= _FEW}
    return min(margins, default=base)


def _prose_lines(lines: Sequence[Line], at: int, line_gap: int) -> int:
    """How many lines, up to three, of a paragraph end with the one at `at`: none when it is short
    and alone, an item, a field or a numbered heading, or goes on further in."""
    line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if not line.prose:
        return 0
    start = at
    while start > max(0, at - _FEW) and lines[start].gap <= line_gap:
        above = lines[start - 1]
        if above.indent != line.indent or above.width < _NARROW or not above.prose:
            break
        start -= 1
    first = lines[start]
    if first.mark is not None or first.field or line.mark is not None:
        return 0
    if marks.nested_number(first.text):
        return 0
    if start < at:
        return at - start + 1
    close = below is not None and below.gap <= line_gap and not below.weight
    hangs = close and below is not None and below.indent > line.indent
    return 0 if hangs or line.width < _NARROW else 1
