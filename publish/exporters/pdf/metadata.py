"""What a PDF says of itself, in its Info dictionary and, in the same words, in its XMP."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Final
from xml.sax.saxutils import escape

from weasyprint.pdf.metadata import (  # type: ignore[import-untyped]  # it ships no types
    DocumentMetadata,
)

from publish.document import Document
from publish.document_properties import further
from publish.web.html import GENERATOR, description, title_text

_OURS: Final = "https://publish.invalid/xmp/1.0/"
_PUBLIC: Final = {
    "organization": ("publisher", "Bag"),
    "date": ("date", "Seq"),
    "rights": ("rights", "Alt"),
    "identifier": ("identifier", ""),
}
"""Properties of Dublin Core and their containers in XMP (ISO 16684-1, 8.3); what is said by other
names stands in a schema of ours."""
_PDFUA: Final = (
    '<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">'
    "<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
)
"""PDF/UA's claim (ISO 14289-1, 5)."""


def _schemas(ours: Iterable[str]) -> str:
    """The schemas beyond XMP's own, as PDF/A wants them described (ISO 19005-2, 6.6.2.3)."""
    described = _schema(
        "PDF/UA identification schema",
        "http://www.aiim.org/pdfua/ns/id/",
        "pdfuaid",
        _property("part", "Integer", "internal", "Part of ISO 14289"),
    )
    if properties := "".join(
        _property(name, "Text", "external", f"The {name} that the document states") for name in ours
    ):
        described += _schema("publish", _OURS, "publish", properties)
    return (
        '<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
        ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
        ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">'
        f"<pdfaExtension:schemas><rdf:Bag>{described}</rdf:Bag></pdfaExtension:schemas>"
        "</rdf:Description>"
    )


def _schema(name: str, namespace: str, prefix: str, properties: str) -> str:
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{name}</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )


def _property(name: str, kind: str, category: str, description: str) -> str:
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>'
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        f"<pdfaProperty:category>{category}</pdfaProperty:category>"
        f"<pdfaProperty:description>{description}</pdfaProperty:description></rdf:li>"
    )


def _stated(custom: Mapping[str, str], language: str) -> str:
    """The values that WeasyPrint has no field for; of the Info dictionary's keys, `_name` says how
    XMP calls them."""
    said = [_dublin("language", "Bag", language)] if language else []
    for key, value in custom.items():
        public = _PUBLIC.get(key)
        said.append(
            _dublin(*public, value)
            if public
            else f"<publish:{_name(key)}>{escape(value)}</publish:{_name(key)}>"
        )
    return (
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:publish="{_OURS}" rdf:about="">{"".join(said)}</rdf:Description>'
    )


def _dublin(name: str, container: str, value: str) -> str:
    tongue = ' xml:lang="x-default"' if container == "Alt" else ""
    item = f"<rdf:li{tongue}>{escape(value)}</rdf:li>"
    content = f"<rdf:{container}>{item}</rdf:{container}>" if container else escape(value)
    return f"<dc:{name}>{content}</dc:{name}>"


def _name(key: str) -> str:
    """`key points` as `keyPoints`."""
    first, *rest = key.split()
    return first + "".join(word.capitalize() for word in rest)


class Metadata(DocumentMetadata):  # type: ignore[misc]  # WeasyPrint ships no types
    """WeasyPrint's metadata with the claim of PDF/UA beside that of PDF/A.

    WeasyPrint's own option for more XMP writes a second `rdf:RDF`, which readers rightly ignore.
    """

    stated: Mapping[str, str]
    """Names that WeasyPrint does not know: `publish.document_properties.further`."""

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str) -> bytes:
        rdf: bytes = super().generate_rdf_metadata(variant, version, conformance)
        ours = [_name(key) for key in self.stated if key not in _PUBLIC]
        more = _PDFUA + _schemas(ours) + _stated(self.stated, self.lang or "")
        return rdf.replace(b"</rdf:RDF>", more.encode() + b"</rdf:RDF>")


def metadata_of(document: Document, timestamp: datetime.datetime) -> Metadata:
    """All that the document says of itself; what has no key of its own in the Info dictionary
    stands there under a name of ours, as ISO 32000-1, 14.3.3 allows."""
    meta = document.meta
    moment = timestamp.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    stated = further(meta)
    made = Metadata(
        title=title_text(document),
        authors=[author for author in meta.authors if author] or _publisher(document),
        description=description(document) or None,
        keywords=[keyword for keyword in meta.keywords if keyword],
        generator=GENERATOR,
        created=moment,
        modified=moment,
        lang=meta.language,
        custom={_name(key)[0].upper() + _name(key)[1:]: text for key, text in stated.items()},
    )
    made.stated = stated
    return made


def _publisher(document: Document) -> list[str]:
    """Who stands behind a text without a named author: the organization, when it is known."""
    return [document.meta.organization] if document.meta.organization else []
