"""Blocks within others: in callouts, and at the beginning of an item."""

from __future__ import annotations

import msgspec

from publish.checks.facts import OBJECT
from publish.checks.read.docx.facts import read as facts
from publish.document import (
    Block,
    BlockQuote,
    Callout,
    Cell,
    CodeBlock,
    Column,
    Definition,
    DefinitionList,
    Document,
    Figure,
    Image,
    List,
    ListItem,
    MathBlock,
    Meta,
    Note,
    Row,
    Section,
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


def test_figures_say_by_their_styles_what_they_stand_in() -> None:
    figure = Figure(blocks=(para(Image(media=PICTURE.id, alt="A field")),))
    said = Definition(term=words("Term"), definitions=((para("a"), figure),))
    blocks = (
        List(items=(ListItem(blocks=(BlockQuote(blocks=(figure, para("b"))),)),)),
        BlockQuote(blocks=(para("c"), figure)),
        DefinitionList(items=(said,)),
        Callout(kind="tip", blocks=(BlockQuote(blocks=(figure,)), figure)),
        figure,
    )
    data = export(msgspec.structs.replace(plain(*blocks), media=(PICTURE,)))
    pictures = find(part(data, MAIN), "//w:p[.//w:drawing]")
    assert [
        values(one, "w:pPr/w:pStyle/@w:val")[0].removeprefix("Picture") for one in pictures
    ] == [
        *("InQuotation", "InQuotation", "InDefinition"),
        *("InQuotation", "", ""),
    ]
    within = [b.within for b in facts(data).blocks if b.text == OBJECT]
    assert within[1:] == [("quote",), ("definition",), ("quote",), ("callout",), ()]


def test_the_marker_of_an_item_that_begins_with_a_table_stands_close_above_it() -> None:
    rows = (Row(cells=(Cell(blocks=(para("a"),)),)),)
    listed = List(items=(ListItem(blocks=(Table(columns=(Column(),), body=rows),)),))
    (table,) = find(part(export(plain(listed)), MAIN), "//w:tbl")
    marker = table.getprevious()
    assert marker is not None
    assert values(marker, "w:pPr/w:spacing/@w:after") == ["0"]
    assert find(marker, "w:pPr/w:keepNext")


def test_notes_of_headings_and_cells_are_footnotes_with_all_their_blocks() -> None:
    deep = Note(blocks=(para("One."), List(items=(item("Two."),)), CodeBlock(text="three")))
    rows = (Row(cells=(Cell(blocks=(para("b", Note(blocks=(para("In a cell."),))),)),)),)
    table = Table(
        columns=(Column(),),
        head=(Row(cells=(Cell(blocks=(para("a", deep),)),)),),
        body=rows * 2,
    )
    head = Section(
        title=(*words("Head"), Note(blocks=(para("Of a head."),))), id="head", blocks=(table,)
    )
    data = export(plain(head))
    main, notes = part(data, MAIN), part(data, "word/footnotes.xml")
    marks = find(main, "//w:footnoteReference")
    assert len(find(marks[0], "ancestor::w:p[w:pPr/w:pStyle/@w:val='Heading1']")) == 1
    assert [len(find(mark, "ancestor::w:tc")) for mark in marks] == [0, 1, 1, 1]
    said = ["".join(values(n, ".//w:t/text()")).strip() for n in find(notes, "//w:footnote[w:p]")]
    assert said[2:] == ["Of a head.", "One.Two.three", "In a cell.", "In a cell."]
    rows_made = find(main, "//w:tr")
    assert [len(find(row, "w:trPr/w:cantSplit")) for row in rows_made] == [1, 1, 1]
    assert [len(find(row, "w:trPr/w:tblHeader")) for row in rows_made] == [1, 0, 0]


def test_a_row_of_a_third_of_a_page_may_be_parted() -> None:
    high, low = para("It was the best of times. " * 150), para("It was.")
    rows = tuple(Row(cells=(Cell(blocks=(block,)),)) for block in (high, low))
    made = find(part(export(plain(Table(columns=(Column(),), body=rows))), MAIN), "//w:tr")
    assert [len(find(row, "w:trPr/w:cantSplit")) for row in made] == [0, 1]


def test_a_displayed_formula_that_an_item_begins_with_stands_beside_the_marker() -> None:
    listed = List(items=(ListItem(blocks=(MathBlock(text="y = x"),)),))
    (marked,) = find(part(export(plain(listed)), MAIN), "//w:p[w:pPr/w:numPr]")
    m = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
    assert [jc.get(f"{m}val") for jc in marked.iter(f"{m}jc")] == ["left"]


def test_numbers_in_a_callout_look_like_the_words_beside_them() -> None:
    listed = List(items=(item("a"),), ordered=True)
    data = export(plain(Callout(kind="tip", title=words("Tip"), blocks=(listed,))))
    (marked,) = find(part(data, MAIN), "//w:p[w:pPr/w:numPr or w:pPr/w:pStyle/@w:val='ListNumber']")
    of_mark, of_text = (
        values(marked, "w:pPr/w:rPr/w:sz/@w:val"),
        values(marked, "w:r/w:rPr/w:sz/@w:val"),
    )
    assert of_mark == of_text != []


def test_numbers_that_are_wider_than_their_indent_stand_out_of_it() -> None:
    def hanging(start: int) -> set[str]:
        items = (item("Said."), item("Said again."))
        data = export(plain(List(items=items, ordered=True, start=start)))
        body = part(data, MAIN)
        assert set(values(body, "//w:p/w:pPr/w:ind/@w:left")) <= {"315"}
        return set(values(body, "//w:p/w:pPr/w:ind/@w:hanging"))

    assert hanging(1) == set()  # that of the list's level
    assert {int(twips) > 315 for twips in hanging(1000)} == {True}
