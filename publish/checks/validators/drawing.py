"""What a browser makes of artifacts: screens of many pages, in one start.

What is drawn runs no scripts and reaches no network.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import tostring

import msgspec

from publish.checks.validators.chromium import address, browse
from publish.checks.validators.validator import Toolbox, folder
from publish.errors import PublishError
from publish.web.elements import element

_ACROSS: Final = 8
"""Screens beside each other in one shot …"""
_AT_ONCE: Final = 64
"""… and in all: a shot of more pixels than this many make fails without a word."""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A screen of a page, which is one of the members that are drawn: `width` × `height` CSS
    pixels, `skipped` screens further down.

    `margin` is the white, in pixels of the shot, that the program leaves at both sides.
    """

    page: str
    width: int
    height: int
    skipped: int = 0
    margin: int = 0


class Shot(msgspec.Struct, frozen=True, kw_only=True):
    """A picture with the screens of several views, and where each of them is: left, top, right and
    bottom in pixels."""

    png: Path
    boxes: tuple[tuple[int, int, int, int], ...]


def shots(
    toolbox: Toolbox,
    views: Sequence[View],
    members: Mapping[str, bytes],
    *,
    width: int,
    height: int,
) -> list[Shot]:
    """The views of `members`, each drawn `width` × `height` pixels, as Chromium shows them.

    Raises `PublishError` when Chromium is not here, hangs or draws nothing.
    """
    out = folder(toolbox, "shots")
    taken = []
    for first in range(0, len(views), _AT_ONCE):
        some = views[first : first + _AT_ONCE]
        boxes = tuple(
            (left, top, left + width, top + height)
            for left, top in (
                (number % _ACROSS * width, number // _ACROSS * height)
                for number in range(len(some))
            )
        )
        png = out / f"{first}.png"
        size = f"{max(box[2] for box in boxes)},{max(box[3] for box in boxes)}"
        browse(toolbox, _board(some, boxes), members, "--force-device-scale-factor=1",
               f"--window-size={size}", f"--screenshot={png}")  # fmt: skip
        if not png.exists():
            raise PublishError("the browser drew nothing")
        taken.append(Shot(png=png, boxes=boxes))
    return taken


def _board(views: Sequence[View], boxes: Sequence[tuple[int, int, int, int]]) -> bytes:
    """A page with a window onto each view; a frame in a sandbox runs no scripts."""
    windows = []
    for view, (left, top, right, bottom) in zip(views, boxes, strict=True):
        scale = (bottom - top) / view.height
        frame = element(
            "iframe",
            src=address(view.page),
            sandbox="allow-same-origin",
            style=f"position:absolute;left:0;top:{-view.skipped * (bottom - top)}px;border:0;"
            f"margin-left:{view.margin}px;"
            f"width:{view.width - 2 * view.margin}px;height:{view.height * (view.skipped + 1)}px;"
            f"transform:scale({scale:.6g});transform-origin:0 0;background:#fff",
        )
        window = element(
            "div",
            frame,
            style=f"position:absolute;overflow:hidden;left:{left}px;top:{top}px;"
            f"width:{right - left}px;height:{bottom - top}px",
        )
        windows.append(window)
    page = element("html", element("body", *windows, style="margin:0;background:#fff"))
    return f"<!DOCTYPE html>{tostring(page, encoding='unicode', method='html')}".encode()
