"""The tally tells which texts come again without keeping them."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from publish.readers.plaintext.tally import Tally


@given(st.lists(st.text("ab", max_size=4)))
def test_what_comes_again_is_told(texts: list[str]) -> None:
    tally = Tally(len(texts))
    slots = [tally.add(text) for text in texts]
    again = {text for text, slot in zip(texts, slots, strict=True) if tally.comes_again(slot)}
    assert again >= {text for text, count in Counter(texts).items() if count > 1}


def test_most_of_what_comes_once_is_told() -> None:
    texts = [f"line {number} of the text" for number in range(5_000)]
    tally = Tally(len(texts))
    slots = [tally.add(text) for text in texts]
    assert sum(map(tally.comes_again, slots)) < len(texts) / 10
