"""What surrounds a box of a page: its indents, the box around it, the flow, the cell it is in."""

from __future__ import annotations

import msgspec

from publish.checks.look import Direction, FlowName
from tests.conformance.passages import NO_BOX, Box


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """What surrounds a box: indents in pixels, the innermost visible box, the flow, the cell.
    Start and end are those of text that runs in `direction`."""

    direction: Direction
    start: float = 0.0
    end: float = 0.0
    box: Box = NO_BOX
    flow: FlowName = "main"
    row: int | None = None
    column: int = 0
    row_span: int = 1
    moved: bool = False
    """How far it is moved to its place nobody can tell."""


def turned(around: Around, direction: Direction) -> Around:
    """The same surroundings for a box of that direction: start and end of what is around it are end
    and start to a box that runs the other way."""
    if direction == around.direction:
        return around
    box = around.box
    return msgspec.structs.replace(
        around,
        direction=direction,
        start=around.end,
        end=around.start,
        box=msgspec.structs.replace(box, start=box.end, end=box.start),
    )


def noted(around: Around) -> Around:
    """The surroundings of a note, which is a flow of its own."""
    return msgspec.structs.replace(around, flow="note", start=0.0, end=0.0, moved=False)
