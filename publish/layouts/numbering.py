"""Numbers, and the words that refer to them: counted here once, so that all formats agree."""

from __future__ import annotations

import itertools
from collections.abc import Container
from typing import Final, TypeVar, assert_never

import msgspec

from publish.caption_labels import is_label
from publish.document import (
    Blocks,
    Callout,
    Figure,
    Link,
    MathBlock,
    Node,
    Note,
    Reference,
    Region,
    Section,
    Span,
    Table,
    Text,
)
from publish.layouts.figure_captions import described
from publish.layouts.labels import Labels
from publish.layouts.section_numbers import number_sections
from publish.patterns import pattern
from publish.print_links import notes_parted
from publish.walk import Speech, iterate, plain_text, rebuild, rebuild_spoken

Labelled = TypeVar("Labelled", Figure, Table)

_NUMBER: Final = pattern(r"\d+(?:\.\d+)*")
"""The number in a label."""
_FIELD: Final = pattern(r"\{(?:n|label)\}")
_NO_BREAK_SPACE: Final = "\u00a0"


def number(
    blocks: Blocks, labels: Labels, section_levels: int = 0, *, language: str = ""
) -> Blocks:
    """`blocks` with the labels of sections (as many levels as asked for), notes, captioned figures
    and tables, and named formulas filled, in reading order, with the kind of each untitled callout
    as its title, that of a bibliography, the words of each cross-reference, and spaces between the
    marks of notes. `language` (BCP 47) is that of the document and of its labels."""
    sections = number_sections(blocks, section_levels)
    body = Region(role="body", blocks=sections)
    referred = {node.target for node in iterate(body) if isinstance(node, Reference)}
    counted = _count(_called(body, labels, Speech.of(language)), labels, referred)
    names = {
        node.id: (_name(node, labels) or node.id, _NUMBER.search(getattr(node, "label", "")))
        for node in iterate(counted)
        if isinstance(node, Section | Figure | Table | MathBlock | Region) and node.id
    }

    def refer(node: Node) -> Node:
        if not isinstance(node, Reference) or node.content:
            return node
        name, number = names.get(node.target, (node.target, None))
        words = number[0] if node.number_only and number else name
        return msgspec.structs.replace(node, content=(Text(text=words),))

    return notes_parted(rebuild(counted, refer)).blocks


def _called(body: Region, labels: Labels, own: Speech) -> Region:
    """Each untitled callout is called by its kind, in the document's language: where another is
    spoken around it, the title says so."""

    def call(node: Node, around: Speech) -> Node:
        if not isinstance(node, Callout) or node.title:
            return node
        name = Text(text=labels.callouts[node.kind])
        if around == own:
            return msgspec.structs.replace(node, title=(name,))
        language = "" if around.language == own.language else own.language
        direction = None if around.direction == own.direction else own.direction
        span = Span(content=(name,), language=language, direction=direction)
        return msgspec.structs.replace(node, title=(span,))

    return rebuild_spoken(body, own, call)


def _count(body: Region, labels: Labels, referred: Container[str]) -> Region:
    """Figures and tables with a caption have a number, and those that are referred to."""
    notes, figures, tables, formulas = (itertools.count(1) for _ in range(4))

    def label(node: Node) -> Node:
        match node:
            case Note():
                return msgspec.structs.replace(node, label=str(next(notes)))
            case Figure() if node.caption or node.id in referred:
                labelled = _filled(labels.figure, next(figures))
                return _captioned(described(msgspec.structs.replace(node, label=labelled)))
            case Table() if node.caption or node.id in referred:
                labelled = _filled(labels.table, next(tables))
                return _captioned(msgspec.structs.replace(node, label=labelled))
            case MathBlock(label="") if node.id:
                return msgspec.structs.replace(node, label=_filled(labels.equation, next(formulas)))
            case Section(title=(), role="bibliography"):
                return msgspec.structs.replace(node, title=(Text(text=labels.bibliography),))
            case _:
                return node

    return rebuild(body, label)


def _captioned(node: Labelled) -> Labelled:
    """`node` without a caption that asks for its label and says no more: `Figure 1`."""
    linked = any(isinstance(part, Link) for block in node.caption for part in iterate(block))
    if linked or not is_label(plain_text(node.caption)):
        return node
    return msgspec.structs.replace(node, caption=())


def _filled(pattern: str, value: int | str) -> str:
    """A pattern with its number, from which no line breaks it off."""
    return _FIELD.sub(lambda _: str(value), pattern).replace(" ", _NO_BREAK_SPACE)


def _name(node: Section | Figure | Table | MathBlock | Region, labels: Labels) -> str:
    """What a reference calls a block: by its number where it has one, else by its title."""
    match node:
        case Section(label=label) if label:
            return _filled(labels.section_reference, label)
        case MathBlock(label=label) if label:
            return _filled(labels.equation_reference, label)
        case Section() | Region():
            return plain_text(node.title)
        case Figure() | Table():
            return node.label or plain_text(node.caption)
        case MathBlock():
            return ""
        case _:
            assert_never(node)
