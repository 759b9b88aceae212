"""What the blocks of a document say, in the order in which artifacts say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, TypeVar, assert_never

import msgspec

from publish.checks import facts as f
from publish.checks.counting import marker
from publish.checks.expected.lines import Lines, stated_formula
from publish.checks.facts import BOXES, BULLET, OBJECT, Container, said
from publish.document import (
    Block,
    BlockQuote,
    Callout,
    CodeBlock,
    Contents,
    ContentsEntry,
    DefinitionList,
    Division,
    Document,
    Field,
    FieldList,
    Figure,
    Inline,
    Inlines,
    Landscape,
    LineBlock,
    LineBreak,
    List,
    Math,
    MathBlock,
    Paragraph,
    Region,
    Section,
    Span,
    Table,
    Text,
    ThematicBreak,
)
from publish.walk import plain_inlines

_Leading = TypeVar("_Leading", f.Link, f.Entry)

_SEPARATOR: Final = " · "
_AFTER_NUMBER: Final = "\u2002"
"""Between the number of a heading and its words."""
_AFTER_LABEL: Final = "\u00a0"
"""Between the label of a field and its value, in a line of fields."""


class Blocks:
    """Goes through the blocks of a document and gathers its facts."""

    def __init__(self, document: Document) -> None:
        self.lines = Lines(document)
        self._places: dict[str, tuple[str, ...]] = {}
        self.said: list[f.Block] = []
        self.tables: list[f.Table] = []
        self.notes: list[f.Note] = []
        self.captions: list[f.Caption] = []
        self.contents: list[f.Entry] = []

    def landed(self, fact: _Leading) -> _Leading:
        """A link or an entry that says what stands at its target."""
        if isinstance(fact, f.Link):
            if not fact.target.startswith("#"):
                return fact
            name = fact.target[1:]
        else:
            name = fact.where
        return msgspec.structs.replace(fact, lands=self._places.get(name))

    def finish_notes(self) -> None:
        """States the notes whose marks have been passed; the notes in notes come after them."""
        for note, before, origin in self.lines.waiting:
            body, self.said = self.said, []
            self.blocks(note.blocks, 1, ())
            text = said(" ".join(block.text for block in self.said))
            self.said = body
            self.notes.append(f.Note(label=note.label, anchor=before, text=text, origin=origin))

    # -- blocks ------------------------------------------------------------------------------------

    def blocks(self, blocks: Iterable[Block], depth: int, within: tuple[Container, ...]) -> None:
        for block in blocks:
            self._block(block, depth, within)

    def _block(self, block: Block, depth: int, within: tuple[Container, ...]) -> None:
        match block:
            case Section():
                with self._placing(block.id):
                    self._heading(block.title, depth, within, label=block.label, of=block)
                self.blocks(block.blocks, depth + 1, within)
            case Paragraph(content=content):
                with self._placing(block.id):
                    self._say("paragraph", content, within, of=block)
            case List():
                self._list(block, depth, within)
            case DefinitionList(items=items):
                for item in items:
                    self._say("term", item.term, within, of=block)
                    for definition in item.definitions:
                        self.blocks(definition, depth, (*within, "definition"))
            case BlockQuote(blocks=blocks, attribution=attribution):
                self.blocks(blocks, depth, (*within, "quote"))
                self._say("paragraph", attribution, (*within, "quote"), of=block)
            case CodeBlock(text=text):
                self._put(
                    f.Block(kind="code", text=text.rstrip("\n"), within=within, origin=block.origin)
                )
            case Table():
                self._table(block, depth, within)
            case Figure():
                with self._placing(block.id):
                    self.blocks(block.blocks, depth, within)
                    self._caption(block, depth)
            case MathBlock(text=text, label=label):
                with self._placing(block.id):
                    self._formula(block, text, label, within)
            case LineBlock(lines=lines):
                self._verse(lines, within, block)
            case ThematicBreak():
                self._put(f.Block(kind="break", text="", within=within, origin=block.origin))
            case Callout(title=title, blocks=blocks):
                self._say("paragraph", title, (*within, "callout"), of=block)
                self.blocks(blocks, depth, (*within, "callout"))
            case Landscape(blocks=blocks):
                self.blocks(blocks, depth, within)
            case Division():
                self._division(block, depth, within)
            case FieldList(fields=fields):
                self._fields(fields, within)
            case Contents(entries=entries):
                self.contents += map(_entry, entries)
            case Region():
                with self._placing(block.id):
                    self._region(block, depth, within)
            case _:
                assert_never(block)

    def _division(self, division: Division, depth: int, within: tuple[Container, ...]) -> None:
        start = len(self.said)
        with self.lines.speaking(division.language, division.direction):
            self.blocks(division.blocks, depth, within)
        words = " ".join(block.text for block in self.said[start:])
        self.lines.direct(words, division.direction, division.origin)

    def _region(self, region: Region, depth: int, within: tuple[Container, ...]) -> None:
        match region.role:
            case "title" | "memo_title" | "subtitle" | "byline":
                title = (Paragraph(content=region.title),) if region.title else ()
                lines: tuple[Block, ...] = (*title, *region.blocks)
                match lines:
                    case (Paragraph() as first, *rest) if region.role in ("title", "memo_title"):
                        self._say("title", first.content, within, of=first)
                        self.blocks(rest, depth, within)
                    case _:
                        self.blocks(lines, depth, within)
            case "masthead":
                for block in region.blocks:
                    if isinstance(block, FieldList):
                        self._masthead(block.fields, within)
                    else:
                        self._block(block, depth, within)
            case "title_page":
                for block in region.blocks:
                    if isinstance(block, FieldList):
                        for field in block.fields:
                            self._labelled([field], "", within)
                    else:
                        self._block(block, depth, within)
            case (
                "memo_header"
                | "summary"
                | "key_points"
                | "contents"
                | "body"
                | "sources"
                | "notes"
                | "colophon"
            ):
                if region.title:
                    self._heading(region.title, 1, within, of=None)
                self.blocks(region.blocks, depth, within)
            case _:
                assert_never(region.role)

    def _list(self, block: List, depth: int, within: tuple[Container, ...]) -> None:
        inner: tuple[Container, ...] = (*within, "list")
        for index, item in enumerate(block.items):
            number = block.start + index
            around = (block.prefix, block.suffix)
            sign = marker(number, block.numbering, *around) if block.ordered else BULLET
            box = "" if item.checked is None else BOXES[item.checked]
            if box and not block.ordered:
                sign = ""
            origin = item.origin or block.origin
            self._put(
                f.Block(
                    kind="item",
                    text="",
                    marker=sign,
                    opens=index == 0,
                    within=inner,
                    origin=origin,
                )
            )
            match item.blocks:
                case (Paragraph() as first, *rest) if box:
                    content = (Text(text=f"{box} "), *first.content)
                    self._say("paragraph", content, inner, of=first)
                    self.blocks(rest, depth, inner)
                case (LineBlock(lines=(line, *lines)) as first, *rest) if box:
                    boxed = ((Text(text=f"{box} "), *line), *lines)
                    verse = msgspec.structs.replace(first, lines=boxed)
                    self.blocks((verse, *rest), depth, inner)
                case blocks:
                    if box:
                        self._put(f.Block(kind="paragraph", text=box, within=inner, origin=origin))
                    self.blocks(blocks, depth, inner)

    def _table(self, table: Table, depth: int, within: tuple[Container, ...]) -> None:
        with self._placing(table.id):
            self._caption(table, depth)
            rows = []
            for group, in_head in ((table.head, True), (table.body, False), (table.foot, False)):
                for row in group:
                    cells = []
                    for cell in row.cells:
                        start, captions = len(self.said), len(self.captions)
                        self.blocks(cell.blocks, depth, (*within, "cell"))
                        texts = [block.text for block in self.said[start:]]
                        texts += [caption.text for caption in self.captions[captions:]]
                        cells.append(
                            f.Cell(
                                text=said(" ".join(texts)),
                                row_span=cell.row_span,
                                column_span=cell.column_span,
                                header="column" if in_head else "row" if cell.header else "",
                            )
                        )
                    rows.append(tuple(cells))
            if table.columns and any(rows):
                self.tables.append(f.Table(rows=tuple(rows), origin=table.origin))

    def _caption(self, block: Figure | Table, depth: int) -> None:
        """The paragraphs of a caption, its number before the first."""
        start = len(self.said)
        self.blocks(_with_label(block.caption, block.label), depth, ())
        texts = [part.text for part in self.said[start:]]
        del self.said[start:]
        self.captions += [f.Caption(text=said(text), origin=block.origin) for text in texts]

    def _formula(
        self, block: MathBlock, tex: str, label: str, within: tuple[Container, ...]
    ) -> None:
        text = self.lines.displayed(tex, label, block.origin)
        self._put(f.Block(kind="formula", text=text, within=within, origin=block.origin))

    def _verse(
        self, lines: Sequence[Inlines], within: tuple[Container, ...], block: LineBlock
    ) -> None:
        content = [inline for line in lines for inline in (LineBreak(), *line)][1:]
        self._say("verse", content, within, of=block)

    def _heading(
        self,
        title: Inlines,
        depth: int,
        within: tuple[Container, ...],
        *,
        label: str = "",
        of: Section | None,
    ) -> None:
        labelled = (Text(text=f"{label}{_AFTER_NUMBER}"), *title) if label else title
        self._say("heading", labelled, within, of=of, level=depth)

    # -- fields ------------------------------------------------------------------------------------

    def _masthead(self, fields: Sequence[Field], within: tuple[Container, ...]) -> None:
        """One line: who publishes, then all the rest."""
        first = [field for field in fields if field.name == "organization"]
        self._labelled(
            [*first, *(field for field in fields if field.name != "organization")],
            _SEPARATOR,
            within,
            loose=len(first),
        )

    def _labelled(
        self,
        fields: Sequence[Field],
        separator: str,
        within: tuple[Container, ...],
        *,
        loose: int = 0,
    ) -> None:
        content: list[Inline] = []
        for index, field in enumerate(fields):
            if index:
                content.append(Text(text=separator if index > loose else " "))
            content += [Text(text=f"{field.label}{_AFTER_LABEL}")] if field.label else []
            content += field.content
        self._say("paragraph", content, within, of=None)

    def _fields(self, fields: Iterable[Field], within: tuple[Container, ...]) -> None:
        for field in fields:
            self._say("term", (Text(text=field.label or field.name),), within, of=None)
            self._say("paragraph", field.content, (*within, "definition"), of=None)

    def _say(
        self,
        kind: f.Kind,
        content: Iterable[Inline],
        within: tuple[Container, ...],
        *,
        of: Block | None,
        level: int = 0,
    ) -> None:
        origin = getattr(of, "origin", None)
        spoken = of if isinstance(of, Paragraph | Section) else None
        language = "" if spoken is None else spoken.language
        direction = None if spoken is None else spoken.direction
        content = tuple(content)
        text = self.lines.read(content, origin, language=language, direction=direction)
        called = _called(content) if kind in ("title", "heading") and OBJECT in text else ""
        self._put(
            f.Block(kind=kind, text=text, level=level, called=called, within=within, origin=origin)
        )

    # -- places ------------------------------------------------------------------------------------

    def _put(self, block: f.Block) -> None:
        self.said.append(block)

    @contextmanager
    def _placing(self, identifier: str) -> Iterator[None]:
        """Notes what a link to `identifier` leads to: the first words, and the first caption, of
        what is stated within."""
        blocks, captions = len(self.said), len(self.captions)
        yield
        if identifier:
            first = [block.text for block in self.said[blocks:] if block.text][:1]
            captioned = [caption.text for caption in self.captions[captions:]][:1]
            self._places.setdefault(identifier, (*first, *captioned))


def _entry(entry: ContentsEntry) -> f.Entry:
    """A line of a contents list; its `where` is the id that it leads to."""
    content = [
        i for part in entry.content for i in (part.content if isinstance(part, Span) else (part,))
    ]
    return f.Entry(
        text=said(f"{entry.label} {_called(content)}"),
        level=entry.level,
        formulas=tuple(stated_formula(i.text) for i in content if isinstance(i, Math)),
        where=entry.target,
    )


def _called(content: Iterable[Inline]) -> str:
    """What ways through a publication say of a title: pictures by their alt text."""
    parts = plain_inlines(content)
    return said("".join(f.formula(i.text) if isinstance(i, Math) else i.text for i in parts))


def _with_label(caption: tuple[Block, ...], label: str) -> tuple[Block, ...]:
    """A caption as it is read, its label before its first words."""
    if not label:
        return caption
    match caption:
        case [Paragraph() as first, *rest]:
            content = (Text(text=f"{label}. "), *first.content)
            return (msgspec.structs.replace(first, content=content), *rest)
        case [_, *_]:
            return (Paragraph(content=(Text(text=f"{label}."),)), *caption)
        case _:
            return (Paragraph(content=(Text(text=label),)),)
