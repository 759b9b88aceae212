"""The front of a Word document: its head as data, and the properties of its file."""

from __future__ import annotations

import msgspec

from publish.diagnostics import Log
from publish.document import Document, Meta
from publish.readers.memo_heads import with_head
from publish.readers.metadata import merge_meta
from publish.readers.word.file import WordFile
from publish.readers.word.headers_footers import tell_furniture
from publish.readers.word.properties import properties, with_properties, without_repeats


def with_word_front(document: Document, word: WordFile, log: Log, *, language: str) -> Document:
    """`document` with its memo head as data; what the properties say stands below what it says."""
    found = properties(word.data)
    meta = merge_meta(Meta(apparatus=word.apparatus), document.meta)
    document = msgspec.structs.replace(document, meta=meta)
    said = found.meta
    if document.meta.title:
        said = msgspec.structs.replace(said, title=())
    document = without_repeats(document, said, log)
    own = language or document.meta.language or said.language
    document = with_head(document, log, language=own, labels=word.labels)
    document = with_properties(without_repeats(document, said, log), found, log)
    tell_furniture(word.furniture, document.meta, log)
    return document
