"""Whoever asks an artifact about itself hears the same from every format."""

from __future__ import annotations

import json
import re
import zipfile
from functools import cache
from io import BytesIO
from xml.etree import ElementTree

import pytest

from publish import arrange, export, load_style
from publish.checks.compare.content_tolerances import METADATA, Format
from publish.checks.content import DOCX, EPUB, HTML, PDF, read
from publish.document import Document, Meta
from publish.plugin import Study, Subject
from tests.exporters.docx.samples import rich
from tests.support.notation import inlines, p

META = rich().meta


@cache
def arranged() -> Document:
    return arrange(Document(meta=META, blocks=(p("Text."),)), "memo", load_style("plain"))


@cache
def made(format_: str) -> bytes:
    return export(arranged(), format_, load_style("plain"))


def stated(format_: Format) -> list[tuple[str, str]]:
    said = read(format_, made(format_)).metadata
    return sorted((name, value) for name, value in said if name in METADATA)


@pytest.mark.parametrize("format_", ["docx", "epub", "html"])
def test_all_formats_state_the_same_metadata(format_: Format) -> None:
    assert stated(format_) == stated("pdf")
    assert {name for name, _ in stated(format_)} == set(METADATA)


def test_a_document_without_metadata_has_artifacts_that_claim_none() -> None:
    meta = Meta(title=inlines("T"), subtitle=inlines("S"), language="en")
    document = arrange(Document(meta=meta, blocks=(p("Text."),)), "book", load_style("plain"))
    for checker in (PDF, DOCX, EPUB, HTML):
        data = export(document, checker.suffix[1:], load_style("plain"))
        subject = Subject(name=f"a{checker.suffix}", data=data, document=document)
        assert checker.check([subject]) == [Study()], checker.name


def test_word_lists_what_it_has_no_field_for_as_custom_properties() -> None:
    with zipfile.ZipFile(BytesIO(made("docx"))) as archive:
        root = ElementTree.fromstring(archive.read("docProps/custom.xml"))  # noqa: S314 - ours
    assert [(e.get("pid"), e.get("name"), "".join(e.itertext())) for e in root] == [
        ("2", "Subtitle", "One of each"),
        ("3", "Organization", "House Press"),
        ("4", "Date", "2025-08-30"),
        ("5", "Rights", "© 2025 House Press"),
        ("6", "Identifier", "urn:isbn:9780000000002"),
        ("7", "Reference", "2025-114"),
        ("8", "Classification", "Internal"),
        ("9", "Status", "Draft"),
        ("10", "To", "Editorial board"),
        ("11", "From", "Eurasia Desk"),
        ("12", "Cc", "Archive"),
        ("13", "Memo subject", "Everything, and nothing less"),
        ("14", "Key points", "There is a first point.; And a second one."),
    ]


def test_a_book_states_its_access_status_and_correspondence() -> None:
    with zipfile.ZipFile(BytesIO(made("epub"))) as archive:
        package = archive.read("EPUB/content.opf").decode()
    for property_, value in (
        ("dcterms:accessRights", "Internal"),
        ("schema:creativeWorkStatus", "Draft"),
        ("schema:about", "Everything, and nothing less"),
        ("schema:recipient", "Editorial board"),
        ("schema:sender", "Eurasia Desk"),
        ("schema:ccRecipient", "Archive"),
    ):
        assert f'<meta property="{property_}">{value}</meta>' in package
    assert '<dc:identifier id="reference">2025-114</dc:identifier>' in package


def test_a_web_page_states_its_metadata_in_the_words_of_schema_org() -> None:
    (text,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', made("html").decode()
    )
    said = json.loads(text)
    assert said["@type"] == ["Article", "Message"]
    assert said["author"][0] == {"@type": "Person", "name": "Ada Lovelace"}
    assert said["publisher"] == {"@type": "Organization", "name": "House Press"}
    assert said["datePublished"] == "2025-08-30"
    assert said["identifier"][0] == "urn:isbn:9780000000002"
    assert said["recipient"] == [{"@type": "Audience", "name": "Editorial board"}]


def test_no_title_ends_the_script_that_holds_it() -> None:
    document = Document(meta=Meta(title=inlines("</script><script>alert(1)"), language="en"))
    page = export(arrange(document, "briefing", "plain"), "html", "plain").decode()
    assert page.count("<script") == 1
    assert '"headline":"\\u003c/script>\\u003cscript>alert(1)"' in page
