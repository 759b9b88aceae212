"""What the page says of itself to machines: JSON-LD in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

import msgspec

from publish.document import Document, Meta
from publish.document_properties import points
from publish.walk import plain_text
from publish.web.elements import element
from publish.web.html import description, title_text


def linked_data(document: Document) -> Element:
    """The script that holds the metadata, unread by browsers. What is unknown is left out."""
    meta = document.meta
    letter = meta.correspondence
    stated: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": ["Article", "Message"] if letter.to or letter.sender else "Article",
        "headline": title_text(document),
        "alternativeHeadline": _line(plain_text(meta.subtitle)),
        "author": _agents("Person", meta.authors),
        "publisher": next(iter(_agents("Organization", [meta.organization])), None),
        "datePublished": meta.date,
        "inLanguage": meta.language,
        "description": description(document),
        "abstract": list(points(meta)),
        "keywords": list(meta.keywords),
        "copyrightNotice": meta.rights,
        "identifier": _identifiers(meta),
        "conditionsOfAccess": meta.classification,
        "creativeWorkStatus": meta.status,
        "recipient": _agents("Audience", letter.to),
        "sender": _agents("Person", letter.sender),
        "ccRecipient": _agents("Audience", letter.cc),
        "about": letter.subject,
    }
    known = {name: value for name, value in stated.items() if value}
    # A script ends at the first "</": in JSON the sign may be written as its code.
    text = msgspec.json.encode(known).decode().replace("<", "\\u003c")
    return element("script", text, type="application/ld+json")


def _agents(kind: str, names: Iterable[str]) -> list[dict[str, str]]:
    return [{"@type": kind, "name": name} for name in names if name]


def _identifiers(meta: Meta) -> list[object]:
    known: list[object] = [meta.identifier] if meta.identifier else []
    if meta.reference:
        known.append({"@type": "PropertyValue", "propertyID": "reference", "value": meta.reference})
    return known


def _line(text: str) -> str:
    return " ".join(text.split())
