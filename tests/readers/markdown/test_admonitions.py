"""Admonitions of MkDocs and callouts of Obsidian are callouts, but in code they are code."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers import pandoc
from tests.pandoc.outline import outline


def said(text: str, log: Log | None = None) -> str:
    document = pandoc.MARKDOWN.read(Source(name="a.md", data=text.encode()), log or Log("a.md"))
    return outline(document)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        (
            '!!! note "On *grain*"\n    Body **b**.\n\n    - a\n\nAfter.',
            "callout@note(p(Body strong(b).) list(li(p(a))) On em(grain)) p(After.)",
        ),
        ("??? warning\n    Hidden.\nAfter.", "callout@warning(p(Hidden.)) p(After.)"),
        ('???+ tip inline end "Open"\n\n    Shown.', "callout@tip(p(Shown.) Open)"),
        ('!!! danger ""\n    No title.', "callout@caution(p(No title.))"),
        ("!!! danger\n    Called.", "callout@caution(p(Called.) Danger)"),
        (
            '!!! note\n    out\n\n    !!! tip "In"\n        in\n\n'
            "    ```\n    !!! x\n        y\n    ```",
            "callout@note(p(out) callout@tip(p(in) In) code_block(!!! x\n    y))",
        ),
        ("- item\n\n    !!! note\n        in it", "list(li(p(item) callout@note(p(in it))))"),
        ("Text\n!!! note\n    next", "p(Text) callout@note(p(next))"),
        ('=== "Linux"\n\n    apt\n\n=== "Mac"\n\n    brew',
         "p(strong(Linux)) p(apt) p(strong(Mac)) p(brew)"),
        ("> [!note]- The *title*\n> Body.\n>\n> More.",
         "callout@note(p(Body.) p(More.) The em(title))"),
        ("> [!info]\n> Body.", "callout@note(p(Body.) Info)"),
        ("> [!TIP]\n> Body.", "callout@tip(p(Body.))"),
    ],
)  # fmt: skip
def test_a_callout_is_read_as_its_author_writes_it(text: str, read_as: str) -> None:
    log = Log("a.md")
    assert said(text, log) == read_as
    assert not log.diagnostics


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("```\n!!! note\n    code\n```", "code_block(!!! note\n    code)"),
        ("Write:\n\n    !!! note\n        code", "p(Write:) code_block(!!! note\n    code)"),
        ("!!! note\nNothing set in.", "p(!!! note Nothing set in.)"),
        ("Stop!!! note\n\nWhat???", "p(Stop!!! note) p(What???)"),
        ("Title\n===\n\n    code", "code_block(code)"),
    ],
)
def test_what_is_code_or_only_looks_like_a_callout_stays(text: str, read_as: str) -> None:
    assert said(text) == read_as


def test_a_quotation_of_a_web_page_that_begins_as_a_callout_is_one_no_more() -> None:
    page = b"<blockquote><p>[!note] Words.</p></blockquote>"
    document = pandoc.HTML.read(Source(name="a.html", data=page), Log("a.html"))
    assert outline(document) == "block_quote(p([!note] Words.))"


@pytest.mark.parametrize("text", ["\n!!! odd\n    Body.", "\n> [!odd]\n> Body."])
def test_a_kind_that_nobody_knows_is_a_note_that_is_called_so(text: str) -> None:
    log = Log("a.md")
    assert said(text, log) == "callout@note(p(Body.) Odd)"
    assert [(d.code, str(d.place)) for d in log.diagnostics] == [("callout-type-unknown", "a.md:2")]


def test_what_pandoc_tells_below_a_callout_has_the_line_of_the_file() -> None:
    log = Log("a.md")
    said('---\ntitle: "*T*"\n---\n!!! note "T"\n    Body.\n\n[x]: a\n[x]: b\n', log)
    assert [str(d.place) for d in log.diagnostics] == ["a.md:8"]
