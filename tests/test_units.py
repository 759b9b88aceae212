"""Lengths and colours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.units import Color, Length

colors = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True).map(Color.parse)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("0", 0),
        ("10.5pt", 10.5),
        ("1in", 72),
        ("25.4mm", 72),
        ("2.54cm", 72),
        ("96px", 72),
        ("-3pt", -3),
        ("200in", 14_400),
    ],
)
def test_a_length_is_read_in_any_of_its_units(text: str, points: float) -> None:
    assert Length.parse(text).pt == pytest.approx(points)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10",
        "0.0",
        "pt",
        "10 pt",
        "10pt ",
        "10PT",
        "10em",
        "+1pt",
        ".5pt",
        "5.pt",
        "1e3pt",
        "nanpt",
        "infpt",
        "１０pt",
        "1pt\n",
        "1pt;color:red",
        "201in",
        "-201in",
        "9999999pt",
    ],
)
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a length"):
        Length.parse(text)


@given(st.integers(-144_000_000, 144_000_000).map(lambda n: Length(n / 10_000)))
def test_a_length_in_css_is_read_back_as_it_was(length: Length) -> None:
    assert Length.parse(length.css()).pt == pytest.approx(length.pt, abs=1e-9)


@pytest.mark.parametrize(
    ("length", "css"),
    [
        (0, "0"),
        (10.5, "10.5pt"),
        (12, "12pt"),
        (100, "100pt"),
        (1 / 3, "0.3333pt"),
        (-0.5, "-0.5pt"),
    ],
)
def test_a_length_in_css_has_no_more_digits_than_it_needs(length: float, css: str) -> None:
    assert Length(length).css() == css


def test_word_counts_in_twips_half_points_and_english_metric_units() -> None:
    inch = Length.parse("1in")
    assert (inch.twips, inch.half_points, inch.emu) == (1440, 144, 914_400)
    assert Length.parse("10.5pt").half_points == 21
    assert inch.mm == pytest.approx(25.4)


def test_lengths_are_added_scaled_and_compared() -> None:
    assert Length(1) + Length(2) - Length(0.5) == Length(2.5)
    assert Length(10.5) * 1.5 == Length(15.75)
    assert Length(1) < Length(2)


@given(colors)
def test_a_colour_in_css_is_read_back_as_it_was(color: Color) -> None:
    assert Color.parse(color.css()) == color


@pytest.mark.parametrize(
    "text", ["", "0b4f6c", "#0b4f6", "#0b4f6cf", "#0b4f6g", "red", "#0b4f6c\n", "#fff", "#０b4f6c"]
)
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a colour"):
        Color.parse(text)


def test_a_colour_has_one_spelling() -> None:
    assert Color.parse("#0B4F6C") == Color.parse("#0b4f6c")
    assert Color.parse("#0b4f6c").rgb == (11, 79, 108)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#ffff00", "#ffffff", 1.07),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    """The ratios as the W3C's own examples and calculators give them, to two digits."""
    assert Color.parse(one).contrast(Color.parse(other)) == pytest.approx(ratio, abs=0.005)


@given(colors, colors)
def test_contrast_has_no_sides_and_stays_within_1_and_21(one: Color, other: Color) -> None:
    assert one.contrast(other) == other.contrast(one)
    assert 1 <= one.contrast(other) <= 21
    assert one.contrast(one) == 1
