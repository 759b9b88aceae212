"""The weights of `publish.readers.plaintext.front_breaks`, learned from labelled texts.

`python -m tests.eval.front_breaks FOLDER…` learns from all texts of ours that are not held out and
from those in the folders (see `learning`), each wrapped to many measures without blank lines, and
writes `front_breaks.toml`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import Final

from publish.diagnostics import Log
from publish.readers.plaintext import front_breaks
from publish.readers.plaintext.correspondence import find_header
from publish.readers.plaintext.front_breaks import BREAKS, Break
from publish.readers.plaintext.joining import Joiner
from publish.readers.plaintext.lines import read_lines
from publish.readers.plaintext.scanning import Scanner
from publish.readers.plaintext.shape import measure
from tests.eval import learning
from tests.eval.corpus import Labelled
from tests.eval.learning import Lesson, learned, read_texts, tuned, write_weights
from tests.eval.print import FACES
from tests.eval.shapes import from_pdf_tight, indented, one_block_a_line, printed, tight

WEIGHTS: Final = Path(front_breaks.__file__).with_name("front_breaks.toml")
_HEAD: Final = """\
# What features of a full line and the one below say for its going on (`front_breaks`). Learned by
# `python -m tests.eval.front_breaks`; not to be edited by hand.
"""
_L1: Final = 2.0
"""What it costs to have a weight: with each two features as one there are very many …"""

_L2: Final = 1.0
"""… and to have a large one."""

_LEAST: Final = 5
"""A feature of fewer breaks is one of single texts."""

_MEASURES: Final = (60, 68, 76, 90)
_OF_PRINT: Final = (62, 72, 84, 96)
_SIGNS: Final = re.compile(r"[\W_]+")


def lessons(text: Labelled) -> Iterator[Lesson[Break]]:
    """What there is to learn from a text: of each full line near its top whether it goes on."""
    whole = ""
    ends = {0}
    for block in one_block_a_line(text).split("\n"):
        whole += _letters(block)
        ends.add(len(whole))
    for written in _written(text):
        for features, found in _breaks(written, whole, ends):
            yield [features], [found]


def _written(text: Labelled) -> Iterator[str]:
    """A text in many measures, without blank lines."""
    for write in (*map(tight, _MEASURES), indented, from_pdf_tight):
        yield write(text)
    at = sum(map(ord, text.name))
    for step in (0, 1):
        measure = _OF_PRINT[(at // len(_OF_PRINT) + step) % len(_OF_PRINT)]
        yield printed(text, (at + 3 * step) % len(FACES), measure)


def _breaks(
    written: str, whole: str, ends: Container[int]
) -> Iterator[tuple[frozenset[str], Break]]:
    """The features of each break that `front_breaks` is asked of, and what it is: the letters of
    the `whole` text before it tell, `ends` being where its blocks end."""
    lines = read_lines(written, 1, Log("text"))
    shape = measure(lines)
    joiner = Joiner(lines)
    header = find_header(lines, shape, joiner)
    head, lines = lines[: header[1] if header else 0], lines[header[1] if header else 0 :]
    scan = Scanner(lines, shape, joiner, {})
    place, start = sum(len(_letters(line.text)) for line in head), 0
    for index, line in enumerate(lines[: front_breaks.REACH + 1]):
        if not whole.startswith(_letters(line.text), place):
            return
        if index and front_breaks.is_asked(scan, index):
            found: Break = "ends" if place in ends else "on"
            yield front_breaks.features(scan, start, index), found
        if place in ends:
            start = index
        place += len(_letters(line.text))


def _letters(text: str) -> str:
    return _SIGNS.sub("", text)


def main(folders: Sequence[str]) -> None:
    """Learns, and writes the weights."""
    found = [lesson for text, _ in read_texts(tuned(), folders) for lesson in lessons(text)]
    often = Counter(feature for [features], _ in found for feature in features)
    known = {feature for feature, count in often.items() if count >= _LEAST}
    taught = [([features & known], roles) for [features], roles in found]
    weights = learned(taught, l1=_L1, l2=_L2)
    write_weights(learning.as_toml(weights, _HEAD, BREAKS), len(taught), WEIGHTS)


if __name__ == "__main__":
    main(sys.argv[1:])
