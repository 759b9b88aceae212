"""Our own cascade: style sheets and a tree in, the computed style of each element out.

After CSS Cascading Level 4, as far as text and boxes go. What cannot be told without a page (widths
that content decides, percentages of unknown lengths) is left open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

import cssselect2  # type: ignore[import-untyped]  # it ships no types
import tinycss2  # type: ignore[import-untyped]  # it ships no types
from lxml import etree
from tinycss2.color4 import parse_color  # type: ignore[import-untyped]  # it ships no types

from publish.checks.reading.markup.sheets import declared, rules_of, within
from publish.checks.style.model import Edge
from publish.checks.style.web.computed import DISPLAYS, Computed, Rules, Sides
from publish.checks.style.web.declarations import LENGTH, LINE_STYLES, LINE_WIDTHS, SIDES, longhands

Element = etree._Element

_DEFAULTS: Final = """
address, article, aside, blockquote, body, caption, dd, div, dl, dt, figcaption, figure, footer,
h1, h2, h3, h4, h5, h6, header, hr, html, main, nav, ol, p, pre, section, ul, details, summary
{ display: block }
[hidden], head, script, style, template, title, link, meta { display: none }
li { display: list-item } table { display: table } caption { display: table-caption }
tr { display: table-row } td, th { display: table-cell } thead { display: table-header-group }
tbody { display: table-row-group } tfoot { display: table-footer-group }
colgroup, col { display: none }
body { margin: 8px } p, dl { margin: 1em 0 } dd { margin-left: 40px }
blockquote, figure { margin: 1em 40px } pre { margin: 1em 0; white-space: pre }
ul, ol { margin: 1em 0; padding-left: 40px; list-style-type: disc } ol { list-style-type: decimal }
li > ul, li > ol { margin: 0 }
h1 { font-size: 2em; margin: .67em 0 } h2 { font-size: 1.5em; margin: .83em 0 }
h3 { font-size: 1.17em; margin: 1em 0 } h4 { margin: 1.33em 0 }
h5 { font-size: .83em; margin: 1.67em 0 } h6 { font-size: .67em; margin: 2.33em 0 }
h1, h2, h3, h4, h5, h6, th, strong, b { font-weight: bold } em, i, cite, dfn { font-style: italic }
th, caption { text-align: center } td, th { padding: 1px }
code, pre, kbd, samp { font-family: monospace; font-size: 13px }
sub { vertical-align: sub; font-size: smaller } sup { vertical-align: super; font-size: smaller }
u, ins, a:link { text-decoration: underline } s, del { text-decoration: line-through }
a:link { color: #0000ee }
hr { border: 1px inset #808080; margin: .5em auto }
[dir=ltr] { direction: ltr } [dir=rtl] { direction: rtl }
"""
"""What browsers do by themselves (HTML Living Standard, 15.3): a role that forgets to say otherwise
shows it."""

_INHERITED: Final = frozenset(
    {
        "font-family",
        "font-size",
        "font-weight",
        "font-style",
        "color",
        "line-height",
        "text-align",
        "text-indent",
        "font-variant-caps",
        "letter-spacing",
        "list-style-type",
        "text-transform",
        "white-space",
        "direction",
    }
)
_INITIAL: Final = {
    "font-family": "serif",
    "font-size": "medium",
    "font-weight": "400",
    "font-style": "normal",
    "color": "#000000",
    "line-height": "normal",
    "text-align": "start",
    "text-indent": "0",
    "list-style-type": "disc",
    "font-variant-caps": "normal",
    "letter-spacing": "normal",
    "text-transform": "none",
    "white-space": "normal",
    "direction": "ltr",
    "display": "inline",
    "background-color": "transparent",
    "text-decoration-line": "none",
    "vertical-align": "baseline",
    "float": "none",
}
_KEPT: Final = 1024
"""Selectors that are kept compiled: the sheets of all styles have the same ones."""
_UNITS: Final = {"px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "pc": 16.0}

_Said = dict[str, str]
_Rule = tuple[int, list[tuple[str, str, bool]]]


class Cascade:
    """The style sheets of one document, ready to be asked about its elements."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._matcher = cssselect2.Matcher()
        self._order = 0
        self._parsed: dict[str, list[tuple[str, str, bool]]] = {}
        self.pages: list[_Said] = []
        self.faces: list[_Said] = []
        """What `@font-face` says, rule by rule."""
        self._add(_DEFAULTS, origin=0)
        for sheet in sheets:
            self._add(sheet, origin=1)

    def styles(self, root: Element) -> Iterator[tuple[Element, Computed]]:
        """Every element with its computed style, parents before children."""
        wrapped = cssselect2.ElementWrapper.from_html_root(root)
        stack: list[tuple[Any, _Values | None]] = [(wrapped, None)]
        while stack:
            element, parent = stack.pop()
            values = self._values(element, parent)
            yield element.etree_element, values.computed(element.local_name)
            stack.extend((child, values) for child in reversed(list(element.iter_children())))

    def _values(self, element: Any, parent: _Values | None) -> _Values:
        said: list[tuple[tuple[int, int, Any, int], _Said]] = []
        marker: list[tuple[tuple[int, int, Any, int], _Said]] = []
        for specificity, order, pseudo, (origin, declarations) in self._matcher.match(element):
            target = {None: said, "marker": marker}.get(pseudo)
            if target is not None:
                _sort(target, declarations, origin, specificity, order)
        inline = element.etree_element.get("style")
        if inline:
            _sort(said, self._declarations(inline), 2, (0, 0, 0), 0)
        return _Values(_merged(said), _merged(marker), parent)

    def _declarations(self, text: str) -> list[tuple[str, str, bool]]:
        if text not in self._parsed:
            parsed = tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True)
            self._parsed[text] = list(longhands(parsed))
        return self._parsed[text]

    def _add(self, sheet: str, origin: int) -> None:
        self._add_rules(rules_of(sheet), origin)

    def _add_rules(self, rules: Iterable[Any], origin: int) -> None:
        for rule in rules:
            if rule.type == "qualified-rule":
                self._add_rule(rule, origin)
            elif rule.type == "at-rule" and rule.content is not None:
                self._add_at_rule(rule, origin)

    def _add_at_rule(self, rule: Any, origin: int) -> None:
        name = rule.lower_at_keyword
        if name == "page":
            self.pages.append({k: v for k, v, _ in longhands(declared(rule))})
        elif name == "font-face":
            self.faces.append({k: v for k, v, _ in longhands(declared(rule))})
        elif name in ("media", "supports"):
            inner = within(rule)
            prelude = tinycss2.serialize(rule.prelude).strip().lower()
            if prelude in ("all", "screen", ""):
                self._add_rules(inner, origin)
            else:
                pages = [r for r in inner if r.type == "at-rule" and r.lower_at_keyword == "page"]
                for page in pages:
                    self._add_at_rule(page, origin)

    def _add_rule(self, rule: Any, origin: int) -> None:
        declarations = list(longhands(declared(rule)))
        for selector in _selectors(tinycss2.serialize(rule.prelude)):
            self._matcher.add_selector(selector, (origin, declarations))


@lru_cache(maxsize=_KEPT)
def _selectors(prelude: str) -> tuple[Any, ...]:
    """What a rule is for; nothing when that is a state of a screen, such as `:focus-visible`."""
    try:
        return tuple(cssselect2.compile_selector_list(prelude))
    except cssselect2.SelectorError:
        return ()


def _sort(
    target: list[tuple[tuple[int, int, Any, int], _Said]],
    declarations: list[tuple[str, str, bool]],
    origin: int,
    specificity: Any,
    order: int,
) -> None:
    for important in (False, True):
        said = {name: value for name, value, flag in declarations if flag is important}
        if said:
            target.append(((int(important), origin, specificity, order), said))


def _merged(said: list[tuple[tuple[int, int, Any, int], _Said]]) -> _Said:
    merged: _Said = {}
    for _key, declarations in sorted(said, key=lambda pair: pair[0]):
        merged.update(declarations)
    return merged


class _Values:
    """Specified values of an element, computed on demand."""

    def __init__(self, said: _Said, marker: _Said, parent: _Values | None) -> None:
        self._said = said
        self._marker = marker
        self._parent = parent
        self.root_size: float = 16.0 if parent is None else parent.root_size
        self.size = self._size()
        if parent is None:
            self.root_size = self.size
        around = "000000" if parent is None else parent.color
        self.color: str = self._color(self.text("color"), around)
        self._line = self._line_height()
        self._spacing = self._letter_spacing()

    def text(self, name: str) -> str:
        """The specified value, with `inherit`, `initial` and inheritance resolved."""
        said = self._said.get(name)
        inherits = name in _INHERITED if said in (None, "unset", "revert") else said == "inherit"
        if inherits and self._parent is not None:
            return self._parent.text(name)
        if said in (None, "unset", "revert", "inherit", "initial"):
            return _INITIAL.get(name, "")
        return str(said)

    def _size(self) -> float:
        around = 16.0 if self._parent is None else self._parent.size
        said = self._said.get("font-size")
        if said in (None, "inherit", "unset"):
            return around
        if said in ("smaller", "larger"):
            return around / 1.2 if said == "smaller" else around * 1.2
        if said in ("medium", "initial"):
            return 16.0
        size = self._length(str(said), em=around, percent=around)
        return around if size is None else size

    def _line_height(self) -> tuple[str, float | None]:
        """A factor is inherited as such, a length as it was computed (CSS 2.1, 10.8.1)."""
        said = self._said.get("line-height")
        if said in (None, "inherit", "unset"):
            return ("normal", None) if self._parent is None else self._parent._line
        factor = LENGTH.fullmatch(str(said))
        if factor is not None and not factor[2]:
            return ("factor", float(factor[1]))
        return ("length", self._length(str(said), percent=self.size))

    def _letter_spacing(self) -> float:
        """A length is inherited as it was computed."""
        if self._parent is not None and self._said.get("letter-spacing") in (None, "inherit"):
            return self._parent._spacing
        return self.length("letter-spacing")

    def line_height(self) -> float | None:
        kind, value = self._line
        return value * self.size if kind == "factor" and value is not None else value

    def _length(
        self, text: str, *, em: float | None = None, percent: float | None = None
    ) -> float | None:
        found = LENGTH.fullmatch(text.strip().lower())
        if found is None:
            return None
        amount, unit = float(found[1]), found[2]
        if not unit:
            return amount if amount == 0 else None
        if unit == "%":
            return None if percent is None else amount * percent / 100
        if unit in ("em", "rem"):
            em = self.size if em is None else em
            return amount * (em if unit == "em" else self.root_size)
        return amount * _UNITS[unit] if unit in _UNITS else None

    def length(self, name: str) -> float:
        return self._length(self.text(name)) or 0.0

    def _color(self, text: str, current: str) -> str:
        if text == "currentcolor":
            return current
        parsed = parse_color(text)
        if parsed is None or isinstance(parsed, str):
            return current
        if not parsed.alpha:
            return ""
        return "".join(f"{round(part * 255):02x}" for part in parsed.coordinates)

    def _is_blockified(self) -> bool:
        """Whether it floats, or is an item of a flexible line or a grid (CSS Display, 2.7)."""
        around = "" if self._parent is None else self._parent.text("display")
        return self.text("float") != "none" or around in ("flex", "grid")

    def computed(self, tag: str) -> Computed:
        display = DISPLAYS.get(self.text("display"), "inline")
        if display in ("inline", "inline-block") and self._is_blockified():
            display = "block"
        family = tinycss2.parse_component_value_list(self.text("font-family"))
        names = [str(t.value) for t in family if t.type in ("string", "ident")]
        first = (
            "".join(tinycss2.serialize(family).split(",")[:1]).strip().strip("'\"") if names else ""
        )
        align = self.text("text-align")
        weight = self.text("font-weight")
        decoration = self.text("text-decoration-line")
        vertical = self.text("vertical-align")
        marker = _Values(self._marker, {}, self) if self._marker else self
        return Computed(
            display=display,
            family=first,
            weight=int({"normal": "400", "bold": "700"}.get(weight, weight)),
            slope="italic" if self.text("font-style") in ("italic", "oblique") else "normal",
            size=self.size,
            color=self.color,
            line_height=self.line_height(),
            align={"left": "start", "right": "end"}.get(align, align),
            indent=self.length("text-indent"),
            underline="underline" in decoration,
            strike="line-through" in decoration,
            upper=self.text("text-transform") == "uppercase",
            small_caps=self.text("font-variant-caps") == "small-caps",
            letter_spacing=self._spacing,
            background=self._color(self.text("background-color"), self.color),
            margin=Sides(**{side: self.length(f"margin-{side}") for side in SIDES}),
            padding=Sides(**{side: self.length(f"padding-{side}") for side in SIDES}),
            rules=Rules(**{side: self._rule(side) for side in SIDES}),
            raised=vertical in ("super", "sub") or tag in ("sup", "sub"),
            floats=self.text("float") != "none",
            listed=display == "list-item" and self.text("list-style-type") != "none",
            marker_color=marker.color,
            direction="rtl" if self.text("direction") == "rtl" else "ltr",
        )

    def _rule(self, side: str) -> Edge | None:
        style = self.text(f"border-{side}-style")
        if style not in LINE_STYLES:
            return None
        said = self.text(f"border-{side}-width") or "medium"
        width = LINE_WIDTHS.get(said, self._length(said) or 0.0)
        color = self._color(self.text(f"border-{side}-color") or "currentcolor", self.color)
        return Edge(width, color) if width else None
