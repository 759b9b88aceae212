"""Families beside the fonts of a style, for scripts that these lack."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

from publish.document import Document, Meta, Paragraph, Text
from publish.errors import StyleError
from publish.style import Style, load_style
from publish.style.fonts.coverage import uncovered
from publish.style.fonts.faces import faces_used
from publish.style.fonts.fallback import accompanied, pieces
from publish.style.fonts.scripts import han_of, missing_fonts, script_of
from publish.style.fonts.subset import static, subset
from publish.system_packages import install_hint
from tests.support.notation import doc, h, p, strong

OWN = """extends = "house"
[fonts.serif]
family = "IBM Plex Serif"
package = "fontpkg-ibm-plex-serif"
scripts = """


def document(text: str, language: str = "en") -> Document:
    return Document(meta=Meta(language=language), blocks=(Paragraph(content=(Text(text=text),)),))


def beside(text: str, language: str = "en", font: str = "serif") -> list[str]:
    style = accompanied(load_style("house"), document(text, language))
    return [companion.family for companion in style.fonts[font].companions]


@pytest.mark.parametrize("text", ["A plain text.", "Übergrößen, naïve, łódź, Привет — “quoted”…"])
def test_a_text_that_the_fonts_cover_needs_no_other_family(text: str) -> None:
    style = load_style("house")
    assert accompanied(style, document(text)) is style


def test_a_name_in_another_script_gets_a_family_of_the_same_kind_beside_each_font() -> None:
    assert beside("Signed שלום here", font="serif") == ["Noto Serif Hebrew"]
    assert beside("Signed שלום here", font="sans") == ["Noto Sans Hebrew"]


@pytest.mark.parametrize(
    ("text", "language", "family"),
    [
        ("漢字", "zh", "Noto Serif CJK SC"),
        ("漢字", "zh-TW", "Noto Serif CJK TC"),
        ("漢字", "ja", "Noto Serif CJK JP"),
        ("漢字", "ko", "Noto Serif CJK KR"),
        ("漢字", "en", "Noto Serif CJK SC"),
        ("漢字かな", "en", "Noto Serif CJK JP"),
    ],
)
def test_han_characters_are_those_of_the_language(text: str, language: str, family: str) -> None:
    assert beside(text, language) == [family]


def test_families_that_have_a_little_of_everything_are_asked_last() -> None:
    assert beside("漢字 Ελληνικά ∀", "ja") == ["Noto Serif", "Noto Serif CJK JP", "Noto Sans Math"]


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("∀x", ["Noto Sans Math"]),
        ("★★★★☆ ☎ ● ▶", ["Noto Sans Symbols2"]),
        ("∀ ★ ①", ["Noto Sans Math", "Noto Sans Symbols2", "Noto Sans Symbols"]),
        ("a\u200bb\u2060c", []),
        ("\U0001f600", ["Noto Emoji"]),
        ("★ ☎ \u2139\ufe0f", ["Noto Emoji", "Noto Sans Symbols2"]),
        ("★ ☎\ufe0e", ["Noto Sans Symbols2"]),
        ("Ⓜ \u2139", ["Noto Sans Symbols", "Noto Emoji"]),
    ],
)
def test_signs_are_set_in_the_first_families_that_have_them(text: str, families: list[str]) -> None:
    assert beside(text) == families


def test_a_style_may_choose_the_font_of_signs(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN + '{ Zyyy = "mono" }')
    style = accompanied(load_style(file), document("█ ★"))
    assert [c.family for c in style.fonts["serif"].companions] == ["IBM Plex Mono"]


def test_being_accompanied_twice_is_being_accompanied_once() -> None:
    text = document("漢字 שלום")
    once = accompanied(load_style("house"), text)
    assert accompanied(once, text) == once


def test_a_text_comes_in_stretches_that_one_family_sets() -> None:
    serif = accompanied(load_style("house"), document("שלום עולם")).fonts["serif"]
    found = [(text, c and c.family) for text, c in pieces(serif, "He said שלום עולם twice.")]
    assert found == [
        ("He said ", None),
        ("שלום עולם", "Noto Serif Hebrew"),
        (" twice.", None),
    ]


def test_an_emoji_of_several_characters_is_set_in_one_family() -> None:
    said = "1\ufe0f\u20e3 ☎\ufe0f, ™\ufe0f ™ \U0001f469\u200d\u2764\ufe0f\u200d\U0001f468"
    serif = accompanied(load_style("house"), document(said + " ★")).fonts["serif"]
    assert [(text, c and c.family) for text, c in pieces(serif, said)] == [
        ("1\ufe0f\u20e3 ☎\ufe0f", "Noto Emoji"),
        (", ", None),
        ("™\ufe0f", "Noto Emoji"),
        (" ™ ", None),
        ("\U0001f469\u200d\u2764\ufe0f\u200d\U0001f468", "Noto Emoji"),
    ]


def test_a_face_of_a_collection_comes_with_the_characters_that_it_sets() -> None:
    said = doc(h("漢"), p("字 ", strong("人"), " か\u3099 a"), language="ja")
    said = msgspec.structs.replace(said, sources_title=(Text(text="典"),))
    style = accompanied(load_style("house"), said)
    shown = {
        (face.family, face.weight): "".join(sorted(characters))
        for face, characters in faces_used(style, said).items()
        if characters is not None
    }
    assert shown == {
        ("Noto Sans CJK JP", 700): "典漢",
        ("Noto Serif CJK JP", 400): " か\u3099典字",
        ("Noto Serif CJK JP", 700): "人典",
    }


def test_a_font_of_emoji_has_a_space_and_an_underline_for_text() -> None:
    serif = accompanied(load_style("house"), document("\U0001f600")).fonts["serif"]
    (face,) = serif.companions[0].faces
    for data in (static(face), subset(face, frozenset("\U0001f600 "))):
        font = TTFont(io.BytesIO(data))
        assert "fvar" not in font
        assert font["hmtx"][font.getBestCmap()[ord(" ")]][0] == font["head"].unitsPerEm / 4
        assert font["post"].underlinePosition < 0


def test_a_style_may_choose_the_font_of_emoji(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN + '{ Zsye = "mono" }')
    style = accompanied(load_style(file), document("█ \U0001f600"))
    assert style.fonts["serif"].companions[0].family == "IBM Plex Mono"


def test_a_style_may_choose_the_font_of_a_script(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN + '{ Grek = "sans" }')
    style = accompanied(load_style(file), document("Ελλάδα"))
    assert [c.family for c in style.fonts["serif"].companions] == ["Fira Sans"]


@pytest.mark.parametrize(
    ("scripts", "said"),
    [
        ('{ Grek = "san" }', 'fonts.serif.scripts.Grek: unknown font "san" (did you mean "sans"?)'),
        ('{ greek = "sans" }', "fonts.serif.scripts.greek: not a script"),
    ],
)
def test_a_wrong_choice_is_told_with_its_place(tmp_path: Path, scripts: str, said: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN + scripts)
    with pytest.raises(StyleError) as error:
        load_style(file)
    assert said in str(error.value)


def test_a_script_whose_family_is_not_installed_is_told_with_the_package() -> None:
    alone: Style = load_style("house")
    (warning,) = uncovered(document("ש"), alone)
    assert warning.hint == f"install its font: {install_hint('noto')}"
    assert missing_fonts("漢", ["ja"]) == "noto-cjk"


@pytest.mark.parametrize(
    ("character", "script"), [("。", "Hans"), ("あ", "Jpan"), ("ש", "Hebr"), ("→", "Zyyy")]
)
def test_each_character_has_a_script(character: str, script: str) -> None:
    assert script_of(character) == script


@pytest.mark.parametrize(
    ("language", "han"), [("zh-Hant", "Hant"), ("zh-HK", "Hant"), ("ja-JP", "Jpan"), ("de", None)]
)
def test_languages_write_han_characters_in_their_own_glyphs(language: str, han: str | None) -> None:
    assert han_of(language) == han
