"""What a document says beside its text: running heads and feet, and metadata."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from publish.checks import facts as f
from publish.checks.facts import PAGE, PAGES, said
from publish.document import (
    Furniture,
    MarginLine,
    MarginPiece,
    Mark,
    Meta,
    PageField,
    Text,
)
from publish.walk import iterate, plain_text


def furniture_of(furniture: Furniture) -> Iterator[f.Furniture]:
    """Running heads and feet."""
    lines: dict[tuple[f.Edge, Literal["first", "others"]], MarginLine] = {
        ("header", "others"): furniture.header,
        ("footer", "others"): furniture.footer,
        ("header", "first"): furniture.first_header,
        ("footer", "first"): furniture.first_footer,
    }
    for (edge, pages), line in lines.items():
        parts = [_margin(part) for part in (line.start, line.center, line.end)]
        text, other = (said(" ".join(order)) for order in (parts, parts[::-1]))
        if text:
            mirrored = other if other != text else ""
            yield f.Furniture(edge=edge, pages=pages, text=text, mirrored=mirrored)


def watermarks_of(furniture: Furniture | None) -> Iterator[str]:
    """The word across each page, if there is one."""
    if furniture is not None and said(furniture.watermark):
        yield said(furniture.watermark)


def _margin(part: tuple[MarginPiece, ...]) -> str:
    signs = {"page": PAGE, "pages": PAGES}
    return "".join(
        signs[piece.kind] if isinstance(piece, PageField) else piece.text
        for outer in part
        for piece in iterate(outer)
        if isinstance(piece, PageField | Text | Mark)
    )


def metadata_of(meta: Meta) -> Iterator[tuple[str, str]]:
    letter = meta.correspondence
    stated = (
        *(("author", author) for author in meta.authors),
        ("cc", "; ".join(letter.cc)),
        ("classification", meta.classification),
        ("date", meta.date),
        ("from", "; ".join(letter.sender)),
        ("identifier", meta.identifier),
        ("key points", "; ".join(filter(None, map(said, map(plain_text, meta.key_points))))),
        *(("keyword", keyword) for keyword in meta.keywords),
        ("language", meta.language),
        ("memo subject", letter.subject),
        ("organization", meta.organization),
        ("reference", meta.reference),
        ("rights", meta.rights),
        ("status", meta.status),
        ("subtitle", plain_text(meta.subtitle)),
        ("summary", plain_text(meta.summary)),
        ("title", plain_text(meta.title)),
        ("to", "; ".join(letter.to)),
    )
    for name, value in stated:
        if said(value):
            yield name, said(value)
