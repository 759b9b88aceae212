"""The validator of PDF: veraPDF, for PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from publish.checks.validators.validator import Findings, Toolbox, Validator, finding, run
from publish.diagnostics import Finding

FLAVOURS: Final = ("ua1", "2a")
"""What every PDF of ours claims to be: PDF/UA-1 and PDF/A-2a."""


def verapdf(toolbox: Toolbox, files: Sequence[Path], flavours: Sequence[str]) -> Findings:
    """veraPDF's failed rules by file, each rule once."""
    output = run(toolbox, "verapdf", ",".join(flavours), *files)
    findings: defaultdict[Path, tuple[Finding, ...]] = defaultdict(tuple)
    for line in output.stdout.splitlines():
        result = json.loads(line)
        findings[Path(result["file"])] += tuple(_failures(result))
    return findings


def _failures(result: Any) -> Iterator[Finding]:
    name = f"verapdf/{result['flavour']}"
    if result.get("error"):
        yield finding(f"{name}/unreadable", result["error"])
        return
    for failure in result.get("failures", ()):
        message = f"{failure['message']} (in {failure['count']} places)"
        yield finding(f"{name}/{failure['rule']}", message, where=failure["context"])


VERAPDF: Final = Validator(
    name="verapdf",
    suffix=".pdf",
    commands=("verapdf", "java"),
    validate=lambda toolbox, files: verapdf(toolbox, files, FLAVOURS),
)
