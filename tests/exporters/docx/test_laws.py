"""Laws that hold for whatever document the model allows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from publish.diagnostics import Log
from publish.document import Cell, Citation, Column, Document, Node, Row, Table, Text
from publish.exporters.docx.assemble import compose
from publish.exporters.docx.columns import column_widths
from publish.exporters.docx.parts import WordDocument
from publish.normalization import normalize
from publish.style.measure.columns import Columns
from publish.walk import children
from tests.exporters.docx.reading import HOUSE, TIMESTAMP, values
from tests.exporters.docx.samples import para
from tests.support.strategies import documents

_SLOW = list(HealthCheck)


def _composed(document: Document) -> tuple[Document, WordDocument]:
    """A document in the one form, on a memo's pages, and its package. The pictures that the
    strategy makes are none, so they are left to their alt texts."""
    plain = msgspec.structs.replace(document, page_master="", furniture=None, media=())
    normal = normalize(plain, Log())
    placed = msgspec.structs.replace(normal, page_master="memo", furniture=document.furniture)
    return placed, compose(placed, HOUSE, Log(), TIMESTAMP)


def _texts(nodes: Iterable[Node]) -> Iterator[str]:
    """The text of nodes; of a citation only how it reads, which is not its items' affair."""
    for node in nodes:
        match node:
            case Text(text=text):
                yield text
            case Citation(content=content):
                yield from _texts(content)
            case _:
                yield from _texts(children(node))


@settings(max_examples=settings().max_examples // 2, suppress_health_check=_SLOW)
@given(documents())
def test_any_document_says_all_its_text_in_word(document: Document) -> None:
    placed, word = _composed(document)
    said = "".join(
        "".join(values(etree.fromstring(part.data), "//w:t/text()"))
        for part in (word.document, *word.parts)
        if part.name in {"/word/document.xml", "/word/footnotes.xml", "/word/endnotes.xml"}
    )
    for text in _texts(placed.blocks):
        assert all(piece in said for piece in re.split("[\t\u00ad]", text))


@settings(max_examples=settings().max_examples // 2, suppress_health_check=_SLOW)
@given(documents())
def test_any_document_relates_to_parts_that_are_there(document: Document) -> None:
    _, word = _composed(document)
    stored = {part.name for part in word.parts}
    for holder in (word.document, *word.parts):
        ids = [relation.id for relation in holder.relations]
        assert len(ids) == len(set(ids))
        assert all(r.external or r.target in stored for r in holder.relations)


COLUMNS = Columns(HOUSE)
_CELL_TEXTS = st.text("abc de", max_size=60)


@given(
    st.lists(st.none() | st.floats(0.01, 1.0), min_size=1, max_size=8),
    st.lists(_CELL_TEXTS, min_size=8, max_size=8),
)
def test_columns_fill_the_room_and_no_more(shares: list[float | None], texts: list[str]) -> None:
    columns = tuple(Column(width=share) for share in shares)
    row = Row(cells=tuple(Cell(blocks=(para(text),)) for text in texts[: len(columns)]))
    widths = column_widths(Table(columns=columns, body=(row,)), 9000, COLUMNS)
    assert len(widths) == len(columns)
    assert all(width > 0 for width in widths)
    assert abs(sum(widths) - 9000) <= 20 * len(columns)
