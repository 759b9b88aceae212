"""The page: a head, a sheet, the tree."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from functools import partial
from typing import Final
from xml.etree.ElementTree import Element, tostring

from publish.document import Document, Media
from publish.exporters.html.json_ld import linked_data
from publish.mathml import formulas_of, math_face
from publish.plugin import Context
from publish.style import Style
from publish.style.fonts.faces import faces_used
from publish.style.fonts.families import Face
from publish.style.localize import fitted
from publish.web.css import font_faces, html_css
from publish.web.elements import element
from publish.web.html import html_tree
from publish.web.target import ENDLESS_ROOM, Medium
from publish.web.webfonts import USUAL, web_font

DOCTYPE: Final = "<!DOCTYPE html>\n"


def render_page(document: Document, style: Style, context: Context) -> bytes:
    """See `publish.exporters.html.render`."""
    style = fitted(style, document)
    formulas = formulas_of(document, context.log)
    master = style.page.get(document.page_master)
    medium = Medium(
        picture_url=_picture,
        room=master.picture_room if master else ENDLESS_ROOM,
        turned_room=master.picture_room if master else ENDLESS_ROOM,
        formula=formulas.mathml,
    )
    tree = html_tree(document, medium, context.log)
    css = html_css(style, document.page_master)
    characters = USUAL | frozenset(_characters(tree)) | frozenset(css)
    faces = faces_used(style, document)
    fonts = font_faces(faces, lambda face: _font(face, faces[face] or characters))
    if formulas:
        fonts += font_faces((math_face(),), partial(_font, characters=formulas.characters()))
    viewport = element("meta", name="viewport", content="width=device-width, initial-scale=1")
    created = element(
        "meta", name="dcterms.modified", content=context.timestamp.strftime("%Y-%m-%d")
    )
    head = tree[0]
    head.insert(1, viewport)
    head.append(created)
    head.append(linked_data(document))
    head.append(element("style", f"\n{fonts}{css}"))
    return (DOCTYPE + tostring(tree, encoding="unicode", method="html") + "\n").encode()


def data_url(media_type: str, data: bytes) -> str:
    """The data as an address of itself (RFC 2397)."""
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"


def _picture(media: Media) -> str:
    return data_url(media.media_type, media.data)


def _font(face: Face, characters: frozenset[str]) -> str:
    return data_url("font/woff2", web_font(face, characters))


def _characters(tree: Element) -> Iterable[str]:
    """All that is set: text, in both cases since the style may ask for capitals."""
    for text in tree.itertext():
        yield from text
        yield from text.upper()
