"""No labelled text loses a character or a line in any shape; those that rules were tuned on keep
their accuracy in four.

`make validate` runs this; for time, `make test` reads every third text, in one shape, for what is
lost, and every other one, in one of the four, for the accuracy.
"""

from __future__ import annotations

import pytest

from tests.eval.corpus import texts
from tests.eval.shapes import SHAPES
from tests.readers.plaintext.accuracy import LEAST, SET_IN, UNLIKE, failing, scores, tuned
from tests.readers.plaintext.conservation import lines_without_decision, unaccounted


@pytest.mark.parametrize("shape", SHAPES)
def test_no_text_loses_a_character_or_a_line(shape: str) -> None:
    lost = {
        text.name: (unaccounted(written), lines_without_decision(written))
        for text in texts()
        for written in [SHAPES[shape](text)]
    }
    assert not {name: left for name, left in lost.items() if any(left)}


@pytest.mark.parametrize("shape", UNLIKE)
def test_blocks_of_the_corpus_are_recovered_in_each_shape(shape: str) -> None:
    least = LEAST | (SET_IN if shape == "indented first lines" else {})
    assert failing(scores((text, shape) for text in tuned()), least) == {}
