"""Book: title page, contents, chapters, sources, notes, and a colophon, which closes a book."""

from __future__ import annotations

from publish.diagnostics import Log
from publish.document import Blocks, Document
from publish.layouts import parts
from publish.layouts.arrangement import arranged
from publish.layouts.contents import contents
from publish.layouts.labels import Labels
from publish.plugin import Layout
from publish.style import PageMaster, Style


def arrange(document: Document, style: Style, log: Log) -> Document:
    """The document as a book."""
    return arranged(document, style, log, page_master="book", parts=_parts)


def _parts(document: Document, labels: Labels, style: Style, master: PageMaster) -> Blocks:
    return (
        *parts.title_page(document, labels, master.logo),
        *contents(labels, master),
        *parts.summary(document),
        *parts.key_points(document, labels),
        *parts.chapters(document, labels),
        *parts.sources(document, labels),
        *parts.notes(document, labels, master),
        *parts.colophon(document, labels, style),
    )


LAYOUT = Layout(
    name="book",
    page_master="book",
    arrange=arrange,
    summary="title page, contents, chapters, sources, colophon",
)
