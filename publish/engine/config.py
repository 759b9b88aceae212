"""`publish.toml`: what a project has settled, so that nobody has to say it each time.

    style = "styles/house.toml"        # a file, or the name of one of ours
    out = "dist"

    bibliography = ["works.bib"]       # what citations are looked up in, and how they read
    csl = "journal.csl"

    [layouts]                          # the layout of each format
    pdf = "briefing"

    [metadata]                         # for sources that do not say it themselves
    organization = "Eurasia Desk"
    to = ["Editorial board"]

    [limits]                           # what a document may take: see `publish.engine.limits`
    seconds = 600

    [[publication]]                    # several sources as one: see `publish.engine.publications`
    name = "handbook"
    sources = ["intro.md", "report.md"]

Paths are relative to the file, and stay within its repository, or its folder. Options of the
command line win over it, and what a source says of itself wins over `[metadata]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from publish.diagnostics import Log, Place
from publish.document import Meta
from publish.engine.limits import Limits, limits_of
from publish.engine.project import inside, root_of
from publish.engine.publications import Publication, publications, style_of
from publish.engine.resources import attached
from publish.errors import ConfigError, SourceError, StyleError
from publish.plugin import NOTHING_CITED, Attachment, Citing
from publish.readers.metadata import meta_from_mapping, nearly

if TYPE_CHECKING:
    from publish.style.definition.source import Entry

NAME: Final = "publish.toml"
_KEYS: Final = (
    "style",
    "out",
    "bibliography",
    "csl",
    "layouts",
    "metadata",
    "publication",
    "limits",
)


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What a `publish.toml` says, or the defaults where there is none."""

    path: Path | None = None
    style_entry: Entry | None = None
    out: Path = Path("dist")
    layouts: dict[str, Entry] = {}
    metadata: Meta = Meta()
    citing: Citing = NOTHING_CITED
    publications: tuple[Publication, ...] = ()
    limits: Limits = Limits()

    @property
    def style(self) -> Path | str:
        """Looked up when asked for: a style that the command line replaces may be missing. Raises
        `StyleError` naming file, line and key."""
        folder = self.path.parent if self.path else Path()
        return style_of(self.style_entry, folder) if self.style_entry else "house"

    def layout(self, format_: str) -> str:
        """The layout that the project wants in a format, "" when it wants none."""
        entry = self.layouts.get(format_)
        return "" if entry is None else str(entry.value)


def find_config(folder: Path) -> Path | None:
    """The `publish.toml` of the project that `folder` is in: there, or in the nearest parent within
    its repository.

    One in the current folder is named without it, and so is what lies beside it. Raises
    `ConfigError` for one that is no file.
    """
    root = root_of(folder)
    for parent in (folder, *folder.parents):
        path = parent / NAME
        if path.is_symlink() or path.exists():
            path = Path(NAME) if path == Path.cwd() / NAME else path
            _refuse_unreadable(path)
            return path
        if parent == root:
            break
    return None


def _refuse_unreadable(path: Path) -> None:
    """Raises `ConfigError` for what is no file, and leads to none."""
    if not path.is_file():
        raise ConfigError(f"{path}: is no file", hint="make it a file of TOML, or take it away")


def load_config(path: Path) -> Config:
    """The settings in the file at `path`. Raises `ConfigError` naming file, line and key."""
    if not path.exists():
        raise ConfigError(
            f"{path}: there is no such file", hint="name a publish.toml, or leave --config out"
        )
    _refuse_unreadable(path)
    from publish.style.definition.source import read

    try:
        root = read(path)
        table = root.table()
        for name, entry in table.items():
            if name not in _KEYS:
                entry.unknown("key", name, _KEYS)
        if "style" in table:
            _text(table["style"])
        return Config(
            path=path,
            style_entry=table.get("style"),
            out=inside(table["out"], _text(table["out"]), path.parent)
            if "out" in table
            else Path("dist"),
            layouts=_layouts(table["layouts"]) if "layouts" in table else {},
            metadata=_metadata(table["metadata"]) if "metadata" in table else Meta(),
            citing=_citing(table, path.parent),
            publications=publications(table["publication"], path.parent, _metadata)
            if "publication" in table
            else (),
            limits=limits_of(table["limits"]) if "limits" in table else Limits(),
        )
    except (StyleError, SourceError) as error:
        raise ConfigError(error.message, hint=error.hint) from error


def _citing(table: Mapping[str, Entry], folder: Path) -> Citing:
    files: tuple[Path, ...] = ()
    if "bibliography" in table:
        entry = table["bibliography"]
        listed = entry.value if isinstance(entry.value, list) else [entry.value]
        parts = (msgspec.structs.replace(entry, value=value) for value in listed)
        files = tuple(inside(entry, _text(part), folder) for part in parts)
    return Citing(
        bibliographies=tuple(_attached(file, table["bibliography"]) for file in files),
        usual=_attached(inside(table["csl"], _text(table["csl"]), folder), table["csl"])
        if "csl" in table
        else None,
    )


def _attached(file: Path, entry: Entry) -> Attachment:
    try:
        return attached(file)
    except SourceError as error:
        entry.fail(error.message, hint=error.hint)


def _text(entry: Entry) -> str:
    if not isinstance(entry.value, str) or not entry.value:
        entry.expected("a text")
    return entry.value


def _layouts(entry: Entry) -> dict[str, Entry]:
    """Layouts by format; which there are is known with the style."""
    from publish.plugin import Exporter, discover

    formats = tuple(discover(Exporter))
    for name, part in entry.table().items():
        if name not in formats:
            part.unknown("format", name, formats)
        _text(part)
    return entry.table()


def _metadata(entry: Entry) -> Meta:
    values = {name: part.value for name, part in entry.table().items()}
    places = {
        name: Place(source=str(part.file), line=part.line) for name, part in entry.table().items()
    }
    log = Log()
    meta = meta_from_mapping(values, places, log)
    for name, _ in meta.extra:
        if near := nearly(name):
            entry.table()[name].fail("unknown key", hint=f'did you mean "{near}"?')
    for told in log.diagnostics:
        if told.severity != "info":
            entry.fail(told.message, hint=told.hint)
    return meta
