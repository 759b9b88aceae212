"""Reads the chapters of a publication, and makes one document of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from publish.build.chapters import composed
from publish.build.citing import read_citing
from publish.build.crosslinks import Chapter, joined
from publish.build.jobs import Intake
from publish.build.pipeline import open_source, titled
from publish.build.publications import Part, Publication
from publish.diagnostics import Diagnostic, Log
from publish.document import Document, Meta
from publish.errors import ChaptersError, SourceError
from publish.normalization import normalize
from publish.plugin import Source
from publish.readers.metadata import merge_meta

D = TypeVar("D", bound=Diagnostic)

_DANGLING: Final = ("link-dangling", "reference-dangling")
"""What a chapter cannot know of itself: its links may lead into others."""


def published(
    publication: Publication, intake: Intake, log: Log
) -> tuple[tuple[Source, ...], Document]:
    """The sources of a publication, and its document.

    Each chapter is normalized for what there is to tell about it, and all of them together: only
    then is known where links lead. Raises `SourceError`, of several chapters `ChaptersError`, when
    one cannot be read; all have then been tried.
    """
    language = publication.metadata.language or intake.defaults.language
    defaults = msgspec.structs.replace(intake.defaults, language=language)
    intake = msgspec.structs.replace(intake, defaults=defaults)
    chapters: list[Chapter] = []
    sources: list[Source] = []
    errors: list[SourceError] = []
    for part, path in _listed(publication):
        own = Log(publication.called(path))
        try:
            source = _named(path, part)
            document = titled(read_citing(source, intake, own), source.name, own)
            chapters.append(Chapter(source=own.source, document=document))
            sources.append(source)
        except SourceError as error:
            errors.append(error)
        log.extend(own.diagnostics)
    if errors:
        raise _together(publication, errors)
    linked = joined(chapters, log)
    settled = tuple(_settled(chapter, defaults, log) for chapter in linked)
    whole = composed(publication, settled, defaults, log)
    meta = merge_meta(whole.meta, intake.overrides)
    own = Log(log.source)
    document = normalize(msgspec.structs.replace(whole, meta=meta), own)
    log.extend(tuple(d for d in own.diagnostics if d.code in _DANGLING or _is_untold(d)))
    return tuple(sources), document


def located(diagnostic: D, publication: Publication) -> D:
    """`diagnostic` with the path of its chapter, as seen from the current folder."""
    place = diagnostic.place
    paths = {publication.called(path): str(path) for path in publication.sources}
    source = paths.get(place.source, place.source)
    if source == place.source:
        return diagnostic
    return msgspec.structs.replace(diagnostic, place=msgspec.structs.replace(place, source=source))


def _listed(publication: Publication) -> Iterator[tuple[Part, Path]]:
    for part in publication.parts:
        for path in part.sources:
            yield part, path


def _settled(chapter: Chapter, defaults: Meta, log: Log) -> Chapter:
    """`chapter` with its language settled; what its normalization tells goes to `log`. One that
    does not tell its language is in that of the whole."""
    own = Log(chapter.source)
    document = chapter.document
    alone = msgspec.structs.replace(document, meta=merge_meta(defaults, document.meta))
    language = normalize(alone, own).meta.language
    if any(map(_is_untold, own.diagnostics)):
        language = ""
    told = (d for d in own.diagnostics if d.code not in _DANGLING and not _is_untold(d))
    log.extend(tuple(told))
    meta = msgspec.structs.replace(document.meta, language=language)
    return msgspec.structs.replace(chapter, document=msgspec.structs.replace(document, meta=meta))


def _is_untold(diagnostic: Diagnostic) -> bool:
    """Whether a text tells its language neither by a tag nor by its words."""
    return (diagnostic.code, diagnostic.severity) == ("language-assumed", "warning")


def _named(path: Path, part: Part) -> Source:
    """The bytes of a chapter; an error also names the line that names the chapter."""
    try:
        return open_source(path)
    except SourceError as error:
        raise SourceError(f"{part.place}: {error.message}", hint=error.hint) from error


def _together(publication: Publication, errors: list[SourceError]) -> SourceError:
    first, *others = errors
    if not others:
        return first
    return ChaptersError(
        f"{publication.name}: {len(errors)} chapters cannot be read: {first.message}",
        tuple(errors),
        hint=first.hint,
    )
