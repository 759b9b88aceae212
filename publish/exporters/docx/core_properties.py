"""What the document says of itself: `core.xml`, `app.xml` and `custom.xml` in `docProps`."""

from __future__ import annotations

import datetime
from typing import Final

from lxml import etree

from publish.document import Document
from publish.document_properties import further
from publish.exporters.docx.oxml import Element
from publish.walk import plain_text

_CORE: Final = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_EXTENDED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_USER_DEFINED: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set that all properties of a user's own belong to (ECMA-376 Part 1, 22.3.2.2)."""
_FIRST: Final = 2
"""The number of the first property; 0 and 1 are taken (MS-OLEPS, 2.18)."""
APPLICATION: Final = "publish"


def core_part(document: Document, timestamp: datetime.datetime) -> Element:
    """Core properties (ECMA-376 Part 2, 11.1); a property without a value is left out."""
    meta = document.meta
    creator = "; ".join(meta.authors) or meta.organization
    stamp = timestamp.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    made = etree.Element(f"{{{_CORE['cp']}}}coreProperties", nsmap=_CORE)
    values = (
        ("dc:title", plain_text(meta.title)),
        ("dc:subject", meta.correspondence.subject or plain_text(meta.subtitle)),
        ("dc:creator", creator),
        ("cp:keywords", ", ".join(meta.keywords)),
        ("dc:description", plain_text(meta.summary)),
        ("cp:lastModifiedBy", creator),
        ("cp:revision", "1"),
        ("dcterms:created", stamp),
        ("dcterms:modified", stamp),
        ("cp:category", meta.classification),
        ("dc:identifier", meta.identifier),
        ("dc:language", meta.language),
        ("cp:contentStatus", meta.status),
    )
    for name, value in values:
        if value:
            made.append(_core(name, value))
    return made


def application_part(document: Document) -> Element:
    """Extended properties: the application, and the organization as the company."""
    made = etree.Element(f"{{{_EXTENDED}}}Properties", nsmap={"ep": _EXTENDED})
    for name, value in (("Application", APPLICATION), ("Company", document.meta.organization)):
        if value:
            etree.SubElement(made, f"{{{_EXTENDED}}}{name}").text = value
    return made


def custom_part(document: Document) -> Element | None:
    """Custom properties (ECMA-376 Part 1, 22.3), by name; `None` when there are none."""
    stated = further(document.meta)
    if not stated:
        return None
    made = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={"op": _CUSTOM, "vt": _VALUES})
    for number, (name, value) in enumerate(stated.items(), _FIRST):
        attributes = {"fmtid": _USER_DEFINED, "pid": str(number), "name": name.capitalize()}
        entry = etree.SubElement(made, f"{{{_CUSTOM}}}property", attributes)
        etree.SubElement(entry, f"{{{_VALUES}}}lpwstr").text = value
    return made


def _core(name: str, value: str) -> Element:
    prefix, _, local = name.partition(":")
    made = etree.Element(f"{{{_CORE[prefix]}}}{local}")
    if prefix == "dcterms":
        made.set(f"{{{_CORE['xsi']}}}type", "dcterms:W3CDTF")
    made.text = value
    return made
