"""Fonts for the web: cut down to the characters of a document, as WOFF2."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Final

from publish import disk_cache
from publish.style import Face
from publish.style.fonts.coverage import coverage, selects_variant
from publish.style.fonts.metrics import font_digest
from publish.style.fonts.subset import parts, subset

_KEPT: Final = 128
"""Subsets are kept for the documents of a batch, which share an alphabet."""
USUAL: Final = (
    frozenset(map(chr, range(0x20, 0x7F)))
    | frozenset("\xa0\xad\u2002\u2010\u2011")
    | frozenset("–—‘’“”•…↩")
)
"""Characters that the fonts of text hold in any case: letters that reading systems may add to a
page, hyphens that they break words with, and signs that nearly every document has. Short documents
so share their fonts, which take longer to make than all else in them."""


def web_font(face: Face, characters: frozenset[str]) -> bytes:
    """The font of `face` as WOFF2 with the glyphs of `characters`, the same whenever it is made."""
    covered = coverage((face,))
    wanted = characters | parts(characters)
    return _cut(face, frozenset(c for c in wanted if ord(c) in covered or selects_variant(c)))


@lru_cache(maxsize=_KEPT)
def _cut(face: Face, characters: frozenset[str]) -> bytes:
    """The same for characters that the face has."""
    shown = "".join(sorted(characters))
    name = disk_cache.key(font_digest(face.path), str(face.number), shown)
    return disk_cache.kept("fonts", name, lambda: _made(face, characters))


def _made(face: Face, characters: frozenset[str]) -> bytes:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

    cut = io.BytesIO(subset(face, characters))
    with TTFont(cut, lazy=True, recalcTimestamp=False) as font:
        font.flavor = "woff2"
        out = io.BytesIO()
        font.save(out, reorderTables=True)
    return out.getvalue()
