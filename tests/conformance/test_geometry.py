"""Artifacts are exactly as the style says, and whatever is changed of them is found."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Final

import msgspec
import pytest

from publish import arrange, export, load_style, normalize, read
from publish.document import (
    BlockQuote,
    Callout,
    Document,
    Meta,
    Paragraph,
    Text,
)
from publish.plugin import Subject
from publish.style import Style
from publish.units import Length
from tests.checks.compare.test_style_check import built, in_page, in_part, seed
from tests.conformance.cases import HEBREW, SMALL
from tests.conformance.judged import judged
from tests.support.notation import p, strong, table, ul
from tests.support.sampling import sampled

LAYOUTS: Final = ("briefing", "memo", "book")
FORMATS: Final = ("pdf", "docx", "epub", "html")


def differing(
    made: Document, layout: str, format_: str, style: Style, against: Style | None = None
) -> set[str]:
    """The keys that differ in a document as it is set in `style`, of what `against` says."""
    document = arrange(normalize(made), layout, style)
    data = export(document, format_, style)
    return keys(data, format_, document, against or style)


def keys(data: bytes, format_: str, document: Document, style: Style) -> set[str]:
    subject = Subject(name=f"a.{format_}", data=data, document=document, style=style)
    return {key.replace("_", "-") for _, key in judged(subject)}


@pytest.mark.parametrize(
    ("format_", "layout", "style"),
    sampled(product(FORMATS, LAYOUTS, ("house", "plain")), 5),
)
def test_every_element_is_as_the_style_says(format_: str, layout: str, style: str) -> None:
    assert differing(seed(), layout, format_, load_style(style)) == set()


@pytest.mark.parametrize("what", sampled(SMALL, 2))
@pytest.mark.parametrize("format_", FORMATS)
def test_a_small_document_is_as_the_style_says(format_: str, what: str) -> None:
    layout, meta, blocks = SMALL[what]
    made = Document(meta=meta, blocks=blocks)
    assert differing(made, layout, format_, load_style("house")) == set()


@pytest.mark.parametrize(
    ("language", "title", "words"), [("en", "Ships", "Harbour"), ("he", "ספינה", HEBREW)]
)
def test_an_indent_is_found_on_pages_whichever_way_they_are_read(
    language: str, title: str, words: str
) -> None:
    style = load_style("house")
    quote = BlockQuote(blocks=(Paragraph(content=(Text(text=f"{words} " * 30),)),))
    meta = Meta(title=(Text(text=title),), language=language)
    document = arrange(normalize(Document(meta=meta, blocks=(quote,))), "book", style)
    data = export(document, "pdf", style)
    indent = Length(style.quote.indent_start.pt + 4)
    wider = msgspec.structs.replace(
        style, quote=msgspec.structs.replace(style.quote, indent_start=indent)
    )
    for against, expected in ((style, set()), (wider, {"indent-start"})):
        found = keys(data, "pdf", document, against)
        assert found >= expected
        assert bool(found) == bool(expected)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    sampled(
        [
            (rb"/(\w+) 14 Tf", rb"/\1 14.7 Tf", "size"),
            (rb"0.094118 0.129412 0.164706 rg", rb"0.094118 0.129412 0.168627 rg", "color"),
            (
                rb"1 0 0 -1 166.2992 (\S+) Tm(\s+/\w+ 14 Tf)",
                rb"1 0 0 -1 168 \1 Tm\2",
                "indent-start",
            ),
            (rb"0 841.8898 cm", rb"0 840.8898 cm", "footer-offset"),
            (rb"(Tf\s+)(\[(?:<\w+>[-\d. ]*){30})", rb"\1 0.4 Tc \2", "letter-spacing"),
            (rb"(Tf\s+)(\[(?:<\w+>[-\d. ]*){30})", rb"\1 2 Ts \2", "line-height"),
            (rb"0.043137 0.309804 0.423529 RG", rb"0.047059 0.309804 0.423529 RG", "drawing"),
            (rb"\Z", rb"\n/Artifact BMC q 1 0 0 rg 60 400 400 9 re f Q EMC", "drawing"),
            (rb"\Z", rb"\nq 0.788235 0.819608 0.847059 RG 60 40 m 200 40 l S Q", "drawing"),
        ],
        2,
    ),
)
def test_a_change_on_a_page_of_a_pdf_is_found(old: bytes, new: bytes, key: str) -> None:
    document, style, data = built("pdf")
    assert key in keys(in_page(1, old, new)(data), "pdf", document, style)


def test_the_rule_beside_a_callout_is_that_of_a_list_in_a_list_too() -> None:
    style = load_style("house")
    noted = Callout(kind="note", blocks=(ul(p("Outer."), ul(p("Inner words."))),))
    made = Document(meta=Meta(title=(Text(text="A"),), language="en"), blocks=(noted,))
    assert differing(made, "briefing", "pdf", style) == set()


def test_a_table_may_begin_a_page_of_a_pdf() -> None:
    style = load_style("house")
    made = Document(
        meta=Meta(title=(Text(text="A"),), language="en"),
        blocks=tuple(table(f"A{n} | B", f"{n} | two", head=1) for n in range(30)),
    )
    assert differing(made, "briefing", "pdf", style) == set()


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('fillcolor="[^"]*"', 'fillcolor="#ffffff"', "color"),
        (r"width:[\d.]+pt", "width:1pt", "size"),
        ("rotation:315", "rotation:0", "place"),
        ("position:absolute", "visibility:hidden;position:absolute", "place"),
    ],
)
def test_a_watermark_that_nobody_sees_is_found(old: str, new: str, key: str) -> None:
    style = load_style("house")
    meta = Meta(title=(Text(text="A"),), language="en", status="Draft")
    text = Paragraph(content=(Text(text="Text."),))
    document = arrange(normalize(Document(meta=meta, blocks=(text,))), "memo", style)
    data = export(document, "docx", style)
    for given, expected in ((data, set()), (in_part("word/header1.xml", old, new)(data), {key})):
        assert keys(given, "docx", document, style) == expected


def test_phrases_against_the_line_are_known_in_their_order() -> None:
    """The cells beside each other are no phrase of their own."""
    phrase = p("פריט ", strong("A"), " and B.")
    blocks = (ul(phrase), table("א | ב", "Moby one | Dick two", head=1))
    meta = Meta(title=(Text(text="ספר"),), language="he")
    made = Document(meta=meta, blocks=blocks)
    assert differing(made, "briefing", "pdf", load_style("house")) == set()


@pytest.mark.parametrize(
    ("part", "old", "new", "key"),
    sampled(
        [
            ("word/settings.xml", "<w:zoom", "<w:mirrorMargins/><w:zoom", "facing"),
            (
                "word/theme/theme1.xml",
                'typeface="IBM Plex Serif"',
                'typeface="Calibri"',
                "minorFont",
            ),
            ("word/document.xml", r'<w:cols w:space="720"/>', r'<w:cols w:num="2"/>', "columns"),
            ("word/document.xml", r"<w:titlePg/>", r'<w:vAlign w:val="bottom"/>', "vertical-align"),
            ("word/document.xml", ' w:orient="landscape"', "", "orientation"),
            ("word/document.xml", r"(<w:tblStyle[^>]*>)", r"\1<w:bidiVisual/>", "columns"),
            (
                "word/styles.xml",
                r'(<w:insideH [^>]*w:color=")[0-9A-F]+',
                r"\g<1>FF0000",
                "rule-row",
            ),
            ("word/document.xml", "<w:r><w:br/></w:r>", "", "lines"),
            (
                "word/document.xml",
                r"<w:r>(<w:t[^>]*>Words in)",
                r'<w:r><w:rPr><w:color w:val="18212B"/></w:rPr>\1',
                "color",
            ),
            (
                "word/document.xml",
                r'(<w:pStyle w:val="Heading3"/>)',
                r'\1<w:spacing w:before="200"/>',
                "gap",
            ),
        ],
        2,
    ),
)
def test_a_change_at_one_place_of_a_word_file_is_found(
    part: str, old: str, new: str, key: str
) -> None:
    document, style, data = built("docx")
    assert key in keys(in_part(part, old, new)(data), "docx", document, style)


@pytest.mark.parametrize("change", ['indent_end = "9mm"', 'size = "11pt"', 'color = "#cc0000"'])
def test_numbers_of_lines_that_are_not_as_the_style_says_are_found(
    tmp_path: Path, change: str
) -> None:
    said = 'name = "Own"\nextends = "house"\n[page.memo]\nline_numbers = 1\n[line_number]\n'
    (tmp_path / "said.toml").write_text(said)
    (tmp_path / "set.toml").write_text(f"{said}{change}\n")
    (tmp_path / "source.md").write_text("---\ntitle: A\nlang: en\n---\n\nOne line.\n\nAnother.\n")
    style, other = load_style(tmp_path / "said.toml"), load_style(tmp_path / "set.toml")
    document = arrange(normalize(read(tmp_path / "source.md")), "memo", style)
    subject = Subject(
        name="a.pdf", data=export(document, "pdf", other), document=document, style=style
    )
    assert "drawing" in {key for _, key in judged(subject)}
