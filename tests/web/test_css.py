"""Style → CSS: every value of a style moves every sheet, or the format says why it cannot."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from publish.document import Furniture, Isolate, MarginLine, Mark, Media, PageField, Text
from publish.style import Border, Font, Logo, Style, load_style
from publish.style.families import Face
from publish.units import Color, Length
from publish.web.css import epub_css, font_faces, html_css, pdf_css
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


MASTERS = tuple(load_style("house").page)


@pytest.mark.parametrize(
    ("compiled", "masters", "ignored"),
    [
        (lambda style, page: pdf_css(style, page, FURNITURE), MASTERS, PDF_IGNORED),
        (html_css, MASTERS, HTML_IGNORED),
        (lambda style, _: epub_css(style), ("",), EPUB_IGNORED),
    ],
    ids=["pdf", "html", "epub"],
)
def test_every_value_of_a_style_moves_a_sheet_or_is_listed_with_a_reason(
    compiled: Callable[[Style, str], str], masters: tuple[str, ...], ignored: Mapping[str, str]
) -> None:
    style = house()
    before = {page: compiled(style, page) for page in masters}
    dead, alive = [], []
    for path, value in knobs(style):
        name = ".".join(path)
        other = turned(style, path, another(path[-1], value))
        own = [page for page in masters if path[:2] == ("page", page)] or masters
        moved = any(compiled(other, page) != before[page] for page in own)
        listed = any(fnmatch.fnmatch(name, pattern) for pattern in ignored)
        if not moved and not listed:
            dead.append(name)
        if moved and listed:
            alive.append(name)
    assert not dead, "neither honoured nor listed"
    assert not alive, "listed as ignored, and honoured"


def test_no_text_of_a_style_becomes_syntax() -> None:
    font = Font(family='x"; } </style><b>', fallback=("a\\", "serif"), faces=())
    style = msgspec.structs.replace(house(), fonts={**house().fonts, "serif": font})
    for css in (html_css(style), epub_css(style)):
        assert "</style" not in css
        assert r'font-family: "x\22 ; } \3c /style\3e \3c b\3e ", "a\5c ", serif;' in css


def test_running_text_in_the_margin_is_a_string_whatever_it_says() -> None:
    line = MarginLine(start=(Text(text='"} body { display: none\n'),))
    css = pdf_css(house(), "briefing", Furniture(header=line))
    assert r'content: "\22 } body { display: none\a ";' in css


def test_facing_pages_mirror_margins_and_furniture() -> None:
    css = pdf_css(load_style("house"), "book", Furniture(header=LINE))
    left = css[css.index("@page:left") : css.index("@page:first")]
    assert "margin: 64.8pt 61.2pt 68.4pt 50.4pt;" in left
    assert '@top-right {\n    content: "House";' in left
    assert '@top-left {\n    content: "p. " counter(page);' in left


def test_a_text_from_right_to_left_starts_its_running_head_at_the_right() -> None:
    css = pdf_css(load_style("house"), "briefing", Furniture(header=LINE), rtl=True)
    assert '@top-right {\n    content: "House";' in css


def test_sizes_follow_the_settings_of_the_reader_where_there_is_a_screen() -> None:
    css = epub_css(load_style("house"))
    assert "font-size: 1rem;" in css
    assert "pt;" not in css
    assert "@page" not in css


def test_titles_and_headings_are_never_hyphenated() -> None:
    css = pdf_css(load_style("house"), "briefing")
    for selector in (".title", ".heading-1", ".memo-subject", ".memo-label"):
        rule = css[css.index(f"\n{selector} {{") :]
        assert "hyphens: manual;" in rule[: rule.index("}")]
    body = css[css.index("\nbody {") :]
    assert "hyphens: auto;\n  hyphenate-limit-chars: 7 3 3;" in body[: body.index("}")]


def test_a_face_is_declared_under_the_names_that_the_sheet_asks_for() -> None:
    face = Face(
        path=Path("x.ttf"),
        family="Fira Sans",
        weight=600,
        slope="italic",
        word_family="Fira Sans SemiBold",
        word_bold=False,
        word_italic=True,
    )
    assert font_faces([face], lambda face: f"fonts/{face.path}") == (
        "@font-face {\n"
        '  font-family: "Fira Sans";\n'
        "  font-weight: 600;\n"
        "  font-style: italic;\n"
        '  src: url("fonts/x.ttf");\n'
        "}\n"
    )


def test_what_has_no_italics_is_emphasised_by_weight() -> None:
    """In heavy text it is regular; notes, which may stand in that, say so again."""
    sheet = html_css(load_style("plain"))
    for selector, weight in (("body", 700), (".heading-1", 400), ("th", 400), (".note", 700)):
        rule = sheet.partition(f"\n{selector} em .upright")[2].partition("}")[0]
        assert f"font-weight: {weight};" in rule, selector
        assert "font-style: normal;" in rule, selector


def test_emphasis_in_a_note_of_an_italic_caption_is_italic_again() -> None:
    sheet = html_css(load_style("plain"))
    assert sheet.index("caption em {") < sheet.index("\n.note em, .footnotes em {")


def test_what_runs_against_a_head_is_isolated_in_it() -> None:
    """A margin box holds no elements, so that characters say it."""
    page = Isolate(direction="ltr", content=(Text(text="Page "), PageField(kind="page")))
    furniture = Furniture(header=MarginLine(start=(Text(text="ספר · "), page)))
    assert 'content: "ספר · " "\u2066" "Page " counter(page) "\u2069";' in pdf_css(
        house(), "briefing", furniture, rtl=True
    )
