"""Ids of what is no block: `<a name="x">`, a span, an item, a division. The block that stands
there, or the next one that can have an id, gets it."""

from __future__ import annotations

from urllib.parse import unquote

import msgspec

from publish.document import Document, Link, Node, Reference
from publish.walk import rebuild


class Anchors:
    """The ids that mean a block which is called otherwise."""

    def __init__(self) -> None:
        self._meant: dict[str, str] = {}
        self._last = ""

    def taken(self, waiting: list[str], own: str = "", *, implied: bool = False) -> str:
        """The id of a block: its own unless it is only `implied` by its words, else the first of
        those that are `waiting`, which is empty then. The others mean the block."""
        names = [*waiting, own] if implied else [own, *waiting]
        waiting.clear()
        first, *others = [name for name in names if name] or [""]
        self._meant |= {name: first for name in others if name not in self._meant}
        self._last = first or self._last
        return first

    def followed(self, document: Document, waiting: list[str]) -> Document:
        """`document`, whose links lead to the ids that its blocks have. What no block follows means
        the last one that has an id."""
        meant = self._meant | (dict.fromkeys(waiting, self._last) if self._last else {})
        if not meant:
            return document

        def follow(node: Node) -> Node:
            match node:
                case Link(target=target) if target.startswith("#") and (
                    found := meant.get(unquote(target[1:]))
                ):
                    return msgspec.structs.replace(node, target=f"#{found}")
                case Reference(target=target) if found := meant.get(target):
                    return msgspec.structs.replace(node, target=found)
                case _:
                    return node

        return rebuild(document, follow)
