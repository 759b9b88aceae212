"""From a request to jobs: everything that can be refused is refused here, before any work."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

import msgspec

from publish.diagnostics import Log
from publish.document import Meta
from publish.engine.clock import timestamp
from publish.engine.config import Config
from publish.engine.pipeline import reader_for
from publish.engine.publications import Publication
from publish.engine.remote import is_address
from publish.errors import ExportError, UsageError
from publish.files import identity
from publish.layouts.registry import choose_layout, layouts_of
from publish.plugin import NOTHING_CITED, Citing, Exporter, Layout, choose, discover
from publish.style import Style, load_style
from publish.style.definition.compiled import style_digest

if TYPE_CHECKING:
    from publish.style.definition.source import Entry

MANIFEST: Final = "manifest.json"
CHECKSUMS: Final = "SHA256SUMS"
STANDARD_INPUT: Final = "-"
"""A source of this name is read from standard input; its artifacts are called `stdin`."""


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody asked for. "" and `None` leave a choice to the project or the format."""

    sources: tuple[str, ...]
    to: tuple[str, ...] = ()
    layout: str = ""
    style: str = ""
    out: Path | None = None
    address: str = ""
    """Where artifacts go instead (`publish.engine.remote`); `out` is then a folder for copies."""
    reader: str = ""
    metadata: Meta = Meta()
    citing: Citing = NOTHING_CITED
    strict: bool = False
    reports: tuple[Path, ...] = ()
    """Files beside the artifacts that say what was built and found."""
    manifest: bool = False
    """Whether a manifest and checksums are written beside the artifacts."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """One artifact to make: in which format and layout, and where it goes. Unless the layout is
    `chosen`, the source may ask for another."""

    exporter: Exporter
    layout: Layout | None
    path: Path
    address: str = ""
    """Where it goes instead."""
    chosen: bool = True

    @property
    def place(self) -> str:
        """Where it goes, for messages."""
        return self.address or str(self.path)


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """One source or publication, who reads it, and the metadata below and above its own."""

    source: str
    reader: str = ""
    defaults: Meta = Meta()
    overrides: Meta = Meta()
    citing: Citing = NOTHING_CITED
    publication: Publication | None = None
    """What `source` names, when that is no file but several."""
    near: str = ""
    """The publication that has nearly this name, for who misspelt it."""
    asked_to_cite: bool = False
    """Whether somebody named a bibliography or a style for this very source."""

    @property
    def name(self) -> str:
        """What messages call the source."""
        return "stdin" if self.source == STANDARD_INPUT else self.source

    def reader_name(self) -> str:
        """The reader that is named, or else the one for the source's suffix. Standard input has
        none, and so is plain text. Raises `SourceError` for a suffix that nobody reads."""
        return self.reader or reader_for(self.name).name

    def log(self) -> Log:
        """A new log whose places refer to this source."""
        return Log(self.name)


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One source and all that is to be made of it."""

    intake: Intake
    style: Style
    style_name: str
    style_sha256: str
    strict: bool
    targets: tuple[Target, ...]


def plan(request: Request, config: Config) -> tuple[Job, ...]:
    """The jobs of a request, one a source.

    Raises `UsageError` (unknown format, layout, reader or style, nothing to do, two sources with
    one output, an output over what is read), `StyleError`, or `ExportError` when an artifact could
    not be put where it belongs.
    """
    known = {publication.name: publication for publication in config.publications}
    sources = tuple(dict.fromkeys(request.sources or known))
    if not sources:
        raise UsageError(
            "no source is given",
            hint="name files, or - for standard input, or state a [[publication]] in publish.toml",
        )
    _refuse_unprintable(sources)
    addresses = frozenset(source for source in sources if is_address(source))
    timestamp(Meta(), os.environ)
    usual = cache(lambda: str(config.style))
    names = {
        source: str(request.style or (source in known and known[source].style) or usual())
        for source in sources
    }
    styles = {name: load_style(name) for name in dict.fromkeys(names.values())}
    digests = {name: style_digest(style) for name, style in styles.items()}
    alike = {source: (source if source in known else "", names[source]) for source in sources}
    made = {}
    for publication, name in dict.fromkeys(alike.values()):
        targets = _chosen(request, config, known.get(publication), styles[name])
        _refuse_layouts(targets, styles[name], name)
        made[publication, name] = targets
    chosen = {source: made[of] for source, of in alike.items()}
    out = request.out if request.out is not None else config.out
    jobs = [
        Job(
            intake=intake_of(source, request.reader, request.metadata, config, request.citing),
            style=styles[names[source]],
            style_name=names[source],
            style_sha256=digests[names[source]],
            strict=request.strict,
            targets=tuple(
                Target(
                    exporter=exporter,
                    layout=layout,
                    chosen=bool(request.layout or _stated(exporter, config, known.get(source))),
                    path=out / name,
                    address=f"{request.address.rstrip('/')}/{name}" if request.address else "",
                )
                for exporter, layout in chosen[source]
                for name in [f"{source if source in known else stem(source)}{exporter.suffix}"]
            ),
        )
        for source in sources
    ]
    _refuse_collisions(jobs)
    listed = (out / MANIFEST, out / CHECKSUMS) if request.manifest else ()
    _refuse_overwriting(jobs, (*request.reports, *listed), config)
    _refuse_overwritten(addresses, jobs)
    _refuse_unwritable(out, jobs)
    return tuple(jobs)


def _refuse_layouts(
    targets: Iterable[tuple[Exporter, Layout | None]], style: Style, name: str
) -> None:
    for _, layout in targets:
        if layout is not None and layout.page_master not in style.page:
            raise UsageError(
                f"layout {layout.name} needs [page.{layout.page_master}], which style"
                f" {name} does not have",
                hint=f"the style has {', '.join(style.page)}",
            )


def intake_of(
    source: str, reader: str, overrides: Meta, config: Config, citing: Citing = NOTHING_CITED
) -> Intake:
    """The intake of a source that somebody named: a publication of the project, or else a file.

    Bibliographies in `citing` stand in the place of the project's.
    """
    known = {publication.name: publication for publication in config.publications}
    return Intake(
        source=source,
        reader=reader,
        defaults=config.metadata,
        overrides=overrides,
        citing=Citing(
            bibliographies=citing.bibliographies or config.citing.bibliographies,
            style=citing.style,
            usual=config.citing.usual,
        ),
        publication=known.get(source),
        near=next(iter(get_close_matches(source, known, n=1)), "") if known else "",
        asked_to_cite=citing != NOTHING_CITED,
    )


def _chosen(
    request: Request, config: Config, publication: Publication | None, style: Style
) -> list[tuple[Exporter, Layout | None]]:
    """Formats and their layouts: what is asked for, else what the publication or project says."""
    own = publication.formats if publication else ()
    names = dict.fromkeys(request.to or own or _all_formats())
    exporters = [choose(Exporter, name) for name in names]
    return [
        (exporter, _layout(exporter, request.layout, _stated(exporter, config, publication), style))
        for exporter in exporters
    ]


def stem(source: str) -> str:
    """What artifacts of a source are called, without suffix."""
    return "stdin" if source == STANDARD_INPUT else Path(source).stem


def _all_formats() -> Iterable[str]:
    """All formats but those that show the document unarranged, which nobody publishes."""
    return (name for name, found in discover(Exporter).items() if found.record.layout)


def _stated(exporter: Exporter, config: Config, publication: Publication | None) -> Entry | None:
    """The layout of a format that the publication or project states."""
    if not exporter.layout:
        return None
    own = publication.layout if publication else None
    return own or config.layouts.get(exporter.name)


def _layout(exporter: Exporter, asked: str, stated: Entry | None, style: Style) -> Layout | None:
    """The layout that somebody asked for, or that is stated, or else the usual one of the format.
    Raises `StyleError` naming file, line and key, or `UsageError`, for one that there is not."""
    if stated is not None and not asked:
        known = layouts_of(style)
        if stated.value not in known:
            stated.unknown(f'layout "{stated.value}"', str(stated.value), tuple(known))
        return known[str(stated.value)]
    return choose_layout(asked or exporter.layout, style) if asked or exporter.layout else None


def _refuse_unprintable(sources: Iterable[str]) -> None:
    """Names that are not UTF-8, or break lines: no message, manifest or checksum could say them."""
    for source in sources:
        if not source.isprintable():
            raise UsageError(f"the name {source!a} cannot be printed", hint="rename the file")


def _refuse_collisions(jobs: Iterable[Job]) -> None:
    """Two sources or formats with one output; on many disks `A.pdf` and `a.pdf` are one file, and
    so are the composed and the decomposed spelling of `Ä.pdf`."""
    owners: dict[str, tuple[str, str]] = {}
    for job in jobs:
        for target in job.targets:
            made = (job.intake.source, target.exporter.name)
            spelt = normalize("NFC", str(target.path)).casefold()
            owner = owners.setdefault(spelt, made)
            if owner != made:
                alike = owner[0] == made[0]
                first, second = (owner[1], made[1]) if alike else (owner[0], made[0])
                raise UsageError(
                    f"{first} and {second} would both be written to {target.place}",
                    hint="build them apart with --out" + (", or rename one" if not alike else ""),
                )


def _refuse_overwriting(jobs: Sequence[Job], reports: Iterable[Path], config: Config) -> None:
    """An output in the place of one of the build's `_inputs`, or a report in that of an output."""
    inputs = {identity(path): path for path in _inputs(jobs, config)}
    written = [
        (target.path, f"the {target.exporter.name} that is made of {job.intake.name}")
        for job in jobs
        for target in job.targets
    ]
    reports = tuple(reports)
    reported = {identity(path) for path in reports}
    for output, what in written:
        if identity(output) in reported:
            raise UsageError(
                f"{output}: {what} and a report on the build would both be written there",
                hint="choose another folder with --out, or another name for the report",
            )
    for output, what in (*written, *((path, "a report on the build") for path in reports)):
        over = inputs.get(identity(output))
        if over is not None:
            raise UsageError(
                f"{over} is read, and {what} would be written over it",
                hint="choose another folder with --out, or another name",
            )


def _refuse_overwritten(addresses: frozenset[str], jobs: Iterable[Job]) -> None:
    for target in (target for job in jobs for target in job.targets):
        if target.address in addresses:
            raise UsageError(
                f"{target.address} is read, and an artifact would be written over it",
                hint="choose another place with --out, or another name",
            )


def _inputs(jobs: Iterable[Job], config: Config) -> Iterator[Path]:
    """The files that the command line or the project named for the build to read. What front matter
    names is not known before sources are read."""
    if config.path is not None:
        yield config.path
    for job in jobs:
        intake = job.intake
        if intake.publication is not None:
            yield from intake.publication.sources
        elif intake.source != STANDARD_INPUT:
            yield Path(intake.source)
        citing = intake.citing
        for attachment in (*citing.bibliographies, citing.style, citing.usual):
            if attachment is not None:
                yield Path(attachment.name)
        yield Path(job.style_name)


def _refuse_unwritable(out: Path, jobs: Iterable[Job]) -> None:
    try:
        there = next(folder for folder in (out, *out.parents) if folder.exists())
        if not there.is_dir():
            raise ExportError(f"{there}: is a file, not a folder", hint="choose another --out")
        if not os.access(there, os.W_OK):
            raise ExportError(f"{there}: may not be written to", hint="choose another --out")
        for target in (target for job in jobs for target in job.targets):
            if target.path.is_dir():
                raise ExportError(f"{target.path}: is a folder", hint="choose another --out")
    except OSError as error:
        raise ExportError(
            f"{out}: {error.strerror or error}", hint="shorten the names, or choose another --out"
        ) from error
