"""The commands and the program of the README, as somebody types them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pypandoc  # type: ignore[import-untyped]  # it ships no types
import pytest

from publish.cli import main
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
ELSEWHERE = ("make ", "pipx ", "publish style preview")
"""Commands that CI runs by themselves, that need an index, or that another test runs."""


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def folder_of_a_user(folder: Path) -> None:
    """The files that the README names, below `folder`."""
    for name in ("seeds", "styles"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "report.md").write_text("# Report\n\nAs @a says.\n", encoding="utf-8")
    (folder / "paper.md").write_text("# Paper\n\nAs @a says.\n", encoding="utf-8")
    (folder / "minutes.md").write_text("# Minutes\n\nWe met.\n", encoding="utf-8")
    (folder / "article.txt").write_text("A Title\n\nSome text.\n", encoding="utf-8")
    (folder / "works.bib").write_text("@book{a, title={A}, author={B, C}, year=2000}\n")
    (folder / "report.md").write_text("# Report\n\nSome text.\n", encoding="utf-8")
    (folder / "publish.toml").write_text('[[publication]]\nname = "r"\nsources = ["report.md"]\n')
    pandoc = pypandoc.get_pandoc_path()
    csl = subprocess.run(  # noqa: S603 - pandoc prints its own file
        [pandoc, "--print-default-data-file", "default.csl"], capture_output=True, check=True
    )
    (folder / "journal.csl").write_bytes(csl.stdout)


def typed(command: str, folder: Path) -> None:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(  # noqa: S603 - commands of the README
        ["/bin/bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


@pytest.mark.slow
def test_every_command_of_the_readme_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder_of_a_user(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["build", "minutes.md", "--to", "docx", "--out", "."]) == 0
    shutil.copy("minutes.docx", "memo.docx")
    assert main(["build", "report.md", "--manifest"]) == 0
    commands = [line for block in blocks("sh") for line in block.splitlines()]
    run = [line for line in commands if not line.startswith(ELSEWHERE)]
    assert len(run) >= 12
    typed("\n".join(line for line in run if "init" in line or line.startswith("cd ")), tmp_path)
    for line in run:
        if not line.startswith("cd ") and "init" not in line:
            typed(line, tmp_path)


def test_the_program_of_the_readme_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (program,) = blocks("python")
    names: dict[str, object] = {}
    exec(program, names)  # noqa: S102 - the README's own words
    made = names["pdf"]
    assert isinstance(made, bytes)
    assert made.startswith(b"%PDF")
