"""What a PDF may not hold: actions, embedded files, annotations other than links, hidden text."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any, Final

from publish.checks.claims import Claim, denied
from publish.checks.facts import said
from publish.checks.read.pdf.document_tree import outline, tagged
from publish.checks.read.pdf.page_content import SMALLEST, Pages, pages
from publish.checks.read.pdf.safe_open import objects

_CATALOG: Final = ("/OpenAction", "/AA", "/AcroForm", "/AF", "/Collection", "/OCProperties")
"""Entries that run, attach, fill in or switch off something (ISO 32000-1, 7.7.2)."""
_NAMES: Final = ("/JavaScript", "/EmbeddedFiles")
_ACTIONS: Final = ("/URI", "/GoTo")
_HIDDEN: Final = 0b10_0010
"""Flags of annotations that are hidden, or not shown (12.5.3)."""


def of_pdf(data: bytes) -> Iterator[Claim]:
    pdf = objects(data)
    names = pdf.Root.get("/Names", {})
    if pdf.is_encrypted:
        yield denied("encrypted", "the file is encrypted", "/Encrypt", "trailer")
    for found in (*(k for k in _CATALOG if k in pdf.Root), *(k for k in _NAMES if k in names)):
        message = "the file runs, attaches or switches off something"
        yield denied("script", message, found, "catalog")
    for number, page in enumerate(pdf.pages, 1):
        yield from _page(page, f"page {number}")
    for item, _ in outline(pdf):
        yield from _action(item, "bookmarks")
    set_ = pages(data)
    for piece in (piece for piece in set_.pieces if piece.text.strip()):
        where = f"page {piece.page + 1}"
        if piece.mcid < 0 and not piece.artifact:
            message = "text is neither of the structure nor marked as an artifact"
            yield Claim("words", "unmarked-text", message, "", piece.text, where)
        if not piece.painted:
            yield denied("hidden-text", "text is not painted", piece.text, where)
    contents = tagged(data).root.contents()
    yield from _unseen(
        set_, {(c.page, c.mcid) for c, roles in contents if roles[-1:] == ("Figure",)}
    )


def _unseen(set_: Pages, pictured: Set[tuple[int, int]]) -> Iterator[Claim]:
    """Words of which nothing is seen, the first of each page.

    `pictured` are pages and numbers of marked content that is of pictures: the words in one are as
    small as it is shown, and nobody needs them who has its alternative text, or that it has none.
    """
    unseen: dict[int, str] = {}
    for piece in set_.pieces:
        if piece.box is None or not any(c.isalnum() for c in said(piece.text)):
            continue
        left, bottom, right, top = piece.box
        is_tiny = top - bottom < SMALLEST and right - left < SMALLEST
        is_drawn = piece.artifact == "drawing" or (piece.page, piece.mcid) in pictured
        if (is_tiny and not is_drawn) or not (is_tiny or piece.seen):
            unseen.setdefault(piece.page, said(piece.text))
    message = "words are in the text of a page that nobody can see on it"
    for page, text in unseen.items():
        yield Claim("words", "unseen", message, "", text, f"page {page + 1}")


def _page(page: Any, where: str) -> Iterator[Claim]:
    if "/AA" in page:
        yield denied("script", "a page runs something", "/AA", where)
    for annotation in page.get("/Annots", ()):
        kind = str(annotation.get("/Subtype"))
        if kind != "/Link" or int(annotation.get("/F", 0)) & _HIDDEN:
            yield denied("annotation", "an annotation is no link, or is hidden", kind, where)
        yield from _action(annotation, where)


def _action(holder: Any, where: str) -> Iterator[Claim]:
    action = holder.get("/A", {})
    kind = str(action.get("/S", "/GoTo"))
    if kind not in _ACTIONS or "/Next" in action or "/AA" in holder:
        yield denied("script", "an action does more than follow a link", kind, where)
