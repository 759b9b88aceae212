"""What a browser makes of artifacts: screens of many pages, in one start.

What is drawn runs no scripts and reaches no network.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Final

import msgspec

from publish.checks.validators.chromium import address, browse
from publish.checks.validators.validator import Toolbox
from publish.errors import PublishError

if TYPE_CHECKING:
    from PIL import Image

_ACROSS: Final = 8
"""Screens beside each other in one shot …"""
_AT_ONCE: Final = 64
"""… and in all: a shot of more pixels than this many make fails without a word."""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A screen of a page, which is one of the members that are drawn: `scale` times as
    small as it is, `skipped` screens further down. `label` is what it is called.

    `margin` is the white, in pixels of the shot, that the program leaves at both sides.
    """

    label: str
    page: str
    scale: int = 1
    skipped: int = 0
    margin: int = 0


def screens(
    toolbox: Toolbox, views: Sequence[View], members: Mapping[str, bytes], width: int, height: int
) -> Iterator[Image.Image]:
    """The views of `members`, each drawn `width` × `height` pixels, as Chromium shows them.

    Raises `PublishError` when Chromium is not here, hangs or draws nothing.
    """
    from PIL import Image

    for first in range(0, len(views), _AT_ONCE):
        some = views[first : first + _AT_ONCE]
        places = [(n % _ACROSS * width, n // _ACROSS * height) for n in range(len(some))]
        windows = (
            _window(view, left, top, width, height)
            for view, (left, top) in zip(some, places, strict=True)
        )
        board = f'<!DOCTYPE html><body style="margin:0;background:#fff">{"".join(windows)}'
        png = toolbox.scratch / f"{first}.png"
        size = f"{max(left for left, _ in places) + width},{places[-1][1] + height}"
        browse(toolbox, board.encode(), members, "--force-device-scale-factor=1",
               f"--window-size={size}", f"--screenshot={png}")  # fmt: skip
        if not png.exists():
            raise PublishError("the browser drew nothing")
        with Image.open(png, formats=["PNG"]) as shot:
            for left, top in places:
                yield shot.crop((left, top, left + width, top + height))


def _window(view: View, left: int, top: int, width: int, height: int) -> str:
    """A window onto a view; a frame in a sandbox runs no scripts."""
    inner = view.scale * width - 2 * view.margin
    return (
        f'<div style="position:absolute;overflow:hidden;left:{left}px;top:{top}px;'
        f'width:{width}px;height:{height}px"><iframe sandbox="allow-same-origin"'
        f' src="{escape(address(view.page))}" style="position:absolute;left:0;border:0;'
        f"top:{-view.skipped * height}px;margin-left:{view.margin}px;width:{inner}px;"
        f"height:{view.scale * height * (view.skipped + 1)}px;background:#fff;"
        f'transform:scale({1 / view.scale:.6g});transform-origin:0 0"></iframe></div>'
    )
