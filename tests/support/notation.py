"""A short way to write documents in tests: `doc(h("Aims", p("To ", em("win"))), title="Plan")`."""

from __future__ import annotations

from publish.document import (
    Block,
    Cell,
    Column,
    Document,
    Emphasis,
    Inline,
    Inlines,
    Link,
    List,
    ListItem,
    Meta,
    Note,
    Paragraph,
    Row,
    Section,
    Strong,
    Table,
    Text,
)

Piece = Inline | str


def inlines(*pieces: Piece) -> Inlines:
    """Inlines; a string is a text."""
    return tuple(Text(text=piece) if isinstance(piece, str) else piece for piece in pieces)


def em(*pieces: Piece) -> Emphasis:
    return Emphasis(content=inlines(*pieces))


def strong(*pieces: Piece) -> Strong:
    return Strong(content=inlines(*pieces))


def a(target: str, *pieces: Piece) -> Link:
    return Link(target=target, content=inlines(*pieces))


def note(*blocks: Block) -> Note:
    return Note(blocks=blocks)


def p(*pieces: Piece) -> Paragraph:
    return Paragraph(content=inlines(*pieces))


def h(title: str, *blocks: Block, id: str = "") -> Section:  # noqa: A002 - the field's name
    return Section(title=inlines(title), blocks=blocks, id=id)


def ul(*items: Block) -> List:
    return List(items=tuple(ListItem(blocks=(item,)) for item in items))


def ol(*items: Block) -> List:
    return List(items=tuple(ListItem(blocks=(item,)) for item in items), ordered=True)


def table(*rows: str, head: int = 0) -> Table:
    """A table of rows written `"a | b"`; the first `head` of them are its head."""
    cells = [
        Row(cells=tuple(Cell(blocks=(p(part.strip()),)) for part in row.split("|"))) for row in rows
    ]
    columns = (Column(),) * max(len(row.cells) for row in cells)
    return Table(columns=columns, head=tuple(cells[:head]), body=tuple(cells[head:]))


def doc(*blocks: Block, title: str = "", language: str = "en", date: str = "") -> Document:
    meta = Meta(title=inlines(title) if title else (), language=language, date=date)
    return Document(meta=meta, blocks=blocks)
