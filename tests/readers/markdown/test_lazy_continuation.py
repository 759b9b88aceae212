"""Quotations without empty lines around them are read, and lines that fall into one are told."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers import pandoc
from tests.pandoc.outline import outline


def said(text: str, log: Log | None = None) -> str:
    document = pandoc.MARKDOWN.read(Source(name="a.md", data=text.encode()), log or Log("a.md"))
    return outline(document)


def test_a_quotation_needs_no_empty_line_above_it() -> None:
    log = Log("a.md")
    assert said("So:\n> one\n> > two\n>\n> back", log) == (
        "p(So:) block_quote(p(one) block_quote(p(two)) p(back))"
    )
    assert not log.diagnostics


def test_a_line_that_goes_on_with_a_deeper_quotation_is_told() -> None:
    log = Log("a.md")
    assert said("> one\n> > two\n> back", log) == "block_quote(p(one) block_quote(p(two back)))"
    assert [(d.severity, d.code, str(d.place)) for d in log.diagnostics] == [
        ("warning", "quotation-goes-on", "a.md:3")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "```\n> > two\n> back\n```",
        "> > two\n> - back",
        "> > # Two\n> back",
        "> > two\nback",
        "> two\n> > back",
    ],
)
def test_what_is_no_such_line_is_not_told(text: str) -> None:
    log = Log("a.md")
    said(text, log)
    assert "quotation-goes-on" not in [d.code for d in log.diagnostics]


def test_a_sign_in_a_formula_begins_no_quotation() -> None:
    assert said("$$\na\n> b\n$$") == "math_block(\na\n> b\n)"
