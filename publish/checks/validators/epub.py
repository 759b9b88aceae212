"""Validators of EPUB: EPUBCheck and its TypeScript sibling, DAISY Ace, W3C's for the style sheets.

The sibling is no mere second opinion: it sees a compressed `mimetype`, which EPUBCheck passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from publish.checks.facts import UnreadableError
from publish.checks.validators.html import messages
from publish.checks.validators.validator import (
    Findings,
    Toolbox,
    Validator,
    finding,
    folder,
    no_verdict,
    one_by_one,
    run,
)
from publish.diagnostics import Diagnostic
from publish.errors import PublishError

_GRAVE: Final = ("fatal", "error", "warning")


class _Location(msgspec.Struct, frozen=True):
    path: str = ""
    line: int = -1


class _Message(msgspec.Struct, frozen=True):
    id: str = msgspec.field(name="ID")
    severity: str
    message: str
    locations: tuple[_Location, ...] = ()


class _Report(msgspec.Struct, frozen=True):
    messages: tuple[_Message, ...]


def _graver_than_information(tool: str, report: _Report) -> tuple[Diagnostic, ...]:
    return tuple(
        finding(f"{tool}/{m.id}", m.message, where=_place(m.locations))
        for m in report.messages
        if m.severity.lower() in _GRAVE
    )


def _place(locations: Iterable[_Location]) -> str:
    return ", ".join(f"{p.path}:{p.line}" if p.line > 0 else p.path for p in locations)


def _epubcheck(toolbox: Toolbox, files: Sequence[Path]) -> Findings:
    reports = {
        file: folder(toolbox, "reports") / f"{number}.json" for number, file in enumerate(files)
    }
    pairs = [path for pair in reports.items() for path in pair]
    run(toolbox, "epubcheck-many", *pairs)
    return {
        file: _graver_than_information(
            "epubcheck", msgspec.json.decode(report.read_bytes(), type=_Report)
        )
        for file, report in reports.items()
        if report.exists()
    }


def _epubcheck_ts(toolbox: Toolbox, file: Path) -> tuple[Diagnostic, ...]:
    output = run(toolbox, "epubcheck-ts", file, "--quiet", "--json", "-")
    report = msgspec.json.decode(output.stdout, type=_Report)
    return _graver_than_information("epubcheck-ts", report)


class _Result(msgspec.Struct, frozen=True):
    outcome: str = msgspec.field(name="earl:outcome")
    description: str = msgspec.field(name="dct:description", default="")


class _Test(msgspec.Struct, frozen=True):
    title: str = msgspec.field(name="dct:title")


class _Subject(msgspec.Struct, frozen=True):
    url: str = ""


class _Assertion(msgspec.Struct, frozen=True):
    result: _Result = msgspec.field(name="earl:result")
    test: _Test = msgspec.field(name="earl:test")


class _File(msgspec.Struct, frozen=True):
    subject: _Subject = msgspec.field(name="earl:testSubject")
    assertions: tuple[_Assertion, ...] = ()


class _AceReport(msgspec.Struct, frozen=True):
    assertions: tuple[_File, ...]


def _ace(toolbox: Toolbox, file: Path) -> tuple[Diagnostic, ...]:
    out = folder(toolbox, f"ace-{file.stem}")
    output = run(toolbox, "ace", "--silent", "--outdir", out, file)
    # Ace ends with 0 whatever it found; what it found stands in its report alone. It writes none
    # for a book that is not well-formed.
    report = out / "report.json"
    if not report.exists():
        said = output.stdout + output.stderr
        raise PublishError(f"no report: {said.decode(errors='replace')}")
    parts = msgspec.json.decode(report.read_bytes(), type=_AceReport).assertions
    return tuple(
        finding(f"ace/{a.test.title}", a.result.description, where=part.subject.url)
        for part in parts
        for a in part.assertions
        if a.result.outcome == "fail"
    )


def _stylesheets(toolbox: Toolbox, files: Sequence[Path]) -> Findings:
    """The CSS inside the books: no validator of EPUB knows its properties."""
    from publish.checks.read.archive import unpacked

    sheets: dict[Path, tuple[Path, str]] = {}
    findings: dict[Path, tuple[Diagnostic, ...]] = dict.fromkeys(files, ())
    for place, file in enumerate(files):
        try:
            members = unpacked(file.read_bytes())
        except UnreadableError as error:
            findings[file] = no_verdict("vnu-css", str(error))
            continue
        for number, (name, data) in enumerate(members.items()):
            if name.endswith(".css"):
                sheet = folder(toolbox, "stylesheets") / f"{place}-{number}.css"
                sheet.write_bytes(data)
                sheets[sheet] = (file, name)
    for sheet, found in messages(toolbox, list(sheets), "--css").items():
        file, name = sheets[sheet]
        findings[file] += tuple(
            finding(f.code, f.message, where=f"{name}:{f.place.node}") for f in found
        )
    return findings


EPUBCHECK: Final = Validator(
    name="epubcheck", suffix=".epub", commands=("epubcheck-many", "java"), validate=_epubcheck
)
EPUBCHECK_TS: Final = Validator(
    name="epubcheck-ts",
    suffix=".epub",
    commands=("epubcheck-ts", "node"),
    validate=one_by_one("epubcheck-ts", _epubcheck_ts),
)
ACE: Final = Validator(
    name="ace",
    suffix=".epub",
    commands=("ace", "node", "chromium"),
    validate=one_by_one("ace", _ace),
)
STYLESHEETS: Final = Validator(
    name="vnu-css", suffix=".epub", commands=("vnu", "java"), validate=_stylesheets
)
