"""A web page: it brings along all that it draws on, and runs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from publish.checks.claims.common import Claim
from publish.checks.claims.drawings import of_drawing
from publish.checks.claims.head import of_head
from publish.checks.claims.markup import of_markup
from publish.checks.claims.resources import bytes_at, of_sheet, of_tree
from publish.checks.claims.sheets import of_attributes, of_rules
from publish.checks.facts import Facts
from publish.checks.reading.html import parse
from publish.checks.reading.markup.elements import local

_DRAWING: Final = "data:image/svg+xml"


def of_artifact(data: bytes, _facts: Facts) -> Iterator[Claim]:
    """Claims of a page that are not so."""
    root = parse(data)
    yield from of_head(data, root)
    yield from of_tree(root, _nothing, "")
    yield from of_markup(root, "")
    yield from of_attributes(root, "")
    shown = dict.fromkeys(e.get("src", "") for e in root.iter() if local(e) == "img")
    for address in shown:
        drawing = bytes_at(address, _nothing) if address.startswith(_DRAWING) else None
        if drawing is not None:
            yield from of_drawing(drawing, "")
    for element in root.iter():
        if local(element) == "style":
            yield from of_sheet(element.text or "", _nothing, "")
            yield from of_rules(element.text or "", "")


def _nothing(_path: str) -> None:
    """A page stands alone: nothing lies beside it."""
    return
