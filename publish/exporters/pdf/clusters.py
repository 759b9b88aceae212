"""Texts in scripts whose glyphs do not stand for characters one by one.

WeasyPrint maps each glyph to the text of the cluster in which it met the glyph first. Where a
cluster has several glyphs, and a glyph several clusters, as in Devanagari or Thai, what comes out
by copying, searching or reading aloud is no text; so these say what they are.
"""

from __future__ import annotations

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


def clustered(texts: Mapping[Key, str]) -> dict[Key, str]:
    """Those of the texts that have a character of such a script."""
    return {
        key: text
        for key, text in texts.items()
        if not text.isascii() and any(script_of(character) in CLUSTERED for character in text)
    }
