"""Citations that nobody has put into words, in those that they have themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from publish.document import Citation, CitationItem, Document, Inline, Node, Note, Text
from publish.walk import plain_text, rebuild

_CLOSING: Final = ",;:.!?)]"
"""What stands at the word before it."""


def word_citations(document: Document) -> Document:
    """`document` with content in each citation: where it has none, the keys of its works in
    brackets, each with what precedes and follows it. One of no works is left out.

    A note of what precedes or follows stands in the content alone: it would be counted twice.
    """

    def worded(node: Node) -> Node | tuple[Node, ...]:
        if not isinstance(node, Citation):
            return node
        content = node.content or tuple(_keys(node.items))
        items = tuple(rebuild(item, _without_notes) for item in node.items)
        return msgspec.structs.replace(node, items=items, content=content) if content else ()

    return rebuild(document, worded)


def _without_notes(node: Node) -> Node | tuple[Node, ...]:
    return () if isinstance(node, Note) else node


def _keys(items: Iterable[CitationItem]) -> Iterator[Inline]:
    opening = "["
    for item in items:
        yield Text(text=opening)
        yield from item.prefix
        yield Text(text=f" {item.key}" if item.prefix else item.key)
        if item.suffix and not plain_text(item.suffix).startswith((*_CLOSING, " ")):
            yield Text(text=" ")
        yield from item.suffix
        opening = "; "
    if opening != "[":
        yield Text(text="]")
