"""Languages and directions: said by whatever can say them itself, by a division around what cannot.

A language brings the direction of its script along where nothing else is said: what is in Arabic
runs from right to left, in a document in English too. Notes are in the language of the document, as
pandoc has them, unless their letters run the other way as what is around their marks does.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import TypeVar

import msgspec

from publish.document import (
    Block,
    Blocks,
    Direction,
    Division,
    Document,
    Landscape,
    Node,
    Note,
    Paragraph,
    Section,
    Span,
)
from publish.walk import Speech, plain_text, rebuild_spoken

N = TypeVar("N", bound=Division | Paragraph | Section)


def settle_divisions(document: Document) -> Document:
    """`document` with as few divisions as say the same, and with languages and directions stated
    where they change."""
    own = Speech.of(document.meta.language)

    def settled(node: Node, around: Speech) -> Node | tuple[Node, ...]:
        match node:
            case Division() | Paragraph() | Section():
                return _settled(node, around)
            case Span(direction=None) if around.within(node).direction != around.direction:
                return msgspec.structs.replace(node, direction=around.within(node).direction)
            case Note():
                return _note(node, around, own)
            case _:
                return node

    return rebuild_spoken(document, own, settled)


def _settled(block: Block, around: Speech) -> Blocks:
    """What says the same as `block` where `around` is spoken."""
    match block:
        case Division():
            return _resolved(block, around)
        case Paragraph() | Section():
            return (_stating(block, around),)
        case _:
            return (block,)


def _stating(node: N, around: Speech) -> N:
    """`node` with the language and the direction that are not those around it. A direction is
    stated, too, where its language would change it."""
    inner = around.within(node)
    language = "" if inner.language == around.language else inner.language
    usual = Speech.of(language).direction if language else around.direction
    direction = None if inner.direction == usual == around.direction else inner.direction
    if (language, direction) == (node.language, node.direction):
        return node
    return msgspec.structs.replace(node, language=language, direction=direction)


def _resolved(division: Division, around: Speech) -> Blocks:
    """What says the same as `division`: its blocks, where they need none or can say themselves
    what it says."""
    while len(division.blocks) == 1 and isinstance(inner := division.blocks[0], Division):
        division = _taught(inner, division)
    stated = _stating(division, around)
    if not stated.language and stated.direction is None:
        return tuple(part for block in division.blocks for part in _settled(block, around))
    return tuple(_parted(stated))


def _parted(division: Division) -> Iterator[Block]:
    """`division` around each section in it, around what stands on landscape pages, and around the
    other blocks; paragraphs alone need none."""

    def around(blocks: Blocks) -> Division:
        return msgspec.structs.replace(division, blocks=blocks)

    for alone, run in groupby(division.blocks, _stands_alone):
        blocks = tuple(run)
        for block in blocks if alone else ():
            match block:
                case Landscape(blocks=within):
                    yield msgspec.structs.replace(block, blocks=(around(within),))
                case _:
                    yield around((block,))
        paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
        if len(paragraphs) == len(blocks):
            for paragraph in paragraphs:
                yield _taught(paragraph, division)
        elif not alone:
            yield around(blocks)


def _stands_alone(block: Block) -> bool:
    return isinstance(block, Section | Landscape)


def _taught(node: N, around: Division) -> N:
    """`node` with what the division around it says, where it does not say otherwise."""
    return msgspec.structs.replace(
        node,
        language=node.language or around.language,
        direction=node.direction or (None if node.language else around.direction),
    )


def _note(note: Note, around: Speech, own: Speech) -> Note:
    """A note that says so where it is in the language around its mark."""
    if all(own.within(block).direction == around.direction for block in note.blocks):
        return note
    if _runs(plain_text(note.blocks)) != around.direction:
        return note
    division = Division(blocks=note.blocks, language=around.language, direction=around.direction)
    return msgspec.structs.replace(note, blocks=(division,))


def _runs(text: str) -> Direction | None:
    """The direction of most letters of a text."""
    sides = Counter(unicodedata.bidirectional(character) for character in text)
    left, right = sides["L"], sides["R"] + sides["AL"]
    return None if left == right else "ltr" if left > right else "rtl"
