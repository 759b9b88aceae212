"""Reads what the json exporter wrote, so that a document can be kept, changed and published."""

from __future__ import annotations

from publish.canonical import load
from publish.diagnostics import Log
from publish.document import Document
from publish.plugin import Reader, Source


def read(source: Source, _log: Log) -> Document:
    """The document in canonical JSON; a `SourceError` names the path in the JSON."""
    return load(source.data, source.name)


READER = Reader(
    name="canonical",
    suffixes=(".json",),
    read=read,
    summary="canonical JSON of a document",
)
