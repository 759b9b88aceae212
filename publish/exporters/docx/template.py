"""A Word file's styles, theme and page as values: what a paragraph of each style comes to.

Styles are found by their names: those that Word brings along have the same in all languages
(ECMA-376 Part 1, 17.7.4.9), and ids of their own in each.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final

import msgspec
from lxml import etree

from publish.archive import DAMAGE, opened
from publish.errors import SourceError
from publish.exporters.docx.oxml import Element, qualified
from publish.exporters.docx.roles import PARAGRAPHS
from publish.xmltree import parsed

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
    background: str | None = None
    boxed: bool = False
    """Whether it has a border or a ground, whose edges Word sets by the indents."""


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of a running head: its bytes, its name in the file, its height in points."""

    data: bytes
    name: str
    height: float


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """A Word file as a model for others. Lengths of `page` are in points, by the keys of a page
    master; running heads and feet are texts by place and side (`first_header`, `end`)."""

    roles: dict[str, Values]
    link: Values | None
    page: dict[str, float]
    margins: dict[str, dict[str, str]]
    logo: Picture | None


def read_template(data: bytes, name: str) -> Template:
    """The template in a Word file. Raises `SourceError`, naming the file, for what is none."""
    try:
        with opened(data) as archive:
            files = {member: archive.read(member) for member in archive.namelist()}
    except DAMAGE as error:
        raise SourceError(f"{name}: is no Word file: {error}", hint="give a .docx file") from error
    package = _Package(files, name)
    document = package.document
    styles = _Styles(package)
    section = next(iter(document.iter(qualified("w:sectPr"))), None)
    sections = document.findall(f"{qualified('w:body')}/{qualified('w:sectPr')}")
    section = sections[-1] if sections else section
    return Template(
        roles=dict(styles.roles()),
        link=styles.of("character", "Hyperlink"),
        page=_page(section),
        margins=dict(_margins(package, styles, section)),
        logo=_logo(package, section),
    )


class _Package:
    """The parts of a Word file, and what its main document points at."""

    def __init__(self, files: dict[str, bytes], name: str) -> None:
        self.files = files
        self.name = name
        targets = self._relations("")
        self.main = next(
            (target for kind, target in targets.values() if kind == "officeDocument"), ""
        )
        self.document = self.part(self.main)
        self.relations = self._relations(self.main)

    def part(self, path: str) -> Element:
        """The root of a part. Raises `SourceError` when it is missing or bad."""
        if path not in self.files:
            raise SourceError(f"{self.name}: is no Word file", hint="give a .docx file")
        try:
            root: Element = parsed(self.files[path], bare=True, large=False)
        except etree.XMLSyntaxError as error:
            raise SourceError(f"{self.name}: {path} is damaged: {error.msg}") from error
        return root

    def related(self, kind: str) -> Element | None:
        """The part of that kind that the main document has, such as `styles`."""
        found = (path for of, path in self.relations.values() if of == kind)
        path = next((path for path in found if path in self.files), None)
        return None if path is None else self.part(path)

    def target(self, source: str, identifier: str) -> str:
        """The path of what a part points at by a relationship's id."""
        return self._relations(source).get(identifier, ("", ""))[1]

    def _relations(self, source: str) -> dict[str, tuple[str, str]]:
        """Kind and path of what a part points at, by the id of the relationship."""
        folder, base = posixpath.split(source)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if path not in self.files:
            return {}
        return {
            relation.get("Id", ""): (
                relation.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join(folder, relation.get("Target", ""))).lstrip("/"),
            )
            for relation in self.part(path)
            if relation.get("TargetMode") != "External"
        }


class _Styles:
    """The styles of a Word file, by kind and name and by id, with its theme."""

    def __init__(self, package: _Package) -> None:
        root = package.related("styles")
        self._styles = [] if root is None else root.findall(qualified("w:style"))
        self._defaults = None if root is None else root.find(qualified("w:docDefaults"))
        self._by_id = {style.get(qualified("w:styleId")): style for style in self._styles}
        self._by_name = {
            (_attribute(style, "type"), _val(style, "w:name").lower()): style
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
        for role, naming in PARAGRAPHS.items():
            names = (naming.name, *ALIASES.get(role, ()))
            found = (self.of("paragraph", name) for name in names)
            if values := next(filter(None, found), None):
                yield role, values

    def of(self, kind: str, name: str) -> Values | None:
        """What a style comes to; `None` when the file has none of that name."""
        style = self._by_name.get((kind, name.lower()))
        if style is None:
            return None
        layers = [style]
        while len(layers) < _DEEPEST:
            based = self._by_id.get(_val(layers[-1], "w:basedOn"))
            if based is None:
                break
            layers.append(based)
        properties: dict[str, Element] = {}
        for layer in self._default_layers():
            properties |= _properties(layer)
        for layer in reversed(layers):
            properties |= _joined(properties, _properties(layer))
        return self._values(properties)

    def has_center_stop(self, paragraph: Element) -> bool:
        """Whether the first tab of a paragraph leads to a stop that centres."""
        own = paragraph.find(qualified("w:pPr"))
        named = None if own is None else self._by_id.get(_val(own, "w:pStyle"))
        stops: dict[str, str] = {}
        for layer in (named, paragraph):
            for tab in [] if layer is None else layer.iter(qualified("w:tab")):
                if _attribute(tab, "pos"):
                    stops[_attribute(tab, "pos")] = _attribute(tab, "val")
        kept = sorted((int(pos), kind) for pos, kind in stops.items() if kind != "clear")
        return bool(kept) and kept[0][1] == "center"

    def _default_layers(self) -> Iterator[Element]:
        if self._defaults is not None:
            for kind in ("rPrDefault", "pPrDefault"):
                yield from self._defaults.findall(qualified(f"w:{kind}"))

    def _values(self, properties: dict[str, Element]) -> Values:
        size = _number(properties.get("sz"), "val")
        points = size / 2 if size else None
        return Values(
            family=self._family(properties.get("rFonts")),
            size=points,
            bold=_on(properties.get("b")),
            italic=_on(properties.get("i")),
            color=self._color(properties.get("color"), "val", "themeColor"),
            case=_case(properties),
            letter_spacing=(_number(properties.get("r:spacing"), "val") or 0) / 20,
            underline=_attribute(properties.get("u"), "val") not in ("", "none"),
            align=_ALIGNMENTS.get(_attribute(properties.get("jc"), "val"), "start"),
            leading=_leading(properties.get("p:spacing"), points),
            space_before=_twips(properties.get("p:spacing"), "before"),
            space_after=_twips(properties.get("p:spacing"), "after"),
            indent_start=_twips(properties.get("ind"), "left", "start"),
            indent_end=_twips(properties.get("ind"), "right", "end"),
            first_indent=_twips(properties.get("ind"), "firstLine")
            - _twips(properties.get("ind"), "hanging"),
            keep_with_next=_on(properties.get("keepNext")),
            keep_together=_on(properties.get("keepLines")),
            background=self._color(properties.get("p:shd"), "fill", "themeFill"),
            boxed="pBdr" in properties or "p:shd" in properties,
        )

    def _family(self, fonts: Element | None) -> str | None:
        theme = _attribute(fonts, "asciiTheme")
        if theme:
            return self._fonts.get("major" if theme.startswith("major") else "minor") or None
        return _attribute(fonts, "ascii") or None

    def _color(self, entry: Element | None, plain: str, theme: str) -> str | None:
        """Six digits: those that are stated, which Word keeps up to date, or the theme's."""
        said = _attribute(entry, plain).lower()
        if len(said) == 6:
            return said
        named = _attribute(entry, theme)
        found = self._colors.get(_THEME_COLORS.get(named, named), "")
        return found if len(found) == 6 else None


_ALIGNMENTS: Final = {
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
            merged.attrib.update(above[name].attrib)
            joined[name] = merged
    return joined


def _page(section: Element | None) -> dict[str, float]:
    """Size and margins of the last section, by the keys of a page master."""
    if section is None:
        return {}
    places = {
        "width": ("pgSz", "w"),
        "height": ("pgSz", "h"),
        "margin_top": ("pgMar", "top"),
        "margin_bottom": ("pgMar", "bottom"),
        "margin_inner": ("pgMar", "left"),
        "margin_outer": ("pgMar", "right"),
        "header_offset": ("pgMar", "header"),
        "footer_offset": ("pgMar", "footer"),
    }
    found = {
        key: _number(section.find(qualified(f"w:{name}")), attribute)
        for key, (name, attribute) in places.items()
    }
    return {key: abs(twips) / 20 for key, twips in found.items() if twips}


def _margins(
    package: _Package, styles: _Styles, section: Element | None
) -> Iterator[tuple[str, dict[str, str]]]:
    """The texts of running heads and feet, by place (`first_header`) and side."""
    for place, _path, root in _heads(package, section):
        first = next((p for p in root.iter(qualified("w:p")) if "".join(_texts(p)).strip()), None)
        if first is None:
            continue
        pieces = [piece.strip() for piece in "".join(_texts(first)).split("\t")]
        match pieces:
            case [alone]:
                align = first.find(f"{qualified('w:pPr')}/{qualified('w:jc')}")
                side = _ALIGNMENTS.get(_attribute(align, "val"), "start")
                yield place, {side if side != "justify" else "start": alone}
            case [start, end]:
                side = "center" if styles.has_center_stop(first) else "end"
                yield place, {"start": start, side: end}
            case _:
                start, center, *rest = pieces
                yield place, {"start": start, "center": center, "end": " ".join(rest).strip()}


def _heads(package: _Package, section: Element | None) -> Iterator[tuple[str, str, Element]]:
    """Running heads and feet of a section: the key of a page master, the path, the part."""
    if section is None:
        return
    first = section.find(qualified("w:titlePg"))
    for kind in ("header", "footer"):
        for reference in section.findall(qualified(f"w:{kind}Reference")):
            usage = reference.get(qualified("w:type"), "default")
            path = package.target(package.main, reference.get(qualified("r:id"), ""))
            if path in package.files and (usage == "default" or (usage == "first" and _on(first))):
                prefix = "first_" if usage == "first" else ""
                yield f"{prefix}{kind}", path, package.part(path)


_FIELDS: Final = {"PAGE": "{page}", "NUMPAGES": "{pages}", "TITLE": "{title}"}


def _texts(paragraph: Element) -> Iterator[str]:
    """The text of a paragraph with fields by their names; what they show now is left out."""
    depth = 0
    for part in paragraph.iter():
        match etree.QName(part).localname:
            case "fldChar":
                kind = _attribute(part, "fldCharType")
                depth += (kind == "begin") - (kind == "end")
            case "instrText":
                word = (part.text or "").split()
                yield _FIELDS.get(word[0].upper(), "") if word else ""
            case "fldSimple":
                word = _attribute(part, "instr").split()
                yield _FIELDS.get(word[0].upper(), "") if word else ""
            case "t" if not depth and _outside_field(part):
                yield (part.text or "").replace("{", "").replace("}", "")
            case "tab" if etree.QName(part.getparent()).localname == "r":
                yield "\t"
            case _:
                pass


def _outside_field(part: Element) -> bool:
    return not any(True for _ in part.iterancestors(qualified("w:fldSimple")))


def _logo(package: _Package, section: Element | None) -> Picture | None:
    """The first picture of a running head, PNG, JPEG or GIF."""
    for _place, path, root in _heads(package, section):
        for blip in root.iter(qualified("a:blip")):
            target = package.target(path, blip.get(qualified("r:embed"), ""))
            extents = list(root.iter(qualified("wp:extent")))
            if target in package.files and target.lower().endswith(
                (".png", ".jpeg", ".jpg", ".gif")
            ):
                height = int(extents[0].get("cy", "0")) / 12_700 if extents else 0
                return Picture(
                    data=package.files[target], name=posixpath.basename(target), height=height
                )
    return None


def _leading(spacing: Element | None, size: float | None) -> float | None:
    """Distance of base lines in points."""
    line = _number(spacing, "line")
    if not line or not size:
        return None
    if _attribute(spacing, "lineRule") in ("", "auto"):
        return line / _SINGLE * _NATURAL * size
    return line / 20


def _case(properties: dict[str, Element]) -> str:
    if _on(properties.get("caps")):
        return "upper"
    return "small_caps" if _on(properties.get("smallCaps")) else "normal"


def _on(entry: Element | None) -> bool:
    """Whether a toggle is on (17.17.4)."""
    return entry is not None and _attribute(entry, "val") not in ("0", "false", "off")


def _attribute(entry: Element | None, name: str) -> str:
    return "" if entry is None else entry.get(qualified(f"w:{name}"), "")


def _val(parent: Element, name: str) -> str:
    return _attribute(parent.find(qualified(name)), "val")


def _number(entry: Element | None, name: str) -> float | None:
    try:
        return float(_attribute(entry, name))
    except ValueError:
        return None


def _twips(entry: Element | None, *names: str) -> float:
    """A length in points, by the first of its names that is stated."""
    return next((n for name in names if (n := _number(entry, name)) is not None), 0.0) / 20
