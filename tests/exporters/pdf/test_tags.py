"""The structure tree: one element for one thing, in the words of ISO 32000-1, 14.8.4."""

from __future__ import annotations

import msgspec
import pytest
from pypdf.generic import NullObject

from publish.diagnostics import Log
from publish.document import (
    BlockQuote,
    Cell,
    CodeBlock,
    Column,
    Contents,
    ContentsEntry,
    Definition,
    DefinitionList,
    Division,
    Field,
    FieldList,
    Figure,
    Image,
    List,
    ListItem,
    Math,
    MathBlock,
    Media,
    Note,
    Paragraph,
    Region,
    Row,
    Section,
    Span,
    Superscript,
    Table,
)
from publish.style import load_style
from publish.units import Color, Length
from tests.exporters.pdf.reading import arranged, elements, named, opened, pdf, tags, text
from tests.support.notation import a, em, h, inlines, p, ul

LONG = "Words that fill a line and then some more of the page they stand on. " * 4
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)
PICTURE = Media(id="ab", media_type="image/png", data=PNG, width=1, height=1)
TITLE = Region(role="title", blocks=(p("Title"),))


def row(*texts: str, header: bool = False) -> Row:
    return Row(cells=tuple(Cell(blocks=(p(text),), header=header) for text in texts))


def test_sections_headings_and_paragraphs_keep_their_order() -> None:
    made = pdf(arranged(TITLE, p("x"), h("A", p("y"), h("B", p("z")))))
    assert tags(made) == "Document(Part(H1 P Sect(H2 P Sect(H3 P))))"


def test_an_item_is_a_label_and_a_body_whatever_it_holds() -> None:
    loose = List(items=(ListItem(blocks=(p("a"), p("b"), ul(p("c")))),), tight=False)
    made = pdf(arranged(TITLE, ul(p("x")), loose))
    assert tags(made) == (
        "Document(Part(H1 L(LI(Lbl LBody)) L(LI(Lbl LBody(P P L(LI(Lbl LBody)))))))"
    )


def test_the_box_of_a_task_is_drawn_and_says_whether_it_is_done() -> None:
    items = (ListItem(blocks=(p("todo"),), checked=False), ListItem(blocks=(p("x"),), checked=True))
    made = pdf(arranged(TITLE, List(items=items)))
    assert "[ ]" not in opened(made).pages[0].extract_text()
    assert [e["/ActualText"] for e in elements(made) if "/ActualText" in e] == ["☐", "☒"]


def test_a_term_is_the_label_of_what_it_means() -> None:
    entry = Definition(term=inlines("Term"), definitions=((p("One"),), (p("Two"),)))
    made = pdf(arranged(TITLE, DefinitionList(items=(entry,))))
    assert tags(made) == "Document(Part(H1 L(LI(Lbl LBody(P P)))))"


def test_a_memo_head_is_a_list_of_labelled_values() -> None:
    fields = (
        Field(name="to", label="To", content=inlines("Board")),
        Field(name="subject", label="Subject", content=inlines("Oil")),
    )
    head = Region(role="memo_header", blocks=(FieldList(fields=fields),))
    made = pdf(arranged(Region(role="memo_title", blocks=(p("Memo"),)), head))
    assert tags(made) == "Document(Part(H1 L(LI(Lbl LBody) LI(Lbl LBody))))"


def test_a_table_over_three_pages_is_one_table_with_one_head() -> None:
    table = Table(
        columns=(Column(), Column()),
        head=(row("Name", "Figure", header=True),),
        body=tuple(row(f"r{n}", str(n)) for n in range(100)),
        foot=(row("Sum", "x"),),
    )
    made = pdf(arranged(TITLE, table))
    assert len(opened(made).pages) > 2
    (one,) = named(made, "Table")
    assert [kid.get_object()["/S"] for kid in one["/K"]] == ["/THead", "/TBody", "/TFoot"]
    assert len(named(made, "TR")) == 102
    heads = {head["/ID"]: head for head in named(made, "TH")}
    assert [head["/A"]["/Scope"] for head in heads.values()] == ["/Column", "/Column"]
    for cell in named(made, "TD"):
        assert all(name in heads for name in cell["/A"]["/Headers"])


def test_cells_name_the_heads_above_and_beside_them_whatever_these_span() -> None:
    def head(said: str, *, rows: int = 1, columns: int = 1) -> Cell:
        return Cell(blocks=(p(said),), row_span=rows, column_span=columns, header=True)

    two = Cell(blocks=(p("d"),), column_span=2)
    made = pdf(
        arranged(
            TITLE,
            Table(
                columns=(Column(), Column(), Column()),
                head=(
                    Row(cells=(head("A", rows=2), head("B", columns=2))),
                    Row(cells=(head("B1"), head("B2"))),
                ),
                body=(
                    Row(cells=(head("R", rows=2), *row("b", "c").cells)),
                    Row(cells=(two,)),
                ),
            ),
        )
    )
    names = {
        head["/ID"]: said
        for head, said in zip(named(made, "TH"), ["A", "B", "B1", "B2", "R"], strict=True)
    }
    heads = [[names[name] for name in cell["/A"]["/Headers"]] for cell in named(made, "TD")]
    assert heads == [["R", "B", "B1"], ["R", "B", "B2"], ["R", "B", "B1", "B2"]]


def test_lists_say_how_they_count() -> None:
    items = (ListItem(blocks=(p("x"),)),)
    roman = List(items=items, ordered=True, numbering="upper_roman")
    tasks = List(items=(ListItem(blocks=(p("todo"),), checked=False),))
    term = DefinitionList(items=(Definition(term=inlines("Term"), definitions=((p("One"),),)),))
    made = pdf(arranged(TITLE, ul(p("x")), List(items=items, ordered=True), roman, tasks, term))
    said = [one.get("/A", {}).get("/ListNumbering") for one in named(made, "L")]
    assert said == ["/Disc", "/Decimal", "/UpperRoman", None, "/None"], "tasks have no labels"


def test_the_area_of_a_picture_is_in_points_from_below() -> None:
    picture = Paragraph(content=(Image(media="ab", alt="A map", width=20),))
    made = pdf(arranged(TITLE, Figure(blocks=(picture,)), media=(PICTURE,)))
    (figure,) = named(made, "Figure")
    left, bottom, right, top = (float(edge) for edge in figure["/A"]["/BBox"])
    page = opened(made).pages[0].mediabox
    assert 0 < left < right < page.width
    assert page.height / 2 < bottom < top < page.height
    assert right - left == pytest.approx(top - bottom) == pytest.approx(20)


def test_raised_links_can_be_pressed_whatever_they_stand_in() -> None:
    plain = Superscript(content=(a("https://a.example", "x"),))
    set_off = Superscript(content=(em(a("https://b.example", "x")),))
    (page,) = opened(pdf(arranged(TITLE, p("Word", plain, " and", set_off, ".")))).pages
    for link in page["/Annots"]:
        _, top, _, bottom = link.get_object()["/Rect"]
        assert abs(top - bottom) > 2


def test_a_table_without_body_makes_its_head_the_body() -> None:
    made = pdf(arranged(TITLE, Table(columns=(Column(),), head=(row("x", header=True),))))
    assert tags(made) == "Document(Part(H1 Table(TBody(TR(TH)))))"


def test_paragraphs_and_lists_over_a_page_break_are_one() -> None:
    made = pdf(arranged(TITLE, p(LONG * 14), ul(*(p(LONG) for _ in range(14)))))
    assert len(opened(made).pages) == 3
    items = " ".join(["LI(Lbl LBody)"] * 14)
    assert tags(made) == f"Document(Part(H1 P L({items})))"


def test_a_note_has_an_identifier_and_its_mark_refers() -> None:
    made = pdf(arranged(TITLE, p("Word", Note(blocks=(p("Aside."),), label="1"), " more")))
    assert tags(made) == "Document(Part(H1 P(Reference(Link))) Note(Lbl(Link) P))"
    assert [note["/ID"] for note in named(made, "Note")] == ["note-1"]
    assert targets(made) == ["note-1", "note-mark-1"]


def test_a_link_over_two_lines_is_one_link_with_two_annotations() -> None:
    made = pdf(arranged(TITLE, p("See ", a("https://x.example/", LONG[:120]), ".")))
    (link,) = named(made, "Link")
    references = [kid for kid in link["/K"] if not isinstance(kid, int)]
    assert len(references) == 2
    annotations = opened(made).pages[0]["/Annots"]
    assert len(annotations) == 2


def test_marks_within_a_link_make_links_beside_each_other() -> None:
    made = pdf(arranged(TITLE, p(a("https://x.example/", "one ", em("two")))))
    assert tags(made) == "Document(Part(H1 P(Link Span(Link))))"


def test_a_figure_says_what_it_shows_and_a_decoration_is_none() -> None:
    shown = Paragraph(content=(Image(media="ab", alt="A map", width=20),))
    plain = Paragraph(content=(Image(media="ab", decorative=True, width=20),))
    figure = Figure(blocks=(shown,), caption=(p("Map"),), label="Figure 1")
    made = pdf(arranged(TITLE, figure, plain, media=(PICTURE,)))
    assert [figure["/Alt"] for figure in named(made, "Figure")] == ["A map"]
    assert tags(made) == "Document(Part(H1 Div(P(Figure) Caption(Span)) P))"
    stream = opened(made).pages[0].get_contents().get_data()
    assert stream.count(b"/Artifact\n<</Type /Layout/BBox [") == 1


def test_quotes_and_code_have_their_roles() -> None:
    made = pdf(arranged(TITLE, BlockQuote(blocks=(p("x"),)), CodeBlock(text="a\nb")))
    assert tags(made) == "Document(Part(H1 BlockQuote(P) P(Code(Span Span))))"


def test_parts_in_another_language_say_so() -> None:
    german = Span(content=inlines("Guten Tag"), language="de")
    made = pdf(arranged(TITLE, p("He said ", german)))
    assert [e["/Lang"] for e in elements(made) if "/Lang" in e] == ["de"]
    assert opened(made).root_object["/Lang"] == "en"


def test_blocks_in_another_language_say_so() -> None:
    spoken = Division(blocks=(ul(p("א")), p("ב")), language="he", direction="rtl")
    made = pdf(arranged(TITLE, spoken))
    (element,) = [e for e in elements(made) if "/Lang" in e]
    assert (element["/Lang"], len(element["/K"])) == ("he", 2)


def test_running_heads_are_artifacts() -> None:
    made = pdf(arranged(TITLE, p(LONG * 20)))
    second = opened(made).pages[1]
    assert "Running head" in second.extract_text()
    stream = second.get_contents().get_data()
    assert stream.count(b"/Artifact\n<</Type /Pagination>>\nBDC") == 2
    assert tags(made) == "Document(Part(H1 P))"


def test_each_piece_of_content_knows_its_element() -> None:
    made = pdf(arranged(TITLE, p(LONG * 20), ul(p("x"))))
    tree = opened(made).root_object["/StructTreeRoot"]
    numbers = tree["/ParentTree"]["/Nums"]
    owners = [owner for page in numbers[1::2] for owner in page.get_object()]

    roles = {owner.get_object()["/S"] for owner in owners if not isinstance(owner, NullObject)}
    assert roles == {"/H1", "/P", "/Lbl", "/LBody"}


def test_a_caption_over_a_page_break_is_one() -> None:
    table = Table(columns=(Column(),), body=(row("x"),), caption=(p(LONG * 3), p(LONG * 3)))
    picture = Paragraph(content=(Image(media="ab", alt="A map", width=20),))
    figure = Figure(blocks=(picture,), caption=(p(LONG * 12), p(LONG * 12)))
    for block in (table, figure):
        made = pdf(arranged(TITLE, *(p("x") for _ in range(24)), block, media=(PICTURE,)))
        assert len(opened(made).pages) > 1
        (caption,) = named(made, "Caption")
        assert [kid.get_object()["/S"] for kid in caption["/K"]] == ["/P", "/P"]


def test_a_tree_that_cannot_be_paired_is_kept_and_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The boxes here are read in another order than WeasyPrint tagged them."""
    pdf(arranged(TITLE))
    from publish.exporters.pdf import structure_tree

    children = structure_tree._children
    monkeypatch.setattr(
        structure_tree, "_children", lambda box, role: list(children(box, role))[:1]
    )
    log = Log()
    nested = ul(p("x"), p("y"))
    table = Table(columns=(Column(),), head=(row("h", header=True),), body=(row("b"),))
    blocks = (TITLE, p("a ", a("https://x.example/", "link")), nested, table)
    made = pdf(arranged(*blocks), log)
    assert [(d.severity, d.code) for d in log.diagnostics] == [
        ("warning", "structure-not-repaired")
    ]
    assert tags(made) == (
        "Document(Part(H1(Span) P(Span Link)"
        " L(LI(Lbl(Span) LBody(Span)) LI(Lbl(Span) LBody(Span)))"
        " Table(THead(TR(TH(Span))) TBody(TR(TD(Span))))))"
    )


@pytest.mark.parametrize("depth", [1, 6])
def test_deep_sections_stay_in_the_outline(depth: int) -> None:
    section = Section(title=inlines("deep"), blocks=(p("x"),))
    for _ in range(depth - 1):
        section = Section(title=inlines("up"), blocks=(section,))
    outline = opened(pdf(arranged(TITLE, section))).outline
    assert "deep" in str(outline)


def test_formulas_are_drawn_and_say_their_tex() -> None:
    blocks = (p("So ", Math(text="x^2"), "."), MathBlock(text="y", id="eq", label="(1)"))
    made = pdf(arranged(TITLE, *blocks))
    assert tags(made) == "Document(Part(H1 P(Formula) Div(Formula P(Span))))"
    assert [formula["/Alt"] for formula in named(made, "Formula")] == ["x^2", "y"]
    assert all("/BBox" in formula["/A"] for formula in named(made, "Formula"))


def test_a_formula_has_the_colour_and_size_of_the_text_around_it() -> None:
    house = load_style("house")
    for size in (12.0, 24.0):
        text = msgspec.structs.replace(house.text, color=Color("ff0000"), size=Length(size))
        style = msgspec.structs.replace(house, text=text)
        page = opened(pdf(arranged(p(Math(text="x"))), style=style)).pages[0]
        drawing = page.get_contents().get_data().decode().partition("/Figure")[2]
        scale = next(line.split()[0] for line in drawing.splitlines() if " -0." in line)
        assert "1 0 0 rg" in drawing
        assert float(scale) == pytest.approx(size / 0.75 / 20), "20 units an em, on a page in px"


def test_a_formula_wider_than_its_line_is_broken_and_else_made_smaller() -> None:
    terms = " + ".join(f"a_{{{number}}}" for number in range(24))
    long, whole = MathBlock(text=f"{terms} = b"), MathBlock(text=rf"\sqrt{{{terms} + {terms}}}")
    log = Log()
    made = pdf(arranged(TITLE, p("x"), long, whole), log)
    master = load_style("house").page["briefing"]
    heights = []
    for formula in named(made, "Formula"):
        left, low, right, high = map(float, formula["/A"]["/BBox"])
        assert right - left <= master.measure.pt + 0.1
        heights.append(high - low)
    assert heights[0] > 1.5 * heights[1]
    assert [diagnostic.code for diagnostic in log.diagnostics] == ["formula-small"]


def test_a_formula_that_cannot_be_set_is_code() -> None:
    log = Log()
    made = pdf(arranged(TITLE, p(Math(text="\\foo{x"))), log)
    assert tags(made) == "Document(Part(H1 P(Code)))"
    assert [loss.code for loss in log.losses] == ["math-as-tex"]


def test_a_contents_list_is_a_toc_of_its_entries_with_what_is_below_them() -> None:
    entries = (
        ContentsEntry(target="a", content=inlines("A"), level=1, label="1"),
        ContentsEntry(target="b", content=inlines("B"), level=2, label="1.1"),
    )
    listed = Region(role="contents", title=inlines("Contents"), blocks=(Contents(entries=entries),))
    made = pdf(arranged(TITLE, listed, h("A", h("B", id="b"), id="a")))
    assert "Sect(H2 TOC(TOCI(Reference(Link" in tags(made)
    assert len(named(made, "TOCI")) == len(named(made, "TOC")) == 2


def test_the_outline_shows_numbers_and_no_notes() -> None:
    noted = Section(title=inlines("A", Note(blocks=(p("aside"),), label="1")), label="1", id="a")
    (title,) = [
        part for part in opened(pdf(arranged(TITLE, noted))).outline if isinstance(part, list)
    ]
    assert [entry.title for entry in title] == ["1\u2002A"]


def test_notes_at_the_end_are_notes_there_and_lead_back() -> None:
    code = Note(blocks=(CodeBlock(text="two"), p("three")), label="2")
    noted = p("x", Note(blocks=(p("one"), ul(p("a"))), label="1"), code)
    notes = Region(role="notes", title=inlines("Notes"), id="notes", blocks=())
    made = pdf(arranged(TITLE, noted, notes))
    said = text(made)
    assert said.index("Notes") < said.index("one") < said.index("two")
    assert tags(made) == (
        "Document(Part(H1 P(Reference(Link) Reference(Link)) Sect(H2"
        " Note(Lbl(Link) P L(LI(Lbl LBody))) Note(Lbl(Link) P(Code(Span)) P))))"
    )
    assert [note["/ID"] for note in named(made, "Note")] == ["note-1", "note-2"]
    assert targets(made) == ["note-1", "note-2", "note-mark-1", "note-mark-2"]
    assert descriptions(made) == ["one…", "two…", "1", "2"]


def test_links_say_the_words_that_stand_where_they_lead() -> None:
    long = "so many words " * 9
    noted = p("x", Note(blocks=(p("A short note."),), label="1"))
    links = [a(f"#{name}", "there") for name in ("a", "b", "t")]
    table = Table(id="t", columns=(Column(),), body=(row("Cell"),))
    made = pdf(arranged(TITLE, p(*links), h("A heading", noted, id="a"), h(long, id="b"), table))
    assert descriptions(made) == [*("A heading", f"{long[:100]}…", "Cell", "A short note.", "1")]


def descriptions(data: bytes) -> list[str]:
    """What the links say of where they lead, in reading order."""
    return [
        kid.get_object()["/Obj"]["/Contents"]
        for link in named(data, "Link")
        for kid in link["/K"]
        if not isinstance(kid, int)
    ]


def targets(data: bytes) -> list[str]:
    """Where the links lead, in reading order."""
    return [
        kid.get_object()["/Obj"]["/Dest"]
        for link in named(data, "Link")
        for kid in link["/K"]
        if not isinstance(kid, int)
    ]
