"""What a style sheet may say: nothing that hides words, adds to them or changes which they are.

How the words look is compared with the style. A property of another kind, or a value that leaves
nothing to see, is a finding, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import tinycss2  # type: ignore[import-untyped]  # it ships no types

from publish.checks.claims.common import Claim

_FAMILIES: Final = re.compile(
    r"(?:border|margin|padding|font|background|break|outline|hyphens|hyphenate|grid|flex|page-break)(?:-.+)?"
    r"|text-(?:align|indent|wrap|transform|decoration|justify)(?:-.+)?"
    r"|(?:align|justify)-(?:items|content|self)|(?:min|max)-(?:width|inline-size)"
)
_PROPERTIES: Final = frozenset(
    (
        *("-webkit-text-size-adjust", "-webkit-hyphens", "-epub-hyphens", "caption-side", "color"),
        *("counter-reset", "display", "float", "clear", "gap", "row-gap", "column-gap", "height"),
        *("image-rendering", "letter-spacing", "word-spacing", "line-height", "list-style-type"),
        *(
            "orphans",
            "overflow-wrap",
            "overflow-x",
            "overflow-y",
            "size",
            "src",
            "tab-size",
            "table-layout",
        ),
        *("unicode-range", "vertical-align", "white-space", "widows", "width", "word-break"),
        *("box-sizing", "line-break", "quotes"),
    )
)
_VALUES: Final[dict[str, re.Pattern[str]]] = {
    "display": re.compile(
        r"block|inline|inline-block|flex|grid|table|table-cell|table-row|list-item"
    ),
    "white-space": re.compile(r"pre|pre-wrap|pre-line|break-spaces|nowrap"),
    "text-transform": re.compile(r"none|uppercase"),
    "text-decoration": re.compile(r"none|underline|inherit"),
    "color": re.compile(r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?|inherit|currentcolor"),
    "counter-reset": re.compile(r"list-item -?\d+"),
    "overflow-x": re.compile(r"auto"),
    "overflow-y": re.compile(r"hidden"),
    "quotes": re.compile(r"[^\w]*"),
    "height": re.compile(r"auto|100vh|\d*[1-9]\d*(?:\.\d+)?\w+|0?\.\d*[1-9]\d*\w+"),
    "width": re.compile(r"auto|\d*[1-9]\d*(?:\.\d+)?(?:\w+|%)|0?\.\d*[1-9]\d*(?:\w+|%)"),
}
"""What these properties may say; others may say anything."""
_ADDRESS: Final = '" (" attr(href) ")"'
"""What alone may be added to words, and only to those of links: the address, on paper."""
_LINKS: Final = re.compile(r'(?:[\w.]+ )?a\[href\^="http"\](?::not\([\w. ]+\))?::after')
_NAMED: Final = ("lower-alpha", "upper-alpha", "lower-roman", "upper-roman", "decimal")
_LENGTH: Final = re.compile(r"(-?)(\d*\.?\d+)([a-z%]+)")
_AT_RULES: Final = ("font-face", "page", "media", "supports")
_FURTHEST: Final[dict[str, float]] = {"em": 4.0, "rem": 16.0, "pt": 150.0, "px": 200.0, "%": 50.0}
"""How far something may be set back before it no longer stands where anybody looks."""


def of_rules(text: str, where: str) -> Iterator[Claim]:
    """Declarations of a style sheet that do more than show the words of a page."""
    for selector, declaration in _declared(text):
        said = tinycss2.serialize(declaration.value).strip().lower()
        if declaration.important or not _is_known(declaration.lower_name, said, selector):
            yield _unknown(f"{selector} {{ {declaration.lower_name}: {said[:60]} }}", where)
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type == "error" or (
            rule.type == "at-rule" and rule.lower_at_keyword not in _AT_RULES
        ):
            yield _unknown(f"@{getattr(rule, 'lower_at_keyword', 'error')}", where)


def of_attributes(root: Any, where: str) -> Iterator[Claim]:
    """The same of what elements say of themselves."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.get("style"):
            yield from of_rules(f"*{{{element.get('style')}}}", where)


def _declared(text: str) -> Iterator[tuple[str, Any]]:
    rules = list(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))
    while rules:
        rule = rules.pop(0)
        if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            rules[:0] = tinycss2.parse_rule_list(rule.content or [], skip_comments=True)
        elif rule.type in ("qualified-rule", "at-rule") and rule.content is not None:
            selector = tinycss2.serialize(rule.prelude).strip()
            for part in tinycss2.parse_blocks_contents(rule.content, skip_comments=True):
                if part.type == "declaration":
                    yield selector, part


def _is_known(name: str, value: str, selector: str) -> bool:
    if name == "content":
        return value == _ADDRESS and _LINKS.fullmatch(selector) is not None
    if name not in _PROPERTIES and not _FAMILIES.fullmatch(name):
        return False
    if name in _VALUES and not _VALUES[name].fullmatch(value):
        return False
    if name == "list-style-type" and value in _NAMED and f".{value}" not in selector:
        return False
    for sign, number, unit in _LENGTH.findall("" if "url(" in value else value):
        if sign and float(number) > _FURTHEST.get(unit, 4.0):
            return False
        if sign and name == "letter-spacing" and float(number) > 0.25:
            return False
    return True


def _unknown(found: str, where: str) -> Claim:
    return Claim(
        column="conformance",
        code="style-unknown",
        message="a style sheet hides words, adds to them, or does what nobody here knows",
        found=found,
        where=where,
    )
