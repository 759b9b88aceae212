"""`publish watch`: builds what an edit touched, as soon as it is saved."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from publish.cli.build import jobs_of
from publish.cli.diagnostics_output import print_diagnostics, print_error

if TYPE_CHECKING:
    import argparse


def watch(options: argparse.Namespace) -> int:
    """Builds, and builds again whenever a file changes that the build may read, until it is
    interrupted. Prints the artifacts that are new; what is wrong ends nothing."""
    from watchfiles import DefaultFilter
    from watchfiles import watch as changes

    from publish.engine.remote import is_address
    from publish.errors import UsageError

    if options.out and is_address(options.out):
        raise UsageError(f"{options.out}: watch writes to folders", hint="name one with --out")
    folders = _folders(options)
    seen = DefaultFilter(
        ignore_entity_patterns=(*DefaultFilter.ignore_entity_patterns, r"^\.publish-")
    )
    _build(options)
    print(f"publish: watching {', '.join(map(str, folders))}", file=sys.stderr, flush=True)
    for _ in changes(*folders, watch_filter=seen, raise_interrupt=True):
        _build(options)
    return 0


def _build(options: argparse.Namespace) -> None:
    from publish.engine.run import run
    from publish.errors import PublishError

    try:
        # In this process: what was imported and opened for one build serves the next.
        for outcome in run(jobs_of(options)[0]):
            new = [artifact for artifact in outcome.artifacts if not artifact.unchanged]
            if new or outcome.errors:
                print_diagnostics(outcome.diagnostics, options)
            for error in outcome.errors:
                print_error(error, options.diagnostics, outcome.job.intake.name)
            for artifact in new:
                print(artifact.path, flush=True)
    except PublishError as error:
        print_error(error, options.diagnostics)


def _folders(options: argparse.Namespace) -> list[Path]:
    """The folders of all that is named; of a project, its own."""
    from publish.engine.config import find_config

    config = Path(options.config) if options.config else find_config(Path.cwd())
    named = [*options.sources, *options.bibliography, options.csl, options.style]
    files = [*(Path(name) for name in named if name), *([config] if config else [])]
    folders = {file.resolve().parent for file in files if file.is_file()} or {Path.cwd()}
    return sorted(f for f in folders if not any(f.is_relative_to(o) for o in folders - {f}))
