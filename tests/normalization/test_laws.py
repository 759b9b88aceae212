"""Laws of the one form, attacked with any document that the model allows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import msgspec
from hypothesis import given

from publish.diagnostics import Log
from publish.document import Citation, Code, CodeBlock, Document, Image, Math, MathBlock, Node, Text
from publish.normalization import normalize, validate
from publish.normalization.quotes import QUOTES
from publish.walk import children
from tests.support.strategies import documents

plain = documents().map(lambda d: msgspec.structs.replace(d, page_master="", furniture=None))
"""What readers make: a document that no layout has arranged."""
_QUOTES = str.maketrans(
    {mark: "'" for quotes in QUOTES.values() for q in quotes for mark in q.strip()}
)
_MARKS = str.maketrans(dict.fromkeys("\"'′″’", "'")) | _QUOTES


@given(plain)
def test_normalizing_loses_nothing_gives_a_valid_document_and_twice_is_once(
    document: Document,
) -> None:
    once = normalize(document, Log())
    assert not _characters(document) - _characters(once)
    assert validate(once) == ()
    assert normalize(once, Log()) == once


def _characters(document: Document) -> Counter[str]:
    """What the document says, without its spaces, all quotation marks as one."""
    said = "".join(part for node in _nodes(document) for part in _said(node))
    return Counter("".join(said.translate(_MARKS).split()))


def _nodes(node: Node) -> Iterator[Node]:
    """Nodes in their order; of a citation that has been put into words only these."""
    yield node
    worded = node.content if isinstance(node, Citation) else ()
    for child in worded or children(node):
        yield from _nodes(child)


def _said(node: Node) -> Iterator[str]:
    match node:
        case Text() | Code() | CodeBlock():
            yield node.text
        case Math() | MathBlock():
            yield re.sub("%.*", "", node.text)  # a comment
        case Image():
            yield node.alt
        case _:
            pass
