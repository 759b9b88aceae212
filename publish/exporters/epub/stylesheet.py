"""The style sheet of the book: the one that the style compiles to, and what only EPUB has."""

from __future__ import annotations

from collections.abc import Iterable

from publish.exporters.epub.fonts import file_name
from publish.style import Face, Style
from publish.web.css import epub_css, font_faces
from publish.web.css_syntax import Sheet, keyword


def stylesheet(style: Style, faces: Iterable[Face], fonts: str) -> str:
    """CSS for all content documents; the files of `faces` are in the folder `fonts`, relative to
    the style sheet's own."""
    return font_faces(faces, lambda face: f"{fonts}/{file_name(face)}") + epub_css(style) + _own()


def _own() -> str:
    none, zero = keyword("none"), keyword("0")
    sheet = Sheet()
    sheet.comment("notes at the end of their chapter, and their marks")
    sheet.rule(".notes", {"margin-top": keyword("3em"), "break-inside": keyword("auto")})
    sheet.rule("a[role=doc-noteref]", {"text-decoration": none})
    sheet.comment("the cover fills its page")
    edges = {"margin": zero, "padding": zero}
    sheet.rule(".cover-page", {**edges, "text-align": keyword("center")})
    sheet.rule(".cover-page img", {"height": keyword("100vh"), "max-width": keyword("100%")})
    return sheet.text()
