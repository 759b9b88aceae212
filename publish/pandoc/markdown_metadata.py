"""Metadata whose texts are Markdown, as pandoc has them: `title: On *grain*`."""

from __future__ import annotations

from typing import Final

import msgspec

from publish.document import Blocks, Inline, Inlines, LineBlock, LineBreak, Meta, Paragraph
from publish.patterns import pattern
from publish.walk import plain_text

_FRONT: Final = "publish-front"
_MARKED: Final = pattern(r"[*_`~^$\\<\[&@]|--|==|\.\.\.|://")
"""What no text without markup holds; most need no second run of pandoc."""


def opening(meta: Meta) -> str:
    """The title, subtitle, summary and key points of `meta`, which are plain texts, as Markdown to
    be read before that of the body, so that they know its notes and addresses, and one bibliography
    has the works that both cite. "" when there is no markup in them; `apart` takes them off again.

    Each is verse, the one block that has no other blocks in it, so that "1. Aims" is no list and a
    text in brackets no definition; most have a line only.
    """
    texts = _texts(meta)
    if not any(map(_MARKED.search, texts)):
        return ""
    verses = "\n\n".join("| " + text.replace("\n", "\n| ") for text in texts if text)
    return f"::: {{#{_FRONT}}}\n{verses}\n:::\n\n"


def apart(ast: bytes) -> tuple[bytes, bytes]:
    """The AST of a text that `opening` begins: that of the text, and that of the opening."""
    tree = msgspec.json.decode(ast)
    division, *blocks = tree["blocks"]
    front = {**tree, "meta": {}, "blocks": division["c"][1]}
    return msgspec.json.encode({**tree, "blocks": blocks}), msgspec.json.encode(front)


def marked(meta: Meta, blocks: Blocks) -> Meta:
    """`meta` with its texts as the `blocks` say them that `opening` was read as."""
    lines = iter(
        [_joined(block) for block in blocks if isinstance(block, LineBlock) and block.lines]
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
    heads = (meta.title, meta.subtitle)
    lines = ["\n".join(map(_spaced, plain_text(run).split("\n"))) for run in heads]
    return lines + [_spaced(plain_text(run)) for run in _runs(meta)[len(heads) :]]


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _joined(verse: LineBlock) -> Inlines:
    said: list[Inline] = []
    for line in verse.lines:
        said += [LineBreak()] if said else []
        said += line
    return tuple(said)


def _paragraphs(meta: Meta) -> tuple[Inlines, ...]:
    return tuple(block.content for block in meta.summary if isinstance(block, Paragraph))
