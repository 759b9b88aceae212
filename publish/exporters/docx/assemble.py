"""An arranged document and a style in, the parts of a Word package out: the whole exporter but
for the packing."""

from __future__ import annotations

import datetime

from publish.diagnostics import Log
from publish.document import Document
from publish.errors import ExportError
from publish.exporters.docx.body_flows import body_flows
from publish.exporters.docx.core_properties import application_part, core_part, custom_part
from publish.exporters.docx.cover import is_covered
from publish.exporters.docx.font_table import font_parts
from publish.exporters.docx.headers import lifted
from publish.exporters.docx.headings import numbered_headings
from publish.exporters.docx.languages import word_language
from publish.exporters.docx.notes import note_kind, notes_part
from publish.exporters.docx.oxml import root, w
from publish.exporters.docx.parts import WordDocument
from publish.exporters.docx.sections import RunningParts, section_elements
from publish.exporters.docx.settings import settings_part
from publish.exporters.docx.styles_part import word_styles
from publish.exporters.docx.template.merge import merged
from publish.exporters.docx.template.overlay import template_of
from publish.exporters.docx.template.running_heads import without_heads
from publish.exporters.docx.theme import theme_part
from publish.exporters.docx.xml_part import xml_part
from publish.print_links import printed
from publish.style import Style
from publish.style.fonts.fallback import characters_of
from publish.style.measure.fitted_tables import fit_tables


def compose(
    document: Document, style: Style, log: Log, timestamp: datetime.datetime
) -> WordDocument:
    """The parts of the .docx that says `document` in `style`; losses go to `log`.

    Raises `ExportError` when the document hangs on no page master of the style.
    """
    document = printed(document, style)
    if document.page_master not in style.page:
        raise ExportError(
            f'no page master "{document.page_master}" in style "{style.name}"',
            hint="arrange the document with a layout first",
        )
    tables = fit_tables(document, style, log)
    style = tables.style
    language = word_language(document.meta.language or "en")
    headings = numbered_headings(document)
    sheet, styles = word_styles(style, tables.master, language, headings.levels)

    template = template_of(style)
    logo = None
    if template is not None and template.has_heads:
        document = without_heads(document, template, log)
    else:
        document, logo = lifted(document)
    made = body_flows(document, sheet, headings, tables, log)
    composition, notes, within_notes = made.composition, made.notes, made.within_notes

    of_notes = note_kind(composition) if notes else None
    noted = []
    if of_notes:
        kind, told = f"{of_notes}s", notes_part(notes, within_notes)
        noted.append((kind, xml_part(kind, told, within_notes.relations.all)))
    ground = style.cover.background if is_covered(document) else None
    running = RunningParts(document.furniture, logo, composition, made.pages, ground=ground)
    body = section_elements(made.body, composition, running)
    shown = characters_of(document) | set("".join(style.list.markers))
    shown |= {capital for letter in shown for capital in letter.upper()}
    faces = composition.faces
    table, fonts = font_parts(style, faces.used, faces.beside, frozenset(shown))
    related = (
        ("styles", styles),
        ("settings", xml_part("settings", settings_part(sheet, notes=of_notes))),
        ("numbering", xml_part("numbering", composition.numbering.part())),
        ("fontTable", table),
        ("theme", xml_part("theme", theme_part(style), name="theme/theme1")),
        *noted,
    )
    for kind, part in related:
        composition.relations.id_of(kind, part.name)
    main = root("document", w("body", *body), drawings=True)
    custom = custom_part(document)
    word = WordDocument(
        document=xml_part("document", main, composition.relations.all),
        parts=(
            *(part for _, part in related),
            *running.parts,
            *composition.pictures.stored,
            *fonts,
        ),
        core=xml_part("core", core_part(document, timestamp), folder="docProps"),
        application=xml_part(
            "application", application_part(document), name="app", folder="docProps"
        ),
        custom=None if custom is None else xml_part("custom", custom, folder="docProps"),
    )
    return word if style.docx.template is None else merged(word, style.docx.template)
