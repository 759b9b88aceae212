"""Doing the jobs: one source after the other, each read once, each artifact on its own.

A source that fails does not stop the others. What happened comes back as `Outcome`s; nothing is
printed here.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from publish.build.chapters import Chapter, composed
from publish.build.files import write
from publish.build.jobs import STANDARD_INPUT, Intake, Job, Target
from publish.build.pipeline import open_source, read, render, titled
from publish.build.publications import Part, Publication
from publish.canonical import digest
from publish.diagnostics import Diagnostic, Log
from publish.document import Document
from publish.errors import LossError, PublishError, SourceError
from publish.normalization import normalize
from publish.plugin import Source
from publish.readers.metadata import merge_meta

_DANGLING: Final = ("link-dangling", "reference-dangling")
"""What a chapter cannot know of itself: its links may lead into others."""


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
    return open_source(Path(intake.source))


def load(intake: Intake, log: Log) -> tuple[tuple[Source, ...], Document]:
    """The sources of an intake, and its document in the one form with all metadata settled.

    Raises `SourceError`, also when `log` has got an error, and `UsageError` for an unknown reader.
    """
    if intake.publication is not None:
        return _published(intake.publication, intake, log)
    source = msgspec.structs.replace(take_in(intake), citing=intake.citing)
    document = read(source, reader=intake.reader, log=log)
    meta = merge_meta(merge_meta(intake.defaults, document.meta), intake.overrides)
    document = titled(msgspec.structs.replace(document, meta=meta), source.name, log)
    normalized = normalize(document, log)
    _refuse_errors(source.name, log)
    return (source,), normalized


def _published(
    publication: Publication, intake: Intake, log: Log
) -> tuple[tuple[Source, ...], Document]:
    """The sources of a publication, and its document.

    Each chapter is normalized for what there is to tell about it, which names its file, and all of
    them together: only then is known where links lead.
    """
    chapters: list[Chapter] = []
    sources: list[Source] = []
    language = publication.metadata.language or intake.defaults.language
    defaults = msgspec.structs.replace(intake.defaults, language=language)
    for part, path in [(named, path) for named in publication.parts for path in named.sources]:
        own = Log(str(path))
        source = msgspec.structs.replace(_named(path, part), citing=intake.citing)
        document = titled(read(source, reader=intake.reader, log=own), source.name, own)
        alone = msgspec.structs.replace(document, meta=merge_meta(defaults, document.meta))
        settled = normalize(alone, own).meta.language
        log.extend(tuple(told for told in own.diagnostics if told.code not in _DANGLING))
        meta = msgspec.structs.replace(document.meta, language=settled)
        document = msgspec.structs.replace(document, meta=meta)
        chapters.append(Chapter(source=str(path), document=document))
        sources.append(source)
    whole = composed(publication, chapters, intake.defaults)
    meta = merge_meta(whole.meta, intake.overrides)
    own = Log(log.source)
    document = normalize(msgspec.structs.replace(whole, meta=meta), own)
    log.extend(tuple(told for told in own.diagnostics if told.code in _DANGLING))
    _refuse_errors(publication.name, log)
    return tuple(sources), document


def _named(path: Path, part: Part) -> Source:
    """The bytes of a chapter; an error also names the line that names the chapter."""
    try:
        return open_source(path)
    except SourceError as error:
        raise SourceError(f"{part.place}: {error.message}", hint=error.hint) from error


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
    except PublishError as error:
        return Outcome(job=job, diagnostics=log.diagnostics, errors=(error,))
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
        diagnostics=tuple(told),
        errors=tuple(errors),
    )


def _made(job: Job, target: Target, document: Document, log: Log) -> Artifact:
    layout = target.layout
    arranged = layout.arrange(document, job.style, log) if layout else document
    data = render(target.exporter, arranged, job.style, log)
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
        document=arranged,
        document_sha256=digest(arranged),
        diagnostics=log.diagnostics,
    )
