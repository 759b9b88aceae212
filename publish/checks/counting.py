"""Numbers of list items, as they are written."""

from __future__ import annotations

from typing import Final, assert_never

from publish.document import Numbering

_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def marker(number: int, numbering: Numbering) -> str:
    """What stands before the item of that number in an ordered list."""
    match numbering:
        case "decimal":
            counted = str(number)
        case "lower_alpha" | "upper_alpha":
            counted = alphabetic(number) or str(number)
        case "lower_roman" | "upper_roman":
            counted = roman(number) or str(number)
        case _:
            assert_never(numbering)
    return f"{counted.upper() if numbering.startswith('upper') else counted}."


def alphabetic(number: int) -> str:
    """1 is a, 26 is z, 27 is aa; nothing for what comes before a."""
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters


def roman(number: int) -> str:
    """Roman numerals up to 3999; nothing for numbers that have none."""
    if not 0 < number < 4000:
        return ""
    letters = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        letters += sign * count
    return letters
