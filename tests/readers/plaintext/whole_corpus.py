"""No labelled text loses a character or a line in any shape; those that rules were tuned on keep
their accuracy in four and in print, and those of them that are like real ones, or pasted pages, or
were held out till lately, or are new, their own.

`make validate` runs this; for time, `make test` reads every thirtieth text, in one shape, and the
first lines of a few for what is lost, and every sixth one, in one of the five, for the accuracy.
"""

from __future__ import annotations

import pytest

from tests.eval.corpus import texts
from tests.eval.shapes import SHAPES
from tests.readers.plaintext.accuracy import (
    LEAST,
    LEAST_IN_PRINT,
    LEAST_LAST,
    LEAST_LATE,
    LEAST_LIKE_REAL,
    LEAST_NEW,
    LEAST_OPENINGS,
    LEAST_PASTED,
    LIKE_REAL,
    PRINT,
    SET_IN,
    UNLIKE,
    WHOLE_IN_PRINT,
    WHOLE_LAST,
    WHOLE_LATE,
    WHOLE_LIKE_REAL,
    WHOLE_NEW,
    WHOLE_OPENINGS,
    WHOLE_PASTED,
    failing,
    last,
    late,
    new,
    openings,
    scores,
    tuned,
)
from tests.readers.plaintext.conservation import lost


@pytest.mark.parametrize("shape", SHAPES)
def test_no_text_loses_a_character_or_a_line(shape: str) -> None:
    left = {text.name: lost(SHAPES[shape](text)) for text in texts()}
    assert not {name: what for name, what in left.items() if any(what)}


@pytest.mark.parametrize("length", [1, 2, 4, 8])
def test_no_text_that_is_cut_off_loses_a_character(length: int) -> None:
    """A front, and the end of a text, with nothing below or above it."""
    lines = [SHAPES["block a line"](text).split("\n") for text in texts()]
    cut = {"\n\n".join(part) for whole in lines for part in (whole[:length], whole[-length:])}
    assert not {text: left for text in cut if text.strip() and (left := lost(text).characters)}


@pytest.mark.parametrize("shape", UNLIKE)
def test_blocks_of_the_corpus_are_recovered_in_each_shape(shape: str) -> None:
    chosen, least = tuned(), LEAST
    if shape == "indented first lines":
        chosen = [text for text in chosen if not text.name.startswith(LIKE_REAL)]
        least = LEAST | SET_IN
    assert failing(scores((text, shape) for text in chosen), least) == {}


def test_blocks_of_the_corpus_are_recovered_in_print() -> None:
    found = scores((text, PRINT) for text in tuned())
    assert failing(found, LEAST_IN_PRINT, WHOLE_IN_PRINT) == {}


@pytest.mark.parametrize("shape", UNLIKE)
def test_texts_that_are_like_real_ones_are_recovered_in_each_shape(shape: str) -> None:
    chosen = [text for text in tuned() if text.name.startswith(LIKE_REAL)]
    found = scores((text, shape) for text in chosen)
    assert failing(found, LEAST_LIKE_REAL, WHOLE_LIKE_REAL) == {}


@pytest.mark.parametrize("shape", UNLIKE)
def test_texts_modelled_on_pages_line_by_line_are_recovered_in_each_shape(shape: str) -> None:
    found = scores((text, shape) for text in last())
    assert failing(found, LEAST_LAST, WHOLE_LAST) == {}


@pytest.mark.parametrize("shape", UNLIKE)
def test_openings_of_pages_are_recovered_in_each_shape(shape: str) -> None:
    found = scores((text, shape) for text in openings())
    assert failing(found, LEAST_OPENINGS, WHOLE_OPENINGS) == {}


@pytest.mark.parametrize("shape", UNLIKE)
def test_texts_that_were_held_out_till_lately_are_recovered_in_each_shape(shape: str) -> None:
    found = scores((text, shape) for text in late())
    assert failing(found, LEAST_LATE, WHOLE_LATE) == {}


@pytest.mark.parametrize("shape", UNLIKE)
def test_the_newest_texts_are_recovered_in_each_shape(shape: str) -> None:
    found = scores((text, shape) for text in new())
    assert failing(found, LEAST_NEW, WHOLE_NEW) == {}


@pytest.mark.parametrize("shape", UNLIKE)
def test_pasted_pages_are_recovered_in_each_shape(shape: str) -> None:
    found = scores((text, shape) for text in tuned(pasted=True))
    assert failing(found, LEAST_PASTED, WHOLE_PASTED) == {}
