"""The plain-text reader: structure from raw text by a learned label a line, and nothing lost.

    bytes ─decode─▶ lines ─features, network─▶ scores ─best sequence─▶ labels
    labels ─forms, statements─▶ labels ─pieces─▶ pieces ─assembler─▶ Document

Plain text is never markup: `2*3*4`, `a<b`, `[sic]` and `$240 billion` come out as they were typed.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from publish.diagnostics import Log
from publish.document import Document
from publish.plugin import Reader, Source

if TYPE_CHECKING:
    from publish.readers.plaintext.labels import LabelledLine

__all__ = ["READER", "explain", "read"]

# NumPy's threads would cost more than they save: its matrices are small here.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def read(source: Source, log: Log) -> Document:
    """The document that the text of `source` is.

    Raises `SourceError` when there is no text, or its front matter is broken. What was left out and
    which characters became structure is in the diagnostics.
    """
    from publish.readers.plaintext.labeller import label_lines
    from publish.readers.plaintext.reading import read_document

    return read_document(source, log, label_lines)


def explain(source: Source, log: Log) -> list[LabelledLine]:
    """What each line of `source` became and how sure that is, with the facts that weighed most."""
    from publish.readers.plaintext.explanation import explain as explain_lines

    return explain_lines(source, log)


READER = Reader(
    name="plaintext",
    suffixes=(".txt", ".text", ""),
    read=read,
    summary="plain text; finds title, headings, lists, quotations, code, tables, notes and sources",
)
