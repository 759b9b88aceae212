"""Passages with all that geometry says of them: the boxes around them, the cell that they stand in,
and how far they are from what stands before."""

from __future__ import annotations

import msgspec

from publish.checks.compare.style_tolerances import SLACK
from publish.checks.compare.style_values import color, points
from publish.checks.expected.roles import ground
from publish.checks.look import Direction, Passage
from publish.style import Role
from publish.style.definition.types import Border


class Edge(msgspec.Struct, frozen=True):
    """A rule along a side of a box: its width, its colour as six digits."""

    width: float
    color: str


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """The innermost box around a passage: its ground ("" is none) and its four sides."""

    background: str = ""
    top: Edge | None = None
    bottom: Edge | None = None
    start: Edge | None = None
    end: Edge | None = None


NO_BOX = Box()


def layered(box: Box, around: Box) -> Box:
    """A box within another, as it is seen: one without rules and ground is none, and through one
    without a ground of its own shows what is behind it."""
    if box == NO_BOX:
        return around
    return msgspec.structs.replace(box, background=box.background or around.background)


def box_of(role: Role) -> Box:
    """The ground and the rules of a role."""
    return Box(
        background=ground(role),
        top=edge_of(role.border_top),
        bottom=edge_of(role.border_bottom),
        start=edge_of(role.border_start),
        end=edge_of(role.border_end),
    )


def edge_of(border: Border | None) -> Edge | None:
    """A rule as it is measured."""
    return None if border is None else Edge(border.width.pt, border.color.hex)


class Placed(Passage, frozen=True, kw_only=True):
    """A passage, and where it stands.

    `gap` is the distance between the line box before and the first line box of this passage: the
    collapsed spaces, and the padding and rules of boxes that end and begin between them. Indents
    are from the text area, or from the cell when there is a `row`, which counts rows of tables and
    of memo heads; `column` is the first column that the cell takes, and `row_span` how many rows.
    """

    marker: str | None = None
    """Colour of the marker that hangs before the first line, when there is one."""
    columns: Direction | None = None
    """In which direction the columns run of the table, or the box that is one, around it."""
    begins_page: bool | None = None
    """Whether a page must begin here; on the side of the document `None` where one may."""
    gap: float | None = None
    lead: float = 0.0
    """The part of the gap that belongs to what begins here: what is left of it on a new page."""
    leading_space: float = 0.0
    """The space in that part: without the rules and the padding of boxes that begin."""
    opaque: bool = False
    """Not only text of one size stands in its lines: pictures, formulas, marks of notes."""
    box: Box = NO_BOX
    boxes: tuple[Box, ...] = ()
    """On the side of the document: all boxes around it, the outermost first; each is an object."""
    row: int | None = None
    column: int = 0
    row_span: int = 1
    table_start: float = 0.0
    """How far the table of the cell is set in, which its first column begins with."""
    boxed: bool = False
    """On the side of the document: the box of a task stands before its words."""


def alike(expected: Edge | None, found: Edge | None) -> bool:
    """Whether two rules are the same; widths may differ by an eighth of a point."""
    if expected is None or found is None:
        return expected is found
    return expected.color == found.color and abs(expected.width - found.width) <= 0.125 + SLACK


def shown_edge(rule: Edge | None) -> str:
    return "none" if rule is None else f"{points(rule.width)} {color(rule.color)}"
