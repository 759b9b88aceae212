"""The style proof finds nothing in what was built, and whatever was changed since."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

import msgspec
import pikepdf
import pytest

from publish import arrange, export, load_style, normalize, read
from publish.checks.compare.checkers import DOCX, EPUB, HTML, PDF
from publish.checks.running import check
from publish.diagnostics import Finding
from publish.document import (
    Document,
    Meta,
    Section,
    Text,
)
from publish.plugin import Subject
from publish.style import Style
from tests.conformance.judged import judged
from tests.support.notation import em, p, table
from tests.support.sampling import sampled

SEED: Final = Path(__file__).parents[3] / "seeds" / "kitchen-sink.md"
CHECKERS: Final = (PDF, DOCX, EPUB, HTML)
LAYOUTS: Final = {"pdf": "briefing", "docx": "memo", "epub": "book", "html": "briefing"}


@cache
def seed() -> Document:
    return normalize(read(SEED))


@cache
def built(format_: str, style_name: str = "house") -> tuple[Document, Style, bytes]:
    style = load_style(style_name)
    document = arrange(seed(), LAYOUTS[format_], style)
    return document, style, export(document, format_, style)


def findings(format_: str, change: Callable[[bytes], bytes], style: str = "house") -> list[Finding]:
    document, wanted, data = built(format_, style)
    subject = Subject(
        name=f"seed.{format_}", data=change(data), document=document, style=wanted, source="seed.md"
    )
    (report,) = check([subject], CHECKERS)
    return list(report.findings)


def said(found: list[Finding]) -> set[str]:
    return {finding.code for finding in found}


def unchanged(data: bytes) -> bytes:
    return data


def in_part(name: str, old: str, new: str, count: int = 1) -> Callable[[bytes], bytes]:
    """Changes a text in a part of a ZIP; a text that is not there fails the test."""

    def change(data: bytes) -> bytes:
        source = zipfile.ZipFile(io.BytesIO(data))
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as made:
            for info in source.infolist():
                content = source.read(info)
                if info.filename == name:
                    text = content.decode()
                    changed = re.sub(old, new, text, count=count)
                    assert changed != text
                    content = changed.encode()
                made.writestr(info, content, compresslevel=0)
        return target.getvalue()

    return change


def in_page(number: int, old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Changes the first place in the content of a page that `old` matches."""

    def change(data: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            page = pdf.pages[number]
            page.contents_coalesce()
            content = page.Contents.read_bytes()
            changed = re.sub(old, new, content, count=1)
            assert changed != content
            page.Contents = pdf.make_stream(changed)
            target = io.BytesIO()
            pdf.save(target)
        return target.getvalue()

    return change


@pytest.mark.parametrize("style", sampled(["house", "plain"], 2))
@pytest.mark.parametrize("format_", ["pdf", "docx", "epub", "html"])
def test_what_was_built_is_as_the_style_says(format_: str, style: str) -> None:
    assert findings(format_, unchanged, style) == []


HEBREW: Final = "נמל"


def test_another_paper_size_is_found() -> None:
    def letter(data: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.pages[0].MediaBox = [0, 0, 612, 792]
            target = io.BytesIO()
            pdf.save(target)
        return target.getvalue()

    assert {"width", "height"} <= said(findings("pdf", letter))


@pytest.mark.parametrize(
    ("part", "old", "new", "key"),
    sampled(
        [
            ("word/styles.xml", r'w:sz w:val="21"', 'w:sz w:val="22"', "size"),
            ("word/styles.xml", 'w:val="5B6570"', 'w:val="5B6571"', "color"),
            ("word/styles.xml", 'w:ascii="Fira Sans"', 'w:ascii="Arial"', "family"),
            (
                "word/styles.xml",
                r'("Bibliography".*?w:left="315") w:hanging="315"',
                r"\1",
                "first-indent",
            ),
            ("word/styles.xml", 'w:line="315"', 'w:line="335"', "line-height"),
            ("word/document.xml", 'w:pgMar w:top="1296"', 'w:pgMar w:top="1310"', "margin-top"),
            ("word/settings.xml", "<w:autoHyphenation/>", "", "hyphenate"),
            ("word/styles.xml", r'("Heading1".*?<w:pPr>)', r"\1<w:bidi/>", "direction"),
            ("word/document.xml", "<w:strike/>", "", "strike"),
            ("word/document.xml", '<w:vertAlign w:val="subscript"/>', "", "vertical"),
            ("word/document.xml", "<w:smallCaps/>", "", "small-caps"),
            (
                "word/document.xml",
                r'(<w:pStyle w:val="Normal"/></w:pPr>.*?</w:r>)',
                r'\1<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>.</w:t></w:r>',
                "contrast",
            ),
            ("word/styles.xml", 'w:hAnsi="[^"]*"', 'w:hAnsi="Wingdings"', "family"),
            ("word/document.xml", '<w:rStyle w:val="Emphasis"/>', "", "slope"),
            ("word/styles.xml", r'(w:styleId="Heading2">.*?)<w:keepNext/>', r"\1", "keeps"),
        ],
        2,
    ),
)
def test_a_change_in_a_word_file_is_found(part: str, old: str, new: str, key: str) -> None:
    assert key in said(findings("docx", in_part(part, old, new)))


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        (r"(body \{[^}]*)font-size: 1rem", r"\1font-size: 1.05rem", "size"),
        (r"(\.heading-2 \{[^}]*)margin-bottom: \S+;",
         r"\1margin-bottom: 0;", "space-after"),
        (r"(blockquote[^{},]* \{[^}]*)margin-inline-start: \S+;", r"\1",
         "indent-start"),
        (r"(a \{\s*color: #0b4f6)c", r"\g<1>d", "color"),
        (r"(hanging-indent \{[^}]*)text-indent: -", r"\1text-indent: ",
         "first-indent"),
        (r"(body \{[^}]*)text-transform: none",
         r"\1text-transform: uppercase", "upper"),
        (r"(body \{[^}]*)letter-spacing: 0", r"\1letter-spacing: 0.1rem",
         "letter-spacing"),
        (r"(body \{[^}]*)font-variant-caps: normal",
         r"\1font-variant-caps: small-caps", "small-caps"),
        (r"(body \{[^}]*)text-transform: none", r"\1text-transform: lowercase", "upper"),
        (r"(\.align-center \{[^}]*)text-align: center", r"\1text-align: start", "align"),
        (r"\Z", "del { text-decoration: none }", "strike"),
        (r"\Z", "math { color: #ffffff }", "contrast"),
    ],
)  # fmt: skip
def test_a_change_in_a_book_is_found(old: str, new: str, key: str) -> None:
    assert key in said(findings("epub", in_part("EPUB/styles/book.css", old, new)))


@pytest.mark.parametrize("format_", ["docx", "epub", "html"])
def test_what_cannot_be_read_is_said(format_: str) -> None:
    assert said(findings(format_, lambda _: b"\xff")) == {"unreadable"}


def test_a_number_among_letters_from_right_to_left_keeps_the_family_of_the_style() -> None:
    style = load_style("house")
    section = Section(title=(Text(text=f"{HEBREW} 7"),), id="s")
    meta = Meta(title=(Text(text=HEBREW),), language="he")
    document = arrange(normalize(Document(meta=meta, blocks=(section,))), "memo", style)
    data = export(document, "docx", style)
    other = in_part("word/document.xml", r'<w:rFonts w:cs="Fira Sans SemiBold"/>', "")(data)
    for given, expected in ((data, set()), (other, {"weight", "family"})):
        subject = Subject(name="a.docx", data=given, document=document, style=style)
        assert {key for _, key in judged(subject)} & {"weight", "family"} == expected


def test_a_numbered_heading_of_a_word_file_is_measured_with_its_number() -> None:
    style = load_style("house")
    section = Section(title=(Text(text="Fog"),), id="s", label="1")
    meta = Meta(title=(Text(text="Harbours"),), language="en")
    document = arrange(normalize(Document(meta=meta, blocks=(section,))), "book", style)
    change = in_part("word/styles.xml", r'(w:styleId="Heading1">.*?<w:sz w:val=")\d+', r"\g<1>99")
    data = export(document, "docx", style)
    for given, expected in ((data, set()), (change(data), {"size"})):
        subject = Subject(name="a.docx", data=given, document=document, style=style)
        (report,) = check([subject], CHECKERS)
        assert said(list(report.findings)) == expected


def test_a_finding_names_the_role_the_values_and_both_places() -> None:
    change = in_part("word/styles.xml", r'w:sz w:val="21"', 'w:sz w:val="22"')
    sizes = [f for f in findings("docx", change) if f.code == "size"]
    text = next(finding for finding in sizes if " text " in finding.message)
    assert (text.expected, text.found) == ("10.5pt", "11pt")
    assert text.where.startswith("paragraph")
    assert text.place.source == "seed.md"


def test_text_too_faint_for_its_ground_is_found() -> None:
    document, style, data = built("html")
    pale = data.decode().replace("#5b6570", "#a0a8b0").encode()
    subject = Subject(name="pale.html", data=pale, document=document, style=style)
    (report,) = check([subject], CHECKERS)
    assert "contrast" in {finding.code for finding in report.findings}


@pytest.mark.parametrize("format_", ["pdf", "docx", "epub"])
@pytest.mark.parametrize("damage", [b"", b"no artifact at all", None])
def test_a_damaged_artifact_is_a_finding(format_: str, damage: bytes | None) -> None:
    found = findings(format_, lambda data: data[: len(data) // 2] if damage is None else damage)
    assert found
    assert {finding.severity for finding in found} == {"error"}


@pytest.mark.parametrize(
    ("format_", "part", "old", "new"),
    [
        ("docx", "word/document.xml", "<w:b/><w:bCs/><w:i", "<w:i"),
        ("epub", "EPUB/styles/book.css", r"(body em \.upright \{[^}]*)700", r"\g<1>400"),
    ],
)
def test_emphasis_that_nobody_sees_is_found(format_: str, part: str, old: str, new: str) -> None:
    """Chinese has no italics: its emphasis is heavier, and its captions stand upright."""
    listing = msgspec.structs.replace(table("一 | 二"), caption=(p("表的", em("標題")),))
    meta = Meta(title=(Text(text="中文"),), language="zh")
    style = load_style("plain")
    document = normalize(Document(meta=meta, blocks=(p("這是", em("重點")), listing)))
    document = arrange(document, "briefing", style)
    data = export(document, format_, style)
    change = in_part(part, old, new)
    for given, expected in ((data, set()), (change(data), {"weight"})):
        subject = Subject(name=f"a.{format_}", data=given, document=document, style=style)
        assert {key for _, key in judged(subject)} == expected
