"""Boxes of tasks: the sheet draws the frame, for text fonts have no character for it."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, SubElement

_WITHIN: Final = {"☐": "\u00a0", "☒": "×"}
"""What stands within the frame of a box."""


def draw_boxes(tree: Element) -> None:
    """Each box becomes an element with a frame; the attribute `data-text` keeps its character."""
    for box in tree.iter("span"):
        if box.get("class") == "task-box":
            character = (box.text or "").strip()
            box.set("data-text", character)
            box.text = None
            SubElement(box, "span").text = _WITHIN[character]
