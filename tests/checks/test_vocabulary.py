"""What no reader knows is found by being unknown, in every format; nothing may hide words."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import msgspec
import pypdf
import pytest
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    PdfObject,
    TextStringObject,
)

from publish.checks.claims.sheets import of_rules
from publish.checks.tolerances import Format
from publish.style import load_style
from publish.web.css import html_css
from tests.checks.artifacts import artifact, document, edited, findings


def codes(format_: Format, data: bytes, layout: str) -> set[str]:
    return {f.code for f in findings(format_, data, document(layout)) if f.severity == "error"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("<p>", '<p aria-hidden="true">', "markup-unknown"),
        ("<p>", '<p style="position:absolute; left:-999em">', "style-unknown"),
        ("<p>", "<details><p>x</p></details><p>", "markup-unknown"),
        ("</style>", 'p::before { content: "Not " }</style>', "style-unknown"),
        ("</style>", 'p::after { content: " (" attr(href) ")" }</style>', "style-unknown"),
        ("</style>", "blockquote { opacity: 0 }</style>", "style-unknown"),
        ("</style>", "@media print { p { color: #ffffff } }</style>", "style-unknown"),
        ("</style>", "@media (min-width: 1px) { p { font-size: 3rem } }</style>", "style-unknown"),
        ("</style>", "p:hover { color: #ffffff }</style>", "style-unknown"),
        ("</style>", "p::first-letter { color: #ffffff }</style>", "style-unknown"),
        ("</style>", "section { p { color: #ffffff } }</style>", "style-unknown"),
        ("</style>", "li::marker { font-size: 0.1rem }</style>", "style-unknown"),
        ("</style>", "ul { list-style-type: square }</style>", "style-unknown"),
        ("</style>", "td { display: block }</style>", "style-unknown"),
        ("</style>", "p { margin-top: -1.4rem }</style>", "style-unknown"),
        ("</style>", "img { max-width: 1px }</style>", "style-unknown"),
        ("</style>", "del { text-decoration: none }</style>", "style-unknown"),
        ("</style>", "math { color: #ffffff }</style>", "style-unknown"),
        ("</style>", "p { word-spacing: -0.25em }</style>", "style-unknown"),
        ("@font-face {", "@font-face { size-adjust: 10%;", "style-unknown"),
        ("<math ", '<math mathcolor="white" ', "markup-unknown"),
        ("<p>", '<p lang="">', "markup-unknown"),
        ("<section ", '<section aria-labelledby="nothing" ', "markup-unknown"),
        ("<!DOCTYPE html>", "", "head"),
        ('<meta charset="utf-8">', "", "head"),
        ('"headline":"', '"headline":"Not ', "head"),
        ('"inLanguage":"en', '"inLanguage":"de', "head"),
        ('"@type":"Person"', '"@type":"Organization"', "head"),
        ('"inLanguage"', '"url":"https://example.com","inLanguage"', "head"),
        ('dcterms.modified" content="2', 'dcterms.modified" content="1', "head"),
    ],
)
def test_a_page_holds_nothing_that_hides_or_adds_words(old: str, new: str, code: str) -> None:
    page = artifact("html", "briefing").decode()
    assert old in page
    assert code in codes("html", page.replace(old, new, 1).encode(), "briefing")


def test_a_page_may_add_the_addresses_of_its_links_on_paper() -> None:
    house = load_style("house")
    link = msgspec.structs.replace(house.link, print="after")
    sheet = html_css(msgspec.structs.replace(house, link=link))
    assert "attr(href)" in sheet
    assert not list(of_rules(sheet, ""))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('version="3.0"', 'version="2.0"', "package-unknown"),
        ("<spine", '<spine page-progression-direction="rtl"', "direction"),
        ("<dc:language", "<dc:contributor>X</dc:contributor><dc:language", "package-unknown"),
        ('media-type="text/css"', 'media-type="text/plain"', "media-type"),
    ],
)
def test_a_package_says_nothing_that_is_not_looked_at(old: str, new: str, code: str) -> None:
    data = edited(artifact("epub", "book"), "EPUB/content.opf", lambda t: t.replace(old, new, 1))
    assert code in codes("epub", data, "book")


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        ("word/document.xml", "<w:r><w:t", "<w:r><w:rPr><w:vanish/></w:rPr><w:t", "markup-unknown"),
        ("word/document.xml", "<w:p>", '<w:altChunk r:id="rId1"/><w:p>', "markup-unknown"),
        ("word/document.xml", " SEQ ", " QUOTE ", "markup-unknown"),
        ("word/document.xml", "ARABIC", "ROMAN", "markup-unknown"),
        (
            "word/document.xml",
            "<w:r><w:t",
            '<w:r><w:rPr><w:u w:val="wave"/></w:rPr><w:t',
            "markup-unknown",
        ),
        ("word/document.xml", 'noChangeAspect="1"', 'noChangeAspect="0"', "markup-unknown"),
        ("word/document.xml", "<a:stretch>", '<a:srcRect l="5000"/><a:stretch>', "markup-unknown"),
        ("word/styles.xml", "<w:rPr>", "<w:rPr><w:vanish/>", "markup-unknown"),
        ("word/styles.xml", "<w:pPr>", "<w:pPr><w:contextualSpacing/>", "markup-unknown"),
        (
            "word/numbering.xml",
            "<w:lvlText",
            '<w:suff w:val="nothing"/><w:lvlText',
            "markup-unknown",
        ),
        ("word/numbering.xml", '<w:lvlJc w:val="left"', '<w:lvlJc w:val="right"', "markup-unknown"),
        ("word/fontTable.xml", "<w:panose1", "<w:notTrueType/><w:panose1", "markup-unknown"),
        ("word/settings.xml", "<w:zoom", "<w:trackRevisions/><w:zoom", "markup-unknown"),
        (
            "word/settings.xml",
            'defaultTabStop w:val="720"',
            'defaultTabStop w:val="20"',
            "markup-unknown",
        ),
        ("docProps/core.xml", "<cp:revision>1", "<cp:revision>7", "properties-differ"),
        ("[Content_Types].xml", "document.main+xml", "template.main+xml", "part-type"),
    ],
)
def test_a_word_file_has_no_part_that_is_passed_over(
    part: str, old: str, new: str, code: str
) -> None:
    data = edited(artifact("docx", "memo"), part, lambda t: t.replace(old, new, 1))
    assert code in codes("docx", data, "memo")


def _script(writer: pypdf.PdfWriter) -> None:
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x()")}
    )
    writer.root_object[NameObject("/OpenAction")] = action


def _words_of_an_element(writer: pypdf.PdfWriter) -> None:
    paragraphs = (
        o for o in writer._objects if isinstance(o, DictionaryObject) and o.get("/S") == "/P"
    )
    next(paragraphs)[NameObject("/ActualText")] = TextStringObject("Other words")


def _note_on_a_page(writer: pypdf.PdfWriter) -> None:
    note = DictionaryObject(
        {NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Text")}
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])


def _cover(writer: pypdf.PdfWriter) -> None:
    from pypdf.generic import StreamObject

    cover = StreamObject()
    cover.set_data(b"/Artifact BMC 1 1 1 rg 0 -2000 4000 4000 re f EMC")
    page = writer.pages[0]
    page[NameObject("/Contents")] = ArrayObject(
        [page.raw_get("/Contents"), writer._add_object(cover)]
    )


def _code_made_text(writer: pypdf.PdfWriter) -> None:
    for one in writer._objects:
        if isinstance(one, DictionaryObject) and one.get("/S") == "/Code":
            one[NameObject("/S")] = NameObject("/Span")


def _first_link(writer: pypdf.PdfWriter) -> Any:
    links = (link for page in writer.pages for link in page.get("/Annots", []))
    return next(links).get_object()


def _moved_link(writer: pypdf.PdfWriter) -> None:
    link = _first_link(writer)
    link[NameObject("/Rect")] = ArrayObject(FloatObject(edge - 40) for edge in link["/Rect"])


def _wide_link(writer: pypdf.PdfWriter) -> None:
    edges = ArrayObject(FloatObject(edge) for edge in (0, 0, 500, 800))
    _first_link(writer)[NameObject("/Rect")] = edges


def _other_description(writer: pypdf.PdfWriter) -> None:
    _first_link(writer)[NameObject("/Contents")] = TextStringObject("Something else")


def _links_of_no_page(writer: pypdf.PdfWriter) -> None:
    for page in writer.pages:
        page.pop("/Annots", None)


def _elements(writer: pypdf.PdfWriter, role: str) -> list[Any]:
    return [o for o in writer._objects if isinstance(o, DictionaryObject) and o.get("/S") == role]


def _private(writer: pypdf.PdfWriter) -> None:
    _elements(writer, "/P")[0][NameObject("/S")] = NameObject("/Private")


def _content_of_another(writer: pypdf.PdfWriter) -> None:
    """What stands at the first and at the last place of a page changes its elements."""
    tree = writer.root_object["/StructTreeRoot"]["/ParentTree"].get_object()  # type: ignore[index]
    page = tree["/Nums"][1].get_object()
    page[0], page[len(page) - 1] = page[len(page) - 1], page[0]


def _element_of_another(writer: pypdf.PdfWriter) -> None:
    rows = _elements(writer, "/TR")
    rows[0][NameObject("/P")] = rows[-1].raw_get("/P")
    _elements(writer, "/H2")[0][NameObject("/P")] = rows[-1].raw_get("/P")


def _title_of_the_file(writer: pypdf.PdfWriter) -> None:
    preferences = writer.root_object["/ViewerPreferences"].get_object()
    preferences[NameObject("/DisplayDocTitle")] = BooleanObject(value=False)  # type: ignore[index]


def _blended(writer: pypdf.PdfWriter) -> None:
    states = writer.pages[0]["/Resources"]["/ExtGState"].get_object()  # type: ignore[index]
    for state in states.values():
        state.get_object()[NameObject("/BM")] = NameObject("/Difference")


def _switched_off(writer: pypdf.PdfWriter) -> None:
    for one in writer._objects:
        if isinstance(one, DictionaryObject) and one.get("/Subtype") == "/Image":
            one[NameObject("/OC")] = DictionaryObject({NameObject("/Type"): NameObject("/OCG")})


def _mirrored(writer: pypdf.PdfWriter) -> None:
    page = writer.pages[0]
    contents = page.get_contents()
    assert contents is not None
    contents.set_data(contents.get_data().replace(b"1 0 0 -1 ", b"-1 0 0 -1 ", 2))
    page[NameObject("/Contents")] = contents


def _other_reference(writer: pypdf.PdfWriter) -> None:
    writer.add_metadata({"/Organization": "Somebody else"})


def _set(role: str, attribute: str, value: PdfObject) -> Callable[[pypdf.PdfWriter], None]:
    def damage(writer: pypdf.PdfWriter) -> None:
        elements: list[Any] = [
            one for one in writer._objects if isinstance(one, DictionaryObject) and "/A" in one
        ]
        first = next(one for one in elements if one.get("/S") == role)
        first["/A"][NameObject(attribute)] = value

    return damage


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (_set("/TD", "/Headers", ArrayObject()), "cell-heads"),
        (_set("/L", "/ListNumbering", NameObject("/UpperRoman")), "list-numbering"),
        (_set("/Figure", "/BBox", ArrayObject([FloatObject(0)] * 4)), "picture-area"),
        (_set("/TD", "/Color", ArrayObject([FloatObject(1)] * 3)), "attribute-unknown"),
        (_code_made_text, "mark-missing"),
        (_moved_link, "link-area"),
        (_wide_link, "link-area"),
        (_other_description, "link-description"),
        (_links_of_no_page, "object-unknown"),
        (_script, "object-unknown"),
        (_words_of_an_element, "object-unknown"),
        (_note_on_a_page, "object-unknown"),
        (_cover, "unseen"),
        (_private, "parent-tree"),
        (_content_of_another, "parent-tree"),
        (_element_of_another, "parent-tree"),
        (_title_of_the_file, "object-unknown"),
        (_blended, "object-unknown"),
        (_switched_off, "object-unknown"),
        (_mirrored, "stream-damaged"),
        (_other_reference, "info-differs-from-xmp"),
    ],
)
def test_a_pdf_holds_nothing_beside_what_is_seen_and_read(
    damage: Callable[[pypdf.PdfWriter], None], code: str
) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(artifact("pdf", "briefing")))
    damage(writer)
    made = io.BytesIO()
    writer.write(made)
    assert code in codes("pdf", made.getvalue(), "briefing")
