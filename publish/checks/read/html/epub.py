"""An EPUB → facts, through its package document and its XHTML in the order of the spine."""

from __future__ import annotations

import hashlib
import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import msgspec

from publish.checks.facts import Facts, said
from publish.checks.read.html.anchors import Address
from publish.checks.read.html.blocks import MarkupReader, Page, Publication
from publish.checks.read.html.elements import Element, local, roles
from publish.checks.read.zip_members import parse, unpacked

_CONTAINER: Final = "META-INF/container.xml"
_NAMES: Final = {
    "creator": "author",
    "date": "date",
    "description": "summary",
    "language": "language",
    "publisher": "organization",
    "rights": "rights",
    "subject": "keyword",
}
"""What Dublin Core calls metadata …"""
_PROPERTIES: Final = {
    "dcterms:accessRights": "classification",
    "schema:creativeWorkStatus": "status",
    "schema:about": "memo subject",
    "schema:recipient": "to",
    "schema:sender": "from",
    "schema:ccRecipient": "cc",
    "schema:abstract": "key points",
}
"""… and what others call it that it has no name for."""


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """A book taken apart: its files, the package document, the content documents in reading order,
    and the navigation document; names are paths in the archive."""

    files: dict[str, bytes]
    package: Element
    spine: tuple[tuple[str, Element], ...]
    navigation: tuple[str, Element] | None

    @property
    def parts(self) -> dict[str, Element]:
        """The content documents and the navigation document, which may be one of them."""
        return dict([*self.spine, *([self.navigation] if self.navigation else [])])


def read(data: bytes) -> Facts:
    """The facts of a book. Raises `UnreadableError` for what is no book."""
    return walked(data).facts


@lru_cache(maxsize=1)
def walked(data: bytes) -> Publication:
    """A book; the last one is kept, for content and style are asked of it.

    Raises `UnreadableError` for what is no book.
    """
    book = open_book(data)

    def address(document: str, href: str) -> Address | None:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        return (_joined(document, path) if path else document, unquote(parts.fragment))

    def picture(document: str, source: str) -> str:
        content = book.files.get(_joined(document, unquote(urlsplit(source).path)))
        return "" if content is None else hashlib.sha256(content).hexdigest()

    reader = MarkupReader(address, picture)
    for name, root in book.spine:
        if not is_cover(root):
            reader.read(name, root)
    others: dict[str, Iterable[Any]] = {"metadata": _metadata(book.package)}
    if book.navigation is not None:
        name, root = book.navigation
        lists = [e for e in root.iter() if local(e) == "nav" and "toc" in roles(e)]
        others["navigation"] = [e for nav in lists for e in reader.places.entries(name, nav)]
    facts = reader.done(**others)
    pages = tuple(Page(name, root, tuple(_sheets(book, name, root))) for name, root in book.spine)
    return Publication(facts, tuple(reader.text), pages)


@lru_cache(maxsize=1)
def open_book(data: bytes) -> Book:
    """The parts of a book; the last one is kept, for it is asked for twice.

    Raises `UnreadableError` naming the part that is missing or damaged.
    """
    files = unpacked(data)
    container = parse(files, _CONTAINER)
    path = next((e.get("full-path", "") for e in container.iter() if local(e) == "rootfile"), "")
    package = parse(files, path)
    items = {e.get("id", ""): e for e in package.iter() if local(e) == "item"}

    def part(item: Element) -> tuple[str, Element]:
        name = _joined(path, unquote(item.get("href", "")))
        return name, parse(files, name)

    references = [e for e in package.iter() if local(e) == "itemref" and e.get("linear") != "no"]
    spine = [part(items[reference.get("idref", "")]) for reference in references]
    nav = next((i for i in items.values() if "nav" in i.get("properties", "").split()), None)
    navigation = None if nav is None else part(nav)
    return Book(files=files, package=package, spine=tuple(spine), navigation=navigation)


def is_cover(root: Element) -> bool:
    """Whether a content document is the cover."""
    return any(local(child) == "body" and "cover" in roles(child) for child in root)


def _sheets(book: Book, name: str, root: Element) -> Iterator[str]:
    for element in root.iter():
        if local(element) == "style":
            yield element.text or ""
        elif local(element) == "link" and "stylesheet" in element.get("rel", ""):
            sheet = book.files.get(_joined(name, unquote(element.get("href", ""))), b"")
            yield sheet.decode(errors="replace")


def _joined(document: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(document), path))


def _metadata(package: Element) -> Iterator[tuple[str, str]]:
    metadata = next((e for e in package if local(e) == "metadata"), package)
    subtitles = {
        e.get("refines", "")[1:]
        for e in metadata
        if e.get("property") == "title-type" and said(e.text or "") == "subtitle"
    }
    several: defaultdict[str, list[str]] = defaultdict(list)
    for element in metadata:
        name, text = local(element), said(element.text or "")
        own = element.get("id") == package.get("unique-identifier")
        if name == "identifier":
            yield ("identifier" if own else "reference"), text
        elif name == "title":
            yield ("subtitle" if element.get("id") in subtitles else "title"), text
        elif name in _NAMES:
            yield _NAMES[name], text
        elif element.get("property") in _PROPERTIES:
            several[_PROPERTIES[element.get("property")]].append(text)
    yield from ((name, "; ".join(texts)) for name, texts in several.items())
