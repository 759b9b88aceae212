"""The styles and the theme of a Word file: what a paragraph of each style comes to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec
from lxml import etree

from publish.exporters.docx.oxml import Element, qualified
from publish.exporters.docx.roles import CHARACTERS, PARAGRAPHS
from publish.exporters.docx.template.package import WordPackage, attribute, number, on, twips, val

ALIASES: Final = {
    "quote": ("Quote", "Intense Quote"),
    "list": ("List Paragraph",),
}
"""Further names of Word's own for a role, asked after ours."""
_THEME_COLORS: Final = {
    "text1": "dk1",
    "dark1": "dk1",
    "background1": "lt1",
    "light1": "lt1",
    "text2": "dk2",
    "dark2": "dk2",
    "background2": "lt2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
"""Colours by the names that runs have for them (ST_ThemeColor), as a theme names them."""
_FIRST: Final = (qualified("w:firstLine"), qualified("w:hanging"))
_DEEPEST: Final = 40
_SINGLE: Final = 240
"""The `line` of single spacing, in 240ths of a line (17.3.1.33) …"""
_NATURAL: Final = 1.2
"""… which is about so many times the size of the letters."""


class Values(msgspec.Struct, frozen=True, kw_only=True):
    """What a style comes to, over all that it is based on. Lengths are in points; `None` is not
    stated, or left to the program."""

    family: str | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    color: str | None = None
    case: str = "normal"
    letter_spacing: float = 0
    underline: bool = False
    align: str = "start"
    leading: float | None = None
    """Distance of base lines."""
    space_before: float = 0
    space_after: float = 0
    indent_start: float = 0
    indent_end: float = 0
    first_indent: float = 0
    keep_with_next: bool = False
    keep_together: bool = False
    hyphenate: bool = True
    hanging_punctuation: bool | None = None
    """Where it is not stated Word hangs punctuation (17.3.1.21), of East Asian text alone."""
    background: str | None = None
    boxed: bool = False
    """Whether it has a border or a ground, whose edges Word sets by the indents."""


class WordStyles:
    """The styles of a Word file, by kind and name and by id, with its theme."""

    def __init__(self, package: WordPackage) -> None:
        root = package.related("styles")
        self._styles = [] if root is None else root.findall(qualified("w:style"))
        self._defaults = None if root is None else root.find(qualified("w:docDefaults"))
        self._by_id = {style.get(qualified("w:styleId")): style for style in self._styles}
        self._by_name = {
            (attribute(style, "type"), val(style, "w:name").lower()): style
            for style in self._styles
        }
        theme = package.related("theme")
        self._fonts: dict[str, str] = {}
        self._colors: dict[str, str] = {}
        if theme is not None:
            self._read_theme(theme)

    def _read_theme(self, theme: Element) -> None:
        for kind in ("major", "minor"):
            for latin in theme.iterfind(f".//{qualified(f'a:{kind}Font')}/{qualified('a:latin')}"):
                self._fonts[kind] = latin.get("typeface", "")
        for scheme in theme.iter(qualified("a:clrScheme")):
            for color in scheme:
                for said in color:
                    value = said.get("lastClr") or said.get("val") or ""
                    self._colors[etree.QName(color).localname] = value.lower()

    def roles(self) -> Iterator[tuple[str, Values]]:
        """What paragraphs of each role's style come to, for the styles that the file has."""
        for role in PARAGRAPHS:
            style = self.of_role(role)
            if style is not None:
                yield role, self.come_to(style)

    def marks(self) -> Iterator[tuple[str, Values]]:
        """What the character styles of marks state themselves, for those that the file has."""
        for mark, naming in CHARACTERS.items():
            style = self.named("character", naming.name)
            if style is not None:
                properties: dict[str, Element] = {}
                for layer in reversed(self.chain(style)):
                    properties |= _joined(properties, _properties(layer))
                yield mark, self._values(properties)

    def of_role(self, role: str) -> Element | None:
        """The paragraph style of a role; `None` when the file has none of its names. That of the
        text is the default one, whatever its name."""
        for name in (PARAGRAPHS[role].name, *ALIASES.get(role, ())):
            if (style := self.named("paragraph", name)) is not None:
                return style
        return self.default("paragraph") if role == "text" else None

    def named(self, kind: str, name: str) -> Element | None:
        return self._by_name.get((kind, name.lower()))

    def has_name(self, name: str) -> bool:
        """Whether a style of any kind has that name."""
        return any(known == name.lower() for _, known in self._by_name)

    def by_id(self, identifier: str) -> Element | None:
        return self._by_id.get(identifier)

    def default(self, kind: str) -> Element | None:
        """The style of a kind that holds where none is named (17.7.4.17)."""
        wanted = (s for s in self._styles if attribute(s, "type") == kind)
        return next((s for s in wanted if attribute(s, "default") in ("1", "true", "on")), None)

    def of(self, kind: str, name: str) -> Values | None:
        """What a style comes to; `None` when the file has none of that name."""
        style = self.named(kind, name)
        return None if style is None else self.come_to(style)

    def chain(self, style: Element) -> list[Element]:
        """The style and those that it is based on, nearest first."""
        layers = [style]
        while len(layers) < _DEEPEST:
            based = self.by_id(val(layers[-1], "w:basedOn"))
            if based is None:
                break
            layers.append(based)
        return layers

    def come_to(self, style: Element) -> Values:
        """What paragraphs of a style come to."""
        properties: dict[str, Element] = {}
        for layer in self._default_layers():
            properties |= _properties(layer)
        for layer in reversed(self.chain(style)):
            properties |= _joined(properties, _properties(layer))
        return self._values(properties)

    def has_center_stop(self, paragraph: Element) -> bool:
        """Whether the first tab of a paragraph leads to a stop that centres."""
        own = paragraph.find(qualified("w:pPr"))
        named = None if own is None else self._by_id.get(val(own, "w:pStyle"))
        stops: dict[str, str] = {}
        for layer in (named, paragraph):
            for tab in [] if layer is None else layer.iter(qualified("w:tab")):
                if attribute(tab, "pos"):
                    stops[attribute(tab, "pos")] = attribute(tab, "val")
        kept = sorted((int(pos), kind) for pos, kind in stops.items() if kind != "clear")
        return bool(kept) and kept[0][1] == "center"

    def _default_layers(self) -> Iterator[Element]:
        if self._defaults is not None:
            for kind in ("rPrDefault", "pPrDefault"):
                yield from self._defaults.findall(qualified(f"w:{kind}"))

    def _values(self, properties: dict[str, Element]) -> Values:
        size = number(properties.get("sz"), "val")
        points = size / 2 if size else None
        return Values(
            family=self._family(properties.get("rFonts")),
            size=points,
            bold=on(properties.get("b")),
            italic=on(properties.get("i")),
            color=self._color(properties.get("color"), "val", "themeColor"),
            case=_case(properties),
            letter_spacing=(number(properties.get("r:spacing"), "val") or 0) / 20,
            underline=attribute(properties.get("u"), "val") not in ("", "none"),
            align=ALIGNMENTS.get(attribute(properties.get("jc"), "val"), "start"),
            leading=_leading(properties.get("p:spacing"), points),
            space_before=twips(properties.get("p:spacing"), "before"),
            space_after=twips(properties.get("p:spacing"), "after"),
            indent_start=twips(properties.get("ind"), "left", "start"),
            indent_end=twips(properties.get("ind"), "right", "end"),
            first_indent=twips(properties.get("ind"), "firstLine")
            - twips(properties.get("ind"), "hanging"),
            keep_with_next=on(properties.get("keepNext")),
            keep_together=on(properties.get("keepLines")),
            hyphenate=not on(properties.get("suppressAutoHyphens")),
            hanging_punctuation=on(hangs)
            if (hangs := properties.get("overflowPunct")) is not None
            else None,
            background=self._color(properties.get("p:shd"), "fill", "themeFill"),
            boxed="pBdr" in properties or "p:shd" in properties,
        )

    def _family(self, fonts: Element | None) -> str | None:
        theme = attribute(fonts, "asciiTheme")
        if theme:
            return self._fonts.get("major" if theme.startswith("major") else "minor") or None
        return attribute(fonts, "ascii") or None

    def _color(self, entry: Element | None, plain: str, theme: str) -> str | None:
        """Six digits: those that are stated, which Word keeps up to date, or the theme's."""
        said = attribute(entry, plain).lower()
        if len(said) == 6:
            return said
        named = attribute(entry, theme)
        found = self._colors.get(_THEME_COLORS.get(named, named), "")
        return found if len(found) == 6 else None


ALIGNMENTS: Final = {
    "center": "center",
    "right": "end",
    "end": "end",
    "both": "justify",
    "distribute": "justify",
}


def _properties(layer: Element) -> dict[str, Element]:
    """The properties of a style or of the defaults by their names; `spacing` and `shd`, which
    paragraphs and runs have both, with a letter before them."""
    found: dict[str, Element] = {}
    for kind, prefix in (("w:pPr", "p:"), ("w:rPr", "r:")):
        for group in layer.findall(qualified(kind)):
            for part in group:
                name = etree.QName(part).localname
                found[f"{prefix}{name}" if name in ("spacing", "shd") else name] = part
    return found


def _joined(below: dict[str, Element], above: dict[str, Element]) -> dict[str, Element]:
    """`above`, whose fonts, spacing and indents have the attributes that `below` states and they
    do not (17.7.2)."""
    joined = dict(above)
    for name in ("rFonts", "p:spacing", "ind"):
        if name in above and name in below:
            merged = etree.Element(above[name].tag)
            merged.attrib.update(below[name].attrib)
            if name == "rFonts" and qualified("w:ascii") in above[name].attrib:
                merged.attrib.pop(qualified("w:asciiTheme"), "")
            if name == "ind" and any(key in above[name].attrib for key in _FIRST):
                for key in _FIRST:  # which are one property (17.3.1.12)
                    merged.attrib.pop(key, "")
            merged.attrib.update(above[name].attrib)
            joined[name] = merged
    return joined


def _leading(spacing: Element | None, size: float | None) -> float | None:
    """Distance of base lines in points."""
    line = number(spacing, "line")
    if not line or not size:
        return None
    if attribute(spacing, "lineRule") in ("", "auto"):
        return line / _SINGLE * _NATURAL * size
    return line / 20


def _case(properties: dict[str, Element]) -> str:
    if on(properties.get("caps")):
        return "upper"
    return "small_caps" if on(properties.get("smallCaps")) else "normal"
