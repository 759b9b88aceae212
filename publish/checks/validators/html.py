"""The Nu Html Checker of the W3C, for pages and for style sheets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

import msgspec

from publish.checks.validators.validator import Findings, Toolbox, Validator, finding, run
from publish.diagnostics import Diagnostic
from publish.errors import PublishError


class _Message(msgspec.Struct, frozen=True, rename="camel"):
    type: str
    message: str
    url: str = ""
    sub_type: str = ""
    last_line: int = 0


class _Report(msgspec.Struct, frozen=True):
    messages: tuple[_Message, ...]


def messages(toolbox: Toolbox, files: Sequence[Path], *options: str) -> Findings:
    """Its errors and warnings by file; remarks on habits are left out. It names no rules."""
    if not files:
        return {}
    output = run(toolbox, "vnu", *options, "--format", "json", "--stdout", *files)
    report = msgspec.json.decode(output.stdout, type=_Report)
    findings: dict[Path, tuple[Diagnostic, ...]] = dict.fromkeys(files, ())
    for message in report.messages:
        kind = message.sub_type if message.type == "info" else message.type
        if not kind:
            continue
        file = Path(unquote(urlsplit(message.url).path))
        if file not in findings:
            raise PublishError(f"vnu: {message.message}")
        where = str(message.last_line or "")
        findings[file] += (finding(f"vnu/{kind}", message.message, where=where),)
    return findings


VNU: Final = Validator(name="vnu", suffix=".html", commands=("vnu", "java"), validate=messages)
