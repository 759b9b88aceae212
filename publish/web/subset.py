"""Fonts cut down to the characters of a document."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import Final

_FEATURES: Final = ("lnum", "onum", "pnum", "tnum", "smcp", "c2sc", "ssty", "dtls", "flac")
"""Features that a style sheet or a reader's own may ask for, beside those that are always on; the
last three set formulas."""
_KEPT: Final = 64
"""Subsets are kept for the documents of a batch that share an alphabet."""


@lru_cache(maxsize=_KEPT)
def subset(path: Path, characters: frozenset[str]) -> bytes:
    """The font file at `path` as WOFF2 with the glyphs of `characters` and the
    features that a style can ask for.

    Nothing in it depends on the day or the machine: fontTools would write the time otherwise.
    """
    from fontTools import subset as subsetting  # type: ignore[import-untyped]  # ships no types
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # ships no types

    options = subsetting.Options(
        flavor="woff2",
        hinting=False,
        desubroutinize=True,
        notdef_outline=True,
        recalc_timestamp=False,
        layout_features=[*subsetting.Options().layout_features, *_FEATURES],
        drop_tables=["DSIG", "FFTM", "meta"],
    )
    with TTFont(path, lazy=True, recalcTimestamp=False) as font:
        subsetter = subsetting.Subsetter(options)
        subsetter.populate(unicodes=sorted(map(ord, characters)))
        # Pruning names walks every table of a font: half of the time, for five hundred bytes.
        names = font["name"]
        del font["name"]
        subsetter.subset(font)
        font["name"] = names
        font.flavor = "woff2"
        out = io.BytesIO()
        font.save(out, reorderTables=True)
    return out.getvalue()
