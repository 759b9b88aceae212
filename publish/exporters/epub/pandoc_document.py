"""Arranged document → the AST that pandoc makes chapters of.

pandoc begins a new file at each heading of level 1. A title page and the chapters of a book bear
such headings; a document that opens with its title in the text is one file under that title, its
sections a level below.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from publish.document import (
    Block,
    Blocks,
    Contents,
    ContentsEntry,
    Division,
    Document,
    FieldList,
    Figure,
    Image,
    Inlines,
    Landscape,
    List,
    Listed,
    ListItem,
    Math,
    MathBlock,
    Paragraph,
    Region,
    Section,
)
from publish.pandoc import types as p
from publish.pandoc.encode import BlockEncoder
from publish.pandoc.field_lists import DETAILS, encode_fields
from publish.walk import iterate, plain_text, unturned

TITLE_PLACE: Final = "title-place"
"""Class of what marks where the title stands: a section begins with its heading for pandoc, but a
masthead may precede a title."""
OPENING_PLACE: Final = "opening-place"
"""Class of a heading without words, at which a file begins: text between a contents list and the
first section is to follow the list. It is taken off again."""
_DEPTH: Final = 3
"""Levels of headings in the navigation when no contents list says how many."""
_HEADINGS: Final = ("title", "memo_title")


class Composition(msgspec.Struct, frozen=True, kw_only=True):
    """What pandoc is given, and what it is not: title and depth of the contents list, which
    becomes the navigation document, and the `lists` of figures and tables beside it. There is no
    title and there are no `contents` when the layout placed no contents list. Of a `titled` one the
    title heads the text, and all other headings stand below it. The text is `resumed` after all
    lists with the section of that id, if any; `preceding` is the last one before them."""

    ast: bytes
    contents_title: Inlines
    contents_depth: int
    titled: bool
    contents: Region | None
    lists: tuple[Region, ...]
    resumed: str
    preceding: str


def compose(
    document: Document,
    picture: Callable[[Image], str],
    settable: Callable[[Math | MathBlock], bool],
) -> Composition:
    """`document` as an AST of sections that begin where a file begins.

    `picture` gives the name of a picture's file; `settable` tells which formulas become MathML. A
    document that nobody arranged gets a title page and its sources.
    """
    arranged = unturned(document.blocks)
    blocks = arranged if document.page_master else _arranged(document)
    placed = [b for b in blocks if isinstance(b, Region) and b.role == "contents"]
    blocks = tuple(b for b in blocks if b not in placed)
    contents = [region for region in placed if listed(region) == "sections"]
    opening = next((b for b in blocks if _is_heading(b)), None)
    free = _free(blocks)
    if opening is None:
        encoder = BlockEncoder(picture, level=1, settable=settable)
        encoded = [node for block in blocks for node in _front(block, free, encoder)]
        if blocks and not _begins_file(blocks[0]):
            # pandoc would begin the file with the title.
            encoded.insert(0, _opening_place(1))
    else:
        encoder = BlockEncoder(picture, level=2, settable=settable)
        encoded = [_under_title(blocks, opening, _after(arranged, placed), free, encoder)]
    title = document.meta.title
    levels = (n.level for part in contents for n in iterate(part) if isinstance(n, ContentsEntry))
    deepest = max(levels, default=0)
    meta: dict[str, p.MetaValue] = {"title": p.MetaString(plain_text(title))}
    if document.meta.language:
        meta["lang"] = p.MetaString(document.meta.language)
    return Composition(
        ast=msgspec.json.encode(p.Pandoc(blocks=encoded, meta=meta)),
        contents_title=contents[0].title or title if contents else (),
        contents_depth=_DEPTH if deepest == 0 else deepest if opening is None else deepest + 1,
        titled=opening is not None,
        contents=contents[0] if contents else None,
        lists=tuple(region for region in placed if region not in contents),
        resumed=_resumed(arranged, placed),
        preceding=_preceding(arranged, placed),
    )


def _after(blocks: Blocks, placed: list[Region]) -> Block | None:
    """The block after the contents lists, when it begins with no heading."""
    following = next(iter(blocks[blocks.index(placed[-1]) + 1 :]), None) if placed else None
    return None if following is None or _begins_with_heading(following) else following


def _resumed(blocks: Blocks, placed: list[Region]) -> str:
    """The id of the first section after the contents lists."""
    following = blocks[blocks.index(placed[-1]) + 1 :] if placed else ()
    return next((n.id for b in following for n in iterate(b) if isinstance(n, Section)), "")


def _preceding(blocks: Blocks, placed: list[Region]) -> str:
    """The id of the last part with a heading before the contents lists."""
    above = blocks[: blocks.index(placed[0])] if placed else ()
    parts = (n for block in above for n in iterate(block) if isinstance(n, Section | Region))
    return next((n.id for n in reversed(list(parts)) if n.id and n.title), "")


def _begins_with_heading(block: Block) -> bool:
    match block:
        case Section():
            return True
        case Region(title=title, blocks=blocks):
            return bool(title) or (bool(blocks) and _begins_with_heading(blocks[0]))
        case Landscape(blocks=[first, *_]) | Division(blocks=[first, *_]):
            return _begins_with_heading(first)
        case _:
            return False


def listed(region: Region) -> Listed:
    """What a region of contents lists."""
    return next((b.of for b in region.blocks if isinstance(b, Contents)), "sections")


def _arranged(document: Document) -> Blocks:
    title = Region(role="title", blocks=(Paragraph(content=document.meta.title),))
    page = Region(role="title_page", blocks=(title,))
    if not document.sources:
        return (page, *document.blocks)
    items = tuple(
        ListItem(blocks=(Paragraph(content=source.content),)) for source in document.sources
    )
    listed = List(items=items, ordered=True)
    sources = Region(role="sources", title=document.sources_title, blocks=(listed,))
    return (page, *document.blocks, sources)


def _free(blocks: Blocks) -> str:
    """An id for the title, which pandoc would give one that a block may have."""
    taken = {getattr(node, "id", "") for block in blocks for node in iterate(block)}
    return next(n for i in range(len(taken) + 1) if (n := f"title{i or ''}") not in taken)


def _is_heading(block: Block) -> bool:
    return isinstance(block, Region) and block.role in _HEADINGS and _first(block) is not None


def _begins_file(block: Block) -> bool:
    """Whether pandoc begins a file with it."""
    named = isinstance(block, Region) and block.role in DETAILS
    return named or _begins_with_heading(block)


def _first(region: Region) -> Paragraph | None:
    first = region.blocks[0] if region.blocks else None
    return first if isinstance(first, Paragraph) else None


def _front(block: Block, free: str, encoder: BlockEncoder) -> list[p.Block]:
    if not isinstance(block, Region) or block.role not in DETAILS:
        return encoder.blocks([block])
    details = DETAILS[block.role]
    name = details.removesuffix("-details")
    heading: list[p.Block] = []
    rest: list[p.Block] = []
    for part in block.blocks:
        match part:
            case Region(role="title") if not heading and (first := _first(part)):
                identifier = part.id or free
                title = first.content
                heading = [_heading(title, f"{name}-title", identifier, listed=False, to=encoder)]
                rest.extend(encoder.blocks(part.blocks[1:]))
            case Region(role="subtitle"):
                rest.append(_div(f"{name}-subtitle", encoder.blocks(part.blocks)))
            case Region():
                rest.append(_div(details, encoder.blocks(part.blocks)))
            case FieldList(fields=fields):
                rest.extend(encode_fields(fields, block.role, encoder.inlines))
            case Figure():
                rest.extend(encoder.blocks([part]))
            case _:
                rest.append(_div(details, encoder.blocks([part])))
    class_ = block.role.replace("_", "-")
    classes = ["section", class_] if heading else [class_]
    return [p.Div(((block.id, classes, []), [*heading, *rest]))]


def _under_title(
    blocks: Blocks, opening: Block, parted: Block | None, free: str, encoder: BlockEncoder
) -> p.Block:
    """All blocks in one section that begins with the title; a file begins at `parted`."""
    content: list[p.Block] = []
    for block in blocks:
        if block is parted:
            content.append(_opening_place(2))
        if block is not opening or not isinstance(block, Region):
            content.extend(encoder.blocks([block]))
            continue
        first, name = _first(block), block.role.replace("_", "-")
        if first is not None:
            identifier = block.id or free
            content.insert(0, _heading(first.content, name, identifier, listed=True, to=encoder))
            content.append(_div(TITLE_PLACE, []))
        if block.blocks[1:]:
            content.append(_div(name, encoder.blocks(block.blocks[1:])))
    return p.Div((("", ["section"], []), content))


def _opening_place(level: int) -> p.Block:
    return p.Header((level, ("", [OPENING_PLACE, "unnumbered", "unlisted"], []), []))


def _heading(
    title: Inlines, name: str, identifier: str, *, listed: bool, to: BlockEncoder
) -> p.Block:
    classes = [name, "unnumbered"] if listed else [name, "unnumbered", "unlisted"]
    return p.Header((1, (identifier, classes, []), to.inlines(title)))


def _div(name: str, content: list[p.Block]) -> p.Block:
    return p.Div((("", [name], []), content))
