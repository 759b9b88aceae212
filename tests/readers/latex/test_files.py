"""The files that LaTeX names are its text and its works; those that cannot be had are told."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.errors import SourceError
from publish.plugin import Source
from publish.readers import pandoc
from publish.readers.latex import files
from tests.pandoc.outline import outline

WORK = "@book{doe20, author={Doe, Ann}, title={Grain}, year={2020}}"


def said(text: str, log: Log | None = None, **files: str) -> str:
    def beside(path: str) -> bytes:
        name = path.replace("/", "_").replace(".", "_")
        if name not in files:
            raise SourceError(f"{path}: there is no such file beside the source")
        return files[name].encode()

    source = Source(name="a.tex", data=text.encode(), beside=beside)
    return outline(pandoc.TEX.read(source, log or Log("a.tex")))


def test_included_files_are_text_in_their_place() -> None:
    text = "\\input{one}\n\n\\include{parts/two} % \\input{not}\n\n\\input macros.tex \\x"
    log = Log("a.tex")
    read = said(
        text,
        log,
        one_tex="One.\n\n\\input{parts/three}",
        parts_three_tex="\\documentclass{x}\\begin{document}Three.\\end{document}",
        parts_two_tex="\\section{Two}",
        macros_tex="\\newcommand{\\x}{Four.}",
    )
    assert read == "p(One.) p(Three.) h@id=two(Two p(Four.))"
    assert not log.losses


def test_commands_in_code_are_code() -> None:
    text = "\\begin{verbatim}\n\\input{one}\n\\end{verbatim}"
    assert said(text, one_tex="One.") == "code_block(\\input{one})"


def test_a_file_that_is_not_there_is_a_loss_with_the_line_of_its_command() -> None:
    log = Log("a.tex")
    assert (
        said(
            "\n\\input{one}\n\n\\foo{x}\n\n\\bibliography{works}",
            log,
            one_tex="\n\n\\input{two}",
        )
        == ""
    )
    told = [(d.code, d.place.line) for d in log.losses]
    assert told == [
        ("file-not-included", 2),
        ("file-not-included", 6),
        ("pandoc-skipped-content", 4),
    ]


def test_works_are_looked_up_in_the_files_that_the_text_names() -> None:
    text = "Read \\cite{doe20}.\n\n\\bibliographystyle{plain}\\bibliography{works}"
    log = Log("a.tex")
    assert "Grain" in said(text, log, works_bib=WORK)
    assert not log.losses
    assert "Grain" in said("Read.\\nocite{*}\n\n\\addbibresource{works.bib}", works_bib=WORK)


def test_works_that_cannot_be_read_are_a_loss() -> None:
    log = Log("a.tex")
    assert said("Read.\n\n\\bibliography{works}", log, works_bib="@book{a, title={") == "p(Read.)"
    assert [d.code for d in log.losses] == ["works-not-read"]


def test_files_that_include_themselves_or_too_much_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(SourceError, match=r"a\.tex:1: one includes itself"):
        said("\\input{one}", one_tex="\\input{two}", two_tex="\\input{one}")
    monkeypatch.setattr(files, "LARGEST", 30)
    with pytest.raises(SourceError, match="exceed 30 characters"):
        said("\\input{one}", one_tex="\\input{two}" * 2, two_tex="Ten more. " * 2)


def test_a_citation_without_bibliography_is_told_once() -> None:
    log = Log("a.tex")
    assert said("See \\cite{doe20}.", log) == (
        "p(See citation(citation_item@doe20() code(\\cite{doe20})).)"
    )
    assert [d.code for d in log.diagnostics] == ["citation-not-processed"]
