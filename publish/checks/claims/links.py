"""Links of a PDF: who clicks on their words gets there, and who hears them learns where that is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, Literal
from unicodedata import bidirectional, normalize

from publish.checks.claims.common import Claim
from publish.checks.facts import OBJECT, said
from publish.checks.reading.pages.content import Box, Piece
from publish.checks.reading.pages.notes import Mark, Noted, is_at
from publish.checks.reading.pages.tree import Annotation, Node, Tagged
from publish.checks.reading.pages.walk import TreeReader

Kind = Literal["words", "note", "mark"]
"""What a link leads to."""

_SLACK: Final = 2.0
"""Points by which ink may stand out of the area of its link …"""
_ROOM: Final = 6.0
"""… and by which the area, and the height of its words, may stand out of ink."""


def of_links(structure: Tagged, read: TreeReader) -> Iterator[Claim]:
    """The areas of all links, and what they say of where they lead."""
    paged = _Paged(read)
    for node, kind in _links(structure.root, "words"):
        areas = [kid for kid in node.kids if isinstance(kid, Annotation)]
        words = list(_ink(node, read))
        if words:  # a part of a link may be a space alone
            yield from _areas(areas, words)
        for area in areas:
            expected = _expected(area, kind, read, structure, paged)
            if expected and not any(_says(area.description, words) for words in expected):
                yield _wrong("description", "what a link says of where it leads is not so",
                             area.page, area.description, expected[0])  # fmt: skip


class _Paged:
    """Notes and marks by the pages that they stand on."""

    def __init__(self, read: TreeReader) -> None:
        self.notes: defaultdict[int, list[Noted]] = defaultdict(list)
        self.marks: defaultdict[int, list[Mark]] = defaultdict(list)
        for note in read.notes:
            self.notes[note.page].append(note)
        for mark in read.inlines.marks:
            self.marks[mark.page].append(mark)


def _links(node: Node, kind: Kind) -> Iterator[tuple[Node, Kind]]:
    """Each link, and whether it leads to a note, to the mark of one, or to other words."""
    for kid in node.elements():
        match node.role, kid.role:
            case _, "Link":
                yield kid, kind
            case "TOCI", _:
                yield from _links(kid, "words")
            case _, "Reference":
                yield from _links(kid, "note")
            case "Note", "Lbl":
                yield from _links(kid, "mark")
            case _:
                yield from _links(kid, kind)


def _expected(
    area: Annotation, kind: Kind, read: TreeReader, structure: Tagged, paged: _Paged
) -> Sequence[str]:
    """What a link may say: an address itself, a note its words, the number of a note one of the
    marks in the line there, and any other place the first words there. Before them a label, or
    above them the caption of a table, may stand."""
    if area.name is None:
        return (area.address,)
    place = structure.places.get(area.name)
    if place is None:
        return ()
    match kind:
        case "note":
            return [note.text for note in paged.notes[place.page] if is_at(note, place)][:1]
        case "mark":
            marks = [mark for mark in paged.marks[place.page] if is_at(mark, place)]
            highest = max((mark.y for mark in marks), default=0.0)
            return [mark.label for mark in marks if mark.y >= highest - _SLACK]
        case "words":
            return read.landing.around(place)


def _ink(link: Node, read: TreeReader) -> Iterator[Piece]:
    """The words of a link, and what is drawn of pictures and formulas in it; not the line under
    them."""
    for part in link.walk():
        own = read.inlines.pieces(
            Node(role=part.role, kids=[k for k in part.kids if not isinstance(k, Node)])
        )
        drawn = part.role in ("Figure", "Formula")
        yield from (p for p in own if p.box is not None and (drawn or said(p.text)))


def _areas(areas: Sequence[Annotation], words: Sequence[Piece]) -> Iterator[Claim]:
    """Each word stands in an area, and each area is that of words."""
    outside = next((word for word in words if not any(_holds(a, word) for a in areas)), None)
    if outside is not None:
        yield _wrong("area", "the words of a link are not where it can be clicked", outside.page,
                     said(outside.text))  # fmt: skip
        return
    for area in areas:
        boxes = [word.box for word in words if word.box is not None and _holds(area, word)]
        if not boxes or _spreads(area.area, boxes):
            yield _wrong("area", "a link can be clicked where its words are not", area.page,
                         area.address or area.name or "")  # fmt: skip


def _holds(area: Annotation, word: Piece) -> bool:
    if area.page != word.page or word.box is None:
        return False
    left, bottom, right, top = area.area
    from_, low, to, high = word.box
    middle = (low + high) / 2
    across = left - _SLACK <= from_ and to <= right + _SLACK
    return across and bottom - _SLACK <= middle <= top + _SLACK


def _spreads(area: Box, words: Sequence[Box]) -> bool:
    left, bottom, right, top = (
        edge(box[n] for box in words) for n, edge in enumerate((min, min, max, max))
    )
    room = _ROOM + top - bottom
    beyond = left - area[0], bottom - area[1], area[2] - right, area[3] - top
    return max(beyond) > room


def _says(description: str, words: str) -> bool:
    """Whether a description says the words, or their beginning and an ellipsis. Formulas in them
    may be said in any way, and of words from right to left a page knows the letters."""
    one, other = _letters(description), _letters(words)
    cut = description.endswith("…")
    if OBJECT in words:
        parts = [_letters(part) for part in words.split(OBJECT)]
        return cut or re.search(".*".join(map(re.escape, parts)), one) is not None
    if any(bidirectional(letter) in ("R", "AL") for letter in one):
        rest = Counter(one) - Counter(other)
        return not rest and (cut or len(one) == len(other))
    return one == other or (cut and bool(one) and other.startswith(one))


def _letters(text: str) -> str:
    return "".join(letter for letter in normalize("NFKC", text).casefold() if letter.isalnum())


def _wrong(code: str, message: str, page: int, found: str, expected: str = "") -> Claim:
    return Claim(
        column="links",
        code=f"link-{code}",
        message=message,
        expected=expected,
        found=found,
        where=f"page {page + 1}",
    )
