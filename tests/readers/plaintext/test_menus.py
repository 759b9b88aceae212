"""Copies of whole web pages, whose menus are neither headings nor verse."""

from __future__ import annotations

import pytest

from tests.readers.plaintext.outline import outline

PROSE = (
    "The council met on Monday and agreed, after a debate that lasted until late in the evening, "
    "to leave the market where it is. Nobody was happy, and everybody had expected that."
)
MENU = ["World", "US Politics", "Business", "Health", "Live TV", "OPINION", "Más leídas", "Style"]
NAVIGATION = ["时政", "移动新媒体", "生活", "视频", "专栏", "双语"]


@pytest.mark.parametrize("entries", [MENU, NAVIGATION])
def test_many_short_lines_in_a_row_are_no_headings(entries: list[str]) -> None:
    text = "\n".join(["The Market Stays in the Square", PROSE, PROSE, *entries, PROSE])
    *before, last, prose = outline(text)
    assert before == [
        "# The Market Stays in the Square",
        f"· {PROSE}",
        f"· {PROSE}",
        *(f"· {entry}" for entry in entries[:-1]),
    ]
    assert last.endswith(entries[-1]), "the last may head the text below"
    assert prose.strip() == f"· {PROSE}"


def test_few_short_lines_may_be_headings() -> None:
    text = "\n\n".join(["The Market Stays", PROSE, "THE DECISION", "What Now", PROSE])
    assert outline(text)[2:4] == ["= THE DECISION", "= What Now"]


def test_a_poem_of_one_width_is_no_menu() -> None:
    poem = ["空山新雨后", "天气晚来秋", "明月松间照", "清泉石上流", "竹喧归浣女", "莲动下渔舟"]
    assert outline("\n".join(["山居秋暝", "", *poem]))[1:] == [f"| {line}" for line in poem]


def test_short_lines_with_figures_are_no_menu_that_takes_their_headings() -> None:
    amounts = ["200 g butter", "200 g sugar", "4 eggs", "250 g flour", "2 lemons"]
    steps = ["1. Heat the oven.", "2. Cream the butter and the sugar.", "3. Bake for an hour."]
    text = ["Lemon cake", "", "Ingredients", *amounts, "", "Method", *steps, ""]
    assert [line for line in outline("\n".join(text)) if line[0] == "="] == [
        "= Ingredients",
        "= Method",
    ]
