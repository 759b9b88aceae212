"""No labelled text loses a character or a line in any shape; those that rules were tuned on keep
their accuracy in four and in print, and those of them that are like real ones, or pasted pages, or
were held out till lately, or are new, their own.

`make nightly` runs this, in one process, since each text is read once and then asked for all: the
readings are shared out among as many processes as there are processors. For time, `make test` reads
every thirtieth text, in one shape, and the first lines of a few for what is lost, and every sixth
one, in one of the five, for the accuracy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Final, NamedTuple

import pytest

from tests.eval.corpus import Labelled, texts
from tests.eval.scoring import Score
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
    score_of,
    summed,
    tuned,
)
from tests.readers.plaintext.conservation import Lost, lost, read

_LENGTHS: Final = (1, 2, 4, 8)


class Found(NamedTuple):
    """What came of a text: what is lost in each shape, and of its first and last lines, by the
    number of these; and the scores in the shapes for which a least is known."""

    lost: dict[str, Lost]
    cut: dict[int, list[str]]
    scores: dict[str, dict[str, Score]]


@pytest.fixture(scope="module")
def readings() -> Mapping[str, Found]:
    """What came of each text of the corpus, by its name."""
    with ProcessPoolExecutor() as pool:
        found = pool.map(_found, texts(), chunksize=8)
        return dict(zip((text.name for text in texts()), found, strict=True))


def _found(text: Labelled) -> Found:
    """A text in all shapes in a row, since lines that are the same are known then; what looks the
    same in two of them is read once."""
    of_source: dict[str, tuple[Lost, dict[str, Score]]] = {}
    sources = {shape: write(text) for shape, write in SHAPES.items()}
    for shape, source in sources.items():
        if source not in of_source:
            try:
                document, left = read(source)
            except Exception as error:
                error.add_note(f"in {text.name}, {shape}")
                raise
            of_source[source] = (left, score_of(document, text))
    lines = sources["block a line"].split("\n")
    return Found(
        lost={shape: of_source[source][0] for shape, source in sources.items()},
        cut={length: _lost_of(lines, length) for length in _LENGTHS},
        scores={shape: of_source[sources[shape]][1] for shape in (*UNLIKE, PRINT)},
    )


def _lost_of(lines: Sequence[str], length: int) -> list[str]:
    """The first and last lines of a text, if something is lost of them."""
    cut = ["\n\n".join(part) for part in (lines[:length], lines[-length:])]
    return [part for part in cut if part.strip() and lost(part).characters]


def _of(chosen: Iterable[Labelled], shape: str, readings: Mapping[str, Found]) -> dict[str, Score]:
    """The score of each kind of block over texts in a shape."""
    return summed(readings[text.name].scores[shape] for text in chosen)


@pytest.mark.parametrize("shape", SHAPES)
def test_no_text_loses_a_character_or_a_line(shape: str, readings: Mapping[str, Found]) -> None:
    left = {name: found.lost[shape] for name, found in readings.items()}
    assert not {name: what for name, what in left.items() if any(what)}


@pytest.mark.parametrize("length", _LENGTHS)
def test_no_text_that_is_cut_off_loses_a_character(
    length: int, readings: Mapping[str, Found]
) -> None:
    """A front, and the end of a text, with nothing below or above it."""
    assert not {name: found.cut[length] for name, found in readings.items() if found.cut[length]}


@pytest.mark.parametrize("shape", UNLIKE)
def test_blocks_of_the_corpus_are_recovered_in_each_shape(
    shape: str, readings: Mapping[str, Found]
) -> None:
    chosen, least = tuned(), LEAST
    if shape == "indented first lines":
        chosen = [text for text in chosen if not text.name.startswith(LIKE_REAL)]
        least = LEAST | SET_IN
    assert failing(_of(chosen, shape, readings), least) == {}


def test_blocks_of_the_corpus_are_recovered_in_print(readings: Mapping[str, Found]) -> None:
    assert failing(_of(tuned(), PRINT, readings), LEAST_IN_PRINT, WHOLE_IN_PRINT) == {}


@pytest.mark.parametrize("shape", UNLIKE)
def test_texts_that_are_like_real_ones_are_recovered_in_each_shape(
    shape: str, readings: Mapping[str, Found]
) -> None:
    chosen = [text for text in tuned() if text.name.startswith(LIKE_REAL)]
    assert failing(_of(chosen, shape, readings), LEAST_LIKE_REAL, WHOLE_LIKE_REAL) == {}


@pytest.mark.parametrize("shape", UNLIKE)
def test_texts_modelled_on_pages_line_by_line_are_recovered_in_each_shape(
    shape: str, readings: Mapping[str, Found]
) -> None:
    assert failing(_of(last(), shape, readings), LEAST_LAST, WHOLE_LAST) == {}


@pytest.mark.parametrize("shape", UNLIKE)
def test_openings_of_pages_are_recovered_in_each_shape(
    shape: str, readings: Mapping[str, Found]
) -> None:
    assert failing(_of(openings(), shape, readings), LEAST_OPENINGS, WHOLE_OPENINGS) == {}


@pytest.mark.parametrize("shape", UNLIKE)
def test_texts_that_were_held_out_till_lately_are_recovered_in_each_shape(
    shape: str, readings: Mapping[str, Found]
) -> None:
    assert failing(_of(late(), shape, readings), LEAST_LATE, WHOLE_LATE) == {}


@pytest.mark.parametrize("shape", UNLIKE)
def test_the_newest_texts_are_recovered_in_each_shape(
    shape: str, readings: Mapping[str, Found]
) -> None:
    assert failing(_of(new(), shape, readings), LEAST_NEW, WHOLE_NEW) == {}


@pytest.mark.parametrize("shape", UNLIKE)
def test_pasted_pages_are_recovered_in_each_shape(
    shape: str, readings: Mapping[str, Found]
) -> None:
    assert failing(_of(tuned(pasted=True), shape, readings), LEAST_PASTED, WHOLE_PASTED) == {}
