"""The document itself as canonical JSON: what the other formats were made from."""

from __future__ import annotations

from publish.canonical_json import dump
from publish.document import Document
from publish.plugin import Context, Exporter
from publish.style import Style


def render(document: Document, _style: Style, _context: Context) -> bytes:
    """The canonical JSON of `document`, arranged or not."""
    return dump(document)


EXPORTER = Exporter(
    name="json",
    suffix=".json",
    media_type="application/json",
    layout="",
    render=render,
    summary="the normalized document",
)
