"""TOML that its parser never comes to the end of is refused with its line."""

from __future__ import annotations

import time

import pytest

from publish import toml


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = 1\n" + "a." * 5_000 + "a = 1", r"too many parts \(at line 2, column 1\)"),
        ("a = 1\n[" + ' "b" .' * 5_000 + "a]", r"too many parts \(at line 2, column 3\)"),
        ("x = " + "9" * 5_000, r"huge number \(at line 1, column 5\)"),
    ],
)
def test_endless_texts_are_refused(text: str, message: str) -> None:
    with pytest.raises(toml.TOMLDecodeError, match=message):
        toml.loads(text)


def test_other_texts_are_read() -> None:
    assert toml.loads("a.b.c = 1.5", parse_float=str) == {"a": {"b": {"c": "1.5"}}}


def test_a_long_word_is_looked_through_once() -> None:
    start = time.process_time()
    assert toml.loads(f'a = "{"b" * 50_000}"') == {"a": "b" * 50_000}
    assert time.process_time() - start < 2
