"""Numbered paragraphs, and the style that has them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from publish.cli import main
from publish.diagnostics import Log
from publish.document import BlockQuote, Paragraph
from publish.layouts import briefing
from publish.style import load_style
from publish.walk import iterate, plain_text
from tests.support.notation import doc, h, p


def test_paragraphs_are_counted_through_all_sections_but_those_without_a_number() -> None:
    style = load_style("house")
    page = msgspec.structs.replace(
        style.page["briefing"], paragraph_numbers=True, drop_cap=3, opening_small_caps=1
    )
    style = msgspec.structs.replace(style, page={**style.page, "briefing": page})
    aside = msgspec.structs.replace(h("Aside", p("d")), numbered=False)
    blocks = (
        h("A", p("a " * 200), BlockQuote(blocks=(p("q"),)), h("B", p("b"))),
        aside,
        h("C", p("c")),
    )
    made = briefing.LAYOUT.arrange(doc(*blocks, title="T"), style, Log())
    said = [plain_text(node).strip() for node in iterate(made) if isinstance(node, Paragraph)]
    assert [words for words in said if len(words) < 10] == [
        *("T", "q", "2.\u2003b", "d", "3.\u2003c")
    ]
    assert any(words.startswith("1.\u2003a a") for words in said)


def test_paragraphs_of_the_legal_style_are_numbered_in_all_formats(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\ntitle: T\ndate: 2025\nlang: en\n---\n\n# A\n\nOne.\n\nTwo.\n"
    )
    options = ["--style", "legal", "--out", str(tmp_path), "--check"]
    assert main(["build", str(tmp_path / "a.md"), "--to", "pdf,docx,epub,html", *options]) == 0
    assert "<p>2.\u2003Two.</p>" in (tmp_path / "a.html").read_text()
