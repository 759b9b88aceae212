"""The passages of web pages and of the content documents of books, by their computed style.

Lengths are points of the style: a rem, which on a screen is as large as its reader likes, is the
size of the style's text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, Final

import msgspec

from publish.checks.look import FlowName, Look, Measured, Passage, Run
from publish.checks.read.html.blocks import Page, Publication, TextBlock
from publish.checks.read.html.computed_style import (
    cascade,
    color_of,
    display_of,
    line_height_of,
    pixels,
    sides_of,
)
from publish.checks.read.html.elements import Element, local, roles
from publish.style import Style

_NOTES: Final = frozenset({"doc-endnotes", "doc-endnote", "doc-footnote", "footnotes", "footnote",
                           "endnotes", "endnote", "rearnotes", "rearnote"})  # fmt: skip


class _Box(msgspec.Struct, frozen=True, kw_only=True):
    """An element and what surrounds it: insets in pixels, of text that runs in its direction, the
    grounds of the blocks and of the line it is in, and the innermost block."""

    style: Any
    display: str
    block: Element
    start: float = 0.0
    end: float = 0.0
    ground: str = ""
    line_ground: str = ""
    flow: FlowName = "main"
    in_cell: bool = False


def measure(publication: Publication, style: Style) -> Measured:
    """The passages of a publication."""
    boxes: dict[Element, _Box] = {}
    for page in publication.pages:
        boxes |= _boxes(page)
    first = publication.pages[0]
    root_size = float(boxes[first.root].style["font_size"])
    return Measured(
        passages=tuple(_passages(publication.text, boxes, style.text.size.pt / root_size)),
        root_size=root_size,
        faces=cascade(first.sheets).faces,
    )


def _boxes(page: Page) -> dict[Element, _Box]:
    boxes: dict[Element, _Box] = {}
    for element, parent, styles in cascade(page.sheets).styles(page.root):
        style, around = styles(), boxes.get(parent)
        display = display_of(style)
        if around is None or local(element) == "body":  # its margins are those of the screen
            boxes[element] = _Box(style=style, display=display, block=element)
        else:
            boxes[element] = _inside(element, style, display, around)
    return boxes


def _inside(element: Element, style: Any, display: str, around: _Box) -> _Box:
    ground = color_of(style, "background_color")
    flexible = around.display == "flex" and display == "block"
    if display in ("inline", "inline-block") or style["float"] != "none" or flexible:
        ground = ground or around.line_ground if display == "inline" else ""
        return msgspec.structs.replace(around, style=style, display=display, line_ground=ground)
    start, end = around.start, around.end
    if style["direction"] != around.style["direction"]:
        start, end = end, start
    is_note = bool(roles(element) & _NOTES) and around.flow == "main"
    sides = sides_of(style)
    return _Box(
        style=style,
        display=display,
        block=element,
        start=(0.0 if is_note else start) + _inset(style, sides["start"]),
        end=(0.0 if is_note else end) + _inset(style, sides["end"]),
        ground=ground or around.ground,
        flow="note" if is_note else around.flow,
        in_cell=around.in_cell or display == "grid" or display.startswith("table"),
    )


def _inset(style: Any, side: str) -> float:
    """How far text is from the edge of the box around it."""
    names = (f"margin_{side}", f"padding_{side}", f"border_{side}_width")
    return sum(pixels(style[name]) for name in names)


def _passages(
    text: tuple[TextBlock, ...], boxes: dict[Element, _Box], scale: float
) -> Iterator[Passage]:
    """Passages in points, of which a pixel has `scale`."""
    for block in text:
        box = boxes[_setting(block, boxes)]
        style, sides = box.style, sides_of(box.style)
        height, align = line_height_of(style), style["text_align_all"]
        line = getattr(block.element, "sourceline", None)
        runs = [_run(said, boxes[element], scale) for said, element in block.pieces if said]
        yield Passage(
            runs=tuple(runs),
            flow=box.flow,
            align={sides["start"]: "start", sides["end"]: "end"}.get(align, align),
            line_height=None if height is None else height * scale,
            indent_start=None if box.in_cell else box.start * scale,
            indent_end=None if box.in_cell else box.end * scale,
            first_indent=pixels(style["text_indent"]) * scale,
            space_before=pixels(style["margin_top"]) * scale if block.whole else None,
            space_after=pixels(style["margin_bottom"]) * scale if block.whole else None,
            direction=style["direction"],
            ground=box.ground,
            where=f"{PurePosixPath(block.document).name or 'page'}, {local(block.element)}"
            + (f" in line {line}" if line else ""),
        )


def _setting(block: TextBlock, boxes: dict[Element, _Box]) -> Element:
    """The element that sets the lines of a text: the innermost that is shown as a block and holds
    all of it. Lines of code are set by what holds them all."""
    around = {boxes[element].block for said, element in block.pieces if said.strip()}
    return around.pop() if len(around) == 1 and local(block.element) != "pre" else block.element


def _run(text: str, box: _Box, scale: float) -> Run:
    style = box.style
    lines = style["text_decoration_line"]
    look = Look(
        family=style["font_family"][0],
        weight=style["font_weight"],
        slope="normal" if style["font_style"] == "normal" else "italic",
        size=style["font_size"] * scale,
        color=color_of(style, "color"),
        background=box.line_ground,
        underline="underline" in lines,
        strike="line-through" in lines,
        upper=style["text_transform"] != "none",
        small_caps=style["font_variant_caps"] == "small-caps",
        letter_spacing=pixels(style["letter_spacing"]) * scale,
    )
    return Run(text=text, look=look, raised=isinstance(style["vertical_align"], float))
