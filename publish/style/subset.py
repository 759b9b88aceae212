"""Fonts cut down to the characters of a document, by HarfBuzz's subsetter."""

from __future__ import annotations

import unicodedata
from typing import Final

from publish.style.families import Face

_FEATURES: Final = ("lnum", "onum", "pnum", "tnum", "smcp", "c2sc", "ssty", "dtls", "flac")
"""Features that a style sheet or a reader's own may ask for, beside those that are always on; the
last three set formulas."""
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
    whole = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)), face.number)
    return bytes(uharfbuzz.subset(whole, wanted).blob.data)


def parts(characters: frozenset[str]) -> set[str]:
    """The parts of vowel signs that HarfBuzz sets in parts, as that of Thai `ำ`, which it looks up
    one by one."""
    parted = (unicodedata.normalize("NFKD", character) for character in characters)
    return {part for parts in parted if unicodedata.category(parts[0])[0] == "M" for part in parts}


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")
