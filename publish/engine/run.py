"""Doing the jobs: one source after the other, each read once, each artifact on its own.

A source that fails does not stop the others. What happened comes back as `Outcome`s; nothing is
printed here.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from publish.canonical import digest
from publish.diagnostics import Diagnostic, Log
from publish.document import Document
from publish.engine.beside import Beside
from publish.engine.citing import read_citing
from publish.engine.jobs import STANDARD_INPUT, Intake, Job, Target
from publish.engine.pipeline import arranged, open_source, render, titled, usual_layout
from publish.errors import ChaptersError, LossError, PublishError, SourceError, UsageError
from publish.files import are_one_file, write
from publish.normalization import normalize
from publish.plugin import Source
from publish.readers.metadata import merge_meta


class Artifact(msgspec.Struct, frozen=True, kw_only=True):
    """A finished file, the arranged document that it says, and where it came from."""

    path: Path
    data: bytes
    format: str
    media_type: str
    layout: str
    document: Document
    document_sha256: str
    diagnostics: tuple[Diagnostic, ...]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one job: its artifacts, what there is to know, and what went wrong."""

    job: Job
    sources: tuple[tuple[str, str], ...] = ()
    """The name of each source that was read, and the SHA-256 of its bytes."""
    artifacts: tuple[Artifact, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    errors: tuple[PublishError, ...] = ()


def run(jobs: tuple[Job, ...]) -> Iterator[Outcome]:
    """The outcome of each job, as it is done."""
    for job in jobs:
        yield _done(job)


def take_in(intake: Intake) -> Source:
    """The bytes of an intake. Raises `SourceError` when they cannot be had."""
    if intake.source == STANDARD_INPUT:
        return Source(name=intake.name, data=sys.stdin.buffer.read())
    path = Path(intake.source)
    if intake.near and not path.exists():
        raise SourceError(
            f"{path}: there is no such file",
            hint=f'did you mean the publication "{intake.near}"?',
        )
    return open_source(path)


def load(intake: Intake, log: Log) -> tuple[tuple[Source, ...], Document]:
    """The sources of an intake, and its document in the one form with all metadata settled.

    Raises `SourceError`, also when `log` has got an error, and `UsageError` for an unknown reader.
    """
    if intake.publication is not None:
        from publish.engine.published import published

        sources, whole = published(intake.publication, intake, log)
        _refuse_errors(intake.name, log)
        return sources, whole
    source = take_in(intake)
    document = read_citing(source, intake, log)
    meta = merge_meta(merge_meta(intake.defaults, document.meta), intake.overrides)
    document = titled(msgspec.structs.replace(document, meta=meta), source.name, log)
    normalized = normalize(document, log)
    _refuse_errors(source.name, log)
    return (source,), normalized


def _refuse_errors(name: str, log: Log) -> None:
    if log.errors:
        what = "an error" if len(log.errors) == 1 else f"{len(log.errors)} errors"
        raise SourceError(
            f"{name}: not built, for it has {what}: {log.errors[0].message}",
            hint=log.errors[0].hint,
        )


def _done(job: Job) -> Outcome:
    log = job.intake.log()
    try:
        sources, document = load(job.intake, log)
        _refuse_overwriting(job, sources)
    except ChaptersError as error:
        return Outcome(job=job, diagnostics=_told(job, log.diagnostics), errors=error.errors)
    except PublishError as error:
        return Outcome(job=job, diagnostics=_told(job, log.diagnostics), errors=(error,))
    artifacts: list[Artifact] = []
    errors: list[PublishError] = []
    told = dict.fromkeys(log.diagnostics)
    for target in job.targets:
        own = Log(log.source)
        own.extend(log.diagnostics)
        try:
            artifacts.append(_made(job, target, document, own))
        except PublishError as error:
            errors.append(error)
        told.update(dict.fromkeys(own.diagnostics))
    return Outcome(
        job=job,
        sources=tuple((s.name, hashlib.sha256(s.data).hexdigest()) for s in sources),
        artifacts=tuple(artifacts),
        diagnostics=_told(job, tuple(told)),
        errors=tuple(errors),
    )


def _refuse_overwriting(job: Job, sources: tuple[Source, ...]) -> None:
    """An artifact in the place of a file that a source names: a picture, a bibliography."""
    named = [
        path for one in sources if isinstance(one.beside, Beside) for path in one.beside.opened
    ]
    for target in job.targets:
        if any(are_one_file(target.path, path) for path in named):
            raise UsageError(
                f"{target.path} is read, and the {target.exporter.name} that is made of"
                f" {job.intake.name} would be written over it",
                hint="choose another folder with --out, or another name",
            )


def _told(job: Job, diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """`diagnostics` with chapters under their paths, for whoever reads them wants to open these."""
    publication = job.intake.publication
    if publication is None:
        return diagnostics
    from publish.engine.published import located

    return tuple(located(diagnostic, publication) for diagnostic in diagnostics)


def _made(job: Job, target: Target, document: Document, log: Log) -> Artifact:
    layout = target.layout
    if layout is not None and not target.chosen:
        layout = usual_layout(target.exporter, document, job.style)
    set_out = arranged(layout, document, job.style, log) if layout else document
    data = render(target.exporter, set_out, job.style, log)
    if job.strict and log.losses:
        first, *others = log.losses
        more = f", and {len(others)} more" if others else ""
        raise LossError(
            f"{target.path}: not written, for it would lose something: {first.message}{more}",
            hint=first.hint or "mend the source, or build without --strict",
        )
    write(target.path, data)
    return Artifact(
        path=target.path,
        data=data,
        format=target.exporter.name,
        media_type=target.exporter.media_type,
        layout=layout.name if layout else "",
        document=set_out,
        document_sha256=digest(set_out),
        diagnostics=log.diagnostics,
    )
