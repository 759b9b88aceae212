"""Formulas that TeX displays are read in Markdown, and commands of TeX are told."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.plugin import Source
from publish.readers import pandoc
from tests.pandoc.outline import outline


def said(text: str, log: Log | None = None) -> str:
    document = pandoc.MARKDOWN.read(Source(name="a.md", data=text.encode()), log or Log("a.md"))
    return outline(document)


def test_an_environment_that_displays_a_formula_is_one_with_its_label() -> None:
    log = Log("a.md")
    text = "As\n\n\\begin{align*}\nx_1 &= y *2* \\\\\n\\label{eq:a} z &= w\n\\end{align*}\n\nhas."
    assert said(text, log) == (
        "p(As) math_block@id=eq:a(\\begin{align*}\nx_1 &= y *2* \\\\\n z &= w\n\\end{align*}) "
        "p(has.)"
    )
    assert not log.diagnostics


FORMULA = "\\begin{align}\nx\n\\end{align}"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        (f"```\n{FORMULA}\n```", f"code_block({FORMULA})"),
        (f"$$\n{FORMULA}\n$$", f"math_block(\n{FORMULA}\n)"),
    ],
)
def test_code_and_what_is_a_formula_already_stay(text: str, read_as: str) -> None:
    assert said(text) == read_as


def test_commands_of_tex_stay_as_typed_and_are_told() -> None:
    log = Log("a.md")
    assert said("One `\\emph{x}`.\n\nSo \\textbf{b}.", log) == (
        "p(One code(\\emph{x}).) p(So \\textbf{b}.)"
    )
    assert [(d.code, str(d.place)) for d in log.diagnostics] == [("tex-as-typed", "a.md:3")]
