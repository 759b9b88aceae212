"""A PDF → facts, through its structure tree and the marked content that this orders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

import msgspec

from publish.checks import facts as f
from publish.checks.facts import Facts, said
from publish.checks.read.pdf.blocks import TreeReader
from publish.checks.read.pdf.document_tree import Tagged, tagged
from publish.checks.read.pdf.page_content import Pages, Piece, pages

_EDGES: Final[tuple[f.Edge, ...]] = ("header", "footer")
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_PDF: Final = "{http://ns.adobe.com/pdf/1.3/}"
_OURS: Final = "{https://publish.invalid/xmp/1.0/}"
_PROPERTIES: Final = {
    **{f"{_DC}{name}": name for name in ("title", "date", "identifier", "rights")},
    f"{_DC}creator": "author",
    f"{_DC}description": "summary",
    f"{_DC}publisher": "organization",
    **{
        f"{_OURS}{name}": name
        for name in ("cc", "classification", "from", "reference", "status", "subtitle", "to")
    },
    f"{_OURS}keyPoints": "key points",
    f"{_OURS}memoSubject": "memo subject",
}
"""Properties of XMP, and what they are called here."""


@lru_cache(maxsize=1)
def read(data: bytes) -> Facts:
    """The facts of a PDF. Raises `UnreadableError` when it is damaged or not tagged."""
    set_, structure = pages(data), tagged(data)
    reader = TreeReader(structure, set_)
    return msgspec.structs.replace(
        reader.read(),
        furniture=tuple(_furniture(set_, set(reader.heads))),
        metadata=tuple(_metadata(structure)),
    )


def _furniture(set_: Pages, heads: Collection[tuple[str, ...]]) -> Iterator[f.Furniture]:
    """What stands on each page without belonging to the text, at the top and at the bottom; heads
    that a table repeats on its further pages are none of it."""
    artifacts: defaultdict[int, list[Piece]] = defaultdict(list)
    for piece in set_.pieces:
        if piece.artifact == "page" and said(piece.text):
            artifacts[piece.page].append(piece)
    for page, (_, height) in enumerate(set_.sizes):
        running = _without(artifacts[page], heads)
        for edge in _EDGES:
            lines = [p for p in running if (p.y > height / 2) == (edge == "header")]
            yield f.Furniture(
                edge=edge,
                pages="first" if page == 0 else "others",
                text=said(" ".join(piece.text for piece in lines)),
                page=page + 1,
                total=len(set_.sizes),
                where=f"page {page + 1}",
            )


def _without(pieces: list[Piece], heads: Collection[tuple[str, ...]]) -> list[Piece]:
    """The pieces of a page but for heads of tables, whose texts are drawn one after the other."""
    texts = tuple(said(piece.text) for piece in pieces)
    for head in heads:
        for at in range(len(texts) - len(head) + 1):
            if texts[at : at + len(head)] == head:
                return _without(pieces[:at] + pieces[at + len(head) :], heads)
    return pieces


def _metadata(structure: Tagged) -> Iterator[tuple[str, str]]:
    values = structure.xmp
    if structure.language:
        yield "language", structure.language
    for key, name in _PROPERTIES.items():
        for value in values.get(key, []):
            yield name, value
    for keywords in values.get(f"{_PDF}Keywords", []):
        for keyword in keywords.split(", "):
            yield "keyword", keyword
