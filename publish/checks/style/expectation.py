"""What the style says of an arranged document: every passage of it with all that it should have.

This is the reference that artifacts are measured against. It knows the document and the style and
no format, and nothing of how exporters reach what it demands. The rules that it states:

* Spaces between blocks collapse: of the space after one and the space before the next, and of all
  that ends and begins between them, the greatest counts (CSS 2.1, 8.3.1). Padding and rules of a
  box are added, and what stands first or last in a box keeps no space to its edge.
* Items are `item_space` apart at every level, or as far as what ends the one before keeps: the
  items of a loose list are no nearer to each other than paragraphs are.
* What stands in a box takes the characters of that box. Lists, definitions, figures and formulas
  change of them what their own role says otherwise than `text`.
* Emphasis within italics is upright.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

import msgspec

from publish.checks.style.model import NO_BOX, Box, FlowName, Passage, Run
from publish.checks.style.roles import box_of, ground, role_named, side
from publish.checks.style.runs import Runs
from publish.checks.style.spacing import Spacing
from publish.document import (
    Block,
    BlockQuote,
    Blocks,
    Callout,
    Cell,
    CodeBlock,
    Contents,
    DefinitionList,
    Document,
    Field,
    FieldList,
    Figure,
    Inlines,
    Landscape,
    LineBlock,
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
from publish.style import Border, ListRole, Role, Style
from publish.style.types import CHARACTER_KEYS

_SEPARATOR: Final = " · "
_DEEPEST: Final = 6
_TITLES: Final = {
    "key_points": "key_points_title",
    "contents": "contents_title",
    "sources": "sources_title",
    "notes": "sources_title",
}
_IN_TITLE_PAGE: Final = {"title": "book_title", "subtitle": "book_subtitle"}


def expected_passages(document: Document, style: Style) -> tuple[Passage, ...]:
    """Every passage of the arranged document, in reading order; notes follow what they stand in."""
    teller = _Teller(style)
    teller.blocks(document.blocks, _Here(name="text", role=style.text))
    return tuple(teller.passages)


class _Here(msgspec.Struct, frozen=True, kw_only=True):
    """Where blocks stand: the role of plain paragraphs there, and what surrounds them."""

    name: str
    role: Role
    start: float = 0.0
    end: float = 0.0
    box: Box = NO_BOX
    depth: int = 0
    listing: str = "list"
    level: int = 0
    flush: bool = False
    """No first line is indented here."""
    align: str | None = None
    flow: FlowName = "main"
    row: int | None = None
    column: int = 0
    row_span: int = 1


class _Teller:
    """Tells the passages of blocks, one after the other."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._spacing = Spacing()
        self._said = Runs(style)
        self._rows = 0
        self._marker: str | None = None
        self.passages: list[Passage] = []

    # -- blocks ----------------------------------------------------------------------------------

    def blocks(
        self, blocks: Iterable[Block], here: _Here, *, first: bool = False, last: bool = False
    ) -> None:
        """`first` and `last` say that the blocks begin or end a box, to whose edge they keep no
        space."""
        group = list(blocks)
        for index, block in enumerate(group):
            self._block(
                block,
                here,
                first=first and index == 0,
                last=last and index == len(group) - 1,
            )

    def _block(self, block: Block, here: _Here, *, first: bool, last: bool) -> None:
        match block:
            case Section():
                self._section(block, here)
            case Paragraph():
                self._paragraph(block.content, here, block.origin, first=first, last=last)
            case List():
                self._list(block, here, first=first, last=last)
            case DefinitionList():
                self._definitions(block, here, last=last)
            case BlockQuote():
                self._quote(block, here, first=first, last=last)
            case CodeBlock():
                plain = self._said.run("", self._character("code_block"), "code_block")
                code = tuple(self._said.code(block.text, block.language, plain))
                self._boxed_text("code_block", code, here, block.origin, first=first, last=last)
            case Table():
                self._table(block, here, first=first, last=last)
            case Figure():
                self._figure(block, here, first=first, last=last)
            case MathBlock() | ThematicBreak():
                self._spacing.lose()
            case LineBlock():
                role = self._character("verse")
                lines = [self._said.of(line, role, "verse") for line in block.lines]
                runs = tuple(run for line in lines for run in line)
                self._boxed_text("verse", runs, here, block.origin, first=first, last=last)
            case Callout():
                self._callout(block, here, first=first, last=last)
            case FieldList():
                self._fields(block, here, first=first, last=last)
            case Contents():
                self._contents(block, here)
            case Landscape(blocks=inside):
                self._spacing.lose()
                self.blocks(inside, here)
                self._spacing.lose()
            case Region():
                self._region(block, here, first=first, last=last)
            case _:
                assert_never(block)

    def _section(self, section: Section, here: _Here) -> None:
        name = f"heading.{min(here.depth + 1, _DEEPEST)}"
        role = self._character(name)
        label = (self._said.run(section.label, role, name),) if section.label else ()
        runs = (*label, *self._said.of(section.title, role, name))
        plain = msgspec.structs.replace(here, align=None)
        self._boxed_text(name, runs, plain, section.origin, first=False, last=False)
        inner = msgspec.structs.replace(here, depth=here.depth + 1)
        self.blocks(section.blocks, inner)

    def _paragraph(
        self, content: Inlines, here: _Here, origin: Origin | None, *, first: bool, last: bool
    ) -> None:
        text = self._style.text
        self._spacing.before(0.0 if first else text.space_before.pt)
        self._tell(self._said.of(content, here.role, here.name), here, origin)
        self._spacing.space(0.0 if last else text.space_after.pt)

    def _list(self, block: List, here: _Here, *, first: bool, last: bool) -> None:
        role: ListRole = getattr(self._style, here.listing)
        own = here.listing != "list"
        around = here.role if own else self._flowing(here.role, role)
        space = role.item_space.pt
        nested = here.level > 0
        if not nested and not own and not first:
            self._spacing.before(role.space_before.pt)
        inner = msgspec.structs.replace(
            here,
            name=here.listing,
            role=around,
            start=here.start + role.indent.pt,
            level=here.level + 1,
            flush=True,
        )
        if not nested and not own:
            indents = role.indent_start.pt + side(role, role.border_start)
            inner = msgspec.structs.replace(
                inner,
                start=inner.start + indents,
                end=inner.end + role.indent_end.pt + side(role, role.border_end),
            )
        for index, item in enumerate(block.items):
            if index or nested:
                self._spacing.space(space)
            loose = not (block.tight and _is_line(item.blocks))
            self._marker = role.marker_color.hex if item.checked is None else None
            at_end = index == len(block.items) - 1
            for number, part in enumerate(item.blocks):
                last_part = number == len(item.blocks) - 1
                self._block(
                    part, inner, first=number == 0, last=not loose or (at_end and last_part)
                )
            self._marker = None
            if loose and not at_end:
                self._spacing.space(self._style.text.space_after.pt)
        if not nested and not own and not last:
            self._spacing.space(role.space_after.pt)

    def _definitions(self, block: DefinitionList, here: _Here, *, last: bool) -> None:
        term, meaning = self._style.definition_term, self._style.definition
        termed = msgspec.structs.replace(
            here,
            name="definition_term",
            role=self._flowing(here.role, term),
            start=here.start + term.indent_start.pt,
        )
        inner = msgspec.structs.replace(
            here,
            name="definition",
            role=self._flowing(here.role, meaning),
            start=here.start + meaning.indent_start.pt,
            end=here.end + meaning.indent_end.pt,
            flush=True,
            level=0,
        )
        for entry in block.items:
            self._spacing.before(term.space_before.pt)
            self._tell(self._said.of(entry.term, termed.role, termed.name), termed, None)
            self._spacing.space(term.space_after.pt)
            for blocks in entry.definitions:
                self._spacing.before(meaning.space_before.pt)
                self.blocks(blocks, inner, first=True, last=True)
                self._spacing.space(meaning.space_after.pt)
        if not last:
            self._spacing.space(self._style.text.space_after.pt)

    def _quote(self, block: BlockQuote, here: _Here, *, first: bool, last: bool) -> None:
        inner = self._open("quote", here, first=first)
        self.blocks(block.blocks, inner, first=True, last=not block.attribution)
        if block.attribution:
            role = self._style.attribution
            self._spacing.before(role.space_before.pt)
            named = msgspec.structs.replace(inner, name="attribution", role=role)
            self._tell(self._said.of(block.attribution, role, "attribution"), named, None)
        self._close("quote", last=last)

    def _callout(self, block: Callout, here: _Here, *, first: bool, last: bool) -> None:
        name = f"callout.{block.kind}"
        inner = self._open(name, here, first=first)
        if block.title:
            title = f"callout_title.{block.kind}"
            role = self._character(title)
            named = msgspec.structs.replace(inner, name=title, role=role)
            self._tell(self._said.of(block.title, role, title), named, None)
            self._spacing.space(role.space_after.pt)
        self.blocks(block.blocks, inner, first=not block.title, last=True)
        self._close(name, last=last)

    def _figure(self, block: Figure, here: _Here, *, first: bool, last: bool) -> None:
        figure = self._style.figure
        self._spacing.before(0.0 if first else figure.space_before.pt)
        inner = msgspec.structs.replace(
            here, name="figure", role=self._flowing(here.role, figure), flush=True
        )
        above = block.caption_above and bool(block.caption or block.label)
        if above:
            self._caption(block, here, last=False)
        self.blocks(block.blocks, inner, first=not above, last=above or not block.caption)
        if not above:
            self._caption(block, here, last=True)
        self._spacing.space(0.0 if last else figure.space_after.pt)

    def _caption(self, block: Figure | Table, here: _Here, *, last: bool) -> None:
        if not block.caption and not block.label:
            return
        role = self._style.caption
        self._spacing.before(role.space_before.pt)
        inner = msgspec.structs.replace(here, name="caption", role=role, flush=True, align=None)
        blocks = block.caption
        label = (self._said.run(f"{block.label}. ", role, "caption"),) if block.label else ()
        match blocks:
            case (Paragraph(content=content, origin=origin), *rest):
                self._tell((*label, *self._said.of(content, role, "caption")), inner, origin)
                self.blocks(rest, inner, last=True)
            case _:
                self._tell(label, inner, None)
                self.blocks(blocks, inner, last=True)
        self._spacing.space(0.0 if last else role.space_after.pt)

    def _table(self, block: Table, here: _Here, *, first: bool, last: bool) -> None:
        role = self._style.table
        self._spacing.before(0.0 if first else role.space_before.pt)
        self._caption(block, here, last=False)
        self._spacing.edge(role.rule_top.width.pt)
        rules = {"head": role.rule_head, "body": role.rule_row, "foot": role.rule_row}
        groups = (("head", block.head), ("body", block.body), ("foot", block.foot))
        before: str = ""
        for group, rows in groups:
            for number, (row, cells) in enumerate(_placed(rows)):
                rule = None
                if before:
                    edge = "head" if number == 0 and "head" in (before, group) else group
                    edge = "head" if number == 0 and group == "foot" else edge
                    rule = rules[edge] if number == 0 or group != "head" else None
                self._row(row, cells, block, here, rule, in_head=group == "head")
                before = group
        self._spacing.edge(role.rule_bottom.width.pt)
        self._spacing.space(0.0 if last else role.space_after.pt)

    def _row(
        self,
        row: Row,
        columns: tuple[int, ...],
        block: Table,
        here: _Here,
        rule: Border | None,
        *,
        in_head: bool,
    ) -> None:
        role = self._style.table
        self._rows += 1
        if rule is not None:
            self._spacing.edge(rule.width.pt)
        self._spacing.edge(role.cell_padding_block.pt)
        above = self._spacing
        for cell, column in zip(row.cells, columns, strict=True):
            self._spacing = above.copy()
            self._cell(cell, column, block, here, in_head=in_head)
        self._spacing = Spacing(known=True)
        self._spacing.edge(role.cell_padding_block.pt)

    def _cell(self, cell: Cell, column: int, block: Table, here: _Here, *, in_head: bool) -> None:
        name = "table_head" if in_head or cell.header else "table"
        role = self._character(name)
        align = cell.align
        if align == "default" and column < len(block.columns):
            align = block.columns[column].align
        inline = self._style.table.cell_padding_inline.pt
        inner = _Here(
            name=name,
            role=role,
            start=inline,
            end=inline,
            box=Box(background=ground(role) or ground(self._style.table)),
            depth=here.depth,
            flush=True,
            align=None if align == "default" else align,
            flow=here.flow,
            row=self._rows,
            column=column,
            row_span=cell.row_span,
        )
        self.blocks(cell.blocks, inner, first=True, last=True)

    def _fields(self, block: FieldList, here: _Here, *, first: bool, last: bool) -> None:
        match here.name:
            case "masthead":
                self._tell(tuple(self._masthead(block.fields, here)), here, None)
            case "memo_header":
                self._memo_rows(block.fields, here)
            case _:
                for number, field in enumerate(block.fields):
                    role = role_named(self._style, here.name)
                    self._spacing.before(0.0 if first and number == 0 else role.space_before.pt)
                    self._tell(tuple(self._labelled(field, here.role, here.name)), here, None)
                    at_end = last and number == len(block.fields) - 1
                    self._spacing.space(0.0 if at_end else role.space_after.pt)

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

    def _memo_rows(self, fields: tuple[Field, ...], here: _Here) -> None:
        head = self._style.memo_header
        for number, field in enumerate(fields):
            self._rows += 1
            if number:
                self._spacing.edge(head.row_space.pt)
            above = self._spacing.copy()
            label = self._style.memo_label
            cell = msgspec.structs.replace(here, row=self._rows, name="memo_label", role=label)
            said = (self._said.run(field.label or field.name, label, "memo_label"),)
            self._tell(said, cell, None)
            self._spacing = above
            name = "memo_subject" if field.name == "subject" else "memo_value"
            value = self._character(name)
            cell = msgspec.structs.replace(
                cell, name=name, role=value, column=1, start=here.start + head.label_width.pt
            )
            self._tell(self._said.of(field.content, value, name), cell, None)

    def _contents(self, block: Contents, here: _Here) -> None:
        role = self._style.contents
        shallowest = min((entry.level for entry in block.entries), default=1)
        for entry in block.entries:
            self._spacing.before(role.space_before.pt)
            label = (self._said.run(entry.label, role, "contents"),) if entry.label else ()
            indent = role.indent_start.pt * (entry.level - shallowest)
            line = msgspec.structs.replace(
                here, name="contents", role=role, start=here.start + indent
            )
            runs = (*label, *self._said.of(entry.content, role, "contents"))
            self._tell(runs, line, None)
            self._spacing.space(role.space_after.pt)

    def _region(self, region: Region, here: _Here, *, first: bool, last: bool) -> None:
        match region.role:
            case "title" | "subtitle" | "byline" | "memo_title":
                on_title_page = here.name == "book_details"
                other = _IN_TITLE_PAGE.get(region.role, "book_details")
                self._lines(region, other if on_title_page else region.role, here)
            case "summary" | "key_points" | "colophon" | "sources" | "masthead":
                self._framed(region, here, first=first, last=last)
            case "memo_header":
                inner = self._open("memo_header", here, first=first)
                self._title(region, here)
                self.blocks(region.blocks, inner)
                self._close("memo_header", last=last)
            case "title_page":
                self._title(region, here)
                inner = msgspec.structs.replace(
                    here, name="book_details", role=self._character("book_details")
                )
                self.blocks(region.blocks, inner)
                self._spacing.lose()
            case "contents":
                self._title(region, here)
                self.blocks(region.blocks, here)
                self._spacing.space(self._style.contents.space_after.pt)
            case "body" | "notes":
                self._title(region, here)
                self.blocks(region.blocks, here)
            case _:
                assert_never(region.role)

    def _lines(self, region: Region, name: str, here: _Here) -> None:
        title = (Paragraph(content=region.title),) if region.title else ()
        role = self._character(name)
        for block in (*title, *region.blocks):
            if isinstance(block, Paragraph):
                runs = self._said.of(block.content, role, name)
                self._boxed_text(name, runs, here, block.origin, first=False, last=False)
            else:
                inner = self._open(name, here, first=False)
                self._block(block, inner, first=True, last=True)
                self._close(name, last=False)

    def _framed(self, region: Region, here: _Here, *, first: bool, last: bool) -> None:
        inner = self._open(region.role, here, first=first)
        if region.role in ("key_points", "sources"):
            inner = msgspec.structs.replace(inner, listing=region.role)
        self._title(region, inner)
        if region.role == "colophon":
            role = self._style.colophon
            for number, block in enumerate(region.blocks):
                if number:
                    self._spacing.space(role.space_after.pt)
                self._block(block, inner, first=True, last=True)
        else:
            self.blocks(region.blocks, inner, first=not region.title, last=True)
        self._close(region.role, last=last)

    def _title(self, region: Region, here: _Here) -> None:
        if not region.title:
            return
        name = _TITLES.get(region.role, "heading.1")
        runs = self._said.of(region.title, self._character(name), name)
        first = region.role == "key_points"
        self._boxed_text(name, runs, here, None, first=first, last=False)

    # -- boxes -----------------------------------------------------------------------------------

    def _open(self, name: str, here: _Here, *, first: bool) -> _Here:
        """The place within a box of a role, once its upper edge is passed."""
        role = role_named(self._style, name)
        self._spacing.before(0.0 if first else role.space_before.pt)
        self._spacing.open(side(role, role.border_top))
        box = box_of(role)
        return msgspec.structs.replace(
            here,
            name=name,
            role=role,
            start=here.start + role.indent_start.pt + side(role, role.border_start),
            end=here.end + role.indent_end.pt + side(role, role.border_end),
            box=here.box if box == NO_BOX else box,
            level=0,
        )

    def _close(self, name: str, *, last: bool) -> None:
        role = role_named(self._style, name)
        self._spacing.pending = 0.0
        self._spacing.edge(side(role, role.border_bottom))
        self._spacing.space(0.0 if last else role.space_after.pt)

    def _boxed_text(
        self,
        name: str,
        runs: tuple[Run, ...],
        here: _Here,
        origin: Origin | None,
        *,
        first: bool,
        last: bool,
    ) -> None:
        """A passage in a role, and box, of its own."""
        inner = self._open(name, here, first=first)
        self._tell(runs, inner, origin)
        self._close(name, last=last)

    # -- passages --------------------------------------------------------------------------------

    def _tell(self, runs: tuple[Run, ...], here: _Here, origin: Origin | None) -> None:
        marker, self._marker = self._marker, None
        opaque = self._said.take_opaque()
        lead, space = self._spacing.lead, self._spacing.leading_space
        if any(run.text.strip() for run in runs):
            self.passages.append(
                Passage(
                    runs=runs,
                    role=here.name,
                    flow=here.flow,
                    align=here.align or here.role.align,
                    line_height=here.role.leading.pt,
                    indent_start=here.start,
                    indent_end=here.end,
                    first_indent=0.0 if here.flush else here.role.first_indent.pt,
                    gap=self._spacing.take(),
                    lead=lead,
                    space_before=space,
                    opaque=opaque,
                    box=here.box,
                    row=here.row,
                    column=here.column,
                    row_span=here.row_span,
                    marker=marker,
                    origin=origin,
                )
            )
        else:
            self._spacing.lose()
        self._pending_notes(here)

    def _pending_notes(self, here: _Here) -> None:
        """The notes whose marks stood in what was just told; they are a flow of their own."""
        notes = self._said.take_notes()
        outer, self._spacing = self._spacing, Spacing()
        for note in notes:
            self._spacing.lose()
            place = _Here(name="note", role=self._style.note, flow="note", flush=True)
            self._note_blocks(note.blocks, self._open("note", place, first=True))
        self._spacing = outer

    def _note_blocks(self, blocks: Blocks, place: _Here) -> None:
        role = self._style.note
        for number, block in enumerate(blocks):
            if number:
                self._spacing.space(role.space_after.pt)
            self._block(block, place, first=True, last=True)

    def _character(self, name: str) -> Role:
        return role_named(self._style, name)

    def _flowing(self, around: Role, role: Role) -> Role:
        """`around` with the characters that `role` sets otherwise than text, and its indent."""
        text = self._style.text
        said = {
            key: getattr(role, key)
            for key in CHARACTER_KEYS
            if getattr(role, key) != getattr(text, key)
        }
        return msgspec.structs.replace(around, **said)


def _is_line(blocks: Blocks) -> bool:
    """Whether an item is a paragraph, with other lists below it or none."""
    return all(isinstance(block, List) for block in blocks[1:])


def _placed(rows: tuple[Row, ...]) -> Iterator[tuple[Row, tuple[int, ...]]]:
    """Rows with the column in which each of their cells begins."""
    taken: dict[int, int] = {}
    for row in rows:
        columns: list[int] = []
        at = 0
        for cell in row.cells:
            while taken.get(at, 0):
                at += 1
            columns.append(at)
            for column in range(at, at + cell.column_span):
                taken[column] = cell.row_span
            at += cell.column_span
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        yield row, tuple(columns)
