"""The passages of web pages and of the content documents of books, by their computed style.

Lengths are points of the style: a rem, which on a screen is as large as its reader likes, is the
size of the style's text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

import msgspec

from publish.checks.look import FlowName, Look, Passage, Run, Sheet
from publish.checks.read.html.computed import Computed, Face, cascade
from publish.checks.read.html.elements import Element, local, roles
from publish.checks.read.html.walk import Page, Publication, TextBlock
from publish.style import Style

_NOTES: Final = frozenset({"doc-endnotes", "doc-endnote", "doc-footnote", "footnotes", "footnote",
                           "endnotes", "endnote", "rearnotes", "rearnote"})  # fmt: skip


class WebPassages(msgspec.Struct, frozen=True, kw_only=True):
    """What the pages show; `root_size` is the size in CSS pixels that a rem comes to."""

    passages: tuple[Passage, ...]
    sheets: tuple[Sheet, ...]
    root_size: float
    faces: frozenset[Face]
    """The fonts that the pages bring along."""


class _Box(msgspec.Struct, frozen=True, kw_only=True):
    """An element and what surrounds it: insets in pixels, of text that runs in its direction, the
    grounds of the blocks and of the line it is in, the innermost block and the item of a list."""

    computed: Computed
    block: Element
    start: float = 0.0
    end: float = 0.0
    ground: str = ""
    line_ground: str = ""
    flow: FlowName = "main"
    in_cell: bool = False
    item: Element = None


def measure(publication: Publication, style: Style) -> WebPassages:
    """The passages of a publication."""
    boxes: dict[Element, _Box] = {}
    for page in publication.pages:
        boxes |= _boxes(page)
    first = publication.pages[0]
    root_size = boxes[first.root].computed.size
    return WebPassages(
        passages=tuple(_passages(publication.text, boxes, style.text.size.pt / root_size)),
        sheets=cascade(first.sheets).papers,
        root_size=root_size,
        faces=cascade(first.sheets).faces,
    )


def _boxes(page: Page) -> dict[Element, _Box]:
    boxes: dict[Element, _Box] = {}
    for element, parent, computed in cascade(page.sheets).styles(page.root):
        around = boxes.get(parent)
        if around is None or local(element) == "body":  # its margins are those of the screen
            boxes[element] = _Box(computed=computed, block=element)
        else:
            boxes[element] = _inside(element, computed, around)
    return boxes


def _inside(element: Element, computed: Computed, around: _Box) -> _Box:
    flexible = around.computed.display == "flex" and computed.display == "block"
    if computed.display in ("inline", "inline-block") or computed.floats or flexible:
        ground = computed.background or around.line_ground if computed.display == "inline" else ""
        return msgspec.structs.replace(around, computed=computed, line_ground=ground)
    start, end = around.start, around.end
    if computed.direction != around.computed.direction:
        start, end = end, start
    is_cell = computed.display == "grid" or computed.display.startswith("table")
    is_note = bool(roles(element) & _NOTES) and around.flow == "main"
    return _Box(
        computed=computed,
        block=element,
        start=(0.0 if is_note else start) + computed.inset("start"),
        end=(0.0 if is_note else end) + computed.inset("end"),
        ground=computed.background or around.ground,
        flow="note" if is_note else around.flow,
        in_cell=around.in_cell or is_cell,
        item=element if computed.listed else around.item,
    )


def _passages(
    text: tuple[TextBlock, ...], boxes: dict[Element, _Box], scale: float
) -> Iterator[Passage]:
    """Passages in points, of which a pixel has `scale`."""
    begun: set[Element] = set()
    for block in text:
        box = boxes[_setting(block, boxes)]
        computed = box.computed
        marked = box.item is not None and box.item not in begun
        begun.add(box.item)
        height = computed.line_height
        line = getattr(block.element, "sourceline", None)
        pieces = [(said, boxes[element]) for said, element in block.pieces if said]
        if computed.opening is not None:
            (said, first), *rest = pieces
            opening = msgspec.structs.replace(first, computed=computed.opening)
            pieces = [(said[:1], opening), (said[1:], first), *rest]
        yield Passage(
            runs=tuple(_run(said, box, scale) for said, box in pieces),
            flow=box.flow,
            align=computed.align,
            line_height=None if height is None else height * scale,
            indent_start=None if box.in_cell else box.start * scale,
            indent_end=None if box.in_cell else box.end * scale,
            first_indent=computed.indent * scale,
            space_before=computed.margin.top * scale if block.whole else None,
            space_after=computed.margin.bottom * scale if block.whole else None,
            direction=computed.direction,
            ground=box.ground,
            marker=boxes[box.item].computed.marker_color if marked else None,
            where=f"{PurePosixPath(block.document).name or 'page'}, {local(block.element)}"
            + (f" in line {line}" if line else ""),
        )


def _setting(block: TextBlock, boxes: dict[Element, _Box]) -> Element:
    """The element that sets the lines of a text: the innermost that is shown as a block and holds
    all of it. Lines of code are set by what holds them all."""
    around = {boxes[element].block for said, element in block.pieces if said.strip()}
    return around.pop() if len(around) == 1 and local(block.element) != "pre" else block.element


def _run(text: str, box: _Box, scale: float) -> Run:
    computed = box.computed
    look = Look(
        family=computed.family,
        weight=computed.weight,
        slope=computed.slope,
        size=computed.size * scale,
        color=computed.color,
        background=box.line_ground,
        underline=computed.underline,
        strike=computed.strike,
        upper=computed.case != "none",
        small_caps=computed.small_caps,
        letter_spacing=computed.letter_spacing * scale,
    )
    return Run(text=text, look=look, raised=computed.raised)
