"""Book: title page, contents, chapters, sources, and a colophon, which closes a book."""

from __future__ import annotations

from publish.diagnostics import Log
from publish.document import Blocks, Document
from publish.layouts import parts
from publish.layouts.arrangement import arranged
from publish.layouts.labels import Labels
from publish.plugin import Layout
from publish.style import Style


def arrange(document: Document, style: Style, log: Log) -> Document:
    """The document as a book."""
    return arranged(document, style, log, page_master="book", parts=_parts)


def _parts(document: Document, labels: Labels, style: Style) -> Blocks:
    text = (
        *parts.summary(document),
        *parts.key_points(document, labels),
        *parts.chapters(document),
        *parts.sources(document, labels),
    )
    return (
        *parts.title_page(document, labels, style.page["book"].logo),
        *parts.contents(document, labels, text),
        *text,
        *parts.colophon(document, labels, style),
    )


LAYOUT = Layout(
    name="book",
    page_master="book",
    arrange=arrange,
    summary="title page, contents, chapters, sources, colophon",
)
