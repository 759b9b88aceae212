"""What the style says of an arranged document: every passage of it with all that it should have.

It knows the document and the style and no format. What stands in a box takes the characters of that
box; lists, definitions, figures and formulas change of them what their own role says otherwise than
`text`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

import msgspec

from publish.checks.expected.roles import direction_of, ground, role_named, side
from publish.checks.expected.runs import Runs
from publish.checks.look import Direction, FlowName, Passage, Run, lines_of
from publish.document import (
    Block,
    BlockQuote,
    Callout,
    Cell,
    CodeBlock,
    Contents,
    DefinitionList,
    Division,
    Document,
    Field,
    FieldList,
    Figure,
    Inlines,
    Landscape,
    LineBlock,
    LineBreak,
    List,
    MathBlock,
    Origin,
    Paragraph,
    Region,
    Row,
    Section,
    Table,
    ThematicBreak,
)
from publish.style import ListRole, Role, Style
from publish.style.types import CHARACTER_KEYS, ZERO

_DEEPEST: Final = 6
_SEPARATOR: Final = " · "
_TITLES: Final = {
    "key_points": "key_points_title",
    "contents": "contents_title",
    "sources": "sources_title",
    "notes": "sources_title",
}
_IN_TITLE_PAGE: Final = {"title": "book_title", "subtitle": "book_subtitle"}


class _Here(msgspec.Struct, frozen=True, kw_only=True):
    """Where blocks stand: the role of plain paragraphs there, and what surrounds them."""

    name: str
    role: Role
    start: float = 0.0
    end: float = 0.0
    ground: str = ""
    framed: bool = False
    depth: int = 0
    listing: str = "list"
    level: int = 0
    flush: bool = False
    """No first line is indented here."""
    align: str | None = None
    direction: Direction | None = None
    """Where it is not the document's."""
    flow: FlowName = "main"
    in_cell: bool = False


def expected_passages(document: Document, style: Style) -> tuple[Passage, ...]:
    """Every passage of the arranged document, in reading order; notes follow what they stand in."""
    walk = _Walk(style, direction_of(document.meta.language))
    walk.blocks(document.blocks, _Here(name="text", role=style.text))
    return tuple(walk.passages)


class _Walk:
    """Notes passages, one after the other."""

    def __init__(self, style: Style, direction: Direction) -> None:
        self.passages: list[Passage] = []
        self._style = style
        self._direction = direction
        self._said = Runs(style)
        self._marker: str | None = None

    def blocks(self, blocks: Iterable[Block], here: _Here) -> None:
        for block in blocks:
            self._block(block, here)

    def _block(self, block: Block, here: _Here) -> None:
        match block:
            case Section():
                self._section(block, here)
            case Paragraph():
                self._paragraph(block, self._running(here, block.direction))
            case List():
                self._list(block, here)
            case DefinitionList():
                self._definitions(block, here)
            case BlockQuote():
                inner = self._within("quote", here)
                self.blocks(block.blocks, inner)
                if block.attribution:
                    self._line("attribution", block.attribution, inner)
            case CodeBlock():
                plain = self._said.run("", self._role("code_block"), "code_block")
                code = tuple(self._said.code(block.text, block.language, plain))
                inner = self._within("code_block", self._running(here, "ltr"))
                self._tell(code, msgspec.structs.replace(inner, flush=True))
            case Table():
                self._table(block, here)
            case Figure():
                self._figure(block, here)
            case MathBlock() | ThematicBreak():
                pass
            case LineBlock():
                lines = tuple(piece for line in block.lines for piece in (*line, LineBreak()))
                self._line("verse", lines, here, block.origin)
            case Callout():
                self._callout(block, here)
            case FieldList():
                self._fields(block, here)
            case Contents():
                self._contents(block, here)
            case Division():
                self.blocks(block.blocks, self._running(here, block.direction))
            case Landscape():
                self.blocks(block.blocks, here)
            case Region():
                self._region(block, here)
            case _:
                assert_never(block)

    # -- blocks ----------------------------------------------------------------------------------

    def _section(self, section: Section, here: _Here) -> None:
        name = f"heading.{min(here.depth + 1, _DEEPEST)}"
        label = (self._said.run(section.label, self._role(name), name),) if section.label else ()
        plain = msgspec.structs.replace(self._running(here, section.direction), align=None)
        runs = (*label, *self._said.of(section.title, self._role(name), name))
        self._tell(runs, self._within(name, plain), section.origin)
        self.blocks(section.blocks, msgspec.structs.replace(here, depth=here.depth + 1))

    def _paragraph(self, block: Paragraph, here: _Here) -> None:
        if not block.entry:
            plain = here.name == "text"
            inner = self._within("text", here) if plain else here
            self._tell(self._said.of(block.content, here.role, here.name), inner, block.origin)
            return
        role = self._style.bibliography
        inner = self._within("bibliography", here)
        if block.hanging:
            hanging = role.hanging_indent
            inner = msgspec.structs.replace(
                inner,
                start=inner.start + hanging.pt,
                role=msgspec.structs.replace(role, first_indent=hanging * -1.0),
            )
        self._tell(self._said.of(block.content, role, "bibliography"), inner, block.origin)

    def _list(self, block: List, here: _Here) -> None:
        role: ListRole = getattr(self._style, here.listing)
        own = here.listing != "list"
        around = here if own or here.level else self._frame(role, here)
        inner = msgspec.structs.replace(
            around,
            name=here.listing,
            role=here.role if own else self._flowing(here.role, role),
            start=around.start + role.indent.pt,
            level=here.level + 1,
            flush=True,
        )
        for item in block.items:
            in_line = isinstance(item.blocks[0], Paragraph | LineBlock)
            marked = item.checked is None or (block.ordered and in_line)
            self._marker = role.marker_color.hex if marked else None
            self.blocks(item.blocks, inner)
            self._marker = None

    def _definitions(self, block: DefinitionList, here: _Here) -> None:
        for entry in block.items:
            term = self._flow_in("definition_term", here)
            self._tell(self._said.of(entry.term, term.role, term.name), term)
            meaning = msgspec.structs.replace(self._flow_in("definition", here), level=0)
            for blocks in entry.definitions:
                self.blocks(blocks, meaning)

    def _callout(self, block: Callout, here: _Here) -> None:
        inner = self._within(f"callout.{block.kind}", here)
        if block.title:
            self._line(f"callout_title.{block.kind}", block.title, inner)
        self.blocks(block.blocks, inner)

    def _figure(self, block: Figure, here: _Here) -> None:
        inner = self._flow_in("figure", here)
        if block.caption_above:
            self._caption(block, inner)
        self.blocks(block.blocks, inner)
        if not block.caption_above:
            self._caption(block, inner)

    def _caption(self, block: Figure | Table, here: _Here) -> None:
        role = self._style.caption
        inner = msgspec.structs.replace(self._within("caption", here), align=None)
        label = (self._said.run(f"{block.label}. ", role, "caption"),) if block.label else ()
        match block.caption:
            case (Paragraph(content=content, origin=origin), *rest):
                self._tell((*label, *self._said.of(content, role, "caption")), inner, origin)
                self.blocks(rest, inner)
            case blocks:
                self._tell(label, inner)
                self.blocks(blocks, inner)

    def _table(self, block: Table, here: _Here) -> None:
        self._caption(block, here)
        for group in (block.head, block.body, block.foot):
            for row, columns in _placed(group):
                for cell, column in zip(row, columns, strict=True):
                    head = group is block.head or cell.header
                    self._cell(cell, block, here, column, "table_head" if head else "table")

    def _cell(self, cell: Cell, block: Table, here: _Here, column: int, name: str) -> None:
        role, align = self._role(name), cell.align
        if align == "default" and column < len(block.columns):
            align = block.columns[column].align
        inner = _Here(
            name=name,
            role=role,
            ground=ground(role) or ground(self._style.table) or here.ground,
            depth=here.depth,
            align=None if align == "default" else align,
            direction=here.direction,
            flow=here.flow,
            in_cell=True,
        )
        self.blocks(cell.blocks, inner)

    # -- what a layout sets around the text ------------------------------------------------------

    def _region(self, region: Region, here: _Here) -> None:
        match region.role:
            case "title" | "subtitle" | "byline" | "memo_title":
                other = _IN_TITLE_PAGE.get(region.role, "book_details")
                self._lines(region, other if here.name == "book_details" else region.role, here)
            case "summary" | "key_points" | "colophon" | "sources" | "masthead" | "memo_header":
                inner = self._within(region.role, here)
                if region.role in ("key_points", "sources"):
                    inner = msgspec.structs.replace(inner, listing=region.role)
                self._title(region, here if region.role == "memo_header" else inner)
                self.blocks(region.blocks, inner)
            case "title_page":
                self._title(region, here)
                details = self._role("book_details")
                inner = msgspec.structs.replace(here, name="book_details", role=details)
                self.blocks(region.blocks, inner)
            case "contents":
                # Each level is set in by the role's indent; the list has but its box.
                box = msgspec.structs.replace(self._style.contents, indent_start=ZERO)
                inner = self._frame(box, here)
                self._title(region, inner)
                self.blocks(region.blocks, inner)
            case "body" | "notes":
                self._title(region, here)
                self.blocks(region.blocks, here)
            case _:
                assert_never(region.role)

    def _lines(self, region: Region, name: str, here: _Here) -> None:
        title = (Paragraph(content=region.title),) if region.title else ()
        for block in (*title, *region.blocks):
            if isinstance(block, Paragraph):
                self._line(name, block.content, here, block.origin)
            else:
                self._block(block, self._within(name, here))

    def _title(self, region: Region, here: _Here) -> None:
        if region.title:
            self._line(_TITLES.get(region.role, "heading.1"), region.title, here)

    def _fields(self, block: FieldList, here: _Here) -> None:
        match here.name:
            case "masthead":
                self._tell(tuple(self._masthead(block.fields, here)), here)
            case "memo_header":
                for field in block.fields:
                    self._memo_row(field, here)
            case _:
                inner = self._within(here.name, here) if here.name == "book_details" else here
                for field in block.fields:
                    self._tell(tuple(self._labelled(field, here.role, here.name)), inner)

    def _masthead(self, fields: Iterable[Field], here: _Here) -> Iterator[Run]:
        details = [field for field in fields if field.name != "organization"]
        for field in fields:
            if field.name == "organization":
                yield from self._labelled(field, here.role, "masthead")
        role = self._style.masthead_details
        for number, field in enumerate(details):
            if number:
                yield self._said.run(_SEPARATOR, role, "masthead_details")
            yield from self._labelled(field, role, "masthead_details")

    def _labelled(self, field: Field, role: Role, name: str) -> Iterator[Run]:
        if field.label:
            yield self._said.run(f"{field.label}\u00a0", role, name)
        yield from self._said.of(field.content, role, name)

    def _memo_row(self, field: Field, here: _Here) -> None:
        label = self._role("memo_label")
        cell = msgspec.structs.replace(here, name="memo_label", role=label, in_cell=True)
        self._tell((self._said.run(field.label or field.name, label, "memo_label"),), cell)
        name = "memo_subject" if field.name == "subject" else "memo_value"
        cell = msgspec.structs.replace(cell, name=name, role=self._role(name))
        self._tell(self._said.of(field.content, cell.role, name), cell)

    def _contents(self, block: Contents, here: _Here) -> None:
        role = self._style.contents
        shallowest = min((entry.level for entry in block.entries), default=1)
        for entry in block.entries:
            label = (self._said.run(entry.label, role, "contents"),) if entry.label else ()
            start = here.start + role.indent_start.pt * (entry.level - shallowest)
            line = msgspec.structs.replace(here, name="contents", role=role, start=start)
            self._tell((*label, *self._said.of(entry.content, role, "contents")), line)

    # -- passages --------------------------------------------------------------------------------

    def _role(self, name: str) -> Role:
        return role_named(self._style, name)

    def _running(self, here: _Here, direction: Direction | None) -> _Here:
        """The place for text of that direction, if it is stated: start and end of what is around
        it are end and start to text that runs the other way."""
        if direction in (None, here.direction or self._direction):
            return here
        return msgspec.structs.replace(here, direction=direction, start=here.end, end=here.start)

    def _within(self, name: str, here: _Here) -> _Here:
        """The place within the box of a role, whose characters it has."""
        role = self._role(name)
        inner = self._frame(role, here)
        return msgspec.structs.replace(inner, name=name, role=role, level=0, flush=False)

    def _flow_in(self, name: str, here: _Here) -> _Here:
        """The place within the box of a role, with the characters of what is around it."""
        role = self._role(name)
        inner = self._frame(role, here)
        flowing = self._flowing(here.role, role)
        return msgspec.structs.replace(inner, name=name, role=flowing, flush=False)

    def _frame(self, role: Role, here: _Here) -> _Here:
        """The same place within the indents, rules and ground of a role."""
        borders = (role.border_top, role.border_bottom, role.border_start, role.border_end)
        return msgspec.structs.replace(
            here,
            start=here.start + role.indent_start.pt + side(role, role.border_start),
            end=here.end + role.indent_end.pt + side(role, role.border_end),
            ground=ground(role) or here.ground,
            framed=here.framed or bool(ground(role)) or any(borders),
        )

    def _flowing(self, around: Role, role: Role) -> Role:
        """`around` with the characters that `role` sets otherwise than text, and its first line."""
        text = self._style.text
        said = {
            key: getattr(role, key)
            for key in CHARACTER_KEYS
            if getattr(role, key) != getattr(text, key)
        }
        return msgspec.structs.replace(around, **said, first_indent=role.first_indent)

    def _line(self, name: str, content: Inlines, here: _Here, origin: Origin | None = None) -> None:
        """A passage in a role, and box, of its own."""
        runs = self._said.of(content, self._role(name), name)
        self._tell(runs, self._within(name, here), origin)

    def _tell(self, runs: tuple[Run, ...], here: _Here, origin: Origin | None = None) -> None:
        """One passage, and the notes whose marks stand in it."""
        marker, self._marker = self._marker, None
        is_heading = here.name.startswith("heading.")
        # In Word a paragraph has the space after a table before it.
        ends = is_heading or here.name == "text"
        role = here.role
        if any(run.text.strip() for run in runs):
            self.passages.append(
                Passage(
                    runs=runs,
                    role=here.name,
                    flow=here.flow,
                    align=here.align or role.align,
                    line_height=role.leading.pt,
                    indent_start=None if here.in_cell else here.start,
                    indent_end=None if here.in_cell else here.end,
                    first_indent=0.0 if here.flush else role.first_indent.pt,
                    space_before=role.space_before.pt if is_heading else None,
                    space_after=role.space_after.pt if ends else None,
                    hyphenate=role.hyphenate,
                    direction=here.direction or self._direction,
                    keeps=(is_heading and role.keep_with_next) or None,
                    lines=lines_of("".join(run.text for run in runs)),
                    ground=here.ground,
                    framed=here.framed,
                    marker=marker,
                    origin=origin,
                )
            )
        note = _Here(name="note", role=self._style.note, flow="note")
        for one in self._said.take_notes():
            self.blocks(one.blocks, msgspec.structs.replace(self._within("note", note), flush=True))


def _placed(rows: Iterable[Row]) -> Iterator[tuple[tuple[Cell, ...], tuple[int, ...]]]:
    """Cells of rows with the column in which each of them begins."""
    taken: dict[int, int] = {}
    for row in rows:
        columns: list[int] = []
        at = 0
        for cell in row.cells:
            while taken.get(at, 0):
                at += 1
            columns.append(at)
            taken.update(dict.fromkeys(range(at, at + cell.column_span), cell.row_span))
            at += cell.column_span
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        yield row.cells, tuple(columns)
