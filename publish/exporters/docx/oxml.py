"""The XML of Office Open XML: its namespaces, and elements made in one line.

WordprocessingML qualifies attributes as well as elements, so `w` takes both by their local names:
`w("ind", left=720, hanging=360)` is `<w:ind w:left="720" w:hanging="360"/>`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_W: Final = "{" + NAMESPACES["w"] + "}"
_W_ONLY: Final = {"w": NAMESPACES["w"]}
_ROOT_PREFIXES: Final = ("w", "r", "w14", "mc")
_DRAWING_PREFIXES: Final = (*_ROOT_PREFIXES, "m", "wp", "a", "pic")


@cache
def qualified(name: str) -> str:
    """`"w14:val"` as lxml wants it: `"{http://…/wordml}val"`."""
    prefix, _, local = name.partition(":")
    return "{" + NAMESPACES[prefix] + "}" + local if local else name


def w(name: str, /, *children: Element | None, **attributes: str | int | None) -> Element:
    """A WordprocessingML element; attributes and children that are `None` are left out."""
    made = etree.Element(_W + name, nsmap=_W_ONLY)
    for key, value in attributes.items():
        if value is not None:
            made.set(_W + key, str(value))
    made.extend([child for child in children if child is not None])
    return made


def element(name: str, attributes: Mapping[str, str | int], *children: Element) -> Element:
    """An element of any namespace, with prefixed names: `element("a:off", {"x": 0, "y": 0})`."""
    prefix = name.partition(":")[0]
    made = etree.Element(qualified(name), nsmap={prefix: NAMESPACES[prefix]})
    for key, value in attributes.items():
        made.set(qualified(key), str(value))
    made.extend(children)
    return made


def text(name: str, characters: str) -> Element:
    """`w:t` or `w:instrText` whose outer spaces count."""
    made = w(name)
    made.text = characters
    if characters != characters.strip():
        made.set(qualified("xml:space"), "preserve")
    return made


def on_off(name: str, state: bool | None) -> Element | None:  # noqa: FBT001 (the value, no switch)
    """A toggle such as `w:b`: present, present with value 0, or `None` where nothing is stated."""
    if state is None:
        return None
    return w(name) if state else w(name, val=0)


def root(name: str, *children: Element | None, drawings: bool = False) -> Element:
    """The root element of a part, with every prefix declared that its content may use.

    `mc:Ignorable` lets a reader that does not know Word 2010's `w14` pass over it (Part 3, 10.1).
    """
    prefixes = _DRAWING_PREFIXES if drawings else _ROOT_PREFIXES
    made = etree.Element(_W + name, nsmap={p: NAMESPACES[p] for p in prefixes})
    made.set(qualified("mc:Ignorable"), "w14")
    made.extend([child for child in children if child is not None])
    return made


def extended(made: Element) -> Element:
    """The root element of a part of a template, in which `w14` may stand as in ours."""
    ignorable = made.get(qualified("mc:Ignorable"), "").split()
    if "w14" in ignorable:
        return made
    known = {prefix: address for prefix, address in made.nsmap.items() if prefix is not None}
    names = {prefix: NAMESPACES[prefix] for prefix in _ROOT_PREFIXES}
    other = etree.Element(made.tag, nsmap=known | names)
    other.attrib.update(made.attrib)
    other.set(qualified("mc:Ignorable"), " ".join((*ignorable, "w14")))
    other.extend(list(made))
    return other


def serialize(part: Element) -> bytes:
    """The part as bytes, its namespaces declared once, at the root; prefixes that the root says may
    be ignored stay."""
    ignorable = part.get(qualified("mc:Ignorable"), "").split()
    etree.cleanup_namespaces(part, keep_ns_prefixes=["w", "mc", "r", *ignorable])
    return etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)
