"""Blocks of marked-up texts know their lines, and none says a wrong one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.diagnostics import Log
from publish.document import (
    Document,
    Link,
    Node,
    Origin,
    Paragraph,
    Section,
    Table,
    Text,
)
from publish.engine.pipeline import read
from publish.normalization import normalize
from publish.plugin import Source
from publish.readers.origins import with_lines
from publish.walk import iterate, plain_text

MARKDOWN = """---
title: About aims
---

# Aims {#aims}

The first paragraph of *words* that [lead](https://example.org/first/paragraph)
to a second line.[^n]

<!-- Aims and a comment -->

- Short

  > Deep

Aims

[^n]: Deep in a note of its own.

| Harbour | Ships |
|---------|-------|
| North   | 12    |

: Ships that sail, by harbour

```
code that
has lines
```

Short
"""


def read_as(name: str, text: str, log: Log | None = None) -> Document:
    return read(Source(name=name, data=text.encode()), log=log)


def lines(document: Document, kind: type[Node]) -> dict[str, tuple[int, int] | None]:
    said: dict[str, tuple[int, int] | None] = {}
    for node in iterate(document):
        if isinstance(node, kind):
            origin: Origin | None = getattr(node, "origin", None)
            words = plain_text(node.title if isinstance(node, Section) else node)
            said[words] = None if origin is None else (origin.first, origin.last)
    return said


def test_each_block_of_markdown_has_its_lines() -> None:
    document = read_as("a.md", MARKDOWN)
    found = lines(document, Paragraph)
    assert found["The first paragraph of words that lead to a second line."] == (7, 8)
    assert found["Deep"] == (14, 14)
    assert found["Deep in a note of its own."] == (18, 18)
    assert found["Ships that sail, by harbour"] == (24, 24)
    assert (found["Harbour"], found["12"]) == ((20, 20), (22, 22))
    assert found["Aims"] == (16, 16)
    assert found["Short"] == (31, 31)
    assert lines(document, Section) == {"Aims": (5, 31)}
    assert list(lines(document, Table).values()) == [(20, 24)]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.rst", "Title\n=====\n\nOne of *several* words that stand here.\n", 4),
        ("a.html", "<body>\n<p>One of <b>several</b>\nwords that stand here.</p></body>", 2),
        ("a.tex", "\\begin{document}\n\nOne of \\emph{several} words here.\n\\end{document}", 3),
        ("a.org", "* Title\n\nOne of several words that stand here.\n", 3),
    ],
)
def test_other_markup_has_lines_too(name: str, text: str, line: int) -> None:
    (origin,) = lines(read_as(name, text), Paragraph).values()
    assert origin is not None
    assert origin[0] == line


def test_what_cannot_be_told_apart_has_no_lines() -> None:
    document = Document(blocks=(Paragraph(content=(Text(text="Yes"),)),))
    assert lines(with_lines(document, "Yes\n\nYes\n"), Paragraph) == {"Yes": None}
    assert lines(with_lines(document, "No\n\nYes\n"), Paragraph) == {"Yes": (3, 3)}


def test_a_link_that_leads_nowhere_is_told_with_its_line() -> None:
    log = Log("a.md")
    text = "# T\n\nWords without any link.\n\n- See [the port](#prot) for it.\n"
    document = normalize(read_as("a.md", text, log), log)
    assert not any(isinstance(node, Link) for node in iterate(document))
    assert [str(d.place) for d in log.diagnostics if d.code == "link-dangling"] == ["a.md:5"]


words = st.sampled_from(["port", "ship", "grain", "toll", "north"])
paragraphs = st.lists(words, min_size=1, max_size=9).map(" ".join)


@settings(max_examples=200)
@given(st.lists(paragraphs, min_size=1, max_size=12))
def test_no_line_is_wrong(texts: list[str]) -> None:
    """Blocks of few and common words, which are hard to tell apart."""
    document = Document(blocks=tuple(Paragraph(content=(Text(text=text),)) for text in texts))
    placed = with_lines(document, "\n\n".join(texts))
    for number, block in enumerate(placed.blocks):
        origin: Origin | None = getattr(block, "origin", None)
        assert origin in (None, Origin(2 * number + 1, 2 * number + 1))


@pytest.mark.parametrize(
    "text",
    [
        "Yes\n\n" * 9_000,
        "".join(f"one two three four five {i % 3000} six\n\n" for i in range(9_000)),
    ],
    ids=["one word", "one opening"],
)
def test_time_grows_as_the_text(text: str) -> None:
    blocks = tuple(Paragraph(content=(Text(text=t),)) for t in text.split("\n\n") if t)
    begin = time.process_time()
    with_lines(Document(blocks=blocks), text)
    assert time.process_time() - begin < 8
