"""The passes in their order: text → lines → labels → pieces → document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import msgspec

from publish.diagnostics import Log
from publish.document import Document
from publish.errors import SourceError
from publish.normalization.language_detection import ENOUGH, language_of
from publish.plugin import Source
from publish.readers.decode import decode
from publish.readers.frontmatter import FrontMatter, merge_meta, split
from publish.readers.plaintext.assembler import Assembler
from publish.readers.plaintext.labels import LabelledLine
from publish.readers.plaintext.line_forms import settle_forms
from publish.readers.plaintext.lines import SourceLine, read_lines
from publish.readers.plaintext.low_confidence import settle_doubts
from publish.readers.plaintext.stated import settle, statements, structure_of

Labeller: TypeAlias = "Callable[[Sequence[SourceLine], str], list[LabelledLine]]"
"""Labels lines of a text in a language (BCP 47, "" when unknown)."""


class Labelled(msgspec.Struct, frozen=True, kw_only=True):
    """A text whose lines have their roles; `language` is the stated one, or what the text tells."""

    front: FrontMatter
    lines: list[LabelledLine]
    language: str


def read_document(source: Source, log: Log, labeller: Labeller) -> Document:
    """The document that a plain text is. Raises what `label` raises."""
    text = label(source, log, labeller)
    document = Assembler(text.lines, text.language, log).document()
    return msgspec.structs.replace(document, meta=merge_meta(document.meta, text.front.meta))


def label(source: Source, log: Log, labeller: Labeller) -> Labelled:
    """The lines of a text with their roles, those that the author states among them.

    Raises `SourceError` where there is no text, or where statements about lines are at odds.
    """
    front = split(decode(source, log), source.name, log)
    lines = read_lines(front.body, front.first_line, log)
    structure = structure_of(source, front, {line.number for line in lines})
    language = front.meta.language or language_of("\n".join(line.raw for line in lines)[:ENOUGH])
    labelled = labeller(lines, language) if lines else []
    has_title = bool(front.meta.title) or structure.title_line == 0
    settle_doubts(labelled)
    settle_forms(labelled)
    settle(labelled, statements(structure), has_title=has_title)
    return Labelled(
        front=msgspec.structs.replace(front, body=""), lines=labelled, language=language
    )


__all__ = ["Labelled", "Labeller", "SourceError", "label", "read_document"]
