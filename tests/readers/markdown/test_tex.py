"""Formulas that TeX displays are read in Markdown, and commands of TeX are told."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.normalization import normalize
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


def test_labels_are_ids_and_references_to_them_lead_there() -> None:
    log = Log("a.md")
    text = (
        'As Figure \\ref{fig:a} and "\\autoref{b}" in \\autoref{c} by \\eqref{d}.\n\n'
        "![The $x$ of [`e`](https://x.org). \\label{fig:a}](data:,){width=50%}\n\n"
        ': Ports\n  []{label="b"}\n\n| A |\n|---|\n| 1 |\n\n## Part \\label{c}\n\n'
        "$$x \\label{d}$$\n"
    )
    read = said(text, log)
    assert read.startswith(
        'p(As Figure reference@fig:a() and "reference@b()" in reference@c() by (reference@d()).)'
    )
    for named in ("figure@id=fig:a(", "table@id=b(", "h@id=c(Part ", "math_block@id=d("):
        assert named in read
    assert "label" not in read
    assert "tex-as-typed" not in {d.code for d in log.diagnostics}


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("`\\ref{a}` `![b\\label{c}](d)`", "p(code(\\ref{a}) code(![b\\label{c}](d)))"),
        ("```\n\\ref{a}\n# b \\label{c}\n```", "code_block(\\ref{a}\n# b \\label{c})"),
        ("a\n\n    \\ref{b}", "p(a) code_block(\\ref{b})"),
    ],
)
def test_references_in_code_stay(text: str, read_as: str) -> None:
    assert said(text) == read_as


def test_a_reference_that_leads_nowhere_is_a_warning() -> None:
    log = Log("a.md")
    source = Source(name="a.md", data=b"One.\n\nSee \\ref{fig:a}.")
    normalize(pandoc.MARKDOWN.read(source, log), log)
    told = [(d.code, d.severity) for d in log.diagnostics if d.place.line == 3]
    assert told == [("reference-dangling", "warning")]
