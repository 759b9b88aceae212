"""Bibliographies that are named for a source in which nothing can be cited."""

from __future__ import annotations

import msgspec

from publish.build.jobs import Intake
from publish.build.pipeline import read, reader_for
from publish.diagnostics import Log
from publish.document import Document
from publish.plugin import Reader, Source, choose
from publish.readers.frontmatter import CITING


def read_citing(source: Source, intake: Intake, log: Log) -> Document:
    """The document of `source`, with its citations looked up in what `intake` names for them.

    When its reader knows no citations, that is told: as a warning where somebody named a
    bibliography for this source, as information where the whole project has one.
    """
    source = msgspec.structs.replace(
        source,
        citing=intake.citing,
        language=intake.overrides.language,
        usual_language=intake.defaults.language,
    )
    document = read(source, reader=intake.reader, log=log)
    reader = choose(Reader, intake.reader) if intake.reader else reader_for(source.name)
    if not reader.cites:
        _tell_unused(document, intake, reader, log)
    return document


def _tell_unused(document: Document, intake: Intake, reader: Reader, log: Log) -> None:
    stated = [key for key, _ in document.meta.extra if key in CITING]
    citing = intake.citing
    if not (stated or citing.bibliographies or citing.style):
        return
    log.add(
        "warning" if stated or intake.asked_to_cite else "info",
        "bibliography-unused",
        f"read by {reader.name}, which knows no citations: no bibliography is used",
        hint="write citations in Markdown, or read it as such: --reader markdown",
    )
