"""The texts that rules were tuned on keep their accuracy, in four unlike shapes."""

from __future__ import annotations

from collections import defaultdict

import pytest

from tests.eval.__main__ import ours
from tests.eval.corpus import texts
from tests.eval.scoring import Score, agreeing, compare
from tests.eval.shapes import SHAPES

LEAST = {"title": 0.98, "heading": 0.93, "item": 0.96, "byline": 0.95, "quote": 0.86, "code": 0.80}
UNTUNED = ("held/", "third/", "fourth/", "fifth/")


@pytest.mark.parametrize(
    "shape", ["block a line", "indented first lines", "from a PDF", "double-spaced"]
)
def test_blocks_of_the_corpus_are_recovered(shape: str) -> None:
    scores: defaultdict[str, Score] = defaultdict(Score)
    for text in texts():
        if text.name.startswith(UNTUNED):
            continue
        for kind, score in compare(*agreeing(ours(SHAPES[shape](text)), text)).items():
            scores[kind] += score
    assert sum(scores.values(), Score()).f1 >= 0.93
    assert {kind: s.f1 for kind in LEAST if (s := scores[kind]).f1 < LEAST[kind]} == {}
