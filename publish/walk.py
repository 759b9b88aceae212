"""Ways through the tree: iterate, rebuild, read as plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from publish.document import (
    Block,
    Citation,
    Code,
    CodeBlock,
    Image,
    Inline,
    LineBlock,
    LineBreak,
    Math,
    MathBlock,
    Node,
    Note,
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


def rebuild(node: N, change: Callable[[Node], Node | tuple[Node, ...]]) -> N:
    """A copy of `node` in which `change` was applied to every node below it, leaves first.

    `change` returns the node itself, another one, or a tuple: that replaces it among its siblings
    by any number of nodes. A node whose children did not change is not copied.
    """
    changed = {
        name: new
        for name in node.__struct_fields__
        if (new := _rebuilt(old := getattr(node, name), change)) is not old
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


def _rebuilt(value: object, change: Callable[[Node], Node | tuple[Node, ...]]) -> object:
    if isinstance(value, Node):
        new = change(rebuild(value, change))
        if isinstance(new, tuple):
            raise TypeError(
                f"{type(value).__name__} stands alone and cannot become {len(new)} nodes"
            )
        return new
    if not isinstance(value, tuple):
        return value
    parts: list[object] = []
    for part in value:
        if isinstance(part, Node):
            new = change(rebuild(part, change))
            parts.extend(new if isinstance(new, tuple) else (new,))
        else:
            parts.append(_rebuilt(part, change))
    same = len(parts) == len(value) and all(a is b for a, b in zip(parts, value, strict=True))
    return value if same else tuple(parts)


def _spoken(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        match node:
            case Text(text=text) | Code(text=text) | Math(text=text):
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


def inlines_of(blocks: Iterable[Block]) -> Iterator[Inline]:
    """All inlines at or below `blocks`, in reading order."""
    for block in blocks:
        for node in iterate(block):
            if isinstance(node, Inline):
                yield node
