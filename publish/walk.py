"""Ways through the tree: iterate, rebuild, read as plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from publish.document import (
    Block,
    Citation,
    Code,
    CodeBlock,
    Document,
    Furniture,
    Image,
    Inline,
    Inlines,
    Keyboard,
    Landscape,
    LineBlock,
    LineBreak,
    Math,
    MathBlock,
    Node,
    Note,
    Origin,
    Region,
    Section,
    Text,
)

N = TypeVar("N", bound=Node)


def children(node: Node) -> Iterator[Node]:
    """The nodes directly below `node`, in the order of its fields."""
    for name in node.__struct_fields__:
        yield from _nodes(getattr(node, name))


def iterate(node: Node) -> Iterator[Node]:
    """`node` and all nodes below it, in reading order (depth first, parents before children)."""
    stack = [node]
    while stack:
        here = stack.pop()
        yield here
        stack.extend(reversed(list(children(here))))


Change = Callable[[Node], "Node | tuple[Node, ...]"]
"""What becomes of a node: itself, another one, or any number in its place."""


def rebuild(node: N, change: Change) -> N:
    """A copy of `node` in which `change` was applied to every node below it, leaves first.

    A tuple that `change` returns takes the node's place among its siblings. A node whose children
    did not change is not copied.
    """
    return _rebuilt(node, lambda child: change(rebuild(child, change)))


def rebuild_placed(node: N, change: Callable[[Node, Origin | None], Node | tuple[Node, ...]]) -> N:
    """As `rebuild`; `change` is also told the nearest origin at or above a node, one that says a
    line before one that says its file alone."""

    def below(parent: N, around: Origin | None) -> N:
        def visit(child: Node) -> Node | tuple[Node, ...]:
            own: Origin | None = getattr(child, "origin", None)
            here = own if own is not None and (own.first or around is None) else around
            return change(below(child, here), here)  # type: ignore[arg-type]

        return _rebuilt(parent, visit)

    return below(node, getattr(node, "origin", None))


def rebuild_down(node: N, change: Change) -> N:
    """As `rebuild`, but parents first: `change` sees a node before its children are rebuilt."""

    def visit(child: Node) -> Node | tuple[Node, ...]:
        new = change(child)
        if isinstance(new, tuple):
            return tuple(rebuild_down(part, change) for part in new)
        return rebuild_down(new, change)

    return _rebuilt(node, visit)


def rebuild_runs(node: N, change: Callable[[Node, Inlines], Inlines]) -> N:
    """A copy of `node` in which every outermost run of inlines became what `change` makes of it.

    `change` is given the node that owns the run, and the run. A note's blocks have runs of their
    own, which are rebuilt before the run in which the note's mark stands. What stands in the
    margins of pages is no run: a layout made it.
    """

    def visit(owner: Node, value: object) -> object:
        if not isinstance(value, tuple):
            if isinstance(value, Node) and not isinstance(value, Furniture):
                return rebuild_runs(value, change)
            return value
        if value and isinstance(value[0], Inline):
            inner = _replaced(value, lambda inline: in_notes(rebuild(inline, in_notes)))
            return change(owner, inner)
        return _replaced(value, lambda part: visit(owner, part))

    def in_notes(inline: Node) -> Node:
        return rebuild_runs(inline, change) if isinstance(inline, Note) else inline

    changed = {
        name: new
        for name in node.__struct_fields__
        if (new := visit(node, old := getattr(node, name))) is not old
    }
    return msgspec.structs.replace(node, **changed) if changed else node


def plain_text(node: Node | Iterable[Node]) -> str:
    """What a reader would read aloud: text without marks; a line break is a line feed.

    Blocks are separated by line feeds. A picture is its alt text, a formula its TeX; notes are
    left out, for they do not stand where their mark stands.
    """
    return "".join(_spoken(node if not isinstance(node, Node) else (node,))).strip("\n")


def _nodes(value: object) -> Iterator[Node]:
    if isinstance(value, Node):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _nodes(part)


def _rebuilt(node: N, visit: Change) -> N:
    changed = {
        name: new
        for name in node.__struct_fields__
        if (new := _visited(old := getattr(node, name), visit)) is not old
    }
    return msgspec.structs.replace(node, **changed) if changed else node


def _visited(value: object, visit: Change) -> object:
    if isinstance(value, Node):
        alone = visit(value)
        if isinstance(alone, tuple):
            kind = type(value).__name__
            raise TypeError(f"a {kind} that stands alone cannot become {len(alone)} nodes")
        return alone
    if not isinstance(value, tuple):
        return value
    parts: list[object] = []
    for part in value:
        if isinstance(part, Node):
            new = visit(part)
            parts.extend(new if isinstance(new, tuple) else (new,))
        else:
            parts.append(_visited(part, visit))
    return _unless_same(value, tuple(parts))


def _replaced(value: tuple[object, ...], change: Callable[[Any], object]) -> tuple[Any, ...]:
    return _unless_same(value, tuple(change(part) for part in value))


def _unless_same(old: tuple[object, ...], new: tuple[object, ...]) -> tuple[object, ...]:
    same = len(old) == len(new) and all(a is b for a, b in zip(old, new, strict=True))
    return old if same else new


def _spoken(nodes: Iterable[Node]) -> Iterator[str]:
    within_line = False
    for node in nodes:
        if within_line and not isinstance(node, Inline):
            yield "\n"
        within_line = isinstance(node, Inline)
        match node:
            case Text(text=text) | Code(text=text) | Keyboard(text=text) | Math(text=text):
                yield text
            case LineBreak():
                yield "\n"
            case Image(alt=alt):
                yield alt
            case Note():
                pass
            case Citation(content=content):
                yield from _spoken(content)
            case CodeBlock(text=text) | MathBlock(text=text):
                yield f"{text}\n"
            case LineBlock(lines=lines):
                for line in lines:
                    yield from _spoken(line)
                    yield "\n"
            case _:
                yield from _spoken(children(node))
                if not isinstance(node, Inline):
                    yield "\n"


def opens_landscape(block: Block) -> bool:
    """Whether a block begins on a landscape page: headings go with what they head."""
    while isinstance(block, Section) and block.blocks:
        block = block.blocks[0]
    return isinstance(block, Landscape)


def notes_at_end(document: Document) -> bool:
    """Whether the layout placed the notes at the end, and not at the foot of their pages."""
    return any(isinstance(block, Region) and block.role == "notes" for block in document.blocks)


def inlines_of(blocks: Iterable[Block]) -> Iterator[Inline]:
    """All inlines at or below `blocks`, in reading order."""
    for block in blocks:
        for node in iterate(block):
            if isinstance(node, Inline):
                yield node
