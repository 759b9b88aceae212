"""The addresses that a document's pictures have while WeasyPrint works, and what answers them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final
from unicodedata import bidirectional
from urllib.parse import unquote_to_bytes

from weasyprint.urls import (  # type: ignore[import-untyped]  # it ships no types
    FatalURLFetchingError,
    URLFetcher,
    URLFetcherResponse,
)

from publish.document import Document, Media
from publish.pictures import natural_size
from publish.pictures.svg import as_png
from publish.pictures.svg_text import bare, letters
from publish.style import Face
from publish.style.fonts.scripts import script_of

BASE_URL: Final = "https://doc.invalid/"
"""A constant, for WeasyPrint names pictures in the PDF by it; `.invalid` is reserved (RFC 2606)."""


_CLUSTERED: Final = frozenset(
    {
        *("Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh"),
        *("Thai", "Laoo", "Tibt", "Mymr", "Khmr"),
    }
)
"""Scripts that shape characters in clusters (ISO 15924)."""
_FINENESS: Final = 450
"""Pixels to the inch of drawings whose text WeasyPrint would set letter by letter from the left, in
scripts whose letters join or run from the right."""
_DRAWING: Final = "data:image/svg+xml,"
"""What addresses begin with that are drawings themselves: our sheets have some."""


def picture_url(media: Media) -> str:
    """The address of a picture."""
    return f"{BASE_URL}media/{media.id}"


class MemoryFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Serves the pictures of one document from memory, and drawings that a sheet contains; whatever
    else is asked for ends the job."""

    def __init__(
        self, document: Document, faces: Iterable[Face], spelling: Callable[[str], str]
    ) -> None:
        """`spelling` writes the text of drawings so that the `faces` have all of it."""
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._media = {picture_url(media): media for media in document.media}
        self._fonts = tuple(str(face.path) for face in faces)
        self._spelling = spelling

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        media = self._media.get(url)
        if url.startswith(_DRAWING):
            return URLFetcherResponse(
                url, unquote_to_bytes(url[len(_DRAWING) :]), {"Content-Type": "image/svg+xml"}
            )
        if media is None:
            raise FatalURLFetchingError(f"nothing but the document's pictures is served, not {url}")
        data, kind = media.data, media.media_type
        if kind == "image/svg+xml":
            data = bare(data, self._spelling)
            if any(_is_shaped(character) for character in letters(data)):
                across, _ = natural_size(media)
                data = as_png(data, round(across.pt / 72 * _FINENESS), fonts=self._fonts)
                kind = "image/png"
        return URLFetcherResponse(url, data, {"Content-Type": kind})


def _is_shaped(character: str) -> bool:
    return bidirectional(character) in ("R", "AL") or script_of(character) in _CLUSTERED
