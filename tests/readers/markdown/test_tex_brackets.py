r"""Formulas between `\(` and `\)`, `\[` and `\]` are read; other brackets stay what they are."""

from __future__ import annotations

import json

import pytest

from publish.diagnostics import Log
from publish.document import Math
from publish.plugin import Source
from publish.readers import pandoc
from tests.pandoc.outline import outline


def said(text: str, log: Log | None = None) -> str:
    document = pandoc.MARKDOWN.read(Source(name="a.md", data=text.encode()), log or Log("a.md"))
    return outline(document)


def test_formulas_in_brackets_are_read_and_told() -> None:
    log = Log("a.md")
    text = (
        "So \\(E = mc^2\\), \\( x \\) and \\(2\\).\n\n"
        "\\[ a^2 \\]\n\n> \\[\n> F = ma \\\\[2pt]\n> \\]"
    )
    assert said(text, log) == (
        "p(So math(E = mc^2), math(x) and math(2).) math_block(a^2) "
        "block_quote(math_block(F = ma \\\\[2pt]))"
    )
    [told] = log.diagnostics
    assert (told.severity, told.code, str(told.place)) == ("info", "formula-in-brackets", "a.md:1")
    assert told.message.startswith("5 formulas")


@pytest.mark.parametrize(
    "brackets",
    [r"\[sic\]", r"\[1\]", r"\[x\] done", r"\[text\]\(to\)", r"\[^1\]", r"\(see below\)"],
)
def test_brackets_that_are_escaped_stay_brackets(brackets: str) -> None:
    log = Log("a.md")
    assert said(f"So {brackets} it is", log) == f"p(So {brackets} it is)".replace("\\", "")
    assert not log.diagnostics


def test_the_number_of_an_item_stays_in_its_brackets() -> None:
    log = Log("a.md")
    assert said("\\(1\\) first\n\n\\(ii\\) second", log) == "p((1) first) p((ii) second)"
    assert not log.diagnostics
    assert said("\\(a\\) first\n\n\\(x\\) is", log) == "p((a) first) p(math(x) is)"
    assert [d.code for d in log.diagnostics] == ["formula-in-brackets", "brackets-doubtful"]


def test_brackets_that_may_be_meant_as_a_formula_are_told() -> None:
    log = Log("a.md")
    assert said("One.\n\nThe \\(rate\\) of \\[n=3\\].", log) == "p(One.) p(The (rate) of [n=3].)"
    assert [(d.severity, d.code, str(d.place)) for d in log.diagnostics] == [
        ("warning", "brackets-doubtful", "a.md:3")
    ] * 2


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("So `\\(x\\)` it is", "p(So code(\\(x\\)) it is)"),
        ("So\n\n    \\(x\\) \\[ a^2 \\]", "p(So) code_block(\\(x\\) \\[ a^2 \\])"),
        ("~~~\n\\(x\\)\n~~~", "code_block(\\(x\\))"),
        ("So $\\left\\( x \\right\\)$", "p(So math(\\left\\( x \\right\\)))"),
        ("So \\\\(x\\\\)", "p(So \\(x\\))"),
        ("[a](https://a.org/\\(x\\))", "p(link@https://a.org/(x)(a))"),
    ],
)
def test_code_formulas_and_addresses_stay(text: str, read_as: str) -> None:
    log = Log("a.md")
    assert said(text, log) == read_as
    assert not [d for d in log.diagnostics if d.severity != "info"]


def test_front_matter_has_formulas_in_brackets_too() -> None:
    source = Source(name="a.md", data=b"---\ntitle: On \\(x^2\\)\n---\n\nSo.\n")
    document = pandoc.MARKDOWN.read(source, Log())
    assert document.meta.title[1:] == (Math(text="x^2"),)


def test_notebooks_have_formulas_in_brackets_and_in_environments_of_tex() -> None:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": ["So \\(x\\)\n", "is\n"]},
        {
            "cell_type": "markdown",
            "metadata": {},
            "source": "\\begin{align}\na &= b\n\\end{align}",
        },
    ]
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    log = Log("a.ipynb")
    source = Source(name="a.ipynb", data=json.dumps(notebook).encode())
    assert outline(pandoc.NOTEBOOK.read(source, log)) == (
        "p(So math(x) is) math_block(\\begin{align}\na &= b\n\\end{align})"
    )
    assert "formula-in-brackets" in [d.code for d in log.diagnostics]
