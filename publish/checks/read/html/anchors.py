"""Places in a publication, what stands there, and what leads there."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from publish.checks import facts as f
from publish.checks.read.html.elements import HEADING, Element, heading_of, local

Address = tuple[str, str]
"""A document of the publication, and an id in it."""


class Places:
    """The places that ids name. `document` is the one that is read, `order` the texts of blocks so
    far."""

    def __init__(self, address: Callable[[str, str], Address | None]) -> None:
        self.address = address
        self.document = ""
        self.order: list[str] = []
        self._places: dict[Address, tuple[int, str]] = {}
        self._internal: dict[str, Address] = {}

    def begin(self, document: str) -> None:
        """Turns to a document; to a file of its own an address without an id leads, too."""
        self.document = document
        if document:
            self._places.setdefault((document, ""), (len(self.order), ""))

    def mark(self, element: Element) -> None:
        """An address leads to the first words there, and to the heading of a part."""
        identifier = element.get("id")
        if identifier:
            headings = (heading_of(child) for child in element if HEADING.fullmatch(local(child)))
            place = len(self.order), next(headings, "")
            self._places.setdefault((self.document, identifier), place)

    def mark_within(self, element: Element) -> None:
        for part in element.iter():
            self.mark(part)

    def target(self, href: str) -> str:
        """What a link in the document leads to, by a name that `landed` knows."""
        address = self.address(self.document, href)
        if address is None:
            return href
        target = f"{address[0]}#{address[1]}"
        self._internal[target] = address
        return target

    def entries(self, name: str, nav: Element) -> list[f.Entry]:
        """The lines of a list of links; they say where they lead once all documents are read."""
        found: list[f.Entry] = []

        def visit(element: Element, level: int) -> None:
            for child in element:
                if local(child) in ("ol", "ul"):
                    visit(child, level + 1)
                elif local(child) == "a":
                    lands = self.lands(self.address(name, child.get("href", "")))
                    text = heading_of(child)
                    found.append(f.Entry(text=text, level=level, lands=lands, where=name))
                elif not HEADING.fullmatch(local(child)):
                    visit(child, level)

        visit(nav, 0)
        return found

    def lands(self, address: Address | None) -> tuple[str, ...] | None:
        """What stands at an address; `None` for one that is not there."""
        if address is None or address not in self._places:
            return None
        place, heading = self._places[address]
        return (*self.order[place : place + 1], *([heading] if heading else []))

    def landed(self, link: f.Link) -> f.Link:
        """A link of which all documents are read: it says what stands where it leads."""
        address = self._internal.get(link.target)
        if address is None:
            return link
        return msgspec.structs.replace(link, target=f"#{address[1]}", lands=self.lands(address))
