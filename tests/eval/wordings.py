"""The weights of `publish.readers.plaintext.wording`, learned from labelled texts.

`python -m tests.eval.wordings FOLDER…` learns from the lines at the head of all texts of ours that
are not held out and of those in the folders, and writes `wording.toml`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from publish.readers.plaintext import wording
from publish.readers.plaintext.chains import Weights
from publish.readers.plaintext.wording import KINDS, Kind, facts
from tests.eval import learning
from tests.eval.corpus import Labelled
from tests.eval.learning import learned, read_texts, tuned, write_weights

WEIGHTS: Final = Path(wording.__file__).with_name("wording.toml")
_HEAD: Final = """\
# What the words of a line say for its kind (`wording`). Learned by `python -m tests.eval.wordings`;
# not to be edited by hand.
"""
_KINDS: Final[Mapping[str, Kind]] = {
    "title": "title",
    **dict.fromkeys(("sub", "sum"), "deck"),
    "byline": "byline",
    "date": "date",
    "status": "status",
    "more": "more",
    **dict.fromkeys(("p", "h1", "h2", "n", "-", "verse"), "text"),
}
_HEADS: Final = 12
"""So many labels from the title on are learned from …"""

_MOST_OF_TEXT: Final = 3
"""… and so many pieces of the text itself."""

_FEWEST: Final = 3
"""What fewer lines have says nothing of others."""

_L1: Final = 1.0
_L2: Final = 0.01

Line = tuple[str, Kind]


def lines(text: Labelled) -> Iterator[Line]:
    """The lines at the head of a text and what they are."""
    kinds = [label.kind for label in text.labels]
    title = kinds.index("title") if "title" in kinds else 0
    of_text = 0
    for label in text.labels[: title + _HEADS]:
        kind = _KINDS.get(label.kind)
        of_text += kind == "text"
        if kind and label.text and of_text <= _MOST_OF_TEXT:
            yield label.text, kind


def wording_of(texts: Sequence[Labelled]) -> Weights[Kind]:
    """The weights that these texts teach."""
    found = [line for text in texts for line in lines(text)]
    counted = Counter(fact for said, _ in found for fact in facts(said))
    lessons = [
        ([{fact: n for fact, n in facts(said).items() if counted[fact] >= _FEWEST}], [kind])
        for said, kind in found
    ]
    return learned(lessons, l1=_L1, l2=_L2)


def as_toml(weights: Weights[Kind]) -> str:
    """The weights as `wording.toml` has them."""
    return learning.as_toml(weights, _HEAD, KINDS)


def main(folders: Sequence[str]) -> None:
    """Learns, and writes the weights."""
    texts = [text for text, _ in read_texts(tuned(), folders)]
    write_weights(
        as_toml(wording_of(texts)), sum(1 for text in texts for _ in lines(text)), WEIGHTS
    )


if __name__ == "__main__":
    main(sys.argv[1:])
