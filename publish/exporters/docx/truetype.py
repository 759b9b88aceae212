"""A font of a collection, or a variable one, as a static TrueType file: all that Word embeds."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from publish.style import Face
from publish.style.fonts.subset import subset

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

_ERROR: Final = 0.5
"""How far, in font units, a quadratic curve may leave the cubic one that it stands for."""
_LETTERS: Final = frozenset(map(chr, (*range(0x20, 0x7F), 0xA0, 0x3000)))
"""What applications put beside East Asian letters and set in their font: spaces, Latin letters."""
_UNWANTED: Final = ("VORG", "BASE")
"""Tables of CFF outlines, and of baselines that Word does not read."""
_LIMITS: Final = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
)
"""Limits of the programs within glyphs, of which there are none."""


def truetype(face: Face, characters: frozenset[str]) -> bytes:
    """The font of `face` with the glyphs of `characters`, its outlines quadratic.

    A collection of East Asian fonts has some 60,000 glyphs and 20 MB; a document shows a few
    hundred. Nothing in the result depends on the day or the machine.
    """
    from fontTools.ttLib import TTFont

    cut = subset(face, characters | _LETTERS)
    with TTFont(io.BytesIO(cut), lazy=True, recalcTimestamp=False) as font:
        for table in _UNWANTED:
            if table in font:
                del font[table]
        if "CFF " in font:
            _to_quadratic(font, cut)
        out = io.BytesIO()
        font.save(out, reorderTables=True)
    return out.getvalue()


def _to_quadratic(font: TTFont, cut: bytes) -> None:
    """Puts tables `glyf` and `loca` in the place of `CFF ` (OpenType 1.9, chapter "glyf"); `cut` is
    the file of the font."""
    import uharfbuzz  # type: ignore[import-untyped]  # it ships no types
    from fontTools.pens.cu2quPen import Cu2QuPen  # type: ignore[import-untyped]
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
    from fontTools.ttLib import newTable

    order = font.getGlyphOrder()
    outlines = uharfbuzz.Font(uharfbuzz.Face(cut))
    glyphs: dict[str, Any] = {}
    for number, name in enumerate(order):
        pen = TTGlyphPen(None)
        outlines.draw_glyph_with_pen(number, Cu2QuPen(pen, _ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
        glyphs[name].recalcBounds(None)
    font["loca"] = newTable("loca")
    table = font["glyf"] = newTable("glyf")
    table.glyphOrder = order
    table.glyphs = glyphs
    del font["CFF "]
    widths = font["hmtx"]
    for name in order:
        widths[name] = (widths[name][0], getattr(glyphs[name], "xMin", 0))
    profile = font["maxp"]
    profile.tableVersion = 0x00010000
    for limit in _LIMITS:
        setattr(profile, limit, 0)
    profile.maxZones = 1
    profile.maxComponentElements = 0
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"
