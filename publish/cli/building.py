"""`publish build`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from publish.cli.checking import code_of
from publish.cli.options import citing_of, config_of, metadata_of
from publish.cli.printing import print_diagnostics, print_error

if TYPE_CHECKING:
    import argparse

    from publish.checks.running import Report
    from publish.engine.run import Outcome


def build(options: argparse.Namespace) -> int:
    """Makes the artifacts, and prints their paths."""
    from pathlib import Path

    from publish.engine.jobs import Request, plan
    from publish.engine.run import run
    from publish.style.compiled import remarks

    formats = [part.strip() for group in options.to for part in group.split(",")]
    config = config_of(options)
    request = Request(
        sources=tuple(options.sources),
        to=tuple(formats),
        layout=options.layout,
        style=options.style,
        out=Path(options.out) if options.out else None,
        reader=options.reader,
        metadata=metadata_of(options),
        citing=citing_of(options),
        strict=options.strict,
        reports=(Path(options.report),) if options.report else (),
        manifest=bool(options.manifest),
    )
    outcomes = []
    jobs = plan(request, config)
    for style in dict.fromkeys(job.style_name for job in jobs):
        print_diagnostics(remarks(style), options)
    for outcome in run(jobs):
        outcomes.append(outcome)
        _report(outcome, options)
    reports = _checked(outcomes, options) if options.check or options.report else ()
    if options.manifest and any(outcome.artifacts for outcome in outcomes):
        from publish.engine.manifest import write_manifest

        for path in write_manifest(outcomes, request.out or config.out, reports):
            print(path)
    return _summed_up(outcomes, options.diagnostics) or code_of(reports)


def _checked(outcomes: list[Outcome], options: argparse.Namespace) -> tuple[Report, ...]:
    """Reads the artifacts back; the table goes where diagnostics go, for paths go to the output."""
    from pathlib import Path

    from publish.cli.findings import show
    from publish.engine.checking import check_built
    from publish.engine.reporting import write_report

    reports = check_built(outcomes)
    shown = show(reports, "text", verbose=options.verbose, terminal=sys.stderr.isatty())
    sys.stderr.write(shown)
    if options.report:
        write_report(Path(options.report), reports, outside=False)
        print(options.report)
    return reports


def _report(outcome: Outcome, options: argparse.Namespace) -> None:
    print_diagnostics(outcome.diagnostics, options)
    for error in outcome.errors:
        print_error(error, options.diagnostics, outcome.job.intake.name)
    for artifact in outcome.artifacts:
        print(artifact.path)


def _summed_up(outcomes: list[Outcome], style: str) -> int:
    errors = [error for outcome in outcomes for error in outcome.errors]
    if not errors:
        return 0
    if len(outcomes) > 1 and style == "text":
        bad = sum(bool(outcome.errors) for outcome in outcomes)
        print(f"publish: {bad} of {len(outcomes)} sources failed", file=sys.stderr)
    return min(error.exit_code for error in errors)
