"""The PDF as a whole: what it says of itself, what it holds, what it lets in."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from hypothesis import given, settings

from publish.canonical_json import digest, dump
from publish.diagnostics import Log
from publish.document import (
    Block,
    BlockQuote,
    Callout,
    Cell,
    Code,
    CodeBlock,
    Column,
    Document,
    Furniture,
    Image,
    Landscape,
    MarginLine,
    Media,
    Meta,
    Note,
    Origin,
    PageField,
    Paragraph,
    Reference,
    Region,
    Row,
    Section,
    Table,
    Text,
)
from publish.errors import ExportError
from publish.exporters.pdf import EXPORTER
from publish.exporters.pdf.fontconfig import configured, faces_of, font_folder
from publish.exporters.pdf.glyph_outlines import outlines
from publish.exporters.pdf.missing_glyphs import cover
from publish.exporters.pdf.weasyprint_import import engine
from publish.layouts import book, briefing, memo
from publish.normalization import normalize
from publish.plugin import Context, Source
from publish.readers.plaintext import READER
from publish.style import Style, load_style
from publish.style.fonts.fallback import accompanied
from publish.walk import plain_text
from tests.checks.artifacts import findings
from tests.exporters.pdf.reading import (
    FURNITURE,
    MOMENT,
    arranged,
    opened,
    pdf,
    places,
    text,
    words,
    xmp,
)
from tests.support.notation import a, h, inlines, p, strong, table, ul
from tests.support.strategies import documents

ROOT = Path(__file__).resolve().parents[3]
TITLE = Region(role="title", blocks=(p("Title"),))
LAYOUTS = (briefing.LAYOUT, memo.LAYOUT, book.LAYOUT)


def seed(style: Style, layout: int) -> Document:
    path = ROOT / "seeds" / "putin-china-visit.txt"
    read = READER.read(Source(name=path.name, data=path.read_bytes()), Log())
    return LAYOUTS[layout].arrange(normalize(read, Log()), style, Log())


def python(
    program: str, *, data: bytes = b"", cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Runs a program of ours in an interpreter of its own."""
    return subprocess.run(  # noqa: S603 - the program stands in this file
        [sys.executable, "-c", program],
        input=data,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=True,
    )


@pytest.mark.parametrize("layout", range(3), ids=["briefing", "memo", "book"])
def test_every_word_of_the_seed_is_on_the_pages_in_order(layout: int) -> None:
    log = Log()
    document = seed(load_style("house"), layout)
    printed = iter("".join(words(pdf(document, log))))
    for region in document.blocks:
        if isinstance(region, Region) and region.role in ("body", "sources"):
            for word in plain_text(region.blocks).split():
                for character in word.replace("-", ""):
                    assert character in printed, word
    assert not log.diagnostics


def test_info_and_xmp_say_the_same() -> None:
    meta = Meta(
        title=(Text(text="Title & more"),),
        summary=(p("What it is about"),),
        status="Draft <1>",
        rights="© A & B",
        authors=("Ann Author", "Bob Buthor"),
        keywords=("oil", "gas"),
        language="en",
    )
    made = pdf(arranged(TITLE, meta=meta))
    info, stated = opened(made).metadata, xmp(made)
    assert info["/Title"] == "Title & more"
    assert ">Title &amp; more</rdf:li>" in stated
    assert info["/Author"] == "Ann Author, Bob Buthor"
    assert "<rdf:li>Ann Author</rdf:li><rdf:li>Bob Buthor</rdf:li>" in stated
    assert info["/Subject"] == "What it is about"
    assert ">What it is about</rdf:li>" in stated
    assert info["/Status"] == "Draft <1>"
    assert "<publish:status>Draft &lt;1&gt;</publish:status>" in stated
    assert info["/Rights"] == "© A & B"
    assert "<dc:rights><rdf:Alt>" in stated
    assert info["/Keywords"] == "oil, gas"
    assert "<pdf:Keywords>oil, gas</pdf:Keywords>" in stated
    assert info["/CreationDate"] == info["/ModDate"] == "D:20250830120000Z"
    assert "<xmp:CreateDate>2025-08-30T12:00:00Z</xmp:CreateDate>" in stated
    assert info["/Creator"] == "publish"
    assert "<xmp:CreatorTool>publish</xmp:CreatorTool>" in stated


def test_it_claims_archive_and_accessibility_in_the_one_rdf() -> None:
    made = pdf(arranged(TITLE))
    stated = xmp(made)
    assert stated.count("<rdf:RDF") == 1
    assert 'pdfaid:part="2"' in stated
    assert 'pdfaid:conformance="A"' in stated
    assert "<pdfuaid:part>1</pdfuaid:part>" in stated
    catalog = opened(made).root_object
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert catalog["/MarkInfo"]["/Marked"].value is True


def test_the_identifier_comes_from_the_document() -> None:
    document = arranged(TITLE)
    assert opened(pdf(document)).trailer["/ID"][0].original_bytes == bytes.fromhex(
        digest(document)[:32]
    )


def test_only_fonts_of_the_style_are_in_it_each_with_its_text() -> None:
    made = pdf(arranged(TITLE, p("plain ", strong("strong"), " ", Code(text="code()"))))
    fonts = {}
    for page in opened(made).pages:
        for font in page["/Resources"]["/Font"].values():
            fonts[font["/BaseFont"].split("+")[1]] = font.get_object()
    assert set(fonts) == {
        "Fira-Sans-Semi-Bold", "IBM-Plex-Serif", "IBM-Plex-Serif-Bold",
        "IBM-Plex-Mono",
    }  # fmt: skip
    for font in fonts.values():
        assert "/ToUnicode" in font
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_a_style_does_not_leak_into_the_next_document() -> None:
    document = arranged(TITLE, p("Words"))
    house, plain = load_style("house"), load_style("plain")
    first = pdf(document, style=house)
    assert pdf(document, style=plain) != first
    assert pdf(document, style=house) == first


def test_what_is_said_of_a_sheet_is_told_of_each_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "publish.exporters.pdf.rendering.pdf_css", lambda *_, **__: ("p { colour: red }",)
    )
    for log in (Log(), Log()):
        pdf(arranged(TITLE), log)
        assert [d.code for d in log.diagnostics if "colour" in d.message] == ["weasyprint"]


def test_the_same_bytes_in_another_folder_and_process(tmp_path: Path) -> None:
    document = arranged(TITLE, p("Words that stay"), media=())
    program = (
        "import sys, datetime; from publish import canonical_json;"
        "from publish.diagnostics import Log;"
        "from publish.style import load_style; from publish.plugin import Context;"
        "from publish.exporters.pdf import EXPORTER;"
        "document = canonical_json.load(sys.stdin.buffer.read());"
        "moment = datetime.datetime(2025, 8, 30, 12, tzinfo=datetime.UTC);"
        "context = Context(log=Log(), timestamp=moment);"
        "sys.stdout.buffer.write(EXPORTER.render(document, load_style('house'), context))"
    )
    run = python(
        program, data=dump(document), cwd=tmp_path, PYTHONHASHSEED="7", TZ="Asia/Tokyo", LC_ALL="C"
    )
    assert run.stderr == b""
    assert run.stdout == pdf(document)


def test_nothing_of_the_environment_is_changed_and_no_folder_left(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("FONTCONFIG_FILE", "/somewhere/else")
    before = dict(os.environ)
    pdf(arranged(TITLE))
    assert dict(os.environ) == before
    assert not list(tmp_path.iterdir())


def test_importing_the_exporter_imports_no_engine() -> None:
    program = "import sys, publish.exporters.pdf; sys.exit('weasyprint' in sys.modules)"
    python(program)


def test_loading_the_engine_starts_no_process() -> None:
    """WeasyPrint's search for libraries would start some fifty."""
    program = (
        "import sys;"
        "sys.addaudithook(lambda event, _: event in ('subprocess.Popen', 'os.posix_spawn')"
        " and sys.exit(f'{event} was called'));"
        "from pathlib import Path; from publish.style import load_style;"
        "from publish.exporters.pdf.fontconfig import faces_of, font_folder;"
        "from publish.exporters.pdf.weasyprint_import import engine;"
        "import contextlib; stack = contextlib.ExitStack();"
        "engine(stack.enter_context(font_folder(faces_of(load_style('house'))))); stack.close()"
    )
    python(program)


def test_only_the_documents_own_pictures_are_served() -> None:
    with font_folder(faces_of(load_style("house"))) as font_config:
        engine(font_config)
    from weasyprint.urls import (  # type: ignore[import-untyped]  # it ships no types
        FatalURLFetchingError,
    )

    from publish.exporters.pdf.url_fetcher import MemoryFetcher, picture_url

    picture = Media(id="ab", media_type="image/png", data=b"png", width=1, height=1)
    fetcher = MemoryFetcher(arranged(media=(picture,)), (), str)
    assert fetcher.fetch(picture_url(picture)).read() == b"png"
    for url in ("file:///etc/passwd", "https://doc.invalid/", "data:,x", "http://127.0.0.1/"):
        with pytest.raises(FatalURLFetchingError, match="nothing but"):
            fetcher.fetch(url)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("image/png", b"no picture"),
        ("image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://a/"/>'),
        ("image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="q"/></svg>'),
    ],
    ids=["no picture", "no XML", "no radius"],
)
def test_a_picture_that_cannot_be_drawn_is_a_loss_at_its_place(
    kind: Literal["image/png", "image/svg+xml"], data: bytes
) -> None:
    broken = Media(id="ab", media_type=kind, data=data, width=9, height=9)
    log = Log("map.md")
    picture = Image(media="ab", alt="A map", origin=Origin(first=7, last=7))
    pdf(arranged(TITLE, Paragraph(content=(picture,)), media=(broken,)), log)
    (lost,) = log.diagnostics
    assert (lost.severity, lost.code, str(lost.place)) == ("loss", "picture-not-drawn", "map.md:7")
    assert "“A map”" in lost.message
    assert "doc.invalid" not in lost.message
    assert lost.hint


def test_a_dangling_reference_is_a_diagnostic_and_keeps_its_words() -> None:
    log = Log()
    lost = Reference(target="gone", content=(Text(text="Table 9"),))
    made = pdf(arranged(TITLE, p("See ", lost)), log)
    assert "See Table 9" in text(made)
    assert {d.code for d in log.diagnostics} == {"weasyprint"}


def test_characters_without_a_glyph_are_spelled_out_and_reported() -> None:
    log = Log()
    made = pdf(arranged(TITLE, p("seated \U00013000 now")), log)
    assert "seated [U+13000] now" in text(made)
    (told,) = log.diagnostics
    assert told.code == "character-not-covered"
    assert told.message.endswith(": [U+13000] is printed")


def test_ordinary_signs_are_printed_as_such() -> None:
    log = Log()
    signs = "★★★★☆ ☎ ● ■ ▶ ➤ ⚠ ✉ ♥ ① Ⅳ ✓ ❌"
    page = text(pdf(arranged(TITLE, p(signs)), log))
    assert signs.replace(" ", "") in page.replace(" ", "")
    assert not log.diagnostics


def test_a_covered_text_stays_as_it_was_even_when_it_is_not_composed() -> None:
    covered = frozenset(map(ord, "é e-[]x"))
    assert cover("e\u0301", covered) == "e\u0301"
    assert cover("a\u0301", covered) == "[U+00E1]"
    assert cover("e\u2011e \u2612", covered) == "e-e [x]"
    assert cover("e\u200de\u00a0", covered) == "e\u200de\u00a0"
    assert cover("e\u1680\u0600", covered) == "e[U+1680][U+0600]"


def test_a_long_word_in_a_running_line_stays_on_its_page() -> None:
    line = MarginLine(
        start=(Text(text="Donaudampfschifffahrt" * 8),), end=(PageField(kind="page"),)
    )
    document = msgspec.structs.replace(arranged(p("a")), furniture=Furniture(first_footer=line))
    lines = [part for part in text(pdf(document)).split() if part in "Donaudampfschifffahrt" * 8]
    assert len(lines) > 2


def test_running_head_and_foot_count_their_pages() -> None:
    made = opened(pdf(arranged(TITLE, p("Words and words. " * 400))))
    second = made.pages[1].extract_text()
    assert "Running head" in second
    assert f"2 of {len(made.pages)}" in second
    assert "Running head" not in made.pages[0].extract_text()


def test_the_number_of_the_page_stays_on_its_line_beside_a_long_title() -> None:
    foot = MarginLine(
        start=(Text(text="Harbour office closes $48 million for boats and rafts " * 2),),
        end=(Text(text="Page "), *FURNITURE.footer.end),
    )
    document = msgspec.structs.replace(
        arranged(), furniture=Furniture(footer=foot, first_footer=foot)
    )
    assert "Page 1 of 1" in opened(pdf(document)).pages[0].extract_text()


@pytest.mark.parametrize(
    "blocks",
    [(p("Aside"),), (p("Aside"), p("more")), (ul(p("Aside")),)],
    ids=["one", "two", "list"],
)
def test_the_number_of_a_note_stands_in_line_with_its_text(blocks: tuple[Block, ...]) -> None:
    made = pdf(arranged(TITLE, p("Word", Note(blocks=blocks, label="7"), " and so on")))
    at = places(made)
    assert at["7"].y == pytest.approx(at["Aside"].y, abs=0.01)
    assert at["7"].x < at["Aside"].x


def test_notes_stand_on_the_page_of_their_mark() -> None:
    """WeasyPrint alone would put a note that does not fit on the next page."""
    note = Note(blocks=(p("Aside " + "of many words " * 40),), label="1")
    for lines in range(18, 28):
        filler = [p("Filler") for _ in range(lines)]
        text = p("Text " * 30, "Mark", note, " text" * 90)
        pages = [page.extract_text() for page in opened(pdf(arranged(TITLE, *filler, text))).pages]
        (marked,) = [page for page in pages if "Mark" in page]
        assert "Aside" in marked, lines


@pytest.mark.parametrize(
    "after",
    [(p("word " * 90),), (p("word " * 28), Callout(kind="note", blocks=(p("word " * 60),)))],
    ids=["paragraph", "callout"],
)
def test_notes_stay_with_their_marks_wherever_the_page_ends(after: tuple[Block, ...]) -> None:
    """Each chapter begins a page and is a line longer than the last."""

    def chapter(lines: int) -> Section:
        words = p("word " * 14 * lines)
        noted = p("x", aside(f"n{lines}", "note " * 60))
        return h(f"A{lines}", words, noted, *after)

    chapters = Region(role="body", blocks=tuple(chapter(lines) for lines in range(12, 21)))
    read = opened(pdf(msgspec.structs.replace(arranged(chapters), page_master="book")))
    pages = {page.indirect_reference.idnum: page.page_number for page in read.pages}
    places = {
        name: pages[place.raw_get("/Page").idnum] for name, place in read.named_destinations.items()
    }
    assert len([name for name in places if name.startswith("note-mark-")]) == 9
    for number in range(1, 10):
        assert places[f"note-{number}"] == places[f"note-mark-{number}"]


@pytest.mark.parametrize("words", [900, 1], ids=["some pages", "a line"])
def test_a_note_longer_than_a_page_goes_to_the_end_and_that_is_told(words: int) -> None:
    """WeasyPrint leaves it out of a book where no line follows on another page."""
    log = Log("a.md")
    first = Paragraph(content=inlines("note " * 140), origin=Origin(first=7, last=7))
    note = Note(blocks=(first, *(p("note " * 140) for _ in range(8))))
    section = h("A", p("x", note, " words" * words))
    document = normalize(Document(meta=Meta(language="en"), blocks=(section,)), Log())
    made = pdf(book.LAYOUT.arrange(document, load_style("house"), Log()), log)
    assert len(opened(made).pages) < 10
    assert [(d.code, str(d.place)) for d in log.diagnostics] == [("notes-at-end", "a.md:7")]
    assert text(made).index("words") < text(made).index("note note")


def aside(label: str, said: str) -> Note:
    return Note(blocks=(p(said),), label=label)


def test_headings_make_the_outline() -> None:
    made = pdf(arranged(TITLE, h("One", p("x"), h("Two", p("y")))))
    (title, (one, (two,))) = opened(made).outline
    assert [entry.title for entry in (title, one, two)] == ["Title", "One", "Two"]


def test_links_lead_out_and_within() -> None:
    made = pdf(
        arranged(TITLE, p(a("https://x.example/a", "out"), " ", a("#s", "in")), h("S", id="s"))
    )
    out, within = (link.get_object() for link in opened(made).pages[0]["/Annots"])
    assert out["/A"]["/URI"] == "https://x.example/a"
    assert within["/Dest"] == "s"


def test_a_long_title_does_not_leave_one_word_alone() -> None:
    title = "Putin’s Strategic Visit to China: Aligning Forces Amidst the Ukraine Conflict"
    made = pdf(arranged(Region(role="title", blocks=(p(title),))))
    lines = text(made).split("\n")
    assert any(line.strip() == "Ukraine Conflict" for line in lines), lines


def test_a_document_that_was_not_arranged_is_refused_with_the_cure() -> None:
    with pytest.raises(ExportError, match="was not arranged") as caught:
        pdf(Document())
    assert "briefing" in caught.value.hint


def test_a_missing_font_file_is_named_before_pango_crashes(tmp_path: Path) -> None:
    (face, *_) = faces_of(load_style("house"))
    gone = msgspec.structs.replace(face, path=tmp_path / "Gone.ttf")
    with pytest.raises(ExportError, match=r"Gone\.ttf"), font_folder([gone]):
        pass


def test_the_environment_is_put_back_when_a_job_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    seen = []

    def fail() -> None:
        with configured(Path("/fonts.conf")):
            seen.append(os.environ["FONTCONFIG_FILE"])
            raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        fail()
    assert seen == ["/fonts.conf"]
    assert "FONTCONFIG_FILE" not in os.environ


@settings(max_examples=settings().max_examples // 3, deadline=None)
@given(documents(depth=1))
def test_whatever_document_there_is_can_be_exported(document: Document) -> None:
    style = load_style("house")
    plain = msgspec.structs.replace(document, page_master="", furniture=None)
    laid_out = briefing.LAYOUT.arrange(normalize(plain, Log()), style, Log())
    made = EXPORTER.render(laid_out, style, Context(log=Log(), timestamp=MOMENT))
    assert made.startswith(b"%PDF-1.7")


def sizes(data: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in whole points."""
    return [(round(p.mediabox.width), round(p.mediabox.height)) for p in opened(data).pages]


UPRIGHT, TURNED = (595, 842), (842, 595)


def test_landscape_blocks_stand_on_pages_of_their_own_between_upright_ones() -> None:
    turned = Landscape(blocks=(p("b"),))
    data = pdf(arranged(p("a"), turned, p("c"), turned))
    assert sizes(data) == [UPRIGHT, TURNED, UPRIGHT, TURNED]
    pages = [page.extract_text().split() for page in opened(data).pages]
    assert [next(iter({"a", "b", "c"}.intersection(page))) for page in pages] == list("abcb")


def test_a_heading_goes_with_the_landscape_page_that_it_heads() -> None:
    data = pdf(arranged(p("a"), h("Outer", h("Head", Landscape(blocks=(p("b"),)), p("c")))))
    pages = [page.extract_text() for page in opened(data).pages]
    assert sizes(data) == [UPRIGHT, TURNED, UPRIGHT]
    assert "Outer" in pages[1]
    assert "Head" in pages[1]


def test_a_text_that_begins_on_a_landscape_page_has_its_title_there() -> None:
    turned = Landscape(blocks=(p("b"),))
    document = Document(meta=Meta(title=inlines("T"), language="en"), blocks=(turned, p("c")))
    data = pdf(briefing.LAYOUT.arrange(normalize(document, Log()), load_style("house"), Log()))
    assert sizes(data) == [TURNED, UPRIGHT]


def test_in_a_table_wider_than_its_page_only_the_widest_words_are_broken() -> None:
    log = Log()
    long = "Donaudampfschifffahrtsgesellschaftskapitänspatent" * 3
    page = text(pdf(arranged(table(f"Region | 1,111,108.5 | {long} | {'some words ' * 300}")), log))
    assert "Region" in page
    assert "1,111,108.5" in page
    assert long not in page
    assert [d.code for d in log.diagnostics] == ["table-too-wide"]


def test_numbers_of_a_wide_table_stay_whole_in_smaller_type() -> None:
    log = Log()
    number = "1,111,108.5"
    page = text(pdf(arranged(table(" | ".join([number] * 8))), log))
    assert page.count(number) == 8
    assert [d.code for d in log.diagnostics] == ["tables-smaller"]


def test_heads_without_room_are_broken_at_their_seams_before_figures_are() -> None:
    heads = " | ".join(["Metacritic_user_norm_round"] * 12)
    rows = " | ".join(["11.5"] * 12)
    page = text(pdf(arranged(table(heads, rows, head=1))))
    assert page.count("11.5") == 12


def test_words_of_a_wide_table_are_broken_at_their_seams() -> None:
    log = Log()
    heads = " | ".join(["international_organization_of"] * 7)
    lines = text(pdf(arranged(table(heads, " | ".join("1234567"), head=1)), log)).split()
    assert lines.count("international") == lines.count("_organization") == 7


def test_a_table_wider_than_its_page_breaks_words_rather_than_run_off_it() -> None:
    wide = table(" | ".join(["Incomprehensibilities"] * 12), head=1)
    data = pdf(arranged(wide, BlockQuote(blocks=(wide,))))
    right = 595 - load_style("house").page["briefing"].margin_outer.pt
    pixel = 0.75
    assert max(place.x for place in places(data).values()) * pixel < right


def test_a_table_whose_cells_reach_over_one_another_stays_on_its_page() -> None:
    long = "internationalisation"
    rows = (((1, "boats"), (3, long), (1, "x")), ((1, long), (2, long), (1, "x"), (1, long)))
    shared = Table(
        columns=(Column(),) * 5,
        body=tuple(
            Row(cells=tuple(Cell(blocks=(p(text),), column_span=span) for span, text in row))
            for row in rows
        ),
    )
    drawn = opened(pdf(arranged(shared))).pages[0].get_contents().get_data()
    lines = re.findall(rb"([\d.]+) [\d.]+ m\s+([\d.]+) [\d.]+ l", drawn)
    master = load_style("house").page["briefing"]
    right, pixel = 596 - master.margin_outer.pt, 0.75
    assert lines
    assert max(float(end) for line in lines for end in line) * pixel < right


def test_a_watermark_lies_behind_the_text_of_each_page_and_is_no_text() -> None:
    document = arranged(p("a"), Landscape(blocks=(p("b"),)))
    furniture = msgspec.structs.replace(FURNITURE, watermark="Draft")
    data = pdf(msgspec.structs.replace(document, furniture=furniture))
    for page in opened(data).pages:
        operations = page.get_contents().operations
        names = [operator for _, operator in operations]
        operands, _ = operations[names.index(b"BDC")]
        assert operands[0] == "/Artifact"
        assert operands[1]["/Subtype"] == "/Watermark"
        assert names.index(b"f") < names.index(b"BT")
        assert "draft" not in page.extract_text().lower()


def test_a_watermark_is_shaped_in_whatever_script_it_has() -> None:
    def width(word: str) -> float:
        outline = outlines([word], style.watermark, style)
        return 0 if outline is None else outline[0].width

    said = Document(meta=Meta(title=(Text(text="مسودة ס草"),)), blocks=())
    style = accompanied(load_style("house"), said)
    assert 0 < width("مسودة") < sum(map(width, "مسودة"))
    assert width("草") > 0
    assert width("סס2") > width("סס")


def test_a_watermark_without_glyphs_is_told_as_lost() -> None:
    log = Log()
    furniture = msgspec.structs.replace(FURNITURE, watermark="\U00013000")
    pdf(msgspec.structs.replace(arranged(p("a")), furniture=furniture), log)
    assert [loss.code for loss in log.losses] == ["watermark"]


def test_addresses_break_anywhere_and_code_takes_no_hyphens() -> None:
    name = "publish.internationalization.characterization.normalization"
    blocks = (p(f"https://a.example/{'a' * 90}, ", Code(text=name), " and ", Code(text=name)),)
    made = pdf(arranged(TITLE, *blocks))
    said = opened(made).pages[0].extract_text()
    assert "a" * 90 not in said, "it is wider than the line"
    assert "a" * 90 in said.replace("\n", "")
    assert said.replace("\n", "").count(name) == 2


def test_no_code_runs_out_of_its_line_whatever_words_it_is_made_of() -> None:
    names = ".".join(f"name_{number}" for number in range(30))
    data = "QmFzZTY0" * 20
    block = CodeBlock(text=f'x = {names}\ny = f("{data}")', language="python")
    inline = Code(text=f'f("{data}")', language="python")
    said = text(pdf(arranged(TITLE, block, p("It is (", inline, ", or (", Code(text=data), ")."))))
    assert max(map(len, said.splitlines())) < 80
    assert said.replace("\n", "").count(data) == 3


def test_heads_stand_above_each_part_of_a_row_and_are_no_running_lines() -> None:
    made = arranged(TITLE, table("A | B", f"{'They said so. ' * 900} | x", "y | z", head=1))
    data = pdf(made)
    pages = [page.extract_text() for page in opened(data).pages]
    assert len(pages) > 2
    assert all("A B" in page.splitlines() for page in pages)
    assert not findings("pdf", data, made)


def test_a_head_higher_than_a_page_is_set_once_and_in_full() -> None:
    made = arranged(TITLE, table(f"A | {'They said so. ' * 700}", "y | z", head=1))
    data = pdf(made)
    assert words(data).count("said") == 700
    assert not findings("pdf", data, made)


def test_no_row_stands_alone_on_a_page() -> None:
    blocks: list[Block] = [TITLE]
    for number in range(20):
        rows = (f"row-{number} | x" for _ in range(5))
        blocks += [*map(p, "x" * (number % 4)), table("A | B", *rows, head=1)]
    for page in opened(pdf(arranged(*blocks))).pages:
        said = page.extract_text().split()
        assert 1 not in {said.count(f"row-{number}") for number in range(20)}


def test_words_that_are_broken_for_want_of_room_are_words_to_the_check() -> None:
    name = Code(text="internationalization_" * 5)
    blocks = (TITLE, p("See ", name, ", or ", name, ", or ", name, "."))
    made = arranged(*blocks)
    data = pdf(made)
    assert not findings("pdf", data, made)
    apart = arranged(TITLE, p("S ee ", name, ", or ", name, ", or ", name, "."))
    assert {finding.code for finding in findings("pdf", data, apart)} == {"text-parted"}


def test_a_table_that_goes_on_without_its_head_is_told_and_no_other() -> None:
    saying = "It was the best of times. "
    rows = [f"{number} | {saying * 20}" for number in range(8)]
    high, low = table(f"Head | {saying * 60}", *rows, head=1), table("Head | Low", *rows, head=1)
    high = msgspec.structs.replace(high, origin=Origin(7, 9))
    log = Log("a.md")
    pdf(arranged(TITLE, low, high), log)
    (told,) = log.diagnostics
    assert told.code == "table-without-head"
    assert told.place.line == 7
    assert told.message.startswith("“Head It was")
