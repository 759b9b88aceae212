"""Titles that end well: WeasyPrint has no `text-wrap: balance`."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, SubElement

_SHORT: Final = 24
"""Two words no longer than that may go to the next line together."""


def keep_last_words_together(tree: Element) -> None:
    """The last line of a title of four words or more is never a single short word.

    The text stays as it is: the two words stand in an element that the sheet does not break.
    """
    for heading in tree.iter("h1"):
        match (heading.text or "").rsplit(" ", 2):
            case [first, *last] if len(last) == 2 and not len(heading) and " " in first:
                together = " ".join(last)
                if len(together) <= _SHORT:
                    heading.text = f"{first} "
                    SubElement(heading, "span", {"class": "unbroken"}).text = together
            case _:
                pass
