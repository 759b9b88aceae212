"""Which kind of picture some bytes are, by themselves and never by a name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from publish.document import Media
from publish.errors import PictureError
from publish.pictures.child_decoder import apart
from publish.pictures.pdf_page import BEGINNING, settled_page
from publish.pictures.prepared import MOST_PIXELS, Drawn, Settled

_SNIFFED: Final = 1024
_allowed: Final = [MOST_PIXELS]


def settled(data: bytes) -> Settled:
    """The picture that `data` is. The same bytes give the same picture.

    Raises `PictureError`, which says what is wrong but not with which picture.
    """
    drawn = apart(_drawn, data, _allowed[-1])
    media = Media(
        id=hashlib.sha256(drawn.data).hexdigest(),
        media_type=drawn.media_type,
        data=drawn.data,
        width=drawn.width,
        height=drawn.height,
        density=drawn.density,
    )
    return Settled(media=media, remarks=drawn.remarks)


@contextmanager
def pixels_limited(pixels: int) -> Iterator[None]:
    """While it lasts, a picture may have so many pixels."""
    _allowed.append(pixels)
    try:
        yield
    finally:
        _allowed.pop()


def _drawn(data: bytes, pixels: int) -> Drawn:
    if not data:
        raise PictureError("it is empty", hint="save it anew")
    if is_svg(data):
        from publish.pictures.svg import settled_vector

        return settled_vector(data)
    if data[:_SNIFFED].lstrip().startswith(BEGINNING):
        return settled_page(data)
    from publish.pictures.raster import settled_raster

    return settled_raster(data, pixels)


def is_svg(data: bytes) -> bool:
    """Whether these bytes are XML, of which SVG is the only kind of picture."""
    head = data[:_SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith((b"<", b"\xff\xfe<\0", b"\xfe\xff\0<"))
