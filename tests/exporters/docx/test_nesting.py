"""Blocks within others: in callouts, and at the beginning of an item."""

from __future__ import annotations

import msgspec

from publish.checks.reading.docx import read as facts
from publish.document import (
    Block,
    BlockQuote,
    Callout,
    Cell,
    CodeBlock,
    Column,
    Document,
    Figure,
    Image,
    List,
    ListItem,
    Meta,
    Row,
    Table,
)
from tests.exporters.docx.reading import export, find, part, values
from tests.exporters.docx.samples import item, para, picture, words

MAIN = "word/document.xml"
PICTURE = picture()


def plain(*blocks: Block) -> Document:
    """A document of these blocks alone."""
    return Document(meta=Meta(title=words("T"), language="en"), blocks=blocks)


def test_one_box_stands_around_all_blocks_of_a_callout() -> None:
    nested = List(items=(ListItem(blocks=(para("a"), List(items=(item("b"),), ordered=True))),))
    blocks = (para("First."), nested, CodeBlock(text="code"), para("Last."))
    data = export(plain(Callout(kind="tip", title=words("Tip"), blocks=blocks), para("After.")))
    (table,) = find(part(data, MAIN), "//w:tbl")
    assert values(table, "w:tblPr/w:tblStyle/@w:val | w:tblPr/w:tblCaption/@w:val") == [
        "Callout",
        "Tip",
    ]
    (cell,) = find(table, "w:tr/w:tc")
    assert values(cell, ".//w:t/text()") == ["Tip", "First.", "a", "b", "code", "Last."]
    boxes = find(cell, ".//w:pBdr[*[@w:val != 'nil']]")
    assert not [box for box in boxes if "Callout" in "".join(values(box, "../w:pStyle/@w:val"))]
    read = facts(data)
    assert not read.tables
    inside = [b.within for b in read.blocks if b.text in ("First.", "Last.")]
    assert inside == [("callout",)] * 2


def test_a_callout_of_paragraphs_is_no_table() -> None:
    data = export(plain(Callout(kind="tip", title=words("Tip"), blocks=(para("a"), para("b")))))
    assert not find(part(data, MAIN), "//w:tbl")


def test_the_marker_of_an_item_stands_beside_whatever_the_item_begins_with() -> None:
    items = (
        ListItem(blocks=(CodeBlock(text="code"), para("then"))),
        ListItem(blocks=(Figure(blocks=(para(Image(media=PICTURE.id, alt="A field")),)),)),
        ListItem(blocks=(BlockQuote(blocks=(para("said"),)),)),
    )
    document = msgspec.structs.replace(plain(List(items=items)), media=(PICTURE,))
    data = export(document)
    marked = find(part(data, MAIN), "//w:p[w:pPr/w:numPr]")
    styles = [values(one, "w:pPr/w:pStyle/@w:val") for one in marked]
    assert styles == [["CodeBlock"], ["Picture"], ["BlockText"]]
    kinds = [(b.kind, b.within) for b in facts(data).blocks if "list" in b.within]
    assert [kind for kind, _ in kinds].count("item") == 3
    assert ("paragraph", ("list",)) in kinds


def test_the_marker_of_an_item_that_begins_with_a_table_stands_close_above_it() -> None:
    rows = (Row(cells=(Cell(blocks=(para("a"),)),)),)
    listed = List(items=(ListItem(blocks=(Table(columns=(Column(),), body=rows),)),))
    (table,) = find(part(export(plain(listed)), MAIN), "//w:tbl")
    marker = table.getprevious()
    assert marker is not None
    assert values(marker, "w:pPr/w:spacing/@w:after") == ["0"]
    assert find(marker, "w:pPr/w:keepNext")
