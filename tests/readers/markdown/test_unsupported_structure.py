"""Where GitHub reads a table or code and we do not, that is told with line and cure."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers.pandoc import MARKDOWN

TABLE = "| Line | Trains |\n|------|-------:|\n| R1   | 48     |\n"


def told(text: str) -> list[tuple[str, str]]:
    log = Log("a.md")
    MARKDOWN.read(Source(name="a.md", data=text.encode()), log)
    codes = ("table-not-read", "fence-open")
    return [(str(d.place), d.code) for d in log.diagnostics if d.code in codes]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"The figures:\n{TABLE}", "a.md:2"),
        (f"---\ntitle: T\n---\n\nThe figures:\n{TABLE}\nMore.", "a.md:6"),
        (f"{TABLE}\nThe figures:\n{TABLE}", "a.md:6"),
        ("The figures:\nA | B\n--- | ---\n1 | 2\n", "a.md:2"),
    ],
)
def test_a_table_right_below_text_is_told(text: str, place: str) -> None:
    assert told(text) == [(place, "table-not-read")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Text.\n\n```python\nx = 1\n\n# y\n", "a.md:3"),
        ("Text.\n\n```\na\n```\n\n```js\nx = 1\n\n```py\ny\n", "a.md:7"),
        ("Text.\n\n~~~\nx = 1\n", "a.md:3"),
    ],
)
def test_a_fence_that_nothing_closes_is_told(text: str, place: str) -> None:
    assert told(text) == [(place, "fence-open")]


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        f"The figures:\n\n{TABLE}",
        f"# Heading\n{TABLE}",
        f"```\nThe figures:\n{TABLE}```\n",
        "```\nx\n```\n\n- item\n\n  ~~~\n  y\n  ~~~\n",
        "A rule\n---\n\nText | more.\n",
    ],
)
def test_nothing_is_told_of_what_is_read(text: str) -> None:
    assert told(text) == []
