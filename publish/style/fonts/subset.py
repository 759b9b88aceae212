"""Fonts cut down to the characters of a document, by HarfBuzz's subsetter."""

from __future__ import annotations

import io
import unicodedata
from functools import lru_cache
from typing import Final

from publish.style.fonts.families import Face

_FEATURES: Final = ("lnum", "onum", "pnum", "tnum", "smcp", "c2sc", "ssty", "dtls", "flac")
"""Features that a style sheet or a reader's own may ask for, beside those that are always on; the
last three set formulas."""
_SPACE, _WIDEST_SPACE = 0.25, 0.5
"""Widths of a space in ems: as it is made, and as wide as it may be."""
_DROPPED: Final = ("DSIG", "FFTM", "meta")
"""Tables that a subset makes untrue, or that hold times and notes of font editors."""


def subset(face: Face, characters: frozenset[str]) -> bytes:
    """The font of `face` as an OpenType file of its own, with the glyphs of `characters` and the
    features that a style can ask for. Nothing in it depends on the day or the machine."""
    import uharfbuzz  # type: ignore[import-untyped]  # it ships no types

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, characters | parts(characters)))
    wanted.layout_feature_tag_set.update(map(_tag, _FEATURES))
    wanted.drop_table_tag_set.update(map(_tag, _DROPPED))
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    file = uharfbuzz.Blob.from_file_path(str(face.path)) if not face.variable else static(face)
    whole = uharfbuzz.Face(file, face.number)
    return bytes(uharfbuzz.subset(whole, wanted).blob.data)


@lru_cache(maxsize=8)
def static(face: Face) -> bytes:
    """A variable font as its axes are by default, with a space that can stand between words and an
    underline below them: those of Noto Emoji are as wide as its signs, and amid them."""
    import uharfbuzz
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    whole = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)))
    wanted.pin_all_axes_to_default(whole)
    pinned = io.BytesIO(uharfbuzz.subset(whole, wanted).blob.data)
    with TTFont(pinned, lazy=True, recalcTimestamp=False, recalcBBoxes=False) as font:
        widths, space, em = font["hmtx"], font.getBestCmap()[ord(" ")], font["head"].unitsPerEm
        if widths[space][0] > _WIDEST_SPACE * em:
            widths[space] = round(_SPACE * em), 0
        if font["post"].underlinePosition > 0:
            font["post"].underlinePosition = -font["post"].underlineThickness
        out = io.BytesIO()
        font.save(out, reorderTables=False)
    return out.getvalue()


def parts(characters: frozenset[str]) -> set[str]:
    """The parts of vowel signs that HarfBuzz sets in parts, as that of Thai `ำ`, which it looks up
    one by one."""
    parted = (unicodedata.normalize("NFKD", character) for character in characters)
    return {part for parts in parted if unicodedata.category(parts[0])[0] == "M" for part in parts}


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")
