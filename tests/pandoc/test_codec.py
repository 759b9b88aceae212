"""The codec's law: a document that went to pandoc's AST and back says the same."""

from __future__ import annotations

from itertools import dropwhile, pairwise

import msgspec
from hypothesis import given, settings

from publish.diagnostics import Log
from publish.document import (
    Blocks,
    Contents,
    Document,
    FieldList,
    Figure,
    Image,
    Landscape,
    Link,
    List,
    ListItem,
    MathBlock,
    Node,
    Paragraph,
    Reference,
    Region,
    Row,
    Section,
    Span,
    Strong,
    Table,
    Text,
)
from publish.normalization import normalize
from publish.pandoc.decode import decode
from publish.pandoc.encode import encode
from publish.walk import plain_text, rebuild
from tests.support.strategies import documents

TITLE = (Text(text="A title of its own"),)


def there_and_back(document: Document) -> Document:
    media = {media.id: media for media in document.media}
    ast = encode(document, picture=lambda image: image.media)
    return decode(ast, Log(), title=TITLE, pictures=lambda target, _: media.get(target))


@given(documents())
@settings(max_examples=25)
def test_words_and_structure_survive_the_way_there_and_back(document: Document) -> None:
    document = _within_domain(document)
    again = msgspec.structs.replace(document, blocks=there_and_back(document).blocks)
    assert plain_text(again.blocks).split() == plain_text(document.blocks).split()
    assert normalize(again, Log()).blocks == document.blocks


def _within_domain(document: Document) -> Document:
    """A normalized document of what both models can say: nothing that only a layout makes, each
    section where a heading can begin it, lists as tight as their paragraphs are,
    captions of paragraphs."""
    bare = Document(
        meta=msgspec.structs.replace(document.meta, title=TITLE, language="en"),
        blocks=document.blocks,
        media=document.media,
    )
    bare = rebuild(bare, _sayable)
    for _ in range(2):
        bare = msgspec.structs.replace(bare, blocks=_sections_last(bare.blocks))
        bare = rebuild(normalize(bare, Log()), _sayable)
    return normalize(bare, Log())


def _sayable(node: Node) -> Node | tuple[Node, ...]:
    if hasattr(node, "origin"):
        node = msgspec.structs.replace(node, origin=None)
    if getattr(node, "label", ""):
        node = msgspec.structs.replace(node, label="")
    if isinstance(node, Figure):
        legend = tuple(dropwhile(lambda b: isinstance(b, Paragraph | MathBlock), node.caption))
        node = msgspec.structs.replace(
            node,
            caption_above=False,
            caption=node.caption[: len(node.caption) - len(legend)],
            blocks=(*node.blocks, *legend),
        )
    match node:
        case Region(blocks=blocks):
            return blocks
        case FieldList() | Contents():
            return ()
        case Landscape(blocks=blocks):
            return blocks
        case Section(role=role) if role:
            return msgspec.structs.replace(node, role="")
        case Reference(target=target, content=content):
            return Link(target=f"#{target}", content=content)
        case Image(media="", alt=alt):
            return (Text(text=alt),) if alt else ()
        case Image(decorative=decorative, alt=alt, width=width, share=share, height=height):
            return msgspec.structs.replace(
                node,
                alt="" if decorative else alt,
                width=None if width is None or share is not None else round(width, 1),
                height=None if height is None else round(height, 1),
                share=None if share is None else round(share, 2),
            )
        case Span(language="", direction=None, content=content):
            return content
        case List(ordered=False) if (node.start, node.numbering) != (1, "decimal"):
            return _sayable(msgspec.structs.replace(node, start=1, numbering="decimal"))
        case List(items=items):
            spaced = any(_is_plain(block) for item in items for block in item.blocks)
            parted = any(_is_parted(item) for item in items)
            return msgspec.structs.replace(node, tight=not spaced or (node.tight and not parted))
        case Table(head=head):
            return msgspec.structs.replace(node, head=tuple(map(_headed, head)))
        case _:
            return node


def _is_parted(item: ListItem) -> bool:
    """Whether an item has paragraphs that follow each other, which only a loose list parts."""
    paragraphs = [isinstance(block, Paragraph) for block in item.blocks]
    return any(map(_is_plain, item.blocks)) and (True, True) in pairwise(paragraphs)


def _is_plain(node: Node) -> bool:
    """Whether pandoc says by this block if a list is tight."""
    if isinstance(node, MathBlock):
        return True
    return isinstance(node, Paragraph) and not node.language and node.direction is None


def _headed(row: Row) -> Row:
    cells = (msgspec.structs.replace(cell, header=True) for cell in row.cells)
    return msgspec.structs.replace(row, cells=tuple(cells))


def _sections_last(blocks: Blocks) -> Blocks:
    """What is no section stands before the sections beside it, and none is within a block."""
    others = tuple(rebuild(b, _dissolved) for b in blocks if not isinstance(b, Section))
    sections = tuple(
        msgspec.structs.replace(
            rebuild(msgspec.structs.replace(b, blocks=()), _dissolved),
            blocks=_sections_last(b.blocks),
        )
        for b in blocks
        if isinstance(b, Section)
    )
    return (*others, *sections)


def _dissolved(node: Node) -> Node | tuple[Node, ...]:
    if isinstance(node, Section):
        return (Paragraph(content=(Strong(content=node.title),)), *node.blocks)
    return node
