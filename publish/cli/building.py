"""`publish build`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from publish.cli.checking import code_of
from publish.cli.options import citing_of, config_of, metadata_of
from publish.cli.printing import print_diagnostics, print_error

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from publish.checks.running import Report
    from publish.engine.jobs import Job
    from publish.engine.limits import Limits
    from publish.engine.run import Outcome


def build(options: argparse.Namespace) -> int:
    """Makes the artifacts, and prints their paths."""
    from publish.cli.progress import shown
    from publish.engine.run import Way, planned, run
    from publish.style.compiled import remarks

    outcomes = []
    jobs, out, limits = jobs_of(options)
    for style in dict.fromkeys(job.style_name for job in jobs):
        print_diagnostics(remarks(style), options)
    if options.dry_run:
        for target, why in planned(jobs, forced=options.force):
            print(f"{target.path}: {why or 'unchanged'}")
        return 0
    way = Way(
        forced=options.force,
        documents=bool(options.check or options.report),
        workers=options.jobs or cores(),
        limits=limits,
        manifest=out if options.manifest else None,
    )
    with shown(len(jobs), quiet=options.quiet) as advance:
        for outcome in run(jobs, way):
            outcomes.append(outcome)
            advance()
            _report(outcome, options)
    reports = _checked(outcomes, options) if options.check or options.report else ()
    if options.manifest and any(outcome.artifacts for outcome in outcomes):
        from publish.engine.manifest import write_manifest

        for path in write_manifest(outcomes, out, reports):
            print(path)
    return _summed_up(outcomes, options) or code_of(reports)


def jobs_of(options: argparse.Namespace) -> tuple[tuple[Job, ...], Path, Limits]:
    """What is asked for as jobs, where their artifacts go, and what each may take."""
    from pathlib import Path

    from publish.engine.jobs import Request, plan

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
    return plan(request, config), request.out or config.out, config.limits


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
    for artifact in () if options.quiet else outcome.artifacts:
        print(artifact.path)


def _summed_up(outcomes: list[Outcome], options: argparse.Namespace) -> int:
    errors = [error for outcome in outcomes for error in outcome.errors]
    bad = sum(bool(outcome.errors) for outcome in outcomes)
    if len(outcomes) > 1 and options.diagnostics == "text" and not options.quiet:
        artifacts = [artifact for outcome in outcomes for artifact in outcome.artifacts]
        unchanged = sum(artifact.unchanged for artifact in artifacts)
        failed = f", {bad} of {len(outcomes)} sources failed" if bad else ""
        built = f"publish: {len(artifacts) - unchanged} artifacts built, {unchanged} unchanged"
        print(built + failed, file=sys.stderr)
    return min((error.exit_code for error in errors), default=0)


def cores() -> int:
    """How many processors this process may use."""
    chosen = getattr(os, "sched_getaffinity", None)  # of Linux alone
    return len(chosen(0)) if chosen is not None else os.cpu_count() or 1
