"""HTML: one self-contained, accessible page, without script and without anything to fetch."""

from __future__ import annotations

from publish.document import Document
from publish.plugin import Context, Exporter
from publish.style import Style


def render(document: Document, style: Style, context: Context) -> bytes:
    """The document as one page: fonts, cut down to its characters, and pictures are within it."""
    from publish.exporters.html.page import render_page

    return render_page(document, style, context)


EXPORTER = Exporter(
    name="html",
    suffix=".html",
    media_type="text/html",
    render=render,
    layout="briefing",
    tools=("fonttools", "pillow"),
    summary="one self-contained page",
)
