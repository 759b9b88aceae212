"""What each layout places, and what holds of all of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal, get_args

import msgspec
import pytest
from hypothesis import given

from publish.diagnostics import Log
from publish.document import (
    Callout,
    CalloutKind,
    ContentsEntry,
    Correspondence,
    Division,
    Document,
    Field,
    Figure,
    Furniture,
    Image,
    Isolate,
    Landscape,
    MarginLine,
    MarginPiece,
    Mark,
    Math,
    MathBlock,
    Media,
    Meta,
    Note,
    PageField,
    Reference,
    Region,
    Section,
    SourceReference,
    Span,
    Table,
    Text,
)
from publish.errors import UsageError
from publish.layouts import book, briefing, memo
from publish.layouts.labels import format_date, labels_for
from publish.layouts.running_heads import short_title
from publish.normalization import normalize, validate
from publish.plugin import Layout
from publish.style import Logo, Margin, Style, load_style
from publish.units import Length
from publish.walk import iterate, plain_text
from tests.support.notation import doc, em, h, inlines, note, p, table
from tests.support.strategies import documents

LAYOUTS = (briefing.LAYOUT, memo.LAYOUT, book.LAYOUT)
STYLE = load_style("house")

FULL = Document(
    meta=Meta(
        title=inlines("Title"),
        subtitle=inlines("Subtitle"),
        authors=("A. Author", "B. Author"),
        date="2025-08-30",
        language="en-GB",
        organization="Desk",
        summary=(p("Summary."),),
        key_points=(inlines("Point one."), inlines("Point two.")),
        rights="© Desk",
        reference="2025-114",
        classification="Internal",
        correspondence=Correspondence(
            to=("Board",), sender=("Desk",), cc=("Press", "Policy"), subject="Subject"
        ),
    ),
    blocks=(h("First", p("Text."), h("Inner", id="inner"), id="first"), h("Second", id="second")),
    sources=(SourceReference(content=inlines("Source one")),),
    sources_title=inlines("Related Sources"),
)


def arranged(layout: Layout, document: Document, log: Log | None = None) -> Document:
    return layout.arrange(document, STYLE, log or Log())


def roles(document: Document) -> list[str]:
    return [block.role for block in document.blocks if isinstance(block, Region)]


def rows(document: Document, role: str) -> list[tuple[str, str, str]]:
    """Name, label and value of each field of the region with that role."""
    regions = [node for node in iterate(document) if isinstance(node, Region) and node.role == role]
    return [
        (field.name, field.label, plain_text(field.content))
        for region in regions
        for field in iterate(region)
        if isinstance(field, Field)
    ]


def test_a_briefing_has_its_parts_in_order() -> None:
    assert roles(arranged(briefing.LAYOUT, FULL)) == [
        "masthead",
        "title",
        "subtitle",
        "byline",
        "summary",
        "key_points",
        "body",
        "sources",
    ]


def test_a_memo_has_its_parts_in_order() -> None:
    assert roles(arranged(memo.LAYOUT, FULL)) == [
        "masthead",
        "memo_title",
        "memo_header",
        "title",
        "subtitle",
        "byline",
        "summary",
        "key_points",
        "body",
        "sources",
    ]


def test_a_book_has_its_parts_in_order() -> None:
    assert roles(arranged(book.LAYOUT, FULL)) == [
        "title_page",
        "contents",
        "summary",
        "key_points",
        "body",
        "sources",
        "colophon",
    ]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_what_is_unknown_has_no_place(layout: Layout) -> None:
    bare = arranged(layout, doc(p("Text."), title="T"))
    assert set(roles(bare)) <= {
        "title", "memo_title", "memo_header", "title_page", "contents", "body", "colophon"
    }  # fmt: skip


def test_a_masthead_says_who_publishes_under_which_reference_and_when() -> None:
    assert rows(arranged(briefing.LAYOUT, FULL), "masthead") == [
        ("organization", "", "Desk"),
        ("classification", "", "Internal"),
        ("reference", "No.", "2025-114"),
        ("date", "", "30 August 2025"),
    ]


def test_a_memo_is_headed_by_its_correspondence() -> None:
    assert rows(arranged(memo.LAYOUT, FULL), "memo_header") == [
        ("to", "To", "Board"),
        ("from", "From", "Desk"),
        ("cc", "Cc", "Press, Policy"),
        ("date", "Date", "30 August 2025"),
        ("subject", "Subject", "Subject"),
    ]


@pytest.mark.parametrize("layout", [briefing.LAYOUT, book.LAYOUT])
def test_addresses_of_mail_that_nobody_sees_are_left_out_and_told(layout: Layout) -> None:
    letter = Correspondence(
        to=("Ann Lee <ann@example.org>; bo@example.org; Press <press@example.org>", "Board"),
        sender=("(mailto:desk@example.org)",),
        cc=("legal@example.org", "R&D @ Oslo"),
    )
    document = msgspec.structs.replace(
        FULL, meta=msgspec.structs.replace(FULL.meta, correspondence=letter)
    )
    log = Log()
    bare = arranged(layout, document, log).meta.correspondence
    assert bare == Correspondence(to=("Ann Lee; Press", "Board"), cc=("R&D @ Oslo",))
    assert "addresses-left-out" in {diagnostic.code for diagnostic in log.diagnostics}


def test_a_memo_keeps_the_addresses_that_it_shows() -> None:
    letter = Correspondence(to=("Ann Lee <ann@example.org>",))
    document = msgspec.structs.replace(
        FULL, meta=msgspec.structs.replace(FULL.meta, correspondence=letter)
    )
    assert arranged(memo.LAYOUT, document).meta.correspondence == letter


def test_unknown_rows_of_a_memo_are_left_out_but_never_its_subject() -> None:
    assert rows(arranged(memo.LAYOUT, doc(p("x"), title="Title")), "memo_header") == [
        ("subject", "Subject", "Title")
    ]


def test_the_author_of_a_memo_is_its_sender_when_nobody_else_is() -> None:
    document = msgspec.structs.replace(FULL, meta=Meta(authors=("A",), language="en"))
    assert rows(arranged(memo.LAYOUT, document), "memo_header")[0] == ("from", "From", "A")


def test_a_book_without_sections_is_one_chapter_that_bears_the_title() -> None:
    body = next(
        block
        for block in arranged(book.LAYOUT, doc(p("Text."), title="T")).blocks
        if isinstance(block, Region) and block.role == "body"
    )
    assert body.blocks == (Section(title=inlines("T"), blocks=(p("Text."),), id="chapter"),)


def test_a_note_to_the_title_of_a_book_stands_on_the_title_page_alone() -> None:
    noted = doc(p("Text."), title="T")
    title = (*inlines("T"), Note(blocks=(p("Why."),)))
    noted = msgspec.structs.replace(noted, meta=msgspec.structs.replace(noted.meta, title=title))
    made = arranged(book.LAYOUT, noted)
    notes = [node for block in made.blocks for node in iterate(block) if isinstance(node, Note)]
    assert [note.label for note in notes] == ["1"]


def test_a_contents_list_names_two_levels_and_the_sources() -> None:
    contents = arranged(book.LAYOUT, FULL).blocks[1]
    entries = [
        (node.level, node.target, plain_text(node.content))
        for node in iterate(contents)
        if isinstance(node, ContentsEntry)
    ]
    assert entries == [
        (1, "key-points", "Key points"),
        (1, "first", "First"),
        (2, "inner", "Inner"),
        (1, "second", "Second"),
        (1, "sources", "Related Sources"),
    ]


def test_a_contents_list_keeps_the_formulas_of_titles_and_no_marks_or_notes() -> None:
    title = (
        *inlines(" The "), em("mass"), *inlines("\nof "), Math(text="m^2"),
        note(p("Why.")),
    )  # fmt: skip
    part = Section(title=title, blocks=(p("Text."),), id="mass")
    listed = [n for b in arranged(book.LAYOUT, doc(part, title="T")).blocks for n in iterate(b)]
    entry = next(n for n in listed if isinstance(n, ContentsEntry))
    assert entry.content == (Text(text="The mass of "), Math(text="m^2"))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_an_undated_document_prints_no_date_and_says_so(layout: Layout) -> None:
    log = Log("test")
    undated = arranged(layout, doc(p("x"), title="T"), log)
    assert [diagnostic.code for diagnostic in log.diagnostics] == ["date-missing"]
    assert not any(isinstance(n, Field) and n.name == "date" for n in iterate(undated))


def test_an_untitled_document_is_called_so_in_its_language() -> None:
    log = Log("test")
    untitled = arranged(briefing.LAYOUT, doc(p("x"), language="de", date="2025"), log)
    assert plain_text(untitled.meta.title) == "Ohne Titel"
    assert [diagnostic.code for diagnostic in log.diagnostics] == ["title-missing"]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_an_arranged_document_is_refused(layout: Layout) -> None:
    once = arranged(layout, FULL)
    with pytest.raises(UsageError, match="arranged already"):
        arranged(layout, once)


def test_a_style_without_the_page_master_is_refused() -> None:
    style = msgspec.structs.replace(STYLE, page={"briefing": STYLE.page["briefing"]})
    with pytest.raises(UsageError, match=r"has no \[page.memo\]"):
        memo.LAYOUT.arrange(FULL, style, Log())


def test_labels_speak_the_language_of_the_document() -> None:
    russian = msgspec.structs.replace(FULL, meta=msgspec.structs.replace(FULL.meta, language="ru"))
    labels = [label for _, label, _ in rows(arranged(memo.LAYOUT, russian), "memo_header")]
    assert labels == ["Кому", "От кого", "Копия", "Дата", "Тема"]


def test_a_language_without_labels_gets_english_ones_and_a_diagnostic() -> None:
    log = Log("test")
    arranged(briefing.LAYOUT, doc(p("x"), title="T", language="is", date="2025"), log)
    assert [diagnostic.code for diagnostic in log.diagnostics] == ["labels-in-english"]


# -- numbers --


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_logo_of_the_style_stands_in_every_layout_with_its_picture(layout: Layout) -> None:
    picture = Media(id="ab", media_type="image/png", data=b"x", width=1, height=1)
    logo = Logo(media=picture, alt="The Desk", height=Length(20))
    style = load_style("house")
    master = msgspec.structs.replace(style.page[layout.page_master], logo=logo)
    marked = msgspec.structs.replace(style, page={**style.page, layout.page_master: master})
    result = layout.arrange(doc(p("x"), title="T"), marked, Log())
    assert result.media == (picture,)
    (image,) = (node for node in iterate(result) if isinstance(node, Image))
    assert (image.media, image.alt, image.height) == ("ab", "The Desk", 20)
    (region,) = (
        node.role
        for node in iterate(result)
        if isinstance(node, Region) and any(part == p(image) for part in node.blocks)
    )
    assert region == ("title_page" if layout.name == "book" else "masthead")
    assert validate(result) == ()
    assert layout.arrange(doc(p("x"), title="T"), style, Log()).media == ()


@pytest.mark.parametrize("side", ["top", "bottom"])
def test_captions_stand_on_the_side_of_a_figure_that_the_style_says(
    side: Literal["top", "bottom"],
) -> None:
    style = load_style("house")
    role = msgspec.structs.replace(style.figure, caption_side=side)
    body = (Figure(blocks=(p("x"),), caption=(p("c"),)), Figure(blocks=(p("x"),)))
    sided = msgspec.structs.replace(style, figure=role)
    result = briefing.LAYOUT.arrange(doc(*body, title="T"), sided, Log())
    above = [node.caption_above for node in iterate(result) if isinstance(node, Figure)]
    assert above == [side == "top", False]


def test_who_listens_hears_a_caption_once() -> None:
    repeated = Image(media="", alt="A red cat")
    own = Image(media="", alt="A cat on a mat")
    figure = Figure(blocks=(p(repeated, own),), caption=(p("A ", em("red"), " cat"),))
    result = arranged(briefing.LAYOUT, doc(figure, title="T"))
    assert [node.alt for node in iterate(result) if isinstance(node, Image)] == [
        "Figure\u00a01",
        "A cat on a mat",
    ]


def test_a_picture_without_alt_is_described_by_its_caption_unless_it_is_decorative() -> None:
    silent, ornament = Image(media="ab"), Image(media="ab", decorative=True)
    figure = Figure(blocks=(p(silent, ornament),), caption=(p("A ", em("red"), " cat"),))
    result = arranged(briefing.LAYOUT, doc(figure, title="T"))
    assert [n.alt for n in iterate(result) if isinstance(n, Image)] == ["A red cat", ""]


def test_the_caption_of_a_picture_that_is_not_there_is_printed_once() -> None:
    figure = Figure(blocks=(p(Image(media="")),), caption=(p("A red cat"),))
    result = arranged(briefing.LAYOUT, doc(figure, title="T"))
    assert [n.alt for n in iterate(result) if isinstance(n, Image)] == ["Figure\u00a01"]


def test_notes_figures_tables_and_formulas_are_numbered_in_reading_order() -> None:
    body = (
        p("a", note(p("one"))),
        Figure(blocks=(p("picture"),), caption=(p("Caption"),), id="fig"),
        Figure(blocks=(p("picture without a caption"),)),
        msgspec.structs.replace(table("x | y"), caption=(p("Caption", note(p("two"))),), id="tab"),
        MathBlock(text="E=mc^2", id="eq"),
        MathBlock(text="x"),
        p("b", note(p("three")), Reference(target="fig"), Reference(target="tab")),
        p(Reference(target="eq"), Reference(target="sec")),
        h("Chapter", id="sec"),
    )
    result = arranged(briefing.LAYOUT, doc(*body, title="T"))
    nodes = list(iterate(result))
    assert [node.label for node in nodes if isinstance(node, Note)] == ["1", "2", "3"]
    assert [node.label for node in nodes if isinstance(node, Figure)] == ["Figure\u00a01", ""]
    assert [node.label for node in nodes if isinstance(node, MathBlock)] == ["(1)", ""]
    references = [plain_text(node.content) for node in nodes if isinstance(node, Reference)]
    assert references == ["Figure\u00a01", "Table\u00a01", "Equation\u00a0(1)", "Chapter"]


def test_a_figure_without_a_caption_has_a_number_where_it_is_referred_to() -> None:
    shown, other = (
        Figure(blocks=(p(Image(media="", alt="x")),), id=name) for name in ("fig-a", "fig-b")
    )
    made = briefing.LAYOUT.arrange(
        doc(p(Reference(target="fig-a")), shown, other, title="T"), STYLE, Log()
    )
    assert [n.label for n in iterate(made) if isinstance(n, Figure)] == ["Figure\u00a01", ""]
    (reference,) = (n for n in iterate(made) if isinstance(n, Reference))
    assert plain_text(reference) == "Figure\u00a01"


def test_a_callout_among_words_of_another_language_is_called_in_the_documents_own() -> None:
    untitled = Callout(kind="tip", blocks=(p("x"),))
    french = Division(language="fr", blocks=(untitled,))
    arabic = Division(language="ar", direction="rtl", blocks=(untitled,))
    made = arranged(briefing.LAYOUT, doc(untitled, french, arabic, title="T"))
    titles = [n.title for b in made.blocks for n in iterate(b) if isinstance(n, Callout)]
    tip = (Text(text="Tip"),)
    assert titles == [
        tip,
        (Span(content=tip, language="en"),),
        (Span(content=tip, language="en", direction="ltr"),),
    ]


def test_a_callout_without_a_title_is_called_by_its_kind() -> None:
    untitled = Callout(kind="tip", blocks=(p("x"),))
    titled = Callout(kind="tip", blocks=(p("x"),), title=inlines("Mind"))
    document = doc(untitled, titled, title="T", language="de")
    nodes = iterate(arranged(briefing.LAYOUT, document))
    titles = [plain_text(node.title) for node in nodes if isinstance(node, Callout)]
    assert titles == ["Tipp", "Mind"]


# -- margins --


def furniture(margin: Margin, meta: Meta) -> MarginLine:
    """The foot of a briefing whose style says `margin`."""
    master = msgspec.structs.replace(STYLE.page["briefing"], footer=margin, banner="none")
    style: Style = msgspec.structs.replace(STYLE, page={"briefing": master})
    document = briefing.LAYOUT.arrange(Document(meta=meta), style, Log())
    assert isinstance(document.furniture, Furniture)
    return document.furniture.footer


def test_a_margin_has_the_beginning_of_a_very_long_title() -> None:
    long = Meta(title=inlines("word " * 20_000), language="en")
    [piece] = furniture(Margin(start="{title}"), long).start
    assert isinstance(piece, Text)
    assert piece.text == "word " * 59 + "word…"


def test_margins_are_filled_in_and_pages_are_left_to_the_format() -> None:
    margin = Margin(start="{organization}", center="{date}", end="{page_of_pages}")
    assert furniture(margin, FULL.meta) == MarginLine(
        start=(Text(text="Desk"),),
        center=(Text(text="30 August 2025"),),
        end=(
            Text(text="Page "),
            PageField(kind="page"),
            Text(text=" of "),
            PageField(kind="pages"),
        ),
    )


def test_what_is_unknown_leaves_the_margin_without_its_separator() -> None:
    margin = Margin(start="{organization} · {date} · {page}", end="Ref. {reference}")
    assert furniture(margin, Meta(title=inlines("T"), language="en", date="2025")) == MarginLine(
        start=(Text(text="2025 · "), PageField(kind="page"))
    )


@pytest.mark.parametrize(
    ("language", "pattern", "expected"),
    [
        ("he", "{organization} · {date}", "ltr(ACME (2025)) · 30 באוגוסט 2025"),
        ("he", "{authors}", "ltr(Ann), דני"),
        ("he", "{page_of_pages}", "עמוד # מתוך #"),
        ("fa", "{page_of_pages}", "ltr(Page # of #)"),
        ("he", "No. {reference}", "ltr(No. 7)"),
        ("en", "{organization} · {authors}", "ACME (2025) · Ann, rtl(דני)"),
    ],
)
def test_values_in_margins_that_run_against_the_document_stand_apart(
    language: str, pattern: str, expected: str
) -> None:
    meta = Meta(
        title=inlines("T"), language=language, organization="ACME (2025)", reference="7",
        date="2025-08-30", authors=("Ann", "דני"),
    )  # fmt: skip
    assert _said(furniture(Margin(start=pattern), meta).start) == expected


def test_a_banner_against_the_document_stands_apart() -> None:
    master = msgspec.structs.replace(STYLE.page["briefing"], banner="footer")
    style: Style = msgspec.structs.replace(STYLE, page={"briefing": master})
    meta = Meta(title=inlines("ספר"), language="he", classification="C++")
    document = briefing.LAYOUT.arrange(Document(meta=meta), style, Log())
    assert document.furniture is not None
    assert _said(document.furniture.footer.center) == "ltr(C++)"


def _said(pieces: tuple[MarginPiece, ...]) -> str:
    said = ""
    for piece in pieces:
        match piece:
            case Text(text=text) | Mark(text=text):
                said += text
            case PageField():
                said += "#"
            case Isolate(direction=direction, content=content):
                said += f"{direction}({_said(content)})"
    return said


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Putin’s Strategic Visit to China: Aligning Forces", "Putin’s Strategic Visit to China"),
        ("Short: but whole", "Short: but whole"),
        ("A very long title – with a dash, and quite some more words", "A very long title"),
        ("A very long title without any caesura, and quite some more words", None),
    ],
)
def test_a_long_title_is_cut_at_its_caesura(title: str, short: str | None) -> None:
    assert short_title(title) == (short or title)


# -- dates --


@pytest.mark.parametrize(
    ("date", "language", "written"),
    [
        ("2025-08-30", "en-GB", "30 August 2025"),
        ("2025-08-30", "en", "August 30, 2025"),
        ("2025-08-30", "de", "30. August 2025"),
        ("2025-08-30", "ja", "2025年8月30日"),
        ("2025-08", "fr", "août 2025"),
        ("2025", "ar", "2025"),
        ("2025-08-30", "tlh", "2025-08-30"),
    ],
)
def test_a_date_is_written_as_its_language_writes_it(
    date: str, language: str, written: str
) -> None:
    assert format_date(date, language) == written


# -- laws --


plain = documents().map(
    lambda d: normalize(msgspec.structs.replace(d, page_master="", furniture=None), Log())
)


@given(plain)
def test_all_that_goes_in_comes_out_and_the_result_is_valid(document: Document) -> None:
    for layout in LAYOUTS:
        result = arranged(layout, document)
        assert validate(result) == ()
        assert not shown(document) - shown(result)
        assert result.page_master == layout.page_master


def shown(document: Document) -> Counter[str]:
    """The characters of what every layout shows, as a bag: a reference that got its words may
    stand against the word before it."""
    meta = document.meta
    parts: list[str] = []
    if not document.page_master:
        parts += [plain_text(meta.title), plain_text(meta.subtitle), *meta.authors]
        parts += [plain_text(meta.summary), *map(plain_text, meta.key_points)]
        parts += [plain_text(document.sources_title) if document.sources else ""]
        parts += [plain_text(source.content) for source in document.sources]
        parts += [meta.organization, meta.classification, meta.status, meta.reference]
    parts.append(plain_text(document.blocks))
    parts += [
        plain_text(n.blocks) for b in document.blocks for n in iterate(b) if isinstance(n, Note)
    ]
    return Counter("".join("".join(parts).split()))


# -- landscape pages --

NARROW = table("Country | Share", "Kazakhstan | 1 %", head=1)
WIDE = table(" | ".join(f"Commissioning{n}" for n in range(8)), " | ".join("12345678"), head=1)


def fitting(blocks: tuple[str, ...], wide: str) -> list[type]:
    """The kinds of blocks in the body of a briefing of NARROW and WIDE."""
    cells = msgspec.structs.replace(STYLE.table, wide=wide)
    style = msgspec.structs.replace(STYLE, table=cells)
    tables = {"narrow": NARROW, "wide": WIDE}
    made = briefing.LAYOUT.arrange(
        normalize(doc(*(tables[b] for b in blocks)), Log()), style, Log()
    )
    body = next(b for b in made.blocks if isinstance(b, Region) and b.role == "body")
    return [type(block) for block in body.blocks]


def test_a_table_too_wide_for_the_measure_turns_when_the_style_says_so() -> None:
    assert fitting(("narrow", "wide"), "landscape") == [Table, Landscape]
    assert fitting(("narrow", "wide"), "fit") == [Table, Table]


def test_wide_tables_that_follow_each_other_share_landscape_pages() -> None:
    assert fitting(("wide", "wide", "narrow", "wide"), "landscape") == [Landscape, Table, Landscape]


def first_blocks(document: Document) -> list[type]:
    style = msgspec.structs.replace(
        STYLE, table=msgspec.structs.replace(STYLE.table, wide="landscape")
    )
    made = briefing.LAYOUT.arrange(normalize(document, Log()), style, Log())
    return [type(block) for block in made.blocks]


def test_titles_stand_on_the_landscape_page_that_the_text_begins_with() -> None:
    meta = Meta(title=inlines("T"), language="en", organization="O")
    document = Document(meta=meta, blocks=(h("Tables", WIDE), p("a")))
    assert first_blocks(document) == [Landscape, Landscape, Region]
    upright = msgspec.structs.replace(document, blocks=(p("a"), WIDE))
    assert first_blocks(upright) == [Region, Region, Region]
    summed = msgspec.structs.replace(
        document, meta=msgspec.structs.replace(meta, summary=(p("s"),))
    )
    assert first_blocks(summed) == [Region, Region, Region, Region]


def test_a_chapter_on_landscape_pages_is_in_the_contents() -> None:
    document = normalize(doc(Landscape(blocks=(h("Turned", p("a")),)), p("b")), Log())
    entries = [n for n in iterate(arranged(book.LAYOUT, document)) if isinstance(n, ContentsEntry)]
    assert [plain_text(entry.content) for entry in entries] == ["Turned"]


# -- marks on pages --


def marked(status: str = "", **master: object) -> Furniture:
    """The furniture of a classified briefing of that status, on a page master with such values."""
    changed = msgspec.structs.replace(STYLE.page["briefing"], **master)
    style = msgspec.structs.replace(STYLE, page={"briefing": changed})
    meta = msgspec.structs.replace(FULL.meta, classification="Secret", status=status)
    furniture = briefing.LAYOUT.arrange(Document(meta=meta), style, Log()).furniture
    assert furniture is not None
    return furniture


@pytest.mark.parametrize(
    ("banner", "lines"),
    [
        ("none", set()),
        ("header", {"header", "first_header"}),
        ("footer", {"footer", "first_footer"}),
        ("both", {"header", "first_header", "footer", "first_footer"}),
    ],
)
def test_the_classification_stands_on_every_page_where_the_style_says(
    banner: str, lines: set[str]
) -> None:
    furniture = marked(banner=banner)
    names = {"header", "first_header", "footer", "first_footer"}
    said = {n for n in names if getattr(furniture, n).center == (Mark(text="Secret"),)}
    assert said == lines


def test_a_banner_takes_the_middle_and_moves_what_stood_there_to_the_end() -> None:
    footer = marked(banner="footer", footer=Margin(center="A", end="B")).footer
    assert footer.center == (Mark(text="Secret"),)
    assert "".join(piece.text for piece in footer.end if isinstance(piece, Text)) == "A · B"


@pytest.mark.parametrize(
    ("watermark", "status", "printed"),
    [
        ("draft", "Draft", "Draft"),
        ("draft", "Working draft", "Working draft"),
        ("draft", "ENTWURF", "ENTWURF"),
        ("draft", "Final", ""),
        ("status", "Final", "Final"),
        ("none", "Draft", ""),
    ],
)
def test_drafts_bear_a_watermark_when_the_style_says(
    watermark: str, status: str, printed: str
) -> None:
    assert marked(status, watermark=watermark).watermark == printed


@pytest.mark.parametrize(
    "language", ["en", "fr", "de", "es", "ru", "zh", "zh-Hant", "ar", "ja", "he", "hi", "th"]
)
def test_every_label_is_in_every_language(language: str) -> None:
    log = Log()
    labels = labels_for(language, log)
    assert log.diagnostics == ()
    said = {name: getattr(labels, name) for name in labels.__struct_fields__}
    callouts = said.pop("callouts")
    assert set(callouts) == set(get_args(CalloutKind))
    assert all(word.strip() for word in (*said.values(), *callouts.values()))
    english = labels_for("en", log)
    for name, label in said.items():
        fields = re.findall(r"\{\w+\}", label)
        assert sorted(fields) == sorted(re.findall(r"\{\w+\}", getattr(english, name))), name
    assert language == "en" or format_date("2025-08-30", language) != "30 August 2025"


@pytest.mark.parametrize(
    ("language", "contents"),
    [
        ("zh", "目录"),
        ("zh-CN", "目录"),
        ("zh-TW", "目錄"),
        ("zh-Hant-HK", "目錄"),
        ("zh-HK", "目錄"),
    ],
)
def test_labels_are_in_the_script_of_the_language(language: str, contents: str) -> None:
    assert labels_for(language, Log()).contents == contents
