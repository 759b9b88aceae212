"""A new project, and the files that others call publish with."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.cli import main
from publish.cli.init import TEMPLATE

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "x"]) == 0
    monkeypatch.chdir(tmp_path / "x")
    return tmp_path / "x"


def test_a_new_project_builds_and_agrees(project: Path, capsys: Captured) -> None:
    capsys.readouterr()
    assert main(["build", "--check", "--strict"]) == 0
    made = sorted(path.name for path in (project / "dist").iterdir())
    assert made == ["report.docx", "report.epub", "report.html", "report.pdf"]
    assert " warning: " not in capsys.readouterr().err


def test_files_that_are_there_are_kept(project: Path, capsys: Captured) -> None:
    (project / "report.md").write_text("# Mine\n", encoding="utf-8")
    (project / "Makefile").unlink()
    capsys.readouterr()
    assert main(["init"]) == 0
    out, err = capsys.readouterr()
    assert out == "Makefile\n"
    assert "report.md is there already and was kept" in err
    assert (project / "report.md").read_text(encoding="utf-8") == "# Mine\n"


def test_a_file_is_no_folder(project: Path, capsys: Captured) -> None:
    assert main(["init", "report.md"]) == 2
    assert "report.md is a file (name a folder)" in capsys.readouterr().err


def test_the_template_has_all_that_a_project_needs() -> None:
    names = {path.relative_to(TEMPLATE).as_posix() for path in TEMPLATE.rglob("*")}
    assert {"publish.toml", "report.md", "styles/ours.toml", "Makefile"} <= names
    assert ".github/workflows/publish.yml" in names


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_shells_complete_commands(shell: str, capsys: Captured) -> None:
    assert main(["completion", shell]) == 0
    out = capsys.readouterr().out
    assert "--layout" in out
    assert "normalize" in out
