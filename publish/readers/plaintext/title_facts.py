"""Which line of a front is its title, told by trees of questions.

The chain of weights (`usual`) says what each piece of a front is, by facts that add up. Whether the
short line or the longer one below it is the title is told by facts that do not: what the lines read
as, how long the ones around them are and whether the text says their words again must be seen
together. So trees (`trees`) were learned for this one question (`tests/eval/titles.py`), from what
is to be seen of a line, of two lines above it and of two below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import Final

from publish.readers.plaintext.chains import AND
from publish.readers.plaintext.front_features import HEADLINE, word_count
from publish.readers.plaintext.trees import Forest, levels, read_forest
from publish.readers.plaintext.wording import KINDS, Kind

_AROUND: Final = {-2: "two above", -1: "above", 0: "own", 1: "below", 2: "two below"}
_NONE: Final = -20.0
"""So little does nothing read as a title."""


@lru_cache(maxsize=1)
def forest() -> Forest:
    """The learned trees, read once."""
    return read_forest("titles.json")


class TitleFacts:
    """What is to be seen of the pieces of a front that tells its title.

    `features` are those of each piece (`front_features`), `texts` the pieces, and `reads` what each
    of them reads as (`wording.reads_as`).
    """

    def __init__(
        self,
        features: Sequence[Set[str]],
        texts: Sequence[str],
        reads: Sequence[Mapping[Kind, float]],
    ) -> None:
        self._own = [
            {**levels(name for name in found if AND not in name), **_read(said, text)}
            for found, text, said in zip(features, texts, reads, strict=True)
        ]
        self._as_title = [
            said["title"] - max(said[kind] for kind in KINDS if kind != "title") for said in reads
        ]
        self._brief = [word_count(text) <= HEADLINE for text in texts]

    def of(self, at: int) -> dict[str, float]:
        """The facts of the piece at `at`."""
        found = {
            f"{side} {name}": value
            for step, side in _AROUND.items()
            if 0 <= at + step < len(self._own)
            for name, value in self._own[at + step].items()
        }
        return {**found, **dict(self._of_place(at))}

    def _of_place(self, at: int) -> Iterator[tuple[str, float]]:
        own = self._as_title[at]
        above = self._as_title[:at]
        below = [self._as_title[o] for o in range(at + 1, len(self._own)) if self._brief[o]]
        yield "place", at + 1.0
        yield "pieces", float(len(self._own))
        yield "a line above reads more as a title by", max(above, default=_NONE) - own
        yield "a line below reads more as a title by", max(below, default=_NONE) - own


def _read(said: Mapping[Kind, float], text: str) -> dict[str, float]:
    """What a line reads as, against what it most reads as; and how long it is."""
    most = max(said.values())
    return {
        **{f"reads as {kind}": said[kind] - most for kind in KINDS},
        "reads as title, no status": said["title"] - said["status"],
        "reads as title, no deck": said["title"] - said["deck"],
        "letters": float(len(text)),
    }
