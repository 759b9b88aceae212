"""The style of each element of a page after the cascade. This is WeasyPrint's, which has no part in
making web pages and books."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any, Final, NamedTuple

import cssselect2  # type: ignore[import-untyped]  # it ships no types
import weasyprint  # type: ignore[import-untyped]  # it ships no types
from weasyprint.css import StyleFor  # type: ignore[import-untyped]  # it ships no types
from weasyprint.html import UA_STYLESHEET  # type: ignore[import-untyped]  # it ships no types
from weasyprint.logger import LOGGER  # type: ignore[import-untyped]  # it ships no types
from weasyprint.text.fonts import (  # type: ignore[import-untyped]  # it ships no types
    FontConfiguration,
)
from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]  # it ships no types

_WEIGHTS: Final = {"normal": "400", "bold": "700"}
_BASE: Final = "https://artifact.invalid/"
"""What relative addresses are relative to; nothing is fetched (`.invalid`: RFC 2606)."""


Styles = Callable[..., Any]
"""The style of an element as WeasyPrint has it: values by name, lengths in CSS pixels. With the
name of a pseudo-element that of this, `None` where no rule is for it alone."""


class Cascade:
    """The style sheets of a page on a screen, in the order of the page."""

    def __init__(self, sheets: tuple[str, ...]) -> None:
        self._fonts = _Faces()
        self._sheets = [(UA_STYLESHEET, "user agent", None)]
        self._sheets += [(_parsed(sheet, self._fonts), "author", None) for sheet in sheets]
        self.faces = frozenset(self._fonts.faces)

    def styles(self, root: Any) -> Iterator[tuple[Any, Any, Styles]]:
        """Every element with its parent and its styles, parents before children."""
        wrapper = cssselect2.ElementWrapper.from_html_root(root)
        styles = StyleFor(_Tree(root, wrapper), self._sheets, False, self._fonts, None)  # noqa: FBT003 - no presentational hints
        for wrapped in wrapper.iter_subtree():
            element, around = wrapped.etree_element, wrapped.parent
            yield element, around and around.etree_element, partial(styles, element)


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
        self.faces: set[tuple[str, str, str]] = set()

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


def sides_of(style: Any) -> dict[str, str]:
    """The sides of a box by the direction in which its text runs."""
    near, far = ("left", "right") if style["direction"] == "ltr" else ("right", "left")
    return {"top": "top", "bottom": "bottom", "start": near, "end": far}


def display_of(style: Any) -> str:
    """How an element is shown, in one word."""
    outer, *inner = style["display"]
    around = style.parent_style["display"] if style.parent_style else ()
    if "list-item" in inner:
        return "list-item"
    if outer == "inline" and ("flex" in around or "grid" in around):
        return "block"  # CSS Display 3, 2.7
    if outer == "inline" and inner == ["flow-root"]:
        return "inline-block"
    return str(outer if not inner or inner[0].startswith("flow") else inner[0])


def line_height_of(style: Any) -> float | None:
    """The distance of base lines; `None` where the font decides."""
    height = style["line_height"]
    if height == "normal":
        return None
    return height * style["font_size"] if isinstance(height, int | float) else pixels(height)


def pixels(length: Any) -> float:
    """Pixels of a computed length; 0 where a page decides, as of shares of its width."""
    value, unit = length if isinstance(length, tuple) else (length, "px")
    return float(value) if isinstance(value, int | float) and unit in ("px", None) else 0.0


def color_of(style: Any, key: str) -> str:
    """Six digits; "" for what shows nothing."""
    color = style["color"] if style[key] == "currentcolor" else style[key]
    if not color.alpha:
        return ""
    return "".join(f"{round(part * 255):02x}" for part in color.to("srgb").coordinates)
