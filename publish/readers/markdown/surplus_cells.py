"""Cells of Markdown's tables of pipes beyond the columns that the rule below their heads has, which
pandoc leaves out in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from textwrap import shorten
from typing import Final

import msgspec

from publish.diagnostics import Log
from publish.document import CodeBlock, Document, Origin
from publish.pandoc.code_fences import fenced_lines
from publish.pandoc.rawblocks import ruled_lines
from publish.patterns import pattern
from publish.readers.markdown.omitted_words import is_taken, spoken_words
from publish.readers.origins import words_of
from publish.walk import iterate

_SHOWN: Final = 60
_HOLDING: Final = pattern(
    r"\\.|(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|\$(?=\S)[^$]*(?<=\S)\$(?!\d)|</?[a-zA-Z][^<>]*>"
)
"""What a bar in it does not part: escaped characters, code, formulas and tags."""
_COLUMN: Final = pattern(r"-+")


class _Surplus(msgspec.Struct, frozen=True):
    """Cells that are too many on a line, by its number, in a table of so many columns."""

    line: int
    columns: int
    cells: tuple[str, ...]


def tell_surplus(document: Document, text: str, log: Log) -> None:
    """Tells `log` of cells in `text` for which their table has no column, and whose words are not
    in `document`."""
    found = list(_surplus(text))
    if not found:
        return
    import html

    missing = Counter(words_of(html.unescape(text))) - Counter(spoken_words(document))
    lines = text.split("\n")
    code = {
        line.strip()
        for node in iterate(document)
        if isinstance(node, CodeBlock)
        for line in node.text.split("\n")
    }
    for row in found:
        words = words_of(html.unescape(" ".join(row.cells)))
        gone = [word for word in words if is_taken(word, missing)]
        if lines[row.line - 1].strip() in code or (words and not gone):
            continue
        columns = "1 column" if row.columns == 1 else f"{row.columns} columns"
        log.add(
            "loss",
            "cells-cut",
            f"{row.columns + len(row.cells)} cells in a table of {columns}:"
            f' left out "{shorten(" | ".join(row.cells), _SHOWN, placeholder="…")}"',
            origin=Origin(row.line, row.line),
            hint=r"give the table another column, or write \| for a bar that is text",
        )


def _surplus(text: str) -> Iterator[_Surplus]:
    lines = text.split("\n")
    fenced = fenced_lines(lines)
    for ruled in ruled_lines(lines, fenced):
        columns = len(_COLUMN.findall(lines[ruled]))
        for at in range(max(ruled - 1, 0), len(lines)):
            if at > ruled and (not lines[at].strip(" \t>") or fenced[at]):
                break
            cells = _cells(lines[at])
            if at != ruled and any(cells[columns:]):
                yield _Surplus(at + 1, columns, cells[columns:])


def _cells(row: str) -> tuple[str, ...]:
    """The cells of a row, without its outer bars."""
    whole = row.lstrip(" \t>").rstrip()
    bare = _HOLDING.sub(lambda held: "x" * len(held[0]), whole)
    bars = [at for at, character in enumerate(bare) if character == "|"]
    ends = [*bars, len(whole)] if not bars or bars[-1] != len(whole) - 1 else bars
    starts = [0, *(bar + 1 for bar in bars)]
    cells = [whole[start:end].strip() for start, end in zip(starts, ends, strict=False)]
    return tuple(cells[1:] if bare.startswith("|") else cells)
