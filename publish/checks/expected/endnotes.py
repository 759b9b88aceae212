"""Where Word has notes that stand at the end."""

from __future__ import annotations

import msgspec

from publish.document import Document, Region


def notes_last(document: Document) -> Document:
    """The document with the heading of its notes after all else, as Word sets endnotes."""
    notes = tuple(b for b in document.blocks if isinstance(b, Region) and b.role == "notes")
    others = tuple(block for block in document.blocks if block not in notes)
    return msgspec.structs.replace(document, blocks=(*others, *notes))
