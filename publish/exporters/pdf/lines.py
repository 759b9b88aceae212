"""Words at the ends of lines, where WeasyPrint 70 parts them as if they had a line for themselves.

With `overflow-wrap: break-word` a word is broken anywhere when it is wider than a whole line. To
WeasyPrint a text begins a line while nothing stands directly in that line; what stands in an
element of it, as in a paragraph that is emphasised as a whole, is not counted until that element
ends. So any word after a mark within such an element was broken anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]  # no types
from weasyprint.layout import inline  # type: ignore[import-untyped]  # it ships no types

_SPLIT: Final = inline.split_inline_level


class _Begun:
    """Stands among the children of a line for what stands deeper in it."""

    def is_in_normal_flow(self) -> bool:
        """WeasyPrint moves the children of a line that are; a deeper one goes with its parent."""
        return False


@contextmanager
def lines_counted() -> Iterator[None]:
    """While it lasts, WeasyPrint counts what stands in elements of a line when it asks whether a
    text begins that line. A test holds it to the pinned version."""
    inline.split_inline_level = _split
    try:
        yield
    finally:
        inline.split_inline_level = _SPLIT


def _split(  # noqa: PLR0917 - as WeasyPrint calls it
    context: Any,
    box: Any,
    position_x: float,
    max_x: float,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    absolute_boxes: Any,
    fixed_boxes: Any,
    line_placeholders: Any,
    waiting_floats: Any,
    line_children: list[tuple[int, Any]],
    *styles: Any,
) -> Any:
    made = _SPLIT(
        context, box, position_x, max_x, bottom_space, skip_stack, containing_block,
        absolute_boxes, fixed_boxes, line_placeholders, waiting_floats, line_children, *styles,
    )  # fmt: skip
    if made[0] is not None and not isinstance(box, boxes.InlineBox):
        line_children.append((0, _Begun()))
    return made
