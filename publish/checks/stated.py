"""The facts of an arranged document: what every artifact of it has to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, Literal, TypeVar, assert_never

import msgspec

from publish.checks import facts as f
from publish.checks.counting import marker
from publish.checks.facts import (
    BOXES,
    BULLET,
    FORMULA,
    OBJECT,
    PAGE,
    PAGES,
    Container,
    Facts,
    formula,
    said,
    symbols_of,
)
from publish.checks.tex import letters
from publish.document import (
    Block,
    BlockQuote,
    Blocks,
    Callout,
    Citation,
    CitationItem,
    Code,
    CodeBlock,
    Contents,
    DefinitionList,
    Document,
    Emphasis,
    Field,
    FieldList,
    Figure,
    Furniture,
    Highlight,
    Image,
    Inline,
    Inlines,
    Keyboard,
    Landscape,
    LineBlock,
    LineBreak,
    Link,
    List,
    MarginLine,
    MarginPiece,
    Math,
    MathBlock,
    Note,
    Origin,
    PageField,
    Paragraph,
    Reference,
    Region,
    Section,
    SmallCaps,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    ThematicBreak,
    Underline,
)
from publish.walk import plain_text

_SEPARATOR: Final = " · "
_ANCHOR: Final = 40
"""Characters before a note's mark that say where it stands."""


def facts_of(document: Document) -> Facts:
    """What an arranged document says, in the order in which artifacts say it."""
    stating = _Stating(document)
    stating.blocks(document.blocks, 1, ())
    stating.finish_notes()
    return Facts(
        blocks=tuple(block for block in stating.said if block.text or block.kind in _SILENT),
        tables=tuple(stating.tables),
        notes=tuple(stating.notes),
        links=tuple(stating.landed(link) for link in merged(stating.links)),
        pictures=tuple(stating.pictures),
        captions=tuple(caption for caption in stating.captions if caption.text),
        formulas=tuple(stating.formulas),
        languages=tuple(stating.languages),
        directions=tuple(stating.directions),
        contents=tuple(stating.landed(entry) for entry in stating.contents),
        furniture=tuple(_furniture(document.furniture)) if document.furniture else (),
        metadata=tuple(_metadata(document)),
    )


_SILENT: Final = ("item", "break")
"""Blocks that say something without words."""


def anchor(text: str) -> str:
    """The end of what stands before a note's mark."""
    return said(text.rpartition("\x06")[2])[-_ANCHOR:]


def merged(links: Iterable[f.Link]) -> Iterator[f.Link]:
    """Links with what belongs together joined: an exporter may part a link at marks within it.

    Parts share their target and their place, and nothing stands between them; a link whose `where`
    begins with `+` continues the one before it.
    """
    held: f.Link | None = None
    for link in links:
        if held is not None and link.where.startswith("+") and link.target == held.target:
            held = msgspec.structs.replace(held, text=held.text + link.text)
            continue
        if held is not None:
            yield msgspec.structs.replace(held, text=said(held.text))
        held = msgspec.structs.replace(link, where=link.where.removeprefix("+"))
    if held is not None:
        yield msgspec.structs.replace(held, text=said(held.text))


class _Line:
    """The words of one block while they are gathered, and in which languages they are."""

    def __init__(self, origin: Origin | None, language: str) -> None:
        self.origin = origin
        self.text = ""
        self.languages: list[tuple[str, str]] = []
        self.language = language
        self.link_end = -1

    def add(self, text: str) -> None:
        self.text += text
        if text and text != OBJECT and not FORMULA.fullmatch(text):
            if self.languages and self.languages[-1][0] == self.language:
                text = self.languages.pop()[1] + text
            self.languages.append((self.language, text))


class _Stating:
    """Walks a document and gathers its facts."""

    def __init__(self, document: Document) -> None:
        self._language = _primary(document.meta.language)
        self._media = {media.id: media.media_type for media in document.media}
        self._places: dict[str, tuple[str, ...]] = {}
        self._waiting: list[tuple[Note, str, Origin | None]] = []
        self.said: list[f.Block] = []
        self.tables: list[f.Table] = []
        self.notes: list[f.Note] = []
        self.links: list[f.Link] = []
        self.pictures: list[f.Picture] = []
        self.captions: list[f.Caption] = []
        self.formulas: list[f.Formula] = []
        self.languages: list[f.Language] = []
        self.directions: list[f.Directed] = []
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
        for note, before, origin in self._waiting:
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
                    self._say("paragraph", content, within, of=block, language=block.language)
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
            case FieldList(fields=fields):
                self._fields(fields, within)
            case Contents(entries=entries):
                for entry in entries:
                    words = said(f"{entry.label} {plain_text(entry.content)}")
                    self.contents.append(f.Entry(text=words, level=entry.level, where=entry.target))
            case Region():
                with self._placing(block.id):
                    self._region(block, depth, within)
            case _:
                assert_never(block)

    def _region(self, region: Region, depth: int, within: tuple[Container, ...]) -> None:
        match region.role:
            case "title" | "memo_title" | "subtitle" | "byline":
                title = (Paragraph(content=region.title),) if region.title else ()
                lines: Blocks = (*title, *region.blocks)
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
            sign = marker(block.start + index, block.numbering) if block.ordered else BULLET
            box = "" if item.checked is None else BOXES[item.checked]
            if box and not block.ordered:
                sign = ""
            origin = item.origin or block.origin
            self._put(f.Block(kind="item", text="", marker=sign, within=inner, origin=origin))
            match item.blocks:
                case (Paragraph() as first, *rest) if box:
                    content = (Text(text=f"{box} "), *first.content)
                    self._say("paragraph", content, inner, of=first, language=first.language)
                    self.blocks(rest, depth, inner)
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
        self.blocks(block.caption, depth, ())
        texts = [part.text for part in self.said[start:]]
        del self.said[start:]
        if block.label:
            opens = bool(block.caption) and isinstance(block.caption[0], Paragraph)
            head = f"{block.label}." if block.caption else block.label
            texts = [f"{head} {texts[0]}", *texts[1:]] if opens and texts else [head, *texts]
        self.captions += [f.Caption(text=said(text), origin=block.origin) for text in texts]

    def _formula(
        self, block: MathBlock, tex: str, label: str, within: tuple[Container, ...]
    ) -> None:
        self.formulas.append(_formula_of(tex, block.origin))
        self._put(
            f.Block(
                kind="formula",
                text=said(f"{formula(tex)} {label}"),
                within=within,
                origin=block.origin,
            )
        )

    def _verse(
        self, lines: Sequence[Inlines], within: tuple[Container, ...], block: LineBlock
    ) -> None:
        content = [inline for line in lines for inline in (*line, LineBreak())]
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
        labelled = (Text(text=f"{label} "), *title) if label else title
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
            content += [Text(text=f"{field.label} ")] if field.label else []
            content += field.content
        self._say("paragraph", content, within, of=None)

    def _fields(self, fields: Iterable[Field], within: tuple[Container, ...]) -> None:
        for field in fields:
            self._say("term", (Text(text=field.label or field.name),), within, of=None)
            self._say("paragraph", field.content, (*within, "definition"), of=None)

    # -- inlines -----------------------------------------------------------------------------------

    def _say(
        self,
        kind: f.Kind,
        content: Iterable[Inline],
        within: tuple[Container, ...],
        *,
        of: Block | None,
        level: int = 0,
        language: str = "",
    ) -> None:
        line = _Line(getattr(of, "origin", None), language or "")
        self._inlines(content, line)
        if isinstance(of, Paragraph):
            self._directed(line.text, of.direction, line.origin)
        self._put(
            f.Block(
                kind=kind,
                text=said(line.text),
                level=level,
                within=within,
                origin=line.origin,
            )
        )
        for tongue, words in line.languages:
            if tongue and _primary(tongue) != self._language and said(words):
                self.languages.append(
                    f.Language(text=said(words), language=tongue, origin=line.origin)
                )

    def _inlines(self, content: Iterable[Inline], line: _Line) -> None:
        for inline in content:
            self._inline(inline, line)

    def _inline(self, inline: Inline, line: _Line) -> None:
        match inline:
            case Text(text=text) | Code(text=text) | Keyboard(text=text):
                line.add(text)
            case LineBreak():
                line.add(" ")
            case Math(text=text):
                line.add(formula(text))
                self.formulas.append(_formula_of(text, line.origin))
            case Emphasis() | Strong() | Strikeout() | Superscript() | Subscript():
                self._inlines(inline.content, line)
            case SmallCaps() | Underline() | Highlight():
                self._inlines(inline.content, line)
            case Span(content=content, language=language, direction=direction):
                outer, line.language = line.language, language or line.language
                start = len(line.text)
                self._inlines(content, line)
                line.language = outer
                self._directed(line.text[start:], direction, line.origin)
            case Link(target=target, content=content):
                self._link(target, content or (Text(text=target.removeprefix("#")),), line)
            case Reference(target=target, content=content):
                self._link(f"#{target}", content or (Text(text=target),), line)
            case Image():
                self._picture(inline, line)
            case Note():
                self._waiting.append((inline, anchor(line.text), line.origin))
            case Citation(content=content, items=items):
                self._inlines(content or _keys(items), line)
            case _:
                assert_never(inline)

    def _directed(self, text: str, direction: str | None, origin: Origin | None) -> None:
        if direction and said(text):
            self.directions.append(f.Directed(text=said(text), direction=direction, origin=origin))

    def _link(self, target: str, content: Inlines, line: _Line) -> None:
        start = len(line.text)
        at = len(self.links)
        joins = "+" if line.link_end == start and self.links else ""
        self._inlines(content, line)
        line.link_end = len(line.text)
        self.links.insert(
            at, f.Link(text=line.text[start:], target=target, origin=line.origin, where=joins)
        )

    def _picture(self, image: Image, line: _Line) -> None:
        if image.media not in self._media:
            line.add(image.alt or image.title)
            return
        shown = image.alt if not image.decorative else ""
        line.add(OBJECT if shown else "")
        self.pictures.append(
            f.Picture(
                alt=said(shown),
                decorative=image.decorative,
                digest=image.media,
                media_type=self._media[image.media],
                origin=line.origin,
            )
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


def _formula_of(tex: str, origin: Origin | None) -> f.Formula:
    return f.Formula(tex=said(tex), symbols=symbols_of(tex), letters=letters(tex), origin=origin)


_Leading = TypeVar("_Leading", f.Link, f.Entry)


def _keys(items: Iterable[CitationItem]) -> Iterator[Inline]:
    """A citation that nobody has put into words: its keys, in brackets."""
    for index, item in enumerate(items):
        yield Text(text="; " if index else "[")
        yield from item.prefix
        yield Text(text=f" {item.key}" if item.prefix else item.key)
        yield from item.suffix
    yield Text(text="]")


def _furniture(furniture: Furniture) -> Iterator[f.Furniture]:
    lines: tuple[
        tuple[Literal["header", "footer"], Literal["first", "others"], MarginLine], ...
    ] = (
        ("header", "others", furniture.header),
        ("footer", "others", furniture.footer),
        ("header", "first", furniture.first_header),
        ("footer", "first", furniture.first_footer),
    )
    for edge, pages, line in lines:
        parts = [_margin(part) for part in (line.start, line.center, line.end)]
        text, mirrored = (said(" ".join(order)) for order in (parts, parts[::-1]))
        if text:
            yield f.Furniture(
                edge=edge, pages=pages, text=text, mirrored=mirrored if mirrored != text else ""
            )


def _margin(part: tuple[MarginPiece, ...]) -> str:
    signs = {"page": PAGE, "pages": PAGES}
    return "".join(signs[p.kind] if isinstance(p, PageField) else p.text for p in part)


def _metadata(document: Document) -> Iterator[tuple[str, str]]:
    meta = document.meta
    stated = (
        *(("author", author) for author in meta.authors),
        ("classification", meta.classification),
        ("date", meta.date),
        ("identifier", meta.identifier),
        *(("keyword", keyword) for keyword in meta.keywords),
        ("language", meta.language),
        ("organization", meta.organization),
        ("reference", meta.reference),
        ("rights", meta.rights),
        ("status", meta.status),
        ("subtitle", plain_text(meta.subtitle)),
        ("summary", plain_text(meta.summary)),
        ("title", plain_text(meta.title)),
    )
    for name, value in stated:
        if said(value):
            yield name, said(value)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
