"""Style sheets, parsed."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import tinycss2  # type: ignore[import-untyped]  # it ships no types

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
