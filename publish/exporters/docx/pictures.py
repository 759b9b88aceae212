"""Pictures: each stored once, whatever often it is shown, and drawn inline with its description."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import msgspec
from lxml import etree

from publish.document import Document, Image, Landscape, Media
from publish.exporters.docx.oxml import NAMESPACES, Element, element, qualified
from publish.exporters.docx.parts import PackagePart, Relations
from publish.pictures import extent, natural_size
from publish.pictures.raster import as_png as raster_as_png
from publish.style import PageMaster, Style
from publish.units import Length
from publish.walk import iterate

_SUFFIXES: Final = {
    "image/png": "png",
    "image/jpeg": "jpeg",
    "image/gif": "gif",
}
_PRINT_DENSITY: Final = 300
"""Dots to the inch of what stands in for a drawing."""
_SVG_MAIN: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_DECORATIVE: Final = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_DECORATIVE_EXTENSION: Final = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """A picture's part, and that of the drawing it stands in for, "" when there is none."""

    name: str
    drawing: str = ""


class Pictures:
    """The pictures that a document shows, in a style whose fonts drawings are set in."""

    def __init__(self, document: Document, style: Style, master: PageMaster) -> None:
        self._media = {media.id: media for media in document.media}
        self._fonts = tuple(
            dict.fromkeys(
                str(face.path) for font in style.fonts.values() for face in font.all_faces
            )
        )
        self._family = style.fonts[style.text.font].family
        self._turned = master.turned.picture_room
        turns = any(isinstance(node, Landscape) for node in iterate(document))
        self._rooms = (master.picture_room, self._turned) if turns else (master.picture_room,)
        self._height = master.picture_room[1]
        self._parts: dict[str, PackagePart] = {}
        self._known: dict[str, Stored] = {}
        self._drawn = 0

    @property
    def stored(self) -> tuple[PackagePart, ...]:
        return tuple(self._parts.values())

    @contextmanager
    def on_landscape_pages(self) -> Iterator[None]:
        """While it lasts, pictures are drawn to fit the height of a page on its side."""
        upright, (_, self._height) = self._height, self._turned
        try:
            yield
        finally:
            self._height = upright

    def media(self, image: Image) -> Media | None:
        """The media of an image, or `None` when the document holds none."""
        return self._media.get(image.media)

    def store(self, media: Media) -> Stored:
        """Where a picture is stored. Raises `PictureError` for one that is none."""
        if media.id not in self._known:
            self._known[media.id] = self._store(media)
        return self._known[media.id]

    def draw(self, image: Image, media: Media, relations: Relations, *, width: Length) -> Element:
        """`w:drawing` of a picture, no wider than `width` nor higher than its page has room for.
        Raises `PictureError`."""
        stored = self.store(media)
        self._drawn += 1
        across, down = extent(image, media, width, self._height)
        blip = element("a:blip", {"r:embed": relations.id_of("image", stored.name)})
        if stored.drawing:
            blip.append(_drawing_extension(relations.id_of("image", stored.drawing)))
        return _drawing(image, blip, self._drawn, across.emu, down.emu)

    def fill(
        self, image: Image, media: Media, relations: Relations, *, page: PageMaster
    ) -> Element:
        """`w:drawing` of a picture that fills a page behind its text, cut to the page's shape.
        Raises `PictureError`."""
        drawing = self.draw(image, media, relations, width=page.width)
        (inline,) = drawing
        size = {"cx": page.width.emu, "cy": page.height.emu}
        for extent_ in (*inline.iter(qualified("wp:extent")), *inline.iter(qualified("a:ext"))):
            if "cx" in extent_.attrib:
                extent_.attrib.update({name: str(value) for name, value in size.items()})
        (filled,) = inline.iter(qualified("pic:blipFill"))
        filled.insert(1, element("a:srcRect", _cut(natural_size(media), page)))
        drawing.replace(inline, _anchored(inline))
        return drawing

    def _store(self, media: Media) -> Stored:
        if media.media_type == "image/svg+xml":
            raster = self._part(media, "png", "image/png", self._rasterized(media))
            drawing = self._part(media, "svg", media.media_type, media.data)
            return Stored(name=raster, drawing=drawing)
        if media.media_type in _SUFFIXES:
            suffix = _SUFFIXES[media.media_type]
            return Stored(name=self._part(media, suffix, media.media_type, media.data))
        # Word for the desktop shows WebP in its newest versions only.
        return Stored(name=self._part(media, "png", "image/png", raster_as_png(media.data)))

    def _part(self, media: Media, suffix: str, content_type: str, data: bytes) -> str:
        name = f"/word/media/{media.id[:16]}.{suffix}"
        self._parts[name] = PackagePart(name=name, content_type=content_type, data=data)
        return name

    def _rasterized(self, media: Media) -> bytes:
        """A drawing as those see it whose Word draws none: as fine as print is, at any size."""
        from publish.pictures.svg import as_png as vector_as_png

        across, down = natural_size(media)
        largest = max(
            min(width.pt, height.pt / down.pt * across.pt) for width, height in self._rooms
        )
        return vector_as_png(
            media.data,
            round(largest / 72 * _PRINT_DENSITY),
            fonts=self._fonts,
            family=self._family,
        )


def _drawing_extension(relation: str) -> Element:
    """What makes Word draw the SVG in place of the raster ([MS-ODRAWXML], 2.3.2)."""
    blip = etree.Element(f"{{{_SVG_MAIN}}}svgBlip", nsmap={"asvg": _SVG_MAIN})
    blip.set(qualified("r:embed"), relation)
    extension = element("a:ext", {"uri": _SVG_EXTENSION})
    extension.append(blip)
    return element("a:extLst", {}, extension)


def _drawing(image: Image, blip: Element, number: int, across: int, down: int) -> Element:
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
                            blip,
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


def _cut(size: tuple[Length, Length], page: PageMaster) -> dict[str, int]:
    """What is cut off a picture at opposite sides for it to have the shape of a page, in
    thousandths of a percent (20.1.8.55)."""
    across, down = size[0].pt / page.width.pt, size[1].pt / page.height.pt
    beside = round(max(1 - down / across, 0) * 50_000)
    above = round(max(1 - across / down, 0) * 50_000)
    return {"l": beside, "t": above, "r": beside, "b": above}


def _anchored(inline: Element) -> Element:
    """An inline drawing as one at the corner of the page, behind the text (20.4.2.3)."""
    extent_, *rest = inline
    flags = {"simplePos": 0, "relativeHeight": 0, "behindDoc": 1, "locked": 0}
    flags |= {"layoutInCell": 1, "allowOverlap": 1}
    places = []
    for name in ("wp:positionH", "wp:positionV"):
        offset = element("wp:posOffset", {})
        offset.text = "0"
        places.append(element(name, {"relativeFrom": "page"}, offset))
    return element(
        "wp:anchor",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0, **flags},
        element("wp:simplePos", {"x": 0, "y": 0}),
        *places,
        extent_,
        element("wp:wrapNone", {}),
        *rest,
    )


def _properties(image: Image, number: int, name: str) -> Element:
    description = {"descr": image.alt} if image.alt and not image.decorative else {}
    title = {"title": image.title} if image.title else {}
    made = element("wp:docPr", {"id": number, "name": name, **description, **title})
    if image.decorative:
        mark = etree.Element(
            f"{{{_DECORATIVE}}}decorative", {"val": "1"}, nsmap={"adec": _DECORATIVE}
        )
        extension = element("a:ext", {"uri": _DECORATIVE_EXTENSION})
        extension.append(mark)
        made.append(element("a:extLst", {}, extension))
    return made
