"""Headings, which pandoc keeps flat, as nested sections; and which of them is the title."""

from __future__ import annotations

import msgspec

from publish.diagnostics import Log
from publish.document import Block, Blocks, Inlines, Meta, Section
from publish.walk import plain_text


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """A heading as pandoc has it: `level` from 1, what follows it not yet below it."""

    level: int
    title: Inlines
    id: str = ""
    numbered: bool = True


Flat = list[Block | Heading]


def titled(meta: Meta, flat: Flat, log: Log) -> tuple[Meta, Flat]:
    """Takes a document's title from its only heading of level 1, if that is what it begins with.

    So Markdown and Word files are written. A heading that repeats the title which the metadata
    gives goes, as in most web pages; another one is the first section.
    """
    tops = [block for block in flat if isinstance(block, Heading) and block.level == 1]
    if len(tops) != 1 or not flat or flat[0] is not tops[0]:
        return meta, flat
    if not meta.title:
        return msgspec.structs.replace(meta, title=tops[0].title), flat[1:]
    if plain_text(meta.title).split() == plain_text(tops[0].title).split():
        log.info("title-repeated", "the first heading repeats the title and is set once")
        return meta, flat[1:]
    return meta, flat


def nested(flat: Flat, log: Log) -> Blocks:
    """`flat` as a tree: a section holds what follows its heading up to one of its level or above.

    The highest level that occurs first is depth 1; a jump (from level 2 to 4) is closed and told.
    """
    root: list[Block] = []
    stack: list[tuple[Heading, list[Block]]] = []

    def close() -> None:
        heading, blocks = stack.pop()
        section = Section(
            title=heading.title,
            blocks=tuple(blocks),
            id=heading.id,
            numbered=heading.numbered,
        )
        (stack[-1][1] if stack else root).append(section)

    for block in flat:
        if not isinstance(block, Heading):
            (stack[-1][1] if stack else root).append(block)
            continue
        while stack and stack[-1][0].level >= block.level:
            close()
        if stack and block.level > stack[-1][0].level + 1:
            log.warning(
                "heading-level-repaired",
                f'heading "{plain_text(block.title)}" jumps from level {stack[-1][0].level} to '
                f"{block.level}: it is set as level {stack[-1][0].level + 1}",
            )
        stack.append((block, []))
    while stack:
        close()
    return tuple(root)
