"""Numbers of list items, as they are written."""

from __future__ import annotations

from typing import assert_never

from publish.document import Numbering
from publish.numerals import alphabetic, roman


def marker(number: int, numbering: Numbering, prefix: str = "", suffix: str = ".") -> str:
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
    counted = counted.upper() if numbering.startswith("upper") else counted
    return f"{prefix}{counted}{suffix}"
