"""The weights of `publish.readers.plaintext.around`, learned from labelled texts.

`python -m tests.eval.arounds FOLDER…` learns from all texts of ours that are not held out and from
those in the folders (see `learning`), and writes `around.toml`. The weights that are shipped were
learned with 244 pages and documents of others, whose texts are not ours to ship, and 42 of ours
that stand in `fourteenth` too.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.plaintext import around
from publish.readers.plaintext.around import SIDES, Side
from publish.readers.plaintext.around_features import OPEN, around_features
from publish.readers.plaintext.chains import Weights
from publish.readers.plaintext.reading import find_known, open_text
from tests.eval import learning
from tests.eval.corpus import Labelled
from tests.eval.learning import Lesson, learned, letters, read_texts, tuned, write_weights
from tests.eval.shapes import SHAPES

WEIGHTS: Final = Path(around.__file__).with_name("around.toml")
_HEAD: Final = """\
# What features of the lines of a page say for their being of its text (`around_features`), and what
# one says for the next. Learned by `python -m tests.eval.arounds`; not to be edited by hand.
"""
_SHAPE: Final = "block a line"
_SIDES: Final[dict[str, Side]] = {
    **dict.fromkeys(("more", "status", "end"), "around"),
    **dict.fromkeys(("h1", "h2"), "heading"),
}
_L1: Final = 0.3
"""What it costs to have a weight …"""

_L2: Final = 1.0
"""… and to have a large one."""


def lesson(text: Labelled) -> Lesson[Side] | None:
    """What there is to learn from a text: nothing, if it is a letter."""
    data = SHAPES[_SHAPE](text).encode()
    opened = open_text(Source(name=text.name, data=data), Log(text.name))
    if opened.is_letter:
        return None
    find_known(opened)
    labelled: dict[str, list[Side]] = {}
    for label in text.labels:
        labelled.setdefault(letters(label.text), []).append(_SIDES.get(label.kind, "text"))
    sides: list[Side] = []
    for piece in opened.pieces:
        found = labelled.get(letters(piece.text), ["text"])
        side = found.pop(0) if len(found) > 1 else found[0]
        sides.append(side if piece.kind in OPEN else "settled")
    return around_features(opened.pieces), sides


def as_toml(weights: Weights[Side]) -> str:
    """The weights as `around.toml` has them."""
    return learning.as_toml(weights, _HEAD, SIDES)


def main(folders: Sequence[str]) -> None:
    """Learns, and writes the weights."""
    read = read_texts(tuned(), folders)
    lessons = [found for text, times in read if (found := lesson(text)) for _ in range(times)]
    write_weights(as_toml(learned(lessons, l1=_L1, l2=_L2)), len(lessons), WEIGHTS)


if __name__ == "__main__":
    main(sys.argv[1:])
