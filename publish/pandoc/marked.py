"""Metadata whose texts are Markdown, as pandoc has them: `title: On *grain*`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import msgspec

from publish.document import Blocks, Inlines, LineBlock, Meta, Paragraph
from publish.walk import plain_text

_MARKED: Final = re.compile(r"[*_`~^$\\<\[&@]|--|==|\.\.\.|://")
"""What no text without markup holds; most need no second run of pandoc."""


def marked(meta: Meta, blocks_of: Callable[[str], Blocks]) -> Meta:
    """`meta` with its title, subtitle, summary and key points, which are plain texts, read as
    Markdown: as inlines, so that "1. Aims" is no list and a text in brackets no definition.

    `blocks_of` reads a text. Each is given to it as a line of verse, the one block that has no
    other blocks in it.
    """
    runs = (meta.title, meta.subtitle, *meta.key_points, *_paragraphs(meta))
    texts = [" ".join(plain_text(run).split()) for run in runs]
    if not any(map(_MARKED.search, texts)):
        return meta
    blocks = blocks_of("\n\n".join(f"| {text}" for text in texts if text))
    lines = iter(
        [block.lines[0] for block in blocks if isinstance(block, LineBlock) and block.lines]
    )
    read: list[Inlines] = [
        next(lines, run) if text else () for run, text in zip(runs, texts, strict=True)
    ]
    title, subtitle, *others = read
    points = len(meta.key_points)
    return msgspec.structs.replace(
        meta,
        title=title,
        subtitle=subtitle,
        key_points=tuple(others[:points]),
        summary=tuple(Paragraph(content=content) for content in others[points:]),
    )


def _paragraphs(meta: Meta) -> tuple[Inlines, ...]:
    return tuple(block.content for block in meta.summary if isinstance(block, Paragraph))
