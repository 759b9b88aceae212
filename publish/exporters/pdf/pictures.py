"""Pictures in tables: no wider than their cells."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

_WIDTH: Final = "width: "


def fit_pictures(tree: Element, *, fitted: bool = False) -> None:
    """Has the pictures in tables whose columns have widths be as wide as their cells at the most.

    WeasyPrint makes a column as wide as a picture in it that has a width in points, and takes the
    limit of `max-width: 100%` for none there."""
    for child in tree:
        if child.tag == "img" and fitted:
            child.set("style", _fitted(child.get("style", "")))
        has_widths = child.find("colgroup") is not None if child.tag == "table" else fitted
        fit_pictures(child, fitted=has_widths)


def _fitted(style: str) -> str:
    width = style.removeprefix(_WIDTH)
    return (
        f"width: 100%; max-width: {width}" if width.endswith("pt") and ";" not in width else style
    )
