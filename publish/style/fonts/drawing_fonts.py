"""Drawings whose text is set in the fonts of the style, whatever fonts a machine has.

A drawing names fonts of the machine that it was made on. Its text is set in those of them that the
style has, in the style's serif, sans or mono where it asks for one of these, and else in the font
of captions. The faces are embedded in the drawing, cut down to its letters, for browsers and
reading systems show a picture in no fonts but its own and the machine's.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

import msgspec

from publish.document import Document, Image, Media, Node
from publish.pictures.svg_text import cuts, letters, set_in
from publish.style.definition.types import Style
from publish.style.fonts.fallback import accompanied
from publish.style.fonts.families import Companion, Face, Font, Slope
from publish.style.fonts.subset import subset
from publish.style.measure.text_widths import nearest_face
from publish.walk import rebuild


def lettered(document: Document, style: Style) -> Document:
    """`document` with the text of its drawings in the fonts of `style`."""
    if not any(_has_text(media) for media in document.media):
        return document
    style = accompanied(style, document)
    made = {media.id: _set(media, style) for media in document.media if _has_text(media)}

    def change(node: Node) -> Node:
        match node:
            case Image(media=name) if name in made:
                return msgspec.structs.replace(node, media=made[name].id)
            case Media(id=name) if name in made:
                return made[name]
            case _:
                return node

    return rebuild(document, change)


def _has_text(media: Media) -> bool:
    return media.media_type == "image/svg+xml" and bool(letters(media.data).strip())


def _set(media: Media, style: Style) -> Media:
    used: dict[str, Font] = {}

    def families(asked: Sequence[str]) -> Sequence[str]:
        font = _font(asked, style)
        used[font.family] = font
        return font.families

    set_in(media.data, families, "")
    weights, slants = cuts(media.data)
    slopes: tuple[Slope, ...] = ("normal", "italic") if slants else ("normal",)
    setters: list[Font | Companion] = []
    for font in used.values():
        setters.extend((font, *font.companions))
    faces = {
        nearest_face(setter, weight, slope): None
        for setter in setters
        for weight in sorted(weights)
        for slope in slopes
    }
    said = frozenset(letters(media.data))
    data = set_in(media.data, families, "".join(_rule(face, said) for face in faces))
    return msgspec.structs.replace(media, data=data, id=hashlib.sha256(data).hexdigest())


def _font(asked: Sequence[str], style: Style) -> Font:
    for name in asked:
        for font in style.fonts.values():
            if name.lower() in (font.family.lower(), *font.fallback[-1:]):
                return font
    return style.fonts[style.caption.font]


def _rule(face: Face, said: frozenset[str]) -> str:
    data = base64.b64encode(subset(face, said)).decode("ascii")
    return (
        f"@font-face{{font-family:'{face.family}';font-weight:{face.weight};"
        f"font-style:{face.slope};src:url(data:font/ttf;base64,{data})}}"
    )
