"""Fonts for the web: cut down to the characters of a document, as WOFF2."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Final

from publish.style import Face
from publish.style.subset import subset

_KEPT: Final = 64
"""Subsets are kept for the documents of a batch that share an alphabet."""


@lru_cache(maxsize=_KEPT)
def web_font(face: Face, characters: frozenset[str]) -> bytes:
    """The font of `face` as WOFF2 with the glyphs of `characters`, the same whenever it is made."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

    cut = io.BytesIO(subset(face, characters))
    with TTFont(cut, lazy=True, recalcTimestamp=False) as font:
        font.flavor = "woff2"
        out = io.BytesIO()
        font.save(out, reorderTables=True)
    return out.getvalue()
