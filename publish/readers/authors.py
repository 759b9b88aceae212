"""Authors that only the properties of a file name: who typed the text or set up the computer, or
what a generator of pages says by default, as often as who wrote it."""

from __future__ import annotations

import msgspec

from publish.diagnostics import Log
from publish.document import Document


def with_authors_said(document: Document, text: str, log: Log) -> Document:
    """`document` with those of its authors whom its `text` names; the others are told."""
    authors = document.meta.authors
    said = tuple(author for author in authors if author and author in text)
    tell_not_read(tuple(author for author in authors if author not in said), log)
    meta = msgspec.structs.replace(document.meta, authors=said)
    return msgspec.structs.replace(document, meta=meta)


def tell_not_read(authors: tuple[str, ...], log: Log) -> None:
    if authors:
        log.info(
            "author-not-read",
            f"the properties of the file name {'; '.join(authors)}, who may have typed or"
            " installed it: no author is printed",
            hint="if it is the author, say so with --meta author=…",
        )
