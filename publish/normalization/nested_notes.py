"""Notes to notes, which no format can set: their words stand in brackets where their mark stood."""

from __future__ import annotations

import msgspec

from publish.diagnostics import Log
from publish.document import Document, Image, Inline, Node, Note, Paragraph, Text
from publish.walk import plain_text, rebuild


def unnest_notes(document: Document, log: Log) -> Document:
    """`document` without notes in notes; each is told. What is no paragraph becomes its words."""

    def within(node: Node) -> Node | tuple[Node, ...]:
        if not isinstance(node, Note):
            return node
        log.warning(
            "note-in-note",
            "a note within a note is set in brackets",
            hint="say it in the note itself, or give it a mark of its own in the text",
        )
        return (Text(text=" ["), *_said(node, log), Text(text="]"))

    def change(node: Node) -> Node:
        return rebuild(node, within) if isinstance(node, Note) else node

    return rebuild(document, change)


def _said(note: Note, log: Log) -> tuple[Inline, ...]:
    said: list[Inline] = []
    for block in note.blocks:
        said.extend([Text(text=" ")] if said else [])
        if isinstance(block, Paragraph):
            said.extend(block.content)
        else:
            log.lost(block, "in a note within a note only its words are kept", code="note-in-note")
            words = plain_text(rebuild(block, _shown))
            said.append(Text(text=" ".join(words.split())))
    return tuple(said)


def _shown(node: Node) -> Node:
    """A picture, which is not shown there, as one that its alt text stands for."""
    return msgspec.structs.replace(node, decorative=False) if isinstance(node, Image) else node
