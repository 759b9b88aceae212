"""`word/theme/theme1.xml`: the style's colours and fonts where Word's own menus look for them.

No style refers to the theme: it is there so that whoever goes on writing finds the house's colours
in the palette and not Office's, and because Word misses a package without one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from typing import Final

from lxml import etree

from publish.exporters.docx.oxml import NAMESPACES, Element, element
from publish.exporters.docx.run_fonts import run_format, typeface_of
from publish.style import Border, InlineRole, Role, Style
from publish.units import Color

_ACCENTS: Final = 6
_WHITE: Final = Color("ffffff")
_LINE_WIDTHS: Final = (6350, 12700, 19050)
"""Hairline, thin and thick in English metric units; a format scheme has three of each."""


def theme_part(style: Style) -> Element:
    """The theme of a style: text colour, paper, the colours of its roles as accents, two fonts."""
    accents = _accents(style)
    colors = {
        "dk1": style.text.color,
        "lt1": _WHITE,
        "dk2": style.heading[0].color,
        "lt2": _WHITE,
        **{f"accent{n}": color for n, color in enumerate(accents, start=1)},
        "hlink": style.link.color or style.text.color,
        "folHlink": style.link.color or style.text.color,
    }
    made = etree.Element(
        f"{{{NAMESPACES['a']}}}theme", {"name": style.name}, nsmap={"a": NAMESPACES["a"]}
    )
    made.append(
        element(
            "a:themeElements",
            {},
            element("a:clrScheme", {"name": style.name}, *map(_color, colors, colors.values())),
            element(
                "a:fontScheme",
                {"name": style.name},
                _font("a:majorFont", run_format(style, typeface_of(style.heading[0])).font),
                _font("a:minorFont", run_format(style, typeface_of(style.text)).font),
            ),
            _formats(style.name),
        )
    )
    return made


def _accents(style: Style) -> list[Color]:
    """The colours of the roles in their order, each once, without those of text and paper."""
    colors = dict.fromkeys(_colors(style))
    for taken in (style.text.color, _WHITE):
        colors.pop(taken, None)
    return list(islice(cycle(colors or [style.text.color]), _ACCENTS))


def _colors(value: object) -> Iterator[Color]:
    match value:
        case Color():
            yield value
        case dict():
            for part in value.values():
                yield from _colors(part)
        case tuple():
            for part in value:
                yield from _colors(part)
        case Role() | InlineRole() | Border() | Style():
            for name in value.__struct_fields__:
                yield from _colors(getattr(value, name))
        case _:
            pass


def _color(name: str, color: Color) -> Element:
    return element(f"a:{name}", {}, element("a:srgbClr", {"val": color.hex.upper()}))


def _font(name: str, family: str | None) -> Element:
    return element(
        name,
        {},
        element("a:latin", {"typeface": family or ""}),
        element("a:ea", {"typeface": ""}),
        element("a:cs", {"typeface": ""}),
    )


def _formats(name: str) -> Element:
    """Plain fills, lines and no effects for shapes, which the schema demands of a theme."""

    def fill() -> Element:
        return element("a:solidFill", {}, element("a:schemeClr", {"val": "phClr"}))

    return element(
        "a:fmtScheme",
        {"name": name},
        element("a:fillStyleLst", {}, fill(), fill(), fill()),
        element(
            "a:lnStyleLst", {}, *(element("a:ln", {"w": width}, fill()) for width in _LINE_WIDTHS)
        ),
        element(
            "a:effectStyleLst",
            {},
            *(element("a:effectStyle", {}, element("a:effectLst", {})) for _ in _LINE_WIDTHS),
        ),
        element("a:bgFillStyleLst", {}, fill(), fill(), fill()),
    )
