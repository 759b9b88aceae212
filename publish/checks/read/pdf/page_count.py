"""How many pages a finished PDF has."""

from __future__ import annotations

import io


def page_count(data: bytes) -> int:
    """How many pages the PDF has."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)
