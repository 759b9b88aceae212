"""One value of a style file as the type that `publish.style.definition.types` wants it to be."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import Final, Literal, TypeVar, Union, get_args, get_origin

import msgspec

from publish.style.definition.layout_parts import HEADED, TITLES, PartOptions, Picture
from publish.style.definition.logo import picture
from publish.style.definition.source import Entry, Problems, shown
from publish.style.definition.types import DROP_CAPS, Border, Logo, Margin, Template
from publish.style.definition.word_template import template
from publish.units import Color, Length

S = TypeVar("S", bound=msgspec.Struct)

NONE: Final = "none"
"""What a file says to take away a value that the parent style gave, where there may be none."""
WIDEST: Final = 1584.0
"""Points: 22 inches, the largest page, space and indent that Word knows."""
LIMITS: Final[Mapping[tuple[type, str], tuple[float, float]]] = {
    (Length, "size"): (1, WIDEST),
    (Length, "letter_spacing"): (-20, 20),
    (Length, "first_indent"): (-WIDEST, WIDEST),
    (Length, "width"): (0.25, WIDEST),
    (float, "size"): (0.25, 4),
    (float, "line_height"): (0.8, 4),
    (int, "weight"): (1, 1000),
    (int, "upright_weight"): (1, 1000),
    (int, "contents_depth"): (1, 6),
    (int, "section_numbers"): (0, 6),
    (int, "line_numbers"): (0, 100),
    (int, "opening_small_caps"): (0, 20),
    (int, "drop_cap"): (0, DROP_CAPS[-1]),
}
"""Least and greatest value of a key (lengths in points); of other lengths, 0 and `WIDEST`."""
BORDER_WIDTHS: Final = (0.25, 12.0)
"""Points, as Word limits them: 2 to 96 eighths (ECMA-376-1, 17.3.4, attribute `sz`)."""
LOGO_REQUIRED: Final = ("file", "alt")
LOGO_FILE: Final = r"[^\x00-\x1f\x7f-\x9f]{1,400}"
LOGO_ALT: Final = r"[^\x00-\x1f\x7f-\x9f]{0,300}"
LOGO_SIZES: Final = (4.0, WIDEST)
"""Points of a logo's width and height."""
_LOGO_EXAMPLE: Final = '{ file = "logo.svg", alt = "The Desk", height = "10mm" }'
_PICTURE_EXAMPLE: Final = '{ file = "ships.jpg", alt = "Ships at night" }'
MARGIN_NAMES: Final = (
    "title",
    "short_title",
    "organization",
    "date",
    "reference",
    "classification",
    "status",
    "authors",
    "page",
    "pages",
    "page_of_pages",
)
"""What may stand in braces in a `Margin`."""
IDENTIFIER: Final = r"[a-z][a-z0-9_-]{0,39}"
"""Names that a style makes up: of palette entries, fonts and page masters."""
FAMILY: Final = r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}"
"""Names of font families and of styles: nothing that could end a string of CSS or XML."""
MARKER: Final = r"[^\s\x00-\x1f\x7f-\x9f\"'\\<>&]{1,3}"
"""A list marker: up to three visible characters, none of which CSS or XML reads as markup."""
MARGIN_TEXT: Final = r"(?:[^{}\x00-\x1f\x7f-\x9f]|\{[a-z_]+\}){0,200}"
"""A piece of a running head or foot."""


def parse(entry: Entry, wanted: object, colors: Mapping[str, Color]) -> object:
    """The value of `entry` as a `wanted`: a type of a field of `publish.style.definition.types`.

    `colors` is the palette. Raises `StyleError` with what was expected and what stands there.
    """
    name = entry.key[-1]
    if get_origin(wanted) in (Union, UnionType):
        options = tuple(t for t in get_args(wanted) if t is not type(None))
        return None if entry.value == NONE else parse(entry, options[0], colors)
    if get_origin(wanted) is Literal:
        return choice(entry, get_args(wanted))
    if get_origin(wanted) is tuple and get_args(wanted)[0] is not str:
        return parts(entry, get_args(get_args(wanted)[0]))
    if get_origin(wanted) is tuple:
        return texts(entry, MARKER, 'a list of markers such as ["•", "–"]')
    match wanted:
        case _ if wanted is Length:
            return length(entry, *LIMITS.get((Length, name), (0, WIDEST)))
        case _ if wanted is Color:
            return color(entry, colors)
        case _ if wanted is Border:
            return _border(entry, colors)
        case _ if wanted is Margin:
            return _margin(entry)
        case _ if wanted in (Logo, Picture):
            return _picture(entry, sized=wanted is Logo)
        case type() if issubclass(wanted, PartOptions):
            return make(wanted, fields(entry, types_of(wanted), colors), entry)
        case _ if wanted is Template:
            return template(entry, text(entry, LOGO_FILE, 'a Word file such as "corporate.docx"'))
        case _ if wanted is bool:
            if not isinstance(entry.value, bool):
                entry.expected("true or false")
            return entry.value
        case _ if wanted is int:
            return int(_number(entry, int, "a whole number", name))
        case _ if wanted is float:
            return _number(entry, float, "a number", name)
        case _:
            return text(entry, IDENTIFIER, "a name such as serif")


def length(entry: Entry, low: float, high: float) -> Length:
    """A length between `low` and `high` points."""
    example = 'a length such as "10.5pt", "24mm" or "0"'
    if not isinstance(entry.value, str):
        entry.expected(example)
    try:
        parsed = Length.parse(entry.value)
    except ValueError:
        entry.expected(example)
    if not low <= parsed.pt <= high:
        entry.expected(f'a length from "{low:g}pt" to "{high:g}pt"')
    return parsed


def color(entry: Entry, colors: Mapping[str, Color]) -> Color:
    """A colour: six digits or the name of a palette entry."""
    if isinstance(entry.value, str) and entry.value.startswith("palette."):
        name = entry.value.removeprefix("palette.")
        if name not in colors:
            entry.unknown(f"colour {shown(entry.value)}", name, tuple(colors))
        return colors[name]
    try:
        return Color.parse(entry.value if isinstance(entry.value, str) else "")
    except ValueError:
        entry.expected('a colour such as "#0b4f6c" or "palette.accent"')


def choice(entry: Entry, options: tuple[str, ...]) -> str:
    """One of the words in `options`."""
    if not isinstance(entry.value, str) or entry.value not in options:
        near = get_close_matches(str(entry.value), options, n=1)
        hint = f'did you mean "{near[0]}"?' if near else ""
        entry.expected(f"one of {', '.join(options)}", hint=hint)
    return entry.value


def text(entry: Entry, pattern: str, what: str) -> str:
    """A string that `pattern` matches; `what` describes it."""
    if not isinstance(entry.value, str) or re.fullmatch(pattern, entry.value) is None:
        entry.expected(what)
    return entry.value


def texts(entry: Entry, pattern: str, what: str) -> tuple[str, ...]:
    """A list, not empty, of strings that `pattern` matches; `what` describes it."""
    if not isinstance(entry.value, list) or not entry.value:
        entry.expected(what)
    for part in entry.value:
        if not isinstance(part, str) or re.fullmatch(pattern, part) is None:
            entry.fail(f"expected {what}, not one with {shown(part)}")
    return tuple(entry.value)


def parts(entry: Entry, options: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a layout: different words in `options`, `body` among them, titles above what
    has headings."""
    if not isinstance(entry.value, list) or not entry.value:
        entry.expected('a list of parts such as ["title", "body", "sources"]')
    problems = Problems()
    for place, part in enumerate(entry.value):
        with problems.collected():
            if part not in options:
                entry.unknown(f"part {shown(part)}", str(part), options)
            if part in entry.value[:place]:
                entry.fail(f"part {shown(part)} stands twice")
            if part == "cover" and place:
                entry.fail(f"part {shown(part)} stands below others", hint="put it first")
            if part in TITLES and HEADED.intersection(map(str, entry.value[:place])):
                entry.fail(f"part {shown(part)} stands below headings", hint="put it above them")
    with problems.collected():
        if "body" not in entry.value and not problems.found:
            entry.fail('needs the part "body"', hint="without it nobody reads the text")
    problems.stop()
    return tuple(entry.value)


def fields(
    entry: Entry,
    wanted: Mapping[str, object],
    colors: Mapping[str, Color],
    further: tuple[str, ...] = (),
    found: Problems | None = None,
) -> dict[str, object]:
    """The parsed values of a table whose keys are names in `wanted`, which gives their types.

    `further` are keys that the caller reads. What is wrong goes to `found`, or is raised at once.
    """
    values: dict[str, object] = {}
    problems = found or Problems()
    for name, part in entry.table().items():
        with problems.collected():
            if name in wanted:
                values[name] = parse(part, wanted[name], colors)
            elif name not in further:
                part.unknown("key", name, (*further, *wanted))
    if found is None:
        problems.stop()
    return values


def make(kind: type[S], values: Mapping[str, object], entry: Entry) -> S:
    """A `kind` of parsed values; a `StyleError` at `entry` when one that it needs is missing."""
    for name in required(kind):
        if name not in values:
            entry.fail(f'needs "{name}"')
    return kind(**values)


@cache
def types_of(kind: type[msgspec.Struct]) -> Mapping[str, object]:
    """The names of a struct's fields and their types."""
    return {field.name: field.type for field in msgspec.structs.fields(kind)}


@cache
def required(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The names of a struct's fields that have no default."""
    return tuple(field.name for field in msgspec.structs.fields(kind) if field.required)


def _number(entry: Entry, kind: type[int] | type[float], what: str, name: str) -> float:
    accepted = isinstance(entry.value, kind | int) and not isinstance(entry.value, bool)
    if not accepted or not isinstance(entry.value, int | float) or not math.isfinite(entry.value):
        entry.expected(what)
    low, high = LIMITS[kind, name]
    if not low <= entry.value <= high:
        entry.expected(f"{what} from {low:g} to {high:g}")
    return kind(entry.value)


def _border(entry: Entry, colors: Mapping[str, Color]) -> Border:
    if not isinstance(entry.value, dict):
        entry.expected('a border such as { width = "2pt", color = "palette.accent" }')
    problems = Problems()
    given = fields(entry, types_of(Border), colors, (), problems)
    if "width" in given:
        with problems.collected():
            length(entry.value["width"], *BORDER_WIDTHS)
    problems.stop()
    return make(Border, given, entry)


def _picture(entry: Entry, *, sized: bool) -> Picture:
    example = _LOGO_EXAMPLE if sized else _PICTURE_EXAMPLE
    if not isinstance(entry.value, dict):
        entry.expected(f"a picture such as {example}")
    given = entry.table()
    keys = (*LOGO_REQUIRED, "width", "height") if sized else LOGO_REQUIRED
    for name, part in given.items():
        if name not in keys:
            part.unknown("key", name, keys)
    for name in LOGO_REQUIRED:
        if name not in given:
            entry.fail(f'needs "{name}"', hint=f"such as {example}")
    sizes = {
        name: length(given[name], *LOGO_SIZES) for name in ("width", "height") if name in given
    }
    file = text(given["file"], LOGO_FILE, 'the path of a picture, such as "logo.svg"')
    alt = text(given["alt"], LOGO_ALT, "a line of text that says what the picture shows")
    media = picture(given["file"], file)
    return Logo(media=media, alt=alt, **sizes) if sized else Picture(media=media, alt=alt)


def _margin(entry: Entry) -> Margin:
    pieces: dict[str, object] = {}
    for side, part in entry.table().items():
        if side not in types_of(Margin):
            part.unknown("key", side, tuple(types_of(Margin)))
        piece = text(part, MARGIN_TEXT, 'text such as "{short_title}"')
        for name in re.findall(r"\{([a-z_]+)\}", piece):
            if name not in MARGIN_NAMES:
                part.unknown(f'name "{{{name}}}"', name, MARGIN_NAMES)
        pieces[side] = piece
    return make(Margin, pieces, entry)
