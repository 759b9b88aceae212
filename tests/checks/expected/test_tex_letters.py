"""What a formula shows is told from its TeX, or it is said that it cannot be."""

from __future__ import annotations

import pytest

from publish import arrange, export, load_style
from publish.checks.expected.tex_letters import letters
from publish.checks.read.docx.facts import read
from publish.checks.read.html.inlines import formula_of
from publish.diagnostics import Log
from publish.document import Document, MathBlock
from publish.mathml import formulas_of

FORMULAS = (
    r"E = p \cdot V + c\,d",
    r"\log x_{\text{max}} - \sin^2 x",
    r"f'_i + \left( \frac12 \right)^2",
    r"\sqrt[3]{x+1} \ne \sqrt 2",
    r"\sum_{i=1}^{n} i = \frac{n(n+1)}{2}",
    r"\{x \mid x \ge 0\} \subset \mathbb{R}",
    r"\lim_{x\to 0} x^{y^z}",
    r"{}^{14}C \approx 3.14 \times 10^{-3}",
    r"\prod\limits_{k=1}^n a * b_k \left. c \right|_0",
)


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"E = p \cdot V + c\,d", "+=EVcdp"),
        (r"\frac{\lambda}{\mu - 1}", "-1λμ"),
        (r"\log x_{\text{max}}", "aglmoxx"),
        (r"\mathbb{R} \Omega", "RΩ"),
    ],
)
def test_known_commands_show_their_letters_and_no_others(tex: str, shown: str) -> None:
    assert letters(tex) == shown


@pytest.mark.parametrize("tex", [r"\hbar", r"\begin{matrix} a \end{matrix}", r"\text{a--b}"])
def test_of_unknown_commands_nothing_is_claimed(tex: str) -> None:
    assert letters(tex) is None


def test_what_a_formula_shows_is_told_alike_from_tex_and_from_mathml() -> None:
    document = Document(blocks=tuple(MathBlock(text=tex) for tex in FORMULAS))
    made = formulas_of(document, Log())
    shown = {formula.text: formula_of(made.mathml(formula), "").letters for formula in made}
    assert shown == {tex: letters(tex) for tex in FORMULAS}


def test_what_a_formula_shows_is_told_alike_from_tex_and_from_office_math() -> None:
    document = Document(blocks=tuple(MathBlock(text=tex) for tex in FORMULAS))
    data = export(arrange(document, "memo", load_style("plain")), "docx", load_style("plain"))
    shown = [formula.letters for formula in read(data).formulas]
    assert shown == [letters(tex) for tex in FORMULAS]


@pytest.mark.parametrize(("tex", "other"), [("a + b", "a - b"), ("a = b", "a b"), ("a", "b")])
def test_formulas_of_other_letters_and_signs_differ_in_what_they_show(tex: str, other: str) -> None:
    assert letters(tex) != letters(other)
