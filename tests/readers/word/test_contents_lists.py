"""Lists of contents that Word made go, and are made anew."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.document import Apparatus, Paragraph
from tests.pandoc.outline import outline
from tests.readers.word.test_file import read, run


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def told(instruction: str) -> str:
    return f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"


def field(instruction: str, shown: str) -> str:
    return f"{mark('begin')}{told(instruction)}{mark('separate')}{shown}{mark('end')}"


def paragraph(inner: str, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{inner}</w:p>"


PAGE = field(" PAGEREF _Toc1 \\h ", run("3"))
ENTRY = f"<w:hyperlink w:anchor='_Toc1'>{run('Aims')}<w:r><w:tab/></w:r>{PAGE}</w:hyperlink>"
TEXT = paragraph(run("Text."))


def made(instruction: str = ' TOC \\o "1-3" \\h ', above: str = "Contents", style: str = "") -> str:
    """A list as Word keeps it: the line that heads it, two entries, and the end below them."""
    first = f"{mark('begin')}{told(instruction)}{mark('separate')}{ENTRY}"
    return (
        paragraph(run(above), style)
        + paragraph(first, "TOC1")
        + paragraph(ENTRY, "TOC1")
        + paragraph(mark("end"))
    )


def within(body: str) -> str:
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{body}</w:sdtContent></w:sdt>"
    )


@pytest.mark.parametrize(
    "body",
    [made(), made(above="Inhalt"), made(above="What is in it", style="TOCHeading"), within(made())],
    ids=["field", "German", "style", "control"],
)
def test_a_list_of_contents_goes_with_its_heading_and_is_asked_for(body: str) -> None:
    log = Log("a.docx")
    document = read(body + TEXT, log)
    assert outline(document) == "p(Text.)"
    assert document.meta.apparatus == Apparatus(contents=True)
    assert [d.code for d in log.diagnostics] == ["contents-made-anew"]
    (told_at,) = (d.place.paragraph for d in log.diagnostics)
    assert told_at == 1


@pytest.mark.parametrize(
    ("instruction", "asked"),
    [
        (' TOC \\h \\z \\c "Figure" ', Apparatus(list_of_figures=True)),
        (' TOC \\h \\z \\c "Tabelle" ', Apparatus(list_of_tables=True)),
    ],
)
def test_lists_of_figures_and_tables_are_asked_for_as_such(
    instruction: str, asked: Apparatus
) -> None:
    document = read(made() + made(instruction, "Contents") + TEXT)
    assert document.meta.apparatus.contents
    alone = read(made(instruction, "Contents") + TEXT)
    assert alone.meta.apparatus == asked


def test_words_beside_a_list_stay() -> None:
    body = paragraph(run("See ") + field(" TOC ", run("Aims 3")) + run(" for more."))
    document = read(body + TEXT)
    assert outline(document) == "p(See Aims 3 for more.) p(Text.)"
    assert document.meta.apparatus == Apparatus()


def test_the_paragraph_above_a_list_stays_when_it_says_something_else() -> None:
    assert outline(read(made(above="Summary of the year") + TEXT)) == (
        "p(Summary of the year) p(Text.)"
    )


def test_places_are_counted_as_word_counts_them() -> None:
    document = read(made() + paragraph(run("One.")) + paragraph(run("Two.")))
    origins = [b.origin for b in document.blocks if isinstance(b, Paragraph)]
    assert [origin and origin.first for origin in origins] == [5, 6]


def test_the_number_of_a_page_of_word_is_told_where_it_is_printed() -> None:
    log = Log("a.docx")
    body = paragraph(run("See page ") + PAGE + run(".")) + paragraph(run("A", ""), "Heading1")
    assert outline(read(body, log)).startswith("p(See page ")
    (found,) = (d for d in log.diagnostics if d.code == "page-of-word")
    assert (found.severity, found.place.paragraph) == ("warning", 1)
