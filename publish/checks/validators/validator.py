"""What an outside validator is, what it says of artifacts, and how its program is run.

A program gets a home, a folder for temporary files and an environment of its own, nothing on
standard input, and a time limit; what it started ends with it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from publish import programs
from publish.diagnostics import Finding
from publish.errors import PublishError
from publish.plugin import Study, Subject

TIME_LIMIT: Final = 300.0
"""Seconds that a program may take over all files of one run."""
UNREADABLE: Final = (PublishError, OSError, LookupError, TypeError, ValueError)
"""What comes of a program that fails, or prints something else than the version that we know."""
_INSTALLED: Final = {
    "darwin": (
        "/Applications/LibreOffice.app/Contents/MacOS",
        "/Applications/Google Chrome.app/Contents/MacOS",
    ),
    "win32": (
        r"C:\Program Files\LibreOffice\program",
        r"C:\Program Files\Google\Chrome\Application",
    ),
}
"""Where systems install programs that they do not put on the search path."""
Findings = Mapping[Path, tuple[Finding, ...]]
"""What a validator says of each file that it came to a verdict on; nothing means valid."""


class Toolbox(msgspec.Struct, frozen=True, kw_only=True):
    """Where commands are looked for before the search path, and a folder that runs may fill."""

    folders: tuple[Path, ...] = ()
    scratch: Path


class Validator(msgspec.Struct, frozen=True, kw_only=True):
    """One outside validator: `validate` judges files that end with `suffix`, all in one run.

    `commands` are the programs without which it cannot judge.
    """

    name: str
    suffix: str
    commands: tuple[str, ...]
    validate: Callable[[Toolbox, Sequence[Path]], Findings]


class Output(msgspec.Struct, frozen=True, kw_only=True):
    """How a program ended and what it printed."""

    status: int
    stdout: bytes
    stderr: bytes


def find(toolbox: Toolbox, command: str) -> Path | None:
    """The program of that name, or None."""
    found = shutil.which(command, path=_search_path(toolbox))
    # Absolute, for it runs in another folder than the one that a relative search path means.
    return Path(found).absolute() if found else None


def judge(
    validator: Validator, subjects: Sequence[Subject], *, folders: Sequence[Path] = ()
) -> list[Study]:
    """What it says of each artifact; commands are looked for in `folders`, then on the search path.

    A validator that crashes, hangs or passes over a file has not judged it, and that is a finding;
    of one that lacks commands it is said which.
    """
    with tempfile.TemporaryDirectory(prefix="publish-validator-") as scratch:
        toolbox = Toolbox(folders=tuple(folders), scratch=Path(scratch))
        missing = tuple(c for c in validator.commands if find(toolbox, c) is None)
        if missing:
            notes = tuple(_not_here(validator.name, command) for command in missing)
            return [_study(subject, notes, missing) for subject in subjects]
        here = folder(toolbox, "artifacts")
        files = [here / f"{number}{validator.suffix}" for number in range(len(subjects))]
        for file, subject in zip(files, subjects, strict=True):
            file.write_bytes(subject.data)
        reason = "it says nothing of this file"
        findings: Findings = {}
        try:
            findings = validator.validate(toolbox, files)
        except UNREADABLE as error:
            reason = str(error)
        unjudged = _no_verdict(validator.name, reason)
        return [
            _study(subject, findings.get(file, unjudged))
            for subject, file in zip(subjects, files, strict=True)
        ]


def _study(subject: Subject, findings: tuple[Finding, ...], absent: tuple[str, ...] = ()) -> Study:
    named = (msgspec.structs.replace(one, artifact=subject.name) for one in findings)
    return Study(findings=tuple(named), absent=absent)


def _not_here(validator: str, command: str) -> Finding:
    without = "" if command == validator else f", without which {validator} judges nothing"
    return Finding(
        column="conformance",
        code=f"{validator}/not-installed",
        severity="info",
        message=f"{command} is not installed{without}",
        hint="make validate installs it",
    )


def run(
    toolbox: Toolbox, command: str, *arguments: str | Path, limit: float = TIME_LIMIT
) -> Output:
    """Runs a command to its end, whatever its exit status.

    Raises `PublishError` when it is not here or takes longer than `limit` seconds.
    """
    program = find(toolbox, command)
    if program is None:
        raise PublishError(f"{command} is not installed", hint="make validate installs it")
    home = toolbox.scratch / "home"
    home.mkdir(parents=True, exist_ok=True)
    environment = {
        "PATH": _search_path(toolbox),
        "HOME": str(home),
        "TMPDIR": str(toolbox.scratch),
        "LC_ALL": "C.UTF-8",
    }
    try:
        done = programs.run(
            [program, *map(str, arguments)],
            seconds=limit,
            folder=toolbox.scratch,
            environment=environment,
        )
    except programs.TimeoutExpired:
        raise PublishError(f"{command} took longer than {limit:g} seconds") from None
    return Output(status=done.returncode, stdout=done.stdout, stderr=done.stderr)


def finding(code: str, message: str, *, where: str = "") -> Finding:
    """A finding by the validator's own name of the rule; `where` is a place in the artifact."""
    said = " ".join(message.split())
    return Finding(column="conformance", code=code, message=said, where=where)


def _no_verdict(name: str, reason: str) -> tuple[Finding, ...]:
    """A validator that came to no verdict has not passed the file."""
    return (finding(f"{name}/no-verdict", f"{name} failed: {reason}"),)


def single(
    name: str,
    suffix: str,
    judge_one: Callable[[Toolbox, Path], tuple[Finding, ...]],
    *needed: str,
) -> Validator:
    """The validator that judges each file in a run of its own; one failure spares the others."""

    def validate(toolbox: Toolbox, files: Sequence[Path]) -> Findings:
        findings: dict[Path, tuple[Finding, ...]] = {}
        for file in files:
            try:
                findings[file] = judge_one(toolbox, file)
            except UNREADABLE as error:
                findings[file] = _no_verdict(name, str(error))
        return findings

    return Validator(name=name, suffix=suffix, commands=(name, *needed), validate=validate)


def folder(toolbox: Toolbox, name: str) -> Path:
    """A folder of that name to write in."""
    path = toolbox.scratch / name
    path.mkdir(parents=True, exist_ok=True)
    return path


def _search_path(toolbox: Toolbox) -> str:
    path = os.environ.get("PATH", os.defpath)
    return os.pathsep.join([*map(str, toolbox.folders), path, *_INSTALLED.get(sys.platform, ())])
