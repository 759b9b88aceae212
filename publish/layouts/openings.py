"""Openings: the first words of a text, and of its chapters, in small capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from publish.document import (
    Block,
    Blocks,
    Division,
    Inlines,
    Landscape,
    Paragraph,
    Region,
    Section,
    SmallCaps,
    Text,
)


def opened(blocks: Blocks, words: int, *, chapters: bool) -> Blocks:
    """`blocks` with so many words in small capitals where the text begins, and with `chapters`
    where each section of the first level does.

    A beginning is a paragraph that goes on after these words and has nothing marked among them.
    """
    if not words:
        return blocks
    return tuple(
        msgspec.structs.replace(block, blocks=tuple(_body(block.blocks, words, chapters=chapters)))
        if isinstance(block, Region) and block.role == "body"
        else block
        for block in blocks
    )


def _body(blocks: Blocks, words: int, *, chapters: bool) -> Iterator[Block]:
    for place, block in enumerate(blocks):
        match block:
            case Landscape() | Division() if chapters:
                inner = tuple(_body(block.blocks, words, chapters=chapters))
                yield msgspec.structs.replace(block, blocks=inner)
            case _ if place == 0 or (chapters and isinstance(block, Section)):
                yield _begun(block, words)
            case _:
                yield block


def _begun(block: Block, words: int) -> Block:
    match block:
        case Paragraph():
            return msgspec.structs.replace(block, content=_set(block.content, words))
        case Section(blocks=[first, *rest]) | Division(blocks=[first, *rest]):
            return msgspec.structs.replace(block, blocks=(_begun(first, words), *rest))
        case _:
            return block


def _set(content: Inlines, words: int) -> Inlines:
    match content:
        case [Text(text=text), *rest]:
            found = re.match(rf"\S+(?:\s+\S+){{{words - 1}}}(?=\s)", text)
            if found is None:
                return content
            after = Text(text=text[found.end() :])
            return (SmallCaps(content=(Text(text=found[0]),)), after, *rest)
        case _:
            return content
