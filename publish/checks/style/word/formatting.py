"""Formatting of Word as lengths and colours: frames, indents, lines, sheets."""

from __future__ import annotations

from typing import Final

import msgspec

from publish.checks.style.model import Box, Edge, Sheet
from publish.checks.style.word.styles import (
    Element,
    W,
    attribute,
    is_on,
    number,
    stated,
    value,
)

_SIDES: Final = (("top", "top"), ("bottom", "bottom"), ("left", "start"), ("right", "end"))


class Frame(msgspec.Struct, frozen=True):
    """Borders and ground of a paragraph; like frames of neighbours are one."""

    box: Box
    above: float
    below: float
    left: str
    right: str


def frame_of(places: list[Element]) -> Frame:
    borders = stated(places, "pBdr")
    fill = fill_of(stated(places, "shd"))
    edges: dict[str, Edge] = {}
    rooms = {"top": 0.0, "bottom": 0.0}
    # Left and right of a border are the sheet's, whichever way the text runs.
    mirrored = {"start": "end", "end": "start"} if is_on(places, "bidi") else {}
    for side, name in _SIDES:
        border = None if borders is None else borders.find(W + side)
        if border is None or attribute(border, "val") in ("nil", "none", ""):
            continue
        width = border_width(border)
        if side in rooms:
            rooms[side] = width + (number(attribute(border, "space")) or 0.0)
        color = color_of(attribute(border, "color"))
        if color != fill:
            edges[mirrored.get(name, name)] = Edge(width, color)
    return Frame(
        Box(background=fill, **edges),
        rooms["top"],
        rooms["bottom"],
        value(places, "ind", "left"),
        value(places, "ind", "right"),
    )


def box_of_cell(cell: Element, fill: str) -> Box:
    """Borders and ground of a cell that stands for a box; its left is where the text begins."""
    edges: dict[str, Edge] = {}
    for side, name in _SIDES:
        border = cell.find(f"{W}tcPr/{W}tcBorders/{W}{side}")
        if border is not None and attribute(border, "val") not in ("nil", "none", ""):
            edges[name] = Edge(border_width(border), color_of(attribute(border, "color")))
    return Box(background=fill, **edges)


def border_width(edge: Element) -> float:
    """Points; Word counts eighths (17.3.4)."""
    if attribute(edge, "val") in ("nil", "none"):
        return 0.0
    return (number(attribute(edge, "sz")) or 0.0) / 8


def line_of(places: list[Element]) -> float | None:
    """Distance of base lines; `None` where Word takes it from the font, or from what is in it."""
    rule = value(places, "spacing", "lineRule")
    line = number(value(places, "spacing", "line"))
    return line / 20 if line is not None and rule in ("exact", "atLeast") else None


def indents(places: list[Element]) -> tuple[float, float]:
    """Left indent, and the first line's from there. `hanging` and `firstLine` are one property: the
    nearest place that states either is heard, and there `hanging` first (17.3.1.12)."""
    for place in places:
        for name, sign in (("hanging", -1.0), ("firstLine", 1.0)):
            if stated := value([place], "ind", name):
                return indent(places, "left", "start"), sign * twips(stated)
    return indent(places, "left", "start"), 0.0


def indent(places: list[Element], side: str, modern: str) -> float:
    return twips(value(places, "ind", side) or value(places, "ind", modern))


def twips(text: str) -> float:
    return (number(text) or 0.0) / 20


def color_of(text: str) -> str:
    """Six digits; "auto" and nothing are black, as Word prints them on white."""
    return "000000" if text in ("", "auto") else text.lower()


def fill_of(shading: Element | None) -> str:
    fill = attribute(shading, "fill")
    return "" if fill in ("", "auto") else fill.lower()


def sheet_of(section: Element, *, facing: bool) -> Sheet:
    """The pages of a section. Its margins are those of page 1, which in a book that is read from
    right to left is bound at its right side; on even pages they are swapped (17.15.1.57)."""
    inner, outer = "left", "right"
    if facing and is_on([section], "bidi"):
        inner, outer = outer, inner
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")

    def points(element: Element | None, name: str) -> float | None:
        twips = number(attribute(element, name))
        return None if twips is None else twips / 20

    return Sheet(
        width=points(size, "w"),
        height=points(size, "h"),
        margin_top=points(margins, "top"),
        margin_bottom=points(margins, "bottom"),
        margin_inner=points(margins, inner),
        margin_outer=points(margins, outer),
        header_offset=points(margins, "header"),
        footer_offset=points(margins, "footer"),
        where="section",
    )
