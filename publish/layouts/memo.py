"""Memo: MEMORANDUM, then To, From, Cc, Date and Subject, a rule, the text and its sources."""

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
    """The document as a memo."""
    return arranged(document, style, log, page_master="memo", parts=_parts)


def _parts(document: Document, labels: Labels, _style: Style, master: PageMaster) -> Blocks:
    return (
        *parts.masthead(document, labels, master.logo, dated=False),
        *parts.memo_title(labels),
        *parts.memo_header(document, labels),
        *parts.memo_only_title(document),
        *parts.subtitle(document),
        *parts.memo_only_byline(document),
        *parts.summary(document),
        *parts.key_points(document, labels),
        *contents(labels, master),
        *parts.body(document),
        *parts.sources(document, labels),
        *parts.notes(document, labels, master),
    )


LAYOUT = Layout(
    name="memo",
    page_master="memo",
    arrange=arrange,
    summary="memorandum head with To, From, Cc, Date and Subject, body, sources",
)
