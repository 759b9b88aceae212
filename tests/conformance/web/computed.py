"""The computed style of an element in plain values, boxes included."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import msgspec

from publish.checks.look import Direction, Slope
from publish.checks.read.html.computed_style import (
    Styles,
    color_of,
    display_of,
    line_height_of,
    pixels,
    sides_of,
)
from tests.conformance.passages import Edge

Value = TypeVar("Value")


class Sides(msgspec.Struct, Generic[Value], frozen=True, kw_only=True):
    """What is of the four sides of a box."""

    top: Value
    bottom: Value
    start: Value
    end: Value


class Computed(msgspec.Struct, frozen=True, kw_only=True):
    """Values after the cascade, lengths in CSS pixels. Lines through and under the words around an
    element are its own as well."""

    display: str
    family: str
    weight: int
    slope: Slope
    size: float
    color: str
    line_height: float | None
    align: str
    indent: float
    underline: bool
    strike: bool
    case: str
    small_caps: bool
    letter_spacing: float
    background: str
    margin: Sides[float]
    padding: Sides[float]
    rules: Sides[Edge | None]
    raised: bool
    floats: bool
    listed: bool
    """A marker hangs before it …"""
    marker_color: str
    """… in this colour."""
    direction: Direction


def computed_of(styles: Styles) -> Computed:
    """The style of an element with that of its marker."""
    computed, marker = _computed(styles()), styles("marker")
    if marker is not None and computed.display == "list-item":
        computed = msgspec.structs.replace(computed, marker_color=color_of(marker, "color"))
    return computed


def _computed(style: Any) -> Computed:
    ways = sides_of(style)
    align, lines = style["text_align_all"], style["text_decoration_line"]
    return Computed(
        display=display_of(style),
        family=style["font_family"][0],
        weight=style["font_weight"],
        slope="normal" if style["font_style"] == "normal" else "italic",
        size=float(style["font_size"]),
        color=color_of(style, "color"),
        line_height=line_height_of(style),
        align={ways["start"]: "start", ways["end"]: "end"}.get(align, align),
        indent=pixels(style["text_indent"]),
        underline="underline" in lines,
        strike="line-through" in lines,
        case=style["text_transform"],
        small_caps=style["font_variant_caps"] == "small-caps",
        letter_spacing=pixels(style["letter_spacing"]),
        background=color_of(style, "background_color"),
        margin=Sides(**{n: pixels(style[f"margin_{side}"]) for n, side in ways.items()}),
        padding=Sides(**{n: pixels(style[f"padding_{side}"]) for n, side in ways.items()}),
        rules=Sides(**{n: _rule(style, side) for n, side in ways.items()}),
        raised=isinstance(style["vertical_align"], float),
        floats=style["float"] != "none",
        listed="list-item" in style["display"] and style["list_style_type"] != "none",
        marker_color=color_of(style, "color"),
        direction=style["direction"],
    )


def _rule(style: Any, side: str) -> Edge | None:
    width = float(style[f"border_{side}_width"])
    return Edge(width, color_of(style, f"border_{side}_color")) if width else None
