"""What people see of a build at a terminal."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

_COLOUR = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def at_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """What `publish` prints in `folder` at a terminal of 100 columns."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(  # noqa: S603 (a list, and no shell)
        [sys.executable, "-m", "publish.cli", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100", "NO_COLOR": "", **environment},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            data = os.read(ours, 65536)
        except OSError:  # Linux says so at the end
            break
        if not data:
            break
        shown += data
    process.wait()
    os.close(ours)
    return shown.decode()


def plain(shown: str) -> list[str]:
    return [line for line in _COLOUR.sub("", shown).replace("\r", "").split("\n") if line]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("---\ndate: 2026-01-02\nlang: en\n---\n\n# A title\n\nText.\n")
    return tmp_path


def test_a_source_is_one_line_with_sizes_and_pages(folder: Path) -> None:
    lines = plain(at_terminal(folder, "build", "a.md", "--to", "docx,html,pdf"))
    sizes = r"dist/a\.docx \(\d+ kB\), \.html \(\d+ kB\), \.pdf \(1 page, \d+ kB\)"
    assert len(lines) == 1
    assert re.fullmatch(sizes, lines[0])
    again = plain(at_terminal(folder, "build", "a.md", "--to", "docx,html,pdf"))
    assert again == [f"{lines[0]}, unchanged"]
    assert plain(at_terminal(folder, "build", "a.md", "--to", "html", "--quiet")) == []


def test_a_batch_ends_in_counts_and_what_to_look_at(folder: Path) -> None:
    (folder / "b.md").write_text("# B\n\n[gone](#nowhere)\n")
    (folder / "c.txt").write_bytes(b"")
    shown = at_terminal(folder, "build", "a.md", "b.md", "c.txt", "--to", "html,pdf")
    assert "3/3" in shown  # the bar
    lines = plain(shown)
    assert any(re.fullmatch(r"3 sources: 4 artifacts in \d+\.\d s", line) for line in lines)
    assert any(re.fullmatch(r"  pdf   2, 2 pages, \d+ kB", line) for line in lines)
    assert lines[-2] == "  1 source failed"
    assert lines[-1] == "  look at c.txt (1 error); b.md (1 warning)"


def test_severities_are_coloured_at_a_terminal_that_allows_it(folder: Path) -> None:
    (folder / "b.md").write_text("# B\n\n[gone](#nowhere)\n")
    build = ("build", "b.md", "--to", "html", "--force")
    assert "\x1b[1;33mwarning\x1b[0m: " in at_terminal(folder, *build)
    for setting in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        shown = at_terminal(folder, *build, **setting)
        assert "warning: " in shown
        assert "\x1b[1" not in shown


def test_the_first_artifact_is_opened(folder: Path) -> None:
    opener = folder / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(
        f'#!/bin/sh\necho "$1" > {folder}/opened.part\nmv {folder}/opened.part {folder}/opened\n'
    )
    opener.chmod(0o755)
    path = f"{opener.parent}{os.pathsep}{os.environ['PATH']}"
    at_terminal(folder, "build", "a.md", "--to", "html,epub", "--open", PATH=path)
    for _ in range(100):
        if (folder / "opened").is_file():
            break
        time.sleep(0.05)
    assert (folder / "opened").read_text() == f"{folder}/dist/a.html\n"
