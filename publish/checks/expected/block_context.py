"""Where blocks of a document stand: in which role, how far set in, and what is around them."""

from __future__ import annotations

from typing import Final

import msgspec

from publish.checks.expected.roles import ground, role_named, side
from publish.checks.facts import Container
from publish.checks.look import Direction, FlowName
from publish.style import Role, Style
from publish.style.definition.types import CHARACTER_KEYS

_DEEPEST: Final = 6


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """The role of plain paragraphs in a place, and what surrounds them. Lengths are in points."""

    name: str
    role: Role
    within: tuple[Container, ...] = ()
    start: float = 0.0
    end: float = 0.0
    ground: str = ""
    framed: bool = False
    depth: int = 0
    """Headings around it."""
    listing: str = "list"
    level: int = 0
    flush: bool = False
    """No first line is indented here."""
    align: str | None = None
    direction: Direction | None = None
    """Where it is not the document's."""
    flow: FlowName = "main"
    in_cell: bool = False

    @property
    def heading(self) -> str:
        """The role of a heading that stands here."""
        return f"heading.{min(self.depth + 1, _DEEPEST)}"

    def but(self, **changes: object) -> Place:
        return msgspec.structs.replace(self, **changes)

    def inside(self, container: Container) -> Place:
        return self.but(within=(*self.within, container))


class Places:
    """Places in a style. What stands in a box takes the characters of that box; lists, definitions
    and figures change of them what their own role says otherwise than `text`."""

    def __init__(self, style: Style, direction: Direction) -> None:
        self.style = style
        self.direction = direction

    def role(self, name: str) -> Role:
        return role_named(self.style, name)

    def running(self, here: Place, direction: Direction | None) -> Place:
        """The place for text of that direction, if it is stated: start and end of what is around
        it are end and start to text that runs the other way."""
        if direction in (None, here.direction or self.direction):
            return here
        return here.but(direction=direction, start=here.end, end=here.start)

    def within(self, name: str, here: Place) -> Place:
        """The place within the box of a role, whose characters it has."""
        role = self.role(name)
        return self.frame(role, here).but(name=name, role=role, level=0, flush=False)

    def flow_in(self, name: str, here: Place) -> Place:
        """The place within the box of a role, with the characters of what is around it."""
        role = self.role(name)
        return self.frame(role, here).but(
            name=name, role=self.flowing(here.role, role), flush=False
        )

    def frame(self, role: Role, here: Place) -> Place:
        """The same place within the indents, rules and ground of a role."""
        borders = (role.border_top, role.border_bottom, role.border_start, role.border_end)
        return here.but(
            start=here.start + role.indent_start.pt + side(role, role.border_start),
            end=here.end + role.indent_end.pt + side(role, role.border_end),
            ground=ground(role) or here.ground,
            framed=here.framed or bool(ground(role)) or any(borders),
        )

    def flowing(self, around: Role, role: Role) -> Role:
        """`around` with the characters that `role` sets otherwise than text, and its first line."""
        text = self.style.text
        own = {
            key: getattr(role, key)
            for key in CHARACTER_KEYS
            if getattr(role, key) != getattr(text, key)
        }
        return msgspec.structs.replace(around, **own, first_indent=role.first_indent)
