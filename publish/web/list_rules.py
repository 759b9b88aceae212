"""Rules of lists and definition lists: indents, markers, numbers and the spaces of items."""

from __future__ import annotations

from typing import Final, assert_never

from publish.document import List
from publish.numerals import alphabetic, roman
from publish.style import ListRole, Role, Style
from publish.style.definition.types import ZERO
from publish.web.css_syntax import Sheet, Value, color, keyword, string
from publish.web.role_declarations import Target, box, bullet, character, unframed
from publish.web.role_rules import SPACES, emphasis, flowing_rule

_DEPTH: Final = 6
"""How deep lists are told apart; `publish.normalize` lets few go deeper."""
_LISTS: Final = ("ul", "ul:first-child", "ol", "ol:first-child")
_LISTING: Final = ("li >", ".key-points", ".sources")
_ZERO: Final = keyword("0")
_NONE: Final = keyword("none")


def marker_style(number: int, numbered: List) -> str:
    """The `style` of the item of that number: its marker, where it is not what the list's
    `list-style-type` writes, a number and a point."""
    usual = (numbered.prefix, numbered.suffix) == ("", ".")
    return "" if usual else f"list-style-type: {string(_marker(number, numbered) + ' ')}"


def _marker(number: int, numbered: List) -> str:
    """What stands before the item of that number in an ordered list."""
    match numbered.numbering:
        case "decimal":
            counted = str(number)
        case "lower_alpha":
            counted = alphabetic(number) or str(number)
        case "upper_alpha":
            counted = alphabetic(number).upper() or str(number)
        case "lower_roman":
            counted = roman(number) or str(number)
        case "upper_roman":
            counted = roman(number).upper() or str(number)
        case _:
            assert_never(numbered.numbering)
    return f"{numbered.prefix}{counted}{numbered.suffix}"


def lists_rules(sheet: Sheet, style: Style, target: Target) -> None:
    """Lists of the text, and definition lists."""
    sheet.comment("lists: a marker hangs in the indent of its item")
    said = character(style, style.list, target, over=style.text)
    frame = {**box(style.list, target), "text-indent": _ZERO}
    sheet.rule("ul, ol", {**said, **frame})
    if (style.list.slope, style.list.weight) != (style.text.slope, style.text.weight):
        emphasis(sheet, style, "ul, ol", style.list)
    framed = {name: value for name, value in frame.items() if name not in SPACES}
    if any(value != _ZERO for value in framed.values()):
        sheet.comment("lists in lists, and those of other roles, have no frame of their own")
        lists = ", ".join(f"{room} {tag}" for room in _LISTING for tag in ("ul", "ol"))
        indent = {"padding-inline-start": target.length(style.list.indent)}
        sheet.rule(lists, {**unframed(framed), **indent})
    space = target.length(style.list.item_space)
    sheet.rule("li > ul, li > ol", {"margin-bottom": _ZERO})
    # Text of an item stands in no element of its own, so that a list after it is the first child.
    nested = ", ".join(f"li > {lists}" for lists in _LISTS)
    sheet.rule(nested, {"margin-top": space})
    list_rules(sheet, style, target, "", style.list)
    loose = {"margin-bottom": target.length(style.text.space_after)}
    sheet.rule("li > p:last-child, li > p ~ ul:last-child, li > p ~ ol:last-child", loose)
    sheet.rule("ul > .task", {"list-style-type": _NONE})
    hang = {"width": keyword("1.4em"), "margin-inline-start": keyword("-1.4em")}
    sheet.rule(".task-box", {"display": keyword("inline-block"), **hang, "text-indent": _ZERO})
    counted = "ol > .task > .task-box, ol > .task > p > .task-box"
    sheet.rule(counted, {"margin-inline-start": _ZERO})
    for numbering in ("lower-alpha", "upper-alpha", "lower-roman", "upper-roman"):
        sheet.rule(f"ol.{numbering}", {"list-style-type": keyword(numbering)})
    sheet.comment("definition lists")
    sheet.rule("dl", {"margin-top": _ZERO, "margin-bottom": target.length(style.text.space_after)})
    flowing_rule(sheet, style, target, "dt", style.definition_term)
    flowing_rule(sheet, style, target, "dd", style.definition)


def list_rules(sheet: Sheet, style: Style, target: Target, within: str, role: ListRole) -> None:
    """Indents, markers and item spaces of the lists within the element that `within` selects.

    Lists of other roles than `list` have the characters of their own, whatever lists change."""
    framed = not within and (role.border_start is not None or role.background is not None)
    inset = role.padding if framed else ZERO
    indent = {"padding-inline-start": target.length(role.indent + inset)}
    sheet.rule(f"{within}ul, {within}ol", {**indent, **of_its_own(style, role, target, within)})
    for depth in range(_DEPTH):
        sheet.rule(f"{within}{'li ' * depth}ul", {"list-style-type": bullet(role, depth)})
    space = target.length(role.item_space)
    sheet.rule(f"{within}li", {"margin-bottom": space})
    sheet.rule(f"{within}li > ul, {within}li > ol", {"margin-top": space})
    sheet.rule(
        f"{within}li::marker",
        {"color": color(role.marker_color), "font-variant-numeric": keyword("tabular-nums")},
    )


def of_its_own(style: Style, role: Role, target: Target, within: str) -> dict[str, Value]:
    """What lists of a role have for the characters in which `list` differs from text."""
    if not within:
        return {}
    said = character(style, role, target)
    changed = character(style, style.list, target, over=style.text)
    return {name: said[name] for name in changed if name in said}
