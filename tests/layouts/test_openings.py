"""Openings in small capitals, and with a drop cap."""

from __future__ import annotations

import zipfile
from pathlib import Path

import msgspec
import pytest

from publish.cli import main
from publish.diagnostics import Log
from publish.document import Block, Paragraph, SmallCaps
from publish.layouts import book, briefing
from publish.plugin import Layout
from publish.style import load_style
from publish.walk import iterate, plain_text
from tests.support.notation import doc, em, h, p

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


WORDS = "Ships came in one after the other. " * 10


@pytest.mark.parametrize(
    ("text", "lines", "expected"),
    [(WORDS, 3, 3), (WORDS, 1, 0), (WORDS[:100], 3, 0), ("“" + WORDS, 3, 0), ("7" + WORDS, 3, 0)],
)
def test_a_long_opening_has_a_drop_cap(text: str, lines: int, expected: int) -> None:
    style = load_style("house")
    page = msgspec.structs.replace(style.page["briefing"], drop_cap=lines, opening_small_caps=2)
    style = msgspec.structs.replace(style, page={**style.page, "briefing": page})
    made = briefing.LAYOUT.arrange(doc(p(text), p(text), title="T"), style, Log())
    found = [node.drop_cap for node in iterate(made) if isinstance(node, Paragraph)]
    assert [lines for lines in found if lines] == [expected] * bool(expected)
    assert plain_text(made.blocks).count(text.strip()) == 2


def test_a_drop_cap_is_set_in_all_formats(tmp_path: Path) -> None:
    keys = "drop_cap = 3\nopening_small_caps = 2\ncontents = true"  # so that pages are set twice
    (tmp_path / "own.toml").write_text(f"[page.briefing]\n{keys}\n")
    head = "---\ntitle: T\ndate: 2025\nlang: en\n---\n\n"
    (tmp_path / "a.md").write_text(f"{head}{WORDS}\n\n# A\n\n{WORDS}\n")
    options = ["--style", str(tmp_path / "own.toml"), "--out", str(tmp_path)]
    build = ["build", str(tmp_path / "a.md"), "--to", "pdf,docx,epub,html", "--layout", "briefing"]
    assert main([*build, "--check", *options]) == 0
    page = (tmp_path / "a.html").read_text()
    assert '<p class="drop-cap-3">S<span class="small-caps">hips came</span>' in page
    with zipfile.ZipFile(tmp_path / "a.docx") as package:
        assert b'w:dropCap="drop" w:lines="3"' in package.read("word/document.xml")
    with zipfile.ZipFile(tmp_path / "a.epub") as book_:
        texts = [book_.read(name) for name in book_.namelist() if "text/" in name]
    assert any(b'class="drop-cap-3"' in text for text in texts)
