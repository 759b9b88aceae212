"""What went on, as data: a `Diagnostic` is made where it is known and printed by the command line.

Codes are stable words such as `encoding-guessed` or `date-missing`; people filter on them and
`--strict` acts on the severity `loss`, so nothing here is a print or a warning of Python's.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Final, Literal

import msgspec

from publish.document import Node, Origin

Severity = Literal["info", "warning", "loss", "error"]
Column = Literal[
    "words",
    "structure",
    "tables",
    "notes",
    "links",
    "figures",
    "metadata",
    "style",
    "conformance",
]
"""What a check can be about; the columns of the table that `publish check` prints."""


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where: a source by name with its lines (from 1), or, where it has none, a paragraph (from 1)
    and the words that this begins with; or a node by its type and id."""

    source: str = ""
    line: int | None = None
    end_line: int | None = None
    node: str = ""
    paragraph: int | None = None
    words: str = ""

    @classmethod
    def at(cls, origin: Origin | None, source: str, node: str = "") -> Place:
        """The place of `origin` in `source`, or in the chapter that it names."""
        if origin is None:
            return cls(source=source, node=node)
        if origin.words:
            return cls(
                source=origin.file or source,
                node=node,
                paragraph=origin.first,
                words=origin.words,
            )
        return cls(
            source=origin.file or source,
            line=origin.first or None,
            end_line=origin.last if origin.last != origin.first else None,
            node=node,
        )

    @property
    def is_within(self) -> bool:
        """Whether it says where in its source."""
        return self.line is not None or self.paragraph is not None

    def __str__(self) -> str:
        if self.paragraph is not None:
            return f'{self.source}, paragraph {self.paragraph} ("{self.words}")'
        line = "" if self.line is None else f":{self.line}"
        return f"{self.source}{line}" or self.node


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing to know about a run; `hint` says what to do about it."""

    code: str
    severity: Severity
    message: str
    place: Place = Place()
    hint: str = ""


class Finding(Diagnostic, frozen=True, kw_only=True, omit_defaults=True):
    """What a check found in a finished artifact.

    `place` is where the source says it, when that is known; `artifact` names the file, and `where`
    the page or part of it. `expected` and `found` are texts to be set side by side. Of severity
    `error` it is a difference; `info` says what could not be checked, and fails nothing.
    """

    column: Column
    severity: Severity = "error"
    expected: str = ""
    found: str = ""
    artifact: str = ""
    where: str = ""


class Measurement(msgspec.Struct, frozen=True, kw_only=True):
    """A value of the style as an artifact has it: at `count` places `key` of `role` is to be
    `expected`, at `differing` of them it is not.

    `found` is what stands at the first of these, or when all agree at the first place; it may be
    off by what nobody sees.
    """

    role: str
    key: str
    expected: str
    found: str
    count: int
    differing: int = 0


_IN_PAGES: Final = {
    "title": "<title>",
    "language": '<html lang="…">',
    "date": '<meta name="date" content="…">',
}
_IN_PROPERTIES: Final = ("title", "language")
"""What is read from the properties of a Word file."""


def way_to_give(key: str, value: str, source: str) -> str:
    """How the author of `source`, whose kind its name tells, gives the metadata `key`."""
    typed = f"--meta {key}={value}"
    match PurePath(source).suffix.lower():
        case ".md" | ".markdown" | ".mkd" | ".qmd" | ".rmd" | ".txt" | ".text" | "":
            return f'write "{key}: {value}" in its front matter, or give {typed}'
        case ".html" | ".htm" | ".xhtml" if key in _IN_PAGES:
            return f"say it in {_IN_PAGES[key]}, or give {typed}"
        case ".docx" if key in _IN_PROPERTIES:
            return f"say it in the properties of the file, or give {typed}"
        case _:
            return f"give {typed}"


class Log:
    """Collects the diagnostics of one job, in order, each once; places refer to `source`."""

    def __init__(self, source: str = "") -> None:
        self.source = source
        self._diagnostics: dict[Diagnostic, None] = {}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(self._diagnostics)

    @property
    def losses(self) -> tuple[Diagnostic, ...]:
        return tuple(d for d in self._diagnostics if d.severity == "loss")

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(d for d in self._diagnostics if d.severity == "error")

    def add(
        self,
        severity: Severity,
        code: str,
        message: str,
        *,
        origin: Origin | None = None,
        node: Node | None = None,
        hint: str = "",
    ) -> None:
        """Adds a diagnostic; `origin`, or else the origin and id of `node`, becomes its place."""
        origin = origin or getattr(node, "origin", None)
        place = Place.at(origin, self.source, _name(node) if node is not None else "")
        diagnostic = Diagnostic(
            code=code, severity=severity, message=message, place=place, hint=hint
        )
        self._diagnostics[diagnostic] = None

    def info(
        self, code: str, message: str, *, origin: Origin | None = None, hint: str = ""
    ) -> None:
        self.add("info", code, message, origin=origin, hint=hint)

    def warning(
        self, code: str, message: str, *, origin: Origin | None = None, hint: str = ""
    ) -> None:
        self.add("warning", code, message, origin=origin, hint=hint)

    def lost(
        self,
        node: Node,
        because: str,
        *,
        code: str = "not-rendered",
        origin: Origin | None = None,
        hint: str = "",
    ) -> None:
        """States that the artifact at hand does not say `node`, and why; `origin` is where that
        stands, for a node that does not say it itself."""
        self.add("loss", code, f"{_name(node)}: {because}", origin=origin, node=node, hint=hint)

    def extend(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Takes over what another log collected."""
        self._diagnostics.update(dict.fromkeys(diagnostics))


def _name(node: Node) -> str:
    name = str(type(node).__struct_config__.tag)
    identifier = getattr(node, "id", "")
    return f"{name} #{identifier}" if identifier else name
