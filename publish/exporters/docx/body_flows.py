"""The text of a document as flows of Word's paragraphs and tables, with its notes and pages."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from publish.diagnostics import Log
from publish.document import Blocks, Document, Region
from publish.exporters.docx.body import flow
from publish.exporters.docx.bookmarks import Bookmarks
from publish.exporters.docx.equations import equations_of
from publish.exporters.docx.export_state import (
    Composition,
    FaceUse,
    NoteQueue,
    PageNumbers,
    Sequences,
)
from publish.exporters.docx.headings import Headings
from publish.exporters.docx.notes import note_flows
from publish.exporters.docx.numbering import Numbering
from publish.exporters.docx.page_estimates import estimate
from publish.exporters.docx.paragraphs import Flow, Place
from publish.exporters.docx.parts import Relations
from publish.exporters.docx.pictures import Pictures
from publish.exporters.docx.styles import StyleSheet
from publish.style.measure.fitted_tables import FittedTables
from publish.walk import notes_at_end


class BodyFlows(msgspec.Struct, frozen=True, kw_only=True):
    """The body and the notes, and what was gathered for each; `pages` is how many are estimated."""

    body: Sequence[Flow]
    notes: Sequence[list[Flow]]
    composition: Composition
    within_notes: Composition
    pages: int


def body_flows(
    document: Document, sheet: StyleSheet, headings: Headings, tables: FittedTables, log: Log
) -> BodyFlows:
    """The flows of `document`; numbers of pages in it are filled in from the estimate."""
    composition = Composition(
        sheet=sheet,
        columns=tables.columns,
        parted=tables.tall.rows,
        log=log,
        numbering=Numbering(sheet, numbered_levels=headings.levels),
        bookmarks=Bookmarks(document),
        notes=NoteQueue(),
        pictures=Pictures(document, sheet.style, sheet.master),
        equations=equations_of(document, log),
        faces=FaceUse(),
        page_numbers=PageNumbers(),
        sequences=Sequences(),
        relations=Relations(),
        headings=headings.ids,
        notes_at_end=notes_at_end(document),
    )
    place = Place(room=sheet.master.measure, rtl=sheet.language.rtl)
    flows = flow(_notes_last(document.blocks), place, composition)
    within_notes = msgspec.structs.replace(composition, relations=Relations(), in_note=True)
    notes = note_flows(within_notes, place)
    at_end = [piece for note in notes for piece in note] if composition.notes_at_end else []
    pages = estimate([*flows, *at_end], notes, sheet)
    composition.page_numbers.fill(pages.of_bookmarks)
    return BodyFlows(
        body=flows,
        notes=notes,
        composition=composition,
        within_notes=within_notes,
        pages=pages.count,
    )


def _notes_last(blocks: Blocks) -> Blocks:
    """`blocks` with the heading of the notes at their end, where Word sets endnotes."""
    headings = [b for b in blocks if isinstance(b, Region) and b.role == "notes"]
    return (*(block for block in blocks if block not in headings), *headings)
