"""Formatting of Word as lengths and colours: indents, lines, sheets."""

from __future__ import annotations

from publish.checks.look import Sheet
from publish.checks.read.docx.cascade import (
    Element,
    W,
    attribute,
    is_on,
    number,
    value,
)


def line_of(places: list[Element]) -> float | None:
    """Distance of base lines; `None` where Word takes it from the font, or from what is in it."""
    rule = value(places, "spacing", "lineRule")
    line = number(value(places, "spacing", "line"))
    return line / 20 if line is not None and rule in ("exact", "atLeast") else None


def indents(places: list[Element]) -> tuple[float, float]:
    """Left indent, and the first line's from there. `hanging` and `firstLine` are one property: the
    nearest place that states either is heard, and there `hanging` first (17.3.1.12)."""
    for place in places:
        for name, sign in (("hanging", -1.0), ("firstLine", 1.0)):
            if stated := value([place], "ind", name):
                return indent(places, "left", "start"), sign * twips(stated)
    return indent(places, "left", "start"), 0.0


def indent(places: list[Element], side: str, modern: str) -> float:
    return twips(value(places, "ind", side) or value(places, "ind", modern))


def twips(text: str) -> float:
    return (number(text) or 0.0) / 20


def color_of(text: str) -> str:
    """Six digits; "auto" and nothing are black, as Word prints them on white."""
    return "000000" if text in ("", "auto") else text.lower()


def fill_of(shading: Element | None) -> str:
    fill = attribute(shading, "fill")
    return "" if fill in ("", "auto") else fill.lower()


def sheet_of(section: Element, *, facing: bool) -> Sheet:
    """The pages of a section. Its margins are those of page 1, which in a book that is read from
    right to left is bound at its right side; on even pages they are swapped (17.15.1.57)."""
    inner, outer = "left", "right"
    if facing and is_on([section], "bidi"):
        inner, outer = outer, inner
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")

    def points(element: Element | None, name: str) -> float | None:
        twips = number(attribute(element, name))
        return None if twips is None else twips / 20

    return Sheet(
        width=points(size, "w"),
        height=points(size, "h"),
        margin_top=points(margins, "top"),
        margin_bottom=points(margins, "bottom"),
        margin_inner=points(margins, inner),
        margin_outer=points(margins, outer),
        header_offset=points(margins, "header"),
        footer_offset=points(margins, "footer"),
        turned=attribute(size, "orient") == "landscape",
        where="section",
    )
