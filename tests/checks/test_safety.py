"""What is dangerous in an artifact is found, in every format, and so is text that nobody sees."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import msgspec
import pypdf
import pytest
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    TextStringObject,
)

from publish import export
from publish.checks.compare.content_tolerances import Format
from publish.plugin import Subject
from publish.style import load_style
from tests.checks.artifacts import CHECKERS, artifact, document, edited, findings

DOCX = "word/document.xml"


def codes(format_: Format, data: bytes, layout: str) -> set[str]:
    return {f.code for f in findings(format_, data, document(layout)) if f.severity == "error"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("<p>", '<p onclick="x()">', "script"),
        ("<p>", "<script>x()</script><p>", "script"),
        ("<p>", '<iframe src="https://example.com"></iframe><p>', "script"),
        ("<p>", '<p><img src="https://example.com/a.png" alt="">', "resource-outside"),
        ("<p>", '<p><a href="javascript:x()">Here</a>', "link-scheme"),
        ("<p>", '<p><a href="file:///etc/hosts">Here</a>', "link-scheme"),
        ("<p>", "<p hidden>Not this.</p><p>", "hidden-text"),
        ("<p>", '<p style="display:none">', "hidden-text"),
        ("</style>", "blockquote { opacity: 0 }</style>", "hidden-text"),
        ("</style>", "@media print { p { visibility: hidden } }</style>", "hidden-text"),
        ("</style>", "p { font-size: 0 }</style>", "hidden-text"),
        ("</style>", "p { em { opacity: 0 } }</style>", "hidden-text"),
        ("</style>", "p::first-letter { font-size: 1px }</style>", "hidden-text"),
        ("</style>", 'p::before { content: "Not " }</style>', "added-text"),
        ("</style>", '</style><style>@import "https://example.com/a.css";</style>',
         "resource-outside"),
        ("</style>", "p { background: url(https://example.com/a.png) }</style>",
         "resource-outside"),
    ],
)  # fmt: skip
def test_a_page_runs_loads_and_hides_nothing(old: str, new: str, code: str) -> None:
    page = artifact("html", "briefing").decode()
    assert old in page
    assert code in codes("html", page.replace(old, new, 1).encode(), "briefing")


def test_a_page_may_add_the_addresses_of_its_links_on_paper() -> None:
    style = load_style("house")
    style = msgspec.structs.replace(style, link=msgspec.structs.replace(style.link, print="after"))
    arranged = document("briefing")
    data = export(arranged, "html", style)
    assert b"attr(href)" in data
    (found,) = CHECKERS["html"].check(
        [Subject(name="a.html", data=data, document=arranged, style=style)]
    )
    assert not found.findings


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        (DOCX, "<w:r><w:t", "<w:r><w:rPr><w:vanish/></w:rPr><w:t", "hidden-text"),
        ("word/styles.xml", "<w:rPr>", "<w:rPr><w:vanish/>", "hidden-text"),
        (DOCX, " SEQ ", " DDEAUTO ", "script"),
        (DOCX, "<w:bookmarkEnd", "<w:proofErr", "bookmark-open"),
        (DOCX, '<w:tblLook w:val="0620" w:firstRow="1"', "<w:tblLook", "table-cell"),
        (DOCX, "</w:r>", '</w:r><w:del w:id="9" w:author="x"/>', "left-from-editing"),
        ("word/_rels/document.xml.rels", "/hyperlink", "/attachedTemplate", "script"),
        ("word/_rels/document.xml.rels", "/hyperlink", "/image", "resource-outside"),
        ("word/_rels/document.xml.rels", "relationships/settings", "relationships/oleObject",
         "script"),
    ],
)  # fmt: skip
def test_a_word_file_runs_loads_and_hides_nothing(part: str, old: str, new: str, code: str) -> None:
    data = edited(artifact("docx", "memo"), part, lambda t: t.replace(old, new, 1))
    assert code in codes("docx", data, "memo")


@pytest.mark.parametrize("format_", ["docx", "epub"])
def test_an_archive_has_no_two_files_of_one_name(format_: Format) -> None:
    made = io.BytesIO(artifact(format_, "memo"))
    with zipfile.ZipFile(made, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(archive.namelist()[-1], b"other")
    assert codes(format_, made.getvalue(), "memo") == {"unreadable"}


def _script(writer: pypdf.PdfWriter) -> None:
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x()")}
    )
    writer.root_object[NameObject("/OpenAction")] = action


def _attached(writer: pypdf.PdfWriter) -> None:
    writer.add_attachment("a.txt", b"Not this.")


def _launched(writer: pypdf.PdfWriter) -> None:
    link = next(link for page in writer.pages for link in page.get("/Annots", [])).get_object()
    link[NameObject("/A")] = DictionaryObject({NameObject("/S"): NameObject("/Launch")})


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


def _stream(change: Callable[[bytes], bytes]) -> Callable[[pypdf.PdfWriter], None]:
    def damage(writer: pypdf.PdfWriter) -> None:
        stream = writer.pages[0].raw_get("/Contents").get_object()
        stream.set_data(change(stream.get_data()))

    return damage


def _links(change: Callable[[Any], None]) -> Callable[[pypdf.PdfWriter], None]:
    def damage(writer: pypdf.PdfWriter) -> None:
        for page in writer.pages:
            for link in page.get("/Annots", []):
                change(link.get_object())

    return damage


def _moved(link: Any) -> None:
    link[NameObject("/Rect")] = ArrayObject(FloatObject(float(n) - 50) for n in link["/Rect"])


def _spread(link: Any) -> None:
    link[NameObject("/Rect")] = ArrayObject(FloatObject(n) for n in (0, 0, 600, 800))


def _misdescribed(link: Any) -> None:
    link[NameObject("/Contents")] = TextStringObject("https://elsewhere.example")


def _without_areas(writer: pypdf.PdfWriter) -> None:
    for one in writer._objects:
        attributes = one.get("/A") if isinstance(one, DictionaryObject) else None
        if isinstance(attributes, DictionaryObject) and "/BBox" in attributes:
            attributes[NameObject("/BBox")] = ArrayObject(FloatObject(0) for _ in range(4))


def _untitled(writer: pypdf.PdfWriter) -> None:
    writer.metadata = {k: v for k, v in (writer.metadata or {}).items() if k != "/Title"}


def _off_page(writer: pypdf.PdfWriter) -> None:
    for page in writer.pages:
        page.pop("/Annots", None)


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (_stream(lambda data: data.replace(b"BT", b"BT 3 Tr")), "hidden-text"),
        (_links(_misdescribed), "link-description"),
        (_without_areas, "area-empty"),
        (_untitled, "info-differs-from-xmp"),
        (_links(_moved), "link-area"),
        (_links(_spread), "link-area"),
        (_off_page, "link-area"),
        (_script, "script"),
        (_attached, "script"),
        (_launched, "script"),
        (_note_on_a_page, "annotation"),
        (_cover, "unseen"),
    ],
)
def test_a_pdf_runs_attaches_and_hides_nothing(
    damage: Callable[[pypdf.PdfWriter], None], code: str
) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(artifact("pdf", "briefing")))
    damage(writer)
    made = io.BytesIO()
    writer.write(made)
    assert code in codes("pdf", made.getvalue(), "briefing")
