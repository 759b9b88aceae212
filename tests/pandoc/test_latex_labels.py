"""References of LaTeX lead to what their labels name."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.normalization import normalize
from publish.plugin import Source
from publish.readers import pandoc
from tests.pandoc.outline import outline


def said(body: str, log: Log) -> str:
    text = f"\\title{{T}}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    document = pandoc.TEX.read(Source(name="a.tex", data=text.encode()), log)
    return outline(normalize(document, log))


def told(log: Log) -> list[tuple[str, str, str]]:
    missing = ("date-missing", "language-assumed", "language-detected")
    return [(d.severity, d.code, str(d.place)) for d in log.diagnostics if d.code not in missing]


def test_a_table_has_the_label_that_stands_around_it() -> None:
    log = Log("a.tex")
    table = "\\caption{C}\\label{tab:x}\\begin{tabular}{l}A\\end{tabular}"
    found = said(f"See \\ref{{tab:x}}.\n\\begin{{table}}{table}\\end{{table}}", log)
    assert found.startswith("p(See reference@tab-x().) table@id=tab-x(")
    assert not told(log)


@pytest.mark.parametrize("name", ["equation", "align"])
def test_a_formula_has_the_label_in_it(name: str) -> None:
    log = Log("a.tex")
    formula = f"\\begin{{{name}}}\\label{{eq:e}} x \\end{{{name}}}"
    found = said(f"See \\ref{{eq:e}}, \\eqref{{eq:e}}.\n{formula}", log)
    assert found.startswith("p(See reference@eq-e(), (reference@eq-e()).) math_block@id=eq-e(")
    assert "label{" not in found
    assert not told(log)


def test_lines_of_a_formula_share_its_number_which_is_told() -> None:
    log = Log("a.tex")
    found = said(
        "See \\ref{b}.\n\\begin{align} x &= 1 \\label{a} \\\\ y &= 2 \\label{b} \\end{align}", log
    )
    assert found.startswith("p(See reference@a().) math_block@id=a(")
    assert told(log) == [("warning", "label-shared", "a.tex:3")]


def test_a_reference_to_what_has_no_number_is_a_loss() -> None:
    log = Log("a.tex")
    found = said("See \\ref{it:x}.\n\\begin{enumerate}\\item\\label{it:x} One\\end{enumerate}", log)
    assert found.startswith("p(See [it:x].)")
    assert ("loss", "reference-unnumbered", "a.tex:3") in told(log)


def test_a_reference_to_no_label_at_all_is_told_with_a_cure() -> None:
    log = Log("a.tex")
    said("See \\ref{nothing}.", log)
    [told] = [d for d in log.diagnostics if d.code == "reference-dangling"]
    assert (told.severity, bool(told.hint)) == ("warning", True)
