"""What a paragraph and a run of a Word document come to: ECMA-376 Part 1, 17.7.2, on raw XML.

Properties are looked up from the nearest to the farthest place that states them: direct formatting,
the numbering level, the paragraph style and those it is based on, the table style, the defaults of
the document. Toggle properties of a paragraph and a character style cancel each other (17.7.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from publish.checks.read.docx.numbering import Numbering
from publish.checks.read.docx.package import A, Element, W

_TOGGLES: Final = frozenset({"b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "vanish"})
_FAMILY: Final = "Times New Roman"
"""The family of text whose family nobody states."""
_OFF: Final = frozenset({"0", "false", "off"})


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """The `w:` attribute of that name, "" of an element that is not there."""
    return default if element is None else str(element.get(W + name, default))


def number(text: str) -> float | None:
    """A number as Word writes it; `None` for what is none."""
    try:
        return float(text)
    except ValueError:
        return None


def twips(text: str) -> float:
    """Points of a length in twips; 0 for none."""
    return (number(text) or 0.0) / 20


def color_of(text: str) -> str:
    """Six digits; "auto" and nothing are black, as Word prints them on white."""
    return "000000" if text in ("", "auto") else text.lower()


def fill_of(shading: Element | None) -> str:
    fill = attribute(shading, "fill")
    return "" if fill in ("", "auto") else fill.lower()


def stated(places: Iterable[Element | None], name: str) -> Element | None:
    """The nearest element of that name."""
    found = (place.find(W + name) for place in places if place is not None)
    return next((element for element in found if element is not None), None)


def value(places: Iterable[Element | None], name: str, key: str = "val") -> str:
    """The nearest `key` of an element `name`: attributes are inherited one by one (17.3.1.12)."""
    for place in places:
        element = None if place is None else place.find(W + name)
        if element is not None and element.get(W + key) is not None:
            return attribute(element, key)
    return ""


def is_on(places: Iterable[Element | None], name: str) -> bool | None:
    """Whether the nearest statement of an on-off property says on; `None` when there is none."""
    element = stated(places, name)
    return None if element is None else attribute(element, "val", "1") not in _OFF


def numbering_of(places: Iterable[Element | None]) -> tuple[str, int] | None:
    """The id of the numbering and the level that the nearest `w:numPr` names, each from the nearest
    that states it (17.9.18); id 0 is none."""
    numbered = [stated([place], "numPr") for place in places]
    identifier, depth = value(numbered, "numId"), value(numbered, "ilvl")
    if identifier in ("", "0"):
        return None
    return identifier, int(depth) if depth.isdecimal() else 0


def indent(places: list[Element], side: str, modern: str) -> float:
    return twips(value(places, "ind", side) or value(places, "ind", modern))


def indents(places: list[Element]) -> tuple[float, float]:
    """Left indent, and the first line's from there. `hanging` and `firstLine` are one property: the
    nearest place that states either is heard, and there `hanging` first (17.3.1.12)."""
    for place in places:
        for name, sign in (("hanging", -1.0), ("firstLine", 1.0)):
            if said := value([place], "ind", name):
                return indent(places, "left", "start"), sign * twips(said)
    return indent(places, "left", "start"), 0.0


def first_row_counts(properties: Element | None) -> bool:
    """Whether a table says that its first row looks as its style has it (17.4.55)."""
    return attribute(stated([properties], "tblLook"), "firstRow", "0") not in _OFF


class WordStyles:
    """The styles, numbering definitions and defaults of a package."""

    def __init__(
        self, styles: Element | None, numbering: Element | None, theme: Element | None = None
    ) -> None:
        self.fonts = {} if theme is None else dict(_theme_fonts(theme))
        """Families that a theme has for `major` and `minor` text."""
        self._styles: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        self._chains: dict[str, tuple[Element, ...]] = {}
        self.numbering = Numbering(numbering)
        for style in () if styles is None else styles.iterchildren(W + "style"):
            identifier = attribute(style, "styleId")
            self._styles[identifier] = style
            if attribute(style, "default") not in ("", *_OFF):
                self._default[attribute(style, "type")] = identifier
        defaults = None if styles is None else styles.find(W + "docDefaults")
        self._paragraph_defaults = stated([stated([defaults], "pPrDefault")], "pPr")
        self.run_defaults = stated([stated([defaults], "rPrDefault")], "rPr")
        """What holds for every run."""
        lang = stated([self.run_defaults], "lang")
        self.language = attribute(lang, "val") or attribute(lang, "bidi")

    def chain(self, kind: str, identifier: str) -> tuple[Element, ...]:
        """The style and those it is based on, nearest first; the default style for ""."""
        wanted = identifier if identifier in self._styles else self._default.get(kind, "")
        if wanted not in self._chains:
            found: list[Element] = []
            at = wanted
            while at in self._styles and self._styles[at] not in found:
                found.append(self._styles[at])
                at = value([self._styles[at]], "basedOn")
            self._chains[wanted] = tuple(found)
        return self._chains[wanted]

    def of_paragraph(self, paragraph: Element) -> tuple[Element, ...]:
        """The style of a paragraph and those it is based on."""
        return self.chain("paragraph", value([paragraph.find(W + "pPr")], "pStyle"))

    def paragraph_places(self, paragraph: Element, table: Iterable[Element] = ()) -> list[Element]:
        """Every `w:pPr` that counts for a paragraph, nearest first."""
        direct = paragraph.find(W + "pPr")
        styled = [style.find(W + "pPr") for style in self.of_paragraph(paragraph)]
        level = self.level([direct, *styled])
        own = None if level is None else level.find(W + "pPr")
        places = [direct, own, *styled, *table, self._paragraph_defaults]
        return [place for place in places if place is not None]

    def level(self, places: Iterable[Element | None]) -> Element | None:
        """The numbering level that the nearest `w:numPr` names; id 0 takes numbering away."""
        numbered = numbering_of(places)
        return None if numbered is None else self.numbering.levels.get(numbered)


def _theme_fonts(theme: Element) -> Iterator[tuple[str, str]]:
    for kind in ("major", "minor"):
        for latin in theme.iterfind(f".//{A}{kind}Font/{A}latin"):
            yield kind, str(latin.get("typeface", ""))


class RunProperties:
    """The properties of one run, looked up through all places that count for it."""

    def __init__(
        self, styles: WordStyles, run: Element, paragraph: Element, table: Iterable[Element]
    ) -> None:
        self._direct = run.find(W + "rPr")
        named = value([self._direct], "rStyle")
        self._near = [s.find(W + "rPr") for s in styles.chain("character", named)]
        self._styled = [s.find(W + "rPr") for s in styles.of_paragraph(paragraph)]
        self._table = list(table)
        self._far = [styles.run_defaults]
        places = [self._direct, *self._near, *self._styled, *self._table, *self._far]
        self._all = [place for place in places if place is not None]
        self._fonts = styles.fonts

    def family(self, slot: str) -> str:
        """The family of a slot of fonts, `ascii` and the like; what the theme has for it wins where
        both are stated in one place (17.3.2.26)."""
        for place in self._all:
            fonts = place.find(W + "rFonts")
            themed = attribute(fonts, f"{slot}Theme" if slot != "cs" else "cstheme")
            if themed:
                return self._fonts.get(themed[:5], "")
            if said := attribute(fonts, slot):
                return said
        return _FAMILY

    def value(self, name: str, key: str = "val") -> str:
        return value(self._all, name, key)

    def stated(self, name: str) -> Element | None:
        return stated(self._all, name)

    def on(self, name: str) -> bool:
        if name not in _TOGGLES:
            return bool(is_on(self._all, name))
        if (direct := is_on([self._direct], name)) is not None:
            return direct
        said = [is_on(places, name) for places in (self._near, self._styled, self._table)]
        return (sum(bool(one) for one in said) % 2 == 1) or bool(is_on(self._far, name))
