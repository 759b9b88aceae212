"""Where a passage stands, and how it is told: what all kinds of blocks have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Final

import msgspec

from publish.checks.expected.inlines import Reader
from publish.checks.expected.roles import role_named, side
from publish.checks.look import Direction, FlowName, Run, letters, lines_of
from publish.document import (
    Block,
    Blocks,
    Image,
    Inlines,
    Math,
    Note,
    Origin,
    Paragraph,
    SmallCaps,
    Subscript,
    Superscript,
)
from publish.style import Role, Style
from publish.style.definition.types import CHARACTER_KEYS
from publish.walk import iterate
from tests.conformance.passages import NO_BOX, Box, Placed, box_of, layered
from tests.conformance.spacing import Spacing

_OPAQUE: Final = (Superscript, Subscript, SmallCaps, Note, Math, Image)
_OPENING: Final = frozenset({"heading.1", "contents_title", "sources_title"})
"""Roles that begin pages where the style has chapters on new ones."""


class Here(msgspec.Struct, frozen=True, kw_only=True):
    """Where blocks stand: the role of plain paragraphs there, and what surrounds them."""

    name: str
    role: Role
    start: float = 0.0
    end: float = 0.0
    box: Box = NO_BOX
    boxes: tuple[Box, ...] = ()
    depth: int = 0
    listing: str = "list"
    level: int = 0
    flush: bool = False
    """No first line is indented here."""
    align: str | None = None
    direction: Direction | None = None
    """Where it is not the document's."""
    columns: Direction | None = None
    """In which direction the columns of the table around it run."""
    flow: FlowName = "main"
    row: int | None = None
    column: int = 0
    row_span: int = 1
    table_start: float = 0.0


class Said(Reader):
    """`opaque` tells that something has been said that is no plain text."""

    opaque = False

    def of(self, content: Inlines, role: Role, name: str) -> tuple[Run, ...]:
        nodes = (node for inline in content for node in iterate(inline))
        self.opaque = self.opaque or any(isinstance(node, _OPAQUE) for node in nodes)
        return super().of(content, role, name)


class Teller(ABC):
    """Notes passages, one after the other, with the spaces that come together between them.

    What a kind of block says is the business of whoever it is given to; it tells its passages here.
    """

    def __init__(self, style: Style, direction: Direction) -> None:
        self.style = style
        self.direction = direction
        self.spacing = Spacing()
        self.said = Said(style)
        self.rows = 0
        self.after_page = False
        """Whether what stood before may fill its page, as a title page does."""
        self.marker: str | None = None
        self.boxed = False
        self.passages: list[Placed] = []

    @abstractmethod
    def blocks(
        self, blocks: Iterable[Block], here: Here, *, first: bool = False, last: bool = False
    ) -> None:
        """Tells blocks. `first` and `last` say that they begin or end a box, to whose edge they
        keep no space."""

    @abstractmethod
    def block(self, block: Block, here: Here, *, first: bool, last: bool) -> None:
        """Tells one block."""

    def running(self, here: Here, direction: Direction | None) -> Here:
        """The place for text of that direction, if it is stated: start and end of what is around
        it are end and start to text that runs the other way."""
        if direction in (None, here.direction or self.direction):
            return here
        box = here.box
        if box.start != box.end:
            box = msgspec.structs.replace(box, start=box.end, end=box.start)
        return msgspec.structs.replace(
            here, direction=direction, start=here.end, end=here.start, box=box
        )

    def open(self, name: str, here: Here, *, first: bool) -> Here:
        """The place within a box of a role, once its upper edge is passed."""
        role = role_named(self.style, name)
        inner = self.frame(role, here, first=first)
        return msgspec.structs.replace(inner, name=name, role=role, level=0, flush=False)

    def frame(self, role: Role, here: Here, *, first: bool) -> Here:
        """The same place within the indents, rules and ground of a role, past its upper edge."""
        self.spacing.before(0.0 if first else role.space_before.pt)
        self.spacing.open(side(role, role.border_top))
        box = layered(box_of(role), here.box)
        return msgspec.structs.replace(
            here,
            start=here.start + role.indent_start.pt + side(role, role.border_start),
            end=here.end + role.indent_end.pt + side(role, role.border_end),
            box=box,
            boxes=here.boxes if box is here.box else (*here.boxes, box),
        )

    def close(self, name: str, *, last: bool) -> None:
        """Passes the lower edge of the box of a role."""
        self.unframe(role_named(self.style, name), last=last)

    def unframe(self, role: Role, *, last: bool) -> None:
        """Passes the lower edge of a role, to which what stands in it keeps no space."""
        self.spacing.pending = 0.0
        self.spacing.edge(side(role, role.border_bottom))
        self.spacing.space(0.0 if last else role.space_after.pt)

    def boxed_text(
        self,
        name: str,
        runs: tuple[Run, ...],
        here: Here,
        origin: Origin | None,
        *,
        first: bool,
        last: bool,
    ) -> None:
        """A passage in a role, and box, of its own."""
        inner = self.open(name, here, first=first)
        self.tell(runs, inner, origin)
        self.close(name, last=last)

    def tell(self, runs: tuple[Run, ...], here: Here, origin: Origin | None) -> None:
        """One passage, and the notes whose marks stand in it."""
        marker, self.marker = self.marker, None
        boxed, self.boxed = self.boxed, False
        after_page, self.after_page = self.after_page, False
        opaque, self.said.opaque = self.said.opaque, False
        lead, space = self.spacing.lead, self.spacing.leading_space
        if any(run.text.strip() for run in runs):
            self.passages.append(
                Placed(
                    runs=runs,
                    role=here.name,
                    flow=here.flow,
                    align=here.align or here.role.align,
                    line_height=here.role.leading.pt,
                    indent_start=here.start,
                    indent_end=here.end,
                    first_indent=0.0 if here.flush else here.role.first_indent.pt,
                    hyphenate=here.role.hyphenate,
                    direction=here.direction or self.direction,
                    columns=here.columns,
                    keeps=(here.name.startswith("heading.") and here.role.keep_with_next) or None,
                    begins_page=None if after_page or here.name in _OPENING else False,
                    lines=lines_of("".join(run.text for run in runs)),
                    gap=self.spacing.take(),
                    lead=lead,
                    leading_space=space,
                    opaque=opaque,
                    ground=here.box.background,
                    box=here.box,
                    boxes=here.boxes,
                    row=here.row,
                    column=here.column,
                    row_span=here.row_span,
                    table_start=here.table_start,
                    marker=marker,
                    boxed=boxed,
                    origin=origin,
                )
            )
            if not any(letters(run.text) for run in runs):
                self.spacing.lose()  # it is recognised by nothing: nobody knows where it ends
        else:
            self.spacing.lose()
            # What follows a heading that is a picture may stand on the page that this begins.
            self.after_page = here.name in _OPENING
        self._pending_notes(here)

    def _pending_notes(self, here: Here) -> None:
        """The notes whose marks stood in what was just told; they are a flow of their own."""
        notes = [note for note, _, _ in self.said.waiting]
        self.said.waiting.clear()
        outer, self.spacing = self.spacing, Spacing()
        for note in notes:
            self.spacing.lose()
            place = Here(name="note", role=self.style.note, flow="note")
            inner = self.open("note", place, first=True)
            self._note_blocks(note.blocks, msgspec.structs.replace(inner, flush=True))
        self.spacing = outer

    def _note_blocks(self, blocks: Blocks, place: Here) -> None:
        """Paragraphs of a note are as far apart as notes are; other blocks keep at least their own
        space from what stands beside them in it."""
        role = self.style.note
        for number, block in enumerate(blocks):
            if number and isinstance(blocks[number - 1], Paragraph):
                self.spacing.space(role.space_after.pt)
            plain = isinstance(block, Paragraph)
            self.block(
                block,
                place,
                first=plain or number == 0,
                last=plain or number == len(blocks) - 1,
            )

    def role(self, name: str) -> Role:
        """The role of that name in the style."""
        return role_named(self.style, name)

    def flowing(self, around: Role, role: Role) -> Role:
        """`around` with the characters that `role` sets otherwise than text, and its first line."""
        text = self.style.text
        said = {
            key: getattr(role, key)
            for key in CHARACTER_KEYS
            if getattr(role, key) != getattr(text, key)
        }
        return msgspec.structs.replace(around, **said, first_indent=role.first_indent)
