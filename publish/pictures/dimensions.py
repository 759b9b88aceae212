"""How large a picture is set. Every format asks here, so that all of them answer alike."""

from __future__ import annotations

from publish.document import Image, Media
from publish.units import Length


def natural_size(media: Media) -> tuple[Length, Length]:
    """Width and height at the density that the picture's file states, or else at 96 to the inch."""
    scale = 72 / media.density
    return Length(max(media.width, 1) * scale), Length(max(media.height, 1) * scale)


def extent(image: Image, media: Media, width: Length, height: Length) -> tuple[Length, Length]:
    """Width and height of `image`: as the author wants it, never larger than `width` by `height`.

    Its ratio is always the picture's own, so that of a wanted width and height the smaller one
    decides.
    """
    across, down = natural_size(media)
    wanted = []
    if image.share is not None:
        wanted.append(width.pt * image.share / across.pt)
    if image.width is not None:
        wanted.append(image.width / across.pt)
    if image.height is not None:
        wanted.append(image.height / down.pt)
    scale = min(*(wanted or [1.0]), width.pt / across.pt, height.pt / down.pt)
    return across * scale, down * scale
