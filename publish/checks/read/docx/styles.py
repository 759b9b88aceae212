"""Styles of a Word file as they take effect: a value comes from the style or from what it is
based on."""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.read.docx.names import Element, Part, W, attribute, switched, value


class Styles:
    """The styles of `word/styles.xml`; without one nothing has a style."""

    def __init__(self, part: Part | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default = ""
        self.language = ""
        if part is None:
            return
        for style in part.root.iter(f"{W}style"):
            identifier = attribute(style, "styleId")
            self._styles[identifier] = style
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in (
                "1",
                "true",
            ):
                self._default = identifier
        defaults = part.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
        if defaults is not None:
            self.language = attribute(defaults, "val") or attribute(defaults, "bidi")

    def chain(self, paragraph: Element) -> tuple[Element, ...]:
        """The style of a paragraph and those it is based on, nearest first."""
        named = value(paragraph.find(f"{W}pPr"), "pStyle")
        return tuple(self._chain(named if named in self._styles else self._default))

    def names(self, paragraph: Element) -> tuple[str, ...]:
        """Their names, in small letters."""
        return tuple((value(style, "name") or "").lower() for style in self.chain(paragraph))

    def is_box(self, table: Element) -> bool:
        """Whether a table only draws the box of a callout, as its style says."""
        named = value(table.find(f"{W}tblPr"), "tblStyle")
        return any((value(s, "name") or "").lower() == "callout" for s in self._chain(named))

    def outline(self, paragraph: Element) -> int | None:
        """The outline level from 0; `None` for body text."""
        for properties in self._properties(paragraph):
            level = value(properties, "outlineLvl")
            if level is not None:
                return int(level) if level.isdecimal() and int(level) < 9 else None
        return None

    def numbering(self, paragraph: Element) -> tuple[str, int] | None:
        """The numbering instance and level in effect; `None` when there is none.

        Id and level come each from the nearest that states it (17.9.18).
        """
        identifier, level = None, None
        for properties in self._properties(paragraph):
            given = None if properties is None else properties.find(f"{W}numPr")
            if given is not None:
                identifier = value(given, "numId") if identifier is None else identifier
                level = value(given, "ilvl") if level is None else level
        if not identifier or identifier == "0":
            return None
        return identifier, int(level) if level and level.isdecimal() else 0

    def left(self, paragraph: Element, otherwise: int | None = None) -> int:
        """The left indent in twips: the paragraph's own, that of its list level when it is an item
        (`otherwise`), or its style's."""
        for place, properties in enumerate(self._properties(paragraph)):
            indent = None if properties is None else properties.find(f"{W}ind")
            said = "" if indent is None else attribute(indent, "left") or attribute(indent, "start")
            if said.lstrip("-").isdecimal():
                return int(said)
            if place == 0 and otherwise is not None:
                return otherwise
        return 0

    def is_turned(self, paragraph: Element) -> bool:
        """Whether the text of a paragraph runs from right to left."""
        said = (switched(properties, "bidi") for properties in self._properties(paragraph))
        return bool(next((one for one in said if one is not None), False))

    def is_hidden(self, run: Element) -> bool:
        """Whether Word does not show a run."""
        properties = run.find(f"{W}rPr")
        own = switched(properties, "vanish")
        if own is not None:
            return own
        named = value(properties, "rStyle")
        chain = self._chain(named) if named in self._styles else ()
        return any(switched(style.find(f"{W}rPr"), "vanish") for style in chain)

    def _chain(self, identifier: str | None) -> Iterator[Element]:
        seen: set[str] = set()
        while identifier and identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            yield self._styles[identifier]
            identifier = value(self._styles[identifier], "basedOn")

    def _properties(self, paragraph: Element) -> Iterator[Element | None]:
        yield paragraph.find(f"{W}pPr")
        for style in self.chain(paragraph):
            yield style.find(f"{W}pPr")
