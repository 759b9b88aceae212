"""The computed style of each element of a page, in the few properties that a role of the style can
set. The cascade is that of WeasyPrint, which has no part in making web pages and books."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, Generic, Literal, NamedTuple, TypeVar

import cssselect2  # type: ignore[import-untyped]  # it ships no types
import msgspec
import weasyprint  # type: ignore[import-untyped]  # it ships no types
from weasyprint.css import StyleFor  # type: ignore[import-untyped]  # it ships no types
from weasyprint.html import UA_STYLESHEET  # type: ignore[import-untyped]  # it ships no types
from weasyprint.logger import LOGGER  # type: ignore[import-untyped]  # it ships no types
from weasyprint.text.fonts import (  # type: ignore[import-untyped]  # it ships no types
    FontConfiguration,
)
from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]  # it ships no types

from publish.checks.look import Direction, Edge, Sheet, Slope
from publish.checks.read.html.sheets import declarations, rules_of

Value = TypeVar("Value")
Face = tuple[str, str, str]
"""Family, weight and slope of a font."""

_WEIGHTS: Final = {"normal": "400", "bold": "700"}
_BASE: Final = "https://artifact.invalid/"
"""What relative addresses are relative to; nothing is fetched (`.invalid`: RFC 2606)."""


class Sides(msgspec.Struct, Generic[Value], frozen=True, kw_only=True):
    """What is of the four sides of a box."""

    top: Value
    bottom: Value
    start: Value
    end: Value


class Computed(msgspec.Struct, frozen=True, kw_only=True):
    """Values after the cascade, lengths in CSS pixels. Lines through and under the words around an
    element are its own as well."""

    display: str
    family: str
    weight: int
    slope: Slope
    size: float
    color: str
    line_height: float | None
    align: str
    indent: float
    underline: bool
    strike: bool
    case: str
    small_caps: bool
    letter_spacing: float
    background: str
    margin: Sides[float]
    padding: Sides[float]
    rules: Sides[Edge | None]
    raised: bool
    floats: bool
    listed: bool
    """A marker hangs before it …"""
    marker_color: str
    """… in this colour."""
    direction: Direction
    opening: Computed | None = None
    """How its first letter or line is set, where a rule is for that alone."""

    def inset(self, side: Literal["start", "end"]) -> float:
        """How far its text is from the edge of the box around it."""
        rule: Edge | None = getattr(self.rules, side)
        margin, padding = getattr(self.margin, side), getattr(self.padding, side)
        return float(margin + padding + (rule.width if rule else 0.0))


class Cascade:
    """The style sheets of a page on a screen, in the order of the page."""

    def __init__(self, sheets: tuple[str, ...]) -> None:
        self._fonts = _Faces()
        self._sheets = [(UA_STYLESHEET, "user agent", None)]
        self._sheets += [(_parsed(sheet, self._fonts), "author", None) for sheet in sheets]
        self.faces = frozenset(self._fonts.faces)
        self.papers = tuple(paper for sheet in sheets for paper in _papers(sheet))

    def styles(self, root: Any) -> Iterator[tuple[Any, Any, Computed]]:
        """Every element with its parent and its computed style, parents before children."""
        wrapper = cssselect2.ElementWrapper.from_html_root(root)
        styles = StyleFor(_Tree(root, wrapper), self._sheets, False, self._fonts, None)  # noqa: FBT003 - no presentational hints
        known: dict[int, Computed] = {}
        for wrapped in wrapper.iter_subtree():
            element, around = wrapped.etree_element, wrapped.parent
            style = styles(element)
            computed = known.get(id(style))
            if computed is None:
                computed = known[id(style)] = _computed(style)
            marker = styles(element, "marker") if computed.display == "list-item" else None
            if marker is not None:
                color = _color(marker, "color")
                computed = msgspec.structs.replace(computed, marker_color=color)
            for opening in (styles(element, name) for name in ("first-line", "first-letter")):
                if opening is not None:
                    computed = msgspec.structs.replace(computed, opening=_computed(opening))
            yield element, around and around.etree_element, computed


@lru_cache(maxsize=4)
def cascade(sheets: tuple[str, ...]) -> Cascade:
    """The files of a book share their sheets, which take longer to parse than a file does."""
    return Cascade(sheets)


class _Tree(NamedTuple):
    """What WeasyPrint asks of a document to give its elements their styles."""

    etree_element: Any
    wrapper_element: Any
    base_url: None = None


class _Faces(FontConfiguration):  # type: ignore[misc]  # WeasyPrint ships no types
    """Notes the fonts that style sheets bring along, and loads none."""

    def __init__(self) -> None:
        super().__init__()
        self.faces: set[Face] = set()

    def add_font_face(self, rule_descriptors: Mapping[str, Any], _: object) -> None:
        weight = str(rule_descriptors.get("font_weight", "400"))
        slope = rule_descriptors.get("font_style", "normal")
        self.faces.add((rule_descriptors["font_family"], _WEIGHTS.get(weight, weight), slope))


def _parsed(sheet: str, fonts: _Faces) -> Any:
    """A sheet; what WeasyPrint knows nothing of is for browsers, and no warning."""
    nothing = URLFetcher(allowed_protocols=())
    disabled, LOGGER.disabled = LOGGER.disabled, True
    try:
        return weasyprint.CSS(
            string=sheet,
            base_url=_BASE,
            media_type="screen",
            font_config=fonts,
            url_fetcher=nothing,
        )
    finally:
        LOGGER.disabled = disabled


def _papers(sheet: str) -> Iterator[Sheet]:
    """The sheet of paper that a style sheet names, in points."""
    said = {
        name: [token.value for token in tokens if getattr(token, "unit", "") == "pt"]
        for keyword, tokens, name in declarations(rules_of(sheet))
        if keyword == "page"
    }
    size, margins = said.get("size", []), said.get("margin", [])
    width, height = size if len(size) == 2 else (None, None)
    top, outer, bottom, inner = margins if len(margins) == 4 else (None,) * 4
    if said:
        yield Sheet(
            width=width, height=height, margin_top=top, margin_bottom=bottom,
            margin_inner=inner, margin_outer=outer, where="the page it is printed on",
        )  # fmt: skip


def _computed(style: Any) -> Computed:
    near, far = ("left", "right") if style["direction"] == "ltr" else ("right", "left")
    ways = {"top": "top", "bottom": "bottom", "start": near, "end": far}
    align, lines = style["text_align_all"], style["text_decoration_line"]
    return Computed(
        display=_display(style),
        family=style["font_family"][0],
        weight=style["font_weight"],
        slope="normal" if style["font_style"] == "normal" else "italic",
        size=float(style["font_size"]),
        color=_color(style, "color"),
        line_height=_line_height(style),
        align={near: "start", far: "end"}.get(align, align),
        indent=_pixels(style["text_indent"]),
        underline="underline" in lines,
        strike="line-through" in lines,
        case=style["text_transform"],
        small_caps=style["font_variant_caps"] == "small-caps",
        letter_spacing=_pixels(style["letter_spacing"]),
        background=_color(style, "background_color"),
        margin=Sides(**{n: _pixels(style[f"margin_{side}"]) for n, side in ways.items()}),
        padding=Sides(**{n: _pixels(style[f"padding_{side}"]) for n, side in ways.items()}),
        rules=Sides(**{n: _rule(style, side) for n, side in ways.items()}),
        raised=isinstance(style["vertical_align"], float),
        floats=style["float"] != "none",
        listed="list-item" in style["display"] and style["list_style_type"] != "none",
        marker_color=_color(style, "color"),
        direction=style["direction"],
    )


def _display(style: Any) -> str:
    outer, *inner = style["display"]
    around = style.parent_style["display"] if style.parent_style else ()
    if "list-item" in inner:
        return "list-item"
    if outer == "inline" and ("flex" in around or "grid" in around):
        return "block"  # CSS Display 3, 2.7
    if outer == "inline" and inner == ["flow-root"]:
        return "inline-block"
    return str(outer if not inner or inner[0].startswith("flow") else inner[0])


def _line_height(style: Any) -> float | None:
    height = style["line_height"]
    if height == "normal":
        return None
    return height * style["font_size"] if isinstance(height, int | float) else _pixels(height)


def _rule(style: Any, side: str) -> Edge | None:
    width = float(style[f"border_{side}_width"])
    return Edge(width, _color(style, f"border_{side}_color")) if width else None


def _pixels(length: Any) -> float:
    """Pixels of a computed length; 0 where a page decides, as of shares of its width."""
    value, unit = length if isinstance(length, tuple) else (length, "px")
    return float(value) if isinstance(value, int | float) and unit in ("px", None) else 0.0


def _color(style: Any, key: str) -> str:
    """Six digits; "" for what shows nothing."""
    color = style["color"] if style[key] == "currentcolor" else style[key]
    if not color.alpha:
        return ""
    return "".join(f"{round(part * 255):02x}" for part in color.to("srgb").coordinates)
