"""The lines with what the recognisers of blocks ask about them."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Final, TypeAlias

from publish.readers.plaintext import marks
from publish.readers.plaintext.breaks import beginnings
from publish.readers.plaintext.characters import QUOTES, starts_upper
from publish.readers.plaintext.datelines import date_of
from publish.readers.plaintext.joining import Joiner
from publish.readers.plaintext.lines import PROSE, WEIGHT, WIDEST, Line
from publish.readers.plaintext.marks import Mark
from publish.readers.plaintext.own_words import OwnWords
from publish.readers.plaintext.pictures import is_framed_caption
from publish.readers.plaintext.pieces import Piece, Statement
from publish.readers.plaintext.shape import Shape
from publish.readers.plaintext.songs import NO_SONGS, Songs
from publish.readers.plaintext.stamps import is_stamp
from publish.readers.plaintext.terms import term_lines

FENCE: Final = re.compile(r"(`{3,}|~{3,})\s{0,4}([\w+#.-]{0,20})$")


_LABEL: Final = re.compile(
    r"([^\W\d_a-z][^:：\d,(]{0,40}?)(?:,[^:：.\d]{1,40}|\s\([^()]{1,40}\))?(?:[:：]|\.\s?[–—])\s"
)
"""`Ann:`, `ANN (aside):`, `ANN. –`, `ANN, laughing. –`."""

_SURE: Final = 2
_OFTEN: Final = 0.25
MOST_UNDERLINED: Final = 5
"""A title in so many lines may have a row of signs under it."""

_SAMPLE: Final = 300
_SAMPLED: Final = 10_000
"""So many lines, and so many characters of one, say what the text is like."""

FRONT: Final = 12
"""So many lines further down there is no more of the front."""

_SET_IN: Final = 2
FEWEST_VALUES: Final = 2
"""So many signs at least part the values of a row."""

_CAPITALS: Final = "upper_alpha ."
_SHORT_WORD: Final = 3
_LONGEST_DATE: Final = 40
_SHORT_ITEM: Final = 80


Found: TypeAlias = tuple[list[Piece], int]
"""What a recogniser knew: the pieces, and the index of the line after them."""


class Scanner:
    """The lines with what the recognisers ask about them."""

    def __init__(
        self,
        lines: Sequence[Line],
        shape: Shape,
        joiner: Joiner,
        stated: Mapping[int, Statement],
        songs: Songs = NO_SONGS,
    ) -> None:
        self.lines = lines
        self.stated = stated
        self.songs = songs
        self.shape = shape
        self.joiner = joiner
        self.weights = [line.traits >> WEIGHT for line in lines]
        self.has_code = any(weight == _SURE for weight in self.weights)
        self._fences = [
            i for i, line in enumerate(lines) if line.text[0] in "`~" and FENCE.match(line.text)
        ]
        settled = stated.keys() | songs.names | songs.sung
        self.plain = _plain_lines(lines, settled)
        self.terms = term_lines(lines)
        self.has_prose_at_margin = any(
            line.indent == shape.base
            and line.width >= 40
            and line.ended
            and not _is_item(line, shape)
            for line in lines
        )
        self.speakers = _speakers(lines)
        self.quotes_open = _quotes_open(lines, shape)
        self.beginnings = beginnings(lines, shape)
        self.capitals = _share_of_capitals(lines)
        self.hanging = _hanging(lines, shape)
        self.keyless = 0
        """The first line below a run of keys, none of which is above others, once one was seen."""
        self._series: dict[str, dict[int, list[int]]] = {}
        for index, line in enumerate(lines):
            for mark in marks.alternatives(line.text) if line.mark else ():
                self._series.setdefault(mark.family, {}).setdefault(mark.value, []).append(index)

    @cached_property
    def own_words(self) -> OwnWords:
        """The words of the text below its front; of a text with few lines, none."""
        return OwnWords(line.text[:WIDEST] for line in self.lines[FRONT + 1 : _SAMPLE])

    def is_plain_at_margin(self, index: int) -> bool:
        """Whether a line is one of those that only prose has, and not set in."""
        return bool(self.plain[index]) and self.lines[index].indent - self.shape.base < _SET_IN

    def follows(self, index: int) -> bool:
        """Whether line `index` stands right under the one before it."""
        return index < len(self.lines) and self.lines[index].gap <= self.shape.line_gap

    def runs_into(self, index: int) -> bool:
        """Whether the line before plainly goes on in line `index`, so that no mark opens there.

        In wrapped text a line may begin with a dash or a number by chance.
        """
        if index == 0 or not self.shape.wrapped or not self.follows(index):
            return False
        before, here = self.lines[index - 1], self.lines[index]
        return (
            before.prose
            and self.shape.forced(before, here)
            and (abs(before.indent - here.indent) < 2 or self._is_second_line(index))
            and not before.ended
            and before.text[-1] not in ":;"
        )

    def is_first_line(self, index: int) -> bool:
        """Whether a line is set in as the first lines of this text's paragraphs are."""
        shape = self.shape
        return (
            shape.first_indent > 0 and self.lines[index].indent == shape.base + shape.first_indent
        )

    def _is_second_line(self, index: int) -> bool:
        """Whether a line stands at the margin, below one that is set in as first lines are."""
        return self.is_first_line(index - 1) and self.lines[index].indent == self.shape.base

    def next_fence(self, index: int) -> int | None:
        at = bisect_right(self._fences, index)
        return self._fences[at] if at < len(self._fences) else None

    def item_mark(self, index: int) -> Mark | None:
        """The mark of a list item on this line, if it is one.

        A bullet that is nothing else always is. A dash or star is, when it does not continue a
        sentence. A number or letter needs its neighbour in the series near by.
        """
        line = self.lines[index]
        if not (line.mark is not None or line.text[0] == "[") or is_framed_caption(line.text):
            return None
        if mark := marks.bullet(line.text):
            if not self._has_like(index, mark) and is_stamp(marks.without(line.text, mark)):
                return None  # "· 3 Mar 2026", beside a name that the page sets above
            if mark.text in marks.STRONG_BULLETS or self._has_sibling_above(index, mark):
                return mark
            if self.runs_into(index) and not self._begins_a_run(index, mark):
                return None
            listed = mark.text in "-*+·" or mark.family in self.hanging
            return mark if listed or self._has_like(index, mark) else None
        readings = marks.alternatives(self._with_word_below(index))
        if readings and line.width < _LONGEST_DATE and date_of(line.text):
            return None  # "3. März 2026"
        if not readings or (self.runs_into(index) and not self._counts_on(index)):
            return None
        if readings[0].family in marks.NOTE_FAMILIES:
            return readings[0]
        return next((mark for mark in readings if self._in_series(index, mark)), None)

    def _with_word_below(self, index: int) -> str:
        """The text of a line, and of the one below a mark that stands alone since the word after it
        had no room (`[5]` above a long address)."""
        line = self.lines[index]
        if line.text[0] != "[" or " " in line.text or not self.follows(index + 1):
            return line.text
        below = self.lines[index + 1]
        forced = self.shape.wrapped and self.shape.forced(line, below)
        return f"{line.text} {below.text}" if forced else line.text

    def _has_sibling_above(self, index: int, mark: Mark) -> bool:
        """Whether the item above, over the lines it wraps onto, has the same bullet and indent."""
        here = self.lines[index]
        for at in range(index - 1, max(-1, index - 6), -1):
            line = self.lines[at]
            if line.indent <= here.indent:
                return line.indent == here.indent and marks.begins_with(line.text, mark)
            if not self.follows(at + 1):
                return False
        return False

    def _begins_a_run(self, index: int, mark: Mark) -> bool:
        """Whether the next line or the one after begins with the same bullet at the same indent."""
        here = self.lines[index]
        return any(
            line.indent == here.indent and marks.begins_with(line.text, mark)
            for line in self.lines[index + 1 : index + 3]
        )

    def _counts_on(self, index: int) -> bool:
        """Whether a line close above, at the same indent, has the number before this one's."""
        here = self.lines[index]
        wanted = {(mark.family, mark.value - 1) for mark in marks.alternatives(here.text)}
        return any(
            line.indent == here.indent
            and any((m.family, m.value) in wanted for m in marks.alternatives(line.text))
            for line in self.lines[max(0, index - 5) : index]
        )

    def _has_like(self, index: int, mark: Mark) -> bool:
        """Whether another line close by begins with the same bullet."""
        near = self.lines[max(0, index - 6) : index + 7]
        return sum(1 for line in near if marks.begins_with(line.text, mark)) >= 2

    def _in_series(self, index: int, mark: Mark) -> bool:
        """Whether the number or letter before or after this one opens a line near by.

        Capitals with a point also begin names (`R. Dhaliwal reported`, `S. Lee asked`), so those
        of a list count on from A.
        """
        series = self._series[mark.family]
        if mark.family == _CAPITALS and not all(
            value in series and series[value][0] < index for value in range(1, mark.value)
        ):
            return False
        for value, reach in ((mark.value + 1, range(1, 200)), (mark.value - 1, range(-200, 0))):
            places = series.get(value, [])
            at = bisect_right(places, index + reach.start - 1)
            if at < len(places) and places[at] <= index + reach.stop:
                return True
        return False


def _plain_lines(lines: Sequence[Line], settled: Collection[int]) -> bytearray:
    """1 for each line at which nothing but prose can begin, unless it is set in: it has none of the
    signs that the recognisers of blocks look for, no row that may underline it stands below, and
    the author says nothing of it and no song has it: those are `settled`. Most lines of most texts
    are such; that is asked once for all recognisers, and not each of them for each line."""
    plain = bytearray(map(_is_plain, lines))
    for index, line in enumerate(lines):
        text = line.text
        if text[0] == text[1:2] and not text[0].isalnum():
            above = min(MOST_UNDERLINED, index)
            plain[index - above : index] = bytes(above)
    for index, line in enumerate(lines) if settled else ():
        if line.number in settled:
            plain[index] = 0
    return plain


def _is_plain(line: Line) -> bool:
    """Whether a line begins with a letter, and has no mark, cells, label or values in a row."""
    text = line.text
    return (
        line.mark is None
        and line.traits & PROSE != 0
        and line.traits >> WEIGHT == 0
        and text[0].isalpha()
        and ":" not in text
        and "  " not in text
        and (", " in text or text.count(",") < FEWEST_VALUES)
        and ("; " in text or text.count(";") < FEWEST_VALUES)
        and text != "o0o"  # a break
        and (text.isascii() or not marks.inline_items(text))
    )


def _is_item(line: Line, shape: Shape) -> bool:
    """Whether a line has the mark of an item, and not the number of a long paragraph."""
    short = shape.wrapped or line.width < _SHORT_ITEM
    return marks.bullet(line.text) is not None or (short and line.mark is not None)


def speaker(text: str) -> str:
    """The label that a line begins with, as one who speaks has it."""
    if not (":" in text or "–" in text or "—" in text or "：" in text):
        return ""
    match = _LABEL.match(text)
    return match[1] if match and len(match[1].split()) <= 5 else ""


def _speakers(lines: Sequence[Line]) -> frozenset[str]:
    """Labels that two lines or more begin with."""
    labels = Counter(label for line in lines if (label := speaker(line.text)))
    return frozenset(label for label, count in labels.items() if count > 1)


def _share_of_capitals(lines: Sequence[Line]) -> float:
    """How many of the longer words within the first lines begin with a capital, those after a stop
    aside: few but in German, and where titles and names stand in rows."""
    capital = count = 0
    for line in lines[:_SAMPLE]:
        for before, word in itertools.pairwise(line.text[:_SAMPLED].split()):
            if len(word) > _SHORT_WORD and before[-1].isalnum():
                count += 1
                capital += word[0].isupper()
    return capital / count if count else 1.0


def item_content(item: Line, mark: Mark | None) -> int:
    """The column at which the words of an item begin."""
    return item.indent + (len(mark.text) + 1 if mark else 2)


def _hanging(lines: Sequence[Line], shape: Shape) -> frozenset[str]:
    """The families of marks whose items go on below their words, and hardly ever below the mark."""
    hangs: Counter[str] = Counter()
    for item, below in itertools.pairwise(lines):
        mark = item.mark
        if mark is None or below.gap > shape.line_gap or below.mark is not None:
            continue
        if below.indent == item_content(item, mark):
            hangs[mark.family] += 1
        elif (
            below.indent == item.indent
            and shape.forced(item, below)
            and not (item.ended or starts_upper(below.text))
        ):
            hangs[mark.family] -= 1
    return frozenset(family for family, count in hangs.items() if count > 0)


def _quotes_open(lines: Sequence[Line], shape: Shape) -> bool:
    """Whether the paragraphs that plainly begin (after a stop and a free break) often do so with a
    quotation mark, as in reports."""
    if not shape.wrapped or shape.separated:
        return False
    begun = quoted = 0
    for before, here in itertools.pairwise(lines):
        if before.ended and not shape.forced(before, here):
            begun += 1
            quoted += here.text[0] in QUOTES
    return quoted > _OFTEN * begun
