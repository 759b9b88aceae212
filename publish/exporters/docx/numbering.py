"""Lists: `word/numbering.xml`, and which instance of it a list of the document is.

An abstract definition is a kind of list (which role, bullets or which numerals); an instance is a
list of that kind that counts on its own. The first six of both are there in every document, for
the list styles refer to them.
"""

from __future__ import annotations

import math
from typing import Final, Literal, assert_never

import msgspec

from publish.document import List
from publish.document import Numbering as Numerals
from publish.exporters.docx.formatting import RunFormat, run_properties
from publish.exporters.docx.line_count import Metrics
from publish.exporters.docx.oxml import Element, root, text, w
from publish.exporters.docx.styles import BULLETS, NUMBERS, StyleSheet, role_of
from publish.numerals import roman
from publish.style import ListRole

ListName = Literal["list", "key_points", "sources"]
Marker = Literal["bullet", "open_task", "done_task"] | Numerals

LEVELS: Final = 9
"""Levels of a list in Word (17.9.6); deeper lists stay at the ninth."""
_FORMATS: Final[dict[Marker, str]] = {
    "bullet": "bullet",
    "open_task": "bullet",
    "done_task": "bullet",
    "decimal": "decimal",
    "lower_alpha": "lowerLetter",
    "upper_alpha": "upperLetter",
    "lower_roman": "lowerRoman",
    "upper_roman": "upperRoman",
}
_TASK_MARKS: Final[dict[Marker, str]] = {"open_task": "☐", "done_task": "☒"}
_TASK_FONT: Final = "Segoe UI Symbol"
"""Text faces lack the boxes; every Windows has this one, and others find their own."""
_LINKED_STYLES: Final[dict[tuple[ListName, Marker], str]] = {
    ("list", "bullet"): "list",
    ("list", "decimal"): "list.ordered",
    ("key_points", "bullet"): "key_points",
    ("sources", "decimal"): "sources",
}


_GAP: Final = "\u2002"
"""What a number that stands out keeps from its text: an en space, as on pages."""


class _Kind(msgspec.Struct, frozen=True):
    role: ListName
    marker: Marker
    prefix: str = ""
    suffix: str = "."


class _Instance(msgspec.Struct, frozen=True):
    kind: _Kind
    level: int = 0
    start: int | None = None


class Numbering:
    """The lists of one document, in the order in which they come."""

    def __init__(self, sheet: StyleSheet, *, numbered_levels: int = 0) -> None:
        self._sheet = sheet
        self._numbered_levels = numbered_levels
        self._metrics = Metrics(sheet.style)
        names: tuple[ListName, ...] = ("list", "key_points", "sources")
        standing = {BULLETS[name]: _Kind(name, "bullet") for name in names}
        standing |= {NUMBERS[name]: _Kind(name, "decimal") for name in names}
        self._instances: list[_Instance | None] = [
            _Instance(standing[number]) for number in sorted(standing)
        ]
        if numbered_levels:
            # Of the headings, whose levels are not those of lists; see `_headings`.
            self._instances.append(None)
        self._counting: set[int] = set()

    def marked(self, role: ListName, marker: Marker) -> int:
        """The instance for bullets or task marks of a list role; these do not count."""
        return self._number(_Instance(_Kind(role, marker)))

    def box(self, role: ListName, *, checked: bool) -> Element:
        """The box of a task whose marker is its number: a run before its words."""
        look = RunFormat(font=_TASK_FONT, color=self._role(role).marker_color.hex.upper())
        sign = _TASK_MARKS["done_task" if checked else "open_task"]
        return w("r", run_properties(look), text("t", f"{sign} "))

    def counted(self, role: ListName, block: List, level: int) -> int:
        """A new instance, which counts as an ordered list does, at `level`.

        The first of a role's decimal lists is the standing instance of its style. One that comes
        after another of its kind is not, were that nested: it would count on where that began.
        """
        standing = NUMBERS[role]
        first = standing not in self._counting
        kind = _Kind(role, block.numbering, block.prefix, block.suffix)
        usual = kind == _Kind(role, "decimal")
        if usual:
            self._counting.add(standing)
        if first and usual and (block.start, level) == (1, 0):
            return standing
        self._instances.append(_Instance(kind, level, block.start))
        return len(self._instances)

    def indent(self, role: ListName, level: int) -> tuple[int, int]:
        """Left indent and first-line indent of the items at a level, in twips."""
        step = self._role(role).indent.twips
        return self._sheet.paragraphs[role].left + step * level, -step

    def hang(self, role: ListName, block: List, level: int) -> int:
        """First-line indent of the items of an ordered list, in twips. Where the widest number has
        no room in the indent it stands out of it, as on pages: Word would move the text instead."""
        _, first = self.indent(role, level)
        typeface = self._sheet.paragraphs[role].typeface
        numbers = range(block.start, block.start + len(block.items))
        shown = (_shown(number, block.numbering) for number in numbers)
        widest = f"{block.prefix}{max(shown, key=len, default='')}{block.suffix}"
        if self._metrics.width(widest, typeface) <= -first:
            return first
        return -math.ceil(self._metrics.width(f"{widest}{_GAP}", typeface))

    def part(self) -> Element:
        """`word/numbering.xml`."""
        kinds = list(dict.fromkeys(i.kind if i else None for i in self._instances))
        return root(
            "numbering",
            *(
                self._abstract(number, kind) if kind else self._headings(number)
                for number, kind in enumerate(kinds)
            ),
            *(
                _instance(number, kinds.index(instance.kind if instance else None), instance)
                for number, instance in enumerate(self._instances, start=1)
            ),
        )

    def _headings(self, number: int) -> Element:
        """1, 1.1, 1.1.1 …, each level bound to its heading style, so that Word goes on counting."""
        return w(
            "abstractNum",
            w("nsid", val=f"{0x50B0_0000 + number:08X}"),
            w("multiLevelType", val="multilevel"),
            *(
                w(
                    "lvl",
                    w("start", val=1),
                    w("numFmt", val="decimal"),
                    w("pStyle", val=self._sheet.paragraphs[f"heading.{level + 1}"].id)
                    if level < self._numbered_levels
                    else None,
                    w("suff", val="space"),
                    w("lvlText", val=".".join(f"%{n}" for n in range(1, level + 2))),
                    w("lvlJc", val="left"),
                    ilvl=level,
                )
                for level in range(LEVELS)
            ),
            abstractNumId=number,
        )

    def _number(self, wanted: _Instance) -> int:
        if wanted not in self._instances:
            self._instances.append(wanted)
        return self._instances.index(wanted) + 1

    def _role(self, name: ListName) -> ListRole:
        role = role_of(self._sheet.style, name)
        if not isinstance(role, ListRole):
            raise TypeError(f"{name} is no list role")
        return role

    def _abstract(self, number: int, kind: _Kind) -> Element:
        return w(
            "abstractNum",
            w("nsid", val=f"{0x50B0_0000 + number:08X}"),
            w("multiLevelType", val="hybridMultilevel"),
            *(self._level(kind, level) for level in range(LEVELS)),
            abstractNumId=number,
        )

    def _level(self, kind: _Kind, level: int) -> Element:
        role = self._role(kind.role)
        left, first = self.indent(kind.role, level)
        usual = level == 0 and kind == _Kind(kind.role, kind.marker)
        linked = _LINKED_STYLES.get((kind.role, kind.marker)) if usual else None
        sign, font = self._sign(kind, level)
        return w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=_FORMATS[kind.marker]),
            None if linked is None else w("pStyle", val=self._sheet.paragraphs[linked].id),
            w("lvlText", val=sign),
            w("lvlJc", val="left"),
            w("pPr", w("ind", left=left, hanging=-first)),
            run_properties(RunFormat(font=font, color=role.marker_color.hex.upper())),
            ilvl=level,
        )

    def _sign(self, kind: _Kind, level: int) -> tuple[str, str | None]:
        """What marks an item at a level, and the font of the mark when it is not the item's."""
        if kind.marker in _TASK_MARKS:
            return _TASK_MARKS[kind.marker], _TASK_FONT
        if kind.marker == "bullet":
            markers = self._role(kind.role).markers
            return markers[level % len(markers)], self._sheet.paragraphs[kind.role].run.font
        return f"{kind.prefix}%{level + 1}{kind.suffix}", None


def _shown(number: int, numerals: Numerals) -> str:
    """Letters as wide as Word's numbers: it repeats the letter after the 26th."""
    match numerals:
        case "decimal":
            return str(number)
        case "lower_alpha" | "upper_alpha":
            letters = "w" * max(1, -(-number // 26))
        case "lower_roman" | "upper_roman":
            letters = roman(number) or str(number)
        case _:
            assert_never(numerals)
    return letters.upper() if numerals.startswith("upper") else letters


def _instance(number: int, abstract: int, instance: _Instance | None) -> Element:
    start = None if instance is None else instance.start
    return w(
        "num",
        w("abstractNumId", val=abstract),
        None
        if start is None or instance is None
        else w("lvlOverride", w("startOverride", val=start), ilvl=instance.level),
        numId=number,
    )
