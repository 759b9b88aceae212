"""The boxes that WeasyPrint has set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure.boxes import Box  # type: ignore[import-untyped]  # no types


def boxes_on(page: Any) -> Iterator[Any]:
    """The boxes on a page, parents before children, as `Box.descendants` has them, which asks each
    parent on the way for every box."""
    left = [page._page_box]
    while left:
        box = left.pop()
        yield box
        if isinstance(box, Box):
            left.extend(reversed(box.children))
