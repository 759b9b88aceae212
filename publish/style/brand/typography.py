"""Fonts, sizes and weights of a brand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from publish.errors import StyleError
from publish.style.brand.colors import BrandColors
from publish.style.brand.entries import Translation, items, parts_of, said
from publish.style.brand.values import (
    ROOT,
    SIZE,
    half,
    number,
    points_of,
    sizes_of,
    weight,
    weights_of,
)
from publish.style.definition.compiled import MISSING_FONT
from publish.style.definition.source import Entry
from publish.style.fonts.resolve import available, packaged_families
from publish.units import POINTS_PER

REGULAR: Final = 400
_CODE: Final = {"monospace-inline": "code", "monospace-block": "code_block"}


class BrandTypography:
    """The letters of a brand, in its colours."""

    def __init__(self, brand: Translation, colors: BrandColors) -> None:
        self.brand = brand
        self.colors = colors
        self.weights = tuple(range(100, 1000, 100))
        self.text_size = ROOT

    def translate(self) -> None:
        typography = self.brand.table("typography")
        known = (
            "fonts",
            "base",
            "headings",
            "monospace",
            "monospace-inline",
            "monospace-block",
            "link",
        )
        for name, entry in typography.items():
            if name not in known:
                entry.unknown("key", name, known)
        parts = {
            name: parts_of(typography[name], "family") for name in known[1:] if name in typography
        }
        base = parts.get("base", {})
        text, headings = (self._font(parts.get(name, {})) for name in ("base", "headings"))
        mono = self._font(parts.get("monospace", {}))
        for names, font in (
            (("serif", "sans"), text),
            (("headings",), headings),
            (("mono",), mono),
        ):
            if font is not None:
                for name in names:
                    self.brand.put(f"fonts.{name}", font.value, font)
        if headings is not None:
            self.brand.put("heading.font", "headings", headings)
        self._weights([font for font in (text, headings, mono) if font is not None])
        self._sizes(base)
        if "line-height" in base:
            self.brand.put("text.line_height", number(base["line-height"]), base["line-height"])
        if "color" in base:
            ink = self.colors.readable(self.colors.color(base["color"]), base["color"])
            self.brand.put("palette.ink", ink.css(), base["color"])
        self._role("heading", parts.get("headings", {}))
        for name in ("monospace", "monospace-inline", "monospace-block"):
            for role in ("code", "code_block") if name == "monospace" else (_CODE[name],):
                self._role(role, parts.get(name, {}))
        link = parts.get("link", {})
        self._role("link", link)
        if "decoration" in link:
            decorated = "underline" in str(link["decoration"].value)
            self.brand.put("link.underline", decorated, link["decoration"])

    def _role(self, role: str, part: Mapping[str, Entry]) -> None:
        """Weight, slope, colours and line height of a role; sizes of code."""
        for name, entry in part.items():
            match name:
                case "weight":
                    self.brand.put(f"{role}.weight", self._nearest(weight(entry)), entry)
                case "style" if role != "link":
                    slope = "italic" if entry.value in ("italic", "oblique") else "normal"
                    self.brand.put(f"{role}.slope", slope, entry)
                case "color":
                    own = self.colors.readable(self.colors.color(entry), entry)
                    self.brand.put(f"{role}.color", own.css(), entry)
                case "background-color":
                    self.brand.put(f"{role}.background", self.colors.color(entry).css(), entry)
                case "line-height" if role in ("heading", "code_block"):
                    self.brand.put(f"{role}.line_height", number(entry), entry)
                case "size" if role in ("code", "code_block"):
                    points = self._points(entry)
                    factor = round(points / self.text_size, 3)
                    size = factor if role == "code" else f"{half(points):g}pt"
                    self.brand.put(f"{role}.size", size, entry)
                case _:
                    pass

    def _sizes(self, base: Mapping[str, Entry]) -> None:
        """The size of text; sizes of all other roles keep their proportion to it."""
        usual = self.brand.effective("text", "size")
        below = ROOT if usual is None else points_of(usual)
        self.text_size = below
        if "size" not in base:
            return
        entry = base["size"]
        self.text_size = half(self._points(entry))
        for name, size in sizes_of(self.brand.below):
            self.brand.put(f"{name}.size", f"{half(size * self.text_size / below):g}pt", entry)

    def _points(self, entry: Entry) -> float:
        match = SIZE.fullmatch(str(entry.value))
        if match is None:
            entry.expected('a size such as "11pt", "16px" or "1.1rem"')
        number, unit = float(match[1]), match[2] or "px"
        if unit in ("em", "%", "rem"):
            around = self.text_size if unit != "rem" else ROOT
            return number * around / (100 if unit == "%" else 1)
        return number * POINTS_PER[unit]

    def _font(self, part: Mapping[str, Entry]) -> Entry | None:
        """The font of a family: files of the brand, or a package that is installed; `None`, and
        told, where it has none of them or lacks what text needs."""
        family = part.get("family")
        if family is None:
            return None
        name = str(family.value)
        listed = [font for font in self._fonts() if said(font, "family") == name]
        found = family.with_value({"family": family})
        if listed and said(listed[0], "source") == "file":
            files = [
                str(parts_of(one, "path")["path"].value)
                for one in items(listed[0].table().get("files"))
            ]
            found.table()["files"] = family.with_value(files)
        else:
            package = packaged_families().get(name)
            if package is None:
                slug = re.sub(r"[^a-z0-9]+", "-", name.lower())
                self.brand.tell(
                    family,
                    f'"{name}" is not installed, and fonts are not fetched: the font of the house '
                    "style stands in",
                    hint=f"pip install fontpkg-{slug}, or name its files with source: file",
                    code=MISSING_FONT,
                )
                return None
            found.table()["package"] = family.with_value(package)
        try:
            faces = available(found)
        except StyleError as error:
            self.brand.tell(
                family, f"cannot be used: {error.message}", hint=error.hint, code=MISSING_FONT
            )
            return None
        if not {(REGULAR, "normal"), (REGULAR, "italic")} <= faces:
            self.brand.tell(
                family,
                f'"{name}" lacks a regular or an italic face, which text needs: the font of the '
                "house style stands in",
                hint="choose a family with regular, italic, bold and bold italic faces",
                code=MISSING_FONT,
            )
            return None
        return found

    def _fonts(self) -> list[Entry]:
        return items(self.brand.table("typography").get("fonts"))

    def _weights(self, fonts: list[Entry]) -> None:
        """Weights that the brand's fonts lack become the nearest that all of them have."""
        self.weights = tuple(
            one
            for one in self.weights
            if all({(one, "normal"), (one, "italic")} <= available(font) for font in fonts)
        )
        for name, usual in weights_of(self.brand.below):
            if (nearest := self._nearest(usual)) != usual:
                self.brand.put(f"{name}.weight", nearest, fonts[0])

    def _nearest(self, weight: int) -> int:
        return min(self.weights, key=lambda other: (abs(other - weight), -other))
