"""Notes at the foot of pages, linked to their marks and back.

The number of a note and its mark are content of CSS, on which nothing can put a link.
"""

from __future__ import annotations

from typing import Any, Final

from weasyprint.formatting_structure import (  # type: ignore[import-untyped]  # it ships no types
    boxes,
)

MARK: Final = "span::footnote-call"
"""What WeasyPrint calls the mark of a note …"""
NUMBER: Final = "span::footnote-marker"
"""… and the number before it."""


def link_footnotes(pages: list[Any]) -> None:
    """Gives each mark on WeasyPrint's `pages` a link to its note, and each note's number one back.

    A mark is an anchor by its `data-mark`; the note is one by its id already.
    """
    for page in pages:
        for box in page._page_box.descendants():
            if box.element_tag not in (MARK, NUMBER):
                continue
            area = _area(box)
            here, there = box.element.get("data-mark"), box.element.get("id")
            if box.element_tag == MARK:
                page.anchors.setdefault(here, area)
            else:
                here, there = there, here
            page.links.append(("internal", there, area, box))


def _area(box: Any) -> tuple[float, float, float, float]:
    """The corners of the letters of `box`, which may stand in lines of no height."""
    letters = next(part for part in box.descendants() if isinstance(part, boxes.TextBox))
    x, y, width, height = letters.hit_area()
    return x, y, x + width, y + height
