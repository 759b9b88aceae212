"""What is no text of LaTeX is not printed."""

from __future__ import annotations

from publish.readers.latex.programs import without_programs
from tests.readers.latex.test_files import said


def test_code_of_latex_3_and_what_follows_names_is_no_text() -> None:
    text = (
        "\\begin{document}\n\\author[1]{Jane Roe}[orcid=0000-1,\n type=x]\n"
        "\\ExplSyntaxOn\n\\keys_set:nn { stm / mktitle } { nologo }\n\\ExplSyntaxOff\nText.\n"
        "\\end{document}"
    )
    assert said(text) == "p(Text.)"
    assert without_programs(text).count("\n") == text.count("\n")


def test_brackets_behind_a_name_that_set_nothing_stay() -> None:
    text = "\\author{Jane Roe} [sic] and $[a=b]$"
    assert without_programs(text) == text
