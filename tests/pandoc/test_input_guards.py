"""Texts that pandoc would read for ever do not reach it."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.errors import SourceError
from publish.pandoc.input_guards import closed, refuse_hostile_markdown


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("fine\n\n" + "[" * 20, 3),
        ("[[[[[[[[[x]]]]]]]]]", 1),
        ("a [0, 1)\n" * 12, 9),
        ("x\n" + " ".join("`" * n for n in range(1, 60)), 2),
    ],
    ids=["a run", "nested", "one a line", "back-ticks"],
)
def test_marks_within_marks_are_refused_with_their_line(text: str, line: int) -> None:
    with pytest.raises(SourceError, match=rf"^a\.md:{line}: ") as caught:
        refuse_hostile_markdown(text, "a.md")
    assert "code block" in caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "[link](a) and [another [nested]](b)\n" * 500,
        "[0, 1) here\n\n" * 500,
        r"\[" * 100,
        "```\n" + "[" * 100 + "\n```\n",
        "~~~ json\n[[[[[[[[[[[\n```\n[[[[[\n~~~\n",
        "`a` ``b`` " * 1000,
    ],
    ids=["links", "one a block", "escaped", "fenced", "other fence", "code"],
)
def test_ordinary_texts_pass(text: str) -> None:
    refuse_hostile_markdown(text, "a.md")


def test_a_line_without_end_is_refused() -> None:
    with pytest.raises(SourceError, match=r"line too long \(12000001 characters\)"):
        refuse_hostile_markdown("x" * 12_000_001, "a.md")


def test_html_reaches_pandoc_with_its_elements_closed_and_without_scripts() -> None:
    assert closed("<ul><li>a<li>b<script>x()</script> c", Log()) == (
        "<html><body><ul><li>a</li><li>b c</li></ul></body></html>"
    )


def test_elements_of_html_keep_their_languages_where_pandoc_would_drop_them() -> None:
    assert closed(
        '<p lang="ar">a <em lang="fr">b</em><ul dir="rtl"><li lang="he">c</ul>', Log()
    ) == (
        '<html><body><div lang="ar"><p>a <span lang="fr"><em>b</em></span></p></div>'
        '<div dir="rtl"><ul><li><div lang="he">c</div></li></ul></div></body></html>'
    )
