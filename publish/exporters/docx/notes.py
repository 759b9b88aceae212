"""Footnotes or endnotes: `word/footnotes.xml` or `endnotes.xml` with its separators, as Word writes
them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from publish.document import Note
from publish.exporters.docx.body import flow
from publish.exporters.docx.export_state import Composition
from publish.exporters.docx.fields import run
from publish.exporters.docx.formatting import (
    Box,
    ParagraphFormat,
    RunFormat,
    paragraph_properties,
    run_properties,
)
from publish.exporters.docx.oxml import Element, root, text, w
from publish.exporters.docx.paragraphs import Flow, Para, Place, changed, elements, paragraph
from publish.exporters.docx.roles import CHARACTERS

SEPARATORS: Final = {"separator": -1, "continuationSeparator": 0}
"""Ids of the lines between text and notes; settings name them too (17.11.9)."""
NoteKind = Literal["footnote", "endnote"]


def note_kind(composition: Composition) -> NoteKind:
    return "endnote" if composition.notes_at_end else "footnote"


def note_flows(composition: Composition, place: Place) -> list[list[Flow]]:
    """The text of each note that the body has marked, its own mark before its first words.

    `composition` has the relations of the notes' part; `place` is the whole measure.
    """
    role = "note.end" if composition.notes_at_end else "note"
    style = composition.sheet.paragraphs[role]
    box = style.paragraph.box
    inner = msgspec.structs.replace(
        place,
        role=role,
        inset=style.left,
        inset_right=style.right,
        box=None if box == Box() else box,
    )
    # Word never numbers lines of notes; other programs do.
    lines = ParagraphFormat(suppress_line_numbers=bool(composition.sheet.master.line_numbers))
    return [
        [
            changed(part, lines) if isinstance(part, Para) else part
            for part in _note(note, number, inner, composition)
        ]
        for number, note in enumerate(composition.notes.notes, start=1)
    ]


def notes_part(notes: Sequence[Sequence[Flow]], composition: Composition) -> Element:
    """The part with the notes that `note_flows` has said."""
    kind = note_kind(composition)
    return root(
        f"{kind}s",
        *(_separator(kind, line, number) for line, number in SEPARATORS.items()),
        *(
            w(
                kind,
                *elements(note, composition.sheet, composition.numbering, closed=True),
                id=number,
            )
            for number, note in enumerate(notes, start=1)
        ),
        drawings=True,
    )


def _separator(kind: NoteKind, line: str, number: int) -> Element:
    """The line above notes; endnotes stand below their heading, and need none."""
    plain = ParagraphFormat(before=0, after=0, line=240, line_rule="auto")
    flat = ParagraphFormat(before=0, after=0, line=20, line_rule="exact")
    return w(
        kind,
        w("p", paragraph_properties(plain), w("r", w(line)))
        if kind == "footnote"
        else w("p", paragraph_properties(flat)),
        type=line,
        id=number,
    )


def _note(note: Note, number: int, place: Place, composition: Composition) -> list[Flow]:
    made = flow(note.blocks, place, composition)
    opening = made[0] if made else None
    if not isinstance(opening, Para):
        opening = paragraph(place, composition.sheet, place.role, ())
        made.insert(0, opening)
    role = "note_reference.end" if composition.notes_at_end else "note_reference"
    style = run_properties(RunFormat(), CHARACTERS[role].id)
    own_mark = bool(note.label) and note.label != str(number)
    mark = run(style, text("t", note.label) if own_mark else w(f"{note_kind(composition)}Ref"))
    content = (mark, run(None, text("t", " ")), *opening.content)
    made[0] = msgspec.structs.replace(opening, content=content)
    return made
