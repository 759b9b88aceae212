"""Metadata whose texts are Markdown, as pandoc has them: `title: On *grain*`."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from publish.document import Blocks, Inlines, LineBlock, Meta, Paragraph
from publish.walk import plain_text

_MARKED: Final = re.compile(r"[*_`~^$\\<\[&@]|--|==|\.\.\.|://")
"""What no text without markup holds; most need no second run of pandoc."""


def marked_text(meta: Meta) -> str:
    """The title, subtitle, summary and key points of `meta`, which are plain texts, as Markdown;
    "" when there is no markup in them.

    Each is a line of verse, the one block that has no other blocks in it, so that "1. Aims" is no
    list and a text in brackets no definition.
    """
    texts = _texts(meta)
    if not any(map(_MARKED.search, texts)):
        return ""
    return "\n\n".join(f"| {text}" for text in texts if text)


def marked(meta: Meta, blocks: Blocks) -> Meta:
    """`meta` with its texts as the `blocks` say them that `marked_text` was read as."""
    lines = iter(
        [block.lines[0] for block in blocks if isinstance(block, LineBlock) and block.lines]
    )
    read: list[Inlines] = [
        next(lines, run) if text else ()
        for run, text in zip(_runs(meta), _texts(meta), strict=True)
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


def _runs(meta: Meta) -> tuple[Inlines, ...]:
    return (meta.title, meta.subtitle, *meta.key_points, *_paragraphs(meta))


def _texts(meta: Meta) -> list[str]:
    return [" ".join(plain_text(run).split()) for run in _runs(meta)]


def _paragraphs(meta: Meta) -> tuple[Inlines, ...]:
    return tuple(block.content for block in meta.summary if isinstance(block, Paragraph))
