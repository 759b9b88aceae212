"""PDF through WeasyPrint: PDF/UA-1 and PDF/A-2a in one file.

    Document ──html_tree──▶ element tree ──WeasyPrint──▶ pages ──finisher──▶ bytes
    Style    ──pdf_css───▶ sheet         ▲
    Style    ──faces─────▶ fontconfig file of its own

No text of the document or style is ever parsed as HTML or as CSS syntax, no address is fetched but
those of the document's own pictures, and no font is found but the style's.
"""

from __future__ import annotations

from publish.document import Document
from publish.plugin import Context, Exporter
from publish.style import Style


def render(document: Document, style: Style, context: Context) -> bytes:
    """The arranged document as a PDF.

    Raises `ExportError` when the document was not arranged on a page master of this style, and when
    WeasyPrint or the libraries below it cannot be loaded.
    """
    from publish.exporters.pdf.rendering import render_pdf

    return render_pdf(document, style, context)


EXPORTER = Exporter(
    name="pdf",
    suffix=".pdf",
    media_type="application/pdf",
    render=render,
    layout="briefing",
    tools=("weasyprint", "pydyf", "pango", "pillow"),
    summary="PDF/UA-1 and PDF/A-2a, through WeasyPrint",
)
