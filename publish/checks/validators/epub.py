"""Validators of EPUB: EPUBCheck and DAISY Ace."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from publish.checks.validators.validator import (
    Findings,
    Toolbox,
    Validator,
    finding,
    folder,
    run,
    single,
)
from publish.diagnostics import Finding
from publish.errors import PublishError

_GRAVE: Final = ("fatal", "error", "warning")


def _epubcheck(toolbox: Toolbox, files: Sequence[Path]) -> Findings:
    reports = {file: folder(toolbox, "reports") / f"{file.stem}.json" for file in files}
    run(toolbox, "epubcheck-many", *(path for pair in reports.items() for path in pair))
    return {
        file: tuple(
            finding(f"epubcheck/{one['ID']}", one["message"], where=_places(one["locations"]))
            for one in json.loads(report.read_bytes())["messages"]
            if one["severity"].lower() in _GRAVE
        )
        for file, report in reports.items()
        if report.exists()
    }


def _places(locations: Iterable[Any]) -> str:
    return ", ".join(
        f"{p.get('path', '')}:{p.get('line', -1)}".removesuffix(":-1") for p in locations
    )


def _ace(toolbox: Toolbox, file: Path) -> tuple[Finding, ...]:
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


EPUBCHECK: Final = Validator(
    name="epubcheck", suffix=".epub", commands=("epubcheck-many", "java"), validate=_epubcheck
)
ACE: Final = single("ace", ".epub", _ace, "node", "chromium")
