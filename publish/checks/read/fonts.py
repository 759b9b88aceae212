"""Whether the bytes of a font are a font: a program that cannot read one sets another."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Final

_KEPT: Final = 64
"""Fonts of which the answer is kept: the artifacts of a batch bring the same ones along."""
_DISGUISED: Final = 32
"""Bytes at the head of a font that a Word file disguises (ECMA-376 Part 1, 17.8.1)."""


@lru_cache(maxsize=_KEPT)
def is_font(data: bytes, *, lettered: bool = True) -> bool:
    """Whether every table of an SFNT, WOFF or WOFF2 font can be read, and letters are in it; a
    font of which glyphs are drawn by number need not say which they are."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

    try:
        font = TTFont(io.BytesIO(data), lazy=True)
        tables = [font.reader[tag] for tag in font.reader.keys()]  # noqa: SIM118 - no mapping
        return bool(tables) and (not lettered or bool(font.getBestCmap()))
    except Exception:  # noqa: BLE001 - damage takes forms that fontTools does not foresee
        return False


def plain(data: bytes, key: str) -> bytes:
    """A font out of its disguise; `key` is the GUID that `w:fontKey` holds. Raises `ValueError` for
    what is no GUID."""
    digits = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    if len(digits) != 16:
        raise ValueError(f"{key} is no GUID")
    head = bytes(b ^ digits[n % 16] for n, b in enumerate(data[:_DISGUISED]))
    return head + data[_DISGUISED:]
