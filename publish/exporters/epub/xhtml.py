"""XHTML content documents as trees: parsing, writing, and the few things done to every tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from lxml import etree

from publish.xmltree import parsed

XHTML: Final = "http://www.w3.org/1999/xhtml"
OPS: Final = "http://www.idpf.org/2007/ops"
MATHML: Final = "http://www.w3.org/1998/Math/MathML"
XML: Final = "http://www.w3.org/XML/1998/namespace"
TYPE: Final = f"{{{OPS}}}type"
"""The attribute `epub:type`."""
GENERATOR: Final = "publish"
_ROOT: Final = f'<html xmlns="{XHTML}" xmlns:epub="{OPS}"/>'


def make(name: str, /, *content: str | etree._Element, **attributes: str) -> etree._Element:
    """A new element of XHTML. `class_` is the attribute `class`, `epub_type` is `epub:type`, and
    `aria_label` is `aria-label`."""
    made = etree.Element(tag(name))
    for part in content:
        if isinstance(part, str):
            _append_text(made, len(made), part)
        else:
            made.append(part)
    for key, value in attributes.items():
        if value:
            made.set(TYPE if key == "epub_type" else key.rstrip("_").replace("_", "-"), value)
    return made


def parse(content: bytes) -> etree._Element:
    """The root of a content document that pandoc wrote."""
    root: etree._Element = parsed(content)
    return root


def serialise(root: etree._Element) -> bytes:
    """A content document: XML declaration, HTML's doctype, UTF-8."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["epub"])
    return (
        etree.tostring(root, xml_declaration=True, encoding="UTF-8", doctype="<!DOCTYPE html>")
        + b"\n"
    )


def tag(name: str) -> str:
    """The name of an XHTML element as lxml writes it."""
    return f"{{{XHTML}}}{name}"


def every(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements of these names at or below `root`, in document order; a list made before they
    are handed out, so that each may be moved."""
    yield from list(root.iter(*(tag(name) for name in names)))


def classes(element: etree._Element) -> list[str]:
    return element.get("class", "").split()


def set_classes(element: etree._Element, names: list[str]) -> None:
    if names:
        element.set("class", " ".join(names))
    else:
        element.attrib.pop("class", "")


def with_class(root: etree._Element, name: str) -> list[etree._Element]:
    """The elements at or below `root` that have the class, in document order."""
    return [e for e in root.iter(etree.Element) if name in classes(e)]


def text_of(element: etree._Element) -> str:
    """What an element says where it can only be said: its words, formulas as their TeX, pictures as
    their alt texts, without marks of notes; white space is collapsed."""

    def words(part: etree._Element) -> str:
        if part.tag == f"{{{MATHML}}}math":
            return "".join(a.text or "" for a in part.iter(f"{{{MATHML}}}annotation"))
        if part.tag == tag("img"):
            return part.get("alt", "")
        if part.get(TYPE) == "noteref":
            return ""
        return (part.text or "") + "".join(words(kid) + (kid.tail or "") for kid in part)

    return " ".join(words(element).split())


def unwrap(element: etree._Element) -> None:
    """Replaces an element by what it contains."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    children = list(element)
    _append_text(parent, place, element.text)
    for offset, child in enumerate(children):
        parent.insert(place + offset, child)
    tail = element.tail
    element.tail = None
    parent.remove(element)
    _append_text(parent, place + len(children), tail)


def remove(element: etree._Element) -> None:
    """Takes an element out with what it contains; the text after it stays."""
    element[:] = []
    element.text = None
    unwrap(element)


def mathml(formula: Element) -> etree._Element:
    """A formula without a namespace as one of a content document."""
    named = Element(formula.tag, {**formula.attrib, "xmlns": MATHML})
    named.extend(formula)
    return etree.fromstring(ElementTree.tostring(named))


def _append_text(parent: etree._Element, place: int, text: str | None) -> None:
    """Text before the child at `place`."""
    if not text:
        return
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def page(title: str, language: str, direction: str, stylesheet: str) -> etree._Element:
    """An empty content document with a head."""
    head = make(
        "head",
        make("meta", charset="utf-8"),
        make("meta", name="generator", content=GENERATOR),
        make("title", title),
        make("link", rel="stylesheet", type="text/css", href=stylesheet),
    )
    root = etree.fromstring(_ROOT)
    root.extend([head, make("body")])
    locate(root, language, direction)
    return root


def locate(root: etree._Element, language: str, direction: str) -> None:
    """States language and direction, as of a whole content document."""
    for name in ("lang", f"{{{XML}}}lang"):
        root.attrib.pop(name, "")
        if language:
            root.set(name, language)
    if direction:
        root.set("dir", direction)
