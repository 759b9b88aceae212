"""The addresses that a document's pictures have while WeasyPrint works, and what answers them."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote_to_bytes

from weasyprint.urls import (  # type: ignore[import-untyped]  # it ships no types
    FatalURLFetchingError,
    URLFetcher,
    URLFetcherResponse,
)

from publish.document import Document, Media

BASE_URL: Final = "https://doc.invalid/"
"""A constant, for WeasyPrint names pictures in the PDF by it; `.invalid` is reserved (RFC 2606)."""


_DRAWING: Final = "data:image/svg+xml,"
"""What addresses begin with that are drawings themselves: our sheets have some."""


def picture_url(media: Media) -> str:
    """The address of a picture."""
    return f"{BASE_URL}media/{media.id}"


class MemoryFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Serves the pictures of one document from memory, and drawings that a sheet contains; whatever
    else is asked for ends the job."""

    def __init__(self, document: Document) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._media = {picture_url(media): media for media in document.media}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        media = self._media.get(url)
        if url.startswith(_DRAWING):
            return URLFetcherResponse(
                url, unquote_to_bytes(url[len(_DRAWING) :]), {"Content-Type": "image/svg+xml"}
            )
        if media is None:
            raise FatalURLFetchingError(f"nothing but the document's pictures is served, not {url}")
        return URLFetcherResponse(url, media.data, {"Content-Type": media.media_type})
