"""Numbers as letters and as Roman numerals, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.numerals import alphabetic, in_words, roman, roman_value


@given(st.integers(1, 3999))
def test_a_number_comes_back_from_its_numerals(number: int) -> None:
    assert roman_value(roman(number)) == number


@pytest.mark.parametrize(
    ("number", "numeral", "letters"),
    [
        (1, "i", "a"),
        (4, "iv", "d"),
        (26, "xxvi", "z"),
        (27, "xxvii", "aa"),
        (1994, "mcmxciv", "bxr"),
    ],
)
def test_numbers_are_written_as_lists_write_them(number: int, numeral: str, letters: str) -> None:
    assert (roman(number), alphabetic(number)) == (numeral, letters)


@pytest.mark.parametrize("text", ["", "iiii", "iix", "I", "x1", "mmmm"])
def test_what_is_no_numeral_has_no_value(text: str) -> None:
    assert roman_value(text) == 0


def test_what_has_no_numeral_has_none() -> None:
    assert (roman(0), roman(4000), alphabetic(0)) == ("", "", "")


@pytest.mark.parametrize(
    ("number", "cardinal", "ordinal"),
    [
        (1, "one", "first"),
        (12, "twelve", "twelfth"),
        (14, "fourteen", "fourteenth"),
        (20, "twenty", "twentieth"),
        (42, "forty-two", "forty-second"),
        (111, "111", "111th"),
        (123, "123", "123rd"),
    ],
)
def test_numbers_are_said_in_english(number: int, cardinal: str, ordinal: str) -> None:
    assert (in_words(number), in_words(number, ordinal=True)) == (cardinal, ordinal)
