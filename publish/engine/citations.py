"""Reading sources with what somebody named for their citations."""

from __future__ import annotations

import msgspec

from publish.diagnostics import Log
from publish.document import Document
from publish.engine.pipeline import read, reader_for
from publish.engine.plan import Intake
from publish.plugin import Begun, Reader, Source, choose
from publish.readers.frontmatter import CITING


def read_citing(source: Source, intake: Intake, log: Log) -> Document:
    """The document of `source`, with its citations looked up in what `intake` names for them.

    When its reader knows no citations, that is told: as a warning where somebody named a
    bibliography for this source, as information where the whole project has one.
    """
    document = read(_asked(source, intake), reader=intake.reader, log=log)
    reader = _reader(source, intake)
    if reader.begin is None:
        _tell_unused(document, intake, reader, log)
    return document


def begin_citing(source: Source, intake: Intake, log: Log) -> Begun | None:
    """The same up to its citations; `None` when its reader knows none."""
    reader = _reader(source, intake)
    return None if reader.begin is None else reader.begin(_asked(source, intake), log)


def _asked(source: Source, intake: Intake) -> Source:
    return msgspec.structs.replace(
        source,
        citing=intake.citing,
        language=intake.overrides.language,
        usual_language=intake.defaults.language,
    )


def _reader(source: Source, intake: Intake) -> Reader:
    return choose(Reader, intake.reader) if intake.reader else reader_for(source.name)


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
