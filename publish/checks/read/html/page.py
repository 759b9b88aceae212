"""A web page → facts, through the parser of the HTML standard."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import msgspec
from lxml import etree

from publish.checks.facts import Facts, UnreadableError, said
from publish.checks.read.html.anchors import Address
from publish.checks.read.html.blocks import MarkupReader, Page, Publication
from publish.checks.read.html.elements import Element, local
from publish.checks.read.html.stylesheets import bytes_at

_LINKED: Final = {
    "conditionsOfAccess": "classification",
    "creativeWorkStatus": "status",
    "alternativeHeadline": "subtitle",
    "recipient": "to",
    "sender": "from",
    "ccRecipient": "cc",
    "about": "memo subject",
    "abstract": "key points",
}
"""What JSON-LD calls metadata that HTML has no name for."""
_SEVERAL: Final = "; "


def read(data: bytes) -> Facts:
    """The facts of a page. Raises `UnreadableError` for what is no page."""
    return walked(data).facts


@lru_cache(maxsize=1)
def walked(data: bytes) -> Publication:
    """A page; the last one is kept, for content and style are asked of it.

    Raises `UnreadableError` for what is no page.
    """
    root = parse(data)
    reader = MarkupReader(_address, _picture)
    reader.read("", root)
    facts = reader.done(metadata=_metadata(root))
    sheets = tuple(e.text or "" for e in root.iter() if local(e) == "style")
    return Publication(facts, tuple(reader.text), (Page("", root, sheets),))


@lru_cache(maxsize=1)
def parse(data: bytes) -> Element:
    """The `html` element of a page."""
    import tinyhtml5  # type: ignore[import-untyped]  # it ships no types

    data.decode("utf-8")  # so that damage is no other letters
    parser = etree.HTMLParser(encoding="utf-8")
    etree.fromstring(data, parser)
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        # The time that tinyhtml5 takes grows with the square of open elements.
        raise UnreadableError("the page has more than 256 elements within each other")
    return tinyhtml5.parse(data, namespace_html_elements=False, override_encoding="utf-8")


def _picture(_: str, source: str) -> str:
    """The SHA-256 of the picture in a `data:` address; "" when it is none."""
    data = bytes_at(source, lambda _: None)
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _address(_: str, href: str) -> Address | None:
    return ("", unquote(urlsplit(href).fragment)) if href.startswith("#") else None


def _metadata(root: Element) -> Iterator[tuple[str, str]]:
    names = {
        "author": "author",
        "description": "summary",
        "dcterms.date": "date",
        "dcterms.identifier": "identifier",
        "dcterms.publisher": "organization",
        "dcterms.rights": "rights",
    }
    if root.get("lang"):
        yield "language", root.get("lang")
    for element in root.iter():
        if local(element) == "title":
            yield "title", said(element.text or "")
        elif element.get("type") == "application/ld+json":
            yield from _linked(element.text or "")
        elif local(element) == "meta":
            name, content = element.get("name", ""), said(element.get("content") or "")
            if name in names and content:
                yield names[name], content
            elif name == "keywords":
                for keyword in content.split(", "):
                    yield "keyword", keyword


def _linked(text: str) -> Iterator[tuple[str, str]]:
    """What JSON-LD says that no other element of the head does."""
    stated = msgspec.json.decode(text, type=dict[str, Any])
    for key, name in _LINKED.items():
        values = stated.get(key, [])
        texts = [_named(value) for value in (values if isinstance(values, list) else [values])]
        if said(_SEVERAL.join(texts)):
            yield name, said(_SEVERAL.join(texts))
    for one in stated.get("identifier", []):
        if isinstance(one, dict):
            yield "reference", said(str(one.get("value", "")))


def _named(value: Any) -> str:
    return str(value.get("name", "") if isinstance(value, dict) else value)
