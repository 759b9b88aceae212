"""A PDF → facts, through its structure tree and the marked content that this orders.

The tree is read by pypdf, the text of each piece of marked content by PDFium.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from lxml import etree

from publish.checks import facts as f
from publish.checks.facts import SOFT_HYPHEN, Facts, UnreadableError, said
from publish.checks.lines import merged
from publish.checks.read.pdf.content import Pages, Piece, pages
from publish.checks.read.pdf.notes import noted
from publish.checks.read.pdf.tree import Tagged, tagged
from publish.checks.read.pdf.walk import TreeReader

_EDGES: Final[tuple[f.Edge, ...]] = ("header", "footer")
_NEAR: Final = 0.5
"""Points by which the distances in a head differ from page to page."""
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_OWN: Final = {
    **{name: name for name in ("cc", "classification", "from", "reference", "status", "subtitle")},
    "keyPoints": "key points",
    "memoSubject": "memo subject",
    "to": "to",
}
"""Properties of the schema of ours, and what they are called here."""
_PDF: Final = "{http://ns.adobe.com/pdf/1.3/}"
_OURS: Final = "{https://publish.invalid/xmp/1.0/}"
_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def read(data: bytes) -> Facts:
    """The facts of a PDF. Raises `UnreadableError` when it is damaged or not tagged."""
    set_, structure = opened(data)
    reader = walked(data)
    inlines, landing = reader.inlines, reader.landing
    return Facts(
        blocks=tuple(reader.blocks),
        tables=tuple(reader.tables),
        notes=tuple(noted(inlines.marks, reader.notes, structure.places)),
        links=tuple(landing.link(link) for link in merged(inlines.links)),
        pictures=tuple(inlines.pictures),
        captions=tuple(reader.captions),
        formulas=tuple(inlines.formulas),
        languages=tuple(reader.languages),
        marks=tuple(reader.marks),
        contents=tuple(landing.entry(entry) for entry in reader.contents.entries),
        navigation=tuple(landing.navigation(structure.bookmarks)),
        furniture=tuple(_furniture(set_, reader.heads)),
        silent=tuple(_silent(set_)),
        metadata=tuple(_metadata(structure)),
    )


@lru_cache(maxsize=1)
def opened(data: bytes) -> tuple[Pages, Tagged]:
    """The pages and the structure of a PDF; the last one is kept, for it is asked for twice.

    Raises `UnreadableError`.
    """
    return pages(data), tagged(data)


@lru_cache(maxsize=1)
def walked(data: bytes) -> TreeReader:
    """What the tree of a PDF says; the last one is kept. Raises `UnreadableError`."""
    set_, structure = opened(data)
    reader = TreeReader(structure, set_)
    reader.read()
    return reader


def _furniture(set_: Pages, heads: Sequence[Sequence[Piece]]) -> Iterator[f.Furniture]:
    """What stands on each page without belonging to the text, at the top and at the bottom; heads
    that a table repeats on its further pages are none of it."""
    begins: defaultdict[str, dict[tuple[object, ...], Sequence[Piece]]] = defaultdict(dict)
    for head in heads:
        first = head[0]
        shape = tuple((said(p.text), round(p.x - first.x), round(p.y - first.y)) for p in head)
        begins[said(first.text)].setdefault((*shape, round(first.x)), head)
    lines: defaultdict[tuple[int, f.Edge], list[Piece]] = defaultdict(list)
    for piece in set_.pieces:
        if piece.artifact == "page" and said(piece.text):
            edge: f.Edge = "header" if piece.y > set_.heights[piece.page] / 2 else "footer"
            lines[piece.page, edge].append(piece)
    for page, edge in product(range(len(set_.heights)), _EDGES):
        pieces = lines[page, edge]
        again = {
            id(one)
            for piece in pieces
            for head in begins.get(said(piece.text), {}).values()
            for one in _repeated(head, piece, pieces)
        }
        kept = [p for area in _areas([p for p in pieces if id(p) not in again]) for p in area]
        yield f.Furniture(
            edge=edge,
            pages="first" if page == 0 else "others",
            text=said(_running(kept)),
            page=page + 1,
            total=len(set_.heights),
            where=f"page {page + 1}",
        )


def _silent(set_: Pages) -> Iterator[f.Silent]:
    """What each page writes in drawings that say nothing."""
    written: defaultdict[int, str] = defaultdict(str)
    for piece in set_.pieces:
        if piece.artifact == "drawing":
            written[piece.page] += said(piece.text)
    for page, text in written.items():
        yield f.Silent(text=text, where=f"page {page + 1}")


def _areas(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """What stands in each box of a margin, from left to right, line by line. Boxes are drawn one
    after the other: in one of them a piece stands beside the one before it, or below it."""
    areas: list[list[Piece]] = []
    for piece in pieces:
        if areas and any(_is_next(piece, other) for other in areas[-1]):
            areas[-1].append(piece)
        else:
            areas.append([piece])
    lines = [sorted(area, key=lambda piece: (-round(piece.y), piece.x)) for area in areas]
    return sorted(lines, key=lambda area: min(piece.x for piece in area))


def _is_next(piece: Piece, other: Piece) -> bool:
    if piece.box is None or other.box is None:
        return False
    apart = max(piece.box[0] - other.box[2], other.box[0] - piece.box[2])
    beside = apart < other.size and abs(piece.y - other.y) < _NEAR
    return beside or (apart < 0 and piece.y < other.y)


def _running(pieces: Sequence[Piece]) -> str:
    """The words of a running line, in which a word may go on in a line below."""
    words = ""
    for piece, last in zip(pieces, (None, *pieces), strict=False):
        goes_on = last is not None and last.text.endswith(SOFT_HYPHEN) and piece.y < last.y - _NEAR
        words = f"{words}{piece.text}" if goes_on else f"{words} {piece.text}"
    return words


def _repeated(head: Sequence[Piece], begin: Piece, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces of a page that repeat a head of a table, which begins with `begin` there: the same
    words, as far from each other. A single piece stands as far from the edge of the page."""
    across, up = begin.x - head[0].x, begin.y - head[0].y
    if len(head) == 1 and abs(across) > _NEAR:
        return ()
    found = [
        piece
        for one in head
        for piece in pieces
        if said(piece.text) == said(one.text)
        and abs(piece.x - one.x - across) < _NEAR
        and abs(piece.y - one.y - up) < _NEAR
    ]
    return found if len(found) == len(head) else ()


def xmp_values(structure: Tagged) -> dict[str, list[str]]:
    """What the XMP packet says, by property: the values of each. Raises `UnreadableError`."""
    if not structure.xmp:
        raise UnreadableError("the file has no XMP metadata")
    try:
        root = etree.fromstring(structure.xmp, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"the XMP metadata are damaged: {error.msg}") from error
    found: dict[str, list[str]] = {}
    for description in root.iter(f"{_RDF}Description"):
        for key, text in description.attrib.items():
            found.setdefault(str(key), []).append(said(str(text)))
        for element in description:
            items = [said(item.text or "") for item in element.iter(f"{_RDF}li")]
            found.setdefault(str(element.tag), []).extend(items or [said(element.text or "")])
    return found


def _metadata(structure: Tagged) -> Iterator[tuple[str, str]]:
    values = xmp_values(structure)
    if structure.language:
        yield "language", structure.language
    dublin = (
        *(("author", "creator"), ("summary", "description"), ("title", "title")),
        *(("date", "date"), ("identifier", "identifier"), ("organization", "publisher")),
        ("rights", "rights"),
    )
    for name, key in dublin:
        for value in values.get(f"{_DC}{key}", []):
            yield name, value
    for key, name in _OWN.items():
        for value in values.get(f"{_OURS}{key}", []):
            yield name, value
    for keywords in values.get(f"{_PDF}Keywords", []):
        for keyword in keywords.split(", "):
            yield "keyword", keyword
