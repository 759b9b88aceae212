"""Titles that end well, for WeasyPrint has no `text-wrap: balance`, and names in the outline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from publish.patterns import pattern

_SHORT: Final = 24
"""Two words no longer than that may go to the next line together."""
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
OUTLINE: Final = "data-outline"
"""Attribute of a heading that the outline calls otherwise than the page."""
_SPACE: Final = pattern("[ \t\n\r\f]+")
"""What collapses to one space (CSS Text 3, 4.1.1); spaces of other widths do not."""
TEX: Final = "data-alt"
"""Attribute of a drawn formula: how it is written."""


def name_in_outline(tree: Element) -> None:
    """The outline shows headings without the notes in them, nor the marks of those, formulas as
    their TeX, and says pictures by their alt text."""
    for tag in _HEADINGS:
        for heading in tree.iter(tag):
            said = words_of(heading)
            if said != "".join(heading.itertext()):
                heading.set(OUTLINE, said)


def words_of(element: Element) -> str:
    """What an element says, but for the notes in it, with the spaces between them, and the number
    of its own."""
    return _SPACE.sub(" ", "".join(_without_notes(element))).strip(" \u202f")


def _without_notes(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        noted = (
            child.get("class") in ("note", "note-label")
            or child.find("a[@role='doc-noteref']") is not None
        )
        if child.get(TEX) is not None:
            yield child.get(TEX, "")
        elif child.tag == "img":
            yield child.get("alt", "")
        elif child.tag == "br":
            yield " "
        elif not noted:
            yield from _without_notes(child)
        yield child.tail or ""


def keep_last_words_together(tree: Element) -> None:
    """The last line of a title or subtitle of four words or more is never a single short word.

    The text stays as it is: the two words stand in an element that the sheet does not break.
    """
    subtitles = (p for p in tree.iter("p") if p.get("class", "").endswith("subtitle"))
    for heading in (*tree.iter("h1"), *subtitles):
        match (heading.text or "").rsplit(" ", 2):
            case [first, *last] if len(last) == 2 and not len(heading) and " " in first:
                together = " ".join(last)
                if len(together) <= _SHORT:
                    heading.text = f"{first} "
                    SubElement(heading, "span", {"class": "unbroken"}).text = together
            case _:
                pass
