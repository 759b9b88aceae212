"""What moves a sheet: every value of a style, turned to another, one by one."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import msgspec

from publish.document import Furniture, MarginLine, Mark, Media, PageField, Text
from publish.style import Border, Logo, Style, Template, load_style
from publish.style.definition.layout_parts import Picture
from publish.units import Color, Length
from publish.web.css import epub_css, html_css, pdf_css
from publish.web.ignored import EPUB_IGNORED, HTML_IGNORED, PDF_IGNORED

LINE = MarginLine(
    start=(Text(text="House"),),
    center=(Mark(text="Secret"),),
    end=(Text(text="p. "), PageField(kind="page")),
)
FURNITURE = Furniture(header=LINE, footer=LINE, first_header=LINE, first_footer=LINE)
BORDER = Border(width=Length(3.0), color=Color("123456"))
OTHERS: Mapping[str, tuple[object, object]] = {
    "align": ("center", "justify"),
    "case": ("upper", "small_caps"),
    "slope": ("italic", "normal"),
    "numerals": ("tabular", "proportional"),
    "font": ("mono", "sans"),
    "print": ("after", "none"),
    "embed": ("subset", "none"),
}
"""For values that are one of a few words: two others, of which one differs from what is there."""
OPTIONAL: Mapping[str, object] = {
    "background": Color("123456"),
    "border_top": BORDER,
    "border_bottom": BORDER,
    "border_start": BORDER,
    "border_end": BORDER,
    "font": "mono",
    "weight": 700,
    "slope": "italic",
    "color": Color("123456"),
    "logo": Logo(
        media=Media(id="ab", media_type="image/png", data=b"x", width=1, height=1),
        alt="A mark",
        width=Length(20.0),
        height=Length(20.0),
    ),
    "template": Template(name="house.docx", data=b"x"),
    "picture": Picture(
        media=Media(id="ab", media_type="image/png", data=b"x", width=1, height=1), alt="A mark"
    ),
}
T = TypeVar("T")


@cache
def house() -> Style:
    """The house style with rules and grounds wherever a role can have them."""
    style = load_style("house")
    for path, value in knobs(style):
        if value is None:
            style = turned(style, path, OPTIONAL[path[-1]])
    padded = [p for p, v in knobs(style) if p[-1] == "padding" and v == Length(0.0)]
    for path in padded:
        style = turned(style, path, Length(2.0))
    return style


def knobs(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """Each value of a style with the keys that lead to it."""
    if isinstance(value, Length | Color) or not isinstance(value, msgspec.Struct | dict | tuple):
        yield path, value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from knobs(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from knobs(part, (*path, name))
    else:
        for index, part in enumerate(value):
            yield from knobs(part, (*path, str(index)))


def turned(value: T, path: tuple[str, ...], new: object) -> T:
    """A copy in which the value at `path` is `new`."""
    if not path:
        return new  # type: ignore[return-value]  # the caller knows what stands at the path
    name, *rest = path
    if isinstance(value, msgspec.Struct):
        part = turned(getattr(value, name), tuple(rest), new)
        return msgspec.structs.replace(value, **{name: part})
    if isinstance(value, dict):
        return {**value, name: turned(value[name], tuple(rest), new)}  # type: ignore[return-value]
    assert isinstance(value, tuple)
    at = int(name)
    # A tuple of the same type, which mypy cannot know.
    return (*value[:at], turned(value[at], tuple(rest), new), *value[at + 1 :])  # type: ignore[return-value]


def another(name: str, value: object) -> object:
    """A value of the same type, but not the same."""
    match value:
        case bool():
            return not value
        case Length(pt=points):
            return Length(points + 1.5)
        case Color(hex=digits):
            return Color("654321" if digits != "654321" else "123456")
        case int():
            return value + 100
        case float():
            return value + 0.25
        case Path():
            return value / "other"
        case bytes():
            return value * 2
        case str() if name in OTHERS:
            return next(other for other in OTHERS[name] if other != value)
        case str():
            return f"{value}x"
        case _:
            raise AssertionError(f"{name}: {value!r}")


MASTERS: Final = tuple(load_style("house").page)


class Target(NamedTuple):
    """How a format compiles a style on a page master, for which of these, and what it ignores."""

    compiled: Callable[[Style, str], str]
    masters: tuple[str, ...]
    ignored: Mapping[str, str]


TARGETS: Final[Mapping[str, Target]] = {
    "pdf": Target(
        lambda style, page: "".join(pdf_css(style, page, FURNITURE)), MASTERS, PDF_IGNORED
    ),
    "html": Target(html_css, MASTERS, HTML_IGNORED),
    "epub": Target(lambda style, _: epub_css(style), ("",), EPUB_IGNORED),
}


def mistaken(format_: str, first: int = 0, step: int = 1) -> list[str]:
    """The values that neither move a sheet of the format nor are listed as ignored, and those that
    do both; of all values only every one so far (`step`) from the `first` on."""
    compiled, masters, ignored = TARGETS[format_]
    style = house()
    before = {page: compiled(style, page) for page in masters}
    found = []
    for path, value in list(knobs(style))[first::step]:
        name = ".".join(path)
        other = turned(style, path, another(path[-1], value))
        own = [page for page in masters if path[:2] == ("page", page)] or masters
        moved = any(compiled(other, page) != before[page] for page in own)
        listed = any(fnmatch.fnmatch(name, pattern) for pattern in ignored)
        if moved and listed:
            found.append(f"{name} is listed as ignored, and honoured")
        elif not moved and not listed:
            found.append(f"{name} is neither honoured nor listed")
    return found
