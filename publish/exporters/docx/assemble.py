"""An arranged document and a style in, the parts of a Word package out: the whole exporter but
for the packing."""

from __future__ import annotations

import datetime
from collections import deque
from typing import Final

import msgspec

from publish.diagnostics import Log
from publish.document import Blocks, Document, Furniture, Mark, Region
from publish.errors import ExportError
from publish.exporters.docx.body import flow
from publish.exporters.docx.bookmarks import Bookmarks
from publish.exporters.docx.core_properties import application_part, core_part, custom_part
from publish.exporters.docx.cover import is_covered
from publish.exporters.docx.equations import Equations, equations_of
from publish.exporters.docx.export_state import (
    Composition,
    FaceUse,
    NoteQueue,
    PageNumbers,
    Sequences,
)
from publish.exporters.docx.font_table import font_parts
from publish.exporters.docx.formatting import Language
from publish.exporters.docx.headers import lifted
from publish.exporters.docx.headings import Headings, numbered_headings
from publish.exporters.docx.languages import word_language
from publish.exporters.docx.notes import note_flows, note_kind, notes_part
from publish.exporters.docx.numbering import Numbering
from publish.exporters.docx.oxml import Element, root, serialize, w
from publish.exporters.docx.page_estimates import estimate
from publish.exporters.docx.paragraphs import Place
from publish.exporters.docx.parts import CONTENT_TYPES, PackagePart, Relations, WordDocument
from publish.exporters.docx.pictures import Pictures
from publish.exporters.docx.sections import RunningParts, section_elements
from publish.exporters.docx.settings import settings_part
from publish.exporters.docx.styles import StyleSheet, style_sheet
from publish.exporters.docx.styles_part import styles_part
from publish.exporters.docx.template.merge import merged
from publish.exporters.docx.template.overlay import template_of
from publish.exporters.docx.template.read import Template
from publish.exporters.docx.theme import theme_part
from publish.print_links import printed
from publish.style import PageMaster, Style
from publish.style.fonts.fallback import characters_of
from publish.style.localize import fitted
from publish.style.measure.columns import Columns
from publish.style.measure.rows import tall_rows
from publish.style.measure.table_fit import narrow_tables, told, with_smaller_tables
from publish.walk import iterate, notes_at_end


def compose(
    document: Document, style: Style, log: Log, timestamp: datetime.datetime
) -> WordDocument:
    """The parts of the .docx that says `document` in `style`; losses go to `log`.

    Raises `ExportError` when the document hangs on no page master of the style.
    """
    document = printed(document, style)
    stated = fitted(style, document)
    columns = Columns(stated, document.media)
    style = with_smaller_tables(stated, document, columns)
    columns = columns.resized(style)
    master = _master(document, style)
    narrow = narrow_tables(document, style, master, columns)
    log.extend(told(narrow, log.source, stated=stated, used=style))
    language = word_language(document.meta.language or "en")
    headings = numbered_headings(document)
    sheet, styles = _styles(style, master, language, headings.levels)
    equations = equations_of(document, log)
    composition = _composition(document, sheet, headings, equations, columns, log=log)
    place = Place(room=master.measure, rtl=language.rtl)

    template = template_of(style)
    logo = None
    if template is not None and template.has_heads:
        document = _without_heads(document, template, log)
    else:
        document, logo = lifted(document)
    flows = flow(_notes_last(document.blocks), place, composition)
    within_notes = msgspec.structs.replace(composition, relations=Relations(), in_note=True)
    notes = note_flows(within_notes, place)
    at_end = [piece for note in notes for piece in note] if composition.notes_at_end else []
    pages = estimate([*flows, *at_end], notes, sheet)
    composition.page_numbers.fill(pages.of_bookmarks)

    of_notes = note_kind(composition) if notes else None
    noted = (
        [(f"{of_notes}s", _part(f"{of_notes}s", notes_part(notes, within_notes), within_notes))]
        if of_notes
        else []
    )
    ground = style.cover.background if is_covered(document) else None
    running = RunningParts(document.furniture, logo, composition, pages.count, ground=ground)
    body = section_elements(flows, composition, running)
    shown = characters_of(document) | set("".join(style.list.markers))
    shown |= {capital for letter in shown for capital in letter.upper()}
    faces = composition.faces
    table, fonts = font_parts(style, faces.used, faces.beside, frozenset(shown))
    related = (
        ("styles", styles),
        ("settings", _part("settings", settings_part(sheet, notes=of_notes))),
        ("numbering", _part("numbering", composition.numbering.part())),
        ("fontTable", table),
        ("theme", _part("theme", theme_part(style), name="theme/theme1")),
        *noted,
    )
    for kind, part in related:
        composition.relations.id_of(kind, part.name)
    main = root("document", w("body", *body), drawings=True)
    custom = custom_part(document)
    word = WordDocument(
        document=_part("document", main, composition),
        parts=(
            *(part for _, part in related),
            *running.parts,
            *composition.pictures.stored,
            *fonts,
        ),
        core=_properties("core", core_part(document, timestamp)),
        application=_properties("application", application_part(document), name="app"),
        custom=None if custom is None else _properties("custom", custom),
    )
    return word if style.docx.template is None else merged(word, style.docx.template)


def _without_heads(document: Document, template: Template, log: Log) -> Document:
    """The document without heads and feet, for the template's stand; what these do not say of it is
    told."""
    furniture = document.furniture or Furniture()
    said = [text for sides in template.margins.values() for text in sides.values()]
    wanted = [mark.text for mark in iterate(furniture) if isinstance(mark, Mark)]
    for text in dict.fromkeys((*wanted, furniture.watermark)):
        if text and not any(text in one for one in said):
            log.warning(
                "template-heads",
                f'"{text}" does not stand in the heads and feet of the template',
                hint="put it into the template, or use one without heads and feet",
            )
    return msgspec.structs.replace(document, furniture=None)


_KEPT: Final[deque[tuple[StyleSheet, int, PackagePart]]] = deque(maxlen=8)


def _styles(
    style: Style, master: PageMaster, language: Language, levels: int
) -> tuple[StyleSheet, PackagePart]:
    """The Word styles of a style, and their part. Those of the last documents are kept: of a batch
    all have the same."""
    for sheet, numbered, part in tuple(_KEPT):
        if (
            sheet.style is style
            and sheet.master is master
            and (sheet.language, numbered) == (language, levels)
        ):
            return sheet, part
    sheet = style_sheet(style, master, language, numbered_levels=levels)
    part = _part("styles", styles_part(sheet))
    _KEPT.append((sheet, levels, part))
    return sheet, part


def _master(document: Document, style: Style) -> PageMaster:
    master = style.page.get(document.page_master)
    if master is None:
        raise ExportError(
            f'no page master "{document.page_master}" in style "{style.name}"',
            hint="arrange the document with a layout first",
        )
    return master


def _notes_last(blocks: Blocks) -> Blocks:
    """`blocks` with the heading of the notes at their end, where Word sets endnotes."""
    headings = [b for b in blocks if isinstance(b, Region) and b.role == "notes"]
    return (*(block for block in blocks if block not in headings), *headings)


def _composition(
    document: Document,
    sheet: StyleSheet,
    headings: Headings,
    equations: Equations,
    columns: Columns,
    *,
    log: Log,
) -> Composition:
    return Composition(
        sheet=sheet,
        columns=columns,
        parted=tall_rows(document, sheet.style, sheet.master, columns).rows,
        log=log,
        numbering=Numbering(sheet, numbered_levels=headings.levels),
        bookmarks=Bookmarks(document),
        notes=NoteQueue(),
        pictures=Pictures(document, sheet.style, sheet.master),
        equations=equations,
        faces=FaceUse(),
        page_numbers=PageNumbers(),
        sequences=Sequences(),
        relations=Relations(),
        headings=headings.ids,
        notes_at_end=notes_at_end(document),
    )


def _part(
    kind: str, content: Element, composition: Composition | None = None, *, name: str = ""
) -> PackagePart:
    return PackagePart(
        name=f"/word/{name or kind}.xml",
        content_type=CONTENT_TYPES[kind],
        data=serialize(content),
        relations=() if composition is None else composition.relations.all,
    )


def _properties(kind: str, content: Element, *, name: str = "") -> PackagePart:
    return PackagePart(
        name=f"/docProps/{name or kind}.xml",
        content_type=CONTENT_TYPES[kind],
        data=serialize(content),
    )
