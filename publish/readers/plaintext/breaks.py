"""Breaks that say nothing: full lines that end a sentence, where no blank line or indent parts
paragraphs.

One paragraph in a dozen fills its last line by chance, and one sentence in a dozen ends with its
line. Which of the two a break is, the other paragraphs of the text tell: by how long they are, how
long their sentences are, and how many of them begin with a quotation mark.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from typing import Final

import msgspec

from publish.readers.plaintext.characters import QUOTES, asks, ends_sentence, is_cased
from publish.readers.plaintext.lines import ENDED, SMALL, Line
from publish.readers.plaintext.pictures import credits_picture
from publish.readers.plaintext.shape import Shape
from publish.readers.plaintext.words import words

_SAMPLE: Final = 3000
"""So many lines tell what paragraphs are like."""

_BEGINS: Final = -0.7
_REFERS: Final = -1.1
_QUOTED: Final = 0.9
_CLOSED: Final = 2.7
_LABELLED: Final = 2.8
_ASIDE: Final = 2.5
_COUNTED: Final = 1.0
_ALONE: Final = 5.0
"""What speaks for a paragraph beginning at a break, fitted to 8300 breaks of the labelled texts in
lines of ten widths, then rounded, and some set by hand where single texts spoke for it: at any; at
a word that refers to what was said (`It`, `But`); at a quotation mark; below one that ends a
quotation; at a label (`Weather: rain`), a bracket, a figure; and at a last statement that no stop
ends or that asks."""

_BY_LENGTH: Final = 0.9
_BY_NUMBER: Final = 0.45
"""How much the length and the number of sentences count, which tell in part the same."""

_SENTENCES: Final = tuple(map(math.log, (0.37, 0.37, 0.17, 0.06, 0.02)))
_ANOTHER: Final = math.log(1 / 3)
"""How many paragraphs of the labelled texts have one sentence, two and so on; a third as many have
one more."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_LABEL: Final = re.compile(r"[^\W\d_][^:：.!?,،]{0,30}[:：]\s")
_CLOSERS: Final = frozenset("".join(QUOTES.values()))
_SHORTEST: Final = 40
_USUAL: Final = math.log(240)
_SPREAD: Final = 0.4
_USUAL_WEIGHT: Final = 3.0
"""A paragraph of two or three sentences, give or take a third; worth three of the text."""

_OTHERS: Final = 0.3
_WIDER: Final = 5
"""Three in ten are not like those that plainly begin and end, and may have any length."""

_NARROWEST_SPREAD: Final = 0.25
_MOST_PARTS: Final = 30
_INNER: Final = re.compile(r"[.!?…][\"'”’»)]{0,2}\s(?=(.))|[。！？][”」』]?(?=(.))|[।॥؟۔]\s(?=(.))")


class _Paragraphs(msgspec.Struct, frozen=True):
    """What the paragraphs of a text are like: the logarithm of their length in columns and its
    spread, and the length of a sentence."""

    mean: float
    spread: float
    sentence: float

    def likelihood(self, length: int, sentences: int) -> float:
        """The logarithm of the chance of a paragraph of this length, log-normal but for those that
        are of another kind, and of so many sentences."""
        logarithm = math.log(max(length, 1))
        half = -0.5 * ((logarithm - self.mean) / self.spread) ** 2
        chance = (1 - _OTHERS) * math.exp(half) + _OTHERS / _WIDER * math.exp(half / _WIDER**2)
        of_length = math.log(chance) - logarithm - math.log(self.spread * math.sqrt(2 * math.pi))
        more = sentences - len(_SENTENCES)
        of_number = _SENTENCES[sentences - 1] if more <= 0 else _SENTENCES[-1] + more * _ANOTHER
        return _BY_LENGTH * of_length + _BY_NUMBER * of_number

    def beginning(self, before: Line, line: Line) -> float:
        """What speaks for a paragraph, and not a sentence, beginning with `line`."""
        first = _WORD.match(line.text)
        # a script without capitals does not tell whether the sentence goes on: `“…？”` above `she`
        closed = before.text[-1] in _CLOSERS and is_cased(line.text)
        said = (
            (_REFERS, first is not None and first[0].lower() in words().anaphora),
            (_QUOTED, line.text[0] in QUOTES),
            (_CLOSED, closed),
            (_LABELLED, _LABEL.match(line.text) is not None),
            (_ASIDE, line.text[0] in "(["),
            (_COUNTED, line.text[0].isdigit()),
        )
        return math.log(self.sentence) + _BEGINS + sum(worth for worth, true in said if true)


def beginnings(lines: Sequence[Line], shape: Shape) -> frozenset[int]:
    """The lines (by index) that begin a paragraph though the line above them, which ends a
    sentence, is full. Linear in the number of lines."""
    if not shape.wrapped or shape.first_indent:
        return frozenset()
    open_breaks = [
        index
        for index in range(1, len(lines))
        if _says_nothing(lines[index - 1], lines[index], shape)
    ]
    if not open_breaks:
        return frozenset()
    like = _measure(lines, shape)
    found: set[int] = set()
    doubtful = set(open_breaks)
    start = 0
    run: list[int] = []
    for index in range(1, len(lines) + 1):
        if index < len(lines) and _holds(lines[index - 1], lines[index], shape):
            if index in doubtful:
                run.append(index)
            continue
        if run:
            found.update(_divide(lines, [start, *run, index], like))
        start, run = index, []
    return frozenset(found)


def _says_nothing(before: Line, here: Line, shape: Shape) -> bool:
    if not before.traits & ENDED or here.traits & SMALL:
        return False
    parted = shape.separated and not here.seam
    return (
        not parted
        and _holds(before, here, shape)
        and not credits_picture(f"{before.text} {here.text}")
    )


def _holds(before: Line, here: Line, shape: Shape) -> bool:
    """Whether two lines may belong to one paragraph: a forced break, at one margin."""
    near = here.seam or here.gap <= shape.line_gap
    return near and here.indent == before.indent and shape.forced(before, here)


def _divide(lines: Sequence[Line], bounds: Sequence[int], like: _Paragraphs) -> list[int]:
    """The beginnings, among the inner `bounds` of a run of lines, that make the likeliest
    paragraphs of it."""
    parts = [lines[a:b] for a, b in itertools.pairwise(bounds)]
    lengths = [sum(line.width + 1 for line in part) for part in parts]
    sentences = [1 + sum(len(_inner(line)) for line in part) for part in parts]
    opens = [0.0, *(like.beginning(lines[at - 1], lines[at]) for at in bounds[1:-1])]
    last = parts[-1][-1].text
    opens[-1] += _ALONE if sentences[-1] == 1 and (not ends_sentence(last) or asks(last)) else 0.0
    best = [0.0]
    origin = [0]
    for end in range(1, len(bounds)):
        length = count = 0
        scores = []
        for start in range(end - 1, max(-1, end - 1 - _MOST_PARTS), -1):
            length += lengths[start]
            count += sentences[start]
            likelihood = like.likelihood(length, count)
            scores.append((best[start] + likelihood + opens[start], -start))
        score, start = max(scores)
        best.append(score)
        origin.append(-start)
    found = []
    end = len(bounds) - 1
    while origin[end]:
        end = origin[end]
        found.append(bounds[end])
    return found


def _inner(line: Line) -> list[str]:
    """What the sentences begin with that begin within a line, and plainly do."""
    found = [match[match.lastindex or 1] for match in _INNER.finditer(line.text)]
    return [character for character in found if not character.islower()]


def _measure(lines: Sequence[Line], shape: Shape) -> _Paragraphs:
    """What the paragraphs are like that plainly begin and end."""
    lengths: list[float] = []
    total = begun = 0
    start = 0
    sample = lines[:_SAMPLE]
    for index in range(1, len(sample) + 1):
        if index < len(sample) and _holds(sample[index - 1], sample[index], shape):
            continue
        run = sample[start:index]
        start = index
        length = sum(line.width + 1 for line in run)
        if length < _SHORTEST or not run[-1].ended or run[0].mark is not None:
            continue
        plain = not any(_says_nothing(a, b, shape) for a, b in itertools.pairwise(run))
        if plain or len(run) <= 2:
            lengths.append(math.log(length))
        total += length
        begun += 1 + sum(len(_inner(line)) for line in run)
    weight = len(lengths) + _USUAL_WEIGHT
    mean = (sum(lengths) + _USUAL_WEIGHT * _USUAL) / weight
    variance = sum((x - mean) ** 2 for x in lengths) + _USUAL_WEIGHT * _SPREAD**2
    return _Paragraphs(
        mean=mean,
        spread=max(_NARROWEST_SPREAD, math.sqrt(variance / weight)),
        sentence=(total + _USUAL_WEIGHT * math.exp(_USUAL)) / (begun + _USUAL_WEIGHT),
    )
