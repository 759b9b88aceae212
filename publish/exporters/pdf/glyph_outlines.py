"""Words as shapes, for what is drawn on a page and is not part of its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final
from unicodedata import bidirectional

import msgspec

from publish.style import Face, Role, Style
from publish.style.fonts.fallback import pieces
from publish.style.fonts.scripts import script_of
from publish.style.measure.text_widths import nearest_face

_JOINED: Final = frozenset({"Arab", "Syrc", "Nkoo", "Deva", "Beng", "Guru"})
"""Scripts whose letters touch (ISO 15924): space between them would tear words apart."""


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """The outlines of a word as operators of a content stream. They stand on the base line, from 0
    on; `width` and `height`, that of capitals, are in thousandths of an em as well."""

    path: tuple[str, ...]
    width: float
    height: float


def outlines(words: Sequence[str], role: Role, style: Style) -> list[Outline] | None:
    """The outlines of each word as `role` sets it, in its font and the companions of that font;
    `None` when they all lack a character."""
    made = [_outline(word, role, style) for word in words]
    return None if None in made else [outline for outline in made if outline is not None]


def numbers(*values: float) -> list[str]:
    """`values` as operands."""
    return [f"{value:.4f}".rstrip("0").rstrip(".") for value in values]


def _outline(word: str, role: Role, style: Style) -> Outline | None:
    from fontTools.pens.qu2cuPen import Qu2CuPen  # type: ignore[import-untyped]  # it ships no types
    from fontTools.pens.recordingPen import RecordingPen  # type: ignore[import-untyped]  # as above

    own = style.fonts[role.font]
    spacing = role.letter_spacing.pt / role.size.pt * 1000
    if any(script_of(character) in _JOINED for character in word):
        spacing = 0.0
    path: list[str] = []
    x = height = 0.0
    for piece, companion in _in_sight(list(pieces(own, word))):
        shaped = _Shaped(piece, nearest_face(companion or own, role.weight, role.slope))
        height = max(height, shaped.capitals)
        for glyph, across, up, advance in shaped.glyphs:
            if not glyph:
                return None
            pen = RecordingPen()
            shaped.font.draw_glyph_with_pen(glyph, Qu2CuPen(pen, 1.0, all_cubic=True))
            path.extend(_operators(pen.value, x + across, up, shaped.unit))
            x += advance + spacing
    return Outline(path=tuple(path), width=x - spacing, height=height)


def _in_sight(parts: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Stretches from left to right, whichever way their words run."""
    directions = (bidirectional(character) for text, _ in parts for character in text)
    strong = next((direction for direction in directions if direction in ("L", "R", "AL")), "L")
    return parts if strong == "L" else parts[::-1]


class _Shaped:
    """A stretch of text as HarfBuzz sets it in a face: glyphs from left to right, each with where
    it stands from the pen and how far it moves it, in thousandths of an em."""

    def __init__(self, text: str, face: Face) -> None:
        import uharfbuzz  # type: ignore[import-untyped]  # it ships no types

        opened = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)), face.number)
        self.font = uharfbuzz.Font(opened)
        self.unit = 1000 / opened.upem
        capitals = self.font.get_metric_position_with_fallback(uharfbuzz.OTMetricsTag.CAP_HEIGHT)
        self.capitals = capitals * self.unit
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self.font, buffer)
        self.glyphs = [
            (
                info.codepoint,
                place.x_offset * self.unit,
                place.y_offset * self.unit,
                place.x_advance * self.unit,
            )
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]


def _operators(drawn: list[tuple[str, Any]], x: float, y: float, unit: float) -> Iterator[str]:
    for name, points in drawn:
        for across, up in points:
            yield from numbers(x + across * unit, y + up * unit)
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
