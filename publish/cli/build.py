"""`publish build`."""

from __future__ import annotations

import os
import re
import sys
import time
from typing import TYPE_CHECKING

from publish.cli.check import code_of
from publish.cli.diagnostics_output import print_diagnostics, print_error
from publish.cli.options import citing_of, config_of, metadata_of

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from publish.checks.running import Report
    from publish.engine.limits import Limits
    from publish.engine.plan import Job
    from publish.engine.run import Outcome


def build(options: argparse.Namespace) -> int:
    """Makes the artifacts, and prints their paths."""
    from contextlib import nullcontext

    from publish.engine.remote import is_address
    from publish.files import private_folder

    address = options.out.removesuffix("/") if options.out and is_address(options.out) else ""
    with private_folder() if address else nullcontext() as copies:
        return _built(options, address, copies)


def _built(options: argparse.Namespace, address: str, copies: Path | None) -> int:
    """Builds, at an address when there is one; `copies` is the folder in which artifacts from there
    are read back."""
    from publish.cli.progress import shown
    from publish.engine.plan import CHECKSUMS, MANIFEST
    from publish.engine.remote import fetch, put, remove
    from publish.engine.run import Way, planned, run
    from publish.files import read
    from publish.style.definition.compiled import remarks

    outcomes = []
    jobs, out, limits = jobs_of(options, address, copies)
    for style in dict.fromkeys(job.style_name for job in jobs):
        print_diagnostics(remarks(style), options)
    if options.dry_run:
        for target, why in planned(jobs, forced=options.force):
            print(f"{target.place}: {why or 'unchanged'}")
        return 0
    way = Way(
        forced=options.force,
        documents=bool(options.check or options.report),
        workers=options.jobs or cores(),
        cluster=_cluster(options),
        limits=limits,
    )
    if options.manifest and address:
        for name in (CHECKSUMS, MANIFEST):
            remove(f"{address}/{name}")
    listed = not address and (out / MANIFEST).is_file()
    started = time.monotonic()
    with shown(len(jobs), quiet=options.quiet) as advance:
        for outcome in run(jobs, way):
            outcomes.append(outcome)
            advance()
            _report(outcome, options)
    seconds = time.monotonic() - started
    if address and (options.check or options.report or options.manifest):
        for artifact in (artifact for outcome in outcomes for artifact in outcome.artifacts):
            artifact.path.write_bytes(fetch(artifact.address))
    reports = _checked(outcomes, options) if options.check or options.report else ()
    if options.manifest and any(outcome.artifacts for outcome in outcomes):
        from publish.engine.manifest import write_manifest

        for path in write_manifest(outcomes, out, reports):
            if address:
                put(f"{address}/{path.name}", read(path))
            print(f"{address}/{path.name}" if address else path)
    elif listed and not (out / MANIFEST).exists() and not options.quiet:
        print(
            f"publish: {out / MANIFEST} and {CHECKSUMS} are removed, for they described what is"
            " replaced: --manifest writes new ones",
            file=sys.stderr,
        )
    _open(outcomes, options)
    return _summed_up(outcomes, options, seconds) or code_of(reports)


def jobs_of(
    options: argparse.Namespace, address: str = "", copies: Path | None = None
) -> tuple[tuple[Job, ...], Path, Limits]:
    """What is asked for as jobs, where their artifacts go, and what each may take. At an address,
    `copies` stands for the folder."""
    from pathlib import Path

    from publish.engine.plan import Request, plan
    from publish.engine.remote import expanded, is_address

    formats = [part.strip() for group in options.to for part in group.split(",")]
    config = config_of(options)
    request = Request(
        sources=tuple(
            name
            for source in options.sources
            for name in (expanded(source) if is_address(source) else [source])
        ),
        to=tuple(formats),
        layout=options.layout,
        style=options.style,
        out=copies or (Path(options.out) if options.out else None),
        address=address,
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

    from publish.cli.check_output import show
    from publish.engine.check_report import write_report
    from publish.engine.checking import check_built

    reports = check_built(outcomes)
    shown = show(reports, "text", verbose=options.verbose, terminal=sys.stderr.isatty())
    sys.stderr.write(shown)
    if options.report:
        write_report(Path(options.report), reports, outside=False)
        print(options.report)
    return reports


def _report(outcome: Outcome, options: argparse.Namespace) -> None:
    """Prints what is known of one source: paths for programs, and a line with sizes for people."""
    print_diagnostics(outcome.diagnostics, options)
    for error in outcome.errors:
        print_error(error, options.diagnostics, outcome.job.intake.name)
    if options.quiet or not outcome.artifacts:
        return
    if sys.stdout.isatty() and not options.verbose:
        from publish.cli.summary import made

        print(made(outcome))
        return
    for artifact in outcome.artifacts:
        print(artifact.place)


def _summed_up(outcomes: list[Outcome], options: argparse.Namespace, seconds: float) -> int:
    if len(outcomes) > 1 and options.diagnostics == "text" and not options.quiet:
        from publish.cli.summary import totals

        for line in totals(outcomes, seconds):
            print(line, file=sys.stderr)
    errors = [error for outcome in outcomes for error in outcome.errors]
    return min((error.exit_code for error in errors), default=0)


def _open(outcomes: list[Outcome], options: argparse.Namespace) -> None:
    """Opens the first artifact of each source in the program that the system has for it."""
    from publish.programs import open_file

    if not options.open:
        return
    for outcome in outcomes:
        for artifact in outcome.artifacts[:1]:
            if not artifact.address and not open_file(artifact.path):
                print(f"publish: {artifact.path}: no program to open it was found", file=sys.stderr)


def _cluster(options: argparse.Namespace) -> str:
    """The cluster that is named. Raises `UsageError` for what names none."""
    from publish.errors import UsageError

    name: str = options.cluster
    if name in ("", "local") or re.fullmatch(r"dask://[^/\s]+:\d+", name):
        return name
    raise UsageError(f'--cluster "{name}" is none', hint="write dask://HOST:PORT, or local")


def cores() -> int:
    """How many processors this process may use."""
    chosen = getattr(os, "sched_getaffinity", None)  # of Linux alone
    return len(chosen(0)) if chosen is not None else os.cpu_count() or 1
