"""pandoc is started in one place, within limits, and what it says is heard."""

from __future__ import annotations

import importlib.util

import pytest

from publish.archive import pack
from publish.diagnostics import Log
from publish.errors import ExportError, PublishError, SourceError, UsageError
from publish.pandoc import run

AST = b'{"pandoc-api-version":[1,23,1],"meta":{},"blocks":[{"t":"Para","c":[{"t":"Str","c":"x"}]}]}'


def test_the_binary_of_our_dependency_is_used_and_never_one_on_the_path(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    assert run.find().parent.parent.name == "pypandoc"
    assert run.version().startswith("3.")


def test_a_missing_pandoc_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(PublishError, match="not installed") as caught:
        run.find()
    assert caught.value.hint == "pip install pypandoc_binary"


def test_a_source_that_names_a_file_does_not_get_it() -> None:
    log = Log("notes.rst")
    ast = run.read(b".. include:: /etc/passwd\n\ntext", "rst", name="notes.rst", log=log)
    assert b"root:" not in ast
    assert [(d.severity, d.code) for d in log.diagnostics] == [
        ("loss", "pandoc-could-not-load-include-file")
    ]
    assert "/etc/passwd" in log.diagnostics[0].message


def test_what_pandoc_skips_is_a_loss_and_a_bare_tag_is_none() -> None:
    log = Log("a.tex")
    run.read(rb"\unheardof{word} text", "latex", name="a.tex", log=log)
    assert [(str(d.place), d.message) for d in log.losses] == [
        ("a.tex:1", r"Skipped '\unheardof{word}'")
    ]
    log = Log("a.html")
    run.read(b"<p>text<script>x()</script></p><foo>text</foo>", "html", name="a.html", log=log)
    assert log.diagnostics
    assert not log.losses


@pytest.mark.parametrize(
    ("command", "severity"),
    [
        (r"\maketitle", "info"),
        (r"\shorttitle{Words}", "info"),
        (r"\tableofcontents", "info"),
        (r"\vspace*{1cm}", "info"),
        (r"\setcounter{page}{1}", "info"),
        (r"\markboth{Left}{Right}", "info"),
        (r"\setcounter{section}{3}", "loss"),
        (r"\newpage", "loss"),
        (r"\maketitles{Words}", "loss"),
        (r"\printindex", "loss"),
    ],
)
def test_commands_of_latex_that_only_set_pages_lose_nothing(command: str, severity: str) -> None:
    log = Log("a.tex")
    run.read(f"One.\n\n{command}\n\nText.".encode(), "latex", name="a.tex", log=log)
    assert [d.severity for d in log.diagnostics] == [severity]


def test_a_source_that_pandoc_refuses_is_an_error_in_pandocs_own_words() -> None:
    with pytest.raises(SourceError, match=r"^a\.docx: pandoc failed: .*docx") as caught:
        run.read(b"no archive", "docx", name="a.docx", log=Log())
    assert "fix the source" in caught.value.hint


def test_what_takes_for_ever_is_stopped() -> None:
    with pytest.raises(SourceError, match=r"a\.md: pandoc timed out after 0\.5 seconds"):
        run.read(b"[" * 60, "markdown", name="a.md", log=Log(), limit=0.5)


def test_what_needs_more_memory_than_it_may_have_is_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(run.HEAP_VARIABLE, "8m")
    with pytest.raises(
        SourceError, match=r"a\.md: pandoc exceeded its memory limit of 8m"
    ) as caught:
        run.read(b"word " * 200_000, "markdown", name="a.md", log=Log())
    assert run.HEAP_VARIABLE in caught.value.hint


def test_memory_follows_the_text_also_that_in_an_archive_and_has_an_end() -> None:
    text = b"<w:p/>" * 2**20
    assert run.heap_limit(b"") == "512m"
    assert run.heap_limit(text) == "1112m"
    assert run.heap_limit(pack([("word/document.xml", text)])) == "1112m"
    assert run.heap_limit(pack([("word/media/a.png", text)])) == "512m"
    assert run.heap_limit(text * 100) == "4096m"


@pytest.mark.parametrize("said", ["much", "0m", "512", "1g -N8"])
def test_a_limit_of_memory_that_is_none_is_a_usage_error(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(run.HEAP_VARIABLE, said)
    with pytest.raises(UsageError, match=run.HEAP_VARIABLE) as caught:
        run.read(b"text", "markdown", name="a.md", log=Log())
    assert "6g" in caught.value.hint


def test_an_artifact_is_the_same_on_any_day() -> None:
    first, second = (run.write(AST, "docx", log=Log()) for _ in range(2))
    assert first == second


def test_writing_sees_the_files_it_is_given_and_says_which_it_misses() -> None:
    picture = b'{"t":"Image","c":[["",[],[]],[],["a.svg",""]]}'
    ast = AST.replace(b'{"t":"Str","c":"x"}', picture)
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
    log = Log()
    run.write(ast, "epub3", files={"a.svg": svg}, log=log)
    assert not log.losses
    run.write(ast, "epub3", log=log)
    assert [d.code for d in log.losses] == ["pandoc-could-not-fetch-resource"]


def test_an_ast_that_is_none_is_an_export_error() -> None:
    with pytest.raises(ExportError, match="epub3: pandoc failed: JSON parse error") as caught:
        run.write(b"{}", "epub3", log=Log())
    assert caught.value.hint == "please report this bug and attach the source"


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        (r"See \pageref{a}.", r"\ref"),
        (r"\begin{thebibliography}{9}\bibitem{a} A\end{thebibliography}", "--bibliography"),
        (r"\begin{claim}All.\end{claim}", "kept as text"),
        (r"\begin{tikzpicture}\draw (0,0);\end{tikzpicture}", "picture"),
        (r"\mine{x}", r"\newcommand"),
    ],
)
def test_what_pandoc_leaves_out_has_a_cure(text: str, cure: str) -> None:
    log = Log("a.tex")
    run.read(text.encode(), "latex", name="a.tex", log=log)
    assert log.losses
    assert all(cure in told.hint for told in log.losses)
