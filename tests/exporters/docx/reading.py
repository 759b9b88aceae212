"""Reading a .docx back by other eyes than ours: the archive, lxml and python-docx."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator
from typing import Final

import docx
from docx.document import Document as WordDocument
from lxml import etree

from publish.diagnostics import Log
from publish.document import Document
from publish.exporters.docx import EXPORTER
from publish.plugin import Context
from publish.style import load_style
from tests.exporters.docx.samples import arranged

HOUSE: Final = load_style("styles/house.toml")
TIMESTAMP: Final = datetime.datetime(2025, 8, 30, 12, tzinfo=datetime.UTC)
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES: Final = {
    "w": W[1:-1],
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}


def export(document: Document, layout: str = "memo", log: Log | None = None) -> bytes:
    """The .docx of a document in the house style."""
    context = Context(log=log or Log(), timestamp=TIMESTAMP)
    return EXPORTER.render(arranged(document, layout, HOUSE), HOUSE, context)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def find(root: etree._Element, path: str) -> list[etree._Element]:
    """Elements at an XPath with Word's usual prefixes."""
    found = root.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, etree._Element)]


def values(root: etree._Element, path: str) -> list[str]:
    """The strings at an XPath that ends in an attribute or text."""
    found = root.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [str(value) for value in found]


def opened(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def styled_lines(data: bytes) -> list[tuple[str, str]]:
    """Style name and text of every paragraph of the body, tables and all, in order."""
    styles, main = part(data, "word/styles.xml"), part(data, "word/document.xml")
    names = {
        style.get(f"{W}styleId"): values(style, "./w:name/@w:val")[0]
        for style in find(styles, "//w:style")
    }
    return [
        ("".join(names[i] for i in values(p, "./w:pPr/w:pStyle/@w:val")), "".join(_spoken(p)))
        for p in main.iter(f"{W}p")
    ]


def _spoken(paragraph: etree._Element) -> Iterator[str]:
    for node in paragraph.iter():
        match etree.QName(node).localname:
            case "t":
                yield node.text or ""
            case "tab" if node.get(f"{W}val") is None:
                yield " → "
            case "br":
                yield " ↵ "
            case "footnoteReference":
                yield "[^]"
            case "drawing":
                yield "".join(f"<{alt}>" for alt in values(node, ".//wp:docPr/@descr"))
            case "instrText":
                yield f"{{{(node.text or '').strip()}}}"
            case _:
                pass
