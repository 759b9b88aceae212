"""What is gathered while a document is being written: one `Composition` for one export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from publish.diagnostics import Log
from publish.document import Note
from publish.exporters.docx.bookmarks import Bookmarks
from publish.exporters.docx.equations import Equations
from publish.exporters.docx.formatting import RunFormat
from publish.exporters.docx.numbering import Numbering
from publish.exporters.docx.oxml import Element, text
from publish.exporters.docx.parts import Relations
from publish.exporters.docx.pictures import Pictures
from publish.exporters.docx.styles import StyleSheet
from publish.style import Face
from publish.style.measure.columns import Columns


class FaceUse:
    """Which faces the text is set in, by Word's family name, bold and italic."""

    def __init__(self) -> None:
        self._used: dict[tuple[str, bool, bool], None] = {}
        self._beside: dict[Face, set[str]] = {}

    def note(self, run: RunFormat) -> None:
        if run.font is not None:
            self._used[run.font, bool(run.bold), bool(run.italic)] = None

    def note_beside(self, face: Face, text: str) -> None:
        """A face beside the style's own, with the characters that it sets."""
        self._used[face.word_family, face.word_bold, face.word_italic] = None
        self._beside.setdefault(face, set()).update(text)

    @property
    def used(self) -> tuple[tuple[str, bool, bool], ...]:
        return tuple(self._used)

    @property
    def beside(self) -> dict[Face, frozenset[str]]:
        return {face: frozenset(characters) for face, characters in self._beside.items()}


class NoteQueue:
    """Notes in the order of their marks; their text is written when the body is done."""

    def __init__(self) -> None:
        self._notes: list[Note] = []

    def add(self, note: Note) -> int:
        """The id of a note; 0 and below belong to the separators."""
        self._notes.append(note)
        return len(self._notes)

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(self._notes)


class PageNumbers:
    """The numbers that a contents list shows until Word counts anew: known when all is set."""

    def __init__(self) -> None:
        self._results: list[tuple[str, Element]] = []

    def __bool__(self) -> bool:
        return bool(self._results)

    def of(self, bookmark: str) -> Element:
        """The `w:t` that will say on which page a bookmark stands."""
        result = text("t", "")
        self._results.append((bookmark, result))
        return result

    def fill(self, pages: Mapping[str, int]) -> None:
        """Writes each number, by bookmark, where it was asked for; none where it is not known."""
        for bookmark, result in self._results:
            result.text = str(pages.get(bookmark, ""))


class Sequences:
    """What SEQ fields count: figures, tables, equations, each kind from 1."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def counts(self, name: str, number: int) -> bool:
        """Whether the next field of a sequence shows `number`; if so, it is counted."""
        if self._counts[name] + 1 != number:
            return False
        self._counts[name] = number
        return True


class Composition(msgspec.Struct, frozen=True, kw_only=True):
    """The styles, what measures columns, and what gathers lists, notes, pictures and the like.

    `headings` are the ids of the sections that Word numbers itself, `parted` the `id()` of rows
    that pages may part. `relations` are those of the part being written; `in_note` tells that it is
    the notes' part, `notes_at_end` that notes are endnotes.
    """

    sheet: StyleSheet
    columns: Columns
    parted: frozenset[int]
    log: Log
    numbering: Numbering
    bookmarks: Bookmarks
    notes: NoteQueue
    pictures: Pictures
    equations: Equations
    faces: FaceUse
    page_numbers: PageNumbers
    sequences: Sequences
    relations: Relations
    headings: frozenset[str] = frozenset()
    in_note: bool = False
    notes_at_end: bool = False
