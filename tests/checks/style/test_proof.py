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
from publish.checks.running import check
from publish.checks.style import DOCX, EPUB, HTML, PDF
from publish.diagnostics import Finding
from publish.document import (
    Apparatus,
    BlockQuote,
    Blocks,
    Callout,
    Cell,
    Code,
    CodeBlock,
    Column,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    LineBlock,
    List,
    ListItem,
    Math,
    Meta,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    ThematicBreak,
)
from publish.plugin import Subject
from publish.style import Style
from publish.units import Length
from tests.mutations.mutation import in_archive
from tests.notation import em, note, ol, p, strong, table, ul
from tests.sampling import sampled

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


def items(*content: Blocks) -> List:
    """A list of items of several blocks each."""
    return List(items=tuple(ListItem(blocks=blocks) for blocks in content), tight=False)


SMALL: Final[dict[str, tuple[str, Meta, Blocks]]] = {
    "a date alone in the masthead": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en", date="2026-01-02"),
        (Paragraph(content=(Text(text="Text."),)),),
    ),
    "text over a watermark": (
        "memo",
        Meta(title=(Text(text="A"),), language="en", status="Draft"),
        (Paragraph(content=(Text(text="Text of some length. " * 90),)),),
    ),
    "lines of signs alone": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en"),
        tuple(
            Paragraph(content=(Text(text=said),)) for said in ("★★★★☆", "A text.", "— —", "More.")
        ),
    ),
    "emphasis within emphasis": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en"),
        (
            Paragraph(
                content=(
                    Emphasis(
                        content=(Text(text="Ships of "), Emphasis(content=(Text(text="Ur"),)))
                    ),
                )
            ),
        ),
    ),
    "entries of a bibliography that hang, and one that does not": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en"),
        tuple(
            Paragraph(
                content=(Text(text="Doe, Jane. Ports. " * 9),),
                id=f"r{n}",
                entry=True,
                hanging=n != 2,
            )
            for n in (1, 2, 3)
        ),
    ),
    "tables that end lists in lists, in definitions and in quotes": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en"),
        (
            items((p("One"), items((p("Two"), table("a b", "c d")))), (p("Three"), p("Four"))),
            DefinitionList(
                items=(Definition(term=(Text(text="T"),), definitions=((table("e f", "g h"),),)),)
            ),
            p("After the definitions."),
            BlockQuote(blocks=(items((p("Five"), table("i j", "k l"))),)),
            p("After the quote."),
        ),
    ),
    "blocks of all kinds in a note": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en"),
        (
            p(
                "Words",
                note(
                    p("One."),
                    ul(p("Two"), p("Three")),
                    p("Four."),
                    BlockQuote(blocks=(p("Five."),)),
                    LineBlock(lines=((Text(text="Six"),), (Text(text="Seven"),))),
                    p("Eight."),
                    table("a b", "c d"),
                    CodeBlock(text="e"),
                    CodeBlock(text="f"),
                ),
            ),
        ),
    ),
    "a rule between lines that end before it": (
        "memo",
        Meta(title=(Text(text="A"),), language="en"),
        (p("One."), ThematicBreak(), p("Two.")),
    ),
    "lists below words in a cell, in a definition and in a note": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en"),
        (
            Table(
                columns=(Column(),),
                body=(Row(cells=(Cell(blocks=(p("Words"), ul(p("One"), p("Two")))),)),),
            ),
            DefinitionList(
                items=(
                    Definition(term=(Text(text="T"),), definitions=((p("Words"), ol(p("One"))),)),
                    Definition(term=(Text(text="U"),), definitions=((ul(p("One")),),)),
                )
            ),
            p("Text.", note(p("Words"), ol(p("One"), p("Two")))),
        ),
    ),
    "formulas and pictures that are higher than their lines": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en"),
        (
            p("Tall ", Math(text=r"\frac{\frac{a}{b}}{\frac{c}{d}}"), " in a line."),
            p("Next."),
            Table(
                id="t",
                caption=(p("With ", Math(text="x^2"), " and more", note(p("A note."))),),
                columns=(Column(),),
                body=(Row(cells=(Cell(blocks=(p("a"),)),)), Row(cells=(Cell(blocks=(p("2"),)),))),
            ),
        ),
    ),
    "text after a contents list": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en", apparatus=Apparatus(contents=True)),
        (
            Paragraph(content=(Text(text="An opening."),)),
            Section(title=(Text(text="First"),), id="first"),
        ),
    ),
    "rows that end in boxes or hold paragraphs, and code in a line": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en"),
        (
            Table(
                columns=(Column(),) * 2,
                body=tuple(
                    Row(cells=(Cell(blocks=blocks), Cell(blocks=blocks[:0])))
                    for blocks in (
                        (p("Code:"), CodeBlock(text="x = 1\ny = 2")),
                        (p("a"), p("b")),
                    )
                ),
            ),
            Paragraph(content=(Text(text="It is "), Code(text='f("x")', language="python"))),
        ),
    ),
    "contents from right to left": (
        "book",
        Meta(title=(Text(text=HEBREW),), language="he"),
        tuple(
            Section(
                title=(Text(text=f"{HEBREW} {number}"),),
                blocks=(Paragraph(content=(Text(text=HEBREW),)),),
                id=f"s{number}",
            )
            for number in (1, 2, 10)
        ),
    ),
}


@pytest.mark.parametrize("what", sampled(SMALL, 2))
@pytest.mark.parametrize("format_", ["pdf", "docx", "epub", "html"])
def test_a_small_document_is_as_the_style_says(format_: str, what: str) -> None:
    layout, meta, blocks = SMALL[what]
    style = load_style("house")
    document = arrange(normalize(Document(meta=meta, blocks=blocks)), layout, style)
    subject = Subject(
        name=f"a.{format_}", data=export(document, format_, style), document=document, style=style
    )
    (report,) = check([subject], CHECKERS)
    assert report.findings == ()


@pytest.mark.parametrize(("language", "words"), [("en", "Harbour"), ("he", HEBREW)])
def test_an_indent_is_found_on_pages_whichever_way_they_are_read(language: str, words: str) -> None:
    style = load_style("house")
    quote = BlockQuote(blocks=(Paragraph(content=(Text(text=f"{words} " * 30),)),))
    meta = Meta(title=(Text(text=words),), language=language)
    document = arrange(normalize(Document(meta=meta, blocks=(quote,))), "book", style)
    data = export(document, "pdf", style)
    indent = Length(style.quote.indent_start.pt + 4)
    wider = msgspec.structs.replace(
        style, quote=msgspec.structs.replace(style.quote, indent_start=indent)
    )
    for against, expected in ((style, set()), (wider, {"indent-start"})):
        subject = Subject(name="a.pdf", data=data, document=document, style=against)
        (report,) = check([subject], CHECKERS)
        assert said(list(report.findings)) >= expected
        assert bool(report.findings) == bool(expected)


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
    assert key in said(findings("pdf", in_page(1, old, new)))


def test_the_rule_beside_a_callout_is_that_of_a_list_in_a_list_too() -> None:
    style = load_style("house")
    noted = Callout(kind="note", blocks=(ul(p("Outer."), ul(p("Inner words."))),))
    made = Document(meta=Meta(title=(Text(text="A"),), language="en"), blocks=(noted,))
    document = arrange(normalize(made), "briefing", style)
    data = export(document, "pdf", style)
    (report,) = check([Subject(name="a.pdf", data=data, document=document, style=style)], [PDF])
    assert report.differences == ()


def test_a_table_may_begin_a_page_of_a_pdf() -> None:
    style = load_style("house")
    made = Document(
        meta=Meta(title=(Text(text="A"),), language="en"),
        blocks=tuple(table(f"A{n} | B", f"{n} | two", head=1) for n in range(30)),
    )
    document = arrange(normalize(made), "briefing", style)
    data = export(document, "pdf", style)
    (report,) = check([Subject(name="a.pdf", data=data, document=document, style=style)], [PDF])
    assert report.differences == ()


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
            (
                "word/document.xml",
                r'(<w:pStyle w:val="heading 3"/>|<w:pStyle w:val="Heading3"/>)',
                r'\1<w:spacing w:before="200"/>',
                "gap",
            ),
            (
                "word/document.xml",
                r"<w:r>(<w:t[^>]*>Words in)",
                r'<w:r><w:rPr><w:color w:val="18212B"/></w:rPr>\1',
                "color",
            ),
            ("word/settings.xml", "<w:autoHyphenation/>", "", "hyphenate"),
            ("word/settings.xml", "<w:zoom", "<w:mirrorMargins/><w:zoom", "facing"),
            (
                "word/theme/theme1.xml",
                'typeface="IBM Plex Serif"',
                'typeface="Calibri"',
                "minorFont",
            ),
            ("word/theme/theme1.xml", 'val="5B6570"', 'val="5B6571"', "accent1"),
            ("word/document.xml", r'<w:cols w:space="720"/>', r'<w:cols w:num="2"/>', "columns"),
            ("word/document.xml", r"<w:titlePg/>", r'<w:vAlign w:val="bottom"/>', "vertical-align"),
            ("word/document.xml", ' w:orient="landscape"', "", "orientation"),
            ("word/document.xml", r"(<w:tblStyle[^>]*>)", r"\1<w:bidiVisual/>", "columns"),
            ("word/document.xml", r'(<w:pStyle w:val="Heading1"/>)', r"\1<w:bidi/>", "direction"),
            ("word/document.xml", "<w:strike/>", "", "strike"),
            ("word/document.xml", '<w:vertAlign w:val="subscript"/>', "", "vertical"),
            ("word/document.xml", "<w:smallCaps/>", "", "small-caps"),
            ("word/document.xml", "<w:r><w:br/></w:r>", "", "lines"),
            (
                "word/styles.xml",
                r'(<w:insideH [^>]*w:color=")[0-9A-F]+',
                r"\g<1>FF0000",
                "rule-row",
            ),
            (
                "word/document.xml",
                r'(<w:pStyle w:val="Normal"/></w:pPr>.*?</w:r>)',
                r'\1<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>.</w:t></w:r>',
                "contrast",
            ),
            ("word/styles.xml", "<w:tblStylePr.*?</w:tblStylePr>", "", "rule-head"),
            (
                "word/document.xml",
                r"(<w:tcW[^>]*>)",
                r'\1<w:tcBorders><w:left w:val="single" w:sz="4" w:color="FF0000"/></w:tcBorders>',
                "rule-side",
            ),
            ("word/styles.xml", r'(w:styleId="Heading2">.*?)<w:keepNext/>', r"\1", "keeps"),
        ],
        2,
    ),
)
def test_a_change_in_a_word_file_is_found(part: str, old: str, new: str, key: str) -> None:
    assert key in said(findings("docx", in_part(part, old, new)))


@pytest.mark.parametrize(
    ("part", "old", "new", "key"),
    [
        ("EPUB/styles/book.css", r"(body \{[^}]*)font-size: 1rem", r"\1font-size: 1.05rem", "size"),
        ("EPUB/styles/book.css", r"(blockquote \{[^}]*)margin-top: 0.75rem",
         r"\1margin-top: 0.85rem", "gap"),
        ("EPUB/styles/book.css", r"(a \{\s*color: #0b4f6)c", r"\g<1>d", "color"),
        ("EPUB/styles/book.css", r"(hanging-indent \{[^}]*)text-indent: -", r"\1text-indent: ",
         "first-indent"),
        ("EPUB/styles/book.css", r"(body \{[^}]*)text-transform: none",
         r"\1text-transform: uppercase", "upper"),
        ("EPUB/styles/book.css", r"(body \{[^}]*)letter-spacing: 0", r"\1letter-spacing: 0.1rem",
         "letter-spacing"),
        ("EPUB/styles/book.css", r"(body \{[^}]*)font-variant-caps: normal",
         r"\1font-variant-caps: small-caps", "small-caps"),
        ("EPUB/text/ch004.xhtml", r"<p>", '<p style="text-align: center">', "align"),
    ],
)  # fmt: skip
def test_a_change_in_a_book_is_found(part: str, old: str, new: str, key: str) -> None:
    assert key in said(findings("epub", in_part(part, old, new)))


def test_a_number_among_letters_from_right_to_left_keeps_the_family_of_the_style() -> None:
    style = load_style("house")
    section = Section(title=(Text(text=f"{HEBREW} 7"),), id="s")
    meta = Meta(title=(Text(text=HEBREW),), language="he")
    document = arrange(normalize(Document(meta=meta, blocks=(section,))), "memo", style)
    data = export(document, "docx", style)
    other = in_part("word/document.xml", r'<w:rFonts w:cs="Fira Sans SemiBold"/>', "")(data)
    for given, expected in ((data, set()), (other, {"weight", "family"})):
        subject = Subject(name="a.docx", data=given, document=document, style=style)
        (report,) = check([subject], CHECKERS)
        assert said(list(report.findings)) & {"weight", "family"} == expected


def test_a_picture_that_does_not_look_as_the_drawing_beside_it_is_found() -> None:
    def other(data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            drawn = next(name for name in names if name.endswith(".svg"))[:-3] + "png"
            another = archive.read(next(n for n in names if n.endswith(".png") and n != drawn))
        return in_archive(data, lambda name, content: another if name == drawn else content)

    assert said(findings("docx", other)) == {"stand-in"}


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
        subject = Subject(name="a.docx", data=given, document=document, style=style)
        (report,) = check([subject], CHECKERS)
        assert said(list(report.findings)) == expected


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


def test_phrases_against_the_line_are_known_in_their_order() -> None:
    """The cells beside each other are no phrase of their own."""
    phrase = p("פריט ", strong("A"), " and B.")
    blocks = (ul(phrase), table("א | ב", "Moby one | Dick two", head=1))
    meta = Meta(title=(Text(text="ספר"),), language="he")
    style = load_style("house")
    document = arrange(normalize(Document(meta=meta, blocks=blocks)), "briefing", style)
    data = export(document, "pdf", style)
    (report,) = check([Subject(name="a.pdf", data=data, document=document, style=style)], [PDF])
    assert not report.findings


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
    document = normalize(Document(meta=meta, blocks=(p("這是", em("重點 here")), listing)))
    document = arrange(document, "briefing", style)
    data = export(document, format_, style)
    change = in_part(part, old, new)
    for given, expected in ((data, set()), (change(data), {"weight"})):
        subject = Subject(name=f"a.{format_}", data=given, document=document, style=style)
        (report,) = check([subject], CHECKERS)
        assert said(list(report.findings)) == expected
