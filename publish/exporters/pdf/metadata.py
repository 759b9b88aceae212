"""What a PDF says of itself, in its Info dictionary and, in the same words, in its XMP."""

from __future__ import annotations

import datetime
from typing import Final

from weasyprint.pdf.metadata import (  # type: ignore[import-untyped]  # it ships no types
    DocumentMetadata,
)

from publish.document import Document
from publish.web.html import GENERATOR, description, title_text

_PDFUA: Final = (
    '<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">'
    "<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
    '<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
    "</rdf:Description>"
)
"""PDF/UA's claim (ISO 14289-1, 5), and its schema as PDF/A wants it (ISO 19005-2, 6.6.2.3)."""


class Metadata(DocumentMetadata):  # type: ignore[misc]  # WeasyPrint ships no types
    """WeasyPrint's metadata with the claim of PDF/UA beside that of PDF/A.

    WeasyPrint's own option for more XMP writes a second `rdf:RDF`, which readers rightly ignore.
    """

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str) -> bytes:
        rdf: bytes = super().generate_rdf_metadata(variant, version, conformance)
        return rdf.replace(b"</rdf:RDF>", _PDFUA.encode() + b"</rdf:RDF>")


def metadata_of(document: Document, timestamp: datetime.datetime) -> Metadata:
    """Title, authors, subject, keywords, language and dates of the document."""
    meta = document.meta
    moment = timestamp.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Metadata(
        title=title_text(document),
        authors=[author for author in meta.authors if author] or _publisher(document),
        description=description(document) or None,
        keywords=[keyword for keyword in meta.keywords if keyword],
        generator=GENERATOR,
        created=moment,
        modified=moment,
        lang=meta.language,
    )


def _publisher(document: Document) -> list[str]:
    """Who stands behind a text without a named author: the organization, when it is known."""
    return [document.meta.organization] if document.meta.organization else []
