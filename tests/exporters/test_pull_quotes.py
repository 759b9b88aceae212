"""Pull quotes: a division of Markdown, set in its role in every format."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from publish.cli import main
from publish.diagnostics import Log
from publish.document import BlockQuote
from publish.plugin import Source
from publish.readers.pandoc import MARKDOWN
from publish.walk import plain_text

TEXT = """---
title: T
date: 2025
lang: en
---

Before it.

::: pull-quote
Prices did *not*.
:::

> A quotation.
"""


@pytest.mark.parametrize(
    "text", ["::: pull-quote\nWords.\n:::\n", "::: {.pullquote}\n> Words.\n:::\n"]
)
def test_a_division_of_that_class_is_a_pull_quote(text: str) -> None:
    log = Log("a.md")
    document = MARKDOWN.read(Source(name="a.md", data=text.encode()), log)
    (quote,) = document.blocks
    assert isinstance(quote, BlockQuote)
    assert (quote.kind, plain_text(quote.blocks)) == ("pull_quote", "Words.")
    assert not [d for d in log.diagnostics if d.severity == "loss"]


def test_a_pull_quote_is_set_in_its_role_in_all_formats(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT)
    formats = ["--to", "pdf,docx,epub,html", "--check", "--out", str(tmp_path)]
    assert main(["build", str(tmp_path / "a.md"), "--layout", "briefing", *formats]) == 0
    quote = '<blockquote class="pull-quote"><p>Prices did <em>not</em>.</p></blockquote>'
    assert quote in (tmp_path / "a.html").read_text()
    with zipfile.ZipFile(tmp_path / "a.docx") as package:
        assert package.read("word/document.xml").count(b'w:pStyle w:val="PullQuote"') == 1
    with zipfile.ZipFile(tmp_path / "a.epub") as book:
        text = b"".join(book.read(name) for name in book.namelist() if "text/" in name)
    assert text.count(b"<blockquote") == 2
    assert b'<blockquote class="pull-quote">' in text
