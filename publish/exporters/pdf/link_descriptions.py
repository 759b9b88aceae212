"""What internal links say of where they lead to those who cannot see (ISO 14289-1, 7.18.5)."""

from __future__ import annotations

from itertools import takewhile
from typing import Any, Final
from xml.etree.ElementTree import Element

import pydyf  # type: ignore[import-untyped]  # it ships no types

from publish.exporters.pdf.balanced_titles import words_of
from publish.exporters.pdf.structure_tree import Annotation, Pdf, Structure, resolve

_LONGEST: Final = 100
"""Characters after which a description ends with a word."""
_BLOCKS: Final = frozenset(
    {
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "caption", "figcaption", "th", "td", "li"),
        *("dt", "dd", "pre"),
    }
)
"""Elements that hold words, or blocks of them."""


def describe(root: Structure, pdf: Pdf) -> None:
    """Gives each link to a place of the document the words that stand there, in place of the
    place's name, which WeasyPrint gives it. A mark of a note says the note, its number the mark."""
    words = _Words(root)
    for element in root.walk():
        for kid in element.kids:
            if isinstance(kid, Annotation):
                annotation = resolve(pdf, kid.reference)
                if "Dest" in annotation:
                    said = words.at(annotation["Dest"].string)
                    if said:
                        annotation["Contents"] = pydyf.String(said)


class _Words:
    """The words at each place, by its name."""

    def __init__(self, root: Structure) -> None:
        self._places: dict[str, Element] = {}
        self._marks: dict[str, str] = {}
        for element in root.walk():
            source: Any = element.source
            if source is None:
                continue
            if name := source.get("id"):
                self._places.setdefault(name, source)
            if mark := source.get("data-mark"):
                self._marks.setdefault(mark, source.get("data-label", ""))

    def at(self, name: str) -> str:
        if name in self._marks:
            return self._marks[name]
        place = self._places.get(name)
        if place is None:
            return ""
        first = _first(place)
        goes_on = place.get("class") == "note" and first != words_of(place)
        return _cut(first, goes_on=goes_on)


def _first(element: Element) -> str:
    """The words of the first block in an element that has any."""
    if not any(_is_block(child) for child in element):
        return words_of(element)
    begins = Element(element.tag)
    begins.text = element.text
    begins.extend(takewhile(lambda child: not _is_block(child), element))
    return words_of(begins) or next(filter(None, map(_first, element)), "")


def _is_block(element: Element) -> bool:
    return any(part.tag in _BLOCKS for part in element.iter())


def _cut(words: str, *, goes_on: bool) -> str:
    end = words.find(" ", _LONGEST)
    if end >= 0:
        return f"{words[:end]}…"
    return f"{words}…" if goes_on else words
