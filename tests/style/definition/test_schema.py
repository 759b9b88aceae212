"""The JSON Schema of style files, which editors check them with while they are written."""

from __future__ import annotations

import json
import tomllib

import pytest
from jsonschema import Draft7Validator

from publish.style.definition.compiled import our_styles
from publish.style.definition.schema import schema
from tests.conftest import Golden


def errors(toml: str) -> list[str]:
    """Where the schema finds fault with a style file."""
    found = Draft7Validator(schema()).iter_errors(tomllib.loads(toml))
    return sorted(error.json_path for error in found)


def test_the_schema_is_the_one_that_is_checked_in(golden: Golden) -> None:
    Draft7Validator.check_schema(schema())
    golden("styles/style.schema.json", json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")


@pytest.mark.parametrize("name", our_styles())
def test_our_styles_are_valid_and_name_the_schema(name: str) -> None:
    text = our_styles()[name].read_text(encoding="utf-8")
    assert text.startswith("#:schema ./style.schema.json\n")
    assert errors(text) == []


@pytest.mark.parametrize(
    ("toml", "place"),
    [
        ("[heading.1]\nsise = '1pt'", "$.heading['1']"),
        ("[heading.7]\n", "$.heading"),
        ("[text]\nsize = 10.5", "$.text.size"),
        ("[text]\nweight = 0", "$.text.weight"),
        ("[text]\nline_height = 40", "$.text.line_height"),
        ("[text]\ncolor = 'red'", "$.text.color"),
        ("[text]\nalign = 'left'", "$.text.align"),
        ("[label]\npadding = '1pt'", "$.label"),
        ("[list]\nmarkers = []", "$.list.markers"),
        ("[quote]\nborder_top = { widht = '1pt' }", "$.quote.border_top"),
        ("[fonts.a]\nfamily = 'A'", "$.fonts.a"),
        ("[fonts.a]\nfamily = 'A;}'\npackage = 'a'", "$.fonts.a.family"),
        ("[page.memo]\nsize = 'A44'", "$.page.memo.size"),
        ("[page.memo]\nheader = { left = 'x' }", "$.page.memo.header"),
        ("[txet]\n", "$"),
    ],
)
def test_the_schema_refuses(toml: str, place: str) -> None:
    assert errors(f"name = 'X'\n{toml}") == [place]
