"""The command line: arguments become a request, diagnostics become lines, errors become exit codes.

    0  done
    1  publish itself is at fault, or `doctor` found something missing
    2  usage: an option, a name, a style or a publish.toml is wrong; nothing was started
    3  a source cannot be read
    4  an export failed, or an artifact could not be written
    5  `--strict`, and an artifact would have lost something

Of several sources the good ones are built; the exit code is the lowest of what went wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from publish.build.config import Config
    from publish.build.jobs import Intake
    from publish.build.run import Outcome
    from publish.diagnostics import Diagnostic, Log
    from publish.document import Meta
    from publish.errors import PublishError


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; `argv` is without the program's name. Returns the exit code."""
    from publish.errors import PublishError

    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    options = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except PublishError as error:
        _print_error(error, getattr(options, "diagnostics", "text"))
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


class _Parser(argparse.ArgumentParser):
    """Usage errors in our words: one line, and the exit code that the docstring promises."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: error: {message} (see {self.prog} --help)\n")


if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[_Parser]


def _parser() -> _Parser:
    parser = _Parser(
        prog="publish",
        description="One source in; a PDF briefing, a DOCX memo, an EPUB and a web page out.",
        epilog="Exit codes: 0 done, 2 usage, 3 unreadable source, 4 failed export, 5 loss under"
        " --strict.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_build(commands)
    _add_normalize(commands)
    formats = commands.add_parser("formats", help="list readers, layouts, exporters and checkers")
    formats.set_defaults(command=_formats)
    doctor = commands.add_parser("doctor", help="say what is missing here, and the cure")
    doctor.add_argument(
        "--style", default="", metavar="FILE", help="the style whose fonts to check"
    )
    doctor.add_argument("--config", metavar="FILE", help="a publish.toml")
    doctor.set_defaults(command=_doctor)
    return parser


def _add_build(commands: _Commands) -> None:
    build = commands.add_parser("build", help="make artifacts of sources", allow_abbrev=False)
    _add_source_options(build, many=True)
    build.add_argument(
        "--to",
        action="append",
        default=[],
        metavar="FORMATS",
        help="pdf, docx, epub, html, json; several with commas (default: all but json)",
    )
    build.add_argument("--layout", default="", metavar="NAME", help="briefing, memo or book")
    build.add_argument(
        "--style", default="", metavar="FILE", help="a style file, or house or plain"
    )
    build.add_argument("--out", metavar="DIR", help="where artifacts go (default: dist)")
    build.add_argument(
        "--strict", action="store_true", help="write no artifact that loses anything"
    )
    build.add_argument(
        "--manifest", action="store_true", help="also write manifest.json and SHA256SUMS"
    )
    build.set_defaults(command=_build)


def _add_normalize(commands: _Commands) -> None:
    normalize = commands.add_parser(
        "normalize", help="print the normalized document as canonical JSON", allow_abbrev=False
    )
    _add_source_options(normalize, many=False)
    normalize.add_argument(
        "--explain",
        action="store_true",
        help="of a plain text: print what each line became, why, and how sure that is",
    )
    normalize.set_defaults(command=_normalize)


def _add_source_options(parser: argparse.ArgumentParser, *, many: bool) -> None:
    parser.add_argument(
        "sources",
        nargs="+" if many else 1,
        metavar="SOURCE",
        help="a file, or - for standard input",
    )
    parser.add_argument("--reader", default="", metavar="NAME", help="see publish formats")
    parser.add_argument(
        "--meta",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="metadata that wins over what the source says, e.g. --meta date=2025-08-30",
    )
    parser.add_argument("--config", metavar="FILE", help="a publish.toml (default: the project's)")
    parser.add_argument(
        "--diagnostics",
        choices=("text", "json", "github"),
        default="text",
        help="how to say what there is to know",
    )
    parser.add_argument(
        "--verbose", action="store_true", help="also print what is only information"
    )


def _build(options: argparse.Namespace) -> int:
    from pathlib import Path

    from publish.build.jobs import Request, plan
    from publish.build.run import run

    formats = [part.strip() for group in options.to for part in group.split(",")]
    config = _config(options)
    request = Request(
        sources=tuple(options.sources),
        to=tuple(formats),
        layout=options.layout,
        style=options.style,
        out=Path(options.out) if options.out else None,
        reader=options.reader,
        metadata=_metadata(options),
        strict=options.strict,
    )
    outcomes = []
    for outcome in run(plan(request, config)):
        outcomes.append(outcome)
        _report(outcome, options)
    if options.manifest and any(outcome.artifacts for outcome in outcomes):
        from publish.build.manifest import write_manifest

        for path in write_manifest(outcomes, request.out or config.out):
            print(path)
    return _summed_up(outcomes, options.diagnostics)


def _report(outcome: Outcome, options: argparse.Namespace) -> None:
    _print_diagnostics(outcome.diagnostics, options)
    for error in outcome.errors:
        _print_error(error, options.diagnostics, outcome.job.intake.name)
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


def _normalize(options: argparse.Namespace) -> int:
    from publish.build.jobs import Intake
    from publish.build.run import load
    from publish.canonical import dump

    intake = Intake(
        source=options.sources[0],
        reader=options.reader,
        defaults=_config(options).metadata,
        overrides=_metadata(options),
    )
    log = intake.log()
    if options.explain:
        return _explain(intake, log)
    _, document = load(intake, log)
    _print_diagnostics(log.diagnostics, options)
    sys.stdout.write(dump(document).decode())
    return 0


def _explain(intake: Intake, log: Log) -> int:
    """A line of the source a row: its number, what it became, how sure that is, why, the text."""
    from publish.build.run import take_in
    from publish.errors import UsageError
    from publish.readers import plaintext

    if intake.reader_name() != plaintext.READER.name:
        raise UsageError(
            f"{intake.name}: read by {intake.reader_name()}, which explains nothing",
            hint=f"--reader {plaintext.READER.name} reads it as plain text",
        )
    decisions = plaintext.explain(take_in(intake), log)
    kinds = max((len(decision.kind) for decision in decisions), default=0)
    rules = max((len(decision.rule) for decision in decisions), default=0)
    for decision in decisions:
        print(
            f"{decision.line:>6}  {decision.kind:<{kinds}}  {decision.confidence:4.2f}"
            f"  {decision.rule:<{rules}}  {decision.text[:60]}".rstrip()
        )
    return 0


def _formats(_options: argparse.Namespace) -> int:
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
            (r.record.name, f"{r.record.summary}; layout {r.record.layout or 'none'}", r.origin)
            for r in exporters
        ],
    )
    checkers = discover(Checker).values()
    _print_table("Checkers", [(r.record.name, r.record.summary, r.origin) for r in checkers])
    return 0


def _doctor(options: argparse.Namespace) -> int:
    from publish.build.doctor import examine

    findings = list(examine(options.style or _config(options).style))
    for finding in findings:
        print(f"{'ok     ' if finding.good else 'MISSING'}  {finding.name}: {finding.detail}")
    return 0 if all(finding.good for finding in findings) else 1


def _config(options: argparse.Namespace) -> Config:
    from pathlib import Path

    from publish.build.config import Config, find_config, load_config

    path = Path(options.config) if options.config else find_config(Path.cwd())
    return load_config(path) if path else Config()


def _metadata(options: argparse.Namespace) -> Meta:
    from msgspec import structs

    from publish.diagnostics import Log
    from publish.errors import SourceError, UsageError
    from publish.readers.metadata import meta_from_mapping

    values: dict[str, object] = {}
    for pair in options.meta:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise UsageError(f'--meta "{pair}" has no value', hint="write --meta key=value")
        known = values.get(key)
        values[key] = (
            value if known is None else [*(known if isinstance(known, list) else [known]), value]
        )
    log = Log()
    try:
        meta = meta_from_mapping(values, "--meta", log)
    except SourceError as error:
        raise UsageError(error.message, hint=error.hint) from error
    for diagnostic in log.diagnostics:  # in a source it is information; here somebody typed it
        _print_diagnostics([structs.replace(diagnostic, severity="warning")], options)
    return meta


def _print_diagnostics(diagnostics: Iterable[Diagnostic], options: argparse.Namespace) -> None:
    """On standard error: lines for people, JSON lines for programs, or GitHub's annotations.

    People see what is more than information unless they ask for it; programs can choose.
    """
    for diagnostic in diagnostics:
        if diagnostic.severity != "info" or options.verbose or options.diagnostics == "json":
            print(_STYLES[options.diagnostics](diagnostic), file=sys.stderr)


def _print_error(error: PublishError, style: str, source: str = "") -> None:
    """An error as one line, or for programs as a diagnostic of severity `error` at its source."""
    if style == "text":
        print(f"publish: error: {error}", file=sys.stderr)
        return
    from publish.diagnostics import Diagnostic, Place

    kind = type(error).__name__.removesuffix("Error").lower()
    diagnostic = Diagnostic(
        code=f"{kind}-error",
        severity="error",
        message=error.message,
        place=Place(source=source),
        hint=error.hint,
    )
    print(_STYLES[style](diagnostic), file=sys.stderr)


def _as_text(diagnostic: Diagnostic) -> str:
    place = f"{diagnostic.place}: " if str(diagnostic.place) else ""
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    return f"{place}{diagnostic.severity}: {diagnostic.message} [{diagnostic.code}]{hint}"


def _as_json(diagnostic: Diagnostic) -> str:
    import msgspec

    return msgspec.json.encode(diagnostic).decode()


def _as_github(diagnostic: Diagnostic) -> str:
    """A workflow command; GitHub wants `%`, line ends and, in properties, `:` and `,` escaped."""
    levels = {"info": "notice", "warning": "warning", "loss": "warning", "error": "error"}
    place = diagnostic.place
    properties = {
        "file": place.source,
        "line": str(place.line or ""),
        "endLine": str(place.end_line or ""),
        "title": diagnostic.code,
    }
    given = ",".join(f"{k}={_escaped(v, ':,')}" for k, v in properties.items() if v)
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    return f"::{levels[diagnostic.severity]} {given}::{_escaped(diagnostic.message + hint)}"


def _escaped(text: str, further: str = "") -> str:
    return "".join(f"%{ord(c):02X}" if c in f"%\r\n{further}" else c for c in text)


_STYLES: Final[dict[str, Callable[[Diagnostic], str]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
}


def _print_table(title: str, rows: Sequence[tuple[str, ...]]) -> None:
    print(title)
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(2)]
    for name, summary, origin in rows:
        print(f"  {name:<{widths[0]}}  {summary:<{widths[1]}}  {origin}")
    print()


def _suffixes(suffixes: tuple[str, ...]) -> str:
    return " ".join(suffix or "(no suffix)" for suffix in suffixes)


class _Version(argparse.Action):
    """Looks the version up only when somebody asks, for it takes longer than `--help` may."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> NoReturn:
        from importlib import metadata

        print(f"publish {metadata.version('publish')}")
        parser.exit()


if __name__ == "__main__":
    sys.exit(main())
