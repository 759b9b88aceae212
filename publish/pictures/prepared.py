"""What becomes of a picture: bytes in a form that every format takes, and what was done to them."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from publish.diagnostics import Severity
from publish.document import Media

SVG: Final = "http://www.w3.org/2000/svg"
"""The namespace of drawings."""
MOST_PIXELS: Final = 40_000_000
"""Of a picture, refused before it is decoded; so many print a double page at 600 dots an inch."""
MediaType = Literal["image/png", "image/jpeg", "image/svg+xml"]


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """What was done to a picture that its author may want to know."""

    code: str
    severity: Severity
    message: str


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """A picture ready to be embedded, and what was done to make it so."""

    media: Media
    remarks: tuple[Remark, ...] = ()


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """A settled picture without its digest."""

    data: bytes
    media_type: MediaType
    width: int
    height: int
    density: float = 96.0
    remarks: tuple[Remark, ...] = ()
