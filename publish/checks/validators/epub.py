"""Validators of EPUB: EPUBCheck and its TypeScript sibling, DAISY Ace, W3C's for the style sheets.

The sibling is no mere second opinion: it sees a compressed `mimetype`, which EPUBCheck passes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from publish.checks.facts import UnreadableError
from publish.checks.validators.html import messages
from publish.checks.validators.validator import (
    Findings,
    Toolbox,
    Validator,
    finding,
    folder,
    no_verdict,
    run,
    single,
)
from publish.diagnostics import Diagnostic
from publish.errors import PublishError

_GRAVE: Final = ("fatal", "error", "warning")


def _graver_than_information(tool: str, report: bytes) -> tuple[Diagnostic, ...]:
    return tuple(
        finding(f"{tool}/{one['ID']}", one["message"], where=_places(one.get("locations", ())))
        for one in json.loads(report)["messages"]
        if one["severity"].lower() in _GRAVE
    )


def _places(locations: Iterable[Any]) -> str:
    return ", ".join(
        f"{p.get('path', '')}:{p.get('line', -1)}".removesuffix(":-1") for p in locations
    )


def _epubcheck(toolbox: Toolbox, files: Sequence[Path]) -> Findings:
    reports = {
        file: folder(toolbox, "reports") / f"{number}.json" for number, file in enumerate(files)
    }
    pairs = [path for pair in reports.items() for path in pair]
    run(toolbox, "epubcheck-many", *pairs)
    return {
        file: _graver_than_information("epubcheck", report.read_bytes())
        for file, report in reports.items()
        if report.exists()
    }


def _epubcheck_ts(toolbox: Toolbox, file: Path) -> tuple[Diagnostic, ...]:
    output = run(toolbox, "epubcheck-ts", file, "--quiet", "--json", "-")
    return _graver_than_information("epubcheck-ts", output.stdout)


def _ace(toolbox: Toolbox, file: Path) -> tuple[Diagnostic, ...]:
    out = folder(toolbox, f"ace-{file.stem}")
    output = run(toolbox, "ace", "--silent", "--outdir", out, file)
    # Ace ends with 0 whatever it found; what it found stands in its report alone. It writes none
    # for a book that is not well-formed.
    report = out / "report.json"
    if not report.exists():
        said = output.stdout + output.stderr
        raise PublishError(f"no report: {said.decode(errors='replace')}")
    return tuple(
        finding(
            f"ace/{one['earl:test']['dct:title']}",
            one["earl:result"].get("dct:description", ""),
            where=part["earl:testSubject"].get("url", ""),
        )
        for part in json.loads(report.read_bytes())["assertions"]
        for one in part.get("assertions", ())
        if one["earl:result"]["earl:outcome"] == "fail"
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
EPUBCHECK_TS: Final = single("epubcheck-ts", ".epub", _epubcheck_ts, "node")
ACE: Final = single("ace", ".epub", _ace, "node", "chromium")
STYLESHEETS: Final = Validator(
    name="vnu-css", suffix=".epub", commands=("vnu", "java"), validate=_stylesheets
)
