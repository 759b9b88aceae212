"""The texts that rules were tuned on keep their accuracy: every sixth one, in one of four unlike
shapes, or in print, and every third pasted page.

`make validate` reads each of them in all of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.eval.__main__ import GROUPS, grouped
from tests.eval.corpus import Labelled, texts
from tests.readers.plaintext.accuracy import (
    LEAST,
    LEAST_IN_PRINT,
    LEAST_PASTED,
    PRINT,
    UNLIKE,
    WHOLE_IN_PRINT,
    WHOLE_PASTED,
    failing,
    scores,
    tuned,
)


def test_blocks_of_the_corpus_are_recovered() -> None:
    chosen = _every(6, tuned(), (*UNLIKE, PRINT))
    assert failing(scores(each for each in chosen if each[1] != PRINT), LEAST) == {}


def test_blocks_of_the_corpus_are_recovered_in_print() -> None:
    chosen = _every(6, tuned(), (*UNLIKE, PRINT))
    in_print = scores(each for each in chosen if each[1] == PRINT)
    assert failing(in_print, LEAST_IN_PRINT, WHOLE_IN_PRINT) == {}


def test_blocks_of_pasted_pages_are_recovered() -> None:
    found = scores(_every(3, tuned(pasted=True), UNLIKE))
    assert failing(found, LEAST_PASTED, WHOLE_PASTED) == {}


def test_every_text_that_is_held_out_is_measured_with_its_like() -> None:
    found = grouped(texts())
    assert list(found) == [*(f"held out: {group}" for group in GROUPS), "tuned on"]
    held = [text for group, members in found.items() for text in members if group != "tuned on"]
    assert sorted(text.name for text in held) == [
        text.name for text in texts() if text.name.startswith("held/")
    ]
    names = {text.name for text in found[f"held out: {next(iter(GROUPS))}"]}
    assert "held/twentyseventh/n-001-en" not in names
    assert {name.split("/")[1] for name in names} == {
        *("eighteenth", "twentyseventh", "twentyninth", "thirtieth", "thirtyfirst"),
        *("thirtysecond", "thirtythird", "thirtyfourth", "thirtyfifth", "thirtysixth"),
    }


def _every(
    step: int, chosen: Sequence[Labelled], shapes: Sequence[str]
) -> Iterator[tuple[Labelled, str]]:
    """Each with the shape it is read in, by its name: a new text leaves the others in theirs."""
    places = ((text, sum(map(ord, text.name))) for text in chosen)
    return (
        (text, shapes[at // step % len(shapes)]) for text, at in places if at % step == step - 1
    )
