"""Document → HTML tree: every node, exhaustively, with nothing lost in silence."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

import msgspec
import pytest
from hypothesis import given, settings

from publish.diagnostics import Log
from publish.document import (
    Block,
    Callout,
    Cell,
    CitationItem,
    Code,
    CodeBlock,
    Column,
    Contents,
    ContentsEntry,
    Definition,
    DefinitionList,
    Division,
    Document,
    Field,
    FieldList,
    Figure,
    Highlight,
    Image,
    Inline,
    Keyboard,
    LineBlock,
    List,
    ListItem,
    Math,
    MathBlock,
    Media,
    Meta,
    Note,
    Paragraph,
    Reference,
    Region,
    Row,
    Section,
    Span,
    Table,
    Text,
)
from publish.languages import runs_right_to_left
from publish.units import Length
from publish.walk import iterate, plain_text, rebuild
from publish.web.html import html_tree
from publish.web.target import Medium
from tests.support.notation import a, em, h, inlines, note, p, strong, table, ul
from tests.support.strategies import documents

SCREEN = Medium(picture_url=lambda media: f"media/{media.id}")
PAPER = Medium(
    picture_url=lambda media: f"media/{media.id}",
    footnotes=True,
    text_only_links=True,
    interactive=False,
)
PICTURE = Media(id="ab", media_type="image/png", data=b"png", width=4, height=2)


def tree(*blocks: Block, medium: Medium = SCREEN, log: Log | None = None) -> Element:
    document = Document(
        meta=Meta(title=inlines("T"), language="en"), blocks=blocks, media=(PICTURE,)
    )
    return html_tree(document, medium, log or Log())


def main(*blocks: Block, medium: Medium = SCREEN, log: Log | None = None) -> str:
    """The inside of `main`, as text."""
    made = tree(*blocks, medium=medium, log=log).find("body/main")
    assert made is not None
    return tostring(made, encoding="unicode", method="html")[len("<main>") : -len("</main>")]


def one(*pieces: Inline | str, medium: Medium = SCREEN, log: Log | None = None) -> str:
    """The inside of the one paragraph that holds these inlines."""
    made = main(p(*pieces), medium=medium, log=log)
    return made[len("<p>") : made.index("</p>")]


def cell(text: str, **more: int | bool) -> Cell:
    return Cell(
        blocks=(p(text),),
        header=bool(more.get("header", False)),
        column_span=int(more.get("columns", 1)),
        row_span=int(more.get("rows", 1)),
    )


def test_sections_nest_and_their_headings_begin_below_the_title() -> None:
    deep = Section(title=inlines("B"), label="1.1", blocks=(p("x"),), id="b")
    assert main(h("A", deep, id="a")) == (
        '<section id="a"><h2 class="heading-1">A</h2>'
        '<section id="b"><h3 class="heading-2"><span class="label">1.1\u2002</span>B</h3>'
        "<p>x</p></section></section>"
    )


def test_headings_never_go_below_the_sixth_level() -> None:
    section = h("7", p("x"))
    for title in "654321":
        section = h(title, section)
    assert '<h6 class="heading-5">5</h6>' in main(section)
    assert '<h6 class="heading-6">7</h6>' in main(section)


def test_the_title_is_the_first_heading_and_the_masthead_a_banner() -> None:
    fields = (
        Field(name="organization", content=inlines("House")),
        Field(name="reference", label="No.", content=inlines("7")),
        Field(name="date", content=inlines("May")),
    )
    body = tree(
        Region(role="masthead", blocks=(FieldList(fields=fields),)),
        Region(role="title", blocks=(p("Putin’s visit"),)),
    ).find("body")
    assert body is not None
    assert tostring(body, encoding="unicode") == (
        '<body><header class="masthead"><p>'
        '<span class="masthead-organization">House</span> '
        '<span class="masthead-details">No.\u00a07 · May</span></p></header>'
        '<main><h1 class="title">Putin’s visit</h1></main></body>'
    )


def test_key_points_are_a_section_that_its_title_names() -> None:
    region = Region(role="key_points", id="kp", title=inlines("Key points"), blocks=(ul(p("x")),))
    assert main(region) == (
        '<section id="kp" class="key-points" aria-labelledby="kp-title">'
        '<h2 class="key-points-title" id="kp-title">Key points</h2>'
        "<ul><li>x</li></ul></section>"
    )


def test_a_memo_head_pairs_labels_and_values() -> None:
    fields = (
        Field(name="to", label="To", content=inlines("Board")),
        Field(name="subject", label="Subject", content=inlines("Oil")),
    )
    assert main(Region(role="memo_header", blocks=(FieldList(fields=fields),))) == (
        '<dl class="memo-header">'
        '<div><dt class="memo-label">To</dt><dd class="memo-value">Board</dd></div>'
        '<div><dt class="memo-label">Subject</dt><dd class="memo-subject">Oil</dd></div></dl>'
    )


def test_a_title_page_sets_its_parts_in_the_roles_of_a_book() -> None:
    region = Region(
        role="title_page",
        blocks=(
            Region(role="title", blocks=(p("Title"),)),
            Region(role="subtitle", blocks=(p("Sub"),)),
            Region(role="byline", blocks=(p("Ann"),)),
            FieldList(fields=(Field(name="date", content=inlines("May")),)),
        ),
    )
    assert main(region) == (
        '<header class="title-page"><h1 class="book-title">Title</h1>'
        '<p class="book-subtitle">Sub</p><p class="book-details">Ann</p>'
        '<div class="book-details"><p>May</p></div></header>'
    )


def test_a_region_that_is_set_in_lines_says_its_title_too() -> None:
    title = inlines("Above")
    assert main(Region(role="byline", title=title, blocks=(p("Ann"),))) == (
        '<p class="byline">Above</p><p class="byline">Ann</p>'
    )
    assert main(Region(role="memo_header", title=title, blocks=())) == "<p>Above</p>"


def test_contents_nest_by_level() -> None:
    entries = (
        ContentsEntry(target="a", content=inlines("A"), level=1, label="1"),
        ContentsEntry(target="b", content=inlines("B"), level=2),
        ContentsEntry(target="c", content=inlines("C"), level=1),
    )
    assert main(Contents(entries=entries), medium=PAPER) == (
        '<ul><li><p class="contents-entry" data-target="#a">'
        '<a href="#a"><span class="label">1\u2002</span>A</a></p>'
        '<ul><li><p class="contents-entry" data-target="#b"><a href="#b">B</a></p></li></ul></li>'
        '<li><p class="contents-entry" data-target="#c"><a href="#c">C</a></p></li></ul>'
    )


def test_lists_keep_start_numbering_and_looseness() -> None:
    items = (ListItem(blocks=(p("x"),)), ListItem(blocks=(p("y"), p("z"))))
    ordered = List(items=items, ordered=True, start=3, numbering="lower_alpha")
    assert main(ordered) == (
        '<ol start="3" style="counter-reset: list-item 2" class="lower-alpha">'
        "<li>x</li><li><p>y</p><p>z</p></li></ol>"
    )
    assert main(List(items=items[:1], tight=False)) == "<ul><li><p>x</p></li></ul>"
    named = ListItem(blocks=(msgspec.structs.replace(p("x"), id="a"),))
    assert main(List(items=(named,))) == '<ul><li id="a">x</li></ul>'
    around = List(items=items[:1], ordered=True, numbering="lower_alpha", prefix='"', suffix=")")
    assert 'style="list-style-type: &quot;\\22 a) &quot;"' in main(around)


def test_a_task_says_whether_it_is_done() -> None:
    items = (
        ListItem(blocks=(p("x"),), checked=True),
        ListItem(blocks=(p("y"), p("z")), checked=False),
    )
    assert main(List(items=items)) == (
        '<ul><li class="task"><span class="task-box">☒ </span>x</li>'
        '<li class="task"><p><span class="task-box">☐ </span>y</p><p>z</p></li></ul>'
    )


def test_header_cells_say_what_they_head() -> None:
    table = Table(
        id="t",
        label="Table 1",
        caption=(p("Trade"),),
        columns=(Column(), Column(align="end", width=0.25)),
        head=(Row(cells=(cell("Both", columns=2),)),),
        body=(
            Row(cells=(cell("Oil", header=True, rows=2), cell("1"))),
            Row(cells=(cell("2"),)),
        ),
    )
    assert main(table, medium=PAPER) == (
        '<table id="t"><caption><span class="label">Table 1.</span> Trade</caption>'
        '<colgroup><col><col style="width: 25%"></colgroup>'
        '<thead><tr><th scope="colgroup" colspan="2">Both</th></tr></thead>'
        '<tbody><tr><th scope="row" rowspan="2">Oil</th><td class="align-end">1</td></tr>'
        '<tr><td class="align-end">2</td></tr></tbody></table>'
    )


def test_an_empty_cell_is_the_head_of_nothing() -> None:
    head = Row(cells=(cell(""), cell("A", header=True)))
    body = Row(cells=(cell("", header=True), cell("1")))
    table = Table(columns=(Column(align="end"), Column()), head=(head,), body=(body,))
    assert main(table, medium=PAPER) == (
        '<table><thead><tr><td class="empty-head align-end"></td><th scope="col">A</th></tr>'
        '</thead><tbody><tr><td class="empty-head align-end"></td><td>1</td></tr></tbody></table>'
    )


def test_a_wide_table_scrolls_on_a_screen_and_a_keyboard_reaches_it() -> None:
    table = Table(columns=(Column(),), body=(Row(cells=(cell("x"),)),))
    assert main(table).startswith('<div class="table-frame" tabindex="0"><table>')


def test_a_figure_has_a_labelled_caption() -> None:
    picture = Paragraph(content=(Image(media="ab", alt="A map", width=30),))
    figure = Figure(id="f", label="Figure 1", blocks=(picture,), caption=(p("Map"),))
    assert main(figure) == (
        '<figure id="f"><p><img src="media/ab" alt="A map" style="width: 30pt" width="4"'
        ' height="2"></p>'
        '<figcaption><span class="label">Figure 1.</span> Map</figcaption></figure>'
    )


def test_a_caption_may_stand_above() -> None:
    figure = Figure(blocks=(p("A"),), caption=(p("Map"),), caption_above=True)
    assert main(figure) == "<figure><figcaption>Map</figcaption><p>A</p></figure>"


def test_a_decorative_picture_has_an_empty_alt() -> None:
    assert 'alt=""' in one(Image(media="ab", alt="x", decorative=True))


@pytest.mark.parametrize(
    ("image", "style"),
    [
        (Image(media="ab"), "width: 3pt"),
        (Image(media="ab", width=30), "width: 30pt"),
        (Image(media="ab", height=50), "width: 80pt"),
        (Image(media="ab", share=0.5), "width: 50.00%; max-width: 80pt"),
        (Image(media="ab", share=0.5, height=10), "width: 50.00%; max-width: 20pt"),
    ],
)
def test_a_picture_is_no_larger_than_its_page(image: Image, style: str) -> None:
    medium = msgspec.structs.replace(SCREEN, room=(Length(100), Length(40)))
    assert f'style="{style}"' in one(image, medium=medium)


def test_a_picture_that_could_not_be_had_leaves_its_words() -> None:
    log = Log()
    assert one(Image(media="", alt="A map"), log=log) == '<span class="image-missing">A map</span>'
    assert not log.diagnostics, "the reader has told of it"
    one(Image(media="gone", alt="A map"), log=log)
    assert [d.code for d in log.losses] == ["image-missing"]


def test_a_formula_that_the_medium_cannot_show_keeps_its_tex() -> None:
    assert one(Math(text="a<b")) == '<code class="math">a&lt;b</code>'


def test_definitions_group_a_term_with_what_it_means() -> None:
    entry = Definition(term=inlines("Term"), definitions=((p("One"),), (p("Two"), p("More"))))
    assert main(DefinitionList(items=(entry,))) == (
        "<dl><div><dt>Term</dt><dd>One</dd><dd><p>Two</p><p>More</p></dd></div></dl>"
    )


def test_a_callout_is_a_note_with_its_title() -> None:
    assert main(Callout(kind="warning", title=inlines("Beware"), blocks=(p("x"),))) == (
        '<aside class="callout callout-warning" role="note">'
        '<p class="callout-title">Beware</p><p>x</p></aside>'
    )


def test_verse_keeps_its_lines_and_indents() -> None:
    verse = LineBlock(lines=(inlines("Roses"), (), inlines("  red")))
    assert main(verse) == '<p class="verse">Roses<br><br>  red</p>'


def test_parts_keep_language_and_direction() -> None:
    span = Span(content=inlines("Guten Tag"), language="de")
    paragraph = Paragraph(content=(span,), language="he", direction="rtl")
    assert main(paragraph) == '<p lang="he" dir="rtl"><span lang="de">Guten Tag</span></p>'


def test_blocks_and_sections_in_another_language_say_so() -> None:
    spoken = Division(blocks=(ul(p("a")), p("b")), language="he", direction="rtl")
    assert main(spoken) == '<div lang="he" dir="rtl"><ul><li>a</li></ul><p>b</p></div>'
    section = Section(title=inlines("T"), id="t", language="fr")
    assert main(Division(blocks=(section,), language="ar", direction="rtl")) == (
        '<section id="t" lang="ar" dir="rtl"><h2 class="heading-1" lang="fr">T</h2></section>'
    )


def test_code_and_formulas_are_islands_in_text_that_runs_from_right_to_left() -> None:
    block = Paragraph(content=inlines(Code(text="f()"), Keyboard(text="K")), direction="rtl")
    shown = main(block, CodeBlock(text="a"), MathBlock(text="x"))
    assert shown.count('dir="ltr"') == 2
    meta = Meta(title=inlines("T"), language="he")
    document = Document(meta=meta, blocks=(CodeBlock(text="a"), MathBlock(text="x")))
    root = html_tree(document, SCREEN, Log())
    islands = [e for e in root.iter() if e.get("dir") == "ltr"]
    assert [(e.tag, e.get("class")) for e in islands] == [("pre", "short"), ("div", "math-block")]


def test_a_reference_links_to_its_target_in_the_words_of_the_layout() -> None:
    assert one(Reference(target="t", content=inlines("Table 1"))) == '<a href="#t">Table 1</a>'


def test_on_paper_marks_stand_outside_of_links() -> None:
    link = a("https://x.example", "see ", em("this ", strong("now")))
    href = '<a href="https://x.example">'
    assert one(link) == f"{href}see <em>this <strong>now</strong></em></a>"
    assert one(link, medium=PAPER) == (
        f"{href}see </a><em>{href}this </a><strong>{href}now</a></strong></em>"
    )


def test_on_paper_a_note_stands_where_its_mark_stands() -> None:
    marked = Note(blocks=(p("Aside."),), label="1")
    assert one("Word", marked, medium=PAPER) == (
        'Word<span id="note-1" class="note" data-label="1" data-mark="note-mark-1">Aside.</span>'
    )


def test_on_a_screen_notes_are_gathered_with_links_there_and_back() -> None:
    inner = Note(blocks=(p("Inner."),), label="2")
    outer = Note(blocks=(p("Outer", inner),), label="1")
    made = main(p("Word", outer))
    assert made.startswith(
        '<p>Word<sup><a href="#note-1" id="note-mark-1" role="doc-noteref">1</a></sup></p>'
        '<div class="notes" role="doc-endnotes"><ol>'
        '<li id="note-1" class="note"><p><span class="note-label">1</span>\u2002Outer'
    )
    assert '<li id="note-2" class="note"><p><span class="note-label">2</span>\u2002Inner.' in made
    assert '<a href="#note-mark-2" role="doc-backlink" aria-label="2">↩</a>' in made


def test_markup_in_texts_stays_text() -> None:
    log = Log()
    made = main(p("<script>&amp;"), p(a('https://x/"onclick="y', "z")), log=log)
    assert made == (
        '<p>&lt;script&gt;&amp;amp;</p><p><a href="https://x/&quot;onclick=&quot;y">z</a></p>'
    )


def test_the_root_has_language_direction_and_metadata() -> None:
    meta = Meta(
        title=inlines("عنوان"),
        language="ar",
        authors=("Ann",),
        summary=(p("Sub"),),
        date="2025",
        keywords=("k",),
    )
    root = html_tree(Document(meta=meta), SCREEN, Log())
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    head = root[0]
    assert head.findtext("title") == "عنوان"
    assert {m.get("name"): m.get("content") for m in head.iter("meta") if m.get("name")} == {
        "author": "Ann",
        "description": "Sub",
        "keywords": "k",
        "dcterms.date": "2025",
        "generator": "publish",
    }


def test_scripts_of_a_language_tag_decide_its_direction() -> None:
    assert runs_right_to_left("fa-IR")
    assert runs_right_to_left("az-Arab")
    assert not runs_right_to_left("he-Latn")
    assert not runs_right_to_left("en")


@settings(max_examples=40, deadline=None)
@given(documents())
def test_every_text_of_a_document_is_in_its_page(document: Document) -> None:
    """But for the parts of a citation: where it has been put into words, these are what is said."""
    document = rebuild(
        document, lambda node: CitationItem(key="k") if isinstance(node, CitationItem) else node
    )
    page = "".join(html_tree(document, SCREEN, Log()).itertext())
    for block in document.blocks:
        for node in iterate(block):
            if isinstance(node, Text):
                assert node.text in page


def test_plain_text_of_a_note_is_in_the_page_once() -> None:
    page = "".join(tree(p("x", note(p("unique words")))).itertext())
    assert page.count(plain_text(p("unique words"))) == 1


def test_the_frame_of_a_table_is_called_as_its_caption_says_it() -> None:
    made = msgspec.structs.replace(table("a"), label="Table 1", caption=(p("What it was."),))
    assert 'aria-label="Table 1. What it was."' in main(made)


def test_code_is_lines_of_words_in_the_roles_of_their_kinds() -> None:
    block = CodeBlock(text="if x:\n\tpass\n", language="python")
    assert main(block) == (
        '<pre class="short"><code class="language-python">'
        '<span class="line"><span class="syntax-keyword">if</span> x:\n</span>'
        '<span class="line">\t<span class="syntax-keyword">pass</span></span></code></pre>'
    )
    assert "short" not in main(CodeBlock(text="x\n" * 13))


def test_keys_marks_and_code_within_a_line() -> None:
    assert one(Keyboard(text="Ctrl")) == "<kbd>Ctrl</kbd>"
    assert one(Highlight(content=inlines("x"))) == "<mark>x</mark>"
    assert one(Code(text="1", language="python")) == (
        '<code><span class="syntax-number">1</span></code>'
    )


def test_emphasis_in_a_script_without_italics_is_marked_for_the_sheet() -> None:
    link = a("https://example.org/", "漢字")
    assert main(p(em("so 漢字 is, ", link, " 字"))) == (
        '<p><em>so <span class="upright">漢字</span> is, '
        '<a href="https://example.org/"><span class="upright">漢字</span></a>'
        '<span class="upright"> 字</span></em></p>'
    )


def test_code_emphasis_in_emphasis_and_notes_are_not_marked() -> None:
    said = main(p(em("a ", em("漢字"), Code(text="漢字"), note(p("漢字")))), medium=PAPER)
    assert "upright" not in said


def test_a_word_of_code_that_is_data_may_be_broken_anywhere() -> None:
    tex = "a+" * 10_000
    tree = html_tree(
        Document(blocks=(Paragraph(content=(Code(text="x" * 1_000), Math(text=tex))),)),
        SCREEN,
        Log(),
    )
    code, formula = tree.iter("code")
    assert ["".join(code.itertext()), len(list(code.iter("wbr")))] == ["x" * 1_000, 3]
    assert ["".join(formula.itertext()), len(list(formula.iter("wbr")))] == [tex, 79]
