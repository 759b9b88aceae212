"""EPUB 3.3, through pandoc: the book that any reading system opens.

    Document ──compose──▶ AST ──pandoc──▶ chapters ──finish──▶ content documents ─┐
    Style ──▶ style sheet, embedded fonts, cover ─────────────────────────────────┴─▶ pack

pandoc parts the text into files, makes links lead across them, sets formulas in MathML and lists
what there is; the package around it, with its metadata, is ours.
"""

from __future__ import annotations

from typing import Final

from publish.document import Document
from publish.plugin import Context, Exporter
from publish.style import Style


def render(document: Document, style: Style, context: Context) -> bytes:
    """The arranged document as an EPUB.

    Raises `ExportError` when pandoc refuses it; what an EPUB cannot say is in `context.log`.
    """
    from publish.exporters.epub.assemble import make

    return make(document, style, context)


EXPORTER: Final = Exporter(
    name="epub",
    suffix=".epub",
    media_type="application/epub+zip",
    layout="book",
    tools=("pandoc", "pillow"),
    render=render,
    summary="EPUB 3 with cover, embedded fonts and accessibility metadata",
)
