"""Drop caps: letters in elements of their own."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from publish.web.elements import element

_CLASS: Final = "drop-cap-"


def part_drop_caps(tree: Element) -> None:
    """Puts the first letters of paragraphs that begin with a drop cap into elements.

    WeasyPrint 70.0 fails with a `::first-letter` that floats when it sets a paragraph anew, and
    sets what follows it in the line over it."""
    for paragraph in tree.iter("p"):
        text = paragraph.text or ""
        if paragraph.get("class", "").startswith(_CLASS) and text:
            letter = element("span", text[0], class_="drop-cap")
            letter.tail = text[1:]
            paragraph.text = None
            paragraph.insert(0, letter)
