"""The package document: what the book is, what it consists of, and in which order it is read."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator
from typing import Final

import msgspec
from lxml import etree

from publish.canonical_json import digest
from publish.document import Document
from publish.document_properties import points
from publish.exporters.epub.accessibility_metadata import Accessibility
from publish.walk import plain_text

OPF: Final = "http://www.idpf.org/2007/opf"
DC: Final = "http://purl.org/dc/elements/1.1/"
CONTAINER: Final = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n'
    b"  <rootfiles>\n"
    b'    <rootfile full-path="EPUB/content.opf"'
    b' media-type="application/oebps-package+xml"/>\n'
    b"  </rootfiles>\n"
    b"</container>\n"
)
_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "https://publish.invalid/document")
_ROOT: Final = (
    f'<package xmlns="{OPF}" version="3.0" unique-identifier="identifier"'
    ' prefix="ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/">'
    f'<metadata xmlns:dc="{DC}"/><manifest/><spine/></package>'
)


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A resource of the book. `reading` is its place in the reading order, which not all have."""

    id: str
    href: str
    media_type: str
    data: bytes
    properties: str = ""
    in_spine: bool = False


def package(
    document: Document,
    accessibility: Accessibility,
    items: tuple[Item, ...],
    *,
    timestamp: datetime.datetime,
    direction: str,
) -> bytes:
    """The package document of a book of `items`, those in the spine in their order."""
    root = etree.fromstring(_ROOT)
    metadata, manifest, spine = root
    if document.meta.language:
        root.set("{http://www.w3.org/XML/1998/namespace}lang", document.meta.language)
    for name, text, attributes in _statements(document, accessibility, timestamp):
        etree.SubElement(metadata, name, attributes).text = text
    for item in items:
        attributes = {"id": item.id, "href": item.href, "media-type": item.media_type}
        if item.properties:
            attributes["properties"] = item.properties
        etree.SubElement(manifest, _opf("item"), attributes)
        if item.in_spine:
            etree.SubElement(spine, _opf("itemref"), {"idref": item.id})
    if direction == "rtl":
        spine.set("page-progression-direction", "rtl")
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def identifier(document: Document) -> str:
    """The document's own identifier, or one that stands for just this content."""
    name = digest(document)
    return document.meta.identifier or f"urn:uuid:{uuid.uuid5(_NAMESPACE, name)}"


Statement = tuple[str, str, dict[str, str]]


def _statements(
    document: Document, accessibility: Accessibility, timestamp: datetime.datetime
) -> Iterator[Statement]:
    meta = document.meta
    yield _dc("identifier"), identifier(document), {"id": "identifier"}
    if meta.reference:
        yield _dc("identifier"), meta.reference, {"id": "reference"}
    yield _dc("title"), _line(plain_text(meta.title)), {"id": "title"}
    yield _refined("#title", "title-type", "main")
    if meta.subtitle:
        yield _dc("title"), _line(plain_text(meta.subtitle)), {"id": "subtitle"}
        yield _refined("#subtitle", "title-type", "subtitle")
    yield _dc("language"), meta.language or "und", {}
    for number, author in enumerate(meta.authors, 1):
        yield _dc("creator"), author, {"id": f"creator-{number}"}
        name, text, attributes = _refined(f"#creator-{number}", "role", "aut")
        yield name, text, {**attributes, "scheme": "marc:relators"}
    for name, text in (
        ("publisher", meta.organization),
        ("date", meta.date),
        ("description", _line(plain_text(meta.summary))),
        *(("subject", word) for word in meta.keywords),
        ("rights", meta.rights),
    ):
        if text:
            yield _dc(name), text, {}
    letter = meta.correspondence
    for name, text in (
        ("dcterms:accessRights", meta.classification),
        ("schema:creativeWorkStatus", meta.status),
        ("schema:about", letter.subject),
        *(("schema:recipient", name) for name in letter.to),
        *(("schema:sender", name) for name in letter.sender),
        *(("schema:ccRecipient", name) for name in letter.cc),
        *(("schema:abstract", point) for point in points(meta)),
    ):
        if text:
            yield _property(name, text)
    yield _property("dcterms:modified", timestamp.strftime("%Y-%m-%dT%H:%M:%SZ"))
    for name, values in (
        ("accessMode", accessibility.modes),
        ("accessModeSufficient", accessibility.sufficient),
        ("accessibilityFeature", accessibility.features),
        ("accessibilityHazard", accessibility.hazards),
    ):
        for value in values:
            yield _property(f"schema:{name}", value)
    name, text, attributes = _property("schema:accessibilitySummary", accessibility.summary)
    yield name, text, {**attributes, "{http://www.w3.org/XML/1998/namespace}lang": "en"}
    # Apple's reader shows the book in its own fonts otherwise.
    yield _property("ibooks:specified-fonts", "true")


def _property(name: str, text: str) -> Statement:
    return _opf("meta"), text, {"property": name}


def _refined(what: str, name: str, text: str) -> Statement:
    return _opf("meta"), text, {"refines": what, "property": name}


def _dc(name: str) -> str:
    return f"{{{DC}}}{name}"


def _opf(name: str) -> str:
    return f"{{{OPF}}}{name}"


def _line(text: str) -> str:
    return " ".join(text.split())
