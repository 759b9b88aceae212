"""Roles of the style as they are measured: by name, as a look."""

from __future__ import annotations

from publish.checks.look import Direction, Look
from publish.document import Document, Furniture, Mark
from publish.languages import runs_right_to_left
from publish.style import Border, Role, Style
from publish.walk import iterate


def role_named(style: Style, name: str) -> Role:
    """The role that a dotted name such as `heading.1` or `callout.tip` stands for."""
    group, _, member = name.partition(".")
    match getattr(style, group):
        case dict() as members:
            role: Role = members[member]
            return role
        case tuple() as levels:
            level: Role = levels[int(member) - 1]
            return level
        case single:
            only: Role = single
            return only


def banners_of(document: Document) -> frozenset[str]:
    """What stands in heads and feet as a classification, in the role `banner`."""
    furniture = document.furniture or Furniture()
    lines = (
        furniture.header, furniture.footer, furniture.first_header, furniture.first_footer
    )  # fmt: skip
    pieces = (piece for line in lines for piece in iterate(line))
    return frozenset(piece.text.strip() for piece in pieces if isinstance(piece, Mark))


def look_of(style: Style, role: Role) -> Look:
    """How the characters of a role are set."""
    return Look(
        family=style.fonts[role.font].family,
        weight=role.weight,
        slope=role.slope,
        size=role.size.pt,
        color=role.color.hex,
        strike=False,
        vertical="baseline",
        small_caps=role.case == "small_caps",
        upper=role.case == "upper",
        letter_spacing=role.letter_spacing.pt,
    )


def direction_of(language: str) -> Direction:
    """In which direction the script of a language runs."""
    return "rtl" if runs_right_to_left(language) else "ltr"


def side(role: Role, border: Border | None) -> float:
    """Width and padding of a side: padding stands where there is a rule or a ground."""
    padded = border is not None or role.background is not None
    return (border.width.pt if border else 0.0) + (role.padding.pt if padded else 0.0)


def ground(role: Role) -> str:
    """The colour behind a role, "" for none."""
    return role.background.hex if role.background is not None else ""
