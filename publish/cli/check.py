"""`publish check`, and the end of `publish build --check`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from publish.cli.diagnostics_output import print_diagnostics
from publish.cli.options import citing_of, config_of, metadata_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from publish.checks.running import Report
    from publish.diagnostics import Column, Diagnostic

DIFFERENCE: Final = 4
"""The exit code when an artifact does not say what its document says."""


def check(options: argparse.Namespace) -> int:
    """Prints what differs between artifacts and their documents."""
    from pathlib import Path

    from publish.cli.check_output import show
    from publish.diagnostics import Log
    from publish.engine.check_report import write_report
    from publish.engine.checking import CheckRequest, check_files
    from publish.engine.manifest import record_checks

    log = Log(options.against)
    config = config_of(options)
    request = CheckRequest(
        artifacts=tuple(Path(name) for name in options.artifacts),
        against=options.against,
        layout=options.layout,
        style=options.style,
        reader=options.reader,
        metadata=metadata_of(options),
        citing=citing_of(options),
        outside=options.conformance,
        report=Path(options.report) if options.report else None,
    )
    reports = check_files(request, config, log)
    if options.verbose:
        print_diagnostics(log.diagnostics, options)
    print_diagnostics(_absent(reports), options)
    sys.stdout.write(show(reports, options.format, verbose=options.verbose))
    if request.report is not None:
        write_report(request.report, reports, outside=True)
    if options.record:
        for folder in [path for path in request.artifacts if path.is_dir()]:
            record_checks(reports, folder)
    return code_of(reports)


def _absent(reports: Iterable[Report]) -> Iterator[Diagnostic]:
    """That programs were not here, so that nobody takes what they were to judge for judged."""
    from publish.diagnostics import Diagnostic

    missing: dict[Column, set[str]] = {}
    for report in reports:
        for column, programs in report.absent.items():
            missing.setdefault(column, set()).update(programs)
    for column, names in missing.items():
        yield Diagnostic(
            code="validators-missing",
            severity="warning",
            message=f"{column} was not looked at by {', '.join(sorted(names))}: not installed",
            hint="make validate installs them",
        )


def code_of(reports: Iterable[Report]) -> int:
    """0 when all artifacts say what they should."""
    return DIFFERENCE if any(report.differences for report in reports) else 0
