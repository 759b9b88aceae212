"""From what pandoc read to the document: metadata, memo head, places, and what was left out."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

import msgspec

from publish.diagnostics import Log
from publish.document import Document
from publish.pandoc.decode import decode
from publish.pandoc.decode_inlines import References
from publish.pandoc.markdown_metadata import apart, marked
from publish.pandoc.pictures import Pictures
from publish.pandoc.source_positions import Places
from publish.pandoc.tables import without_even_widths
from publish.patterns import pattern
from publish.readers.authors import with_authors_said
from publish.readers.formats import Markup
from publish.readers.markdown.omissions import report_omissions
from publish.readers.memo_heads import with_head
from publish.readers.metadata import merged_dated
from publish.readers.origins import with_lines
from publish.readers.prepared import Prepared
from publish.readers.reference_list import with_sources
from publish.readers.rst.docinfo import tell_unprinted
from publish.walk import plain_text

_BODY: Final = pattern(r"<body[\s>]", re.IGNORECASE)


class PandocDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A source up to its citations, called `name`."""

    prepared: Prepared
    markup: Markup
    references: References
    places: Places
    name: str
    log: Log

    def document(self, ast: bytes) -> Document:
        """The document of its AST, in which nothing is to be looked up any more."""

        prepared, log = self.prepared, self.log
        read = partial(
            decode,
            log=log,
            name=self.name,
            pictures=Pictures(log, prepared.find),
            references=self.references,
        )
        meta, marks = prepared.front.meta, Document()
        if prepared.above:
            ast, texts = apart(ast)
            marks = read(texts)
            meta = marked(meta, marks.blocks)
        alerts = self.markup.kind == "markdown"
        document = read(ast, title=meta.title, places=self.places, alerts=alerts)
        if self.markup.kind in ("html", "markdown", "notebook") and "<col" not in prepared.whole:
            document = without_even_widths(document)
        if self.markup.pandoc in ("html", "rtf"):
            begun = _BODY.search(prepared.whole)
            text = prepared.whole[begun.end() :] if begun else plain_text(document.blocks)
            document = with_authors_said(document, text, log)
        if self.markup.fields:
            tell_unprinted(document.meta, log)
        if prepared.lines:
            document = with_lines(document, prepared.lines)
        elif prepared.word is not None:
            document = prepared.word.placed(document)
        if prepared.word is None:
            language = meta.language or document.meta.language
            document = with_head(document, log, language=language)
        else:
            from publish.readers.word.front import with_word_front

            document = with_word_front(document, prepared.word, log, language=meta.language)
        media = {medium.id: medium for medium in (*marks.media, *document.media)}
        document = msgspec.structs.replace(
            document, meta=merged_dated(document.meta, meta, log), media=tuple(media.values())
        )
        if self.markup.kind in ("markdown", "notebook"):
            notebook = self.markup.kind == "notebook"
            report_omissions(document, prepared, log, notebook=notebook)
        return with_sources(document, log)
