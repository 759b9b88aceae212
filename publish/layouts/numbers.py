"""Numbers, and the words that refer to them: counted here once, so that all formats agree."""

from __future__ import annotations

import itertools
from typing import assert_never

import msgspec

from publish.document import (
    Blocks,
    Callout,
    Figure,
    Inlines,
    MathBlock,
    Node,
    Note,
    Reference,
    Region,
    Section,
    Table,
    Text,
)
from publish.layouts.figures import told_once
from publish.layouts.labels import Labels
from publish.walk import iterate, plain_text, rebuild


def number(blocks: Blocks, labels: Labels) -> Blocks:
    """`blocks` with the labels of notes, captioned figures and tables, and named formulas filled,
    in reading order, with the kind of each untitled callout as its title, and with the words of
    each cross-reference."""
    counted = _count(Region(role="body", blocks=blocks), labels)
    names = dict(_names(counted))

    def refer(node: Node) -> Node:
        if isinstance(node, Reference) and not node.content:
            return msgspec.structs.replace(node, content=names.get(node.target, ()))
        return node

    return rebuild(counted, refer).blocks


def _count(body: Region, labels: Labels) -> Region:
    notes, figures, tables, formulas = (itertools.count(1) for _ in range(4))

    def label(node: Node) -> Node:
        match node:
            case Note():
                return msgspec.structs.replace(node, label=str(next(notes)))
            case Figure() if node.caption:
                labelled = _filled(labels.figure, next(figures))
                return told_once(msgspec.structs.replace(node, label=labelled))
            case Table() if node.caption:
                return msgspec.structs.replace(node, label=_filled(labels.table, next(tables)))
            case MathBlock() if node.id:
                return msgspec.structs.replace(node, label=_filled(labels.equation, next(formulas)))
            case Callout(title=()):
                return msgspec.structs.replace(node, title=(Text(text=labels.callouts[node.kind]),))
            case _:
                return node

    return rebuild(body, label)


def _filled(pattern: str, value: int) -> str:
    return pattern.replace("{n}", str(value))


def _names(body: Region) -> itertools.chain[tuple[str, Inlines]]:
    return itertools.chain.from_iterable(
        [(node.id, _name(node))]
        for node in iterate(body)
        if isinstance(node, Section | Figure | Table | MathBlock) and node.id
    )


def _name(node: Section | Figure | Table | MathBlock) -> Inlines:
    match node:
        case Section():
            return (Text(text=node.label or plain_text(node.title)),)
        case Figure() | Table():
            return (Text(text=node.label or plain_text(node.caption) or node.id),)
        case MathBlock():
            return (Text(text=node.label or node.id),)
        case _:
            assert_never(node)
