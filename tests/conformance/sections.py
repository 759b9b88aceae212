"""What a Word file says once and for all of its pages: sections, settings, and the theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

import msgspec

from publish.checks.compare.style_values import Comparison, color, points, shown
from publish.checks.expected.roles import direction_of
from publish.checks.look import Passage
from publish.checks.read.docx.cascade import attribute, is_on, number, twips
from publish.checks.read.docx.package import Element, Package, W
from publish.document import Block, Division, Document, Landscape, Region, Section
from publish.style import PageMaster, Role, Style
from publish.units import Color
from publish.walk import opens_landscape
from tests.conformance.passages import Edge, alike, edge_of
from tests.conformance.passages import shown_edge as edge

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RESTARTS: Final = {"newPage": "page", "newSection": "section", "continuous": "document"}
"""Where numbers of lines begin again (17.18.47), in words of the style."""

_V: Final = "{urn:schemas-microsoft-com:vml}"
_PLACED: Final = {
    "position": "absolute",
    "margin-left": "0",
    "margin-top": "0",
    "rotation": "315",
    "mso-position-horizontal": "center",
    "mso-position-horizontal-relative": "margin",
    "mso-position-vertical": "center",
    "mso-position-vertical-relative": "margin",
}
"""How Word itself puts a watermark in the middle of a page."""
_SIDES: Final = ("width", "height")
_WIDE, _HIGH = 72.0, 18.0
"""Points from which a word is seen across a page."""
_LARGE: Final = "large enough to be seen"

Value = tuple[str, str, str]
"""A key, the value that is asked for, and the one that was found."""


def compare_whole(
    comparison: Comparison, package: Package, document: Document, style: Style
) -> None:
    """Judges what no passage shows, against the style and its page master."""
    master = style.page[document.page_master]
    direction = direction_of(document.meta.language)
    sections = list(package.document.root.iter(W + "sectPr"))
    for section in sections:
        _judge(comparison, "page", _section(section, master, direction), "section")
    turns = _spelled(_sides(document.blocks)), _spelled(map(_lies, sections))
    _judge(comparison, "page", [("turns", *turns)], "sections")
    settings = package.related("settings")
    facing = settings is not None and bool(is_on([settings], "mirrorMargins"))
    wanted, got = shown("facing", master.facing), shown("facing", facing)
    _judge(comparison, "page", [("facing", wanted, got)], "settings")
    for relation in package.document.relations.values():
        if relation.kind == "header":
            head = package.part(relation.target)
            _judge(comparison, "watermark", _watermarks(head.root, style), head.name)
    theme = package.related("theme")
    if theme is not None:
        _judge(comparison, "theme", _theme(theme, style), "theme")


def compare_rules(
    comparison: Comparison, rules: Iterable[tuple[str, Edge | None]], style: Style
) -> None:
    """Judges the rules of tables; there are none between columns."""
    for key, found in rules:
        border = None if key == "rule_side" else getattr(style.table, key)
        wanted = edge_of(border)
        comparison.judge(
            Passage(runs=()), "table", key, edge(wanted), edge(found),
            agrees=alike(wanted, found), where="table",
        )  # fmt: skip


def _judge(comparison: Comparison, role: str, values: Iterable[Value], where: str) -> None:
    for key, wanted, got in values:
        comparison.judge(
            Passage(runs=()), role, key, wanted, got, agrees=wanted == got, where=where
        )


def _section(section: Element, master: PageMaster, direction: str) -> Iterator[Value]:
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
    asked = "landscape" if _lies(section) else "portrait"
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


def _lies(section: Element) -> bool:
    """Whether the pages of a section are wider than high."""
    size = section.find(W + "pgSz")
    return twips(attribute(size, "w")) > twips(attribute(size, "h"))


def _sides(blocks: Iterable[Block]) -> Iterator[bool]:
    """Whether each part of a document is to stand on pages that lie on their side; headings go
    with what they head, and notes have pages of their own nowhere."""
    for block in blocks:
        match block:
            case Landscape():
                yield True
            case Section():
                yield opens_landscape(block)
                yield from _sides(block.blocks)
            case Division():
                yield from _sides(block.blocks)
            case Region():
                if block.role != "notes":
                    yield from (
                        (False, *_sides(block.blocks)) if block.title else _sides(block.blocks)
                    )
            case _:
                yield False


def _spelled(sides: Iterable[bool]) -> str:
    """How pages lie, one after the other."""
    return ", ".join("landscape" if lies else "portrait" for lies, _ in groupby(sides))


def _watermarks(head: Element, style: Style) -> Iterator[Value]:
    """The word across the pages of a head: its colour and face, and whether it can be seen."""
    for shape in head.iter(_V + "shape"):
        yield "color", color(style.watermark.color.hex), shape.get("fillcolor", "")
        letters = shape.find(_V + "textpath")
        look = _declarations("" if letters is None else letters.get("style", ""))
        yield "family", _family(style, style.watermark), look.get("font-family", "").strip('"')
        place = _declarations(shape.get("style", ""))
        unknown = [f"{key}:{said}" for key, said in place.items() if _PLACED.get(key, said) != said]
        unknown += sorted(set(_PLACED) - set(place))
        unknown += sorted(set(place) - set(_PLACED) - {"width", "height", "z-index"})
        yield "place", "in the middle", "; ".join(unknown) or "in the middle"
        wide, high = (number(place.get(side, "").removesuffix("pt")) or 0.0 for side in _SIDES)
        yield "size", _LARGE, _LARGE if wide > _WIDE and high > _HIGH else f"{wide} by {high}"


def _declarations(text: str) -> dict[str, str]:
    pairs = (declaration.partition(":") for declaration in text.split(";") if declaration)
    return {name.strip(): said.strip() for name, _, said in pairs}


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
