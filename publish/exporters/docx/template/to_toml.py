"""The style file of a Word template: what it says other than the house style, as TOML.

Fonts are taken where they are installed as packages. Borders, and spaces within lists and tables,
are not read: Word has other places for them than a style has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from publish.diagnostics import Diagnostic, Place
from publish.exporters.docx.template.read import Template
from publish.exporters.docx.template.styles import Values
from publish.style import Face, Style, load_style
from publish.style.definition.compiled import located
from publish.style.definition.contrast import PAPER, readable, roles_of
from publish.style.definition.extends import extended
from publish.style.definition.load import giver
from publish.style.definition.types import CHARACTER_KEYS, PARENTS
from publish.style.definition.values import LIMITS, WIDEST
from publish.style.fonts.resolve import packaged_families
from publish.units import Color, Length

_PLACED: Final = (
    *("masthead", "memo_value", "memo_subject", "table", "table_head", "bibliography"),
    *("list", "key_points", "sources", "key_points_title", "callout_title", "attribution"),
    *("contents", "figure", "math_block", "thematic_break"),
)
"""Roles whose paragraphs stand in Word where their place in the document wants them: of them only
the characters are read."""
_UNREAD: Final = (
    *("figure", "thematic_break", "contents", "math_block"),
    *("cover", "cover_title", "cover_subtitle", "cover_details"),
)
"""Roles that stay as the house style has them: of covers, a template says no ground."""
_LISTS: Final = ("list", "key_points", "sources")
_PAGES: Final = ("briefing", "memo")
_BOLD: Final = 700
_REGULAR: Final = 400
_TWIP: Final = 0.051
_HALF_POINT: Final = 0.26
"""Half of the steps of Word's sizes, and a step of its lengths, in points; with a little more."""
_LOGO: Final = (8.0, 60.0)
"""Points of a logo's height: what a running head has room for."""


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A style file and what of the template is not in it."""

    text: str
    told: tuple[Diagnostic, ...]


def style_file(template: Template, name: str, source: str, logo: str = "") -> Written:
    """The style file of a template called `name`; `source` is the file it comes from, `logo` that
    of its logo, from the folder of the style file."""
    writer = _Writer(template, source)
    writer.read()
    return Written(
        text="\n".join([*writer.lines(name, logo), ""]), told=tuple(writer.told.values())
    )


class _Writer:
    """Collects what the template says other than the house style, role by role."""

    def __init__(self, template: Template, source: str) -> None:
        self.template = template
        self.source = source
        self.house: Style = load_style("house")
        self.root = extended((located("house"),))
        self.roles = roles_of(self.house)
        self.given: dict[str, dict[str, object]] = {}
        self.fonts: dict[str, str] = {}
        """Fonts of the template by their keys: their packages."""
        self.families: dict[str, str] = {}
        self.told: dict[str, Diagnostic] = {}
        self.faces: dict[str, tuple[str, Face]] = {
            face.word_family: (key, face)
            for key, font in self.house.fonts.items()
            for face in font.faces
            if not face.word_bold and not face.word_italic
        }

    def read(self) -> None:
        for name in ("text", *self.roles):
            values = self.template.roles.get(name)
            if values is not None and name.partition(".")[0] not in _UNREAD:
                self._read_role(name, values)
        link = self.template.link
        if link is not None:
            color = self._color(link.color)
            if color is not None and color != self.house.link.color:
                self._give("link", "color", color.css())
            if link.underline != self.house.link.underline:
                self._give("link", "underline", link.underline)

    def _read_role(self, name: str, values: Values) -> None:
        wanted: dict[str, object] = {}
        if values.family is not None:
            found = self._font(values.family, name)
            if found is not None:
                wanted["font"] = found[0]
            wanted["weight"] = _BOLD if values.bold else found[1] if found else _REGULAR
        wanted["size"] = None if values.size is None else Length(values.size)
        wanted["slope"] = "italic" if values.italic else "normal"
        wanted["color"] = self._color(values.color)
        wanted["letter_spacing"] = Length(values.letter_spacing)
        wanted["case"] = values.case
        wanted["align"] = values.align
        wanted["hanging_punctuation"] = values.hanging_punctuation
        first = name.partition(".")[0]
        if first not in _PLACED:
            for key in ("space_before", "space_after", "indent_start", "indent_end"):
                if not (values.boxed and key.startswith("indent")):
                    wanted[key] = Length(getattr(values, key))
            wanted["first_indent"] = Length(values.first_indent)
            wanted["keep_with_next"] = values.keep_with_next
            wanted["keep_together"] = values.keep_together
        if first in _LISTS:
            wanted["item_space"] = Length(values.space_after)
            if values.first_indent < 0:
                wanted["indent"] = Length(-values.first_indent)
        for key, value in wanted.items():
            if value is None or not _allowed(key, value):
                continue
            if not _alike(key, value, self._now(name, key)):
                self._give(name, key, value.css() if isinstance(value, Length | Color) else value)
        size, height = self._now(name, "size"), self._now(name, "line_height")
        if values.leading and isinstance(size, Length) and isinstance(height, int | float):
            usual = self._now("text", "line_height")
            factor = _factor(values.leading, size.pt, usual)
            if _allowed("line_height", factor) and abs(factor - height) * size.pt > _TWIP:
                self._give(name, "line_height", factor)

    def _font(self, family: str, role: str) -> tuple[str, int] | None:
        """The key of a font and the weight by which Word's family is called; `None`, and told,
        for one that is not installed."""
        if family in self.faces:
            key, face = self.faces[family]
            return key, face.weight
        if family in self.families:
            return self.families[family], _REGULAR
        packages = packaged_families()
        if family not in packages:
            slug = re.sub(r"[^a-z0-9]+", "-", family.lower())
            self.told.setdefault(
                family,
                Diagnostic(
                    code="template-font",
                    severity="warning",
                    message=f'the font "{family}" is not installed: that of the house style stands'
                    " in",
                    place=Place(source=self.source),
                    hint=f"pip install fontpkg-{slug}, or name its files in [fonts]",
                ),
            )
            return None
        key = "serif" if role == "text" else f"font{len(self.fonts) + 1}"
        self.fonts[key] = packages[family]
        self.families[family] = key
        return key, _REGULAR

    def _color(self, said: str | None) -> Color | None:
        """The colour of text; one that is too faint for paper becomes a darker one, and is told."""
        if said is None or re.fullmatch(r"[0-9a-f]{6}", said) is None:
            return None
        color = Color(said)
        found = color
        for ground in (PAPER, self.house.highlight.background, self.house.code.background):
            found = readable(found, ground or PAPER)
        if found != color:
            self.told.setdefault(
                said,
                Diagnostic(
                    code="template-faint",
                    severity="warning",
                    message=f"{color.css()} is too faint for text, which is set in {found.css()}",
                    place=Place(source=self.source),
                ),
            )
        return found

    def _give(self, name: str, key: str, value: object) -> None:
        self.given.setdefault(name, {})[key] = value

    def _now(self, name: str, key: str) -> object:
        """What the role has as the file stands by now: its own value, or the inherited one."""
        own = getattr(self.roles[name], key, None)
        if key not in CHARACTER_KEYS:
            return own
        owner = ".".join(giver(self.root, name, key).key[:-1])
        while key not in self.given.get(name, {}):
            if name in (owner, "text"):
                return own
            name = name.partition(".")[0] if "." in name else PARENTS[name]
        return _parsed(self.given[name][key])

    # -- the file ----------------------------------------------------------------------------

    def lines(self, name: str, logo: str) -> Iterator[str]:
        yield f"# Made of {self.source} by publish style from-docx."
        yield f"name = {_text(name)}"
        for key, package in self.fonts.items():
            family = next(family for family, of in self.families.items() if of == key)
            yield from ("", f"[fonts.{key}]", f"family = {_text(family)}")
            yield f"package = {_text(package)}"
        for role, values in self.given.items():
            yield from ("", f"[{role}]")
            yield from (f"{key} = {_toml(value)}" for key, value in values.items())
        page = self._page()
        for master in _PAGES if page or self.template.margins or logo else ():
            yield from ("", f"[page.{master}]")
            yield from (f"{key} = {_toml(f'{points:g}pt')}" for key, points in page.items())
            for place, sides in self.template.margins.items():
                said = ", ".join(f"{side} = {_text(text)}" for side, text in sides.items() if text)
                if said:
                    yield f"{place} = {{ {said} }}"
            if logo and self.template.logo is not None:
                height = min(_LOGO[1], max(_LOGO[0], self.template.logo.height))
                said = f'file = {_text(logo)}, alt = {_text(name)}, height = "{height:g}pt"'
                yield f"logo = {{ {said} }}"

    def _page(self) -> Mapping[str, float]:
        """Size and margins of the page; heads and feet stay out of the text."""
        page = {key: round(points, 2) for key, points in self.template.page.items()}
        for offset, margin in (("header_offset", "margin_top"), ("footer_offset", "margin_bottom")):
            if margin in page:
                usual = min(getattr(self.house.page[master], offset).pt for master in _PAGES)
                page[offset] = min(page.get(offset, usual), page[margin])
        return page


def _parsed(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"-?[\d.]+pt|0", value):
        return Length.parse(value)
    if isinstance(value, str) and value.startswith("#"):
        return Color.parse(value)
    return value


def _factor(leading: float, size: float, usual: object) -> float:
    """The line height that Word, which counts in twips, sets as `leading` points: the usual one or
    that with the fewest digits, as a style said it before it became a Word file."""
    factors = [round(leading / size, digits) for digits in range(1, 4)]
    if isinstance(usual, int | float):
        factors.insert(0, usual)
    near = (factor for factor in factors if abs(factor * size - leading) * 2 <= _TWIP)
    return next(near, round(leading / size, 4))


def _allowed(key: str, value: object) -> bool:
    if isinstance(value, Length):
        low, high = LIMITS.get((Length, key), (0, WIDEST))
        return low <= value.pt <= high
    if isinstance(value, float):
        low, high = LIMITS[float, key]
        return low <= value <= high
    return True


def _alike(key: str, value: object, other: object) -> bool:
    """Whether Word, which rounds sizes to half points and lengths to twentieths, sees no
    difference."""
    if isinstance(value, Length) and isinstance(other, Length):
        return abs(value.pt - other.pt) < (_HALF_POINT if key == "size" else _TWIP)
    return value == other


def _text(text: str) -> str:
    """A basic string of TOML."""
    return json.dumps(text, ensure_ascii=False)


def _toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return f"{value:g}"
        case _:
            return _text(str(value))
