"""A bound on nesting: no page shows more levels than this, and every engine recurses."""

from __future__ import annotations

from typing import Final

from publish.document import Document, Node
from publish.errors import SourceError
from publish.walk import children

MAX_DEPTH: Final = 100
"""Nodes within nodes. Thirty nested lists, or a link in a note in a cell in a table in ten nested
quotations, stay below it; WeasyPrint gives up at about 300 boxes."""


def refuse_deep(document: Document, source: str) -> None:
    """Raises `SourceError` when `document` is nested more than `MAX_DEPTH` nodes deep."""
    stack: list[tuple[Node, int]] = [(document, 0)]
    while stack:
        node, depth = stack.pop()
        if depth > MAX_DEPTH:
            raise SourceError(
                f"{source or 'document'}: nested more than {MAX_DEPTH} levels deep",
                hint="flatten the lists or quotations that stand within each other",
            )
        stack.extend((child, depth + 1) for child in children(node))
