"""What the structure tree of a PDF has of each role, and what the document has."""

from __future__ import annotations

from collections import Counter
from typing import Final

from publish.document import (
    BlockQuote,
    CodeBlock,
    DefinitionList,
    Document,
    List,
    Math,
    MathBlock,
    Note,
    Row,
    Table,
)
from publish.walk import iterate
from tests.exporters.pdf.reading import elements

MADE_OF: Final[dict[str, tuple[type, ...]]] = {
    "Table": (Table,),
    "TR": (Row,),
    "L": (List, DefinitionList),
    "BlockQuote": (BlockQuote,),
    "Note": (Note,),
    "Formula": (Math, MathBlock),
    "Code": (CodeBlock,),
}
"""Roles, each with the nodes of which every one is one element."""


def roles(data: bytes) -> Counter[str]:
    """How many structure elements of each role a PDF has."""
    return Counter(str(element["/S"]).removeprefix("/") for element in elements(data))


def nodes(document: Document, *kinds: type) -> int:
    """How many nodes of these kinds a document has."""
    return sum(isinstance(node, kinds) for node in iterate(document))
