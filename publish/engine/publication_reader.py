"""Reads the chapters of a publication, and makes one document of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from publish.diagnostics import Diagnostic, Log
from publish.document import Blocks, Document, Meta
from publish.engine.chapters import composed
from publish.engine.citations import begin_citing, read_citing
from publish.engine.crosslinks import Chapter, joined
from publish.engine.pipeline import open_source, titled
from publish.engine.plan import Intake
from publish.engine.publications import Part, Publication
from publish.errors import ChaptersError, SourceError
from publish.normalization import normalize
from publish.normalization.language_detection import UNDETECTED
from publish.pandoc.decode import decode
from publish.pandoc.shared_bibliography import CitedText, put_into_words_together
from publish.plugin import Begun, Source
from publish.readers.metadata import merge_meta

D = TypeVar("D", bound=Diagnostic)

_OF_WHOLE: Final = ("link-dangling", "reference-dangling", "caption-number")
"""What a chapter cannot know of itself: its links may lead into others, and the figures of others
are counted before its own."""


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
    opened: list[_Opened] = []
    sources: list[Source] = []
    errors: list[SourceError] = []
    for part, path in _listed(publication):
        own = Log(publication.called(path))
        try:
            source = _named(path, part)
            opened.append(_opened(source, intake, own))
            sources.append(source)
        except SourceError as error:
            errors.append(error)
            log.extend(own.diagnostics)
    if errors:
        for chapter in opened:
            log.extend(chapter.log.diagnostics)
        raise _together(publication, errors)
    chapters, bibliography = _cited(opened, publication, intake, log)
    linked = joined(chapters, log)
    settled = tuple(_settled(chapter, defaults, log) for chapter in linked)
    whole = composed(publication, settled, defaults, log, bibliography=bibliography)
    meta = merge_meta(whole.meta, intake.overrides)
    own = Log(log.source)
    document = normalize(msgspec.structs.replace(whole, meta=meta), own)
    log.extend(tuple(d for d in own.diagnostics if d.code in _OF_WHOLE or _is_untold(d)))
    return tuple(sources), document


class _Opened(msgspec.Struct, frozen=True, kw_only=True):
    """A chapter: its document, or what has been read of it before its citations were looked up."""

    source: Source
    log: Log
    read: Document | Begun


def _opened(source: Source, intake: Intake, log: Log) -> _Opened:
    apart = intake.publication is None or intake.publication.cited_apart
    begun = None if apart else begin_citing(source, intake, log)
    return _Opened(source=source, log=log, read=begun or read_citing(source, intake, log))


def _cited(
    opened: list[_Opened], publication: Publication, intake: Intake, log: Log
) -> tuple[list[Chapter], Blocks]:
    """The chapters with their citations in words, and the bibliography that none of them has."""
    language = intake.overrides.language or publication.metadata.language
    texts = [
        CitedText(name=chapter.log.source, ast=chapter.read.ast, library=chapter.read.library)
        for chapter in opened
        if isinstance(chapter.read, Begun)
    ]
    asts, bibliography = put_into_words_together(texts, language, log, name=publication.name)
    waiting = iter(asts)
    chapters: list[Chapter] = []
    for chapter in opened:
        read, name = chapter.read, chapter.source.name
        document = read.finish(next(waiting)) if isinstance(read, Begun) else read
        made = titled(document, name, chapter.log)
        chapters.append(Chapter(source=chapter.log.source, document=made))
        log.extend(chapter.log.diagnostics)
    own = () if bibliography is None else decode(bibliography, log, name=publication.name).blocks
    return chapters, own


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
    told = (d for d in own.diagnostics if d.code not in _OF_WHOLE and not _is_untold(d))
    log.extend(tuple(told))
    meta = msgspec.structs.replace(document.meta, language=language)
    return msgspec.structs.replace(chapter, document=msgspec.structs.replace(document, meta=meta))


def _is_untold(diagnostic: Diagnostic) -> bool:
    """Whether a text tells its language neither by a tag nor by its words."""
    return diagnostic.code == UNDETECTED


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
