"""Background images that stand outside of what is painted of their box.

WeasyPrint 70 draws each and clips it away; a line of code has six signs for wraps, of which a line
that is not wrapped shows none.
"""

from __future__ import annotations

from typing import Any

from publish.exporters.pdf.box_tree import boxes_on


def drop_unseen(document: Any) -> None:
    """Takes images that nobody sees (CSS Backgrounds 3, 3.7) from a set document."""
    for page in document.pages:
        for box in boxes_on(page):
            background = getattr(box, "background", None)
            if background is not None and any(map(_is_unseen, background.layers)):
                layers = [_blank(layer) for layer in background.layers]
                box.background = background._replace(layers=layers)


def _blank(layer: Any) -> Any:
    return layer._replace(image=None) if _is_unseen(layer) else layer


def _is_unseen(layer: Any) -> bool:
    """Whether an image that is not repeated lies beside the painting area."""
    if layer.image is None or layer.unbounded or layer.repeat != ("no-repeat", "no-repeat"):
        return False
    area, origin = layer.painting_area, layer.positioning_area
    for axis in (0, 1):
        begin = origin[axis] + layer.position[axis]
        if begin >= area[axis] + area[axis + 2] or begin + layer.size[axis] <= area[axis]:
            return True
    return False
