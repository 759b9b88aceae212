"""Captions: without the label and number that their author typed, for the layout gives them.

Word makes `Figure 1: A falling line` of a caption, and so does who types: set as it is, label and
number stood there twice.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

import msgspec

from publish.caption_labels import CaptionLabel, caption_label
from publish.diagnostics import Log
from publish.document import (
    Blocks,
    Document,
    Emphasis,
    Figure,
    Highlight,
    Image,
    Inlines,
    LineBreak,
    Node,
    Note,
    Origin,
    Paragraph,
    Reference,
    Region,
    SmallCaps,
    Span,
    Strong,
    Table,
    Text,
    Underline,
)
from publish.walk import iterate, plain_text, rebuild, rebuild_placed, without_start

_Mark = Emphasis | Strong | SmallCaps | Underline | Highlight | Span
_ATOM: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for an inline that no label is in, such as a formula."""
_REFERENCES: Final = {"figure": "@fig-map", "table": "@tbl-trade"}


def settle_captions(document: Document, log: Log) -> Document:
    """`document` whose captions begin with their own words.

    A label of the other kind stays (a picture called `Table 2`), and so does a caption that is a
    label and nothing else: it asks for the number, which the layout sets in its place. Where the
    number is not the one that the layout will give, what refers to it in the text misleads.
    """
    referred = {node.target for node in iterate(document) if isinstance(node, Reference)}
    counts = {"figure": itertools.count(1), "table": itertools.count(1)}

    def settle(node: Node, origin: Origin | None) -> Node:
        if not isinstance(node, Figure | Table) or not (node.caption or node.id in referred):
            return node
        kind = "figure" if isinstance(node, Figure) else "table"
        number = next(counts[kind])
        caption = node.caption
        while (label := _label(caption, kind)) is not None:
            if label.number and not (label.number.isdecimal() and int(label.number) == number):
                log.warning(
                    "caption-number",
                    f"the caption of {kind} {number} calls it {label.number}: what refers to it by"
                    " that number misleads",
                    origin=origin,
                    hint=f"refer to it by its id, as {_REFERENCES[kind]}, and the number is right",
                )
            own = _without(caption, label.end)
            if not own:
                break
            caption = own
        if caption == node.caption:
            return node
        if isinstance(node, Figure):
            return _redescribed(msgspec.structs.replace(node, caption=caption), node)
        return msgspec.structs.replace(node, caption=caption)

    body = rebuild_placed(Region(role="body", blocks=document.blocks), settle)
    return msgspec.structs.replace(document, blocks=body.blocks)


def _label(caption: Blocks, kind: str) -> CaptionLabel | None:
    match caption:
        case [Paragraph(content=content), *_]:
            label = caption_label("".join(_letters(content)))
        case _:
            return None
    return label if label is not None and label.kind == kind else None


def _letters(run: Inlines) -> Iterator[str]:
    for inline in run:
        if isinstance(inline, _Mark):
            yield from _letters(inline.content)
        elif isinstance(inline, Text):
            yield inline.text
        elif isinstance(inline, LineBreak):
            yield "\n"
        elif not isinstance(inline, Note):
            yield _ATOM


def _without(caption: Blocks, count: int) -> Blocks:
    """`caption` without as many letters of its first paragraph."""
    match caption:
        case [Paragraph(content=content) as first, *others]:
            kept = without_start(content, count)
            own = (msgspec.structs.replace(first, content=kept),) if kept else ()
            return (*own, *others)
        case _:
            return caption


def _redescribed(figure: Figure, before: Figure) -> Figure:
    """`figure` whose pictures that were described by their caption are described by it still."""
    old, new = (" ".join(plain_text(f.caption).split()) for f in (before, figure))

    def describe(node: Node) -> Node:
        if not isinstance(node, Image) or node.alt != old:
            return node
        return msgspec.structs.replace(node, alt=new)

    blocks = tuple(rebuild(block, describe) for block in figure.blocks)
    return msgspec.structs.replace(figure, blocks=blocks)
