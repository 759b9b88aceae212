"""Openings in small capitals."""

from __future__ import annotations

import msgspec
import pytest

from publish.diagnostics import Log
from publish.document import Block, Paragraph, SmallCaps
from publish.layouts import book, briefing
from publish.plugin import Layout
from publish.style import load_style
from publish.walk import iterate, plain_text
from tests.notation import doc, em, h, p

LONG = p("One two three four.")


def capitals(layout: Layout, *blocks: Block) -> list[str]:
    style = load_style("house")
    pages = {
        name: msgspec.structs.replace(page, opening_small_caps=3)
        for name, page in style.page.items()
    }
    style = msgspec.structs.replace(style, page=pages)
    made = layout.arrange(doc(*blocks, title="T"), style, Log())
    assert "One two three four." in plain_text(made.blocks)
    return [plain_text(node.content) for node in iterate(made) if isinstance(node, SmallCaps)]


@pytest.mark.parametrize(
    ("layout", "blocks", "expected"),
    [
        (briefing.LAYOUT, (LONG, LONG), 1),
        (briefing.LAYOUT, (h("A", LONG, LONG), h("B", LONG)), 1),
        (book.LAYOUT, (LONG, h("A", LONG, h("B", LONG)), h("C", LONG)), 3),
        (briefing.LAYOUT, (p("Too short."), LONG), 0),
        (briefing.LAYOUT, (p("One ", em("two"), " three four."), LONG), 0),
    ],
)
def test_the_first_words_of_a_text_and_of_chapters_are_in_small_capitals(
    layout: Layout, blocks: tuple[Block, ...], expected: int
) -> None:
    assert capitals(layout, *blocks) == ["One two three"] * expected


def test_by_default_no_words_are_in_small_capitals() -> None:
    made = briefing.LAYOUT.arrange(doc(LONG, title="T"), load_style("house"), Log())
    assert not any(isinstance(node, SmallCaps) for node in iterate(made))
    assert any(isinstance(node, Paragraph) for node in iterate(made))
