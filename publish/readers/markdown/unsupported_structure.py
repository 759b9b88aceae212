"""Structure of Markdown that GitHub reads and pandoc does not, so that it becomes running text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from publish.diagnostics import Log
from publish.document import Document, Origin, Paragraph, Table, Text
from publish.pandoc.code_fences import fenced_lines, open_fence
from publish.pandoc.rawblocks import RULE
from publish.patterns import pattern
from publish.walk import iterate, plain_text

_SHOWN: Final = pattern(r"[–—-][ :]*+\|[ :]*+[–—-]|\|[ :]*+[–—-]++[ :]*+\|")
"""What becomes of such a line in running text, where hyphens are dashes."""
_CELL: Final = pattern(r"(?<!\\)\|")


def tell_unread(document: Document, text: str, log: Log) -> None:
    """Tells `log` of tables of pipes right below a line of text, and of a fence that nothing
    closes, where `document` has them as running text."""
    lines = text.split("\n")
    if any(_SHOWN.search(plain_text(n)) for n in iterate(document) if isinstance(n, Paragraph)):
        read = {line for node in iterate(document) for line in _lines_of(node)}
        for at in _tables(lines):
            if at + 1 not in read:
                log.warning(
                    "table-not-read",
                    "the table is read as running text, for a line of text stands right above it",
                    origin=Origin(at + 1, at + 1),
                    hint="put an empty line above it",
                )
    opened = open_fence(lines)
    if opened is None:
        return
    mark = lines[opened].strip()[:3]
    # Of three tildes two strike out nothing.
    shown = mark.replace("~~~", "~")
    if any(shown in node.text for node in iterate(document) if isinstance(node, Text)):
        log.warning(
            "fence-open",
            f"nothing closes the code that {mark} opens: what follows is read as text",
            origin=Origin(opened + 1, opened + 1),
            hint=f"put {mark} on a line of its own below the code",
        )


def _tables(lines: list[str]) -> Iterator[int]:
    """The first lines of tables of pipes that have words right above them."""
    code = fenced_lines(lines)
    for at in range(2, len(lines)):
        rule = lines[at].strip(" \t>")
        if code[at] or not RULE.fullmatch(rule) or not lines[at - 2].strip(" \t>"):
            continue
        if _cells(lines[at - 1]) == _cells(rule):
            yield at - 1


def _cells(line: str) -> int:
    return len(_CELL.split(line.strip(" \t>").removeprefix("|").removesuffix("|")))


def _lines_of(node: object) -> range:
    """The lines of a table."""
    if not isinstance(node, Table) or node.origin is None:
        return range(0)
    return range(node.origin.first, node.origin.last + 1)
