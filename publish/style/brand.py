"""A brand file (brand.yml, https://posit-dev.github.io/brand-yml) as the tables of a style.

A brand has colours, fonts, sizes and logos by their purpose. They take the places of those of the
house style; `defaults.publish` holds what a brand has no key for, as a style file has it. What has
no counterpart on paper is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import metadata
from typing import Final

from publish.diagnostics import Diagnostic, Place, Severity
from publish.errors import StyleError
from publish.style.compiled import MISSING_FONT
from publish.style.contrast import PAPER, readable
from publish.style.css_colors import css_color
from publish.style.fonts import available
from publish.style.logo import picture
from publish.style.source import Entry, Key
from publish.style.values import FAMILY
from publish.units import POINTS_PER, Color

PARTS: Final = ("meta", "logo", "color", "typography", "defaults")
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
WEIGHTS: Final = {
    "thin": 100,
    "extra-light": 200,
    "ultra-light": 200,
    "light": 300,
    "normal": 400,
    "regular": 400,
    "medium": 500,
    "semi-bold": 600,
    "demi-bold": 600,
    "bold": 700,
    "extra-bold": 800,
    "ultra-bold": 800,
    "black": 900,
}
"""Weights by the names that brand.yml has for them."""
REGULAR, BOLD = 400, 700
_WASHES: Final = 1.35
"""The contrast with paper up to which a light colour is a ground for text."""
_LOGO_HEIGHT: Final = "12mm"
_ROOT: Final = 12.0
"""Points of `1rem`, 16 px, where the brand has no size of its own."""
_SIZE: Final = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)(px|pt|rem|em|%|mm|cm|in)?")


def style_of(root: Entry, below: Entry) -> tuple[Entry, tuple[Diagnostic, ...]]:
    """The tables that a parsed brand lays over those of the style `below`, and what of it has no
    place in a style. Raises `StyleError` for what is no brand."""
    brand = _Brand(root, below)
    brand.translate()
    return brand.style, tuple(brand.told)


def further(root: Entry) -> Mapping[str, Entry]:
    """What a parsed brand says as a style file does, in `defaults.publish`."""
    table = root.table()
    for name in ("defaults", "publish"):
        if name not in table or table[name].value is None:
            return {}
        table = table[name].table()
    return table


class _Brand:
    """A brand on its way to a style: `style` is what it says, `told` what it cannot."""

    def __init__(self, root: Entry, below: Entry) -> None:
        self.root = root
        self.below = below
        self.style = Entry(value={}, file=root.file, line=1, key=())
        self.told: list[Diagnostic] = []
        self.colors: dict[str, Color] = {}
        self.grounds: tuple[Color, ...] = (PAPER,)
        self.weights = tuple(range(100, 1000, 100))
        self.text_size = _ROOT

    def translate(self) -> None:
        for name, part in self.root.table().items():
            if name not in PARTS:
                part.unknown("key", name, PARTS)
        self._meta()
        self._colors()
        self._typography()
        self._logos()
        own = self.root.with_value(dict(further(self.root)))
        _lay(self.style, _plain(own), ())
        for name, part in self._table("defaults").items():
            if name != "publish":
                self._tell(part, "is for another program", severity="info")

    # -- names -------------------------------------------------------------------------------

    def _meta(self) -> None:
        meta = self._table("meta")
        if "name" in meta and meta["name"].value is not None:
            names = _table(meta["name"], "full")
            chosen = names.get("short", names.get("full", meta["name"]))
            said = re.sub(r"[^A-Za-z0-9 ._-]", "", str(chosen.value)).strip(" ._-")
            if re.fullmatch(FAMILY, said):
                self._put("name", said, chosen)
        if "link" in meta:
            self._tell(meta["link"], "has no place in a style", severity="info")

    # -- colours -----------------------------------------------------------------------------

    def _colors(self) -> None:
        color = self._table("color")
        palette = color["palette"].table() if "palette" in color else {}
        for name, entry in color.items():
            if name not in ("palette", *THEME):
                entry.unknown("colour", name, ("palette", *THEME))
        for name, entry in palette.items():
            self.colors[name] = self._color(entry)
            slug = re.sub(r"[^a-z0-9_-]", "-", name.lower())
            self._put(f"palette.{slug}", self.colors[name].css(), entry)
        for name in THEME:
            if name in color:
                self.colors[name] = self._color(color[name])
        light = self.colors.get("light")
        if light is not None and light.contrast(PAPER) <= _WASHES:
            self._put("palette.wash", light.css(), color["light"])
        self.grounds = (PAPER, *self._washes())
        for name, target in (("foreground", "ink"), ("primary", "accent"), ("danger", "alert")):
            if name in color:
                found = self._readable(self.colors[name], color[name])
                self._put(f"palette.{target}", found.css(), color[name])
        if "link" in color:
            found = self._readable(self.colors["link"], color["link"])
            self._put("link.color", found.css(), color["link"])
        for name, callout in CALLOUTS.items():
            if name in color:
                entry, own = color[name], self.colors[name]
                border = {"width": entry.with_value("2.25pt"), "color": entry.with_value(own.css())}
                self._put(f"callout.{callout}.border_start", border, entry)
                title = self._readable(own, entry)
                self._put(f"callout_title.{callout}.color", title.css(), entry)
        self._mend_below()
        if "background" in color and self.colors["background"] != PAPER:
            self._tell(color["background"], "is not used: pages are white")
        for name in ("secondary", "tertiary", "dark"):
            if name in color:
                self._tell(color[name], "has no role of its own in a style", severity="info")

    def _color(self, entry: Entry, *, within: tuple[Entry, ...] = ()) -> Color:
        """A colour: CSS, or the name of another; of a pair, the light one."""
        if isinstance(entry.value, dict):
            if "light" not in entry.value:
                entry.fail('needs "light"', hint="pages and books are light")
            if "dark" in entry.value:
                self._tell(entry.value["dark"], "is for dark screens", severity="info")
            return self._color(entry.value["light"], within=within)
        names = {**self._table("color"), **self._palette()}
        said = entry.value
        if isinstance(said, str) and said in names and names[said] is not entry:
            if names[said] in within:
                entry.fail(f"refers to itself: {said}")
            return self._color(names[said], within=(*within, entry))
        found = css_color(said) if isinstance(said, str) else None
        if found is None:
            entry.expected('a colour of CSS such as "#0b4f6c", or the name of one')
        return found

    def _palette(self) -> dict[str, Entry]:
        color = self._table("color")
        return color["palette"].table() if "palette" in color else {}

    def _readable(self, color: Color, entry: Entry) -> Color:
        """The colour as text can have it on all grounds (WCAG 2.2, 1.4.3)."""
        found = color
        for ground in self.grounds:
            found = readable(found, ground)
        if found != color:
            self._tell(
                entry, f"is too faint for text, which is set in {found.css()}", code="brand-faint"
            )
        return found

    def _washes(self) -> Iterator[Color]:
        """The grounds of text that is set apart, and of marked text."""
        for name in ("wash", "pen"):
            if (entry := self._effective("palette", name)) is not None:
                yield Color.parse(str(entry.value))

    def _effective(self, table: str, key: str) -> Entry | None:
        """What the brand says of a key, or the style below."""
        for root in (self.style, self.below):
            part = root.table().get(table)
            if part is not None and key in part.table():
                return part.table()[key]
        return None

    def _mend_below(self) -> None:
        """Colours of the style below stay readable on the brand's grounds."""
        own = self.style.table().get("palette")
        given = own.table() if own is not None else {}
        for name in ("grey", "leaf", "plum", "alert", "ink", "accent"):
            entry = self._effective("palette", name)
            if entry is not None and name not in given:
                found = Color.parse(str(entry.value))
                for ground in self.grounds:
                    found = readable(found, ground)
                if found.css() != entry.value:
                    self._put(f"palette.{name}", found.css())

    # -- letters -----------------------------------------------------------------------------

    def _typography(self) -> None:
        typography = self._table("typography")
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
            name: _table(typography[name], "family") for name in known[1:] if name in typography
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
                    self._put(f"fonts.{name}", font.value, font)
        if headings is not None:
            self._put("heading.font", "headings", headings)
        self._weights([font for font in (text, headings, mono) if font is not None])
        self._sizes(base)
        if "line-height" in base:
            self._put("text.line_height", _number(base["line-height"]), base["line-height"])
        if "color" in base:
            ink = self._readable(self._color(base["color"]), base["color"])
            self._put("palette.ink", ink.css(), base["color"])
        self._role("heading", parts.get("headings", {}))
        for name in ("monospace", "monospace-inline", "monospace-block"):
            for role in ("code", "code_block") if name == "monospace" else (_CODE[name],):
                self._role(role, parts.get(name, {}))
        link = parts.get("link", {})
        self._role("link", link)
        if "decoration" in link:
            decorated = "underline" in str(link["decoration"].value)
            self._put("link.underline", decorated, link["decoration"])

    def _role(self, role: str, part: Mapping[str, Entry]) -> None:
        """Weight, slope, colours and line height of a role; sizes of code."""
        for name, entry in part.items():
            match name:
                case "weight":
                    self._put(f"{role}.weight", self._nearest(_weight(entry)), entry)
                case "style" if role != "link":
                    slope = "italic" if entry.value in ("italic", "oblique") else "normal"
                    self._put(f"{role}.slope", slope, entry)
                case "color":
                    own = self._readable(self._color(entry), entry)
                    self._put(f"{role}.color", own.css(), entry)
                case "background-color":
                    self._put(f"{role}.background", self._color(entry).css(), entry)
                case "line-height" if role in ("heading", "code_block"):
                    self._put(f"{role}.line_height", _number(entry), entry)
                case "size" if role in ("code", "code_block"):
                    points = self._points(entry)
                    factor = round(points / self.text_size, 3)
                    size = factor if role == "code" else f"{_half(points):g}pt"
                    self._put(f"{role}.size", size, entry)
                case _:
                    pass

    def _sizes(self, base: Mapping[str, Entry]) -> None:
        """The size of text; sizes of all other roles keep their proportion to it."""
        below = _points_of(self.below.table()["text"].table()["size"])
        self.text_size = below
        if "size" not in base:
            return
        entry = base["size"]
        self.text_size = _half(self._points(entry))
        for name, size in _sizes_of(self.below):
            self._put(f"{name}.size", f"{_half(size * self.text_size / below):g}pt", entry)

    def _points(self, entry: Entry) -> float:
        match = _SIZE.fullmatch(str(entry.value))
        if match is None:
            entry.expected('a size such as "11pt", "16px" or "1.1rem"')
        number, unit = float(match[1]), match[2] or "px"
        if unit in ("em", "%", "rem"):
            around = self.text_size if unit != "rem" else _ROOT
            return number * around / (100 if unit == "%" else 1)
        return number * POINTS_PER[unit]

    def _font(self, part: Mapping[str, Entry]) -> Entry | None:
        """The font of a family: files of the brand, or a package that is installed; `None`, and
        told, where it has none of them or lacks what text needs."""
        family = part.get("family")
        if family is None:
            return None
        name = str(family.value)
        listed = [font for font in self._fonts() if _said(font, "family") == name]
        found = family.with_value({"family": family})
        if listed and _said(listed[0], "source") == "file":
            files = [
                str(_table(one, "path")["path"].value)
                for one in _items(listed[0].table().get("files"))
            ]
            found.table()["files"] = family.with_value(files)
        else:
            package = _package(name)
            if package is None:
                slug = re.sub(r"[^a-z0-9]+", "-", name.lower())
                self._tell(
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
            self._tell(
                family, f"cannot be used: {error.message}", hint=error.hint, code=MISSING_FONT
            )
            return None
        if not {(REGULAR, "normal"), (REGULAR, "italic")} <= faces:
            self._tell(
                family,
                f'"{name}" lacks a regular or an italic face, which text needs: the font of the '
                "house style stands in",
                hint="choose a family with regular, italic, bold and bold italic faces",
                code=MISSING_FONT,
            )
            return None
        return found

    def _fonts(self) -> list[Entry]:
        return _items(self._table("typography").get("fonts"))

    def _weights(self, fonts: list[Entry]) -> None:
        """Weights that the brand's fonts lack become the nearest that all of them have."""
        self.weights = tuple(
            weight
            for weight in self.weights
            if all({(weight, "normal"), (weight, "italic")} <= available(font) for font in fonts)
        )
        for name, weight in _weights_of(self.below):
            if (nearest := self._nearest(weight)) != weight:
                self._put(f"{name}.weight", nearest, fonts[0])

    def _nearest(self, weight: int) -> int:
        return min(self.weights, key=lambda other: (abs(other - weight), -other))

    # -- logos -------------------------------------------------------------------------------

    def _logos(self) -> None:
        logo = self.root.table().get("logo")
        if logo is None:
            return
        entries = logo.value if isinstance(logo.value, dict) else {"medium": logo}
        images = entries["images"].table() if "images" in entries else {}
        chosen = next((entries[n] for n in ("medium", "large", "small") if n in entries), None)
        if chosen is None:
            return
        if isinstance(chosen.value, dict) and "light" in chosen.value:
            chosen = chosen.value["light"]
        named = images.get(str(chosen.value), chosen)
        parts = named.value if isinstance(named.value, dict) else {"path": named}
        if "path" not in parts:
            named.fail('needs "path"')
        path = parts["path"]
        name = self.style.table().get("name")
        alt = parts["alt"].value if "alt" in parts else (name.value if name else "")
        if re.match(r"[a-z][a-z0-9+.-]+:", str(path.value)):
            self._tell(path, "is on the network, from where nothing is fetched")
            return
        picture(path, str(path.value))
        table = {
            "file": path,
            "alt": path.with_value(str(alt)),
            "height": path.with_value(_LOGO_HEIGHT),
        }
        for page in self.below.table()["page"].table():
            self._put(f"page.{page}.logo", table, path)

    # -- tables ------------------------------------------------------------------------------

    def _table(self, name: str) -> dict[str, Entry]:
        entry = self.root.table().get(name)
        return {} if entry is None or entry.value is None else entry.table()

    def _put(self, key: str, value: object, entry: Entry | None = None) -> None:
        """Says in the style that `key` is `value`, as `entry` of the brand has it."""
        source = entry or self.root
        _lay(self.style, _placed(value, source, tuple(key.split("."))), tuple(key.split(".")[:-1]))

    def _tell(
        self,
        entry: Entry,
        message: str,
        *,
        hint: str = "",
        severity: Severity = "warning",
        code: str = "brand-unused",
    ) -> None:
        key = ".".join(entry.key)
        self.told.append(
            Diagnostic(
                code=code,
                severity=severity,
                message=f"{key} {message}",
                place=Place(source=str(entry.file), line=entry.line),
                hint=hint,
            )
        )


_CODE: Final = {"monospace-inline": "code", "monospace-block": "code_block"}


def _placed(value: object, source: Entry, key: Key) -> Entry:
    if isinstance(value, dict):
        value = {
            name: _placed(part.value if isinstance(part, Entry) else part, source, (*key, name))
            for name, part in value.items()
        }
    return Entry(value=value, file=source.file, line=source.line, key=key, column=source.column)


def _lay(root: Entry, entry: Entry, path: Key) -> None:
    """Puts `entry` below the table at `path`, whose tables are made as needed."""
    for place, name in enumerate(path, 1):
        made = Entry(value={}, file=root.file, line=entry.line, key=path[:place])
        root = root.table().setdefault(name, made)
    if not entry.key:
        for part in entry.table().values():
            _lay(root, part, ())
    elif isinstance(entry.value, dict) and entry.key[-1] in root.table():
        for part in entry.table().values():
            _lay(root.table()[entry.key[-1]], part, ())
    else:
        root.table()[entry.key[-1]] = entry


def _plain(entry: Entry, key: Key = ()) -> Entry:
    """The entry as a style file has it: below `key`, with lists of plain values."""
    value = entry.value
    if isinstance(value, dict):
        value = {name: _plain(part, (*key, name)) for name, part in value.items()}
    elif isinstance(value, list):
        value = [part.value for part in value]
    return Entry(value=value, file=entry.file, line=entry.line, key=key, column=entry.column)


def _table(entry: Entry, key: str) -> dict[str, Entry]:
    """The entries of a table, or of a value that stands for its `key` alone."""
    return entry.value if isinstance(entry.value, dict) else {key: entry}


def _items(entry: Entry | None) -> list[Entry]:
    if entry is None or entry.value is None:
        return []
    if not isinstance(entry.value, list):
        entry.expected("a list")
    return entry.value


def _said(entry: Entry, key: str) -> str:
    part = entry.table().get(key)
    return "" if part is None else str(part.value)


def _package(family: str) -> str | None:
    """The font package of that family, if it is installed."""
    name = f"fontpkg-{re.sub(r'[^a-z0-9]+', '-', family.lower())}"
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    return name


def _weight(entry: Entry) -> int:
    said = entry.value
    if isinstance(said, list) and said:
        said = said[0].value
    weight = WEIGHTS.get(said, 0) if isinstance(said, str) else said
    if isinstance(weight, bool) or not isinstance(weight, int) or not 1 <= weight <= 1000:
        entry.expected(f"a weight from 1 to 1000 or one of {', '.join(WEIGHTS)}")
    return weight


def _number(entry: Entry) -> float:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(%?)", str(entry.value))
    if match is None:
        entry.expected("a number such as 1.5")
    return float(match[1]) / (100 if match[2] else 1)


def _points_of(entry: Entry) -> float:
    match = _SIZE.fullmatch(str(entry.value))
    return float(match[1]) * POINTS_PER[match[2]] if match and match[2] in POINTS_PER else _ROOT


def _half(points: float) -> float:
    """The nearest half point: Word knows no other sizes."""
    return round(points * 2) / 2


def _sizes_of(root: Entry) -> Iterator[tuple[str, float]]:
    for name, entry in _leaves(root, "size"):
        if isinstance(entry.value, str) and not name.startswith("page"):
            yield name, _points_of(entry)


def _weights_of(root: Entry) -> Iterator[tuple[str, int]]:
    for name, entry in _leaves(root, "weight"):
        if isinstance(entry.value, int):
            yield name, entry.value


def _leaves(entry: Entry, key: str) -> Iterator[tuple[str, Entry]]:
    """The tables that have `key`, by their names, and what they say."""
    for name, part in entry.table().items():
        if name == key:
            yield ".".join(entry.key), part
        elif isinstance(part.value, dict):
            yield from _leaves(part, key)
