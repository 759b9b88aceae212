"""A role of the style as CSS declarations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from publish.style import Border, InlineRole, ListRole, Role, Style
from publish.units import Length
from publish.web.css_syntax import Value, color, family, join, keyword, number, string

MARKER_GAP: Final = "\u2002"
"""Between a marker and the text of its item: an en space."""

_HANGING: Final = keyword("first allow-end last")
_HYPHENS: Final = keyword("7 3 3")
"""Words of seven letters or more, three before the hyphen and three after."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """What a sheet is compiled for.

    `base` is the length that becomes 1rem; with `None` lengths stay absolute. `fallback` states
    that other fonts than the style's own may have to stand in, `hanging` that punctuation may
    stand in the margin. `grouped` states that a term and its values share a `div`, as our own tree
    has it and pandoc's has not.
    """

    base: Length | None = None
    fallback: bool = True
    hanging: bool = True
    grouped: bool = True

    def length(self, length: Length) -> Value:
        if self.base is None or not length.pt:
            return Value(length.css())
        return Value(f"{number(length.pt / self.base.pt)}rem")


def character(
    style: Style, role: Role, target: Target, over: Role | None = None
) -> dict[str, Value]:
    """What a role inherits and hands down; with `over`, only what differs from that role."""
    said = _character(style, role, target)
    if over is None:
        return said
    base = _character(style, over, target)
    return {name: value for name, value in said.items() if base.get(name) != value}


def _character(style: Style, role: Role, target: Target) -> dict[str, Value]:
    font = style.fonts[role.font]
    said = {
        "font-family": family((*font.families, *(font.fallback if target.fallback else ()))),
        "font-size": target.length(role.size),
        "font-weight": number(role.weight),
        "font-style": keyword(role.slope),
        "color": color(role.color),
        "line-height": number(role.line_height),
        "letter-spacing": target.length(role.letter_spacing),
        "text-transform": keyword("uppercase" if role.case == "upper" else "none"),
        "font-variant-caps": keyword("small-caps" if role.case == "small_caps" else "normal"),
        "font-variant-numeric": keyword(f"lining-nums {role.numerals}-nums"),
        "text-align": keyword(role.align),
        "hyphens": keyword("auto" if role.hyphenate else "manual"),
    }
    if role.hyphenate:
        said["hyphenate-limit-chars"] = _HYPHENS
    if target.hanging:
        said["hanging-punctuation"] = _HANGING if role.hanging_punctuation else keyword("none")
    return said


def box(role: Role, target: Target) -> dict[str, Value]:
    """Spaces, indents, rules and ground of a role.

    Padding keeps text off a rule or off the edge of a ground; without either there is nothing to
    keep off, so that the text under a rule still begins where the rule begins.
    """
    said = {
        "margin-top": target.length(role.space_before),
        "margin-bottom": target.length(role.space_after),
        "margin-inline-start": target.length(role.indent_start),
        "margin-inline-end": target.length(role.indent_end),
    }
    # Stated when it is zero, too: it is inherited (CSS Text 3, 7.1), and no role's is another's.
    said["text-indent"] = target.length(role.first_indent)
    if role.keep_with_next:
        said["break-after"] = keyword("avoid")
    if role.keep_together:
        said["break-inside"] = keyword("avoid")
    if role.background is not None:
        said["background-color"] = color(role.background)
    sides = (
        ("top", role.border_top),
        ("bottom", role.border_bottom),
        ("inline-start", role.border_start),
        ("inline-end", role.border_end),
    )
    for side, border in sides:
        if border is not None:
            said[f"border-{side}"] = rule_line(border, target)
        if role.padding.pt and (border is not None or role.background is not None):
            said[f"padding-{side}"] = target.length(role.padding)
    return said


def unframed(declarations: Iterable[str]) -> dict[str, Value]:
    """The same properties of a box, as they are without one."""
    return {name: _UNFRAMED.get(name.partition("-")[0], Value("0")) for name in declarations}


_UNFRAMED: Final = {"border": Value("none"), "background": Value("transparent")}


def rule_line(border: Border, target: Target) -> Value:
    return join(target.length(border.width), keyword("solid"), color(border.color))


def marked(style: Style, role: InlineRole, target: Target) -> dict[str, Value]:
    """Marked text within a line; what the role leaves open stays as it is around it."""
    said: dict[str, Value] = {}
    if role.font is not None:
        font = style.fonts[role.font]
        said["font-family"] = family((*font.families, *(font.fallback if target.fallback else ())))
    if role.size != 1.0:
        said["font-size"] = Value(f"{number(role.size)}em")
    if role.weight is not None:
        said["font-weight"] = number(role.weight)
    if role.slope is not None:
        said["font-style"] = keyword(role.slope)
    if role.color is not None:
        said["color"] = color(role.color)
    if role.background is not None:
        said["background-color"] = color(role.background)
    if role.font is not None or role.size != 1.0:
        # Its base line stands elsewhere in a line of its own, which would spread the line it is in.
        said["line-height"] = keyword("0")
    said["text-decoration"] = keyword("underline" if role.underline else "none")
    return said


def bullet(role: ListRole, depth: int) -> Value:
    """The bullet of an unordered list, `depth` from 0; the markers of a role repeat."""
    return string(role.markers[depth % len(role.markers)] + MARKER_GAP)
