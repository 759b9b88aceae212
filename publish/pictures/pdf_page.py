"""PDF as a picture: its first page, drawn by pdfium as print needs it, on white."""

from __future__ import annotations

from typing import Final

from publish.errors import PictureError
from publish.pictures.prepared import Drawn, Remark
from publish.pictures.raster import LONGEST_SIDE, png

BEGINNING: Final = b"%PDF-"
DENSITY: Final = 300.0
"""Dots to the inch, of print, of which a page larger than `LONGEST_SIDE` pixels has less."""
_POINTS: Final = 72.0
"""To the inch."""


def settled_page(data: bytes) -> Drawn:
    """The first page of the PDF that `data` is, in its size, as PNG. Raises `PictureError`."""
    from pypdfium2 import PdfDocument, PdfiumError  # type: ignore[import-untyped]  # ships no types

    try:
        document = PdfDocument(data)
        try:
            page = document[0]
            longest = max(page.get_size()) / _POINTS
            # pdfium rounds up.
            density = min(DENSITY, (LONGEST_SIDE - 1) / longest) if longest else DENSITY
            image = page.render(scale=density / _POINTS).to_pil()
            pages = len(document)
        finally:
            document.close()
    except (PdfiumError, IndexError, ValueError) as error:
        raise PictureError(f"the PDF cannot be drawn: {error}", hint="save it as PNG") from error
    remarks = [
        Remark(
            code="page-drawn",
            severity="info",
            message=f"the PDF is shown as {image.width} x {image.height} pixels",
        )
    ]
    if pages > 1:
        message = f"of its {pages} pages the first is shown"
        remarks.append(Remark(code="pages-left-out", severity="loss", message=message))
    return Drawn(
        data=png(image),
        media_type="image/png",
        width=image.width,
        height=image.height,
        density=density,
        remarks=tuple(remarks),
    )
