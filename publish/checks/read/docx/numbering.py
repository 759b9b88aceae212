"""The numbers that Word puts before paragraphs, counted as Word counts them (17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from publish.checks.facts import BOXES, BULLET
from publish.checks.read.docx.names import Element, Part, W, attribute, value
from publish.numerals import alphabetic, roman


class Numbering:
    """The lists of `word/numbering.xml`, which count while a document is read in order."""

    def __init__(self, part: Part | None) -> None:
        self._abstract: dict[str, Element] = {}
        self._instances: dict[str, Element] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if part is not None:
            for element in part.root.iter(f"{W}abstractNum"):
                self._abstract[attribute(element, "abstractNumId")] = element
            for element in part.root.iter(f"{W}num"):
                self._instances[attribute(element, "numId")] = element

    def next(self, instance: str, level: int) -> str:
        """What stands before the next paragraph of that list: its number, `BULLET`, or a box."""
        definition = self._level(instance, level)
        if definition is None:
            return ""
        text = value(definition, "lvlText") or ""
        counts = self._count(instance, level)
        if value(definition, "numFmt") == "bullet":
            return text if text in BOXES else BULLET
        return re.sub(r"%([1-9])", lambda m: self._shown(instance, int(m[1]) - 1, counts), text)

    def left(self, instance: str, level: int) -> int | None:
        """The left indent that the level gives, in twips."""
        definition = self._level(instance, level)
        indent = None if definition is None else definition.find(f"{W}pPr/{W}ind")
        said = "" if indent is None else attribute(indent, "left") or attribute(indent, "start")
        return int(said) if said.lstrip("-").isdecimal() else None

    def _shown(self, instance: str, level: int, counts: dict[int, int]) -> str:
        definition = self._level(instance, level)
        number = counts.get(level, self._start(instance, level))
        kind = None if definition is None else value(definition, "numFmt")
        return _FORMATS.get(kind or "decimal", str)(number)

    def _count(self, instance: str, level: int) -> dict[int, int]:
        """Counts one on: instances of a definition count together unless one begins anew."""
        counts = self._counts.setdefault(self._definition(instance), {})
        override = self._override(instance, level)
        if override is not None and (instance, level) not in self._begun:
            counts[level] = override - 1
        self._begun.add((instance, level))
        counts[level] = counts.get(level, self._start(instance, level) - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return counts

    def _definition(self, instance: str) -> str:
        element = self._instances.get(instance)
        return "" if element is None else value(element, "abstractNumId") or ""

    def _level(self, instance: str, level: int) -> Element | None:
        element = self._instances.get(instance)
        abstract = self._abstract.get(self._definition(instance))
        own = [] if element is None else element.findall(f"{W}lvlOverride/{W}lvl")
        given = [] if abstract is None else abstract.findall(f"{W}lvl")
        return next((e for e in (*own, *given) if attribute(e, "ilvl") == str(level)), None)

    def _override(self, instance: str, level: int) -> int | None:
        element = self._instances.get(instance)
        for override in () if element is None else element.findall(f"{W}lvlOverride"):
            start = value(override, "startOverride")
            if attribute(override, "ilvl") == str(level) and start is not None:
                return _integer(start)
        return None

    def _start(self, instance: str, level: int) -> int:
        definition = self._level(instance, level)
        return _integer(None if definition is None else value(definition, "start"))


def _integer(text: str | None) -> int:
    return int(text) if text and text.lstrip("-").isdecimal() else 1


_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "lowerLetter": alphabetic,
    "upperLetter": lambda number: alphabetic(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "none": lambda _: "",
}
