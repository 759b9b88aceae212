"""Borders and grounds of paragraphs and cells of Word."""

from __future__ import annotations

from typing import Final

import msgspec

from publish.checks.read.docx.cascade import (
    attribute,
    color_of,
    fill_of,
    is_on,
    number,
    stated,
    value,
)
from publish.checks.read.docx.package import Element, W
from tests.conformance.passages import Box, Edge

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
