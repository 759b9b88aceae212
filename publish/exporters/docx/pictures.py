"""Pictures: each stored once, whatever often it is shown, and drawn inline with its description."""

from __future__ import annotations

import io
from typing import Final

from publish.document import Document, Image, Media
from publish.errors import ExportError
from publish.exporters.docx.oxml import NAMESPACES, Element, element
from publish.exporters.docx.parts import PackagePart
from publish.pictures import extent
from publish.units import Length

_SUFFIXES: Final = {
    "image/png": "png",
    "image/jpeg": "jpeg",
    "image/gif": "gif",
}
_DECORATIVE: Final = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_DECORATIVE_EXTENSION: Final = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


class Pictures:
    """The pictures that a document shows."""

    def __init__(self, document: Document) -> None:
        self._media = {media.id: media for media in document.media}
        self._stored: dict[str, PackagePart] = {}
        self._drawn = 0

    @property
    def stored(self) -> tuple[PackagePart, ...]:
        return tuple(self._stored.values())

    def media(self, image: Image) -> Media | None:
        """The media of an image, or `None` when it has none that Word can show."""
        media = self._media.get(image.media)
        return None if media is None or media.media_type == "image/svg+xml" else media

    def store(self, media: Media) -> str:
        """The name of the part that holds a picture."""
        if media.id not in self._stored:
            self._stored[media.id] = _as_word_shows(media)
        return self._stored[media.id].name

    def draw(
        self, image: Image, media: Media, relation: str, *, width: Length, height: Length
    ) -> Element:
        """`w:drawing` of a picture, no larger than `width` by `height`."""
        self._drawn += 1
        across, down = extent(image, media, width, height)
        return _drawing(image, relation, self._drawn, across.emu, down.emu)


def _as_word_shows(media: Media) -> PackagePart:
    """WebP becomes PNG: Word for the desktop shows it in its newest versions only."""
    if media.media_type in _SUFFIXES:
        suffix = _SUFFIXES[media.media_type]
        return PackagePart(
            name=f"/word/media/{media.id[:16]}.{suffix}",
            content_type=media.media_type,
            data=media.data,
        )
    from PIL import Image as Raster

    buffer = io.BytesIO()
    try:
        with Raster.open(io.BytesIO(media.data), formats=["WEBP"]) as picture:
            picture.save(buffer, format="PNG")
    except (OSError, SyntaxError, ValueError) as error:
        raise ExportError(
            f"the picture {media.id[:16]} is no WebP: {error}", hint="replace it in the source"
        ) from error
    return PackagePart(
        name=f"/word/media/{media.id[:16]}.png",
        content_type="image/png",
        data=buffer.getvalue(),
    )


def _drawing(image: Image, relation: str, number: int, across: int, down: int) -> Element:
    extent = {"cx": max(across, 1), "cy": max(down, 1)}
    name = f"Picture {number}"
    return element(
        "w:drawing",
        {},
        element(
            "wp:inline",
            {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
            element("wp:extent", extent),
            _properties(image, number, name),
            element(
                "wp:cNvGraphicFramePr", {}, element("a:graphicFrameLocks", {"noChangeAspect": 1})
            ),
            element(
                "a:graphic",
                {},
                element(
                    "a:graphicData",
                    {"uri": NAMESPACES["pic"]},
                    element(
                        "pic:pic",
                        {},
                        element(
                            "pic:nvPicPr",
                            {},
                            element("pic:cNvPr", {"id": number, "name": name}),
                            element("pic:cNvPicPr", {}),
                        ),
                        element(
                            "pic:blipFill",
                            {},
                            element("a:blip", {"r:embed": relation}),
                            element("a:stretch", {}, element("a:fillRect", {})),
                        ),
                        element(
                            "pic:spPr",
                            {},
                            element(
                                "a:xfrm",
                                {},
                                element("a:off", {"x": 0, "y": 0}),
                                element("a:ext", extent),
                            ),
                            element("a:prstGeom", {"prst": "rect"}, element("a:avLst", {})),
                        ),
                    ),
                ),
            ),
        ),
    )


def _properties(image: Image, number: int, name: str) -> Element:
    description = {"descr": image.alt} if image.alt else {}
    title = {"title": image.title} if image.title else {}
    made = element("wp:docPr", {"id": number, "name": name, **description, **title})
    if image.decorative:
        from lxml import etree

        mark = etree.Element(
            f"{{{_DECORATIVE}}}decorative", {"val": "1"}, nsmap={"adec": _DECORATIVE}
        )
        extension = element("a:ext", {"uri": _DECORATIVE_EXTENSION})
        extension.append(mark)
        made.append(element("a:extLst", {}, extension))
    return made
