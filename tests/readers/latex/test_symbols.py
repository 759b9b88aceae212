"""Symbols of LaTeX's text are read."""

from __future__ import annotations

from publish.diagnostics import Log
from tests.readers.latex.test_files import said


def test_symbols_that_pandoc_does_not_know_are_read_and_own_ones_stay() -> None:
    text = (
        "\\newcommand{\\textohm}{Ohm}\n\\begin{document}\n"
        "1\\textendash2 \\textbar{} 5\\textohm, \\texteuro{}7 \\verb|\\textbar| \\TH{}or $^\\dag$\n"
        "\\end{document}"
    )
    log = Log("a.tex")
    assert said(text, log) == "p(1–2 | 5Ohm, €7 code(\\textbar) Þor math(^†))"
    assert not log.diagnostics
