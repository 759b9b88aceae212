"""What becomes of the word of an outside validator; the validators here are small scripts."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from publish import arrange, export, load_style, normalize
from publish.archive import pack
from publish.checks.__main__ import main
from publish.checks.validators import VALIDATORS, Toolbox, Validator, judge
from publish.checks.validators.epub import STYLESHEETS
from publish.checks.validators.validator import Findings, finding, one_by_one, run
from publish.diagnostics import Diagnostic
from publish.document import Block
from publish.errors import PublishError
from tests.notation import doc, note, ol, p, ul


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


def artifact(tmp_path: Path, name: str = "it's a – name.pdf") -> Path:
    file = tmp_path / name
    file.write_bytes(b"content")
    return file


def echo(toolbox: Toolbox, file: Path) -> tuple[Diagnostic, ...]:
    """Finds whatever the command prints."""
    output = run(toolbox, "echoing", file)
    if output.status:
        raise PublishError(output.stderr.decode())
    return tuple(finding("echo/line", line) for line in output.stdout.decode().splitlines())


ECHO = Validator(
    name="echo", suffix=".pdf", commands=("echoing",), validate=one_by_one("echo", echo)
)


def test_a_finding_names_the_artifact_and_not_the_copy(folder: Path, tmp_path: Path) -> None:
    command(folder, "echoing", 'printf "bad\\n"')
    file = artifact(tmp_path)
    (verdict,) = judge([file], [ECHO], folders=[folder])
    (found,) = verdict.findings
    assert (found.code, found.message, found.place.source) == ("echo/line", "bad", str(file))
    assert not verdict.passed


def test_silence_is_a_pass(folder: Path, tmp_path: Path) -> None:
    command(folder, "echoing", "true")
    (verdict,) = judge([artifact(tmp_path)], [ECHO], folders=[folder])
    assert verdict.passed


def test_a_validator_cannot_change_the_artifact(folder: Path, tmp_path: Path) -> None:
    command(folder, "echoing", 'echo spoiled > "$1"')
    file = artifact(tmp_path)
    judge([file], [ECHO], folders=[folder])
    assert file.read_bytes() == b"content"


def test_a_missing_command_is_named_and_is_no_pass(tmp_path: Path) -> None:
    (verdict,) = judge([artifact(tmp_path)], [ECHO])
    assert verdict.missing == ("echoing",)
    assert not verdict.passed


def test_a_crash_on_one_file_spares_the_next(folder: Path, tmp_path: Path) -> None:
    command(folder, "echoing", 'case "$1" in */0.pdf) echo oh >&2; exit 70;; esac')
    files = [artifact(tmp_path, "a.pdf"), artifact(tmp_path, "b.pdf")]
    first, second = judge(files, [ECHO], folders=[folder])
    assert [f.code for f in first.findings] == ["echo/no-verdict"]
    assert first.findings[0].message == "echo failed: oh"
    assert second.passed


def test_a_file_that_a_validator_passes_over_has_no_verdict(tmp_path: Path) -> None:
    def nothing(toolbox: Toolbox, files: Sequence[Path]) -> Findings:
        return {}

    blind = Validator(name="blind", suffix=".pdf", commands=(), validate=nothing)
    (verdict,) = judge([artifact(tmp_path)], [blind])
    assert [f.code for f in verdict.findings] == ["blind/no-verdict"]


def test_a_book_that_cannot_be_unpacked_spares_the_others(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither one that is damaged nor one that would fill the memory."""
    monkeypatch.setattr("publish.checks.read.archive._LIMIT", 10_000)
    command(folder, "java", "true")
    command(folder, "vnu", """echo '{"messages":[]}'""")
    good, large = tmp_path / "good.epub", tmp_path / "large.epub"
    good.write_bytes(pack([("a.css", b"p { color: red }")]))
    large.write_bytes(pack([("a.css", b" " * 20_000)]))
    files = [artifact(tmp_path, "damaged.epub"), large, good]
    damaged, too_large, judged = judge(files, [STYLESHEETS], folders=[folder])
    assert "the archive is damaged" in damaged.findings[0].message
    assert "unpacks to 20000 bytes" in too_large.findings[0].message
    assert judged.passed


def test_a_validator_sees_only_its_format(folder: Path, tmp_path: Path) -> None:
    command(folder, "echoing", "true")
    assert judge([artifact(tmp_path, "a.epub")], [ECHO], folders=[folder]) == ()


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


def test_validators_have_names_of_their_own() -> None:
    names = [validator.name for validator in VALIDATORS]
    assert len(set(names)) == len(names)


def test_an_absent_validator_fails_the_command_unless_it_may_be_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    artifact(tmp_path, "page.html")
    arguments = ["--tools", str(tmp_path), str(tmp_path)]
    assert main(arguments) == 1
    assert "absent" in capsys.readouterr().out
    assert main(["--allow-missing", *arguments]) == 0


@pytest.mark.parametrize(("aside", "rules"), [(p("Aside."), ["/7.2-17"]), (ul(p("Aside.")), [])])
def test_libreoffice_is_excused_for_a_broken_list_only_where_a_note_holds_another(
    aside: Block, rules: list[str], folder: Path, tmp_path: Path
) -> None:
    source = doc(p("Text.", note(aside)), ol(p("One"), p("Two")))
    style = load_style("house")
    file = tmp_path / "memo.docx"
    file.write_bytes(export(arrange(normalize(source), "memo", style), "docx", style))
    command(
        folder,
        "soffice",
        'while [ "$1" != --outdir ]; do shift; done; touch "$2/$(basename "$3" .docx).pdf"',
    )
    failure = '{"rule":"7.2-17","count":1,"message":"LI outside L","context":""}'
    command(
        folder,
        "verapdf",
        f"""printf '{{"file":"%s","flavour":"ua1","failures":[{failure}]}}\\n' "$2" """,
    )
    command(folder, "java", "true")
    libreoffice = [v for v in VALIDATORS if v.name == "libreoffice"]
    (verdict,) = judge([file], libreoffice, folders=[folder])
    assert [f.code.removeprefix("verapdf/ua1") for f in verdict.findings] == rules


def test_nothing_to_validate_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "nothing to validate" in capsys.readouterr().err
