"""The main job: the real seed, as every artifact says it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from publish import Document, Style, arrange, export, load_style, normalize, read
from publish.plugin import DISTRIBUTION, Exporter, Layout, discover
from publish.walk import plain_text

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "putin-china-visit.txt"
TITLE = "Putin’s Strategic Visit to China: Aligning Forces Amidst the Ukraine Conflict"
FORMATS = ("pdf", "docx", "epub", "html")
LAYOUTS = ("briefing", "memo", "book")
XHTML = "{http://www.w3.org/1999/xhtml}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def style() -> Style:
    return load_style(ROOT / "styles" / "house.toml")


@cache
def document() -> Document:
    return normalize(read(SEED))


@cache
def artifact(to: str, layout: str) -> bytes:
    return export(arrange(document(), layout, style()), to, style())


def letters(text: str) -> str:
    """What is left of a text when it is broken into lines: its letters and digits."""
    return "".join(character for character in text if character.isalnum())


def words(element: etree._Element) -> str:
    """All text at or below an element."""
    return str(element.xpath("string(.)"))


# -- what each artifact says, by other eyes than the exporter's --


def pdf_text(data: bytes) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def docx_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    paragraphs = body.iter(f"{WORD}p")
    return "\n".join("".join(t.text or "" for t in p.iter(f"{WORD}t")) for p in paragraphs)


def epub_text(data: bytes) -> str:
    return "\n".join(words(page) for page in epub_pages(data))


def epub_pages(data: bytes) -> Iterator[etree._Element]:
    """The body of each document of an EPUB, in the order of its spine."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        container = etree.fromstring(archive.read("META-INF/container.xml"))
        package_path = str(container.xpath("string(//@full-path)"))
        package = etree.fromstring(archive.read(package_path))
        hrefs = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
        for reference in package.iter("{*}itemref"):
            path = Path(package_path).parent / str(hrefs[reference.get("idref")])
            body = etree.fromstring(archive.read(str(path))).find(f"{XHTML}body")
            assert body is not None
            yield body


def html_text(data: bytes) -> str:
    body = etree.HTML(data.decode()).find("body")
    assert body is not None
    return words(body)


READ_BACK: dict[str, Callable[[bytes], str]] = {
    "pdf": pdf_text,
    "docx": docx_text,
    "epub": epub_text,
    "html": html_text,
}
FURNITURE = r"PutinsStrategicVisittoChinaPage\d+of\d+|PutinsStrategicVisittoChina(?=\d*$)"


def test_the_seed_has_its_structure() -> None:
    seed = document()
    assert plain_text(seed.meta.title) == TITLE
    assert [type(block).__name__ for block in seed.blocks] == ["Paragraph"] * 10
    assert plain_text(seed.sources_title) == "Related Sources"
    assert [plain_text(source.content) for source in seed.sources] == [
        "Source 1",
        "Source 2",
        "Source 3",
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("to", FORMATS)
def test_every_word_of_the_seed_is_in_each_artifact_in_order(to: str, layout: str) -> None:
    said = letters(READ_BACK[to](artifact(to, layout)))
    if to == "pdf":
        said = re.sub(FURNITURE, "", said)
    blocks = [line for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]
    at = 0
    for block in blocks:
        found = said.find(letters(block), at)
        assert found >= 0, block
        at = found + len(letters(block))


def test_the_title_is_the_title_of_the_pdf() -> None:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(artifact("pdf", "briefing")))
    assert reader.metadata is not None
    assert reader.metadata.title == TITLE
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": TITLE}


def test_the_title_is_the_title_of_the_word_file() -> None:
    import docx

    memo = docx.Document(io.BytesIO(artifact("docx", "memo")))
    assert memo.core_properties.title == TITLE
    briefing = docx.Document(io.BytesIO(artifact("docx", "briefing")))
    titles = [
        p.text for p in briefing.paragraphs if p.style is not None and p.style.name == "Title"
    ]
    assert titles == [TITLE]


def test_the_title_is_the_title_of_the_book_and_of_the_page() -> None:
    with zipfile.ZipFile(io.BytesIO(artifact("epub", "book"))) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".opf"))
        package = etree.fromstring(archive.read(name))
    assert package.findtext(".//{http://purl.org/dc/elements/1.1/}title") == TITLE
    page = etree.HTML(artifact("html", "briefing").decode())
    assert page.findtext(".//title") == TITLE
    assert [" ".join(words(h).split()) for h in page.iter("h1")] == [TITLE]


def test_the_sources_are_a_list_of_three() -> None:
    page = etree.HTML(artifact("html", "briefing").decode())
    assert [len(items) for items in page.iter("ol")] == [3]
    lists = [
        items for body in epub_pages(artifact("epub", "book")) for items in body.iter(f"{XHTML}ol")
    ]
    assert 3 in [len(items) for items in lists]
    with zipfile.ZipFile(io.BytesIO(artifact("docx", "memo"))) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        styles = etree.fromstring(archive.read("word/styles.xml"))
    numbering = f"{WORD}pPr/{WORD}numPr"
    listed = {
        style.get(f"{WORD}styleId")
        for style in styles.iter(f"{WORD}style")
        if style.find(numbering) is not None
    }
    sources = [
        words(p)
        for p in body.iter(f"{WORD}p")
        if p.find(numbering) is not None
        or p.xpath("string(*/*[local-name()='pStyle']/@*)") in listed
    ]
    assert sources == ["Source 1", "Source 2", "Source 3"]
    tags = pdf_tags(artifact("pdf", "briefing"))
    assert tags.count("/L") == 1
    assert tags.count("/LI") == 3


def pdf_tags(data: bytes) -> list[str]:
    """The types of all structure elements of a PDF, in the order of its structure tree."""
    import pikepdf

    def below(element: pikepdf.Object) -> Iterator[str]:
        if isinstance(element, pikepdf.Array):
            for part in element:
                yield from below(part)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            yield str(element.S)
            yield from below(element.get("/K", pikepdf.Array()))

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return list(below(pdf.Root.StructTreeRoot.K))


def test_the_book_has_one_chapter_that_its_navigation_names() -> None:
    with zipfile.ZipFile(io.BytesIO(artifact("epub", "book"))) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("nav.xhtml"))
        navigation = etree.fromstring(archive.read(name))
    entries = [words(a) for a in navigation.iter(f"{XHTML}a")]
    assert TITLE in entries
    assert "Related Sources" in entries


def test_every_format_and_layout_of_ours_is_tested_here() -> None:
    ours = {name for name, f in discover(Exporter).items() if f.origin.startswith(DISTRIBUTION)}
    assert ours == {*FORMATS, "json"}
    assert set(discover(Layout)) == set(LAYOUTS)
