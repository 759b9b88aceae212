"""Pictures of the pages of artifacts, small enough to stand beside each other."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from publish.checks.facts import UnreadableError
from publish.checks.validators.libreoffice import pages_of
from publish.child_process import LimitError, Worker
from publish.errors import PublishError

if TYPE_CHECKING:
    from PIL import Image

HEIGHT: Final = 600
"""Pixels that a picture is high at most."""
PAGES: Final = 6
"""Pictures of an artifact at most."""
_QUALITY: Final = 45
_NOT_ASKED: Final = "not drawn: publish check --report draws it where LibreOffice is installed"
_WITHOUT_PAGES: Final = "not drawn: it has no pages until a browser or reading system shows it"

_worker: Final = Worker(seconds=30.0, memory=2 * 10**9)


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A page or screen as WebP; `label` is what findings call it: "page 2"."""

    label: str
    data: bytes
    width: int
    height: int


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """The pictures of an artifact, and what there is to say about those that are not there."""

    pictures: tuple[Picture, ...] = ()
    note: str = ""


def drawn(artifacts: Sequence[tuple[str, bytes]], *, outside: bool) -> list[Drawing]:
    """The drawing of each artifact, given by suffix and bytes, in their order.

    A PDF is drawn by PDFium; `outside` also starts LibreOffice, once for all Word files. A note
    says what could not be drawn.
    """
    texts = [data for suffix, data in artifacts if suffix == ".docx"]
    laid_out = iter(_word(texts) if outside else [Drawing(note=_NOT_ASKED)] * len(texts))
    drawings: list[Drawing] = []
    for suffix, data in artifacts:
        match suffix:
            case ".pdf":
                drawings.append(_pages(data))
            case ".docx":
                drawings.append(next(laid_out))
            case _:
                drawings.append(Drawing(note=_WITHOUT_PAGES))
    return drawings


def _pages(data: bytes) -> Drawing:
    """The first pages of a PDF."""
    try:
        return _worker.call(_first_pages, data)
    except (LimitError, UnreadableError) as error:
        return Drawing(note=f"cannot be drawn: {error}")


def _first_pages(data: bytes) -> Drawing:
    from publish.checks.read.pdf.safe_open import document as opened

    document = opened(data)
    try:
        pictures = []
        for number in range(min(len(document), PAGES)):
            page = document[number]
            scale = HEIGHT / max(page.get_size())
            pictures.append(picture(f"page {number + 1}", page.render(scale=scale).to_pil()))
        count = len(document)
        note = f"The first {PAGES} of {count} pages." if count > PAGES else ""
        return Drawing(pictures=tuple(pictures), note=note)
    finally:
        document.close()


def _word(artifacts: Sequence[bytes]) -> list[Drawing]:
    """Pages of Word files as LibreOffice lays them out."""
    try:
        pages = pages_of(tuple(artifacts))
    except (PublishError, OSError) as error:
        return [Drawing(note=f"not drawn: {error}")] * len(artifacts)
    return [
        _pages(pdf) if pdf else Drawing(note="cannot be drawn: LibreOffice does not open it")
        for pdf in pages
    ]


def picture(label: str, image: Image.Image) -> Picture:
    """An image under its label."""
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "WEBP", quality=_QUALITY, method=4)
    return Picture(label=label, data=buffer.getvalue(), width=image.width, height=image.height)
