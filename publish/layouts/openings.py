"""Openings: the first letter and words of a text, and of its chapters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

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
from publish.style import PageMaster
from publish.style.definition.types import DROP_CAPS
from publish.walk import plain_text

_PER_LINE: Final = 80
"""Characters that a paragraph has to have for each line of its drop cap, not to end beside it."""


def opened(blocks: Blocks, master: PageMaster) -> Blocks:
    """`blocks` with the words in small capitals and the drop cap that `master` asks for where the
    text begins, and where each section of the first level does when chapters begin pages.

    A beginning is a paragraph that goes on after these words and has nothing marked among them. A
    drop cap is a letter, and its paragraph is higher than that.
    """
    if not (master.opening_small_caps or master.drop_cap):
        return blocks
    return tuple(
        msgspec.structs.replace(block, blocks=tuple(_body(block.blocks, master)))
        if isinstance(block, Region) and block.role == "body"
        else block
        for block in blocks
    )


def _body(blocks: Blocks, master: PageMaster) -> Iterator[Block]:
    chapters = master.chapters_on_new_page
    for place, block in enumerate(blocks):
        match block:
            case Landscape() | Division() if chapters:
                yield msgspec.structs.replace(block, blocks=tuple(_body(block.blocks, master)))
            case _ if place == 0 or (chapters and isinstance(block, Section)):
                yield _begun(block, master)
            case _:
                yield block


def _begun(block: Block, master: PageMaster) -> Block:
    match block:
        case Paragraph():
            lines = _dropped(block.content, master.drop_cap)
            content = _set(block.content, master.opening_small_caps, letter=lines > 0)
            return msgspec.structs.replace(block, content=content, drop_cap=lines)
        case Section(blocks=[first, *rest]) | Division(blocks=[first, *rest]):
            return msgspec.structs.replace(block, blocks=(_begun(first, master), *rest))
        case _:
            return block


def _dropped(content: Inlines, lines: int) -> int:
    begins = isinstance(content[0], Text) and content[0].text[:1].isalpha()
    is_high = lines in DROP_CAPS and len(plain_text(content)) >= _PER_LINE * lines
    return lines if begins and is_high else 0


def _set(content: Inlines, words: int, *, letter: bool) -> Inlines:
    """`content` with its first words in small capitals, but for a first `letter` that is one."""
    match content:
        case [Text(text=text), *rest] if words:
            found = re.match(rf"\S+(?:\s+\S+){{{words - 1}}}(?=\s)", text)
            if found is None:
                return content
            first = (Text(text=text[0]),) if letter else ()
            said = SmallCaps(content=(Text(text=found[0][len(first) :]),))
            return (*first, said, Text(text=text[found.end() :]), *rest)
        case _:
            return content
