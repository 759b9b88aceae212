"""The numbers that Word puts before paragraphs, counted as Word counts them (17.9)."""

from __future__ import annotations

import re
from typing import Final

from publish.checks.facts import BOXES, BULLET
from publish.checks.list_markers import marker
from publish.checks.read.docx.package import Element, W
from publish.document import Numbering as Format

_FORMATS: Final[dict[str, Format]] = {
    "lowerLetter": "lower_alpha",
    "upperLetter": "upper_alpha",
    "lowerRoman": "lower_roman",
    "upperRoman": "upper_roman",
}
"""Formats of numbers that are not decimal."""


class Numbering:
    """The lists of `word/numbering.xml`, which count while a document is read in order. `levels`
    are by instance and depth."""

    def __init__(self, numbering: Element | None) -> None:
        self.levels: dict[tuple[str, int], Element] = {}
        self._lists: dict[str, str] = {}
        self._begins: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if numbering is None:
            return
        given = {a.get(f"{W}abstractNumId"): a for a in numbering.iterchildren(f"{W}abstractNum")}
        for instance in numbering.iterchildren(f"{W}num"):
            name = str(instance.get(f"{W}numId"))
            self._lists[name] = _value(instance, "abstractNumId")
            for level in (*given.get(self._lists[name], ()), *instance.iter(f"{W}lvl")):
                if level.tag == f"{W}lvl":
                    self.levels[name, int(level.get(f"{W}ilvl", "0"))] = level
            for override in instance.iterchildren(f"{W}lvlOverride"):
                if begin := _value(override, "startOverride"):
                    self._begins[name, int(override.get(f"{W}ilvl", "0"))] = int(begin)

    def next(self, instance: str, depth: int) -> str:
        """What stands before the next paragraph of that list: its number, `BULLET`, or a box."""
        level = self.levels.get((instance, depth))
        if level is None:
            return ""
        text, counts = _value(level, "lvlText"), self._count(instance, depth)
        if _value(level, "numFmt") == "bullet":
            return text if text in BOXES else BULLET
        return re.sub(r"%([1-9])", lambda m: self._shown(instance, int(m[1]) - 1, counts), text)

    def _shown(self, instance: str, depth: int, counts: dict[int, int]) -> str:
        level = self.levels.get((instance, depth))
        number = counts.get(depth, self._start(instance, depth))
        format_ = "" if level is None else _value(level, "numFmt")
        return (
            "" if format_ == "none" else marker(number, _FORMATS.get(format_, "decimal"), suffix="")
        )

    def _count(self, instance: str, depth: int) -> dict[int, int]:
        """Counts one on: instances of a definition count together unless one begins anew."""
        counts = self._counts.setdefault(self._lists[instance], {})
        begin = self._begins.pop((instance, depth), None)
        counts[depth] = (
            begin if begin is not None else 1 + counts.get(depth, self._start(instance, depth) - 1)
        )
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return counts

    def _start(self, instance: str, depth: int) -> int:
        level = self.levels.get((instance, depth))
        return int(("" if level is None else _value(level, "start")) or 1)


def _value(parent: Element, name: str) -> str:
    child = parent.find(f"{W}{name}")
    return "" if child is None else str(child.get(f"{W}val", ""))
