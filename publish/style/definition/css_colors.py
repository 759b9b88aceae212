"""Colours as CSS writes them (CSS Color Module Level 4)."""

from __future__ import annotations

from tinycss2.color4 import parse_color  # type: ignore[import-untyped]  # it ships no types

from publish.units import Color


def css_color(text: str) -> Color | None:
    """The colour in sRGB on white paper; `None` for what is none, or depends on what is around."""
    parsed = parse_color(text)
    if parsed is None or isinstance(parsed, str):
        return None
    channels = (min(1, max(0, part or 0)) for part in parsed.to("srgb").coordinates)
    return Color("".join(f"{round(255 * (1 - parsed.alpha * (1 - c))):02x}" for c in channels))
