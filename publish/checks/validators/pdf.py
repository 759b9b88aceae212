"""Validators of PDF: veraPDF for PDF/UA-1 and PDF/A-2a, qpdf for syntax, poppler for fonts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from publish.checks.validators.validator import (
    Findings,
    Toolbox,
    Validator,
    finding,
    run,
    single,
)
from publish.diagnostics import Diagnostic
from publish.errors import PublishError

FLAVOURS: Final = ("ua1", "2a")
"""What every PDF of ours claims to be: PDF/UA-1 and PDF/A-2a."""


def verapdf(toolbox: Toolbox, files: Sequence[Path], flavours: Sequence[str]) -> Findings:
    """veraPDF's failed rules by file, each rule once."""
    output = run(toolbox, "verapdf", ",".join(flavours), *files)
    findings: defaultdict[Path, tuple[Diagnostic, ...]] = defaultdict(tuple)
    for line in output.stdout.splitlines():
        result = json.loads(line)
        findings[Path(result["file"])] += tuple(_failures(result))
    return findings


def _failures(result: Any) -> Iterator[Diagnostic]:
    name = f"verapdf/{result['flavour']}"
    if result.get("error"):
        yield finding(f"{name}/unreadable", result["error"])
        return
    for failure in result.get("failures", ()):
        message = f"{failure['message']} (in {failure['count']} places)"
        yield finding(f"{name}/{failure['rule']}", message, where=failure["context"])


def _qpdf(toolbox: Toolbox, file: Path) -> tuple[Diagnostic, ...]:
    output = run(toolbox, "qpdf", "--check", file)
    if output.status == 0:
        return ()
    # 3 is "warnings only" by qpdf's manual; either way the lines that say why are on stderr.
    code = "qpdf/warning" if output.status == 3 else "qpdf/error"
    lines = output.stderr.decode(errors="replace").strip().splitlines()
    return tuple(finding(code, line.replace(f"{file}", "file")) for line in lines or ["no reason"])


def _pdffonts(toolbox: Toolbox, file: Path) -> tuple[Diagnostic, ...]:
    """Fonts without their outlines or without the way back from glyphs to characters."""
    output = run(toolbox, "pdffonts", file)
    header, rule, *rows = output.stdout.decode(errors="replace").splitlines() or ["", ""]
    if output.status or not header.startswith("name") or not rule.startswith("-"):
        raise PublishError(f"pdffonts: {output.stderr.decode(errors='replace').strip()}")
    findings = []
    for row in rows:
        # The type of a font may hold spaces, so the columns are counted from the right:
        # emb, sub, uni, and the two numbers of the object.
        *front, embedded, _subset, unicode, _object, _generation = row.split()
        if embedded != "yes":
            findings.append(finding("pdffonts/not-embedded", f"{front[0]} is not embedded"))
        if unicode != "yes":
            findings.append(finding("pdffonts/no-tounicode", f"{front[0]} has no ToUnicode map"))
    return tuple(findings)


VERAPDF: Final = Validator(
    name="verapdf",
    suffix=".pdf",
    commands=("verapdf", "java"),
    validate=lambda toolbox, files: verapdf(toolbox, files, FLAVOURS),
)
QPDF: Final = single("qpdf", ".pdf", _qpdf)
PDFFONTS: Final = single("pdffonts", ".pdf", _pdffonts)
