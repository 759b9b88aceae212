"""No character of any text is lost: it is in the document or in a diagnostic."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.plaintext.labeller import label_lines
from publish.readers.plaintext.reading import label, read_document
from tests.readers.plaintext.conservation import missing
from tests.readers.plaintext.test_gold import FRAGMENTS
from training.corpus import texts
from training.shapes import SHAPES


def lost(text: str) -> Counter[str]:
    source = Source(name="text.txt", data=text.encode())
    lines = label(source, Log("text.txt"), label_lines).lines
    log = Log("text.txt")
    return missing([line.raw for line in lines], read_document(source, log, label_lines), log)


@given(
    st.lists(st.lists(st.sampled_from((*FRAGMENTS, "\n")), max_size=5).map("".join), max_size=12)
)
def test_no_text_of_fragments_loses_a_character(lines: list[str]) -> None:
    assert lost("\n".join(["x", *lines])) == Counter()


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_no_text_of_any_characters_loses_one(text: str) -> None:
    assert lost(f"x{text}") == Counter()


@pytest.mark.parametrize("shape", SHAPES)
def test_texts_of_the_corpus_lose_no_character(shape: str) -> None:
    chosen = texts()[list(SHAPES).index(shape) :: 20 * len(SHAPES)]
    assert not {text.name for text in chosen if lost(SHAPES[shape](text))}


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_no_text_of_the_corpus_loses_a_character(shape: str) -> None:
    """Each text in one shape, of which each has as many."""
    chosen = texts()[list(SHAPES).index(shape) :: len(SHAPES)]
    assert not {text.name for text in chosen if lost(SHAPES[shape](text))}
