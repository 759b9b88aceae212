"""Doing the jobs: one source after the other, each read once, each artifact on its own.

A source that fails does not stop the others. What happened comes back as `Outcome`s; nothing is
printed here.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

import msgspec

from publish.canonical_json import digest
from publish.diagnostics import Diagnostic, Log
from publish.document import Document
from publish.engine import remote
from publish.engine.artifact_cache import Cache, Record, keep_document, kept_document
from publish.engine.citations import read_citing
from publish.engine.limits import Limits
from publish.engine.pipeline import arranged, open_source, render, titled, usual_layout
from publish.engine.plan import MANIFEST, STANDARD_INPUT, Intake, Job, Target
from publish.engine.resources import Beside
from publish.errors import (
    ChaptersError,
    ExportError,
    LossError,
    PublishError,
    SourceError,
    UsageError,
)
from publish.files import LARGEST, are_one_file, observed, write
from publish.normalization import normalize
from publish.pictures import pixels_limited
from publish.plugin import Source
from publish.readers.metadata import merge_meta

DEFAULTS: Final = Limits()


class Artifact(msgspec.Struct, frozen=True, kw_only=True):
    """A finished file, and where it came from."""

    path: Path
    address: str = ""
    """Where it is instead."""
    format: str
    media_type: str
    layout: str
    document: Document | None
    """The arranged document that it says, where somebody asked for it."""
    document_sha256: str
    sha256: str
    size: int
    diagnostics: tuple[Diagnostic, ...]
    unchanged: bool = False
    """It was there already, made of the same."""

    @property
    def place(self) -> str:
        """Where it is, for people."""
        return self.address or str(self.path)


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one job: its artifacts, what there is to know, and what went wrong."""

    job: Job
    sources: tuple[tuple[str, str], ...] = ()
    """The name of each source that was read, and the SHA-256 of its bytes."""
    artifacts: tuple[Artifact, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    errors: tuple[PublishError, ...] = ()


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """How jobs are done."""

    forced: bool = False
    """Whether also that is built which was built of the same before."""
    documents: bool = False
    """Whether artifacts come with their documents, for checks."""
    workers: int = 1
    """Processes among which the jobs are divided."""
    cluster: str = ""
    """The cluster whose workers do them instead: see `publish.engine.cluster`."""
    limits: Limits = Limits()


USUAL: Final = Way()


def run(jobs: Sequence[Job], way: Way = USUAL) -> Generator[Outcome]:
    """The outcome of each job, in their order. No engine is imported, and no process started, when
    nothing is to be built."""
    known = [_known(job, way) for job in jobs]
    left = [job for job, outcome in zip(jobs, known, strict=True) if outcome is None]
    made: Generator[Outcome]
    if way.cluster and left:
        from publish.engine.cluster import done_on_cluster

        if any(map(_stays_here, left)):
            raise UsageError("workers do not see standard input, nor memory://")
        made = done_on_cluster(left, way)
    elif way.workers > 1 and len(left) > 1 and not any(map(_stays_here, left)):
        from publish.engine.pool import done_by_workers

        made = done_by_workers(left, way)
    else:
        made = (done(job, way) for job in left)
    with closing(made):
        for outcome in known:
            yield next(made) if outcome is None else outcome


def _stays_here(job: Job) -> bool:
    """Whether a job reads or writes what other processes do not have."""
    places = (job.intake.source, *(target.address for target in job.targets))
    return job.intake.source == STANDARD_INPUT or any(map(remote.is_of_this_process, places))


def take_in(intake: Intake) -> Source:
    """The bytes of an intake. Raises `SourceError` when they cannot be had, `UsageError` when what
    its address needs is not installed."""
    if intake.source == STANDARD_INPUT:
        data = sys.stdin.buffer.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise SourceError(f"{intake.name}: larger than {LARGEST // 10**6} MB")
        return Source(name=intake.name, data=data)
    if remote.is_address(intake.source):
        return remote.open_source(intake.source)
    path = Path(intake.source)
    if intake.near and not path.exists():
        raise SourceError(
            f"{path}: there is no such file",
            hint=f'did you mean the publication "{intake.near}"?',
        )
    return open_source(path)


def load(
    intake: Intake, log: Log, limits: Limits = DEFAULTS
) -> tuple[tuple[Source, ...], Document]:
    """The sources of an intake, and its document in the one form with all metadata settled.

    Raises `SourceError`, also when `log` has got an error, and `UsageError` for an unknown reader.
    """
    if intake.publication is not None:
        from publish.engine.publication_reader import published

        sources, whole = published(intake.publication, intake, log)
        for chapter in sources:
            _refuse_large(chapter, limits)
        _refuse_errors(intake.name, log)
        return sources, whole
    source = take_in(intake)
    _refuse_large(source, limits)
    document = read_citing(source, intake, log)
    meta = merge_meta(merge_meta(intake.defaults, document.meta), intake.overrides)
    document = titled(msgspec.structs.replace(document, meta=meta), source.name, log)
    normalized = normalize(document, log)
    _refuse_errors(source.name, log)
    return (source,), normalized


def _refuse_large(source: Source, limits: Limits) -> None:
    if len(source.data) > limits.input:
        raise SourceError(
            f"{source.name}: larger than {limits.input // 10**6} MB",
            hint="let it be larger: [limits] input = … in publish.toml",
        )


def _refuse_errors(name: str, log: Log) -> None:
    if log.errors:
        what = "an error" if len(log.errors) == 1 else f"{len(log.errors)} errors"
        raise SourceError(
            f"{name}: not built, for it has {what}: {log.errors[0].message}",
            hint=log.errors[0].hint,
        )


def done(job: Job, way: Way) -> Outcome:
    """The outcome of a job, of which something is to be built."""
    cache, log = Cache(job), job.intake.log()
    found = {target.path: _kept(cache, target, way) for target in job.targets}
    try:
        with observed() as read, pixels_limited(way.limits.pixels * 10**6):
            sources, document = load(job.intake, log, way.limits)
        _refuse_overwriting(job, sources)
    except ChaptersError as error:
        return Outcome(job=job, diagnostics=_told(job, log.diagnostics), errors=error.errors)
    except PublishError as error:
        return Outcome(job=job, diagnostics=_told(job, log.diagnostics), errors=(error,))
    named = tuple((s.name, hashlib.sha256(s.data).hexdigest()) for s in sources)
    artifacts: list[Artifact] = []
    errors: list[PublishError] = []
    told = dict.fromkeys(log.diagnostics)
    for target in job.targets:
        known = found[target.path]
        if known is not None:
            artifacts.append(known[1])
            told.update(dict.fromkeys(known[1].diagnostics))
            continue
        own = Log(log.source)
        own.extend(log.diagnostics)
        try:
            with observed() as more:
                made, data, set_out = _made(job, target, document, own, way)
            _put(target, data)
        except PublishError as error:
            errors.append(error)
        else:
            files = {str(path): digest for path, digest in (read | more).items()}
            record = Record(
                files=files,
                sources=named,
                layout=made.layout,
                document_sha256=made.document_sha256,
                sha256=made.sha256,
                diagnostics=made.diagnostics,
            )
            cache.keep(target, record, data)
            if way.documents:
                keep_document(set_out, made.document_sha256)
            artifacts.append(made)
        told.update(dict.fromkeys(own.diagnostics))
    return Outcome(
        job=job,
        sources=named,
        artifacts=tuple(artifacts),
        diagnostics=_told(job, tuple(told)),
        errors=tuple(errors),
    )


def planned(jobs: Sequence[Job], *, forced: bool = False) -> Iterator[tuple[Target, str]]:
    """Every artifact of the jobs, and why it is to be built or written; "" for one that is not."""
    for job in jobs:
        cache = Cache(job)
        for target in job.targets:
            yield target, cache.find(target, forced=forced).why


def _known(job: Job, way: Way) -> Outcome | None:
    """The outcome of a job of which nothing is to be built; `None` for any other."""
    cache = Cache(job)
    artifacts: list[Artifact] = []
    sources: tuple[tuple[str, str], ...] = ()
    for target in job.targets:
        try:
            known = _kept(cache, target, way)
        except ExportError:
            return None
        if known is None:
            return None
        sources = known[0].sources
        artifacts.append(known[1])
    told = dict.fromkeys(one for artifact in artifacts for one in artifact.diagnostics)
    return Outcome(
        job=job,
        sources=sources,
        artifacts=tuple(artifacts),
        diagnostics=_told(job, tuple(told)),
    )


def _kept(cache: Cache, target: Target, way: Way) -> tuple[Record, Artifact] | None:
    """The artifact of an earlier build, where it belongs; `None` when it is to be built."""
    found = cache.find(target, forced=way.forced)
    record = found.record
    if record is None:
        return None
    document = kept_document(record.document_sha256) if way.documents else None
    if way.documents and document is None:
        return None
    if not found.unchanged:
        _put(target, found.data)
    return record, Artifact(
        path=target.path,
        address=target.address,
        format=target.exporter.name,
        media_type=target.exporter.media_type,
        layout=record.layout,
        document=document,
        document_sha256=record.document_sha256,
        sha256=record.sha256,
        size=len(found.data),
        diagnostics=record.diagnostics,
        unchanged=found.unchanged,
    )


def _refuse_overwriting(job: Job, sources: tuple[Source, ...]) -> None:
    """An artifact in the place of a file that a source names: a picture, a bibliography."""
    named = [
        path for one in sources if isinstance(one.beside, Beside) for path in one.beside.opened
    ]
    fetched = {
        a for one in sources if isinstance(one.beside, remote.Beside) for a in one.beside.opened
    }
    for target in job.targets:
        if target.address in fetched or any(are_one_file(target.path, path) for path in named):
            raise UsageError(
                f"{target.place} is read, and the {target.exporter.name} that is made of"
                f" {job.intake.name} would be written over it",
                hint="choose another folder with --out, or another name",
            )


def _told(job: Job, diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """`diagnostics` with chapters under their paths, for whoever reads them wants to open these."""
    publication = job.intake.publication
    if publication is None:
        return diagnostics
    from publish.engine.publication_reader import located

    return tuple(located(diagnostic, publication) for diagnostic in diagnostics)


def _made(
    job: Job, target: Target, document: Document, log: Log, way: Way
) -> tuple[Artifact, bytes, Document]:
    """An artifact that is to be put where it belongs, its bytes and the document that it says."""
    layout, style = target.layout, target.exporter.styled(job.style)
    if layout is not None and not target.chosen:
        layout = usual_layout(target.exporter, document, style)
    set_out = arranged(layout, document, style, log) if layout else document
    data = render(target.exporter, set_out, style, log)
    if job.strict and log.losses:
        first, *others = log.losses
        more = f", and {len(others)} more" if others else ""
        raise LossError(
            f"{target.place}: not written, for it would lose something: {first.message}{more}",
            hint=first.hint or "mend the source, or build without --strict",
        )
    _refuse_too_large(target, data, way.limits)
    artifact = Artifact(
        path=target.path,
        address=target.address,
        format=target.exporter.name,
        media_type=target.exporter.media_type,
        layout=layout.name if layout else "",
        document=set_out if way.documents else None,
        document_sha256=digest(set_out),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        diagnostics=log.diagnostics,
    )
    return artifact, data, set_out


def _put(target: Target, data: bytes) -> None:
    """Puts an artifact where it belongs; from then on no manifest there describes another one,
    whatever ends the build."""
    if target.address:
        remote.put(target.address, data)
        return
    if (target.path.parent / MANIFEST).is_file():
        from publish.engine.manifest import withdraw

        withdraw(target.path, data)
    write(target.path, data)


def _refuse_too_large(target: Target, data: bytes, limits: Limits) -> None:
    if len(data) > limits.output:
        raise ExportError(
            f"{target.place}: not written, for it has {len(data) // 10**6} MB",
            hint="let it have more: [limits] output = … in publish.toml",
        )
    if not limits.pages or target.exporter.name != "pdf":
        return
    from publish.checks.read.pdf.safe_open import page_count

    if (pages := page_count(data)) > limits.pages:
        raise ExportError(
            f"{target.place}: not written, for it has {pages} pages",
            hint="let it have more: [limits] pages = … in publish.toml",
        )
