"""Colours of a brand by their purpose, made dark enough for text where they are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from publish.style.brand.entries import Translation
from publish.style.definition.contrast import PAPER, readable
from publish.style.definition.css_colors import css_color
from publish.style.definition.source import Entry
from publish.units import Color

THEME: Final = (
    "foreground",
    "background",
    "primary",
    "secondary",
    "tertiary",
    "success",
    "info",
    "warning",
    "danger",
    "light",
    "dark",
    "link",
)
"""The colours that a brand gives by their purpose."""
CALLOUTS: Final = {"info": "note", "success": "tip", "warning": "warning", "danger": "caution"}
"""The callouts that purposes of colours are for."""
_WASHES: Final = 1.35
"""The contrast with paper up to which a light colour is a ground for text."""


class BrandColors:
    """The colours of a brand, and the grounds that text in them stands on."""

    def __init__(self, brand: Translation) -> None:
        self.brand = brand
        self.colors: dict[str, Color] = {}
        self.grounds: tuple[Color, ...] = (PAPER,)

    def translate(self) -> None:
        color = self.brand.table("color")
        palette = color["palette"].table() if "palette" in color else {}
        for name, entry in color.items():
            if name not in ("palette", *THEME):
                entry.unknown("colour", name, ("palette", *THEME))
        for name, entry in palette.items():
            self.colors[name] = self.color(entry)
            slug = re.sub(r"[^a-z0-9_-]", "-", name.lower())
            self.brand.put(f"palette.{slug}", self.colors[name].css(), entry)
        for name in THEME:
            if name in color:
                self.colors[name] = self.color(color[name])
        light = self.colors.get("light")
        if light is not None and light.contrast(PAPER) <= _WASHES:
            self.brand.put("palette.wash", light.css(), color["light"])
        self.grounds = (PAPER, *self._washes())
        for name, target in (("foreground", "ink"), ("primary", "accent"), ("danger", "alert")):
            if name in color:
                found = self.readable(self.colors[name], color[name])
                self.brand.put(f"palette.{target}", found.css(), color[name])
        if "link" in color:
            found = self.readable(self.colors["link"], color["link"])
            self.brand.put("link.color", found.css(), color["link"])
        for name, callout in CALLOUTS.items():
            if name in color:
                entry, own = color[name], self.colors[name]
                border = {"width": entry.with_value("2.25pt"), "color": entry.with_value(own.css())}
                self.brand.put(f"callout.{callout}.border_start", border, entry)
                title = self.readable(own, entry)
                self.brand.put(f"callout_title.{callout}.color", title.css(), entry)
        self._mend_below()
        if "background" in color and self.colors["background"] != PAPER:
            self.brand.tell(color["background"], "is not used: pages are white")
        for name in ("secondary", "tertiary", "dark"):
            if name in color:
                self.brand.tell(color[name], "has no role of its own in a style", severity="info")

    def color(self, entry: Entry, *, within: tuple[Entry, ...] = ()) -> Color:
        """A colour: CSS, or the name of another; of a pair, the light one."""
        if isinstance(entry.value, dict):
            if "light" not in entry.value:
                entry.fail('needs "light"', hint="pages and books are light")
            if "dark" in entry.value:
                self.brand.tell(entry.value["dark"], "is for dark screens", severity="info")
            return self.color(entry.value["light"], within=within)
        names = {**self.brand.table("color"), **self._palette()}
        said = entry.value
        if isinstance(said, str) and said in names and names[said] is not entry:
            if names[said] in within:
                entry.fail(f"refers to itself: {said}")
            return self.color(names[said], within=(*within, entry))
        found = css_color(said) if isinstance(said, str) else None
        if found is None:
            entry.expected('a colour of CSS such as "#0b4f6c", or the name of one')
        return found

    def _palette(self) -> dict[str, Entry]:
        color = self.brand.table("color")
        return color["palette"].table() if "palette" in color else {}

    def readable(self, color: Color, entry: Entry) -> Color:
        """The colour as text can have it on all grounds (WCAG 2.2, 1.4.3)."""
        found = color
        for ground in self.grounds:
            found = readable(found, ground)
        if found != color:
            self.brand.tell(
                entry, f"is too faint for text, which is set in {found.css()}", code="brand-faint"
            )
        return found

    def _washes(self) -> Iterator[Color]:
        """The light grounds of text that is set apart, and of marked text."""
        for name in ("wash", "pen"):
            color = self._in_palette(name)
            if color is not None and color.contrast(PAPER) <= _WASHES:
                yield color

    def _mend_below(self) -> None:
        """Colours of the style below stay readable on the brand's grounds."""
        own = self.brand.style.table().get("palette")
        given = own.table() if own is not None else {}
        for name in ("grey", "leaf", "plum", "alert", "ink", "accent"):
            color = self._in_palette(name)
            if color is not None and name not in given:
                found = color
                for ground in self.grounds:
                    found = readable(found, ground)
                if found != color:
                    self.brand.put(f"palette.{name}", found.css())

    def _in_palette(self, name: str) -> Color | None:
        """A colour of the palette as it holds; `None` where loading will find fault with it."""
        seen: set[str] = set()
        while name not in seen:
            seen.add(name)
            entry = self.brand.effective("palette", name)
            said = entry.value if entry is not None else None
            if not isinstance(said, str):
                return None
            if not said.startswith("palette."):
                return css_color(said) if said.startswith("#") else None
            name = said.removeprefix("palette.")
        return None
