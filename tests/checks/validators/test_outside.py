"""What becomes of the word of an outside validator; the validators here are small scripts."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from publish.checks.validators.docx import LIBREOFFICE
from publish.checks.validators.validator import (
    Findings,
    Toolbox,
    Validator,
    finding,
    judge,
    run,
    single,
)
from publish.diagnostics import Finding
from publish.errors import PublishError
from publish.plugin import Subject


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for commands of our own making."""
    path = tmp_path / "bin"
    path.mkdir()
    return path


def command(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def subjects(*data: bytes) -> list[Subject]:
    return [Subject(name="a", data=one) for one in data]


def echo(toolbox: Toolbox, file: Path) -> tuple[Finding, ...]:
    """Finds whatever the command prints."""
    output = run(toolbox, "echoing", file)
    if output.status:
        raise PublishError(output.stderr.decode())
    return tuple(finding("echoing/line", line) for line in output.stdout.decode().splitlines())


ECHO = single("echoing", ".pdf", echo)


def test_what_a_program_says_is_a_finding_and_silence_a_pass(folder: Path) -> None:
    command(folder, "echoing", 'cat "$1"')
    first, second = judge(ECHO, subjects(b"bad\n", b""), folders=[folder])
    assert [(found.code, found.message) for found in first.findings] == [("echoing/line", "bad")]
    assert second.findings == ()


def test_a_missing_command_is_named_and_is_no_pass() -> None:
    (verdict,) = judge(ECHO, subjects(b""))
    assert verdict.absent == ("echoing",)
    assert [(f.code, f.severity) for f in verdict.findings] == [("echoing/not-installed", "info")]


def test_a_crash_on_one_file_spares_the_next(folder: Path) -> None:
    command(folder, "echoing", 'case "$1" in */0.pdf) echo oh >&2; exit 70;; esac')
    first, second = judge(ECHO, subjects(b"", b""), folders=[folder])
    assert [f.code for f in first.findings] == ["echoing/no-verdict"]
    assert first.findings[0].message == "echoing failed: oh"
    assert second.findings == ()


def test_a_file_that_a_validator_passes_over_has_no_verdict() -> None:
    def nothing(toolbox: Toolbox, files: Sequence[Path]) -> Findings:
        return {}

    blind = Validator(name="blind", suffix=".pdf", commands=(), validate=nothing)
    (verdict,) = judge(blind, subjects(b""))
    assert [f.code for f in verdict.findings] == ["blind/no-verdict"]


def test_a_command_knows_nothing_of_the_caller(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Dcaller=1")
    command(folder, "echoing", 'env; echo "HOME=$HOME"; cat')
    output = run(Toolbox(folders=(folder,), scratch=tmp_path), "echoing").stdout.decode()
    assert "JAVA_TOOL_OPTIONS" not in output
    assert f"HOME={tmp_path / 'home'}" in output


def test_a_command_that_hangs_is_ended_with_its_children(folder: Path, tmp_path: Path) -> None:
    command(folder, "hanging", 'sleep 600 & echo $! > "$TMPDIR/child"; sleep 600')
    with pytest.raises(PublishError, match=r"hanging took longer than 0\.5 seconds"):
        run(Toolbox(folders=(folder,), scratch=tmp_path), "hanging", limit=0.5)
    child = int((tmp_path / "child").read_text())
    assert ended(child)


def ended(process: int) -> bool:
    """Whether it is gone, or soon is: nobody but the system's first process reaps it."""
    for _ in range(100):
        try:
            os.kill(process, 0)
            state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(("rule", "found"), [("7.2-17", []), ("7.1-9", ["verapdf/ua1/7.1-9"])])
def test_libreoffice_is_excused_for_what_it_breaks_by_itself(
    rule: str, found: list[str], folder: Path
) -> None:
    command(
        folder,
        "soffice",
        'while [ "$1" != --outdir ]; do shift; done; echo pdf > "$2/$(basename "$3" .docx).pdf"',
    )
    failure = f'{{"rule":"{rule}","count":1,"message":"","context":""}}'
    command(
        folder,
        "verapdf",
        f"""printf '{{"file":"%s","flavour":"ua1","failures":[{failure}]}}\\n' "$2" """,
    )
    command(folder, "java", "true")
    (verdict,) = judge(LIBREOFFICE, subjects(rule.encode()), folders=[folder])
    assert [f.code for f in verdict.findings] == found
