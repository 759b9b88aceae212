"""Diagnostics on standard error: lines for people, JSON and workflow commands for programs."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final
from unicodedata import category

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from publish.diagnostics import Diagnostic, Severity
    from publish.errors import PublishError


def print_diagnostics(diagnostics: Iterable[Diagnostic], options: argparse.Namespace) -> None:
    """On standard error: lines for people, JSON lines for programs, or GitHub's annotations.

    People see what is more than information, and of a kind in a source the first one with how many
    more there are, unless they ask for all; programs can choose.
    """
    if options.diagnostics != "json" and not options.verbose:
        diagnostics = _grouped(d for d in diagnostics if d.severity != "info")
    for diagnostic in diagnostics:
        print(_STYLES[options.diagnostics](diagnostic), file=sys.stderr)


def _grouped(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The first diagnostic of each source, code and severity, which counts the others; each error,
    since it has to be mended."""
    from msgspec import structs

    groups: dict[object, list[Diagnostic]] = {}
    for one in diagnostics:
        same = one if one.severity == "error" else (one.place.source, one.code, one.severity)
        groups.setdefault(same, []).append(one)
    for first, *others in groups.values():
        count = f" (and {len(others)} more like it: --verbose shows all)" if others else ""
        yield structs.replace(first, message=first.message + count)


def print_error(error: PublishError, style: str, source: str = "") -> None:
    """An error as one line, with the line of a style file below it; for programs as a diagnostic of
    severity `error` at its source."""
    if style == "text":
        excerpt = getattr(error, "excerpt", "").splitlines()
        print(f"publish: {_coloured('error')}: {_printable(str(error))}", file=sys.stderr)
        for line in excerpt:
            print(_printable(line), file=sys.stderr)
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
    message = _printable(f": {diagnostic.message} [{diagnostic.code}]{hint}")
    return _printable(place) + _coloured(diagnostic.severity) + message


def _coloured(severity: Severity) -> str:
    """The severity in bold colour on a terminal that asks for it (https://no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") in (None, "", "dumb")
    if plain or not sys.stderr.isatty():
        return severity
    return f"\x1b[1;{_COLOURS[severity]}m{severity}\x1b[0m"


def _printable(text: str) -> str:
    """`text` without what a terminal would obey: control characters are shown as escapes."""
    return "".join(c if category(c) != "Cc" else c.encode("unicode_escape").decode() for c in text)


def _as_json(diagnostic: Diagnostic) -> str:
    import msgspec

    return msgspec.json.encode(diagnostic).decode()


def as_github(diagnostic: Diagnostic) -> str:
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
    # GitHub shows lines alone: of a file without them the message says where.
    where = f"{place}: " if place.paragraph is not None else ""
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    said = _escaped(f"{where}{diagnostic.message}{hint}")
    return f"::{levels[diagnostic.severity]} {given}::{said}"


def _escaped(text: str, further: str = "") -> str:
    return "".join(f"%{ord(c):02X}" if c in f"%\r\n{further}" else c for c in text)


_COLOURS: Final[dict[Severity, int]] = {"info": 36, "warning": 33, "loss": 35, "error": 31}
"""Of ECMA-48: cyan, yellow, magenta and red."""
_STYLES: Final[dict[str, Callable[[Diagnostic], str]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": as_github,
}
