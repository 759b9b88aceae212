"""Texts whose glyphs do not stand for characters one by one.

WeasyPrint maps each glyph to the text of the cluster in which it met the glyph first. Where a
cluster has several glyphs, and a glyph several clusters, as in Devanagari or Thai, what comes out
by copying, searching or reading aloud is no text; so these say what they are. So do texts from left
to right beside others from right to left, where the glyph of one bracket shows the other.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final, TypeVar

from publish.style.scripts import script_of

Key = TypeVar("Key")

CLUSTERED: Final = frozenset(
    {
        *("Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh"),
        *("Thai", "Laoo", "Tibt", "Mymr", "Khmr"),
    }
)
"""Scripts that shape characters in clusters (ISO 15924); Arabic letters keep their own glyphs."""


def told(texts: Mapping[Key, str], *, turned: bool) -> dict[Key, str]:
    """Those of the texts that the maps of their fonts may say wrongly; `turned` tells that some
    text runs from right to left whatever its letters.

    Text from right to left keeps what the maps say: readers put its letters in order themselves,
    and would turn round what already is.
    """
    right = {key for key, text in texts.items() if not text.isascii() and _runs_left(text)}
    made = clustered(texts)
    if turned or right:
        made |= {
            key: text
            for key, text in texts.items()
            if key not in right and any(map(unicodedata.mirrored, text))
        }
    return made


def clustered(texts: Mapping[Key, str]) -> dict[Key, str]:
    """Those of the texts that have a character of such a script."""
    return {
        key: text
        for key, text in texts.items()
        if not text.isascii() and any(script_of(character) in CLUSTERED for character in text)
    }


def _runs_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)
