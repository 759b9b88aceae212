"""The computed style of an element, in the few properties that a role of the style can set.

Two sources make it: our own cascade over the style sheets in an artifact, and a browser.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from publish.checks.style.model import Direction, Edge, Slope

Display = Literal["inline", "block", "none", "list-item", "flex", "grid", "table", "row-group",
                  "row", "cell", "caption", "inline-block"]  # fmt: skip

DISPLAYS: Final[Mapping[str, Display]] = {
    "block": "block",
    "flow-root": "block",
    "list-item": "list-item",
    "none": "none",
    "flex": "flex",
    "grid": "grid",
    "table": "table",
    "inline-block": "inline-block",
    "table-row": "row",
    "table-cell": "cell",
    "table-caption": "caption",
    "table-row-group": "row-group",
    "table-header-group": "row-group",
    "table-footer-group": "row-group",
    "table-column": "none",
    "table-column-group": "none",
}
"""What `display` says; of the rest, text goes on in its line."""


class Sides(msgspec.Struct, frozen=True, kw_only=True):
    """Lengths of the four sides of a box, in CSS pixels."""

    top: float = 0.0
    bottom: float = 0.0
    start: float = 0.0
    end: float = 0.0


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """Rules along the four sides of a box; widths in CSS pixels."""

    top: Edge | None = None
    bottom: Edge | None = None
    start: Edge | None = None
    end: Edge | None = None


class Computed(msgspec.Struct, frozen=True, kw_only=True):
    """Values after the cascade, lengths in CSS pixels."""

    display: Display
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
    upper: bool
    small_caps: bool
    letter_spacing: float
    background: str
    margin: Sides
    padding: Sides
    rules: Rules
    raised: bool
    floats: bool
    listed: bool
    """A marker hangs before it …"""
    marker_color: str
    """… in this colour."""
    direction: Direction
