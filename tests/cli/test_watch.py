"""`publish watch`: an edit is built when it is saved, and what is wrong ends nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest


@pytest.fixture
def watching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[str]]:
    """`publish watch` of a source and its style, which has built once."""
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("# Title\n\nFirst.\n")
    Path("styles").mkdir()
    Path("styles/own.toml").write_text('name = "Own"\nextends = "plain"\n')
    command = [sys.executable, "-m", "publish.cli", "watch", "a.md", "--to", "html"]
    command += ["--style", "styles/own.toml"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603 - ours
    assert process.stderr is not None
    for line in process.stderr:
        if "watching" in line:
            break
    sleep(1)  # until the folders are watched
    yield process
    process.kill()
    process.communicate()


def comes(word: str) -> bool:
    began = monotonic()
    while monotonic() - began < 30:
        if word in Path("dist/a.html").read_text():
            return True
        sleep(0.05)
    return False


def test_each_edit_is_built_and_a_slip_ends_nothing(watching: subprocess.Popen[str]) -> None:
    assert "First." in Path("dist/a.html").read_text()
    Path("a.md").write_text("# Title\n\nSecond.\n")
    assert comes("Second.")
    Path("styles/own.toml").write_text("nonsense")
    sleep(0.5)
    Path("styles/own.toml").write_text(
        'name = "Own"\nextends = "plain"\n[text]\ncolor = "#123456"\n'
    )
    assert comes("#123456")
    watching.send_signal(signal.SIGINT)
    out, err = watching.communicate(timeout=20)
    assert watching.returncode == 128 + signal.SIGINT
    assert set(out.splitlines()) == {"dist/a.html"}
    assert "own.toml:1" in err
