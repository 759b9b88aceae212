"""Artifacts say what their document says, and when one does not, the check says what and where."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import msgspec
import pytest

from publish import arrange, export, load_style, normalize
from publish.checks.compare.content_tolerances import Format
from publish.checks.compare.format_projection import Voice
from publish.diagnostics import Finding, Log
from publish.document import (
    Apparatus,
    Cell,
    Code,
    CodeBlock,
    Column,
    Definition,
    DefinitionList,
    Division,
    Document,
    Furniture,
    Image,
    Link,
    List,
    ListItem,
    Math,
    Media,
    Meta,
    Note,
    Paragraph,
    Region,
    Row,
    Section,
    Span,
    Table,
    Text,
)
from tests.checks.artifacts import artifact, document, edited, findings
from tests.mutations import portable
from tests.support.notation import inlines, note, p

DOCX = "word/document.xml"
CHAPTER = "EPUB/text/ch003.xhtml"
SECOND = "EPUB/text/ch004.xhtml"


@pytest.mark.parametrize(
    ("format_", "layout", "style"),
    [
        ("pdf", "briefing", "house"),
        ("pdf", "book", "plain"),
        ("docx", "memo", "house"),
        ("docx", "book", "plain"),
        ("epub", "book", "house"),
        ("epub", "briefing", "plain"),
        ("html", "memo", "house"),
    ],
)
def test_a_clean_artifact_has_no_finding(format_: Format, layout: str, style: str) -> None:
    found = findings(format_, artifact(format_, layout, style), document(layout, style))
    assert [said(finding) for finding in found] == []


def test_words_in_a_picture_may_be_as_small_as_it_is_shown() -> None:
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200">'
        b'<text x="40" y="40" font-size="20">G</text></svg>'
    )
    media = Media(id="ab", media_type="image/svg+xml", data=drawing, width=400, height=200)
    words = (Text(text="Words "), Image(media="ab", alt="A chart", height=10.0))
    meta = Meta(title=(Text(text="A"),), language="en")
    plain = Document(meta=meta, blocks=(Paragraph(content=words),), media=(media,))
    arranged = arrange(normalize(plain), "briefing", "house")
    found = findings("pdf", export(arranged, "pdf", "house"), arranged)
    assert [said(finding) for finding in found] == []


@pytest.mark.parametrize("format_", ["pdf", "docx", "epub", "html"])
def test_a_formula_that_cannot_be_set_is_in_the_language_around_it(format_: Format) -> None:
    formulas = (Math(text="x^2"), Text(text=" avec "), Math(text=r"\nosuch{y"))
    foreign = Span(content=(Text(text="le calcul "), *formulas), language="fr")
    alone = Span(content=(Math(text=r"\wrong{z"),), language="fr")
    words = (Text(text="They say "), foreign, Text(text=" and "), alone, Text(text=" here."))
    meta = Meta(title=(Text(text="A"),), language="en")
    plain = normalize(Document(meta=meta, blocks=(Paragraph(content=words),)))
    arranged = arrange(plain, "briefing", "house")
    log = Log()
    data = export(arranged, format_, "house", log=log)
    assert [loss.code for loss in log.losses] == ["math-as-tex"] * 2
    assert [said(finding) for finding in findings(format_, data, arranged)] == []


@pytest.mark.parametrize("format_", ["pdf", "docx", "epub", "html"])
def test_a_numbered_heading_in_another_language_is_no_finding(format_: Format) -> None:
    heading = Section(title=(Text(text="Quellen"),), language="de", numbered=True)
    meta = Meta(title=(Text(text="A"),), language="en", apparatus=Apparatus(section_numbers=2))
    arranged = arrange(normalize(Document(meta=meta, blocks=(heading,))), "briefing", "house")
    data = export(arranged, format_, "house")
    assert [said(finding) for finding in findings(format_, data, arranged)] == []


@pytest.mark.parametrize("format_", ["pdf", "docx", "epub", "html"])
def test_islands_in_text_that_runs_from_right_to_left_are_no_findings(format_: Format) -> None:
    text = Paragraph(content=(Code(text="f(x)"), Text(text=" שלום (עולם) "), Math(text="x^2")))
    item = ListItem(blocks=(Paragraph(content=(Text(text="-3 (א)"),)),))
    blocks = (
        text,
        Paragraph(content=(Text(text="-3 (a)"),)),
        List(items=(item,), ordered=True),
        CodeBlock(text="[a] # א"),
    )
    spoken = Division(blocks=blocks, language="he")
    for language, around in (("he", blocks), ("en", (spoken,))):
        meta = Meta(title=(Text(text="A"),), language=language)
        arranged = arrange(normalize(Document(meta=meta, blocks=around)), "briefing", "house")
        data = export(arranged, format_, "house")
        assert [said(finding) for finding in findings(format_, data, arranged)] == []


def said(finding: Finding) -> str:
    return f"{finding.column}/{finding.code}: {finding.expected} | {finding.found}"


def swap(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def cut(pattern: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, "", text, count=1, flags=re.DOTALL)


def paragraph(words: str) -> str:
    """The pattern of the paragraph of WordprocessingML that says `words`."""
    return rf"<w:p>(?:(?!</w:p>).)*{words}(?:(?!</w:p>).)*</w:p>"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (cut(paragraph("The second one")), "words/text-missing: The second one. | "),
        (
            swap("Mind the gap", "Mind a gap"),
            "words/text-reworded: Mind the gap. | Mind a gap.",
        ),
        (
            swap('<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Heading3"/>'),
            "structure/level: heading of level 2 | heading of level 3",
        ),
        (
            swap('<w:ilvl w:val="1"/>', '<w:ilvl w:val="0"/>'),
            "structure/nesting: list in list | list",
        ),
        (swap("<w:tblHeader/>", ""), "tables/table-cell: header cell of its column “Country”"),
        (
            swap('<w:gridSpan w:val="2"/>', ""),
            "tables/table-cell: header cell of its column over 2",
        ),
        (
            swap('w:anchor="second"', 'w:anchor="first"'),
            "links/link-place: leads to “Second things” | leads to “First things”",
        ),
        (
            swap('w:anchor="second"', 'w:anchor="nowhere"'),
            "links/link-place: leads to “Second things” | nothing: it is dead",
        ),
        (
            cut(r'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>.*?</w:r>'),
            "notes/note-missing: 1 The first note, with emphasis and a link. | ",
        ),
        (swap('descr="A red dot on white"', ""), "figures/alt-text: A red dot on white | without"),
        (
            swap('<w:lang w:val="de-DE"/>', ""),
            "structure/language-missing: de: Guten Tag, meine Damen und Herren | ",
        ),
        (swap("<w:t>code</w:t>", "<w:t>coda</w:t>"), "words/text-reworded"),
        (swap(' cx="', ' cx="1'), "figures/picture-shape"),
        (cut(r'<w:headerReference w:type="default"[^>]*>'), "words/running-line-missing"),
        (
            swap("</w:r>", '</w:r><w:del w:id="9" w:author="x"/>'),
            "words/left-from-editing:  | del",
        ),
    ],
)
def test_damage_to_a_word_file_is_named(change: Callable[[str], str], says: str) -> None:
    data = edited(artifact("docx", "memo"), DOCX, change)
    found = [said(finding) for finding in findings("docx", data, document("memo"))]
    assert any(line.startswith(says) for line in found), found


@pytest.mark.parametrize(
    ("part", "change", "says"),
    [
        (CHAPTER, cut("<li>One</li>"), "words/text-missing: One | "),
        (CHAPTER, swap("<li>Five</li>", "<li>Five</li><li>Five</li>"), "words/text-repeated"),
        (CHAPTER, swap('<ol start="4">', "<ol>"), "structure/marker: 4. | 1."),
        (
            SECOND,
            swap("<p>The second one.</p>", "<h4>The second one.</h4>"),
            "structure/kind: paragraph | heading of level 4",
        ),
        (SECOND, swap(' rowspan="2"', ""), "tables/table-cell: cell over 2 rows “Left”"),
        (SECOND, swap('scope="col" ', ""), "tables/table-cell: header cell of its column"),
        (CHAPTER, swap('href="#fn1"', 'href="#fn9"'), "notes/note-"),
        (CHAPTER, swap('href="#fnref1"', 'href="#fnref9"'), "notes/note-label"),
        (CHAPTER, swap(' epub:type="noteref"', ""), "notes/note-role"),
        (CHAPTER, swap("<p>", '<p onclick="alert(1)">'), "conformance/script:  | p onclick"),
        ("EPUB/styles/book.css", swap(".woff2", ".woff"), "conformance/resource-missing"),
        (CHAPTER, swap("mailto:ada@", "mailto:eve@"), "links/link-target"),
        (CHAPTER, swap(' lang="de"', ""), "structure/language-missing"),
        (CHAPTER, swap("<em>emphasis</em>", "emphasis"), "structure/mark-missing: emphasis: emph"),
        (CHAPTER, swap("<sub>2</sub>", "<sup>2</sup>"), "structure/mark: subscript: 2 (after “"),
        (CHAPTER, swap("A paragraph with", "A <s>paragraph</s> with"), "structure/mark-extra: "),
        (CHAPTER, swap("hard<br/>", "hard "), "structure/line-end-missing: A hard | "),
        (
            SECOND,
            swap("violets blue<br/>", "violets blue "),
            "structure/line-end-missing: the viol",
        ),
        (CHAPTER, swap("Text between", "Text\u200b between"), "words/sign-extra:  | U+200B (ZERO"),
        (CHAPTER, swap("Text between", "Text\u00a0between"), "words/sign-extra:  | U+00A0 (NO-B"),
        (
            CHAPTER,
            swap("<li>Five</li>", '</ol><ol start="5"><li>Five</li>'),
            "structure/list: the list goes on | a list begins",
        ),
        (
            CHAPTER,
            swap('href="https://example.org/a', 'title="Another" href="https://example.org/a'),
            "links/link-title:  | Another",
        ),
        ("EPUB/content.opf", swap("Ada Lovelace", "Ada King"), "metadata/metadata-author"),
        ("EPUB/nav.xhtml", swap("Second things", "Second"), "structure/contents-entry"),
        ("EPUB/nav.xhtml", swap("#first", "#second"), "links/contents-place"),
    ],
)
def test_damage_to_a_book_is_named(part: str, change: Callable[[str], str], says: str) -> None:
    data = edited(artifact("epub", "book"), part, change)
    found = [said(finding) for finding in findings("epub", data, document("book"))]
    assert any(line.startswith(says) for line in found), found


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("note-1", "note-2", "note-missing"),
        ("note-mark-1", "note-mark-2", "note-label"),
    ],
)
def test_a_note_of_a_pdf_and_its_mark_lead_to_each_other(old: str, new: str, says: str) -> None:
    damaged = portable.edited(portable.relinked(old, new))(artifact("pdf", "briefing", "house"))
    assert says in {f.code for f in findings("pdf", damaged, document("briefing", "house"))}


def test_one_deleted_block_is_one_finding_at_its_place_in_the_source() -> None:
    data = edited(artifact("docx", "memo"), DOCX, cut(paragraph("Text between lists")))
    (finding,) = findings("docx", data, document("memo"))
    assert (finding.code, finding.artifact) == ("text-missing", "artifact.docx")
    assert finding.place.source == "everything.md"


def test_blocks_that_changed_places_are_one_finding() -> None:
    page = artifact("html", "memo").decode()
    first, second = "<p>A quotation of two paragraphs.</p>", "<p>The second one.</p>"
    swapped = page.replace(f"{first}{second}", f"{second}{first}")
    assert swapped != page
    found = findings("html", swapped.encode(), document("memo"))
    assert [finding.code for finding in found] == ["text-moved"]


@pytest.mark.parametrize("format_", ["pdf", "docx", "epub", "html"])
@pytest.mark.parametrize("damage", ["half", "nothing", "noise"])
def test_a_file_that_cannot_be_read_is_a_finding(format_: Format, damage: str) -> None:
    whole = artifact(format_, "memo")
    data = {"half": whole[: len(whole) // 2], "nothing": b"", "noise": whole[::-1]}[damage]
    found = findings(format_, data, document("memo"))
    assert found
    assert damage == "half" or found[0].code in ("unreadable", "text-missing")


def test_a_contents_list_of_a_word_file_shows_the_pages_that_it_leads_to() -> None:
    change = swap("PAGEREF first", "PAGEREF a_section_below")
    data = edited(artifact("docx", "book"), DOCX, change)
    (finding,) = findings("docx", data, document("book"))
    assert (finding.code, finding.found) == ("contents-page", "the page of a_section_below")


def halved() -> Document:
    """A book with a formula in a title."""
    title = (Text(text="The half "), Math(text=r"\frac{x}{2}"))
    section = Section(title=title, id="half", blocks=(Paragraph(content=(Text(text="Text."),)),))
    meta = Meta(title=(Text(text="A"),), language="en", date="2025")
    return arrange(normalize(Document(meta=meta, blocks=(section,))), "book", "plain")


@pytest.mark.parametrize(
    ("format_", "part", "old", "new"),
    [
        ("docx", DOCX, "<m:t>2</m:t>", "<m:t>3</m:t>"),
        ("epub", "EPUB/nav.xhtml", "<mn>2</mn>", "<mn>3</mn>"),
    ],
)
def test_formulas_in_titles_are_formulas_in_contents_lists(
    format_: Format, part: str, old: str, new: str
) -> None:
    book = halved()
    data = export(book, format_, "plain")
    assert findings(format_, data, book) == ()
    codes = {found.code for found in findings(format_, edited(data, part, swap(old, new)), book)}
    assert codes
    assert all(code.startswith("formula") for code in codes)


def test_words_lines_are_as_high_as_the_formulas_of_titles_in_contents_lists() -> None:
    with zipfile.ZipFile(io.BytesIO(export(halved(), "docx", "plain"))) as made:
        entry = re.search(r'<w:pStyle w:val="Toc1"/>.*?</w:pPr>', made.read(DOCX).decode())
    assert entry is not None
    assert 'w:lineRule="atLeast"' in entry[0]


def draft() -> tuple[Document, bytes]:
    items = tuple(
        ListItem(blocks=(Paragraph(content=(Text(text=word),)),))
        for word in ("One", "Two", "Three")
    )
    meta = Meta(title=(Text(text="A memo"),), language="en", status="Draft")
    made = Document(meta=meta, blocks=(List(ordered=True, items=items),))
    style = load_style("house")
    arranged = arrange(normalize(made), "memo", style)
    return arranged, export(arranged, "docx", style)


@pytest.mark.parametrize(
    "change", [swap('string="DRAFT"', 'string="FINAL"'), cut("<w:pict>.*</w:pict>")]
)
def test_the_word_across_the_pages_of_a_word_file_is_compared(change: Callable[[str], str]) -> None:
    arranged, data = draft()
    assert findings("docx", data, arranged) == ()
    found = findings("docx", edited(data, "word/header1.xml", change), arranged)
    assert [finding.code for finding in found] == ["watermark"]


def test_a_list_of_a_word_file_that_goes_on_as_another_is_found() -> None:
    arranged, data = draft()
    kind = '<w:abstractNumId w:val="3"/>'
    other = swap("</w:numbering>", f'<w:num w:numId="7">{kind}</w:num></w:numbering>')
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    apart = swap('<w:spacing w:after="158"/>', f'{numbered}<w:spacing w:after="158"/>')
    data = edited(edited(data, "word/numbering.xml", other), DOCX, apart)
    (finding,) = findings("docx", data, arranged)
    assert (finding.code, finding.found) == ("list", "a list begins here")


def test_notes_at_the_end_of_a_word_file_follow_its_colophon() -> None:
    style = load_style("house")
    book = msgspec.structs.replace(style.page["book"], notes="end")
    style = msgspec.structs.replace(style, page={**style.page, "book": book})
    note = Note(blocks=(Paragraph(content=(Text(text="A note."),)),))
    text = Paragraph(content=(Text(text="Text."), note))
    meta = Meta(title=(Text(text="A book"),), language="en", rights="Free to copy.")
    arranged = arrange(normalize(Document(meta=meta, blocks=(text,))), "book", style)
    regions = [block.role for block in arranged.blocks if isinstance(block, Region)]
    assert regions[-2:] == ["notes", "colophon"]
    assert findings("docx", export(arranged, "docx", style), arranged) == ()


def test_a_pdf_that_is_read_again_says_the_same() -> None:
    term = (Math(text="x^2"), Link(target="tel:+1", content=inlines("a")), note(p("Stone.")))
    listed = DefinitionList(items=(Definition(term=term, definitions=((p("Wall."),),)),))
    made = arrange(normalize(Document(blocks=(listed,)), log=Log()), "memo", load_style("house"))
    data = export(made, "pdf", load_style("house"))
    assert [findings("pdf", data, made) for _ in range(2)] == [(), ()]


def test_heads_that_a_table_repeats_are_no_running_heads() -> None:
    def row(*texts: str, header: bool = False) -> Row:
        blocks = ((Paragraph(content=(Text(text=text),)),) for text in texts)
        return Row(cells=tuple(Cell(blocks=each, header=header) for each in blocks))

    table = Table(
        columns=(Column(), Column()),
        head=(row("No.", "Ship", header=True),),
        body=tuple(row(str(n), f"ship {n}") for n in range(80)),
    )
    meta = Meta(title=(Text(text="Ships"),), language="en")
    made = arrange(normalize(Document(meta=meta, blocks=(table,))), "briefing", "house")
    bare = msgspec.structs.replace(made, furniture=Furniture())
    data = export(bare, "pdf", "house")
    assert [said(finding) for finding in findings("pdf", data, bare)] == []


@pytest.mark.parametrize("title", ["Ships-", "Kelpie internationally " * 5], ids=["end", "word"])
def test_a_hyphen_of_a_page_breaks_a_word_where_a_line_follows(title: str) -> None:
    meta = Meta(title=inlines(title), classification="Open-", language="en")
    heading = (Math(text="x^2"), Text(text="way-"), Math(text="x^2"))
    document_ = Document(meta=meta, blocks=(Section(title=heading, blocks=(p("A."),)),))
    made = arrange(normalize(document_, log=Log()), "book", "house", log=Log())
    assert findings("pdf", export(made, "pdf", "house"), made) == ()


def test_quotes_around_text_from_right_to_left_may_be_turned() -> None:
    voice = Voice("pdf", titled=True)
    assert voice.key("“א”") == voice.key("“א“")
    assert voice.key("“a”") != voice.key("“a“")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("of the sea", "oft he sea", "note-text"),
        ("Old ships", "Oldships", "table-cell"),
        ("Far away", "Fara way", "contents-entry"),
        ("the sum", "thes um", "text-parted"),
    ],
)
def test_a_page_parts_words_everywhere_as_its_document_does(old: str, new: str, code: str) -> None:
    def made(said: Callable[[str], str]) -> Document:
        note = Note(blocks=(Paragraph(content=(Text(text=said("A law of the sea.")),)),))
        words = (Text(text=said("It is the sum ")), Math(text="x^2"), Text(text=" of 2.5"), note)
        cell = Cell(blocks=(Paragraph(content=(Text(text=said("Old ships")),)),))
        table = Table(columns=(Column(),), body=(Row(cells=(cell,)),))
        chapter = Section(
            id="far", title=(Text(text=said("Far away")),), blocks=(Paragraph(content=words), table)
        )
        meta = Meta(title=(Text(text="Ships"),), language="en")
        return arrange(normalize(Document(meta=meta, blocks=(chapter,))), "book", "house")

    clean = made(str)
    data = export(clean, "pdf", "house")
    assert findings("pdf", data, clean) == ()
    found = findings("pdf", data, made(lambda text: text.replace(old, new)))
    assert code in {finding.code for finding in found}
