"""Metadata and sources: names without spaces around them, and none that say nothing."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from publish.document import Correspondence, Document, Meta, SourceReference, Text

Record = TypeVar("Record", Meta, Correspondence)


def tidy_metadata(document: Document) -> Document:
    """`document` with its names trimmed, and without empty names, key points and sources.

    A source that has an address and no words is called by its address.
    """
    meta = _trimmed(document.meta)
    meta = msgspec.structs.replace(
        meta,
        key_points=tuple(point for point in meta.key_points if point),
        correspondence=_trimmed(meta.correspondence),
    )
    sources = tuple(_named(source) for source in document.sources if source.content or source.url)
    return msgspec.structs.replace(document, meta=meta, sources=sources)


def _trimmed(record: Record) -> Record:
    """`record` with its strings, and its tuples of strings, trimmed."""
    changed: dict[str, object] = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, str):
            changed[name] = value.strip()
        elif isinstance(value, tuple) and value and isinstance(value[0], str):
            changed[name] = tuple(part for text in value if (part := text.strip()))
    return msgspec.structs.replace(record, **changed)


def _named(source: SourceReference) -> SourceReference:
    content = source.content or (Text(text=source.url),)
    return msgspec.structs.replace(source, content=content)
