"""Design tokens (DTCG 2025.10) as styles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publish.errors import StyleError
from publish.style import Style, load_style
from publish.units import Color, Length


def loaded(folder: Path, tokens: object) -> Style:
    file = folder / "tokens.json"
    file.write_text(json.dumps(tokens, indent=2), encoding="utf-8")
    return load_style(file)


def test_tokens_set_colours_fonts_sizes_and_rules(tmp_path: Path) -> None:
    blue = {"colorSpace": "srgb", "components": [0.2, 0.2, 0.6]}
    style = loaded(
        tmp_path,
        {
            "color": {
                "$type": "color",
                "blue": {"$value": blue},
                "primary": {"$value": "{color.blue}"},
                "text": {"$value": {**blue, "hex": "#222222"}},
            },
            "font": {"$type": "fontFamily", "body": {"$value": ["Fira Sans", "Arial"]}},
            "typography": {
                "$type": "typography",
                "body": {
                    "$value": {
                        "fontFamily": "{font.body}",
                        "fontSize": {"value": 14, "unit": "px"},
                        "lineHeight": 1.4,
                    }
                },
                "heading-1": {"$value": {"fontSize": {"value": 1.5, "unit": "rem"}}},
            },
            "quote": {
                "border_start": {
                    "$type": "border",
                    "$value": {
                        "color": "{color.blue}",
                        "width": {"value": 2, "unit": "px"},
                        "style": "solid",
                    },
                },
                "padding": {"$type": "dimension", "$value": {"value": 1, "unit": "rem"}},
            },
        },
    )
    assert style.text.color == Color.parse("#222222")
    assert style.key_points_title.color == Color.parse("#333399")
    assert style.fonts[style.text.font].family == "Fira Sans"
    assert (style.text.size, style.text.line_height) == (Length(10.5), 1.4)
    assert style.heading[0].size == Length(18)
    assert style.quote.padding == Length(12)
    assert style.quote.border_start is not None
    assert style.quote.border_start.color == Color.parse("#333399")


@pytest.mark.parametrize(
    ("color", "css"),
    [
        ("#0b4f6c", "#0b4f6c"),
        ({"colorSpace": "hsl", "components": [240, "100%", "25%"]}, "#000080"),
        ({"colorSpace": "srgb", "components": [0, 0, 0], "alpha": 1}, "#000000"),
    ],
)
def test_colours_of_several_spaces(tmp_path: Path, color: object, css: str) -> None:
    style = loaded(tmp_path, {"link": {"$type": "color", "$value": color}})
    assert style.link.color == Color.parse(css)


@pytest.mark.parametrize(
    ("tokens", "said"),
    [
        ({"a": {"$type": "color", "$value": "{b}"}}, "there is no token b"),
        (
            {"$type": "color", "a": {"$value": "{b}"}, "b": {"$value": "{a}"}},
            "refers to itself: b → a → b",
        ),
        ({"primary": {"$type": "color", "$value": {"components": 3}}}, 'needs "components"'),
        ({"primary": {"$type": "color", "$value": "blu"}}, "expected a colour of CSS"),
    ],
)
def test_a_wrong_token_is_told(tmp_path: Path, tokens: object, said: str) -> None:
    with pytest.raises(StyleError) as caught:
        loaded(tmp_path, tokens)
    assert said in str(caught.value)
