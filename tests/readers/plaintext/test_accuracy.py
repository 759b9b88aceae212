"""The texts that rules were tuned on keep their accuracy: every other one, in one of four unlike
shapes.

`make validate` reads each of them in all four.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.eval.corpus import Labelled
from tests.readers.plaintext.accuracy import (
    LEAST,
    LEAST_PASTED,
    UNLIKE,
    WHOLE_PASTED,
    failing,
    scores,
    tuned,
)


def test_blocks_of_the_corpus_are_recovered() -> None:
    assert failing(scores(_every_other(tuned())), LEAST) == {}


def test_blocks_of_pasted_pages_are_recovered() -> None:
    assert failing(scores(_every_other(tuned(pasted=True))), LEAST_PASTED, WHOLE_PASTED) == {}


def _every_other(chosen: Sequence[Labelled]) -> Iterator[tuple[Labelled, str]]:
    """Each with the shape it is read in, by its name: a new text leaves the others in theirs."""
    places = ((text, sum(map(ord, text.name))) for text in chosen)
    return ((text, UNLIKE[at // 2 % len(UNLIKE)]) for text, at in places if at % 2)
