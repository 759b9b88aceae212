"""The steps from an arranged document to a PDF."""

from __future__ import annotations

from functools import partial

from publish.canonical_json import digest
from publish.document import Document, Furniture
from publish.errors import ExportError
from publish.exporters.pdf.fontconfig import emoji_families, faces_of, font_folder
from publish.exporters.pdf.missing_glyphs import cover, cover_furniture, stand_in
from publish.exporters.pdf.weasyprint_import import engine
from publish.languages import runs_right_to_left
from publish.mathml import formulas_of
from publish.plugin import Context
from publish.print_links import printed
from publish.style import Style
from publish.style.fonts.coverage import coverage, uncovered
from publish.style.measure.fitted_tables import fit_tables
from publish.walk import notes_at_end
from publish.web.css import pdf_css


def render_pdf(document: Document, style: Style, context: Context) -> bytes:
    """See `publish.exporters.pdf.render`."""
    if document.page_master not in style.page:
        raise ExportError(
            f'style "{style.name}" has no page master "{document.page_master}"'
            if document.page_master
            else "a PDF has pages, and the document was not arranged on any",
            hint=f"arrange it on one of {', '.join(style.page)}",
        )
    log = context.log
    document = printed(document, style)
    tables = fit_tables(document, style, log)
    style, master = tables.style, tables.master
    faces = faces_of(style)
    furniture = document.furniture or Furniture()
    rtl = runs_right_to_left(document.meta.language)
    with font_folder(faces, emoji_families(style)) as font_config:
        weasy = engine(font_config)
        from publish.exporters.pdf.finisher import finisher
        from publish.exporters.pdf.layout_reports import LayoutReports
        from publish.exporters.pdf.metadata import metadata_of
        from publish.exporters.pdf.notes import NoteWithoutRoomError
        from publish.exporters.pdf.page_drawings import page_line_numbers, page_watermark
        from publish.exporters.pdf.page_tree import page_tree
        from publish.exporters.pdf.url_fetcher import MemoryFetcher

        reports = LayoutReports(document, log)
        covered = coverage(faces)
        tree = partial(page_tree, document, tables, formulas_of(document, log), covered, log)
        log.extend(uncovered(document, style, source=log.source, instead=stand_in))
        write = partial(
            weasy.write_pdf,
            css=pdf_css(style, document.page_master, cover_furniture(furniture, covered), rtl=rtl),
            fetcher=MemoryFetcher(document, faces, lambda text: cover(text, covered)),
            font_config=font_config,
            metadata=metadata_of(document, context.timestamp),
            identifier=bytes.fromhex(digest(document))[:16],
            finisher=finisher(
                reports.structure_not_repaired,
                page_watermark(furniture.watermark, style, log),
                page_line_numbers(master, style, log, rtl=rtl),
            ),
            reports=reports,
        )
        try:
            pdf: bytes = write(tree(footnotes=not notes_at_end(document)))
        except NoteWithoutRoomError as error:
            reports.notes_at_end(error)
            pdf = write(tree(footnotes=False))
    return pdf
