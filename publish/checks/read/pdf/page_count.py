"""What a finished PDF says of itself, read by pypdf: other eyes than those that wrote it."""

from __future__ import annotations

import io


def page_count(data: bytes) -> int:
    """How many pages the PDF has."""
    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(data)).pages)
