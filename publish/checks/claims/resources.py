"""What pages and books draw on: everything is in the file, fonts are fonts, nothing runs."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from publish.checks.claims.common import Claim
from publish.checks.claims.fonts import is_font
from publish.checks.reading.markup.elements import local
from publish.checks.reading.markup.sheets import declared, rules_of, within

Fetch = Callable[[str], bytes | None]
"""Gives the bytes at an address within the artifact; `None` when nothing is there."""

_DRAWN: Final = {
    "img": "src",
    "image": "href",
    "source": "src",
    "audio": "src",
    "video": "src",
    "iframe": "src",
    "embed": "src",
    "object": "data",
    "script": "src",
}
_DATA: Final = ("application/json", "application/ld+json")
"""Types of scripts that no browser runs."""


def of_tree(root: Any, fetch: Fetch, where: str) -> Iterator[Claim]:
    """What the elements of a page draw on, and what in them would run."""
    for element in root.iter():
        name = local(element)
        handlers = [key for key in element.keys() if key.lower().startswith("on")] if name else []  # noqa: SIM118 - lxml's and ElementTree's elements share `keys`
        if (name == "script" and element.get("type", "") not in _DATA) or handlers:
            yield Claim(
                column="conformance",
                code="script",
                message="the text holds a program",
                found=" ".join([name, *handlers]),
                where=where,
            )
        address = element.get(_DRAWN.get(name, ""), "") if name in _DRAWN else ""
        if name == "link" and "stylesheet" in element.get("rel", ""):
            address = element.get("href", "")
        if address:
            yield from _drawn(address, fetch, where)


def of_sheet(text: str, fetch: Fetch, where: str) -> Iterator[Claim]:
    """What a style sheet draws on; each font that it brings along can be read."""
    for is_face, tokens in _declarations(text):
        for address in addresses(tokens):
            yield from _drawn(address, fetch, where)
            data = bytes_at(address, fetch)
            if is_face and data is not None and not is_font(data):
                yield Claim(
                    column="conformance",
                    code="font-damaged",
                    message="a font cannot be read",
                    found=address[:80],
                    where=where,
                )


def bytes_at(address: str, fetch: Fetch) -> bytes | None:
    """The bytes at an address: in it, for a `data:` one, or in the artifact."""
    if not address.startswith("data:"):
        return None if urlsplit(address).scheme else fetch(unquote(urlsplit(address).path))
    head, _, content = address.partition(",")
    if not head.endswith(";base64"):
        return unquote_to_bytes(content)
    try:
        return base64.b64decode(content, validate=True)
    except binascii.Error:
        return None


def _drawn(address: str, fetch: Fetch, where: str) -> Iterator[Claim]:
    if bytes_at(address, fetch) is None:
        outside = urlsplit(address).scheme not in ("", "data") or address.startswith("//")
        yield Claim(
            column="conformance",
            code="resource-outside" if outside else "resource-missing",
            message="something is fetched from elsewhere" if outside else "something is missing",
            found=address[:80],
            where=where,
        )


def _declarations(text: str) -> Iterator[tuple[bool, list[Any]]]:
    """The value of each declaration and of each `@import`, and whether it describes a font."""
    rules = [*rules_of(text)]
    while rules:
        rule = rules.pop(0)
        keyword = rule.lower_at_keyword if rule.type == "at-rule" else ""
        if keyword == "import":
            yield False, rule.prelude
        elif keyword in ("media", "supports", "layer", "container"):
            rules[:0] = within(rule)
        elif rule.type in ("qualified-rule", "at-rule") and rule.content is not None:
            for part in declared(rule):
                if part.type == "declaration":
                    yield keyword == "font-face", part.value


def addresses(tokens: Iterable[Any]) -> Iterator[str]:
    """What the values of a style sheet name by `url()`."""
    for token in tokens:
        if token.type == "url":
            yield str(token.value)
        elif token.type == "function" and token.lower_name == "url":
            yield from (str(t.value) for t in token.arguments if t.type == "string")
