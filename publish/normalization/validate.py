"""What holds of every normalized document, and still of an arranged one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from publish.document import (
    Citation,
    Document,
    Figure,
    Image,
    Link,
    List,
    MathBlock,
    Node,
    Paragraph,
    Reference,
    Region,
    Section,
    Table,
    Text,
)
from publish.walk import iterate


def validate(document: Document) -> tuple[str, ...]:
    """What is wrong with `document`, a sentence each; nothing when it is in the one form."""
    return tuple(_problems(document))


def _problems(document: Document) -> Iterator[str]:
    if not document.meta.language:
        yield "the language is not settled"
    identified = (Section, Figure, Table, MathBlock, Region, Paragraph)
    shown = document.blocks if document.page_master else (document,)
    ids = Counter(
        node.id
        for part in shown
        for node in iterate(part)
        if isinstance(node, identified) and node.id
    )
    media = {item.id for item in document.media}
    yield from (f'the id "{name}" stands {count} times' for name, count in ids.items() if count > 1)
    for node in iterate(document):
        yield from _wrong(node, ids, media)


def _wrong(node: Node, ids: Counter[str], media: set[str]) -> Iterator[str]:
    match node:
        case Text(text=""):
            yield "a text is empty"
        case Citation(content=()):
            yield "a citation has no words"
        case Paragraph(content=()):
            yield "a paragraph is empty"
        case List(items=()):
            yield "a list is empty"
        case Section(title=(), role=""):
            yield "a section has no title"
        case Section(id=""):
            yield "a section has no id"
        case Link(target=target) if target.startswith("#") and target[1:] not in ids:
            yield f'a link leads to "{target}", which is not there'
        case Reference(target=target) if target not in ids:
            yield f'a reference leads to "{target}", which is not there'
        case Image(media=identifier) if identifier and identifier not in media:
            yield f"the picture {identifier} is not there"
        case Table():
            yield from (f"a row of table {node.id} is not square" for _ in _ragged(node))
        case _:
            pass


def _ragged(table: Table) -> Iterator[int]:
    for rows in (table.head, table.body, table.foot):
        below = [0] * len(table.columns)
        for row in rows:
            width = sum(cell.column_span for cell in row.cells) + sum(b > 0 for b in below)
            if width != len(table.columns):
                yield width
                return
            places = iter([c for c, b in enumerate(below) if not b])
            below = [max(b - 1, 0) for b in below]
            for cell in row.cells:
                for _ in range(cell.column_span):
                    below[next(places)] = cell.row_span - 1
        if any(below):
            yield max(below)
