"""WeasyPrint's last hook: the document is set and tagged, the bytes are not written yet."""

from __future__ import annotations

from typing import Any

from publish.exporters.pdf.repair import repair
from publish.exporters.pdf.structure import Pdf, Reader, write


def finish(document: Any, pdf: Pdf) -> None:
    """Replaces the structure tree by one in which each logical element is one element."""
    root = Reader(pdf).read(document.pages)
    repair(root)
    write(root, pdf)
