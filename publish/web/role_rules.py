"""Rules that say a role of the style of one selector, for every part of the shared sheet."""

from __future__ import annotations

from typing import Final

from publish.style import InlineRole, Role, Style
from publish.style.fonts.non_italic_scripts import emphasis_weight
from publish.web.css_syntax import Declarations, Sheet, Value, keyword, number
from publish.web.non_italic_emphasis import UPRIGHT
from publish.web.role_declarations import Target, box, character

_ZERO: Final = keyword("0")
SPACES: Final = frozenset({"margin-top", "margin-bottom", "break-after", "break-inside"})
"""What a box keeps from its neighbours, which is no part of its frame."""
_NOTHING: Final[Declarations] = {}


def role_rule(
    sheet: Sheet,
    style: Style,
    target: Target,
    selector: str,
    role: Role,
    *,
    more: Declarations = _NOTHING,
) -> None:
    """A rule with all that a role says, and more."""
    sheet.rule(selector, {**character(style, role, target), **box(role, target), **more})
    emphasis(sheet, style, selector, role)


def emphasis(sheet: Sheet, style: Style, selector: str, role: Role) -> None:
    """Marks within a role, where they are other than in `text`.

    Those that are italic stand upright within italics, and in what is not are italic again. What
    stands upright for want of italics is heavier, and in heavy text regular. Notes, which may stand
    in any role, always say so.
    """
    slanted = [name for name, mark in mark_roles(style) if mark.slope == "italic"]
    weight, usual = (emphasis_weight(style, one.weight) for one in (role, style.text))
    around = selector.split(", ")
    base = role is style.text
    anywhere = role is style.note
    against = role.slope == "italic" or (style.text.slope == "italic" and not base)
    if slanted and (against or anywhere):
        slope = keyword("normal" if role.slope == "italic" else "italic")
        marks = ", ".join(f"{part} {name}" for part in around for name in slanted)
        sheet.rule(marks, {"font-style": slope})
    if weight is not None and (weight != usual or base or anywhere):
        parts = ", ".join(f"{part} em .{UPRIGHT}" for part in around)
        sheet.rule(parts, {"font-style": keyword("normal"), "font-weight": number(weight)})


def mark_roles(style: Style) -> tuple[tuple[str, InlineRole], ...]:
    """Marked text by its selector."""
    return (
        ("strong", style.strong),
        ("em", style.emphasis),
        ("mark", style.highlight),
        ("code", style.code),
        ("kbd", style.keyboard),
        ("a", style.link),
    )


def flowing_rule(sheet: Sheet, style: Style, target: Target, selector: str, role: Role) -> None:
    """A rule for what stands in other boxes as well: what it shares with the text around it, it
    takes from there."""
    said = character(style, role, target, over=style.text)
    sheet.rule(selector, {**said, **box(role, target)})
    if (role.slope, role.weight) != (style.text.slope, style.text.weight):
        emphasis(sheet, style, selector, role)


def stated(declarations: Declarations) -> dict[str, Value]:
    """Without what is zero anyway: for elements that have no space of their own. What they would
    inherit is not."""
    return {
        name: value
        for name, value in declarations.items()
        if value != _ZERO or name == "text-indent"
    }
