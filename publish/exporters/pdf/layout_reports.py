"""Diagnostics of what WeasyPrint could not set as the document and the style ask."""

from __future__ import annotations

from typing import Final

from publish.diagnostics import Log
from publish.document import Document, Image, Note, Origin, Table
from publish.exporters.pdf.notes import Apart, NoteWithoutRoomError
from publish.exporters.pdf.table_headers import Unheaded
from publish.exporters.pdf.url_fetcher import picture_url
from publish.walk import iterate, plain_text

_EXCERPT: Final = 40


class LayoutReports:
    """Writes to `log`, with the places that `document` has in its source."""

    def __init__(self, document: Document, log: Log) -> None:
        self._document = document
        self._log = log

    def warning(self, message: str) -> None:
        """A message of WeasyPrint's own."""
        self._log.warning("weasyprint", message)

    def structure_not_repaired(self, why: str) -> None:
        self._log.warning(
            "structure-not-repaired",
            f"the PDF is tagged as WeasyPrint tags it, page by page: {why}",
            hint="please report this bug and attach the document",
        )

    def notes_at_end(self, error: NoteWithoutRoomError) -> None:
        self._log.warning(
            "notes-at-end",
            f"note {error.label} has no room at the foot of a page: all notes stand at the end",
            origin=self._place_of(error.label),
            hint="shorten the note",
        )

    def not_drawn(self, address: str) -> bool:
        """Reports the pictures at an address; `False` when the document has none there."""
        names = {media.id for media in self._document.media if picture_url(media) == address}
        lost = [n for n in iterate(self._document) if isinstance(n, Image) and n.media in names]
        for image in lost:
            called = f" “{_excerpt(image.alt)}”" if image.alt else ""
            self._log.lost(
                image,
                f"the picture{called} is not drawn, or not all of it: WeasyPrint cannot read it",
                code="picture-not-drawn",
                hint="save it anew as plain SVG, or as PNG",
            )
        return bool(lost)

    def note_apart(self, apart: Apart) -> None:
        self._log.warning(
            "note-apart",
            f"note {apart.label} begins on page {apart.page + 1},"
            f" its mark is on page {apart.mark + 1}",
            origin=self._place_of(apart.label),
            hint="shorten the note, or set notes at the end",
        )

    def without_head(self, unheaded: Unheaded) -> None:
        head = _letters(unheaded.head)
        tables = (node for node in iterate(self._document) if isinstance(node, Table))
        table = next((t for t in tables if _letters(plain_text(t.head)) == head), None)
        called = (table.label if table else "") or f"“{_excerpt(unheaded.head)}”"
        self._log.warning(
            "table-without-head",
            f"{called} goes on without its head on page {unheaded.page + 1}:"
            " there is no room for both",
            origin=table.origin if table else None,
            hint="shorten the head of the table, or its rows",
        )

    def _place_of(self, label: str) -> Origin | None:
        """Where the source has the note of a label."""
        notes = (n for n in iterate(self._document) if isinstance(n, Note))
        noted = (note for note in notes if (note.label or "*") == label)
        return next((getattr(part, "origin", None) for note in noted for part in note.blocks), None)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _excerpt(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT].rstrip()}…"
