"""Footnotes: `word/footnotes.xml` with its separators, as Word writes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from publish.document import Note
from publish.exporters.docx.body import flow
from publish.exporters.docx.composition import Composition
from publish.exporters.docx.fields import run
from publish.exporters.docx.flow import Flow, Para, Place, elements, paragraph
from publish.exporters.docx.formatting import (
    ParagraphFormat,
    RunFormat,
    paragraph_properties,
    run_properties,
)
from publish.exporters.docx.oxml import Element, root, text, w
from publish.exporters.docx.roles import CHARACTERS

SEPARATORS: Final = {"separator": -1, "continuationSeparator": 0}
"""Ids of the lines between text and notes; settings name them too (17.11.9)."""


def note_flows(composition: Composition, place: Place) -> list[list[Flow]]:
    """The text of each note that the body has marked, its own mark before its first words.

    `composition` has the relations of the notes' part; `place` is the whole measure.
    """
    inner = msgspec.structs.replace(place, role="note")
    return [
        _note(note, number, inner, composition)
        for number, note in enumerate(composition.notes.notes, start=1)
    ]


def notes_part(notes: Sequence[Sequence[Flow]], composition: Composition) -> Element:
    """`word/footnotes.xml` of the notes that `note_flows` has said."""
    return root(
        "footnotes",
        *(_separator(kind, number) for kind, number in SEPARATORS.items()),
        *(
            w(
                "footnote",
                *elements(note, composition.sheet, composition.numbering, closed=True),
                id=number,
            )
            for number, note in enumerate(notes, start=1)
        ),
        drawings=True,
    )


def _separator(kind: str, number: int) -> Element:
    plain = ParagraphFormat(before=0, after=0, line=240, line_rule="auto")
    return w(
        "footnote",
        w("p", paragraph_properties(plain), w("r", w(kind))),
        type=kind,
        id=number,
    )


def _note(note: Note, number: int, place: Place, composition: Composition) -> list[Flow]:
    made = flow(note.blocks, place, composition)
    opening = made[0] if made else None
    if not isinstance(opening, Para):
        opening = paragraph(place, composition.sheet, "note", ())
        made.insert(0, opening)
    style = run_properties(RunFormat(), CHARACTERS["note_reference"].id)
    own_mark = bool(note.label) and note.label != str(number)
    mark = run(style, text("t", note.label) if own_mark else w("footnoteRef"))
    content = (mark, run(None, text("t", " ")), *opening.content)
    made[0] = msgspec.structs.replace(opening, content=content)
    return made
