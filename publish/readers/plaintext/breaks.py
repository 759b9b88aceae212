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

from publish.readers.plaintext import marks
from publish.readers.plaintext.characters import QUOTES, asks, ends_sentence, is_cased, starts_lower
from publish.readers.plaintext.lines import Line
from publish.readers.plaintext.pictures import credits_picture
from publish.readers.plaintext.shape import Shape
from publish.readers.plaintext.words import words

_SAMPLE: Final = 3000
"""So many lines tell what paragraphs are like."""

_REFERS: Final = 0.5 * math.log(0.07 / 0.225)
"""Of the labelled texts' English paragraphs 7 % begin with a word that refers to what was said
(`It`, `She`, `But`), of their other sentences 22.5 %. Half of that, since a word may mean more."""

_CLOSED: Final = math.log(0.046 / 0.003)
_LABELLED: Final = math.log(0.09 / 0.01)
"""Of the breaks between paragraphs, in all languages, 4.6 % stand below a quotation mark that ends
a quotation and 9 % above a label (`Weather: rain`); of those between sentences 0.3 and 1 %."""

_ALONE: Final = 5.0
"""What speaks for a last piece being no end of a paragraph, but who signs, a caption, an aside: as
much as outweighs the odd length of such a piece."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_LABEL: Final = re.compile(r"[^\W\d_][^:：.!?,،]{0,30}[:：]\s")
_CLOSERS: Final = frozenset("".join(QUOTES.values()))
_SHORTEST: Final = 40
_USUAL: Final = math.log(240)
_SPREAD: Final = 0.4
_USUAL_WEIGHT: Final = 3.0
"""A paragraph of two or three sentences, give or take a third; worth three of the text."""

_OTHERS: Final = 0.05
_WIDER: Final = 5
"""One in twenty is of another kind (a name, an aside, a record), and may have any length."""

_NARROWEST_SPREAD: Final = 0.25
_MOST_PARTS: Final = 30
_INNER: Final = re.compile(r"[.!?…][\"'”’»)]{0,2}\s(?=(.))|[。！？][”」』]?(?=(.))|[।॥؟۔]\s(?=(.))")


class _Paragraphs(msgspec.Struct, frozen=True):
    """What the paragraphs of a text are like: the logarithm of their length in columns and its
    spread, the length of a sentence, and how much a quotation mark speaks for a new paragraph."""

    mean: float
    spread: float
    sentence: float
    quoted: float
    unquoted: float

    def likelihood(self, length: int) -> float:
        """The logarithm of the chance of a paragraph of this length: log-normal, but for the few
        that are of another kind."""
        logarithm = math.log(max(length, 1))
        half = -0.5 * ((logarithm - self.mean) / self.spread) ** 2
        chance = (1 - _OTHERS) * math.exp(half) + _OTHERS / _WIDER * math.exp(half / _WIDER**2)
        return math.log(chance) - logarithm - math.log(self.spread * math.sqrt(2 * math.pi))

    def beginning(self, before: Line, line: Line) -> float:
        """What speaks for a paragraph, and not a sentence, beginning with `line`."""
        first = _WORD.match(line.text)
        refers = first is not None and first[0].lower() in words().anaphora
        score = math.log(self.sentence) + (_REFERS if refers else 0.0)
        score += self.quoted if line.text[0] in QUOTES else self.unquoted
        # a script without capitals does not tell whether the sentence goes on: `“…？”` above `she`
        score += _CLOSED if before.text[-1] in _CLOSERS and is_cased(line.text) else 0.0
        return score + (_LABELLED if _LABEL.match(line.text) else 0.0)


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
    parted = shape.separated and not here.seam
    return (
        not parted
        and _holds(before, here, shape)
        and ends_sentence(before.text)
        and not starts_lower(here.text)
        and not credits_picture(f"{before.text} {here.text}")
    )


def _holds(before: Line, here: Line, shape: Shape) -> bool:
    """Whether two lines may belong to one paragraph: a forced break, at one margin."""
    near = here.seam or here.gap <= shape.line_gap
    return near and here.indent == before.indent and shape.forced(before, here)


def _divide(lines: Sequence[Line], bounds: Sequence[int], like: _Paragraphs) -> list[int]:
    """The beginnings, among the inner `bounds` of a run of lines, that make the likeliest
    paragraphs of it."""
    lengths = [sum(line.width + 1 for line in lines[a:b]) for a, b in itertools.pairwise(bounds)]
    opens = [0.0, *(like.beginning(lines[at - 1], lines[at]) for at in bounds[1:-1])]
    opens[-1] += _ALONE if _stands_alone(lines[bounds[-2] : bounds[-1]]) else 0.0
    best = [0.0]
    origin = [0]
    for end in range(1, len(bounds)):
        length = 0
        scores = []
        for start in range(end - 1, max(-1, end - 1 - _MOST_PARTS), -1):
            length += lengths[start]
            scores.append((best[start] + like.likelihood(length) + opens[start], -start))
        score, start = max(scores)
        best.append(score)
        origin.append(-start)
    found = []
    end = len(bounds) - 1
    while origin[end]:
        end = origin[end]
        found.append(bounds[end])
    return found


def _stands_alone(lines: Sequence[Line]) -> bool:
    """Whether the last piece of a run is one statement without a stop, or a line that asks or
    stands in brackets."""
    text = lines[-1].text
    if any(_INNER.search(line.text) for line in lines):
        return False
    if len(lines) == 1 and (asks(text) or text[0] in "(["):
        return True
    return not ends_sentence(text) and text[-1] not in ",;:，；："


def _measure(lines: Sequence[Line], shape: Shape) -> _Paragraphs:
    """What the paragraphs are like that plainly begin and end."""
    lengths: list[float] = []
    quoted = inner = inner_quoted = 0
    start = 0
    sample = lines[:_SAMPLE]
    for index in range(1, len(sample) + 1):
        if index < len(sample) and _holds(sample[index - 1], sample[index], shape):
            continue
        run = sample[start:index]
        start = index
        length = sum(line.width + 1 for line in run)
        if length < _SHORTEST or not ends_sentence(run[-1].text) or marks.opens(run[0].text):
            continue
        plain = not any(_says_nothing(a, b, shape) for a, b in itertools.pairwise(run))
        if plain or len(run) <= 2:
            lengths.append(math.log(length))
        quoted += run[0].text[0] in QUOTES
        followers = [m[m.lastindex or 1] for line in run for m in _INNER.finditer(line.text)]
        followers = [c for c in followers if not c.islower()]
        inner += len(followers)
        inner_quoted += sum(1 for c in followers if c in QUOTES)
    count = len(lengths)
    weight = count + _USUAL_WEIGHT
    mean = (sum(lengths) + _USUAL_WEIGHT * _USUAL) / weight
    variance = sum((x - mean) ** 2 for x in lengths) + _USUAL_WEIGHT * _SPREAD**2
    total = sum(map(math.exp, lengths)) + _USUAL_WEIGHT * math.exp(_USUAL)
    share = (quoted + 0.3) / (count + 2)
    inner_share = (inner_quoted + 0.2) / (inner + 2)
    return _Paragraphs(
        mean=mean,
        spread=max(_NARROWEST_SPREAD, math.sqrt(variance / weight)),
        sentence=total / (weight + inner),
        quoted=math.log(share / inner_share),
        unquoted=math.log((1 - min(share, 0.9)) / (1 - min(inner_share, 0.9))),
    )
