"""What a paragraph and a run of a Word document come to: ECMA-376 Part 1, 17.7.2, on raw XML.

Properties are looked up from the nearest to the farthest place that states them: direct formatting,
the numbering level, the paragraph style and those it is based on, the table style, the defaults of
the document. Toggle properties of a paragraph and a character style cancel each other (17.7.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Element = etree._Element

OPEN: Final = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)
"""Wrappers of blocks and runs that change nothing of how they look."""
_TOGGLES: Final = frozenset({"b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "vanish"})
_OFF: Final = frozenset({"0", "false", "off"})


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """The `w:` attribute of that name, "" of an element that is not there."""
    if element is None:
        return default
    return str(element.get(W + name, default))


def number(text: str) -> float | None:
    """A number as Word writes it; `None` for what is none."""
    try:
        return float(text)
    except ValueError:
        return None


class WordStyles:
    """The styles, numbering definitions and defaults of a package."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        self._chains: dict[str, tuple[Element, ...]] = {}
        self._levels: dict[tuple[str, str], Element] = {}
        self._paragraph_defaults: Element | None = None
        self._run_defaults: Element | None = None
        if styles is not None:
            self._read_styles(styles)
        if numbering is not None:
            self._read_numbering(numbering)

    def chain(self, kind: str, identifier: str) -> tuple[Element, ...]:
        """The style and those it is based on, nearest first; the default style for ""."""
        wanted = identifier if identifier in self._styles else self._default.get(kind, "")
        if wanted not in self._chains:
            found: list[Element] = []
            at = wanted
            while at in self._styles and self._styles[at] not in found:
                found.append(self._styles[at])
                at = attribute(self._styles[at].find(W + "basedOn"), "val")
            self._chains[wanted] = tuple(found)
        return self._chains[wanted]

    def paragraph_places(self, paragraph: Element, table: Iterable[Element]) -> list[Element]:
        """Every `w:pPr` that counts for a paragraph, nearest first."""
        direct = paragraph.find(W + "pPr")
        chain = self.chain("paragraph", attribute(_child(direct, "pStyle"), "val"))
        styled = [style.find(W + "pPr") for style in chain]
        level = self.level([direct, *styled])
        places = [direct, _child(level, "pPr"), *styled, *table, self._paragraph_defaults]
        return [place for place in places if place is not None]

    def level(self, places: Iterable[Element | None]) -> Element | None:
        """The numbering level that the nearest `w:numPr` names; id 0 takes numbering away."""
        numbered = numbering_of(places)
        return None if numbered is None else self._levels.get((numbered[0], str(numbered[1])))

    def run_places(self, run: Element, paragraph: Element) -> tuple[list[Element], list[Element]]:
        """The `w:rPr` of a run itself with those of its character style, and of its paragraph's
        style; nearest first."""
        direct = run.find(W + "rPr")
        named = attribute(_child(direct, "rStyle"), "val")
        character = [s.find(W + "rPr") for s in self.chain("character", named)]
        properties = paragraph.find(W + "pPr")
        chain = self.chain("paragraph", attribute(_child(properties, "pStyle"), "val"))
        styled = [style.find(W + "rPr") for style in chain]
        near = [direct, *character]
        return [p for p in near if p is not None], [p for p in styled if p is not None]

    def default_run(self) -> list[Element]:
        return [] if self._run_defaults is None else [self._run_defaults]

    def _read_styles(self, styles: Element) -> None:
        for style in styles.iterchildren(W + "style"):
            identifier = attribute(style, "styleId")
            self._styles[identifier] = style
            if attribute(style, "default") not in ("", *_OFF):
                self._default[attribute(style, "type")] = identifier
        defaults = styles.find(W + "docDefaults")
        self._paragraph_defaults = _child(_child(defaults, "pPrDefault"), "pPr")
        self._run_defaults = _child(_child(defaults, "rPrDefault"), "rPr")

    def _read_numbering(self, numbering: Element) -> None:
        abstract = {
            attribute(a, "abstractNumId"): {
                attribute(level, "ilvl"): level for level in a.iterchildren(W + "lvl")
            }
            for a in numbering.iterchildren(W + "abstractNum")
        }
        for instance in numbering.iterchildren(W + "num"):
            levels = dict(abstract.get(attribute(_child(instance, "abstractNumId"), "val"), {}))
            for override in instance.iterchildren(W + "lvlOverride"):
                own = override.find(W + "lvl")
                if own is not None:
                    levels[attribute(override, "ilvl")] = own
            for depth, level in levels.items():
                self._levels[attribute(instance, "numId"), depth] = level


def stated(places: Iterable[Element], name: str) -> Element | None:
    """The nearest element of that name."""
    return next((e for place in places if (e := place.find(W + name)) is not None), None)


def value(places: Iterable[Element], name: str, key: str) -> str:
    """The nearest `key` of an element `name`: attributes are inherited one by one (17.3.1.12)."""
    for place in places:
        element = place.find(W + name)
        if element is not None and element.get(W + key) is not None:
            return attribute(element, key)
    return ""


def is_on(places: Iterable[Element], name: str) -> bool | None:
    """Whether the nearest statement of an on-off property says on; `None` when there is none."""
    element = stated(places, name)
    return None if element is None else attribute(element, "val", "1") not in _OFF


def numbering_of(places: Iterable[Element | None]) -> tuple[str, int] | None:
    """The id of the numbering and the level that the nearest `w:numPr` names; id 0 is none."""
    identifier, depth = "", ""
    for place in places:
        numbered = _child(place, "numPr")
        if numbered is not None:
            identifier = identifier or attribute(_child(numbered, "numId"), "val")
            depth = depth or attribute(_child(numbered, "ilvl"), "val")
    if identifier in ("", "0"):
        return None
    return identifier, int(depth) if depth.isdecimal() else 0


class RunProperties:
    """The properties of one run, looked up through all places that count for it."""

    def __init__(
        self, styles: WordStyles, run: Element, paragraph: Element, table: Iterable[Element]
    ) -> None:
        self._near, self._styled = styles.run_places(run, paragraph)
        self._direct = run.find(W + "rPr")
        self._table = list(table)
        self._far = styles.default_run()
        self._all = [*self._near, *self._styled, *self._table, *self._far]

    def value(self, name: str, key: str = "val") -> str:
        return value(self._all, name, key)

    def stated(self, name: str) -> Element | None:
        return stated(self._all, name)

    def on(self, name: str) -> bool:
        if name not in _TOGGLES:
            return bool(is_on(self._all, name))
        if self._direct is not None and (direct := is_on([self._direct], name)) is not None:
            return direct
        near = [place for place in self._near if place is not self._direct]
        said = [is_on(places, name) for places in (near, self._styled, self._table)]
        return (sum(bool(one) for one in said) % 2 == 1) or bool(is_on(self._far, name))


def children(element: Element | None) -> Iterator[Element]:
    """The child elements, comments and instructions aside."""
    if element is not None:
        yield from element.iterchildren(etree.Element)


def unwrapped(container: Element) -> Iterator[Element]:
    """The child elements, those in wrappers too."""
    for child in children(container):
        if child.tag in OPEN:
            yield from unwrapped(child)
        else:
            yield child


def first_row_counts(properties: Element | None) -> bool:
    """Whether a table says that its first row looks as its style has it (17.4.55)."""
    look = None if properties is None else properties.find(W + "tblLook")
    if look is None:
        return False
    said = attribute(look, "firstRow")
    if said:
        return said not in _OFF
    return bool(int(attribute(look, "val", "0"), 16) & 0x20)


def _child(element: Element | None, name: str) -> Element | None:
    return None if element is None else element.find(W + name)
