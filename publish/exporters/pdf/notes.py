"""Notes at the foot of pages: kept on the page of their mark, linked to it and back.

When the line that does not fit any more is the last of those that must stand together (`orphans`),
WeasyPrint moves notes away from the foot of the page for it. `notes_kept` has it move the lines.

The number of a note and its mark are content of CSS, on which nothing can put a link.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from inspect import getsource
from typing import Any, Final

import msgspec
from weasyprint.formatting_structure import (  # type: ignore[import-untyped]  # it ships no types
    boxes,
)
from weasyprint.layout import (  # type: ignore[import-untyped]  # it ships no types
    block as block_layout,
)

from publish.exporters.pdf.box_tree import boxes_on

MARK: Final = "span::footnote-call"
"""What WeasyPrint calls the mark of a note …"""
NUMBER: Final = "span::footnote-marker"
"""… and the number before it."""


_MOST_OF_PAGE: Final = 0.8
"""How much of a page's height a note may take: above it must be room for the line of its mark."""


_GIVES_UP_NOTES: Final = (
    "report = not context.in_column and can_break_now and not could_break_before"
)
"""Where `_linebox_layout` of WeasyPrint 70.0 does; `_break_line` moves the lines otherwise."""


@contextmanager
def notes_kept() -> Iterator[None]:
    """While it lasts, WeasyPrint moves no note away from its mark to keep lines together; for one
    thread at a time, see `lines_counted`. A WeasyPrint that does this elsewhere is left as it
    is."""
    original = block_layout._linebox_layout
    with suppress(OSError):  # no source is installed
        source = getsource(original)
        if source.count(_GIVES_UP_NOTES) == 1:
            changed = source.replace(_GIVES_UP_NOTES, "report = False")
            code = compile(changed, block_layout.__file__, "exec")
            exec(code, vars(block_layout))  # noqa: S102 - its own function, but for one condition
    try:
        yield
    finally:
        block_layout._linebox_layout = original


class NoteWithoutRoomError(Exception):
    """A note has no room at the foot of a page: WeasyPrint parts none over pages. It would set two
    lines of text on each page until the last, or leave the note out."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.label = label


def link_footnotes(pages: list[Any]) -> None:
    """Gives each mark on WeasyPrint's `pages` a link to its note, and each note's number one back.

    A mark is an anchor by its `data-mark`; the note is one by its id already.
    """
    for page in pages:
        for box in boxes_on(page):
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


class Apart(msgspec.Struct, frozen=True, kw_only=True):
    """A note that is not on the page of its mark: its label, and both pages, from 0."""

    label: str
    mark: int
    page: int


def notes_apart(pages: list[Any]) -> list[Apart]:
    """The notes on WeasyPrint's `pages` that do not begin on the page of their mark. Raises
    `NoteWithoutRoomError` for one that is on no page."""
    apart: list[Apart] = []
    for label, mark, page in _parted(pages):
        if page is None:
            raise NoteWithoutRoomError(label)
        apart.append(Apart(label=label, mark=mark, page=page))
    return apart


def _parted(pages: list[Any]) -> list[tuple[str, int, int | None]]:
    """The label of each note that does not begin on the page of its mark, and both pages."""
    marks: dict[str, tuple[str, int]] = {}
    begins: dict[str, int] = {}
    for number, page in enumerate(pages):
        for box in boxes_on(page):
            if box.element_tag == MARK:
                marks[box.element.get("id")] = box.element.get("data-label"), number
            elif box.element_tag == NUMBER:
                begins[box.element.get("id")] = number
    return [
        (label, mark, begins.get(name))
        for name, (label, mark) in marks.items()
        if begins.get(name) != mark
    ]


def refuse_too_long(pages: list[Any]) -> None:
    """Raises `NoteWithoutRoomError` for a note that fills a page."""
    for page in pages:
        for area in page._page_box.children:
            for note in area.children if isinstance(area, boxes.FootnoteAreaBox) else ():
                if note.margin_height() > _MOST_OF_PAGE * page._page_box.height:
                    raise NoteWithoutRoomError(note.element.get("data-label"))
