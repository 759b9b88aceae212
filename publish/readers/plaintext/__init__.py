"""The plain-text reader: structure from raw text, with how sure it is, and nothing lost.

    bytes ─decode─▶ text ─lines─▶ lines ─furniture, shape─▶ lines ─blocks─▶ pieces ─front, lists,
    headings, passages, notes, back─▶ pieces with kind, rule and confidence ─assemble─▶ Document

Plain text is never markup: `2*3*4`, `a<b`, `[sic]` and `$240 billion` come out as they were typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Log
from publish.document import Document
from publish.plugin import Reader, Source

if TYPE_CHECKING:
    from publish.readers.plaintext.pieces import LineDecision

__all__ = ["READER", "explain", "read"]


def read(source: Source, log: Log) -> Document:
    """The document that the text of `source` is.

    Raises `SourceError` when there is no text, or its front matter is broken. What was left out and
    which characters became structure is in the diagnostics.
    """
    from publish.readers.plaintext.reading import read_plaintext

    return read_plaintext(source, log)


def explain(source: Source, log: Log) -> tuple[LineDecision, ...]:
    """What each line of `source` became, by which rule, and how sure that is; in line order."""
    from publish.readers.plaintext.explaining import explain as explain_lines

    return explain_lines(source, log)


READER = Reader(
    name="plaintext",
    suffixes=(".txt", ".text", ""),
    read=read,
    summary="plain text; finds title, headings, lists, quotations, code, tables, notes and sources",
)
