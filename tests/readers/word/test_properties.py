"""What a Word file's properties say counts below its text, and is told."""

from __future__ import annotations

import io
import zipfile

import msgspec
import pytest

from publish import arrange, export, normalize
from publish.diagnostics import Log
from publish.document import Correspondence, Document, Image, Inline, Meta
from publish.layouts.labels import labels_for
from publish.readers.letters import field_called, names_letter
from publish.readers.word.properties import without_repeats
from publish.walk import plain_text
from tests.readers.test_memo_heads import docx
from tests.readers.test_pandoc import read
from tests.support.notation import a, doc, h, inlines, note, p

META = Meta(
    title=inlines("The quay"),
    subtitle=inlines("What it costs"),
    authors=("Ann Lee", "Bo Roy"),
    date="2025-03-04",
    language="fr",
    organization="Eurasia Desk",
    keywords=("quay", "money"),
    classification="Internal",
    status="Draft",
    reference="2025/7",
    correspondence=Correspondence(to=("X Y",), sender=("Q R",), subject="Money"),
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-'
    'properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/'
    'terms/">{}</cp:coreProperties>'
)
STATED = (
    "<dc:title>The quay</dc:title><dc:creator>Ann Lee; Bo Roy</dc:creator>"
    "<dc:language>de-CH</dc:language><cp:keywords>a; b</cp:keywords><dc:subject>Money</dc:subject>"
    "<dcterms:created>2013-12-23T23:15:00Z</dcterms:created>"
)
COVER = (
    '<CoverPageProperties xmlns="http://schemas.microsoft.com/office/2006/coverPageProps">'
    "<PublishDate>2025-06-03T00:00:00</PublishDate></CoverPageProperties>"
)


def word(core: str, *paragraphs: str, cover: str = "") -> bytes:
    buffer = io.BytesIO(docx(*paragraphs))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("docProps/core.xml", CORE.format(core))
        if cover:
            archive.writestr("customXml/item1.xml", cover)
    return buffer.getvalue()


def words(document: Document) -> list[str]:
    return [plain_text(block) for block in document.blocks]


def test_properties_are_taken_and_told_one_by_one() -> None:
    log = Log("a.docx")
    meta = read("a.docx", word(STATED, "Text."), log).meta
    assert plain_text(meta.title) == "The quay"
    assert (meta.language, meta.keywords) == ("de-CH", ("a", "b"))
    assert meta.correspondence.subject == "Money"
    told = [d.message.partition(" taken")[0] for d in log.diagnostics if d.code == "property-read"]
    assert told == ["title", "language", "keywords", "correspondence"]


def test_controls_in_properties_are_what_windows_has_in_their_places() -> None:
    title = "<dc:title>The quay\x85 what it \x93costs\x94</dc:title>"
    assert (
        plain_text(read("a.docx", word(title, "Text.")).meta.title) == "The quay… what it “costs”"
    )


def test_who_made_a_file_is_its_author_where_the_text_says_so() -> None:
    log = Log("a.docx")
    assert read("a.docx", word(STATED, "Text."), log).meta.authors == ()
    (told,) = (d for d in log.diagnostics if d.code == "author-not-read")
    assert ("Ann Lee; Bo Roy" in told.message, told.severity) == (True, "info")
    document = read("a.docx", word(STATED, "The quay", "Ann Lee, Bo Roy", "Text."))
    assert (document.meta.authors, words(document)) == (("Ann Lee", "Bo Roy"), ["Text."])


def test_the_day_on_which_a_file_was_created_is_no_date_and_that_is_told() -> None:
    log = Log("a.docx")
    assert read("a.docx", word(STATED, "Text."), log).meta.date == ""
    (told,) = (d for d in log.diagnostics if d.code == "created-not-read")
    assert "2013-12-23" in told.message


def test_the_date_of_publication_of_a_cover_page_is_the_date() -> None:
    assert read("a.docx", word(STATED, "Text.", cover=COVER)).meta.date == "2025-06-03"


def test_the_text_wins_over_the_properties() -> None:
    source = word(STATED, "To: A", "From: B", "Date: 3 June 2025", "Subject: Boats", "Text.")
    meta = read("a.docx", source).meta
    assert meta.correspondence.subject == "Boats"
    assert meta.date == "2025-06-03"


@pytest.mark.parametrize("name", ["python-docx", "Microsoft Office User", "  ", "Windows-Benutzer"])
def test_names_that_programs_make_up_are_no_authors(name: str) -> None:
    assert read("a.docx", word(f"<dc:creator>{name}</dc:creator>", "T.")).meta.authors == ()


@pytest.mark.parametrize("title", ["Word Document", "Document1", "report_final.docx", "Untitled"])
def test_titles_that_programs_make_up_are_none(title: str) -> None:
    assert read("a.docx", word(f"<dc:title>{title}</dc:title>", "T.")).meta.title == ()


def test_a_title_that_the_text_begins_with_is_set_once() -> None:
    document = read("a.docx", word(STATED, "The quay", "Ann Lee, Bo Roy", "Text."))
    assert words(document) == ["Text."]
    assert plain_text(document.meta.title) == "The quay"


@pytest.mark.parametrize(
    "more",
    [note(p("As of May.")), Image(media="map", alt=""), a("https://quay.example", ", Bo Roy")],
    ids=["note", "picture", "link"],
)
def test_a_title_beside_which_more_stands_than_words_stays(more: Inline) -> None:
    document = doc(p("The quay", more), p("Text."))
    assert without_repeats(document, META, Log()).blocks == document.blocks


def test_a_title_that_is_the_first_of_several_headings_is_set_once() -> None:
    several = doc(h("The quay", p("Text."), id="quay"), h("Money", p("More.")))
    document = without_repeats(several, META, Log())
    assert document.meta.title == inlines("The quay")
    assert document.title_id == "quay"
    assert words(document) == ["Text.", "Money\nMore."]
    divided = doc(h("The quay", h("Today", p("Text."))), h("Money", p("More.")))
    assert without_repeats(divided, META, Log()) == divided


@pytest.mark.parametrize("layout", ["memo", "briefing"])
def test_a_file_of_ours_comes_back_with_all_its_metadata(layout: str) -> None:
    source = normalize(msgspec.structs.replace(doc(p("Bonjour."), h("Fin", p("Oui."))), meta=META))
    made = export(arrange(source, layout), "docx")
    document = read("a.docx", made)
    assert document.meta == META
    assert words(document)[0] == "Bonjour."


@pytest.mark.parametrize(
    "language", ["en", "fr", "de", "es", "ru", "zh", "zh-Hant", "ar", "ja", "he", "hi", "th"]
)
def test_the_head_that_memos_are_set_with_is_known(language: str) -> None:
    labels = labels_for(language, Log())
    assert names_letter(labels.memorandum)
    stated = (labels.to, labels.from_, labels.cc, labels.date, labels.subject)
    assert [field_called(label) for label in stated] == ["to", "sender", "cc", "date", "subject"]


def test_a_damaged_part_has_no_properties() -> None:
    assert read("a.docx", word("<dc:title>", "Text.")).meta.title == ()
