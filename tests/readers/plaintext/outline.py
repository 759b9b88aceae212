"""A document as an outline that fits into a test: one line a block, its kind before its text.

# title   ~ subtitle   @ author   % date   + summary   = heading (== below it)   · paragraph
- item   > quotation   | verse   ` code   [cells] table row   : definition   * * * break   ^ source
"""

from __future__ import annotations

from collections.abc import Iterator

from publish.diagnostics import Log
from publish.document import (
    Block,
    BlockQuote,
    CodeBlock,
    DefinitionList,
    Document,
    LineBlock,
    List,
    Note,
    Paragraph,
    Section,
    Table,
    ThematicBreak,
)
from publish.plugin import Source
from publish.readers.plaintext import read
from publish.walk import iterate, plain_text


def document(text: str, log: Log | None = None) -> Document:
    return read(Source(name="text.txt", data=text.encode()), log or Log("text.txt"))


def outline(text: str) -> list[str]:
    """What the plain-text reader makes of `text`."""
    return outline_of(document(text))


def outline_of(found: Document) -> list[str]:
    meta = found.meta
    lines = [f"# {plain_text(meta.title)}"] if meta.title else []
    lines += [f"~ {plain_text(meta.subtitle)}"] if meta.subtitle else []
    lines += [f"@ {author}" for author in meta.authors]
    lines += [f"% {meta.date}"] if meta.date else []
    lines += [f"+ {plain_text((block,))}" for block in meta.summary]
    lines += [f"status {meta.status}"] if meta.status else []
    letter = meta.correspondence
    lines += [f"to {name}" for name in letter.to] + [f"from {name}" for name in letter.sender]
    lines += [f"subject {letter.subject}"] if letter.subject else []
    for block in found.blocks:
        lines += _block(block, 1)
    lines += [f"^ {plain_text(source.content)}" for source in found.sources]
    lines += [f"rights {meta.rights}"] if meta.rights else []
    lines += [
        f"note {plain_text(node.blocks)}" for node in iterate(found) if isinstance(node, Note)
    ]
    return lines


def _block(block: Block, depth: int) -> Iterator[str]:
    match block:
        case Section():
            yield f"{'=' * depth} {plain_text(block.title)}"
            for inner in block.blocks:
                yield from _block(inner, depth + 1)
        case Paragraph():
            yield f"· {plain_text(block.content)}"
        case List():
            for number, item in enumerate(block.items, start=block.start):
                first, *rest = item.blocks
                yield f"{f'{number}.' if block.ordered else '-'} {plain_text((first,))}"
                for inner in rest:
                    yield from (f"  {line}" for line in _block(inner, depth))
        case BlockQuote():
            for inner in block.blocks:
                yield from (f"> {line.removeprefix('· ')}" for line in _block(inner, depth))
            if block.attribution:
                yield f"> — {plain_text(block.attribution)}"
        case LineBlock():
            yield from (f"| {plain_text(line)}".rstrip() for line in block.lines)
        case CodeBlock():
            yield from (f"` {line}" for line in block.text.split("\n"))
        case Table():
            for row in (*block.head, *block.body):
                yield str([plain_text(cell.blocks) for cell in row.cells])
        case DefinitionList():
            for entry in block.items:
                meaning = " ".join(plain_text(blocks) for blocks in entry.definitions)
                yield f": {plain_text(entry.term)}: {meaning}"
        case ThematicBreak():
            yield "* * *"
        case _:
            yield f"? {type(block).__name__}"
