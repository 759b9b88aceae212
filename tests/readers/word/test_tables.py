"""Tables of Word keep their cells, and a first row is a head where the file shows it as one."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.document import Document, Table
from publish.plugin import Source
from publish.readers import pandoc
from publish.walk import iterate
from tests.pandoc.outline import outline
from tests.readers.word.test_file import run, word

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def styles(first_row: str, *, kind: str = "firstRow") -> str:
    """Styles of tables: `Plain`; `Shown`, with that in its first row; `Child`, based on it."""
    return (
        f'<w:styles xmlns:w="{_W}"><w:style w:type="table" w:styleId="Plain"/>'
        '<w:style w:type="table" w:styleId="Shown">'
        f'<w:tblStylePr w:type="{kind}">{first_row}</w:tblStylePr></w:style>'
        '<w:style w:type="table" w:styleId="Child"><w:basedOn w:val="Shown"/></w:style></w:styles>'
    )


BOLD = "<w:rPr><w:b/></w:rPr>"
LOOK = '<w:tblLook w:val="04A0" w:firstRow="1"/>'


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"


def table(*rows: str, look: str = "") -> str:
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl><w:p/>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def read(body: str, said: str) -> Document:
    source = Source(name="a.docx", data=word(body, styles=said))
    return pandoc.OFFICE.read(source, Log("a.docx"))


def first(document: Document) -> Table:
    return next(node for node in iterate(document) if isinstance(node, Table))


@pytest.mark.parametrize(
    ("style", "look", "first_row", "heads"),
    [
        ("Plain", LOOK, BOLD, 0),
        ("Shown", LOOK, BOLD, 1),
        ("Child", LOOK, BOLD, 1),
        ("Shown", '<w:tblLook w:val="0020"/>', BOLD, 1),
        ("Shown", '<w:tblLook w:val="0480"/>', BOLD, 0),
        ("Shown", '<w:tblLook w:val="04A0" w:firstRow="0"/>', BOLD, 0),
        ("Shown", LOOK, '<w:rPr><w:b w:val="0"/></w:rPr>', 0),
        ("Shown", LOOK, '<w:tcPr><w:shd w:val="clear" w:fill="DDDDDD"/></w:tcPr>', 1),
        ("Shown", LOOK, '<w:tcPr><w:shd w:val="clear" w:fill="auto"/></w:tcPr>', 0),
    ],
)
def test_a_first_row_is_a_head_where_its_style_shows_it(
    style: str, look: str, first_row: str, heads: int
) -> None:
    rows = (row(cell("January"), cell("1")), row(cell("March"), cell("3")))
    body = table(*rows, look=f'<w:tblStyle w:val="{style}"/>{look}')
    read_table = first(read(body, styles(first_row)))
    assert (len(read_table.head), len(read_table.body)) == (heads, 2 - heads)


def test_another_row_that_a_style_formats_makes_no_head() -> None:
    body = table(row(cell("A")), row(cell("B")), look=f'<w:tblStyle w:val="Shown"/>{LOOK}')
    assert not first(read(body, styles(BOLD, kind="lastRow"))).head


@pytest.mark.parametrize(
    ("mark", "heads"), [("<w:tblHeader/>", 1), ('<w:tblHeader w:val="0"/>', 0)]
)
def test_a_row_that_is_repeated_is_a_head(mark: str, heads: int) -> None:
    body = table(row(cell("Month"), properties=mark), row(cell("March")), look=LOOK)
    assert len(first(read(body, styles(BOLD))).head) == heads


@pytest.mark.parametrize(
    "short",
    [
        row(cell("Costs"), properties='<w:gridAfter w:val="2"/>'),
        row(cell("Costs")),
        f"<w:sdt><w:sdtContent>{row(cell('Costs'))}</w:sdtContent></w:sdt>",
    ],
)
def test_cells_beyond_a_short_first_row_are_kept(short: str) -> None:
    body = table(short, row(cell("Rent"), cell("12"), cell("13")))
    read_table = first(read(body, styles(BOLD)))
    assert len(read_table.columns) == 3
    assert outline(read(body, styles(BOLD))).count("12") == 1
    assert [len(r.cells) for r in read_table.body][1] == 3


def test_cells_that_begin_in_a_later_column_stay_in_it() -> None:
    late = row(cell("Sum"), properties='<w:gridBefore w:val="1"/>')
    read_table = first(read(table(row(cell("Rent"), cell("12")), late), styles(BOLD)))
    assert [outline(Document(blocks=c.blocks)) for c in read_table.body[1].cells] == ["", "p(Sum)"]
