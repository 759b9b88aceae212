"""What a Word file says once and for all of its pages: sections, settings, and the theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from publish.checks.style.comparing import Comparison, color, points, shown
from publish.checks.style.model import Passage
from publish.checks.style.roles import direction_of
from publish.checks.style.word.formatting import twips
from publish.checks.style.word.package import Package
from publish.checks.style.word.styles import Element, W, attribute, is_on
from publish.document import Document
from publish.style import PageMaster, Role, Style
from publish.units import Color

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RESTARTS: Final = {"newPage": "page", "newSection": "section", "continuous": "document"}
"""Where numbers of lines begin again (17.18.47), in words of the style."""

Value = tuple[str, str, str]
"""A key, the value that is asked for, and the one that was found."""


def compare_whole(
    comparison: Comparison, package: Package, document: Document, style: Style
) -> None:
    """Judges what no passage shows, against the style and its page master."""
    master = style.page[document.page_master]
    direction = direction_of(document.meta.language)
    for section in package.document.iter(W + "sectPr"):
        _judge(comparison, "page", _section(section, master, direction), "section")
    settings = package.related("settings")
    facing = settings is not None and bool(is_on([settings], "mirrorMargins"))
    wanted, got = shown("facing", master.facing), shown("facing", facing)
    _judge(comparison, "page", [("facing", wanted, got)], "settings")
    for table in package.document.iter(W + "tbl"):
        properties = [e for e in (table.find(W + "tblPr"),) if e is not None]
        runs = "rtl" if is_on(properties, "bidiVisual") else "ltr"
        _judge(comparison, "table", [("direction", direction, runs)], "table")
    theme = package.related("theme")
    if theme is not None:
        _judge(comparison, "theme", _theme(theme, style), "theme")


def _judge(comparison: Comparison, role: str, values: Iterable[Value], where: str) -> None:
    for key, wanted, got in values:
        comparison.judge(
            Passage(runs=()), role, key, wanted, got, agrees=wanted == got, where=where
        )


def _section(section: Element, master: PageMaster, direction: str) -> Iterator[Value]:
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
    lies = twips(attribute(size, "w")) > twips(attribute(size, "h"))
    asked = "landscape" if lies else "portrait"
    yield "orientation", asked, attribute(size, "orient") or "portrait"
    yield "gutter", points(0), points(twips(attribute(margins, "gutter")))
    columns = section.find(W + "cols")
    yield "columns", "1", attribute(columns, "num") or "1"
    yield "vertical_align", "top", attribute(section.find(W + "vAlign"), "val") or "top"
    yield "break", "nextPage", attribute(section.find(W + "type"), "val") or "nextPage"
    yield "direction", direction, "rtl" if is_on([section], "bidi") else "ltr"
    numbers = section.find(W + "lnNumType")
    yield "line_numbers", str(master.line_numbers), attribute(numbers, "countBy") or "0"
    if numbers is not None:
        restart = _RESTARTS[attribute(numbers, "restart") or "newPage"]
        yield "line_numbers_start", master.line_numbers_start, restart


def _theme(theme: Element, style: Style) -> Iterator[Value]:
    """What Word offers whoever goes on writing: the fonts and colours of the style."""
    for name, role in (("majorFont", style.heading[0]), ("minorFont", style.text)):
        found = theme.find(f".//{_A}{name}/{_A}latin")
        yield name, _family(style, role), "" if found is None else found.get("typeface", "")
    palette = {c.hex for c in _colors(style)}
    stated = {
        "dk1": style.text.color,
        "lt1": Color("ffffff"),
        "dk2": style.heading[0].color,
        "lt2": Color("ffffff"),
        "hlink": style.link.color or style.text.color,
        "folHlink": style.link.color or style.text.color,
    }
    for slot in theme.iterfind(f".//{_A}clrScheme/*"):
        name = slot.tag.rpartition("}")[2]
        digits = next((e.get("val", "").lower() for e in slot.iter(f"{_A}srgbClr")), "")
        if name in stated:
            yield name, color(stated[name].hex), color(digits)
        else:
            known = digits in palette
            yield name, color(digits) if known else "a colour of the style", color(digits)


def _family(style: Style, role: Role) -> str:
    """What Word calls the face of a role."""
    faces = style.fonts[role.font].all_faces
    slope, weight = role.slope, role.weight
    return min(faces, key=lambda f: (f.slope != slope, abs(f.weight - weight))).word_family


def _colors(value: object) -> Iterator[Color]:
    """Every colour that a style names."""
    match value:
        case Color():
            yield value
        case msgspec.Struct():
            for name in value.__struct_fields__:
                yield from _colors(getattr(value, name))
        case Mapping():
            for part in value.values():
                yield from _colors(part)
        case tuple():
            for part in value:
                yield from _colors(part)
        case _:
            pass
