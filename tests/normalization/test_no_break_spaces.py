"""Spaces that no line may break at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.normalization.no_break_spaces import bound


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1 % of 30 kg and 5 men", "en", "1~% of 30~kg and 5 men"),
        ("No. 5, p. 12, \u00a7 3", "en", "No.~5, p.~12, \u00a7~3"),
        ("J. R. R. Tolkien", "en", "J.~R.~R. Tolkien"),
        ("vitamin C. The end", "en", "vitamin C. The end"),
        ("Vraiment ? Oui : \u00ab bon \u00bb !", "fr", "Vraiment_? Oui~: \u00ab_bon_\u00bb_!"),
        ("Vraiment ? Oui : non !", "en", "Vraiment ? Oui : non !"),
        ("30kg, Vraiment?", "fr", "30kg, Vraiment?"),
    ],
)
def test_spaces_are_bound_and_none_is_added(text: str, language: str, expected: str) -> None:
    said = bound(text, language)
    assert said.replace("\u00a0", "~").replace("\u202f", "_") == expected


@given(st.text("aA1.:?!%\u00ab\u00bb kg"), st.sampled_from(["en", "fr"]))
def test_binding_changes_nothing_but_spaces_and_does_it_once(text: str, language: str) -> None:
    said = bound(text, language)
    assert said.replace("\u00a0", " ").replace("\u202f", " ") == text
    assert bound(said, language) == said
