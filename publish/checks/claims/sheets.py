"""What a style sheet may say: nothing that hides words, adds to them or changes which they are.

How the words look is compared with the style. A property of another kind, or a value that leaves
nothing to see, is a finding, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import tinycss2  # type: ignore[import-untyped]  # it ships no types

from publish.checks.claims.common import Claim
from publish.checks.claims.placed import is_placed, is_queried
from publish.checks.reading.markup.sheets import declared, parsed, rules_of, within

_FAMILIES: Final = re.compile(
    r"(?:border|padding)(?:-(?:top|bottom|inline-start|inline-end))?|background-(?:color|image"
    r"|position|repeat|size)|margin(?:-(?:top|bottom|inline-start|inline-end))?"
    r"|font-(?:family|size|style|synthesis|weight|variant-(?:caps|numeric))"
    r"|break-(?:after|before|inside)|text-(?:align|indent|wrap|transform|decoration)"
    r"|overflow-(?:wrap|x|y)|outline(?:-offset)?|grid-(?:column|template-columns)|(?:max-)?width"
)
_PROPERTIES: Final = frozenset(
    (
        *("-webkit-text-size-adjust", "align-items", "border-collapse", "caption-side", "color"),
        *("counter-reset", "display", "flex-wrap", "height", "hyphenate-limit-chars", "hyphens"),
        *("justify-content", "letter-spacing", "line-height", "list-style-type", "orphans"),
        *("size", "src", "tab-size", "table-layout", "vertical-align", "white-space", "widows"),
    )
)
_VALUES: Final[dict[str, re.Pattern[str]]] = {
    "text-transform": re.compile(r"none|uppercase"),
    "text-decoration": re.compile(r"none|underline|inherit"),
    "color": re.compile(r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?|inherit|currentcolor"),
    "list-style-type": re.compile(r'"[^"]*"|none|(?:lower|upper)-(?:alpha|roman)|decimal'),
    "margin-top": re.compile(r"[^-]*"),
    "margin-bottom": re.compile(r"[^-]*"),
}
"""What these properties may say; others may say anything."""
_ADDRESS: Final = '" (" attr(href) ")"'
"""What alone may be added to words, and only to those of links: the address, on paper."""
_LINKS: Final = re.compile(r'(?:[\w.]+ )?a\[href\^="http"\](?::not\([\w. ]+\))?::after')
_NAMED: Final = ("lower-alpha", "upper-alpha", "lower-roman", "upper-roman", "decimal")
_LENGTH: Final = re.compile(r"(-?)(?<!\d)(\d++(?:\.\d++)?|\.\d++)([a-z%]+)")
_AT_RULES: Final = ("font-face", "page", "media")
_FURTHEST: Final[dict[str, float]] = {"em": 4.0, "rem": 16.0, "pt": 150.0, "px": 200.0, "%": 50.0}
"""How far something may be set back before it no longer stands where anybody looks."""


def of_rules(text: str, where: str) -> Iterator[Claim]:
    """Declarations of a style sheet that do more than show the words of a page."""
    yield from _of(rules_of(text), where)


def of_attributes(root: Any, where: str) -> Iterator[Claim]:
    """The same of what elements say of themselves."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.get("style"):
            yield from _of(parsed(f"*{{{element.get('style')}}}"), where)


def _of(rules: Sequence[Any], where: str) -> Iterator[Claim]:
    for query, selector, declaration in _declared(rules):
        if declaration.type == "error":
            yield _unknown(f"{selector} {{ {declaration.message} }}", where)
            continue
        if declaration.type != "declaration":
            yield _unknown(f"{selector} {{ a rule within the rule }}", where)
            continue
        name, said = declaration.lower_name, tinycss2.serialize(declaration.value).strip().lower()
        known = _is_known(name, said, selector)
        if query and name != "content":
            known = known and is_queried(query, name, said, selector)
        elif known:
            known = is_placed(name, said, selector)
        if declaration.important or not known:
            yield _unknown(f"{selector} {{ {name}: {said[:60]} }}", where)
    for rule in rules:
        if rule.type == "error" or (
            rule.type == "at-rule" and rule.lower_at_keyword not in _AT_RULES
        ):
            yield _unknown(f"@{getattr(rule, 'lower_at_keyword', 'error')}", where)


def _declared(rules: Sequence[Any]) -> Iterator[tuple[str, str, Any]]:
    """What each rule holds, with its selector, and the query that it holds for, "" for none."""
    waiting = [("", rule) for rule in rules]
    while waiting:
        query, rule = waiting.pop(0)
        prelude = tinycss2.serialize(rule.prelude).strip() if hasattr(rule, "prelude") else ""
        if rule.type == "at-rule" and rule.lower_at_keyword == "media":
            waiting[:0] = [(prelude, inner) for inner in within(rule)]
        elif rule.type in ("qualified-rule", "at-rule") and rule.content is not None:
            face = f"@{rule.lower_at_keyword}" if rule.type == "at-rule" else prelude
            for part in declared(rule):
                yield query, face, part


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
