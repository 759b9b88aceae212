"""What a plug-in is: one frozen record, found through an entry point.

A package that offers an exporter declares, in its own `pyproject.toml`,

    [project.entry-points."publish.exporters"]
    rtf = "their_package:EXPORTER"

and ours are declared the same way. A record carries functions, not classes to inherit. Importing
the module that holds a record must be cheap: engines are imported inside the functions.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from operator import attrgetter
from typing import Any, Final, Generic, TypeVar

import msgspec

from publish import disk_cache
from publish.citation_library import Library
from publish.diagnostics import Column, Finding, Log, Measurement
from publish.document import Document
from publish.errors import PublishError, SourceError, UsageError
from publish.style import Style


def no_folder(path: str) -> bytes:
    """Refuses to open anything: the source stands in no folder."""
    raise SourceError(
        f"{path}: the source stands in no folder, so that nothing is beside it",
        hint="give the source as a file",
    )


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """A file that goes with a source: a name for messages and for the suffix, and the bytes."""

    name: str
    data: bytes


class Citing(msgspec.Struct, frozen=True, kw_only=True):
    """What a source's citations are looked up in and how they read, beside what it says itself.

    `style` is a CSL style that wins over the one that the source names, `usual` one that does not.
    """

    bibliographies: tuple[Attachment, ...] = ()
    style: Attachment | None = None
    usual: Attachment | None = None


NOTHING_CITED: Final = Citing()


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """What the author gave: a name for messages and for the suffix, and the bytes.

    `beside` is the one way to what the source names: it opens a path in the source's folder or
    below, and raises a `SourceError` that names the path for all others. A reader puts what it
    opens into the document. `structure` is what the file `NAME.structure.toml` beside a plain text
    states about its lines (`publish.readers.stated_structure`), `None` when there is no such file.
    `citing` is what somebody named for its citations on the command line or for the project, and
    `language` the one that somebody named for it, which wins over its own; `usual_language` is the
    project's, for a source that does not say its own.
    """

    name: str
    data: bytes
    beside: Callable[[str], bytes] = no_folder
    structure: bytes | None = None
    citing: Citing = NOTHING_CITED
    language: str = ""
    usual_language: str = ""


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What an exporter may know beside document and style.

    `timestamp` (aware, UTC) is the only time an artifact may carry; nothing asks a clock.
    """

    log: Log
    timestamp: datetime.datetime


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """A source as it was read up to its citations: pandoc's AST of it in JSON, what they are looked
    up in, `None` when nobody names anything, and what makes a document of an AST that has them in
    words."""

    ast: bytes
    library: Library | None
    finish: Callable[[bytes], Document]


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """source → document. `suffixes` are lower-case file endings with their dot. A reader that looks
    citations up offers `begin` beside `read`, so that several sources can share a bibliography."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Source, Log], Document]
    begin: Callable[[Source, Log], Begun] | None = None
    summary: str = ""


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """document → document, and the page master of the style that its pages hang on."""

    name: str
    page_master: str
    arrange: Callable[[Document, Style, Log], Document]
    summary: str = ""


def as_it_is(style: Style) -> Style:
    """A style that an exporter asks nothing more of; a function that pickle knows, for exporters
    are sent to workers."""
    return style


class Exporter(msgspec.Struct, frozen=True, kw_only=True):
    """(document, style) → bytes.

    `layout` names the layout used when nobody chose one; "" exports the document unarranged.
    `letter` names the one used then for a source that says whom it is from or to, "" for no other.
    `tools` names the engines whose versions belong in a manifest (distribution names, or `pandoc`).
    `styled` gives the style that the format sets in the place of the one that was asked for, which
    layouts and checkers then see.
    """

    name: str
    suffix: str
    media_type: str
    render: Callable[[Document, Style, Context], bytes]
    styled: Callable[[Style], Style] = as_it_is
    layout: str = "briefing"
    letter: str = ""
    tools: tuple[str, ...] = ()
    summary: str = ""


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A finished artifact, and what it is to say and to look like.

    `name` is what findings call it. `document` is arranged as it was for the artifact; without
    one, and without `style`, only that can be checked which the artifact claims of itself.
    `source` is what places in the document refer to.
    """

    name: str
    data: bytes
    document: Document | None = None
    style: Style | None = None
    source: str = ""


class Study(msgspec.Struct, frozen=True, kw_only=True):
    """What a checker has to say of an artifact: what it found, and what it measured that agrees.

    `absent` names programs without which it cannot judge and that are not here: then it stands for
    nothing.
    """

    findings: tuple[Finding, ...] = ()
    absent: tuple[str, ...] = ()
    measurements: tuple[Measurement, ...] = ()


class Checker(msgspec.Struct, frozen=True, kw_only=True):
    """artifacts → a study of each, by other eyes than those that wrote it.

    `check` is given artifacts of the kind that `suffix` names, all at once, so that a program which
    starts slowly starts once, and returns the study of each in their order. A damaged artifact is a
    finding, never an exception. `columns` are the columns in which the checker stands for
    something, found or not. `outside` says that it starts programs of others, which it does only
    when asked to.
    """

    name: str
    suffix: str
    check: Callable[[Sequence[Subject]], Sequence[Study]]
    columns: tuple[Column, ...]
    outside: bool = False
    summary: str = ""


DISTRIBUTION: Final = "publish-documents"
"""The distribution that this package comes in, as `pip` calls it."""


@contextmanager
def of_extra(extra: str) -> Iterator[None]:
    """Imports within come with an extra of the distribution. Raises `UsageError` that names it."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise UsageError(
            f"{error.name} is not installed", hint=f'pip install "{DISTRIBUTION}[{extra}]"'
        ) from error


Record = TypeVar("Record", Reader, Layout, Exporter, Checker)


class Found(msgspec.Struct, Generic[Record], frozen=True, kw_only=True):
    """A plug-in and where it was found."""

    record: Record
    origin: str
    file: str = ""
    """The file of the module that it is in."""


GROUPS: Final[Mapping[type[Any], str]] = {
    Reader: "publish.readers",
    Layout: "publish.layouts",
    Exporter: "publish.exporters",
    Checker: "publish.checkers",
}


def discover(kind: type[Record]) -> dict[str, Found[Record]]:
    """All installed plug-ins of a kind, by name; ours first, then others by name.

    Raises `PublishError` when a declared plug-in cannot be loaded, is no record of this kind, or
    takes a name that is taken.
    """
    found: dict[str, Found[Record]] = {}
    for point in _declared(GROUPS[kind], tuple(sys.path)):
        origin = point.origin
        try:
            record = point.load()
        except Exception as error:  # a stranger's import may fail in any way
            raise PublishError(
                f"plug-in {point.name} of {origin} cannot be loaded: {error}",
                hint=f"repair or uninstall {origin}",
            ) from error
        if not isinstance(record, kind):
            raise PublishError(
                f"plug-in {point.name} of {origin} is no {kind.__name__}: {point.value}",
                hint=f"the entry point must name a publish.plugin.{kind.__name__}",
            )
        if record.name in found:
            other = found[record.name].origin
            raise PublishError(
                f"{kind.__name__.lower()} {record.name} comes from both {other} and {origin}",
                hint="uninstall one of them",
            )
        module = sys.modules.get(point.value.partition(":")[0])
        found[record.name] = Found(
            record=record, origin=origin, file=getattr(module, "__file__", None) or ""
        )
    return found


def choose(kind: type[Record], name: str) -> Record:
    """The plug-in of that name; an unknown name is a `UsageError` with the nearest one."""
    return chosen(kind, name, {known: found.record for known, found in discover(kind).items()})


def chosen(kind: type[Record], name: str, known: Mapping[str, Record]) -> Record:
    """The one of `known` that has that name; raises as `choose` does."""
    if name in known:
        return known[name]
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    cure = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
    raise UsageError(f'unknown {kind.__name__.lower()} "{name}"', hint=cure)


class _Declared(msgspec.Struct, frozen=True):
    """An entry point and the distribution that declares it."""

    name: str
    value: str
    origin: str

    def load(self) -> object:
        module, _, attribute = self.value.partition(":")
        return attrgetter(attribute)(import_module(module))


@lru_cache(maxsize=len(GROUPS))
def _declared(group: str, _path: tuple[str, ...]) -> tuple[_Declared, ...]:
    """The entry points of a group: what is installed on the path is asked once and kept, for every
    read, layout and export wants to know, and to ask takes longer than all else of a start."""
    found = disk_cache.kept(
        "plug-ins", disk_cache.key(group), lambda: msgspec.json.encode(_installed(group))
    )
    return msgspec.json.decode(found, type=tuple[_Declared, ...])


def _installed(group: str) -> list[_Declared]:
    from importlib import metadata

    points = sorted(
        metadata.entry_points(group=group),
        key=lambda p: (not p.value.startswith("publish."), p.name, p.value),
    )
    return [
        _Declared(
            point.name,
            f"{point.module}:{point.attr}",
            f"{point.dist.name} {point.dist.version}" if point.dist else "an unnamed distribution",
        )
        for point in points
    ]
