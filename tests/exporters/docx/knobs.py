"""The knobs of a style, turned one by one, and what moves in the Word document."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from typing import Final

import msgspec

from publish.diagnostics import Log
from publish.document import Apparatus, Document, Media
from publish.exporters.docx.assemble import compose
from publish.exporters.docx.ignored import IGNORED
from publish.exporters.docx.languages import word_language
from publish.exporters.docx.styles import style_sheet
from publish.style import Border, Face, Logo, Style, Template, load_style
from publish.units import Color, Length
from tests.exporters.docx.samples import arranged, para, rich
from tests.exporters.docx.templates import TEMPLATES

TIMESTAMP: Final = datetime.datetime(2025, 8, 30, tzinfo=datetime.UTC)
HOUSE: Final = load_style("styles/house.toml")
_OTHER: Final = {
    "normal": "italic",
    "italic": "normal",
    "proportional": "tabular",
    "tabular": "proportional",
    "start": "end",
    "end": "center",
    "center": "justify",
    "justify": "start",
    "bottom": "top",
    "none": "both",
    "both": "footer",
    "header": "footer",
    "draft": "none",
    "landscape": "fit",
    "full": "none",
    "fit": "landscape",
    "foot": "end",
    "page": "document",
}

Path = tuple[str | int, ...]


def values(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every value that a style file can set, with its path."""
    match value:
        case Length() | Color() | Face():
            if not isinstance(value, Face):
                yield path, value
        case msgspec.Struct():
            for name in value.__struct_fields__:
                yield from values(getattr(value, name), (*path, name))
        case dict():
            for name, part in value.items():
                yield from values(part, (*path, name))
        case tuple() if path[-1] in {"markers", "fallback"}:
            yield path, value
        case tuple():
            for index, part in enumerate(value):
                yield from values(part, (*path, index))
        case _:
            yield path, value


def nudged(value: object, path: Path) -> object:
    """Another value that the same key could have."""
    match path[-1], value:
        case "background" | "color", None:
            return Color("ffee00")
        case str(name), None if name.startswith("border_"):
            return Border(width=Length(3), color=Color("ff0000"))
        case ("font", None) if path[0] == "syntax":
            return "serif"
        case ("font", None | str()):
            return "mono" if value != "mono" else "sans"
        case "logo", None:
            picture = Media(id="ab", media_type="image/png", data=b"x", width=1, height=1)
            return Logo(media=picture, alt="A mark")
        case "template", None:
            return Template(name="house.docx", data=TEMPLATES["german"])
        case "weight" | "upright_weight", int() | None:
            return 700 if value != 700 else 400
        case "print", "none":
            return "after"
        case "slope", None:
            return "italic"
        case "case", str():
            return "upper" if value != "upper" else "normal"
        case _, str() if value in _OTHER:
            return _OTHER[value]
        case _, str():
            return f"{value} {{classification}}"
        case "markers" | "fallback", tuple():
            return ("Zapf", *value)
        case _, bool():
            return not value
        case "drop_cap", int():
            return value + 3
        case "contents_depth" | "section_numbers" | "line_numbers" | "opening_small_caps", int():
            return value + 1
        case _, int() | float():
            return value * 1.5
        case _, Length():
            return value + Length(3)
        case _, Color():
            return Color("ff00ee")
        case _:
            raise AssertionError(f"no other value for {path}: {value!r}")


def replaced(value: object, path: Path, new: object) -> object:
    """`value` with `new` at `path`."""
    if not path:
        return new
    here, rest = path[0], path[1:]
    match value:
        case msgspec.Struct():
            part = replaced(getattr(value, str(here)), rest, new)
            return msgspec.structs.replace(value, **{str(here): part})
        case dict():
            return {**value, here: replaced(value[here], rest, new)}
        case tuple() if isinstance(here, int):
            return (*value[:here], replaced(value[here], rest, new), *value[here + 1 :])
        case _:
            raise AssertionError(f"{path} leads nowhere")


def key(path: Path) -> str:
    """The path as a style file writes it: headings count from one."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)


def formats_of(style: Style) -> list[object]:
    """The formats of the Word styles: what most knobs move, and quick to make."""
    sheet = style_sheet(style, style.page["memo"], word_language("en"))
    return [sheet.characters, *((s.paragraph, s.run) for s in sheet.paragraphs.values())]


def parts_of(style: Style, layout: str, document: Document) -> tuple[bytes, ...]:
    """Every part of a document but for fonts and pictures, and for the theme, which shows all
    colours and moves nothing in the text."""
    word = compose(arranged(document, layout, style), style, Log(), TIMESTAMP)
    parts = (
        part.data for part in word.parts if part.name.endswith(".xml") and "theme" not in part.name
    )
    return (word.document.data, *parts)


@cache
def house_formats() -> list[object]:
    return formats_of(HOUSE)


@cache
def house_parts(layout: str, document: Document) -> tuple[bytes, ...]:
    return parts_of(HOUSE, layout, document)


def moves(path: Path, value: object) -> bool:
    base = _receptive(HOUSE, path)
    style = replaced(base, path, nudged(value, path))
    assert isinstance(style, Style)
    if path[-1] == "drop_cap":
        return parts_of(style, str(path[1]), LONG) != parts_of(base, str(path[1]), LONG)
    if path[-1] in _APPARATUS or path[-1] == "opening_small_caps":
        layout = str(path[1])
        own = parts_of(base, layout, RICH) if base is not HOUSE else house_parts(layout, RICH)
        return parts_of(style, layout, RICH) != own
    if path[-1] == "line_numbers_start" or path == ("line_number", "indent_end"):
        layout = "memo" if path[0] == "line_number" else str(path[1])
        return parts_of(style, layout, SHORT) != parts_of(base, layout, SHORT)
    if base is not HOUSE or formats_of(style) != house_formats():
        return formats_of(style) != formats_of(base)
    if path[0] == "page":
        return parts_of(style, str(path[1]), SHORT) != house_parts(str(path[1]), SHORT)
    return any(parts_of(style, name, RICH) != house_parts(name, RICH) for name in ("memo", "book"))


def _receptive(style: Style, path: Path) -> Style:
    """The style with what a knob needs to turn anything: padding keeps text off an edge, and so
    wants a background at its role; a depth is that of a contents list, and
    what lines are numbered by needs numbers."""
    match path[-1]:
        case "line_numbers_start":
            made = replaced(style, (*path[:-1], "line_numbers"), 5)
        case "indent_end" if path[0] == "line_number":
            made = replaced(style, ("page", "memo", "line_numbers"), 5)
        case "padding":
            made = replaced(style, (*path[:-1], "background"), Color("eeeeee"))
        case "contents_depth":
            made = replaced(style, (*path[:-1], "contents"), new=True)
        case _:
            return style
    assert isinstance(made, Style)
    return made


_APPARATUS: Final = frozenset(Apparatus.__struct_fields__)
RICH: Final = rich()
SHORT: Final = msgspec.structs.replace(RICH, blocks=RICH.blocks[:1])
LONG: Final = msgspec.structs.replace(RICH, blocks=(para("Words. " * 60),))
_ALIKE: Final = ("heading.[2-5].*", "callout*.tip.*", "callout*.important.*", "callout*.caution.*")
"""Members of a role that one rule compiles as it does those that stand beside them."""

KNOBS: Final = {
    name: (path, value)
    for path, value in values(HOUSE)
    if not any(fnmatchcase(name := key(path), pattern) for pattern in _ALIKE)
}


def ignored(name: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in IGNORED)


GROUPS: Final = sorted({str(path[0]) for path, _ in KNOBS.values()} - {"name"})


def dead(group: str, step: int = 1) -> list[str]:
    """The knobs of a group that turn nothing and are not listed; of all knobs every one so far
    (`step`) from the first."""
    return [
        name
        for name, (path, value) in list(KNOBS.items())[::step]
        if path[0] == group and not ignored(name) and not moves(path, value)
    ]
