"""Numbers as letters and as Roman numerals, as lists, sections and pages count with them."""

from __future__ import annotations

from typing import Final

_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST: Final = 3999
_ONES: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def alphabetic(number: int) -> str:
    """1 is a, 26 is z, 27 is aa; nothing for what comes before a."""
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters


def roman(number: int) -> str:
    """Small Roman numerals up to 3999; nothing for numbers that have none."""
    if not 0 < number <= _MOST:
        return ""
    numeral = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        numeral += sign * count
    return numeral


def roman_value(numeral: str) -> int:
    """The number that a small Roman numeral says, 0 for what is none, as `iiii`."""
    value, rest = 0, numeral
    for worth, sign in _ROMAN:
        while rest.startswith(sign):
            value, rest = value + worth, rest.removeprefix(sign)
    return value if roman(value) == numeral else 0


def in_words(number: int, *, ordinal: bool = False) -> str:
    """A number below 100 in English words; others, and negative ones, in figures."""
    if not 0 <= number < 100:
        return f"{number}{ordinal_ending(number)}" if ordinal else str(number)
    tens, ones = divmod(number, 10)
    words = [_TENS[tens - 2], *([_ONES[ones]] if ones else [])] if tens > 1 else [_ONES[number]]
    if ordinal:
        last = words[-1]
        regular = f"{last[:-1]}ie" if last.endswith("y") else last
        words[-1] = _ORDINALS.get(last, f"{regular}th")
    return "-".join(words)


def ordinal_ending(number: int) -> str:
    """What follows the figures of an English ordinal: 1st, 12th, 22nd."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
