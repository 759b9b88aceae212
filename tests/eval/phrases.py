"""The weights of `publish.readers.plaintext.phrases`, learned from labelled texts.

`python -m tests.eval.phrases FOLDER…` learns from the lines at the head of all texts of ours that
are not held out and of those in the folders, and writes `phrases.toml`. Every place between two
words of a line might be a break in it, and every end of a line is one between two.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from publish.readers.plaintext import phrases
from publish.readers.plaintext.chains import Weights
from publish.readers.plaintext.phrases import JOINTS, Joint, facts, tokens
from tests.eval import learning
from tests.eval.corpus import Label, Labelled
from tests.eval.learning import learned, read_texts, tuned, write_weights

WEIGHTS: Final = Path(phrases.__file__).with_name("phrases.toml")
_HEAD: Final = """\
# What the words on both sides of a break say for its standing within a phrase or between two
# (`phrases`). Learned by `python -m tests.eval.phrases`; not to be edited by hand.
"""
_KINDS: Final = frozenset({"title", "sub", "sum", "byline", "date", "status", "more", "p", "h1"})
_HEADS: Final = 16
"""So many labels of a text are learned from …"""

_WORDS: Final = 60
"""… so many words of each …"""

_OF_TEXT: Final = 25
"""… and so many of a paragraph."""

_TIMES: Final = {"title": 3, "sub": 3}
"""Breaks in these are what is asked for, and count so often …"""

_TIMES_BELOW: Final = {"title": 4}
"""… and so do the ends of these."""

_STOPS: Final = ".!?。"
_FEWEST: Final = 8
"""What fewer breaks have says nothing of others."""

_L1: Final = 3.0
_L2: Final = 0.01

Break = tuple[frozenset[str], Joint, int]
"""The facts of a break, where it stands and how often it counts."""


def breaks(text: Labelled) -> Iterator[Break]:
    """The breaks that there might be at the head of a text; but those before a small letter, which
    tells enough, or behind a stop."""
    labels = text.labels[: _HEADS + 1]
    for label in labels[:_HEADS]:
        if label.kind in _KINDS:
            yield from _within(label)
    for label, below in pairwise(labels):
        if {label.kind, below.kind} <= _KINDS and label.text and below.text:
            above, begins = tokens(label.text), tokens(below.text)
            if above[-1][-1] not in _STOPS and not begins[0][0].islower():
                yield facts(above, begins), "between", _TIMES_BELOW.get(label.kind, 1)


def _within(label: Label) -> Iterator[Break]:
    found = tokens(label.text)[: _OF_TEXT if label.kind == "p" else _WORDS]
    for at in range(1, len(found)):
        if not found[at][0].islower() and found[at - 1][-1] not in _STOPS:
            yield facts(found[:at], found[at:]), "within", _TIMES.get(label.kind, 1)


def phrases_of(texts: Sequence[Labelled]) -> Weights[Joint]:
    """The weights that these texts teach: of two kinds, one weight tells as much as two."""
    found = [one for text in texts for one in breaks(text)]
    counted = Counter(fact for seen, _, _ in found for fact in seen)
    known = {fact for fact, count in counted.items() if count >= _FEWEST}
    lessons = [
        lesson for seen, joint, times in found for lesson in [([seen & known], [joint])] * times
    ]
    both = learned(lessons, l1=_L1, l2=_L2).feature
    told = {fact: row.get("within", 0.0) - row.get("between", 0.0) for fact, row in both.items()}
    return Weights(feature={fact: {"within": weight} for fact, weight in told.items()}, after={})


def as_toml(weights: Weights[Joint]) -> str:
    """The weights as `phrases.toml` has them."""
    return learning.as_toml(weights, _HEAD, JOINTS)


def main(folders: Sequence[str]) -> None:
    """Learns, and writes the weights."""
    texts = [text for text, _ in read_texts(tuned(), folders)]
    write_weights(as_toml(phrases_of(texts)), len(texts), WEIGHTS)


if __name__ == "__main__":
    main(sys.argv[1:])
