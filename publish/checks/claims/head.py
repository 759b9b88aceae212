"""The head of a web page: what it says to machines is what it says to people, and in what it is
written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from publish.checks.claims.common import Claim, is_made_on
from publish.checks.facts import said
from publish.checks.reading.markup.elements import local
from publish.diagnostics import Column

_BEGINNING: Final = b"<!DOCTYPE html>"
_CONTEXT: Final = "https://schema.org"
_TWICE: Final = {
    "author": "author",
    "publisher": "dcterms.publisher",
    "datePublished": "dcterms.date",
    "description": "description",
    "copyrightNotice": "dcterms.rights",
}
"""What JSON-LD says as an element of the head does."""
_AGENTS: Final = {
    "author": "Person",
    "publisher": "Organization",
    "recipient": "Audience",
    "sender": "Person",
    "ccRecipient": "Audience",
}
_KEYS: Final = frozenset(
    (
        *("@context", "@type", "headline", "alternativeHeadline", "datePublished", "inLanguage"),
        *("description", "abstract", "keywords", "copyrightNotice", "identifier", "about"),
        *("conditionsOfAccess", "creativeWorkStatus", *_AGENTS),
    )
)


def of_head(data: bytes, root: Any) -> Iterator[Claim]:
    """What in the head of a page is not so."""
    if not data.startswith(_BEGINNING):
        yield _wrong("conformance", "the page does not begin as HTML", data[:40].decode("latin-1"))
    if b'<meta charset="utf-8">' not in data[:1024]:
        yield _wrong("conformance", "the page does not begin by saying its encoding", "")
    metas: dict[str, list[str]] = {}
    for element in root.iter():
        if local(element) == "meta":
            content = said(element.get("content") or "")
            metas.setdefault(element.get("name", ""), []).append(content)
    titles = [said(e.text or "") for e in root.iter() if local(e) == "title"]
    for stamp in metas.get("dcterms.modified", []):
        if not is_made_on(stamp, next(iter(metas.get("dcterms.date", [])), "")):
            yield _wrong("metadata", "the page was not made on the date of the document", stamp)
    scripts = [e.text or "" for e in root.iter() if local(e) == "script"]
    if len(scripts) != 1:
        yield _wrong("metadata", "the page does not say once what it is", f"{len(scripts)} scripts")
    for script in scripts:
        yield from _linked(json.loads(script), metas, titles, root.get("lang", ""))


def _linked(
    stated: dict[str, Any], metas: dict[str, list[str]], titles: list[str], language: str
) -> Iterator[Claim]:
    """JSON-LD in the words of schema.org."""
    for key in stated.keys() - _KEYS:
        yield _wrong("metadata", "JSON-LD says what nobody here knows", key)
    letter = any(key in stated for key in ("recipient", "sender"))
    if stated.get("@context") != _CONTEXT or stated.get("@type") != (
        ["Article", "Message"] if letter else "Article"
    ):
        yield _wrong("metadata", "JSON-LD does not say what the page is", str(stated.get("@type")))
    for key, kind in _AGENTS.items():
        for agent in _listed(stated.get(key)):
            if set(agent) != {"@type", "name"} or agent["@type"] != kind:
                yield _wrong("metadata", f"JSON-LD says otherwise what a {key} is", str(agent))
    numbers = [said(one) for one in _listed(stated.get("identifier")) if isinstance(one, str)]
    words = {
        "headline": (titles, _texts(stated.get("headline"))),
        "inLanguage": ([language], _texts(stated.get("inLanguage"))),
        "identifier": (metas.get("dcterms.identifier", []), numbers),
        "keywords": (metas.get("keywords", []), [", ".join(_texts(stated.get("keywords")))]),
    } | {key: (metas.get(name, []), _texts(stated.get(key))) for key, name in _TWICE.items()}
    for key, (expected, found) in words.items():
        if [one for one in expected if one] != [one for one in found if one]:
            yield _wrong(
                "metadata", f"JSON-LD says another {key} than the page", "; ".join(found),
                "; ".join(expected),
            )  # fmt: skip


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _texts(value: Any) -> list[str]:
    """The words of a value: texts, and the names of whom it tells of."""
    listed: Iterable[Any] = _listed(value)
    return [said(str(one.get("name", "") if isinstance(one, dict) else one)) for one in listed]


def _wrong(column: Column, message: str, found: str, expected: str = "") -> Claim:
    return Claim(
        column=column, code="head", message=message, expected=expected, found=found, where="head"
    )
