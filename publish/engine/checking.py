"""Checking finished artifacts: each beside the document it was made of, arranged as it was then.

What was just built is checked as it is; a file is checked beside a source that somebody names, or
that the manifest in its folder names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from publish.canonical_json import digest
from publish.checks.running import UNREADABLE, Report, check, checkers
from publish.child_process import Worker
from publish.diagnostics import Finding, Log, Place
from publish.document import Document, Meta
from publish.engine.config import Config
from publish.engine.manifest import NAME, Entry, read_manifest
from publish.engine.pipeline import arranged, usual_layout
from publish.engine.plan import intake_of
from publish.engine.publication_reader import located
from publish.engine.publications import Publication
from publish.engine.resources import asked
from publish.engine.run import Outcome, load
from publish.errors import SourceError, UsageError
from publish.files import are_one_file, read
from publish.layouts.registry import choose_layout
from publish.plugin import NOTHING_CITED, Citing, Exporter, Subject, choose, discover
from publish.style import Style, load_style

K = TypeVar("K")
V = TypeVar("V")


class CheckRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wants checked. `against` is a source or a canonical document; "" leaves it to
    the manifest. "" elsewhere leaves a choice to the project or the format."""

    artifacts: tuple[Path, ...]
    against: str = ""
    layout: str = ""
    style: str = ""
    reader: str = ""
    metadata: Meta = Meta()
    citing: Citing = NOTHING_CITED
    outside: bool = False
    report: Path | None = None
    """Where a report is to be written."""


class _Case(msgspec.Struct, frozen=True, kw_only=True):
    """An artifact, and what it is held against."""

    path: Path
    source: str
    layout: str
    """"" for the usual one of the format."""
    style: str
    document_sha256: str = ""


def check_built(outcomes: Sequence[Outcome]) -> tuple[Report, ...]:
    """The report on each artifact that was just built."""
    subjects = [
        Subject(
            name=str(artifact.path),
            data=read(artifact.path),
            document=artifact.document,
            style=choose(Exporter, artifact.format).styled(outcome.job.style),
            source=outcome.job.intake.name,
        )
        for outcome in outcomes
        for artifact in outcome.artifacts
        if artifact.layout
    ]
    reports = check(subjects, checkers())
    publications = [outcome.job.intake.publication for outcome in outcomes]
    return _located(reports, [each for each in publications if each is not None])


def check_files(request: CheckRequest, config: Config, log: Log) -> tuple[Report, ...]:
    """The report on each file that was named, and on those in the manifest of each folder.

    Raises `UsageError` when nobody says what an artifact is to be held against, or a report would
    be written over what is read, and `SourceError` when a source cannot be read. That an artifact
    cannot is a finding.
    """
    cases = [case for path in request.artifacts for case in _cases(path, request, config)]
    for case in cases:
        for path in (case.path, case.path.parent / NAME, Path(case.source)):
            if request.report is not None and are_one_file(path, request.report):
                raise UsageError(
                    f"{path} is read, and the report would be written over it",
                    hint="give the report another name",
                )
    if not cases:
        raise UsageError("there is nothing to check", hint="name artifacts, or a folder of them")
    documents = _Documents(request, config, log)
    subjects = []
    changed: dict[str, Finding] = {}
    unread: list[Report] = []
    for case in cases:
        try:
            data = read(case.path)
        except SourceError as error:
            unread.append(_unread(case, error))
            continue
        exporter = _exporter(case.path)
        style = documents.style(case.style)
        style = style if exporter is None else exporter.styled(style)
        document = documents.arranged(case, style)
        subjects.append(
            Subject(
                name=str(case.path),
                data=data,
                document=document,
                style=style,
                source=case.source,
            )
        )
        if case.document_sha256 and digest(document) != case.document_sha256:
            changed[str(case.path)] = _changed(case)
    worker = Worker(seconds=config.limits.seconds, memory=config.limits.memory)
    reports = _located(
        check(subjects, checkers(outside=request.outside), worker), config.publications
    )
    return (
        *unread,
        *(
            msgspec.structs.replace(report, findings=(changed[report.artifact], *report.findings))
            if report.artifact in changed
            else report
            for report in reports
        ),
    )


def _located(reports: Iterable[Report], publications: Sequence[Publication]) -> tuple[Report, ...]:
    """`reports` with the chapters of publications under their paths."""
    known = {publication.name: publication for publication in publications}
    return tuple(
        report
        if report.source not in known
        else msgspec.structs.replace(
            report,
            findings=tuple(located(one, known[report.source]) for one in report.findings),
        )
        for report in reports
    )


def _cases(path: Path, request: CheckRequest, config: Config) -> Iterable[_Case]:
    _refuse_missing(path)
    folder = path if path.is_dir() else path.parent
    manifest = folder / NAME
    if not request.against and manifest.is_file():
        entries = [
            entry
            for entry in read_manifest(manifest).artifacts
            if entry.layout and (path.is_dir() or folder / entry.path == path)
        ]
        if path.is_dir() or entries:
            return [_recorded(entry, folder, request) for entry in entries]
    if not request.against:
        raise UsageError(
            f"{path}: what is it to be held against?",
            hint=f"name the source with --against, or build with --manifest, which writes {NAME}",
        )
    files = sorted(p for p in path.iterdir() if _exporter(p)) if path.is_dir() else [path]
    return [_named(file, request, config) for file in files]


def _refuse_missing(path: Path) -> None:
    try:
        if not path.exists():
            raise SourceError(f"{path}: there is no such file", hint=asked(path))
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror or error}") from error


def _recorded(entry: Entry, folder: Path, request: CheckRequest) -> _Case:
    if not (folder / entry.path).resolve().is_relative_to(folder.resolve()):
        raise SourceError(
            f"{folder / NAME}: names {entry.path}, which is not in its folder",
            hint="build with --manifest again",
        )
    return _Case(
        path=folder / entry.path,
        source=entry.source,
        layout=request.layout or entry.layout,
        style=request.style or entry.style,
        document_sha256=entry.document_sha256,
    )


def _named(path: Path, request: CheckRequest, config: Config) -> _Case:
    exporter = _exporter(path)
    if exporter is None:
        known = ", ".join(e.record.suffix for e in discover(Exporter).values() if e.record.layout)
        raise UsageError(f"{path}: no format ends with that", hint=f"there are {known}")
    return _Case(
        path=path,
        source=request.against,
        layout=request.layout or config.layout(exporter.name),
        style=request.style or str(config.style),
    )


def _exporter(path: Path) -> Exporter | None:
    """The format that a file has by its suffix; the longest suffix wins."""
    records = (found.record for found in discover(Exporter).values())
    fitting = [e for e in records if e.layout and path.name.lower().endswith(e.suffix)]
    return max(fitting, key=lambda exporter: len(exporter.suffix), default=None)


class _Documents:
    """Sources, styles and arrangements, each made once."""

    def __init__(self, request: CheckRequest, config: Config, log: Log) -> None:
        self._request = request
        self._config = config
        self._log = log
        self._styles: dict[str, Style] = {}
        self._documents: dict[str, Document] = {}
        self._arranged: dict[tuple[str, str, str], Document] = {}

    def style(self, name: str) -> Style:
        return _once(self._styles, name, lambda: load_style(name))

    def arranged(self, case: _Case, style: Style) -> Document:
        """The document as its layout sets it; one that is arranged already stays as it is."""
        document = _once(self._documents, case.source, lambda: self._loaded(case.source))
        if document.page_master:
            return document
        exporter = None if case.layout else _exporter(case.path)
        layout = (
            usual_layout(exporter, document, style)
            if exporter
            else choose_layout(case.layout, style)
        )
        key = (case.source, layout.name, f"{case.style}{case.path.suffix}")
        return _once(self._arranged, key, lambda: arranged(layout, document, style, self._log))

    def _loaded(self, source: str) -> Document:
        asked = self._request
        intake = intake_of(source, asked.reader, asked.metadata, self._config, asked.citing)
        return load(intake, self._log)[1]


def _once(made: dict[K, V], key: K, make: Callable[[], V]) -> V:
    if key not in made:
        made[key] = make()
    return made[key]


def _unread(case: _Case, error: SourceError) -> Report:
    finding = Finding(
        column="words",
        code=UNREADABLE,
        message=error.message,
        artifact=str(case.path),
        place=Place(source=case.source),
        hint="build it again",
    )
    return Report(
        artifact=str(case.path), source=case.source, columns=("words",), findings=(finding,)
    )


def _changed(case: _Case) -> Finding:
    return Finding(
        column="words",
        code="document-changed",
        message="the source does not give the document that the artifact was made of",
        artifact=str(case.path),
        place=Place(source=case.source),
        hint="build again, or check with the --meta and the configuration it was built with",
    )
