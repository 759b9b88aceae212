"""The trees of `publish.readers.plaintext.front_breaks`, learned from labelled texts.

`python -m tests.eval.front_breaks FOLDER…` learns from all texts of ours that are not held out and
from those in the folders (see `learning`), each wrapped to many measures without blank lines, and
writes `front_breaks.json`. Whether words go on (`phrases`) and what they read as (`wording`) is
told by weights that were learned without the texts of their author.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Container, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final
from zlib import crc32

from publish.diagnostics import Log
from publish.readers.plaintext import front_breaks
from publish.readers.plaintext.chains import Chain, Weights
from publish.readers.plaintext.correspondence import find_header
from publish.readers.plaintext.joining import Joiner
from publish.readers.plaintext.lines import read_lines
from publish.readers.plaintext.phrases import JOINTS, Joint, tokens
from publish.readers.plaintext.scanning import Scanner
from publish.readers.plaintext.shape import measure
from publish.readers.plaintext.wording import Wording
from tests.eval.corpus import Labelled
from tests.eval.growing import Example, grown, written
from tests.eval.learning import read_texts, tuned, without_author
from tests.eval.phrases import phrases_of
from tests.eval.print import FACES
from tests.eval.shapes import from_pdf_tight, indented, one_block_a_line, printed, tight
from tests.eval.wordings import wording_of

TREES: Final = Path(front_breaks.__file__).with_name("front_breaks.json")
_CHUNK: Final = 16
"""Texts that are read in one go by one of several processes."""

_MEASURES: Final = (60, 68, 76, 90)
_OF_PRINT: Final = (62, 72, 84, 96)
_USUAL_MEASURES: Final = range(36, 113)
_BROKEN: Final = 3
_FILLED: Final = 2
"""So many measures at most break a title above such a word, and so many are filled by all of it."""

_SMALL: Final = "below begins small"
_SIGNS: Final = re.compile(r"[\W_]+")


def examples(text: Labelled, phrases: Weights[Joint], wording: Wording) -> list[Example]:
    """What there is to learn from a text: of each full line near its top whether it goes on."""
    joints = Chain(phrases, JOINTS)
    whole = ""
    ends = {0}
    for block in one_block_a_line(text).split("\n"):
        whole += _letters(block)
        ends.add(len(whole))
    return [
        (facts, goes_on, 1.0)
        for wrapped, all_of_it in _wrapped(text)
        for facts, goes_on in _breaks(wrapped, whole, ends, joints, wording)
        if all_of_it or _SMALL not in facts
    ]


def _wrapped(text: Labelled) -> Iterator[tuple[str, bool]]:
    """A text in many measures, without blank lines; and whether all there is of it is learned from,
    or only breaks above what begins without a small letter."""
    for write in (*map(tight, _MEASURES), indented, from_pdf_tight):
        yield write(text), True
    at = sum(map(ord, text.name))
    for step in (0, 1):
        measure = _OF_PRINT[(at // len(_OF_PRINT) + step) % len(_OF_PRINT)]
        yield printed(text, (at + 3 * step) % len(FACES), measure), True
    for measure in dict.fromkeys(_measures_of_title(text)):
        if measure not in _MEASURES:
            yield tight(measure)(text), False


def _measures_of_title(text: Labelled) -> Iterator[int]:
    """Measures that the title fills, and those that break it above a word without a small letter:
    such breaks are what is asked for, and few measures make one."""
    kinds = [label.kind for label in text.labels]
    if "title" not in kinds:
        return
    at = kinds.index("title")
    words = text.labels[at].text.split()
    below = next((tokens(label.text) for label in text.labels[at + 1 :] if label.text), [])
    broken = [
        (len(" ".join(words[:count])), word)
        for count, word in enumerate(words[1:], 1)
        if not word[0].islower()
    ]
    usual = [one for one in broken if one[0] in _USUAL_MEASURES]
    usual.sort(key=lambda one: crc32(f"{text.name} {one[0]}".encode()))
    for length, word in usual[:_BROKEN]:
        yield length + _room(text, length, word)
    whole = len(" ".join(words))
    if below and whole in _USUAL_MEASURES:
        yield from (whole + _room(text, number, below[0]) for number in range(_FILLED))


def _room(text: Labelled, salt: int, word: str) -> int:
    """How much room is left for a word that has too little: any is as likely as another."""
    return crc32(f"{text.name} {word} {salt}".encode()) % (len(word) + 1)


def _breaks(
    wrapped: str, whole: str, ends: Container[int], joints: Chain[Joint], wording: Wording
) -> Iterator[tuple[Mapping[str, float], bool]]:
    """The facts of each break that `front_breaks` is asked of, and whether it goes on: the letters
    of the `whole` text before it tell, `ends` being where its blocks end."""
    lines = read_lines(wrapped, 1, Log("text"))
    shape = measure(lines)
    joiner = Joiner(lines)
    header = find_header(lines, shape, joiner)
    head, lines = lines[: header[1] if header else 0], lines[header[1] if header else 0 :]
    scan = Scanner(lines, shape, joiner, {})
    place, start = sum(len(_letters(line.text)) for line in head), 0
    for index, line in enumerate(lines[: front_breaks.REACH + 1]):
        if not whole.startswith(_letters(line.text), place):
            return
        if index and not shape.separated and front_breaks.is_asked(scan, index):
            yield front_breaks.facts(scan, start, index, joints, wording), place not in ends
        if place in ends:
            start = index
        place += len(_letters(line.text))


def _letters(text: str) -> str:
    return _SIGNS.sub("", text)


def main(folders: Sequence[str]) -> None:
    """Learns, and writes the trees."""
    texts = [text for text, _ in read_texts(tuned(), folders)]
    phrases, wordings = without_author(texts, phrases_of), without_author(texts, wording_of)
    names = [text.name for text in texts]
    with ProcessPoolExecutor() as pool:
        taught = pool.map(
            examples,
            texts,
            (phrases[name] for name in names),
            (wordings[name] for name in names),
            chunksize=_CHUNK,
        )
        found = [
            ({sys.intern(fact): value for fact, value in facts.items()}, goes_on, weight)
            for of_text in taught
            for facts, goes_on, weight in of_text
        ]
    TREES.write_bytes(written(grown(found)))


if __name__ == "__main__":
    main(sys.argv[1:])
