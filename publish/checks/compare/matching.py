"""Which characters of an artifact are which passage of the document.

Letters and digits only are compared, without case: hyphens at the ends of lines, leaders, markers
and quotation marks differ between formats for reasons of their own, and how text reads is the
business of content. Long passages that occur once are found first; the short ones are then
looked for between them, so that a "1" in a cell is not taken for the "1" of a heading.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from publish.checks.look import Look, Passage, Run, letters

_LONG: Final = 16
"""Characters from which a passage is taken to be found when its text is."""
_TOLD: Final = 4
"""Characters from which a shorter one is, between two of these; others have to follow the passage
before them."""


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A run of the document and the run of the artifact that says it, or a part of it.

    `starts` and `ends` tell that the passage begins, and that it ends, with these characters.
    """

    expected: Passage
    run: Run
    found: Passage
    look: Run
    starts: bool
    ends: bool


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
    """Every pair of runs that say the same characters, in the order of the document; a passage that
    reads otherwise in the artifact is in none."""
    document, artifact = _Text(expected), _Text(found)
    return [
        pair
        for number, at in _places(document, artifact.string)
        for pair in _pairs(document, artifact, number, at)
    ]


def _pairs(document: _Text, artifact: _Text, number: int, at: int) -> Iterable[Match]:
    """The runs of a passage that stands at a place of the artifact."""
    passage = document.passages[number]
    start, length = document.starts[number], len(document.of(number))
    done = 0
    while done < length:
        piece, other = document.run_at(start + done), artifact.run_at(at + done)
        step = min(document.ends[piece] - start, artifact.ends[other] - at, length)
        where, index = artifact.runs[other]
        found = artifact.passages[where]
        yield Match(
            expected=passage,
            run=passage.runs[document.runs[piece][1]],
            found=found,
            look=found.runs[index],
            starts=done == 0,
            ends=step == length,
        )
        done = step


def _places(document: _Text, text: str) -> Iterator[tuple[int, int]]:
    """Passages of the document, and where each stands in the artifact."""
    edges = [(-1, 0), *_anchors(document, text), (len(document.passages), len(text))]
    for (before, start), (after, end) in pairwise(edges):
        at = start
        if before >= 0:
            yield before, start
            at += len(document.of(before))
        follows = True
        for number in range(before + 1, after):
            key = document.of(number)
            if not key:
                continue
            place = text.find(key, at, end)
            follows = place >= 0 and (len(key) >= _TOLD or (place == at and follows))
            if follows:
                yield number, place
                at = place + len(key)


def _anchors(document: _Text, text: str) -> Iterator[tuple[int, int]]:
    """Long passages that the artifact has where it should: after those before them."""
    at = 0
    for number in range(len(document.passages)):
        key = document.of(number)
        if len(key) < _LONG:
            continue
        place = text.find(key, at)
        if place >= 0 and (place == at or text.find(key, place + 1) < 0):
            yield number, place
            at = place + len(key)
