"""Writing CSS: values are built from types, so that no text of a style or document becomes syntax.

A `Value` is made by the functions below and by nothing else; names of properties and selectors are
constants of this package.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NewType

from publish.patterns import pattern
from publish.units import Color

Value = NewType("Value", str)
"""The text of a property's value, safe to stand in a declaration."""

Declarations = Mapping[str, Value]

_SPECIAL: Final = pattern(r"[\x00-\x1f\x7f\"\\<>&]")
_GENERIC: Final = frozenset({"serif", "sans-serif", "monospace", "system-ui", "math"})


def keyword(word: str) -> Value:
    """A keyword or a value that is a constant of this package."""
    return Value(word)


def number(value: float) -> Value:
    """A number without an exponent and without needless digits."""
    return Value(f"{value:.4f}".rstrip("0").rstrip(".") or "0")


def string(text: str) -> Value:
    """A quoted string; whatever could end it, or end a `style` element, is escaped
    (CSS Syntax Level 3, 4.3.7)."""
    return Value('"' + _SPECIAL.sub(lambda m: f"\\{ord(m[0]):x} ", text) + '"')


def url(address: str) -> Value:
    return Value(f"url({string(address)})")


def color(value: Color) -> Value:
    return Value(value.css())


def family(names: Iterable[str]) -> Value:
    """A list of font families; the generic ones are keywords (CSS Fonts Level 4, 2.1)."""
    return Value(", ".join(name if name in _GENERIC else string(name) for name in names))


def join(*values: Value) -> Value:
    """Values with a space between them, as shorthands and `content` want them."""
    return Value(" ".join(values))


class Sheet:
    """A style sheet in the making: rules in order, with comments that name the roles."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def comment(self, text: str) -> None:
        self._parts.append(f"/* {text} */")

    def rule(self, selector: str, declarations: Declarations) -> None:
        """One rule; none when there is nothing to declare."""
        if declarations:
            self._parts.append(_rule(selector, declarations))

    def group(self, prelude: str, rules: Sheet) -> None:
        """Rules within an at-rule such as `@media print`."""
        if rules._parts:
            self._parts.append(f"{prelude} {{\n{_indented(rules.text())}}}")

    def page(self, selector: str, declarations: Declarations, margins: Sheet) -> None:
        """An `@page` rule with its margin boxes (CSS Paged Media Level 3, 4)."""
        lines = _lines(declarations) + _indented(margins.text())
        self._parts.append(f"@page{selector} {{\n{lines}}}")

    def extend(self, other: Sheet) -> None:
        self._parts.extend(other._parts)

    def text(self) -> str:
        return "".join(f"{part}\n" for part in self._parts)


def _rule(selector: str, declarations: Declarations) -> str:
    return f"{selector} {{\n{_lines(declarations)}}}"


def _lines(declarations: Declarations) -> str:
    return "".join(f"  {name}: {value};\n" for name, value in declarations.items())


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())
