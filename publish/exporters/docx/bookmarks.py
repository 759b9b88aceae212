"""Bookmarks: what links within a document point at."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Final

from publish.document import (
    Document,
    Figure,
    MathBlock,
    Paragraph,
    Reference,
    Region,
    Section,
    Table,
)
from publish.exporters.docx.oxml import Element, w
from publish.walk import iterate

_NAME_LIMIT: Final = 40
"""Characters in the name of a bookmark; Word cuts longer ones (17.13.6.2)."""
_DIGEST: Final = 8
_LABEL: Final = "_Ref_"
"""Word shows no bookmark in its lists that begins with an underscore."""
_Named = Section | Figure | Table | MathBlock | Region | Paragraph


def split_label(label: str) -> tuple[str, str]:
    """The word of a label with its no-break space, and the number: `Table\xa0` and `3`.

    Bookmarks and REF fields hold the number alone, as text keeps no-break spaces together and a
    field does not: LibreOffice 25.2 parts one that ends a line at the space, and loses the number.
    """
    word, space, number = label.rpartition("\xa0")
    return word + space, number


class Bookmarks:
    """Bookmarks for every block of a document that has an id, and around the number of each
    label that is referred to."""

    def __init__(self, document: Document) -> None:
        self._names: dict[str, str] = {}
        self._labels: dict[str, tuple[str, str]] = {}
        self._placed: dict[str, int] = {}
        nodes = [node for block in document.blocks for node in iterate(block)]
        referred = {node.target for node in nodes if isinstance(node, Reference)}
        taken: set[str] = set()
        for node in nodes:
            if not isinstance(node, _Named) or not node.id:
                continue
            self._names[node.id] = _free(_bookmark_name(node.id), taken)
            if node.id in referred and not isinstance(node, Region | Paragraph) and node.label:
                name = f"{_LABEL}{node.id}"
                self._labels[node.id] = (_free(_bookmark_name(name), taken), node.label)

    def name(self, identifier: str) -> str | None:
        """The bookmark of an id, or `None` when nothing in the document bears it."""
        return self._names.get(identifier)

    def label(self, identifier: str) -> tuple[str, str] | None:
        """The bookmark around the number of the block with that id, and its label; `None` when it
        has none, or nobody refers to it."""
        return self._labels.get(identifier)

    def around(self, identifier: str, content: Iterable[Element]) -> tuple[Element, ...]:
        """`content` between the marks of an id; as it is when the id is "" or was placed before."""
        if not identifier:
            return tuple(content)
        return self._around(self._names[identifier], content)

    def around_label(self, identifier: str, content: Iterable[Element]) -> tuple[Element, ...]:
        """`content`, which is the number of a label, between the marks that references name."""
        known = self._labels.get(identifier)
        return self._around(known[0], content) if known else tuple(content)

    def _around(self, name: str, content: Iterable[Element]) -> tuple[Element, ...]:
        if name in self._placed:
            return tuple(content)
        number = self._placed[name] = len(self._placed)
        return (
            w("bookmarkStart", id=number, name=name),
            *content,
            w("bookmarkEnd", id=number),
        )


def _bookmark_name(identifier: str) -> str:
    """A name that Word takes: letters, digits and underscores, a letter first, no more than 40."""
    name = re.sub(r"\W", "_", identifier)
    if not (name[0].isalpha() or name.startswith(_LABEL)):
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
