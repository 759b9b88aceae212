"""Landscape pages: only where sections may stand, and those that follow each other are one."""

from __future__ import annotations

import msgspec

from publish.diagnostics import Log
from publish.document import Block, Blocks, Division, Document, Landscape, Node, Region, Section
from publish.walk import rebuild


def settle_landscape(document: Document, log: Log) -> Document:
    """`document` with landscape pages only between the blocks of its text, of sections and of
    regions.

    No page turns within a list, a quotation, a cell or a note: what was to stand on one there
    stays upright, which is told.
    """

    def upright(node: Node) -> Node | tuple[Node, ...]:
        if not isinstance(node, Landscape):
            return node
        log.info(
            "landscape-within-block",
            "no page turns within a list, quotation, table or note: the blocks stay upright",
            origin=node.origin,
        )
        return node.blocks

    def settled(blocks: Blocks, *, turned: bool = False) -> Blocks:
        made: list[Block] = []
        for block in blocks:
            match block:
                case Section() | Region() | Division():
                    bare = rebuild(msgspec.structs.replace(block, blocks=()), upright)
                    inner = settled(block.blocks, turned=turned)
                    made.append(msgspec.structs.replace(bare, blocks=inner))
                case Landscape(blocks=within) if turned:
                    made.extend(settled(within, turned=True))
                case Landscape(blocks=within):
                    before: Blocks = ()
                    if made and isinstance(last := made[-1], Landscape):
                        made.pop()
                        before = last.blocks
                    inner = settled(within, turned=True)
                    made.append(msgspec.structs.replace(block, blocks=(*before, *inner)))
                case _:
                    made.append(rebuild(block, upright))
        return tuple(made)

    if not document.blocks:
        return rebuild(document, upright)
    bare = rebuild(msgspec.structs.replace(document, blocks=()), upright)
    return msgspec.structs.replace(bare, blocks=settled(document.blocks))
