"""Contents lists: of sections, of figures, of tables. They are placed empty and filled when all is
numbered, for an entry bears the number of what it names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec

from publish.document import (
    Block,
    Blocks,
    Contents,
    ContentsEntry,
    Direction,
    Division,
    Figure,
    Inlines,
    Landscape,
    Listed,
    Node,
    Paragraph,
    Region,
    Section,
    Span,
    Table,
    Text,
)
from publish.layouts.labels import Labels
from publish.style import PageMaster
from publish.walk import children, iterate, plain_inlines, rebuild

_IDS: Final[dict[Listed, str]] = {
    "sections": "contents",
    "figures": "list-of-figures",
    "tables": "list-of-tables",
}


class _Stated(NamedTuple):
    """What is stated of the language and direction of a heading or caption, where that is not the
    document's."""

    language: str
    direction: Direction | None


_AROUND: Final = _Stated("", None)


def contents(labels: Labels, master: PageMaster) -> Blocks:
    """The lists that `master` asks for, still empty."""
    wanted: tuple[tuple[Listed, bool, str], ...] = (
        ("sections", master.contents, labels.contents),
        ("figures", master.list_of_figures, labels.list_of_figures),
        ("tables", master.list_of_tables, labels.list_of_tables),
    )
    return tuple(
        Region(
            role="contents",
            title=(Text(text=title),),
            blocks=(Contents(entries=(), of=of),),
        )
        for of, asked, title in wanted
        if asked
    )


def fill_contents(blocks: Blocks, depth: int) -> Blocks:
    """`blocks` with their contents lists filled, each from what follows it: that of sections with
    `depth` levels of titled parts. A list of nothing goes."""
    lists = [block for block in blocks if _listed(block) is not None]
    if not lists:
        return blocks
    if any(_listed(block) != "sections" for block in lists):
        blocks = _identified(blocks)
    taken = _ids(blocks)
    made: list[Block] = []
    for place, block in enumerate(blocks):
        of = _listed(block)
        if of is None or not isinstance(block, Region):
            made.append(block)
            continue
        rest = tuple(after for after in blocks[place + 1 :] if _listed(after) is None)
        entries = tuple(
            _entries(rest, 1, depth, _AROUND) if of == "sections" else _captioned(rest, of)
        )
        if entries:
            made.append(
                msgspec.structs.replace(
                    block,
                    id=free_id(taken, _IDS[of]),
                    blocks=(Contents(entries=entries, of=of),),
                )
            )
    return tuple(made)


def free_id(taken: set[str], wanted: str) -> str:
    """`wanted`, or with a number behind it when it is taken."""
    candidates = (wanted if n == 1 else f"{wanted}-{n}" for n in range(1, len(taken) + 2))
    return next(candidate for candidate in candidates if candidate not in taken)


def _listed(block: Block) -> Listed | None:
    """What a region lists that is a contents list."""
    match block:
        case Region(role="contents", blocks=(Contents(of=of),)):
            return of
        case _:
            return None


def _entries(blocks: Blocks, level: int, depth: int, around: _Stated) -> Iterator[ContentsEntry]:
    for block in blocks:
        match block:
            case Section():
                title = _spoken(_called(block), _stated(block, around))
                yield ContentsEntry(target=block.id, content=title, level=level, label=block.label)
                if level < depth:
                    yield from _entries(block.blocks, level + 1, depth, around)
            case Region(title=heading) if heading and block.id:
                yield ContentsEntry(target=block.id, content=_called(block), level=level)
            case Division():
                yield from _entries(block.blocks, level, depth, _stated(block, around))
            case Region(role="body") | Landscape():
                yield from _entries(block.blocks, level, depth, around)
            case _:
                pass


def _stated(node: Section | Division | Paragraph, around: _Stated) -> _Stated:
    """The language and direction that a node states, or else those stated around it."""
    return _Stated(node.language or around.language, node.direction or around.direction)


def _spoken(content: Inlines, stated: _Stated) -> Inlines:
    if stated == _AROUND:
        return content
    return (Span(content=content, language=stated.language, direction=stated.direction),)


def _captioned(blocks: Blocks, of: Listed) -> Iterator[ContentsEntry]:
    kind = Figure if of == "figures" else Table
    stack: list[tuple[Node, _Stated]] = [(block, _AROUND) for block in reversed(blocks)]
    while stack:
        node, around = stack.pop()
        inner = _stated(node, around) if isinstance(node, Section | Division) else around
        if isinstance(node, kind) and node.label and node.caption:
            first = node.caption[0]
            spoken = _stated(first, inner) if isinstance(first, Paragraph | Division) else inner
            content = _spoken(plain_inlines(node.caption), spoken)
            yield ContentsEntry(target=node.id, content=content, level=1, label=node.label)
        stack.extend((child, inner) for child in reversed(children(node)))


def _called(part: Section | Region) -> Inlines:
    """A title as a contents line says it: its words and formulas, without notes and links. One that
    has none, but a picture without alt text, is called by its id."""
    return plain_inlines(part.title) or (Text(text=part.id),)


def _identified(blocks: Blocks) -> Blocks:
    """`blocks` with ids on all figures and tables that have a number, so that a list can lead to
    them."""
    taken = _ids(blocks)

    def identify(node: Node) -> Node:
        if not isinstance(node, Figure | Table) or node.id or not node.label:
            return node
        identifier = free_id(taken, "figure" if isinstance(node, Figure) else "table")
        taken.add(identifier)
        return msgspec.structs.replace(node, id=identifier)

    return rebuild(Region(role="body", blocks=blocks), identify).blocks


def _ids(blocks: Blocks) -> set[str]:
    return {getattr(node, "id", "") for block in blocks for node in iterate(block)}
