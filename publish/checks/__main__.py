"""The outside validators on the command line.

    python -m publish.checks [--tools DIR] [--allow-missing] ARTIFACT|FOLDER…

Prints a table of artifacts and validators, then every finding. Exit status 0 when every validator
passed every artifact, 1 when one found something or was not there, 2 when there was nothing to do.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from publish.checks.validators import VALIDATORS, Verdict, judge

_SUFFIXES = frozenset(validator.suffix for validator in VALIDATORS)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m publish.checks", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("artifacts", nargs="+", type=Path, help="files, or folders that hold them")
    parser.add_argument(
        "--tools", type=Path, default=Path(".tools"), help="where install.sh put them"
    )
    parser.add_argument(
        "--allow-missing", action="store_true", help="absent validators do not fail"
    )
    options = parser.parse_args(arguments)
    artifacts = _files(options.artifacts)
    if not artifacts:
        sys.stderr.write("there is nothing to validate (make artifacts)\n")
        return 2
    verdicts = judge(artifacts, VALIDATORS, folders=[(options.tools / "bin").resolve()])
    sys.stdout.write(_report(verdicts))
    failed = [v for v in verdicts if v.findings or (v.missing and not options.allow_missing)]
    return 1 if failed else 0


def _files(paths: Iterable[Path]) -> list[Path]:
    """The artifacts that were named, and those in the folders that were named."""
    files: dict[Path, None] = {}
    for path in paths:
        found = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        files.update(dict.fromkeys(p for p in found if p.suffix.lower() in _SUFFIXES))
    return list(files)


def _report(verdicts: Sequence[Verdict]) -> str:
    lines = []
    for _, group in groupby(
        sorted(verdicts, key=lambda v: v.artifact.suffix), key=lambda v: v.artifact.suffix
    ):
        lines += _table(list(group))
    for verdict in verdicts:
        for finding in verdict.findings:
            where = f" [{finding.place.node}]" if finding.place.node else ""
            lines.append(f"{finding.place.source}: {finding.code}: {finding.message}{where}")
    absent = sorted({command for verdict in verdicts for command in verdict.missing})
    if absent:
        lines.append(f"not installed: {', '.join(absent)} (make validate installs them)")
    return "\n".join(lines) + "\n"


def _table(verdicts: Sequence[Verdict]) -> list[str]:
    """One row an artifact, one column a validator."""
    columns = list(dict.fromkeys(v.validator for v in verdicts))
    rows = list(dict.fromkeys(v.artifact for v in verdicts))
    cells = {(v.artifact, v.validator): _cell(v) for v in verdicts}
    width = max(len(str(row)) for row in rows)
    lines = ["  ".join([" " * width, *columns])]
    for row in rows:
        marks = [cells[row, column].ljust(len(column)) for column in columns]
        lines.append("  ".join([str(row).ljust(width), *marks]).rstrip())
    return [*lines, ""]


def _cell(verdict: Verdict) -> str:
    if verdict.missing:
        return "absent"
    return f"{len(verdict.findings)} bad" if verdict.findings else "ok"


if __name__ == "__main__":
    sys.exit(main())
