"""Style sheets, parsed."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, Final
from urllib.parse import unquote, unquote_to_bytes, urlsplit

import tinycss2  # type: ignore[import-untyped]  # it ships no types

Fetch = Callable[[str], bytes | None]
"""Gives the bytes at an address within the artifact; `None` when nothing is there."""

_FETCHING: Final = frozenset(
    ("url", "src", "image", "image-set", "-webkit-image-set", "cross-fade")
)
_KEPT: Final = 8
"""Sheets that are kept parsed: more than one check reads those of a page or of a book."""


@lru_cache(maxsize=_KEPT)
def rules_of(sheet: str) -> tuple[Any, ...]:
    """The rules of a style sheet, and what is none; nobody may change them."""
    return parsed(sheet)


def parsed(sheet: str) -> tuple[Any, ...]:
    """The same for a text that nobody asks for again."""
    return tuple(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


def within(rule: Any) -> tuple[Any, ...]:
    """The rules in a rule that holds some."""
    content = rule.content or []
    return tuple(tinycss2.parse_rule_list(content, skip_comments=True, skip_whitespace=True))


def declared(rule: Any) -> tuple[Any, ...]:
    """What a rule declares, and what else stands in it."""
    content = rule.content
    return tuple(tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True))


def addresses(tokens: Iterable[Any], *, fetched: bool = False) -> Iterator[str]:
    """What values name by `url()`, or by a string in a function that fetches."""
    for token in tokens:
        if token.type == "url" or (token.type == "string" and fetched):
            yield str(token.value)
        elif token.type == "function":
            yield from addresses(token.arguments, fetched=token.lower_name in _FETCHING)


def bytes_at(address: str, fetch: Fetch) -> bytes | None:
    """The bytes at an address: in it, for a `data:` one, or in the artifact."""
    if not address.startswith("data:"):
        return None if urlsplit(address).scheme else fetch(unquote(urlsplit(address).path))
    head, _, content = address.partition(",")
    if not head.endswith(";base64"):
        return unquote_to_bytes(content)
    try:
        return base64.b64decode("".join(unquote(content).split()), validate=True)
    except binascii.Error:
        return None
