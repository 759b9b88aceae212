"""The HTML documents of an artifact, with their style sheets."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

import msgspec
from lxml import etree, html

from publish.checks.read.html.computed_style import cascade
from tests.conformance.web.computed import Computed, computed_of

Element = etree._Element
Styles = Mapping[Element, Computed]
"""The computed style of each element of a page."""
TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_OPF: Final = "{http://www.idpf.org/2007/opf}"


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One HTML document: its tree, without namespaces, and the text of its style sheets."""

    name: str
    root: Element
    sheets: tuple[str, ...]


def cascaded(pages: list[Page]) -> list[Styles]:
    """The computed styles of each page."""
    return [
        {
            element: computed_of(style)
            for element, _, style in cascade(page.sheets).styles(page.root)
        }
        for page in pages
    ]


def pages_of(data: bytes, suffix: str) -> list[Page]:
    """The pages in an artifact, in reading order.

    Raises `ValueError`, `KeyError`, `zipfile.BadZipFile` or `lxml.etree.LxmlError` for what cannot
    be read.
    """
    return list(_book(data)) if suffix == ".epub" else [_web_page(data)]


def _web_page(data: bytes) -> Page:
    root = html.document_fromstring(data.decode("utf-8"), parser=html.HTMLParser(
        remove_comments=True, encoding=None))  # fmt: skip
    sheets = tuple(style.text or "" for style in root.iter("style"))
    return Page(name="page", root=root, sheets=sheets)


def _book(data: bytes) -> Iterator[Page]:
    package = zipfile.ZipFile(io.BytesIO(data))
    container = _parse(package, "META-INF/container.xml")
    opf_name = next(
        str(e.get("full-path", "")) for e in container.iter() if e.get("full-path") is not None
    )
    opf = _parse(package, opf_name)
    folder = PurePosixPath(opf_name).parent
    items = {e.get("id"): str(e.get("href", "")) for e in opf.iter(_OPF + "item")}
    for reference in opf.iter(_OPF + "itemref"):
        name = _joined(folder, items[reference.get("idref")])
        root = _parse(package, name)
        for element in root.iter():
            if isinstance(element.tag, str):
                element.tag = element.tag.rpartition("}")[2]
        yield Page(name=name, root=root, sheets=tuple(_linked(package, name, root)))


def _linked(package: zipfile.ZipFile, name: str, root: Element) -> Iterator[str]:
    for element in root.iter("link", "style"):
        if element.tag == "style":
            yield element.text or ""
        elif "stylesheet" in str(element.get("rel", "")):
            target = _joined(PurePosixPath(name).parent, str(element.get("href", "")))
            yield package.read(target).decode("utf-8")


def _joined(folder: PurePosixPath, href: str) -> str:
    parts: list[str] = []
    for part in (folder / href).parts:
        if part == "..":
            parts = parts[:-1]
        else:
            parts.append(part)
    return "/".join(parts)


def _parse(package: zipfile.ZipFile, name: str) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(package.read(name), parser)
