"""Style sheets, parsed."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final
from urllib.parse import unquote, unquote_to_bytes, urlsplit

import tinycss2  # type: ignore[import-untyped]  # it ships no types

Fetch = Callable[[str], bytes | None]
"""Gives the bytes at an address within the artifact; `None` when nothing is there."""

_FETCHING: Final = frozenset(
    ("url", "src", "image", "image-set", "-webkit-image-set", "cross-fade")
)


def rules_of(sheet: str) -> tuple[Any, ...]:
    """The rules of a style sheet, and what is none."""
    return tuple(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


def declared(rule: Any) -> tuple[Any, ...]:
    """What a rule declares, and what else stands in it."""
    content = rule.content
    return tuple(tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True))


def declarations(rules: Iterable[Any]) -> Iterator[tuple[str, list[Any], str]]:
    """The at-rule that each declaration stands in, "" for none, its value and its name; an
    `@import` has none."""
    waiting = [*rules]
    while waiting:
        rule = waiting.pop(0)
        keyword = rule.lower_at_keyword if rule.type == "at-rule" else ""
        if keyword == "import":
            yield keyword, rule.prelude, ""
        elif keyword in ("media", "supports", "layer", "container"):
            waiting[:0] = tinycss2.parse_rule_list(rule.content or [])
        elif rule.type in ("qualified-rule", "at-rule") and rule.content is not None:
            for part in declared(rule):
                if part.type == "declaration":
                    yield keyword, part.value, part.lower_name
                elif part.type == "qualified-rule":
                    waiting.append(part)


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
