"""Words as shapes, for what is drawn on a page and is not part of its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from publish.style import Role, Style
from publish.style.measure import nearest_face


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """The outlines of a word as operators of a content stream. They stand on the base line, from 0
    on; `width` and `height`, that of capitals, are in thousandths of an em as well."""

    path: tuple[str, ...]
    width: float
    height: float


def outlines(words: Sequence[str], role: Role, style: Style) -> list[Outline] | None:
    """The outlines of each word as `role` sets it; `None` when its face lacks a character."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

    face = nearest_face(style.fonts[role.font], role.weight, role.slope)
    with (
        face.path.open("rb") as stream,
        TTFont(stream, lazy=True, fontNumber=face.number if face.collected else -1) as font,
    ):
        names = font.getBestCmap()
        if any(ord(character) not in names for word in words for character in word):
            return None
        return [_outline(word, role, font, names) for word in words]


def numbers(*values: float) -> list[str]:
    """`values` as operands."""
    return [f"{value:.4f}".rstrip("0").rstrip(".") for value in values]


def _outline(word: str, role: Role, font: Any, names: dict[int, str]) -> Outline:
    from fontTools.pens.qu2cuPen import Qu2CuPen  # type: ignore[import-untyped]  # as above
    from fontTools.pens.recordingPen import (  # type: ignore[import-untyped]  # as above
        DecomposingRecordingPen,
    )

    glyphs, unit = font.getGlyphSet(), 1000 / font["head"].unitsPerEm
    spacing = role.letter_spacing.pt / role.size.pt * 1000
    height = (getattr(font["OS/2"], "sCapHeight", 0) or 700 / unit) * unit
    path: list[str] = []
    x = 0.0
    for character in word:
        glyph = glyphs[names[ord(character)]]
        pen = DecomposingRecordingPen(glyphs)
        glyph.draw(Qu2CuPen(pen, 1.0, all_cubic=True))
        path.extend(_operators(pen.value, x, unit))
        x += glyph.width * unit + spacing
    return Outline(path=tuple(path), width=x - spacing, height=height)


def _operators(drawn: list[tuple[str, Any]], x: float, unit: float) -> Iterator[str]:
    for name, points in drawn:
        for across, up in points:
            yield from numbers(x + across * unit, up * unit)
        match name:
            case "moveTo":
                yield "m"
            case "lineTo":
                yield "l"
            case "curveTo":
                yield "c"
            case "closePath" | "endPath":
                yield "h"
            case _:
                raise ValueError(f"an outline with {name}")
