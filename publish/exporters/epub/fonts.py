"""The faces that a book embeds, each cut down to the characters of the book."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Final

from publish.document import Document
from publish.style import Face
from publish.walk import iterate


def file_name(face: Face) -> str:
    """The name of a face's file in the book."""
    family = face.family.replace(" ", "")
    return f"{family}-{face.weight}{'i' if face.slope == 'italic' else ''}.woff2"


def characters(document: Document, more: Iterable[str] = ()) -> frozenset[int]:
    """The code points of whatever a book of the document may show, and of the texts in `more`."""
    texts = [
        value
        for node in iterate(document)
        for name in node.__struct_fields__
        if isinstance(value := getattr(node, name), str)
    ]
    shown = {character for text in (*texts, *more) for character in text}
    cased = {c for character in shown for c in (character.upper(), character.lower())}
    return frozenset(ord(c) for c in {*shown, *cased} if len(c) == 1) | _BASICS


def embedded(face: Face, code_points: frozenset[int]) -> bytes:
    """The face as WOFF2 with the glyphs of `code_points` and what typesetting makes of them."""
    from fontTools import subset  # type: ignore[import-untyped]  # it ships no types

    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = [*options.layout_features, *_FEATURES]
    options.hinting = False
    options.drop_tables = [*options.drop_tables, "meta"]
    options.notdef_outline = True
    # The time of the cut would be in the file otherwise.
    options.recalc_timestamp = False
    with subset.load_font(face.path, options) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=sorted(code_points))
        # Pruning names walks every table of a font: half of the time, for five hundred bytes.
        names = font["name"]
        del font["name"]
        cutter.subset(font)
        font["name"] = names
        buffer = io.BytesIO()
        subset.save_font(font, buffer, options)
    return buffer.getvalue()


_FEATURES: Final = ("lnum", "onum", "pnum", "tnum", "smcp", "c2sc")
"""OpenType features that a style can ask for beside those that are on by default."""
_BASICS: Final = frozenset(range(0x20, 0x7F)) | {0xA0, 0xAD, 0x2002, 0x2010, 0x2011}
"""Letters that reading systems may add to a page, and hyphens that they break words with."""
