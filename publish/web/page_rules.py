"""Pages of a PDF: a page master of the style, with the furniture of the document in its margins."""

from __future__ import annotations

from typing import Final

from publish.document import (
    Direction,
    Furniture,
    Isolate,
    MarginLine,
    MarginPiece,
    Mark,
    PageField,
    Text,
)
from publish.style import PageMaster, Role, Style
from publish.units import Length
from publish.walk import iterate
from publish.web.css_syntax import Sheet, Value, color, join, keyword, string
from publish.web.role_declarations import Target, box, character

LANDSCAPE: Final = "landscape"
"""The name of pages that lie on their side …"""
COVER: Final = "cover"
"""… of covers …"""
UPRIGHT: Final = "upright"
"""… and of all others."""
_ZERO: Final = keyword("0")
_INNER: Final = {"left": "right", "right": "left"}
"""Where the others are of the places of a line, seen from the one at a side …"""
_APART: Final = keyword("1.5em")
"""… and how much is left free there: CSS sets places of a line that are full side by side."""
_ISOLATES: Final[dict[Direction, str]] = {
    "ltr": "\N{LEFT-TO-RIGHT ISOLATE}",
    "rtl": "\N{RIGHT-TO-LEFT ISOLATE}",
}
_POP: Final = "\N{POP DIRECTIONAL ISOLATE}"
_LONGEST_FOLIO: Final = 20
"""Characters beside the numbers; more may need a second line."""

_SLOTS: Final = ("start", "center", "end")


def page_rules(
    style: Style, master: PageMaster, furniture: Furniture, target: Target, *, rtl: bool = False
) -> Sheet:
    """`@page` rules: size and margins, running head and foot, those of the first page, and pages
    that lie on their side, with margins that stay where a reader sees them.

    The start of a line is its left, in a text that runs from right to left its right; on the left
    pages of a facing pair everything is mirrored. Box values of the roles `header` and `footer`
    have no place in a margin box but their indents, rules and ground.
    """
    sheet = Sheet()
    sides = ("right", "left") if rtl else ("left", "right")
    size = {
        "size": join(Value(master.width.css()), Value(master.height.css())),
        "margin": _margins(master, mirrored=False),
    }
    sheet.page("", size, _margin_boxes(style, master, furniture, target, sides))
    if master.facing:
        mirrored = {"margin": _margins(master, mirrored=True)}
        swapped = (sides[1], sides[0])
        sheet.page(":left", mirrored, _margin_boxes(style, master, furniture, target, swapped))
    first = Furniture(header=furniture.first_header, footer=furniture.first_footer)
    sheet.page(":first", {}, _margin_boxes(style, master, first, target, sides))
    turned = {"size": join(Value(master.turned.width.css()), Value(master.turned.height.css()))}
    sheet.page(f" {LANDSCAPE}", turned, Sheet())
    ground = style.cover.background
    filled = {} if ground is None else {"background-color": color(ground)}
    sheet.page(f" {COVER}", filled, Sheet())
    left = master.margin_outer if rtl and master.facing else master.margin_inner
    whole = {"width": Value(master.width.css()), "height": Value(master.height.css())}
    sheet.rule(".cover > figure", {
        "margin": _ZERO,
        "position": keyword("absolute"),
        "z-index": keyword("-1"),
        "top": Value((master.margin_top * -1.0).css()),
        "left": Value((left * -1.0).css()),
        **whole,
    })  # fmt: skip
    sheet.rule(".cover > figure img", {
        "min-width": whole["width"], "height": whole["height"], "object-fit": keyword("cover")
    })  # fmt: skip
    return sheet


def _margins(master: PageMaster, *, mirrored: bool) -> Value:
    inner, outer = master.margin_inner, master.margin_outer
    left, right = (outer, inner) if mirrored else (inner, outer)
    around = (master.margin_top, right, master.margin_bottom, left)
    return join(*(Value(length.css()) for length in around))


def _margin_boxes(
    style: Style,
    master: PageMaster,
    furniture: Furniture,
    target: Target,
    sides: tuple[str, str],
) -> Sheet:
    boxes = Sheet()
    places = {"start": sides[0], "center": "center", "end": sides[1]}
    for edge, line, role, offset in (
        ("top", furniture.header, style.header, master.header_offset),
        ("bottom", furniture.footer, style.footer, master.footer_offset),
    ):
        for slot in _SLOTS:
            content = _content(line, slot)
            marked = any(
                isinstance(node, Mark) for piece in getattr(line, slot) for node in iterate(piece)
            )
            look = (
                _look(
                    style,
                    style.banner if marked else role,
                    target,
                    edge=edge,
                    offset=offset,
                    place=places[slot],
                )
                if content
                else {}
            )
            if content and _is_folio(getattr(line, slot)):
                look["white-space"] = keyword("nowrap")
            said = {"content": content or keyword("none"), **look}
            boxes.rule(f"@{edge}-{places[slot]}", said)
    return boxes


def _is_folio(pieces: tuple[MarginPiece, ...]) -> bool:
    """Whether a place holds the number of the page and few words: `Page 1 of 2` stays on its line
    however long the title beside it is."""
    nodes = [node for piece in pieces for node in iterate(piece)]
    numbered = any(isinstance(node, PageField) for node in nodes)
    return numbered and sum(len(n.text) for n in nodes if isinstance(n, Text)) <= _LONGEST_FOLIO


def _look(
    style: Style, role: Role, target: Target, *, edge: str, offset: Length, place: str
) -> dict[str, Value]:
    near = {name: value for name, value in box(role, target).items() if value != _ZERO}
    return {
        **character(style, role, target),
        **({} if place == "center" else {f"padding-{_INNER[place]}": _APART}),
        **near,
        "vertical-align": keyword(edge),
        f"padding-{edge}": Value(offset.css()),
        "text-align": keyword(place),
        "overflow-wrap": keyword("anywhere"),
    }


def _content(line: MarginLine, slot: str) -> Value:
    pieces: tuple[MarginPiece, ...] = getattr(line, slot)
    return join(*map(_piece, pieces))


def _piece(piece: MarginPiece) -> Value:
    match piece:
        case Isolate(direction=direction, content=content):
            # A margin box holds no elements (CSS Paged Media 3, 4), so that characters say it.
            return join(string(_ISOLATES[direction]), *map(_piece, content), string(_POP))
        case Text(text=text) | Mark(text=text):
            return string(text)
        case PageField(kind="page"):
            return keyword("counter(page)")
        case PageField():
            return keyword("counter(pages)")
