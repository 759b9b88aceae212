"""Numbers of sections (1, 1.1, 1.1.1: as many levels as the page master or author asks for) and of
paragraphs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

import msgspec

from publish.document import (
    Block,
    Blocks,
    Division,
    Landscape,
    Paragraph,
    Region,
    Section,
    Text,
)
from publish.walk import plain_text

_EM_SPACE: Final = "\u2003"


def number_sections(blocks: Blocks, depth: int) -> Blocks:
    """`blocks` with labels on the sections of the first `depth` levels.

    A section that the author wants without a number counts for nothing, and what stands below it
    has no number either: there is none to begin it with.
    """
    return _numbered(blocks, "", depth, itertools.count(1)) if depth else blocks


def _numbered(blocks: Blocks, above: str, depth: int, counter: Iterator[int]) -> Blocks:
    """`above` is what a number begins with, `counter` gives what it ends with; `depth` is how many
    levels are still numbered. Pages that lie on their side count on."""
    made: list[Block] = []
    for block in blocks:
        match block:
            case Section(numbered=True):
                label = f"{above}{next(counter)}"
                below = (
                    _numbered(block.blocks, f"{label}.", depth - 1, itertools.count(1))
                    if depth > 1
                    else block.blocks
                )
                made.append(msgspec.structs.replace(block, label=label, blocks=below))
            case Region(role="body") | Landscape() | Division():
                inner = _numbered(block.blocks, above, depth, counter)
                made.append(msgspec.structs.replace(block, blocks=inner))
            case _:
                made.append(block)
    return tuple(made)


def number_paragraphs(blocks: Blocks) -> Blocks:
    """`blocks` with a number before each paragraph of the body, as courts and treaties refer to
    them: counted through all sections, but for those without a number. What a list, a quotation or
    a table holds is part of the paragraph before it, and a picture alone is no paragraph."""
    return _counted(blocks, itertools.count(1))


def _counted(blocks: Blocks, counter: Iterator[int]) -> Blocks:
    made: list[Block] = []
    for block in blocks:
        match block:
            case Paragraph(content=content, entry=False) if plain_text(content).strip():
                number = Text(text=f"{next(counter)}.{_EM_SPACE}")
                made.append(msgspec.structs.replace(block, content=(number, *content)))
            case Region(role="body") | Section(numbered=True) | Landscape() | Division():
                inner = _counted(block.blocks, counter)
                made.append(msgspec.structs.replace(block, blocks=inner))
            case _:
                made.append(block)
    return tuple(made)
