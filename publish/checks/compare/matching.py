"""Which characters of an artifact are which passage of the document.

Letters and digits only are compared, without case: hyphens at the ends of lines, leaders, markers
and quotation marks differ between formats for reasons of their own, and how text reads is the
business of content. Long passages that occur once are found first; the short ones are then
looked for between them, so that a "1" in a cell is not taken for the "1" of a heading.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

import msgspec

from publish.checks.look import Look, Passage, Run, letters

_LONG: Final = 16
"""Characters from which a passage is taken to be found when its text is."""
_BEGIN: Final = 8
"""Characters by which a passage is known to begin that goes on otherwise, as with a formula that
stands as its TeX, …"""
_REACH: Final = 4
"""… and how many times as long it may be, at most up to one of as many passages after it, …"""
_TOLD: Final = 4
"""… which has so many characters."""
_FUZZY: Final = 20_000
"""The longest text, in characters, that is compared character by character."""


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A run of the document and the run of the artifact that says it, or a part of it.

    `starts` and `ends` tell that the passage begins, and that it ends, with these characters, and
    `whole` that all of it was found in one piece.
    """

    expected: Passage
    run: Run
    found: Passage
    look: Run
    starts: bool
    ends: bool
    whole: bool = True


class _Text:
    """Passages as one string of letters and digits, with the way back to their runs."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.starts: list[int] = []
        self.runs: list[tuple[int, int]] = []
        """Passage and run of each piece …"""
        self.ends: list[int] = []
        """… and where it ends in the string."""
        parts: list[str] = []
        at = 0
        for number, passage in enumerate(passages):
            self.starts.append(at)
            for index, run in enumerate(passage.runs):
                text = letters(run.text)
                if text:
                    parts.append(text)
                    at += len(text)
                    self.runs.append((number, index))
                    self.ends.append(at)
        self.starts.append(at)
        self.string = "".join(parts)

    def of(self, number: int) -> str:
        return self.string[self.starts[number] : self.starts[number + 1]]

    def run_at(self, position: int) -> int:
        """The number of the piece that the character at `position` belongs to."""
        return bisect_left(self.ends, position + 1)


class Index:
    """The looks of all places of an artifact where given words stand."""

    def __init__(self, found: Sequence[Passage]) -> None:
        self._artifact = _Text(found)

    def count(self, words: str) -> int:
        """How often `words` stand there."""
        return self._artifact.string.count(words)

    def looks(self, words: str) -> Iterator[Look]:
        """Those of the runs in which `words`, letters and digits only, begin."""
        place = self._artifact.string.find(words) if words else -1
        while place >= 0:
            number, index = self._artifact.runs[self._artifact.run_at(place)]
            yield self._artifact.passages[number].runs[index].look
            place = self._artifact.string.find(words, place + len(words))


def match(expected: Sequence[Passage], found: Sequence[Passage]) -> list[Match]:
    """Every pair of runs that say the same characters, in the order of the document."""
    document, artifact = _Text(expected), _Text(found)
    matches: list[Match] = []
    for number, spans in sorted(_spans(document, artifact.string).items()):
        whole = [length for _, _, length in spans] == [len(document.of(number))]
        for span in spans:
            matches += _pairs(document, artifact, expected[number], span, whole=whole)
    return matches


def _pairs(
    document: _Text, artifact: _Text, passage: Passage, span: tuple[int, int, int], *, whole: bool
) -> Iterable[Match]:
    start, at, length = span
    done = 0
    while done < length:
        piece, other = document.run_at(start + done), artifact.run_at(at + done)
        step = min(document.ends[piece] - start, artifact.ends[other] - at, length)
        number, index = artifact.runs[other]
        found = artifact.passages[number]
        yield Match(
            expected=passage,
            run=passage.runs[document.runs[piece][1]],
            found=found,
            look=found.runs[index],
            starts=done == 0 and start == document.starts[document.runs[piece][0]],
            ends=start + step == document.starts[document.runs[piece][0] + 1],
            whole=whole,
        )
        done = step


_Spans = dict[int, list[tuple[int, int, int]]]
"""By passage: where in the document's string, where in the artifact's, how many characters."""


def _spans(document: _Text, text: str) -> _Spans:
    spans: _Spans = {}
    often = Counter(document.of(number) for number in range(len(document.passages)))
    # One of several that are alike may read otherwise, with its formula as TeX.
    scarce = {key for key, times in often.items() if len(key) > _BEGIN and times > text.count(key)}
    anchors = _anchors(document, text, scarce)
    edges = [(-1, 0, 0), *anchors, (len(document.passages), len(text), 0)]
    for (before, at, length), (after, end, _) in pairwise(edges):
        if before >= 0:
            spans[before] = [(document.starts[before], at, length)]
        _between(document, text, (before + 1, after), (at + length, end), spans, scarce=scarce)
    return spans


def _anchors(document: _Text, text: str, scarce: Collection[str]) -> list[tuple[int, int, int]]:
    """Long passages that the artifact has where it should: after those before them."""
    anchors: list[tuple[int, int, int]] = []
    at = 0
    for number in range(len(document.passages)):
        key = document.of(number)
        if len(key) < _LONG:
            continue
        place = text.find(key, at)
        known = place == at or text.find(key, place + 1) < 0
        if place >= 0 and known and key not in scarce:
            anchors.append((number, place, len(key)))
            at = place + len(key)
    return anchors


def _between(
    document: _Text,
    text: str,
    numbers: tuple[int, int],
    places: tuple[int, int],
    spans: _Spans,
    *,
    scarce: Collection[str],
) -> None:
    """Looks for passages `numbers` in the part of the artifact between two anchors; of those that
    are `scarce` some read otherwise there."""
    at, end = places
    lost: list[int] = []
    for number in range(*numbers):
        key = document.of(number)
        if not key:
            continue
        place = text.find(key, at, end)
        doubtful = key in scarce or (place < 0 and len(key) > _BEGIN)
        begun = text.find(key[:_BEGIN], at, end) if doubtful else place
        if begun < 0:
            lost.append(number)
            continue
        if lost:
            _alike(document, text, lost, (at, begun), spans)
            lost = []
        if begun != place:
            next_one = place if place > begun else end
            later = range(number + 1, min(number + 1 + _REACH, numbers[1]))
            following = min(_places(document, text, later, (begun + 1, next_one)), default=end)
            reach = min(next_one, following, begun + _REACH * len(key))
            _alike(document, text, [number], (begun, reach), spans)
            at = max((there + size for _, there, size in spans.get(number, ())), default=begun)
            continue
        spans[number] = [(document.starts[number], place, len(key))]
        at = place + len(key)
    if lost:
        _alike(document, text, lost, (at, end), spans)


def _places(document: _Text, text: str, numbers: range, places: tuple[int, int]) -> Iterator[int]:
    """Where passages of some letters stand between two places."""
    for number in numbers:
        key = document.of(number)
        place = text.find(key, *places) if len(key) >= _TOLD else -1
        if place >= 0:
            yield place


def _alike(
    document: _Text, text: str, numbers: list[int], places: tuple[int, int], spans: _Spans
) -> None:
    """Passages that read otherwise in the artifact: as many of their characters as it has."""
    at, end = places
    for number in numbers:
        key = document.of(number)
        if not (at < end and len(key) + end - at <= _FUZZY):
            continue
        blocks = SequenceMatcher(None, key, text[at:end], autojunk=False).get_matching_blocks()
        good = [(a, b, size) for a, b, size in blocks if size >= min(4, len(key))]
        if good:
            base = document.starts[number]
            spans[number] = [(base + a, at + b, size) for a, b, size in good]
            at += good[-1][1] + good[-1][2]
