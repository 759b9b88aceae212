"""Bookmarks: what links within a document point at."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Final

from publish.document import Document, Figure, MathBlock, Region, Section, Table
from publish.exporters.docx.oxml import Element, w
from publish.walk import iterate

_NAME_LIMIT: Final = 40
"""Characters in the name of a bookmark; Word cuts longer ones (17.13.6.2)."""
_DIGEST: Final = 8


class Bookmarks:
    """Bookmarks for every block of a document that has an id."""

    def __init__(self, document: Document) -> None:
        self._names: dict[str, str] = {}
        self._placed: dict[str, int] = {}
        taken: set[str] = set()
        for node in (node for block in document.blocks for node in iterate(block)):
            if isinstance(node, Section | Figure | Table | MathBlock | Region) and node.id:
                self._names[node.id] = _free(_bookmark_name(node.id), taken)

    def name(self, identifier: str) -> str | None:
        """The bookmark of an id, or `None` when nothing in the document bears it."""
        return self._names.get(identifier)

    def around(self, identifier: str, content: Iterable[Element]) -> tuple[Element, ...]:
        """`content` between the marks of an id; as it is when the id is "" or was placed before."""
        if not identifier or identifier in self._placed:
            return tuple(content)
        number = self._placed[identifier] = len(self._placed)
        name = self._names[identifier]
        return (
            w("bookmarkStart", id=number, name=name),
            *content,
            w("bookmarkEnd", id=number),
        )


def _bookmark_name(identifier: str) -> str:
    """A name that Word takes: letters, digits and underscores, a letter first, no more than 40."""
    name = re.sub(r"\W", "_", identifier)
    if not name[0].isalpha():
        name = f"b_{name}"
    if len(name) <= _NAME_LIMIT:
        return name
    digest = hashlib.sha256(identifier.encode()).hexdigest()[:_DIGEST]
    return f"{name[: _NAME_LIMIT - _DIGEST - 1]}_{digest}"


def _free(name: str, taken: set[str]) -> str:
    """`name`, or one like it that is free; Word does not tell capitals from small letters."""
    if name.casefold() in taken:
        tails = (f"_{number}" for number in range(2, len(taken) + 3))
        candidates = (name[: _NAME_LIMIT - len(tail)] + tail for tail in tails)
        name = next(candidate for candidate in candidates if candidate.casefold() not in taken)
    taken.add(name.casefold())
    return name
