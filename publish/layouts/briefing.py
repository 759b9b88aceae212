"""Briefing: masthead, title, summary and key points on top; then the text and its sources."""

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
    """The document as a briefing."""
    return arranged(document, style, log, page_master="briefing", parts=_parts)


def _parts(document: Document, labels: Labels, _style: Style, master: PageMaster) -> Blocks:
    return (
        *parts.masthead(document, labels, master.logo, dated=True),
        *parts.title(document),
        *parts.subtitle(document),
        *parts.byline(document),
        *parts.summary(document),
        *parts.key_points(document, labels),
        *contents(labels, master),
        *parts.body(document),
        *parts.sources(document, labels),
        *parts.notes(document, labels, master),
    )


LAYOUT = Layout(
    name="briefing",
    page_master="briefing",
    arrange=arrange,
    summary="masthead, title, summary, key points, body, sources",
)
