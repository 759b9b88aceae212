"""Tables that go on over pages without their heads."""

from __future__ import annotations

from typing import Any

import msgspec
from weasyprint.formatting_structure import (  # type: ignore[import-untyped]  # it ships no types
    boxes,
)

from publish.exporters.pdf.box_tree import boxes_on


class Unheaded(msgspec.Struct, frozen=True, kw_only=True):
    """A table that goes on without its head: the words of the head, and the first page, from 0, on
    which it does."""

    head: str
    page: int


def unheaded(pages: list[Any]) -> list[Unheaded]:
    """The tables on WeasyPrint's `pages` that go on without their heads: heads too high to be
    repeated, and those that a row as high as a page leaves no room for."""
    found: dict[Any, Unheaded] = {}
    for number, page in enumerate(pages):
        for box in boxes_on(page):
            if not isinstance(box, boxes.TableBox) or box.element in found:
                continue
            head = box.element.find("thead")
            if head is not None and not any(group.element is head for group in box.children):
                cells = ("".join(cell.itertext()) for row in head for cell in row)
                found[box.element] = Unheaded(head=" ".join(cells), page=number)
    return list(found.values())
