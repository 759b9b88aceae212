"""What the blocks of a document say, and how its style sets them, in the order in which artifacts
say it. Notes come last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

import msgspec

from publish.checks import facts as f
from publish.checks.expected.block_context import Place
from publish.checks.expected.inlines import Reader
from publish.checks.expected.passages import Teller, heard
from publish.checks.expected.roles import ground
from publish.checks.facts import BOXES, BULLET, said
from publish.checks.list_markers import marker
from publish.document import (
    Block,
    BlockQuote,
    Blocks,
    Callout,
    Cell,
    CodeBlock,
    Contents,
    ContentsEntry,
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
    Paragraph,
    Region,
    Row,
    Section,
    Span,
    Table,
    Text,
    ThematicBreak,
)
from publish.style import ListRole, Style
from publish.style.definition.types import ZERO

_SEPARATOR: Final = Text(text=" · ")
_AFTER_NUMBER: Final = "\u2002"
"""Between the number of a heading and its words."""
_AFTER_LABEL: Final = "\u00a0"
"""Between the label of a field and its value, in a line of fields."""
_TITLES: Final = {
    "key_points": "key_points_title",
    "contents": "contents_title",
    "sources": "sources_title",
    "notes": "sources_title",
}
_ON_A_PAGE: Final = {
    "book_details": {"title": "book_title", "subtitle": "book_subtitle"},
    "cover_details": {"title": "cover_title", "subtitle": "cover_subtitle"},
}
"""The roles of lines on a title page or cover, by the role of the others there."""


class Walk(Teller):
    """Goes through a document once and gathers its facts and the passages of its style."""

    def __init__(self, document: Document, style: Style) -> None:
        super().__init__(document, style)
        self.contents: list[f.Entry] = []
        self._blocks(document.blocks, Place(name="text", role=style.text))
        note = Place(name="note", role=style.note, flow="note")
        for one, before, origin in self.lines.waiting:  # it grows by the notes in notes
            inner = self.at.within("note", note).but(flush=True)
            text = said(" ".join(b.text for b in self.apart(self._blocks, one.blocks, inner)))
            self.notes.append(f.Note(label=one.label, anchor=before, text=text, origin=origin))

    def _blocks(self, blocks: Iterable[Block], here: Place) -> None:
        for block in blocks:
            self._block(block, here)

    def _block(self, block: Block, here: Place) -> None:
        match block:
            case Section():
                self._section(block, here)
            case Paragraph():
                with self.placing(block.id):
                    self._paragraph(block, self.at.running(here, block.direction))
            case List():
                self._list(block, here)
            case DefinitionList():
                self._definitions(block, here)
            case BlockQuote():
                inner = self.at.within(block.kind, here).inside("quote")
                self._blocks(block.blocks, inner)
                self._line("paragraph", block.attribution, "attribution", inner, block)
            case CodeBlock():
                self._code(block, here)
            case Table():
                with self.placing(block.id):
                    self._table(block, here)
            case Figure():
                with self.placing(block.id):
                    self._figure(block, self.at.flow_in("figure", here))
            case MathBlock(text=text, label=label):
                with self.placing(block.id):
                    shown = self.lines.displayed(text, label, block.origin)
                    self.put(f.Block(kind="formula", text=shown), here, block)
            case LineBlock(lines=lines):
                content = tuple(i for line in lines for i in (LineBreak(), *line))[1:]
                self._line("verse", content, "verse", here, block)
            case ThematicBreak():
                self.put(f.Block(kind="break", text=""), here, block)
            case Callout(kind=kind):
                inner = self.at.within(f"callout.{kind}", here).inside("callout")
                self._line("paragraph", block.title, f"callout_title.{kind}", inner, block)
                self._blocks(block.blocks, inner)
            case Landscape():
                self._blocks(block.blocks, here)
            case Division():
                self._division(block, here)
            case FieldList():
                self._fields(block.fields, here)
            case Contents():
                self._contents(block, here)
            case Region():
                with self.placing(block.id):
                    self._region(block, here)
            case _:
                assert_never(block)

    # -- blocks ------------------------------------------------------------------------------------

    def _section(self, block: Section, here: Place) -> None:
        label = (Text(text=f"{block.label}{_AFTER_NUMBER}"),) if block.label else ()
        around = self.at.running(here, block.direction).but(align=None)
        level = here.depth + 1
        with self.placing(block.id):
            self._heading((*label, *block.title), here.heading, around, level, of=block)
        self._blocks(block.blocks, here.but(depth=level))

    def _figure(self, block: Figure, here: Place) -> None:
        if block.caption_above:
            self._caption(block, here)
        self._blocks(block.blocks, here)
        if not block.caption_above:
            self._caption(block, here)

    def _line(self, kind: f.Kind, content: Inlines, name: str, here: Place, of: Block) -> None:
        """A block in a role, and box, of its own."""
        self.say(kind, content, self.at.within(name, here), of=of)

    def _definitions(self, block: DefinitionList, here: Place) -> None:
        for entry in block.items:
            term = self.at.flow_in("definition_term", here)
            self.say("term", entry.term, term, of=block)
            meaning = self.at.flow_in("definition", here).but(level=0)
            for blocks in entry.definitions:
                self._blocks(blocks, meaning.inside("definition"))

    def _code(self, block: CodeBlock, here: Place) -> None:
        self.put(f.Block(kind="code", text=block.text.rstrip("\n")), here, block)
        inner = self.at.within("code_block", self.at.running(here, "ltr"))
        plain = self.lines.run("", inner.role, "code_block")
        code = tuple(self.lines.code(block.text, block.language, plain))
        self.tell(code, inner.but(flush=True), block)

    def _division(self, block: Division, here: Place) -> None:
        with self.lines.speaking(block.language):
            self._blocks(block.blocks, self.at.running(here, block.direction))

    def _heading(
        self, words: Inlines, name: str, here: Place, level: int, of: Section | None = None
    ) -> None:
        self.say("heading", words, self.at.within(name, here), of=of, level=level)

    def _paragraph(self, block: Paragraph, here: Place) -> None:
        inner = self.at.within("text", here) if here.name == "text" else here
        if block.drop_cap:
            inner = inner.but(flush=True)
        if block.entry:
            inner = self.at.within("bibliography", here)
            if block.hanging:
                hanging = self.style.bibliography.hanging_indent
                role = msgspec.structs.replace(inner.role, first_indent=hanging * -1.0)
                inner = inner.but(start=inner.start + hanging.pt, role=role)
        self.say("paragraph", block.content, inner, of=block)

    def _list(self, block: List, here: Place) -> None:
        role: ListRole = getattr(self.style, here.listing)
        own = here.listing != "list"
        around = here if own or here.level else self.at.frame(role, here)
        inner = around.inside("list").but(
            name=here.listing,
            role=here.role if own else self.at.flowing(here.role, role),
            start=around.start + role.indent.pt,
            level=here.level + 1,
            flush=True,
        )
        for index, item in enumerate(block.items):
            box = "" if item.checked is None else BOXES[item.checked]
            sign = "" if box else BULLET
            if block.ordered:
                sign = marker(block.start + index, block.numbering, block.prefix, block.suffix)
            of = item if item.origin else block
            self.put(f.Block(kind="item", text="", marker=sign, opens=index == 0), inner, of)
            in_line = isinstance(item.blocks[0], Paragraph | LineBlock)
            if box and not in_line:
                self.put(f.Block(kind="paragraph", text=box), inner, of)
            self._blocks(_begun(item.blocks, f"{box} ") if box and in_line else item.blocks, inner)

    def _caption(self, block: Figure | Table, here: Place) -> None:
        """The paragraphs of a caption, its number before the first."""
        caption, label = block.caption, block.label
        if label and caption and isinstance(caption[0], Paragraph):
            caption = _begun(caption, f"{label}. ")
        elif label:
            caption = (Paragraph(content=(Text(text=f"{label}." if caption else label),)), *caption)
        around = self.at.within("caption", here).but(align=None, within=())
        for part in self.apart(self._blocks, caption, around):
            self.captions.append(f.Caption(text=said(part.text), origin=block.origin))

    def _table(self, table: Table, here: Place) -> None:
        self._caption(table, here)
        rows = []
        for group in (table.head, table.body, table.foot):
            for row, columns in _placed(group):
                cells = (
                    self._cell(cell, column, table, here, is_head=group is table.head)
                    for cell, column in zip(row, columns, strict=True)
                )
                rows.append(tuple(cells))
        if table.columns and any(rows):
            self.tables.append(f.Table(rows=tuple(rows), origin=table.origin))

    def _cell(self, cell: Cell, column: int, table: Table, here: Place, *, is_head: bool) -> f.Cell:
        name = "table_head" if is_head or cell.header else "table"
        role, align = self.at.role(name), cell.align
        if align == "default" and column < len(table.columns):
            align = table.columns[column].align
        inner = Place(
            name=name,
            role=role,
            within=(*here.within, "cell"),
            ground=ground(role) or ground(self.style.table) or here.ground,
            depth=here.depth,
            align=None if align == "default" else align,
            direction=here.direction,
            flow=here.flow,
            in_cell=True,
        )
        return f.Cell(
            text=self.words_in(self._blocks, cell.blocks, inner),
            row_span=cell.row_span,
            column_span=cell.column_span,
            header="column" if is_head else "row" if cell.header else "",
        )

    def _contents(self, block: Contents, here: Place) -> None:
        role = self.style.contents
        shallowest = min((entry.level for entry in block.entries), default=1)
        for entry in block.entries:
            self.contents.append(_entry(entry))
            label = (Text(text=entry.label),) if entry.label else ()
            start = here.start + role.indent_start.pt * (entry.level - shallowest)
            line = here.but(name="contents", role=role, start=start)
            reader = Reader(self.style)
            self.tell(reader.of((*label, *entry.content), role, "contents"), line)
            self.lines.formulas += reader.formulas

    # -- what a layout sets around the text --------------------------------------------------------

    def _region(self, region: Region, here: Place) -> None:
        inner = here
        match region.role:
            case "title" | "subtitle" | "byline" | "memo_title":
                self._lines(region, here)
                return
            case "summary" | "key_points" | "colophon" | "sources" | "masthead" | "memo_header":
                inner = self.at.within(region.role, here)
                if region.role in ("key_points", "sources"):
                    inner = inner.but(listing=region.role)
            case "title_page":
                inner = here.but(name="book_details", role=self.at.role("book_details"))
            case "cover":
                inner = self.at.within("cover", here)
                inner = inner.but(name="cover_details", role=self.at.role("cover_details"))
            case "contents":
                # Each level is set in by the role's indent; the list has but its box.
                box = msgspec.structs.replace(self.style.contents, indent_start=ZERO)
                inner = self.at.frame(box, here)
            case "body" | "notes":
                pass
            case _:
                assert_never(region.role)
        if region.title:
            around = here if region.role in ("memo_header", "title_page", "cover") else inner
            self._heading(region.title, _TITLES.get(region.role, "heading.1"), around, 1)
        self._blocks(region.blocks, inner)

    def _lines(self, region: Region, here: Place) -> None:
        """The lines of a title; the first is called the title."""
        name: str = region.role
        if here.name in _ON_A_PAGE:
            name = _ON_A_PAGE[here.name].get(name, here.name)
        inner = self.at.within(name, here)
        title = (Paragraph(content=region.title),) if region.title else ()
        kind: f.Kind = "title" if region.role in ("title", "memo_title") else "paragraph"
        for block in (*title, *region.blocks):
            if isinstance(block, Paragraph):
                with self.placing(block.id):
                    self.say(kind, block.content, inner, of=block)
            else:
                self._block(block, inner)
            kind = "paragraph"

    def _fields(self, fields: Iterable[Field], here: Place) -> None:
        match here.name:
            case "masthead":  # One line: who publishes, then all the rest.
                first = [field for field in fields if field.name == "organization"]
                rest = [field for field in fields if field.name != "organization"]
                space = (Text(text=" "),) if first and rest else ()
                details = (*space, *_joined(rest, _SEPARATOR))
                self.say("paragraph", _joined(first, Text(text=" ")), here, details=details)
            case "book_details" | "cover_details":
                inner = self.at.within(here.name, here)
                for field in fields:
                    self.say("paragraph", _labelled(field), inner)
            case name:
                for field in fields:
                    term, value = here, here.inside("definition")
                    if name == "memo_header":
                        own = "memo_subject" if field.name == "subject" else "memo_value"
                        role = self.at.role("memo_label")
                        term = term.but(name="memo_label", role=role, in_cell=True)
                        value = value.but(name=own, role=self.at.role(own), in_cell=True)
                    self.say("term", (Text(text=field.label or field.name),), term)
                    self.say("paragraph", field.content, value)


def _begun(blocks: Blocks, words: str) -> Blocks:
    """Blocks of which the first, a paragraph or verse, begins with `words`."""
    match blocks:
        case (Paragraph() as first, *rest):
            content = (Text(text=words), *first.content)
            return (msgspec.structs.replace(first, content=content), *rest)
        case (LineBlock(lines=(line, *lines)) as first, *rest):
            boxed = ((Text(text=words), *line), *lines)
            return (msgspec.structs.replace(first, lines=boxed), *rest)
        case _:
            return blocks


def _labelled(field: Field) -> Inlines:
    label = (Text(text=f"{field.label}{_AFTER_LABEL}"),) if field.label else ()
    return (*label, *field.content)


def _joined(fields: Iterable[Field], separator: Text) -> Inlines:
    return tuple(i for field in fields for i in (separator, *_labelled(field)))[1:]


def _entry(entry: ContentsEntry) -> f.Entry:
    """A line of a contents list; its `where` is the id that it leads to."""
    content = [
        i for part in entry.content for i in (part.content if isinstance(part, Span) else (part,))
    ]
    return f.Entry(
        text=said(f"{entry.label} {heard(content)}"),
        level=entry.level,
        where=entry.target,
    )


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
