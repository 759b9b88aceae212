"""Who set the pages: what the places of glyphs mean in a PDF of ours, and in one of LibreOffice.

Both set base lines at distances that the style says, and each has its own way within a line.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from publish.checks.style.exemptions import (
    LIBREOFFICE_ABOVE,
    LIBREOFFICE_SHEET,
    NOTE_HANG,
    SPACE,
)
from publish.checks.style.page.faces import Metrics


class Compositor(msgspec.Struct, frozen=True, kw_only=True):
    """A program that set pages; `format` is what its tolerances and measurements go by."""

    format: str
    above: Callable[[Metrics, float, float], float]
    """From the top of a line to its base line, by the face, its size and the height of the line."""
    note_hang: float
    """Multiples of its size by which a note stands in."""
    reads_back: bool
    """Letters come out of its pages as they went in, whatever the script, so that a passage of
    which a part is not found is another one."""
    sheet: float
    """Points by which a sheet may be larger or smaller than it should."""


PUBLISH: Final = Compositor(
    format="pdf",
    above=lambda metrics, size, line: metrics.above(size, line),
    note_hang=NOTE_HANG,
    reads_back=True,
    sheet=SPACE,
)
LIBREOFFICE: Final = Compositor(
    format="libreoffice",
    above=lambda _metrics, _size, line: LIBREOFFICE_ABOVE * line,
    note_hang=0.0,
    reads_back=False,
    sheet=LIBREOFFICE_SHEET,
)
LIBREOFFICE_RTL: Final = msgspec.structs.replace(LIBREOFFICE, format="libreoffice-rtl")
"""LibreOffice, with a document from right to left."""
