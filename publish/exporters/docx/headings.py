"""Which sections Word numbers itself: those whose labels are what Word would count."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from publish.document import Blocks, Division, Document, Landscape, Region, Section
from publish.exporters.docx.roles import LEVELS

_DEEPEST = LEVELS[-1]


class Headings(msgspec.Struct, frozen=True):
    """The ids of sections that Word numbers, and how many levels of heading styles are numbered."""

    ids: frozenset[str]
    levels: int


def numbered_headings(document: Document) -> Headings:
    """The headings that Word numbers: in a document that our layouts numbered, all that have a
    label. Word counts on in a level until a heading of a higher one that is numbered."""
    counters = [0] * _DEEPEST
    ids: set[str] = set()
    levels = 0
    for section, depth in _sections(document.blocks, 0):
        if not section.label or not section.id or depth >= _DEEPEST:
            continue
        counted = [*counters[:depth], counters[depth] + 1]
        if section.label == ".".join(map(str, counted)):
            counters = [*counted, *[0] * (_DEEPEST - depth - 1)]
            ids.add(section.id)
            levels = max(levels, depth + 1)
    return Headings(frozenset(ids), levels)


def _sections(blocks: Blocks, depth: int) -> Iterator[tuple[Section, int]]:
    for block in blocks:
        match block:
            case Section():
                yield block, depth
                yield from _sections(block.blocks, depth + 1)
            case Region() | Landscape() | Division():
                yield from _sections(block.blocks, depth)
            case _:
                pass
