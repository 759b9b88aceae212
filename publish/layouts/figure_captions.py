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


def described(figure: Figure) -> Figure:
    """`figure` whose pictures say what they show, and its caption is heard once.

    What Markdown has in brackets is both the caption and the alt text; who listens would hear it
    twice, so a picture that repeats the caption is called by the figure's label. An alt text that
    the author gave beside the caption stays. A picture without one, which is told as a loss, has
    the caption for it if it is there, and only what the author marks as decorative is that.
    """
    caption = " ".join(plain_text(figure.caption).split())

    def called(node: Node) -> Node:
        if not isinstance(node, Image) or node.decorative or node.alt not in ("", caption):
            return node
        is_read = node.alt or not node.media  # what says a picture stands in the place of none
        return msgspec.structs.replace(node, alt=figure.label if is_read else caption)

    return msgspec.structs.replace(
        figure, blocks=tuple(rebuild(block, called) for block in figure.blocks)
    )
