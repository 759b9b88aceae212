"""What stands for italics in scripts that have none."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.document import Document, Meta
from publish.style import Style, load_style
from publish.style.fonts.faces import faces_used
from publish.style.fonts.non_italic_scripts import emphasis_weight, set_upright, stretches
from publish.style.localize import fitted
from tests.support.notation import doc, em, h, p


@pytest.mark.parametrize(
    ("text", "upright"),
    [
        ("Latin Ελληνικά Русский 12", []),
        ("12", []),
        ("漢字", ["漢字"]),
        ("第12章、同。", ["第12章、同。"]),
        ("Hello, 世界 and 한국", ["世界", "한국"]),
        ("a (世界) b", ["(世界)"]),
        ("世界 (world)", ["世界"]),
        ("قال: نص 12", ["قال: نص 12"]),
        ("ภาษา हिन्दी עברית", ["ภาษา हिन्दी עברית"]),
        ("「a」", ["「", "」"]),
    ],
)
def test_a_text_is_upright_where_its_script_has_no_italics(text: str, upright: list[str]) -> None:
    parts = list(stretches(text))
    assert "".join(part for part, _ in parts) == text
    assert [part for part, stands in parts if stands] == upright


def test_emphasis_without_italics_is_heavier_and_regular_in_heavy_text() -> None:
    style = load_style("house")
    assert emphasis_weight(style, style.text.weight) == 700
    assert emphasis_weight(style, style.heading[0].weight) == 400


def own(tmp_path: Path, toml: str) -> Style:
    file = tmp_path / "own.toml"
    file.write_text(f'name = "Own"\nextends = "house"\n{toml}')
    return load_style(file)


@pytest.mark.parametrize(
    ("toml", "weight"),
    [
        ("[emphasis]\nupright_weight = 500", 500),
        ('[emphasis]\nupright_weight = "none"\n[strong]\nweight = 600', 600),
        ('[emphasis]\nslope = "normal"\ncolor = "#cc0000"', None),
    ],
)
def test_a_style_says_how_heavy(tmp_path: Path, toml: str, weight: int | None) -> None:
    assert emphasis_weight(own(tmp_path, toml), 400) == weight


@pytest.mark.parametrize(
    ("language", "slope"),
    [("en", "italic"), ("ru", "italic"), ("", "italic"), ("ja", "normal"), ("zh-TW", "normal"),
     ("ar", "normal"), ("sr-Latn", "italic"), ("he", "normal"), ("hi", "normal")],
)  # fmt: skip
def test_roles_stand_upright_in_a_language_without_italics(language: str, slope: str) -> None:
    style = set_upright(load_style("plain"), language)
    assert (style.caption.slope, style.heading[5].slope) == (slope, slope)
    assert style.emphasis.slope == "italic"


def test_a_style_is_fitted_once() -> None:
    document = Document(meta=Meta(language="ja"), blocks=(p("漢字"),))
    once = fitted(load_style("plain"), document)
    assert fitted(once, document) == once


def test_the_faces_of_emphasis_come_along() -> None:
    document = doc(h("見出し", p("本文")), h("見", p(em("強調"))), language="ja")
    style = fitted(load_style("house"), document)

    def weights(family: str, blocks: int) -> set[int]:
        part = Document(meta=document.meta, blocks=document.blocks[:blocks])
        return {face.weight for face in faces_used(style, part) if face.family == family}

    assert weights("Noto Serif CJK JP", 1) == {400}
    assert weights("Noto Serif CJK JP", 2) == {400, 700}
