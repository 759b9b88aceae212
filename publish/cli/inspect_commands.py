"""`publish normalize`, `formats`, `cache` and `doctor`: looking without making anything."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from publish.cli.diagnostics_output import print_diagnostics
from publish.cli.options import citing_of, config_of, metadata_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from publish.diagnostics import Log
    from publish.engine.plan import Intake
    from publish.plugin import Exporter


def normalize(options: argparse.Namespace) -> int:
    """Prints the normalized document, or with `--explain` how it was found."""
    from publish.canonical_json import dump
    from publish.engine.plan import intake_of
    from publish.engine.run import load

    intake = intake_of(
        options.sources[0],
        options.reader,
        metadata_of(options),
        config_of(options),
        citing_of(options),
    )
    log = intake.log()
    if options.explain:
        return _explain(intake, log)
    _, document = load(intake, log)
    print_diagnostics(log.diagnostics, options)
    sys.stdout.write(dump(document).decode())
    return 0


def _explain(intake: Intake, log: Log) -> int:
    from publish.engine.run import take_in
    from publish.errors import UsageError
    from publish.readers import plaintext
    from publish.readers.plaintext.explanation import as_text

    if intake.reader_name() != plaintext.READER.name:
        raise UsageError(
            f"{intake.name}: read by {intake.reader_name()}, which explains nothing",
            hint=f"--reader {plaintext.READER.name} reads it as plain text",
        )
    sys.stdout.write(as_text(plaintext.explain(take_in(intake), log)))
    return 0


def cache(options: argparse.Namespace) -> int:
    """Says what is kept of earlier builds, or keeps nothing of it."""
    from publish import disk_cache

    if options.clear:
        disk_cache.clear()
    print(disk_cache.folder() or "nothing is kept")
    for kind, entries, size in disk_cache.usage():
        print(f"{kind:<10} {entries:>8} {size / 10**6:10.1f} MB")
    return 0


def formats(_options: argparse.Namespace) -> int:
    """Lists all plug-ins."""
    from publish.plugin import Checker, Exporter, Layout, Reader, discover

    readers = discover(Reader).values()
    _print_table(
        "Readers", [(r.record.name, _suffixes(r.record.suffixes), r.origin) for r in readers]
    )
    layouts = discover(Layout).values()
    _print_table("Layouts", [(r.record.name, r.record.summary, r.origin) for r in layouts])
    exporters = discover(Exporter).values()
    _print_table(
        "Exporters",
        [
            (r.record.name, f"{r.record.summary}; layout {_usual(r.record)}", r.origin)
            for r in exporters
        ],
    )
    checkers = discover(Checker).values()
    _print_table("Checkers", [(r.record.name, r.record.summary, r.origin) for r in checkers])
    return 0


def _usual(exporter: Exporter) -> str:
    letter = f", {exporter.letter} of letters" if exporter.letter else ""
    return f"{exporter.layout or 'none'}{letter}"


def doctor(options: argparse.Namespace) -> int:
    """Says what is here and what is missing."""
    from publish.engine.doctor import examine

    findings = list(examine(options.style or config_of(options).style))
    for finding in findings:
        lacking = "MISSING" if finding.wanted else "absent "
        print(f"{'ok     ' if finding.good else lacking}  {finding.name}: {finding.detail}")
    return 0 if all(finding.good for finding in findings if finding.wanted) else 1


def _print_table(title: str, rows: Sequence[tuple[str, ...]]) -> None:
    print(title)
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(2)]
    for name, summary, origin in rows:
        print(f"  {name:<{widths[0]}}  {summary:<{widths[1]}}  {origin}")
    print()


def _suffixes(suffixes: tuple[str, ...]) -> str:
    return " ".join(suffix or "(no suffix)" for suffix in suffixes)
