"""How well the texts of `dev` and `test` are read at least, each in one of all shapes."""

from __future__ import annotations

from typing import Final

import pytest

from training.corpus import batches
from training.evaluate import read_text
from training.scoring import Score, agreeing, compare
from training.shapes import SHAPES

LEAST: Final = {
    "dev": {
        "all": 0.925,
        "title": 0.879,
        "byline": 0.871,
        "date": 0.935,
        "heading": 0.937,
        "paragraph": 0.929,
        "item": 0.973,
        "verse": 0.972,
        "quote": 0.906,
        "header": 0.878,
    },
    "test": {
        "all": 0.953,
        "title": 0.938,
        "subtitle": 0.834,
        "summary": 0.822,
        "byline": 0.906,
        "date": 0.963,
        "header": 0.884,
        "heading": 0.962,
        "paragraph": 0.949,
        "item": 0.982,
        "quote": 0.966,
        "verse": 0.978,
        "code": 0.964,
        "table": 0.969,
        "source": 0.966,
        "rights": 0.892,
    },
}
"""F1 of all pieces together, and of those of a kind."""


@pytest.mark.parametrize("split", LEAST)
def test_texts_are_read_as_well_as_they_were(split: str) -> None:
    texts = [text for batch in batches() if batch.split == split for text in batch.texts]
    shapes = list(SHAPES.values())
    scores: dict[str, Score] = {}
    for at, text in enumerate(texts):
        document = read_text(shapes[at % len(shapes)](text))
        for kind, score in compare(*agreeing(document, text)).items():
            scores[kind] = scores.get(kind, Score()) + score
    scores["all"] = sum(scores.values(), Score())
    low = {kind: scores[kind].f1 for kind, least in LEAST[split].items() if scores[kind].f1 < least}
    assert low == {}
