"""Lists of contents in a PDF: links, each with the number of a page after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from publish.checks import facts as f
from publish.checks.facts import said
from publish.checks.read.pdf.inlines import Inlines, Line
from publish.checks.read.pdf.landing import Landing
from publish.checks.read.pdf.tree import Annotation, Content, Node

_LEADERS: Final = re.compile(r"[.\s…·]*([0-9ivxlc]*)")


class Contents:
    """Gathers the entries; the `where` of each is a page number, `#` and the name of a place."""

    def __init__(self, inlines: Inlines, landing: Landing) -> None:
        self._inlines = inlines
        self._landing = landing
        self.entries: list[f.Entry] = []

    def are(self, node: Node) -> bool:
        """Whether a list is one of contents: its first item is a link with a page number after."""
        first = next((n for n in node.walk() if n.role in ("P", "LBody", "Reference")), None)
        while first is not None and (inner := next(first.elements(), None)) is not None:
            if inner.role == "Link":
                return self._page_number(first) != ""
            first = inner
        return False

    def read(self, node: Node, level: int = 1) -> None:
        for item in node.elements():
            for part in item.walk():
                kids = list(part.elements())
                if any(kid.role == "Link" for kid in kids) and part.role != "Link":
                    self._entry(part, level)
                    break
            for inner in _nearest(item, ("L", "TOC")):
                self.read(inner, level + 1)

    def _page_number(self, node: Node) -> str:
        """What stands after the link of a line of contents; "" when it is no number."""
        link = next((kid for kid in node.elements() if kid.role == "Link"), None)
        place = node.kids.index(link) + 1 if link is not None else 0
        line = Line("")
        for kid in node.kids[place:]:
            if isinstance(kid, Content):
                self._inlines.content(kid, line)
        number = _LEADERS.fullmatch(said(line.text))
        return number[1] if number else ""

    def _entry(self, node: Node, level: int) -> None:
        line = Line("")
        name = ""
        before = len(self._inlines.formulas)
        for link in (kid for kid in node.elements() if kid.role == "Link"):
            for kid in link.kids:
                if isinstance(kid, Annotation):
                    name = kid.name or ""
                else:
                    self._inlines.read(kid, line)
        self._landing.add(line)
        where = f"{self._page_number(node)}#{name}"
        formulas = tuple(self._inlines.formulas[before:])
        del self._inlines.formulas[before:]
        self.entries.append(
            f.Entry(text=said(line.text), level=level, formulas=formulas, where=where)
        )


def _nearest(node: Node, roles: tuple[str, ...]) -> Iterator[Node]:
    """The elements of these roles below `node`, and none within them."""
    for kid in node.elements():
        if kid.role in roles:
            yield kid
        else:
            yield from _nearest(kid, roles)
