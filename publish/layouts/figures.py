"""Captions, and the pictures that they stand by."""

from __future__ import annotations

import msgspec

from publish.document import Blocks, Figure, Image, Node, Region
from publish.style import Style
from publish.walk import plain_text, rebuild


def captioned_as(blocks: Blocks, style: Style) -> Blocks:
    """`blocks` with the captions of figures on the side that the style puts them on."""
    if style.figure.caption_side == "bottom":
        return blocks

    def above(node: Node) -> Node:
        is_captioned = isinstance(node, Figure) and node.caption
        return msgspec.structs.replace(node, caption_above=True) if is_captioned else node

    return rebuild(Region(role="body", blocks=blocks), above).blocks


def told_once(figure: Figure) -> Figure:
    """`figure` with pictures that repeat its caption called by its label instead.

    What Markdown has in brackets is both the caption and the alt text; who listens would hear it
    twice. An alt text that the author gave beside the caption stays.
    """
    caption = " ".join(plain_text(figure.caption).split())

    def called(node: Node) -> Node:
        if isinstance(node, Image) and node.alt == caption and not node.decorative:
            return msgspec.structs.replace(node, alt=figure.label)
        return node

    return msgspec.structs.replace(
        figure, blocks=tuple(rebuild(block, called) for block in figure.blocks)
    )
