"""Which commands and options there are."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

from publish.cli.build import build
from publish.cli.check import check
from publish.cli.check_output import FORMS
from publish.cli.init import completion, init
from publish.cli.inspect_commands import cache, doctor, formats, normalize
from publish.cli.serve import serve
from publish.cli.style import from_docx, preview, schema, show
from publish.cli.watch import watch


class Parser(argparse.ArgumentParser):
    """Usage errors in our words: one line, and the exit code that the docstring promises."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: error: {message} (see {self.prog} --help)\n")


if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[Parser]


def parser(only: str = "") -> Parser:
    """The parser of the command line; each command is a function from options to an exit code. To
    set up the options of all takes longer than to read a memo, so that `only` that of a build is
    known to a build."""
    made = Parser(
        prog="publish",
        description="One source in; a PDF briefing, a DOCX memo, an EPUB and a web page out.",
        epilog="Exit codes: 0 done, 1 something that doctor misses or a fault of publish, 2 usage,"
        " 3 unreadable source, 4 failed export or a difference found by a check, 5 loss under"
        " --strict.",
        allow_abbrev=False,
    )
    made.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = made.add_subparsers(metavar="COMMAND", required=True)
    if only == "build":
        _add_build(commands)
        return made
    _add_build(commands)
    _add_watch(commands)
    _add_check(commands)
    _add_normalize(commands)
    _add_style(commands)
    _add_start(commands)
    _add_serve(commands)
    keeping = commands.add_parser(
        "cache", help="say what is kept of earlier builds", allow_abbrev=False
    )
    keeping.add_argument("--clear", action="store_true", help="keep nothing of it")
    keeping.set_defaults(command=cache)
    listing = commands.add_parser("formats", help="list readers, layouts, exporters and checkers")
    listing.set_defaults(command=formats)
    examining = commands.add_parser("doctor", help="say what is missing here, and the cure")
    examining.add_argument(
        "--style", default="", metavar="FILE", help="the style whose fonts to check"
    )
    examining.add_argument("--config", metavar="FILE", help="a publish.toml")
    examining.set_defaults(command=doctor)
    return made


def _add_build(commands: _Commands) -> None:
    building = commands.add_parser("build", help="make artifacts of sources", allow_abbrev=False)
    _add_building_options(building)
    building.add_argument(
        "--manifest", action="store_true", help="also write manifest.json and SHA256SUMS"
    )
    building.add_argument(
        "--jobs",
        type=_count,
        default=0,
        metavar="N",
        help="processes that build documents (default: one for each processor)",
    )
    building.add_argument(
        "--cluster",
        default="",
        metavar="ADDRESS",
        help="build by the workers of a Dask cluster: dask://HOST:PORT, or local",
    )
    building.add_argument(
        "--force", action="store_true", help="also build what was built of the same before"
    )
    building.add_argument("--dry-run", action="store_true", help="say what would be built, and why")
    building.add_argument(
        "--open",
        action="store_true",
        help="open the first artifact of each source when it is built",
    )
    building.add_argument("--quiet", action="store_true", help="print only warnings and errors")
    building.add_argument(
        "--check",
        action="store_true",
        help="read each artifact back and hold it against its document",
    )
    building.add_argument(
        "--report",
        default="",
        metavar="FILE",
        help="also write what was found as a web page, with pictures of the pages of PDFs;"
        " includes --check",
    )
    _add_untrusted(building)
    building.set_defaults(command=build)


def _add_untrusted(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--untrusted",
        action="store_true",
        help="run in a sandbox without network, which sees no folders but those of the files named"
        " and the project's (Linux, with bubblewrap)",
    )


def _add_watch(commands: _Commands) -> None:
    watching = commands.add_parser(
        "watch", help="build, and build again whenever a file changes", allow_abbrev=False
    )
    _add_building_options(watching)
    watching.set_defaults(command=watch, manifest=False, report="")


def _add_building_options(parser: argparse.ArgumentParser) -> None:
    _add_source_options(parser, many=True)
    parser.add_argument(
        "--to",
        action="append",
        default=[],
        metavar="FORMATS",
        help="pdf, docx, epub, html, json; several with commas (default: all but json)",
    )
    parser.add_argument(
        "--layout", default="", metavar="NAME", help="briefing, memo, book or one of the style"
    )
    _add_style_options(parser)
    parser.add_argument("--out", metavar="DIR", help="where artifacts go (default: dist)")
    parser.add_argument(
        "--strict", action="store_true", help="write no artifact that loses anything"
    )


def _add_style_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--style",
        default="",
        metavar="FILE",
        help="a style, _brand.yml or design tokens, or house or plain",
    )
    _add_files_anywhere(parser)


def _add_files_anywhere(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--files-anywhere",
        action="store_true",
        help="let styles name fonts, logos and templates outside their folders",
    )


def _add_check(commands: _Commands) -> None:
    checking = commands.add_parser(
        "check",
        help="hold finished artifacts against their document and style",
        allow_abbrev=False,
    )
    checking.add_argument(
        "artifacts", nargs="+", metavar="ARTIFACT", help="files, or a folder with a manifest.json"
    )
    checking.add_argument(
        "--against",
        default="",
        metavar="SOURCE",
        help="the source, or a canonical document (default: what the manifest names)",
    )
    checking.add_argument(
        "--layout", default="", metavar="NAME", help="briefing, memo, book or one of the style"
    )
    _add_style_options(checking)
    checking.add_argument(
        "--format", choices=FORMS, default="text", help="how to say what was found"
    )
    checking.add_argument(
        "--conformance",
        action="store_true",
        help="also run the validators that are installed",
    )
    checking.add_argument(
        "--report",
        default="",
        metavar="FILE",
        help="also write a web page with the findings, the style and pictures of pages; Word"
        " files are drawn by LibreOffice where it is installed",
    )
    checking.add_argument(
        "--record", action="store_true", help="state the results in the manifest of the folder"
    )
    _add_untrusted(checking)
    _add_reading_options(checking)
    checking.set_defaults(command=check)


def _add_normalize(commands: _Commands) -> None:
    printing = commands.add_parser(
        "normalize", help="print the normalized document as canonical JSON", allow_abbrev=False
    )
    _add_source_options(printing, many=False)
    printing.add_argument(
        "--explain",
        action="store_true",
        help="of a plain text: print what each line became, why, and how sure that is;"
        " a file SOURCE.structure.toml overrules it",
    )
    printing.set_defaults(command=normalize)


def _add_start(commands: _Commands) -> None:
    starting = commands.add_parser("init", help="make a project that builds at once")
    starting.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="default: here")
    starting.set_defaults(command=init)
    completing = commands.add_parser("completion", help="print what completes commands in a shell")
    completing.add_argument("shell", choices=("bash", "zsh", "tcsh"))
    completing.set_defaults(command=completion)


def _add_serve(commands: _Commands) -> None:
    serving = commands.add_parser("serve", help="build what comes over HTTP", allow_abbrev=False)
    serving.add_argument("--host", default="127.0.0.1", metavar="NAME", help="default: 127.0.0.1")
    serving.add_argument("--port", type=int, default=8000, metavar="N", help="default: 8000")
    serving.add_argument(
        "--jobs",
        type=_count,
        default=0,
        metavar="N",
        help="builds at once (default: one for each processor)",
    )
    serving.add_argument(
        "--queue", type=_number, default=16, metavar="N", help="builds that may wait (default: 16)"
    )
    serving.add_argument(
        "--upload", type=_count, default=100, metavar="MB", help="size of a request (default: 100)"
    )
    serving.add_argument("--config", metavar="FILE", help="a publish.toml (default: the project's)")
    serving.set_defaults(command=serve, diagnostics="text")


def _add_style(commands: _Commands) -> None:
    styling = commands.add_parser("style", help="show and check styles", allow_abbrev=False)
    parts = styling.add_subparsers(metavar="COMMAND", required=True)
    showing = parts.add_parser("show", help="print a style with all that it inherits")
    showing.add_argument(
        "file", metavar="FILE", help="a style, _brand.yml or design tokens, or house or plain"
    )
    showing.add_argument(
        "--resolved",
        action="store_true",
        help="print every key of every role with its value, inherited ones and defaults as well",
    )
    _add_files_anywhere(showing)
    showing.set_defaults(command=show, diagnostics="text", verbose=True)
    picturing = parts.add_parser(
        "preview", help="write a page with pictures of a style in all formats", allow_abbrev=False
    )
    picturing.add_argument("file", metavar="FILE", help="a style file, or the name of one of ours")
    picturing.add_argument("--layout", action="append", metavar="NAME", help="may be repeated")
    picturing.add_argument("--out", default="preview.html", metavar="FILE")
    _add_files_anywhere(picturing)
    picturing.set_defaults(command=preview)
    importing = parts.add_parser(
        "from-docx", help="write the style file of a Word template", allow_abbrev=False
    )
    importing.add_argument("file", metavar="FILE", help="a Word file (.docx)")
    importing.add_argument("--out", default="", metavar="FILE", help="default: NAME.toml")
    importing.add_argument("--force", action="store_true", help="replace files that are there")
    importing.set_defaults(command=from_docx, diagnostics="text", verbose=True)
    printing = parts.add_parser("schema", help="print the JSON Schema of style files")
    printing.set_defaults(command=schema)


def _add_source_options(parser: argparse.ArgumentParser, *, many: bool) -> None:
    parser.add_argument(
        "sources",
        nargs="*" if many else 1,
        metavar="SOURCE",
        help="a file, - for standard input, or a publication of publish.toml (default: all these)"
        if many
        else "a file, or - for standard input",
    )
    _add_reading_options(parser)


def _add_reading_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reader", default="", metavar="NAME", help="see publish formats")
    parser.add_argument(
        "--meta",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="metadata that wins over what the source says, e.g. --meta date=2025-08-30",
    )
    parser.add_argument(
        "--bibliography",
        action="append",
        default=[],
        metavar="FILE",
        help="what citations are looked up in, beside what the source names: BibTeX, CSL JSON or"
        " CSL YAML; may be repeated",
    )
    parser.add_argument(
        "--csl",
        default="",
        metavar="FILE",
        help="the CSL style of citations (default: the source's, else Chicago author-date)",
    )
    parser.add_argument("--config", metavar="FILE", help="a publish.toml (default: the project's)")
    parser.add_argument(
        "--diagnostics",
        choices=("text", "json", "github"),
        default="text",
        help="how to say what there is to know",
    )
    parser.add_argument(
        "--verbose",
        action="store_true",
        help="also print what is only information, and each repeat on a line of its own",
    )


def _number(text: str, least: int = 0) -> int:
    number = int(text)
    if number < least:
        raise ValueError
    return number


def _count(text: str) -> int:
    return _number(text, 1)


class _Version(argparse.Action):
    """Looks the version up only when somebody asks, for it takes longer than `--help` may."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> NoReturn:
        from importlib import metadata

        print(f"publish {metadata.version('publish-documents')}")
        parser.exit()
