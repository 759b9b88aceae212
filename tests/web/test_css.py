"""Style → CSS: every value of a style moves every sheet, or the format says why it cannot."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from publish.document import Furniture, Isolate, MarginLine, PageField, Text
from publish.style import Font, load_style
from publish.style.fonts.families import Face
from publish.web.css import epub_css, font_faces, html_css, pdf_css
from tests.web.turning import LINE, TARGETS, house, mistaken


@pytest.mark.parametrize("format_", TARGETS)
def test_every_value_of_a_style_moves_a_sheet_or_is_listed_with_a_reason(format_: str) -> None:
    """Every third value here, for each format others; `make validate` turns each for each."""
    assert mistaken(format_, first=list(TARGETS).index(format_), step=len(TARGETS)) == []


def test_no_text_of_a_style_becomes_syntax() -> None:
    font = Font(family='x"; } </style><b>', fallback=("a\\", "serif"), faces=())
    style = msgspec.structs.replace(house(), fonts={**house().fonts, "serif": font})
    for css in (html_css(style), epub_css(style)):
        assert "</style" not in css
        assert r'font-family: "x\22 ; } \3c /style\3e \3c b\3e ", "a\5c ", serif;' in css


def test_running_text_in_the_margin_is_a_string_whatever_it_says() -> None:
    line = MarginLine(start=(Text(text='"} body { display: none\n'),))
    css, _ = pdf_css(house(), "briefing", Furniture(header=line))
    assert r'content: "\22 } body { display: none\a ";' in css


def test_facing_pages_mirror_margins_and_furniture() -> None:
    css, _ = pdf_css(load_style("house"), "book", Furniture(header=LINE))
    left = css[css.index("@page:left") : css.index("@page:first")]
    assert "margin: 64.8pt 61.2pt 68.4pt 50.4pt;" in left
    assert '@top-right {\n    content: "House";' in left
    assert '@top-left {\n    content: "p. " counter(page);' in left


def test_a_text_from_right_to_left_starts_its_running_head_at_the_right() -> None:
    css, _ = pdf_css(load_style("house"), "briefing", Furniture(header=LINE), rtl=True)
    assert '@top-right {\n    content: "House";' in css


def test_sizes_follow_the_settings_of_the_reader_where_there_is_a_screen() -> None:
    css = epub_css(load_style("house"))
    assert "font-size: 1rem;" in css
    assert "pt;" not in css
    assert "@page" not in css


def test_titles_and_headings_are_never_hyphenated() -> None:
    css = "".join(pdf_css(load_style("house"), "briefing"))
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
    assert (
        'content: "ספר · " "\u2066" "Page " counter(page) "\u2069";'
        in pdf_css(house(), "briefing", furniture, rtl=True)[0]
    )
