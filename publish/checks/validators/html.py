"""The Nu Html Checker of the W3C."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from publish.checks.validators.validator import Findings, Toolbox, Validator, finding, run
from publish.diagnostics import Finding
from publish.errors import PublishError


def _vnu(toolbox: Toolbox, files: Sequence[Path]) -> Findings:
    """Its errors and warnings by file; remarks on habits are left out. It names no rules."""
    output = run(toolbox, "vnu", "--format", "json", "--stdout", *files)
    findings: dict[Path, tuple[Finding, ...]] = dict.fromkeys(files, ())
    for message in json.loads(output.stdout)["messages"]:
        kind = message.get("subType") if message["type"] == "info" else message["type"]
        if not kind:
            continue
        file = Path(unquote(urlsplit(message.get("url", "")).path))
        if file not in findings:
            raise PublishError(f"vnu: {message['message']}")
        where = str(message.get("lastLine") or "")
        findings[file] += (finding(f"vnu/{kind}", message["message"], where=where),)
    return findings


VNU: Final = Validator(name="vnu", suffix=".html", commands=("vnu", "java"), validate=_vnu)
