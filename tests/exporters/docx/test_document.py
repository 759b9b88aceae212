"""What a reader of the Word document finds: the text, in the styles that bear its roles."""

from __future__ import annotations

import re

import msgspec
import pytest
from lxml import etree

from publish.diagnostics import Log
from publish.document import (
    Block,
    BlockQuote,
    Callout,
    Cell,
    Code,
    CodeBlock,
    Column,
    Contents,
    ContentsEntry,
    Division,
    Document,
    Emphasis,
    Figure,
    Image,
    Inline,
    Keyboard,
    Landscape,
    Link,
    List,
    ListItem,
    Math,
    MathBlock,
    Media,
    Meta,
    Note,
    Paragraph,
    Row,
    Section,
    Span,
    Strong,
    Table,
    Text,
)
from publish.errors import ExportError
from publish.exporters.docx import EXPORTER
from publish.exporters.docx.line_count import Metrics
from publish.exporters.docx.run_fonts import typeface_of
from publish.plugin import Context, Source
from publish.readers.pandoc import OFFICE
from publish.style import Logo
from publish.units import Length
from publish.walk import iterate, plain_text
from tests.conftest import Golden
from tests.exporters.docx.reading import (
    HOUSE,
    TIMESTAMP,
    W,
    export,
    find,
    members,
    opened,
    part,
    styled_lines,
    values,
)
from tests.exporters.docx.samples import (
    LAYOUTS,
    arranged,
    item,
    para,
    picture,
    rich,
    seed,
    words,
)

MAIN = "word/document.xml"


def plain(*blocks: Block) -> Document:
    """A document of these blocks alone."""
    return Document(meta=Meta(title=words("T"), language="en"), blocks=blocks)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_every_word_of_the_seed_is_there_in_order(layout: str) -> None:
    said = [word for _, line in styled_lines(export(seed(), layout)) for word in line.split()]
    place = iter(said)
    for block in seed().blocks:
        for node in iterate(block):
            if isinstance(node, Text):
                for word in node.text.split():
                    assert word in place, word


def test_the_memo_of_the_seed_reads_as_designed(golden: Golden) -> None:
    golden("tests/exporters/docx/goldens/seed-memo.txt", _listing(export(seed(), "memo")))


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_a_rich_document_reads_as_designed(layout: str, golden: Golden) -> None:
    path = f"tests/exporters/docx/goldens/rich-{layout}.txt"
    golden(path, _listing(export(rich(), layout)))


def _listing(data: bytes) -> str:
    return "".join(f"{style:<24}| {line}\n" for style, line in styled_lines(data))


def test_the_sources_of_the_seed_are_a_numbered_list_of_their_own() -> None:
    lines = styled_lines(export(seed(), "briefing"))
    assert [line for style, line in lines if style == "Source"] == [
        "Source 1",
        "Source 2",
        "Source 3",
    ]


def test_a_document_that_no_layout_arranged_is_refused_with_the_cure() -> None:
    context = Context(log=Log(), timestamp=TIMESTAMP)
    with pytest.raises(ExportError, match="arrange the document with a layout first"):
        EXPORTER.render(seed(), HOUSE, context)


# -- runs --------------------------------------------------------------------------------------


def test_strong_words_in_a_bold_paragraph_stay_bold() -> None:
    # A bold character style in a bold paragraph style would take the weight away (17.7.3).
    head = Table(
        columns=(Column(),),
        head=(Row(cells=(Cell(blocks=(para(Strong(content=words("Year"))),), header=True),)),),
        body=(Row(cells=(Cell(blocks=(para("2025"),)),)),),
    )
    main = part(export(plain(head)), MAIN)
    assert values(main, "//w:r[w:t='Year']/w:rPr/w:rFonts/@w:ascii") == ["Fira Sans"]
    assert values(main, "//w:r[w:t='Year']/w:rPr/w:b") != ["0"]


def test_a_link_has_its_address_as_relation_and_a_tip_for_those_who_hear() -> None:
    data = export(plain(para(Link(target="https://example.org/", content=words("here")))))
    main = part(data, MAIN)
    [relation] = values(main, "//w:hyperlink/@r:id")
    assert values(main, "//w:hyperlink/@w:tooltip") == ["https://example.org/"]
    relations = members(data)["word/_rels/document.xml.rels"].decode()
    assert re.search(rf'Id="{relation}"[^>]*Target="https://example.org/"', relations)


def test_a_link_to_nothing_is_text_and_a_diagnostic() -> None:
    log = Log()
    data = export(plain(para(Link(target="#gone", content=words("there")))), log=log)
    assert not find(part(data, MAIN), "//w:hyperlink")
    assert "link-target" in [diagnostic.code for diagnostic in log.losses]


def test_every_link_within_the_document_finds_its_bookmark() -> None:
    main = part(export(rich(), "book"), MAIN)
    names = values(main, "//w:bookmarkStart/@w:name")
    assert len({name.casefold() for name in names}) == len(names)
    assert set(values(main, "//w:hyperlink/@w:anchor")) <= set(names)
    starts, ends = values(main, "//w:bookmarkStart/@w:id"), values(main, "//w:bookmarkEnd/@w:id")
    assert sorted(starts) == sorted(ends) == sorted(set(starts))


def test_right_to_left_words_are_marked_so_and_carry_their_language() -> None:
    hebrew = Span(language="he", direction="rtl", content=words("שלום"))
    main = part(export(plain(para("say ", hebrew))), MAIN)
    assert values(main, "//w:r[w:rPr/w:rtl]/w:t/text()") == ["שלום"]
    assert values(main, "//w:r[w:rPr/w:rtl]/w:rPr/w:lang/@w:bidi") == ["he-IL"]


def test_blocks_in_another_language_are_mirrored_and_carry_it() -> None:
    row = Row(cells=(Cell(blocks=(para("א"),)),))
    blocks: tuple[Block, ...] = (
        BlockQuote(blocks=(para("ב"),)),
        Table(columns=(Column(),), body=(row,)),
    )
    blocks = (*blocks, CodeBlock(text="a"), Callout(kind="note", blocks=(para("ד"),)))
    spoken = Division(blocks=blocks, language="he", direction="rtl")
    main = part(export(plain(spoken, para("c"))), MAIN)
    assert values(main, "//w:p[w:pPr/w:bidi]//w:t/text()") == ["ב", "א", "Note", "ד"]
    assert values(main, "//w:t[../w:rPr/w:lang/@w:bidi='he-IL']/text()") == ["ב", "א", "ד"]
    assert len(find(main, "//w:tblPr/w:bidiVisual")) == 1
    for said in ("ב", "Note", "ד"):
        (box,) = find(main, f"//w:p[.//w:t='{said}']/w:pPr/w:pBdr")
        left, right = (sum(map(int, values(box, f"w:{s}/@w:sz"))) for s in ("left", "right"))
        assert 2 * left < right


@pytest.mark.parametrize(
    ("language", "layout", "bound"),
    [("ar", "book", "right"), ("en", "book", "left"), ("ar", "memo", "left")],
)
def test_a_book_is_bound_where_it_is_read_from(language: str, layout: str, bound: str) -> None:
    master = HOUSE.page[layout]
    main = part(export(rich(language), layout), MAIN)
    assert set(values(main, f"//w:pgMar/@w:{bound}")) == {str(master.margin_inner.twips)}
    assert master.margin_inner != master.margin_outer


def test_an_arabic_document_runs_from_right_to_left() -> None:
    styles = part(export(rich("ar"), "memo"), "word/styles.xml")
    assert find(styles, "//w:style[@w:styleId='Normal']/w:pPr/w:bidi")
    assert values(styles, "//w:docDefaults//w:lang/@w:bidi") == ["ar-EG"]
    [box] = find(styles, "//w:style[@w:styleId='KeyPoints']/w:pPr/w:pBdr")
    assert values(box, "./w:right/@w:color") == ["0B4F6C"], "the start rule stands on the right"


def test_a_soft_hyphen_is_words_own() -> None:
    main = part(export(plain(para("hy\u00adphen"))), MAIN)
    assert len(find(main, "//w:softHyphen")) == 1
    assert "\u00ad" not in "".join(values(main, "//w:t/text()"))


# -- notes and fields --------------------------------------------------------------------------


def test_notes_are_real_footnotes_with_separators_and_their_own_links() -> None:
    link = Link(target="https://example.org/", content=words("x"))
    data = export(plain(para("word", Note(label="1", blocks=(para("Said ", link),)))))
    notes = part(data, "word/footnotes.xml")
    assert values(notes, "//w:footnote/@w:type") == ["separator", "continuationSeparator"]
    assert values(notes, "//w:footnote[@w:id='1']//w:pStyle/@w:val") == ["FootnoteText"]
    assert find(notes, "//w:footnote[@w:id='1']//w:footnoteRef")
    assert "example.org" in members(data)["word/_rels/footnotes.xml.rels"].decode()
    assert "example.org" not in members(data)["word/_rels/document.xml.rels"].decode()


def test_a_document_without_notes_has_no_footnotes_part() -> None:
    assert "word/footnotes.xml" not in members(export(seed()))


def test_a_note_within_a_note_stays_readable_and_is_reported() -> None:
    log = Log()
    inner = Note(blocks=(para("within"),))
    data = export(plain(para("w", Note(blocks=(para("note", inner),)))), log=log)
    assert "[within]" in "".join(values(part(data, "word/footnotes.xml"), "//w:t/text()"))
    assert [diagnostic.severity for diagnostic in log.losses] == ["loss"]


def test_the_contents_are_a_field_that_is_filled_and_asks_for_no_update() -> None:
    data = export(rich(), "book")
    main = part(data, MAIN)
    assert values(main, "//w:instrText/text()")[0].strip() == 'TOC \\o "1-2" \\h \\z \\u'
    entries = find(main, "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Toc')]")
    pages = [values(entry, ".//w:r[w:t]/w:t/text()")[-1] for entry in entries]
    assert pages == ["3", "4", "4", "6", "7", "8"]
    everything = b"".join(members(data).values())
    assert b"updateFields" not in everything
    assert b"w:dirty" not in everything


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_every_field_begins_separates_and_ends(layout: str) -> None:
    data = export(rich(), layout)
    for name in members(data):
        if re.fullmatch(r"word/(document|header\d|footer\d|footnotes)\.xml", name):
            kinds = values(part(data, name), "//w:fldChar/@w:fldCharType")
            assert kinds.count("begin") == kinds.count("separate") == kinds.count("end"), name


def test_pages_are_numbered_by_fields_in_real_footers() -> None:
    data = export(rich(), "memo")
    footers = [part(data, name) for name in members(data) if name.startswith("word/footer")]
    instructions = [values(footer, "//w:instrText/text()") for footer in footers]
    assert instructions == [[" PAGE ", " NUMPAGES "]] * 2


def test_the_first_page_has_its_own_head_and_foot() -> None:
    main = part(export(rich(), "memo"), MAIN)
    assert find(main, "//w:sectPr/w:titlePg")
    assert values(main, "//w:headerReference/@w:type") == ["default", "first"]
    assert values(main, "//w:footerReference/@w:type") == ["default", "first"]


def test_lines_that_end_with_a_break_are_not_justified() -> None:
    compatibility = find(part(export(rich()), "word/settings.xml"), "//w:compat/*")
    assert compatibility[0].tag.endswith("}doNotExpandShiftReturn")


def test_facing_pages_mirror_their_margins_and_running_lines() -> None:
    data = export(rich(), "book")
    settings = part(data, "word/settings.xml")
    assert find(settings, "//w:mirrorMargins")
    assert find(settings, "//w:evenAndOddHeaders")
    types = values(part(data, MAIN), "//w:headerReference/@w:type")
    assert {"default", "even"} <= set(types)


# -- lists, tables, pictures -------------------------------------------------------------------


def test_each_numbered_list_counts_on_its_own() -> None:
    def numbered(*texts: str, start: int = 1) -> List:
        return List(ordered=True, start=start, items=tuple(item(text) for text in texts))

    data = export(plain(numbered("a", "b"), para("between"), numbered("c"), numbered("d", start=7)))
    numbering = part(data, "word/numbering.xml")
    [first, second, third] = [dict.fromkeys(_numbers(data, text)) for text in ("a", "c", "d")]
    assert len({*first, *second, *third}) == 3
    starts = values(numbering, f"//w:num[@w:numId='{next(iter(third))}']//w:startOverride/@w:val")
    assert starts == ["7"]


def test_a_numbered_list_after_one_within_bullets_begins_anew() -> None:
    """Word and LibreOffice count on in a list of the same kind, were it at another level."""
    nested = List(items=(msgspec.structs.replace(item("a"), blocks=(para("a"), numbered("b"))),))
    data = export(plain(nested, numbered("c")), "briefing")
    (number,) = values(part(data, MAIN), "//w:p[w:r/w:t='c']//w:numId/@w:val")
    starts = values(
        part(data, "word/numbering.xml"), f"//w:num[@w:numId='{number}']//w:startOverride/@w:val"
    )
    assert starts == ["1"]


def numbered(text: str) -> List:
    return List(items=(item(text),), ordered=True)


def _numbers(data: bytes, text: str) -> list[str]:
    main, styles = part(data, MAIN), part(data, "word/styles.xml")
    path = f"//w:p[w:r/w:t='{text}']/w:pPr"
    [style] = values(main, f"{path}/w:pStyle/@w:val")
    of_style = values(styles, f"//w:style[@w:styleId='{style}']/w:pPr/w:numPr/w:numId/@w:val")
    return values(main, f"{path}/w:numPr/w:numId/@w:val") or of_style


def test_head_rows_repeat_spans_are_words_own_and_no_cell_is_empty() -> None:
    main = part(export(rich(), "memo"), MAIN)
    assert len(find(main, "//w:tr[w:trPr/w:tblHeader]")) == 2
    assert values(main, "//w:vMerge/@w:val") == ["restart"]
    assert len(find(main, "//w:vMerge")) == 2
    assert values(main, "//w:gridSpan/@w:val") == ["2", "2"]
    assert all(cell[-1].tag == f"{W}p" for cell in find(main, "//w:tc"))


def test_a_document_that_ends_in_a_table_ends_in_a_paragraph_all_the_same() -> None:
    table = Table(columns=(Column(),), body=(Row(cells=(Cell(blocks=(para("1"),)),)),))
    body = find(part(export(plain(table, table)), MAIN), "/w:document/w:body")[0]
    tags = [child.tag.removeprefix(W) for child in body]
    assert tags[-5:] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_picture_is_stored_once_and_described_wherever_it_stands() -> None:
    image = Image(media=picture().id, alt="A field")
    document = plain(para(image), para("and again ", image))
    document = Document(meta=document.meta, blocks=document.blocks, media=(picture(),))
    data = export(document)
    assert len([name for name in members(data) if name.startswith("word/media/")]) == 1
    main = part(data, MAIN)
    assert values(main, "//wp:docPr/@descr") == ["A field", "A field"]
    assert values(main, "//wp:docPr/@id") == ["1", "2"]
    assert values(main, "//w:p[.//wp:inline]/w:pPr/w:spacing/@w:lineRule") == ["atLeast"] * 2


def test_a_webp_picture_becomes_one_that_word_shows() -> None:
    media = picture("WEBP")
    document = plain(para(Image(media=media.id, alt="A field")))
    document = Document(meta=document.meta, blocks=document.blocks, media=(media,))
    [name] = [name for name in members(export(document)) if name.startswith("word/media/")]
    assert name.endswith(".png")


def test_a_drawing_is_stored_once_beside_the_raster_that_stands_in_for_it() -> None:
    data = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><circle r="5"/></svg>'
    media = Media(id="ab", media_type="image/svg+xml", data=data, width=20, height=10)
    image = Image(media="ab", alt="A dot")
    document = plain(para(image), para(image, Note(blocks=(para(image),))))
    made = export(msgspec.structs.replace(document, media=(media,)))
    stored = {name: content for name, content in members(made).items() if "word/media/" in name}
    assert sorted(stored) == ["word/media/ab.png", "word/media/ab.svg"]
    assert stored["word/media/ab.svg"] == data
    assert stored["word/media/ab.png"].startswith(b"\x89PNG")
    for name, count in ((MAIN, 2), ("word/footnotes.xml", 1)):
        blips = find(part(made, name), "//*[local-name()='blip']")
        assert len(blips) == count
        for blip in blips:
            drawn = blip[0][0][0]
            assert drawn.tag == "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
            assert drawn.attrib.values() != blip.attrib.values()


@pytest.mark.parametrize("above", [True, False])
def test_a_caption_keeps_to_its_picture_on_either_side(
    above: bool,  # noqa: FBT001 (a parameter of pytest's)
) -> None:
    figure = Figure(blocks=(para("Shown"),), caption=(para("Said"),), caption_above=above)
    data = export(plain(figure, para("After")))
    lines = [line for _, line in styled_lines(data)]
    said = lines.index("Figure\u00a0{SEQ Figure \\* ARABIC}1. Said")
    assert lines.index("Shown") == (said + 1 if above else said - 1)
    kept = values(part(data, MAIN), "//w:p[w:pPr/w:keepNext]//w:t/text()")
    assert ("Said" in "".join(kept)) is above
    assert "After" in lines


@pytest.mark.parametrize("blocks", [(para("Text"),), (Landscape(blocks=(para("Text"),)),)])
def test_the_logo_of_a_style_stands_in_the_head_of_the_first_page(
    blocks: tuple[Block, ...],
) -> None:
    logo = Logo(media=picture(), alt="The Desk", height=Length(30))
    memo = msgspec.structs.replace(HOUSE.page["memo"], logo=logo)
    style = msgspec.structs.replace(HOUSE, page={**HOUSE.page, "memo": memo})
    document = arranged(plain(*blocks), "memo", style)
    data = EXPORTER.render(document, style, Context(log=Log(), timestamp=TIMESTAMP))
    main = part(data, MAIN)
    assert len(find(main, "//w:sectPr")) == 1
    assert not values(main, "//wp:docPr/@descr")
    (relation,) = values(main, "//w:headerReference[@w:type='first']/@r:id")
    links = part(data, "word/_rels/document.xml.rels")
    (name,) = (link.get("Target", "") for link in links if link.get("Id") == relation)
    assert values(part(data, f"word/{name}"), "//wp:docPr/@descr") == ["The Desk"]
    assert find(main, "//w:titlePg")
    assert "media/" in members(data)[f"word/_rels/{name}.rels"].decode()


def test_a_picture_that_is_not_there_leaves_its_description() -> None:
    """Whoever found out that it is missing has told the loss; it is not told again."""
    log = Log()
    data = export(plain(para(Image(media="", alt="A field"))), log=log)
    assert "A field" in [line for _, line in styled_lines(data)]
    assert not log.losses


def test_a_picture_that_word_cannot_show_leaves_its_description_and_a_diagnostic() -> None:
    log = Log()
    media = Media(id="ab", media_type="image/svg+xml", data=b"none", width=1, height=1)
    document = plain(para(Image(media="ab", alt="A field")))
    data = export(msgspec.structs.replace(document, media=(media,)), log=log)
    assert "A field" in [line for _, line in styled_lines(data)]
    assert [loss.place.node for loss in log.losses] == ["image"]


def test_boxes_that_follow_each_other_do_not_become_one() -> None:
    lines = styled_lines(export(plain(CodeBlock(text="a"), CodeBlock(text="b"))))
    assert [line for line in lines if line[0] in {"Code Block", "Normal"}] == [
        ("Code Block", "a"),
        ("Normal", ""),
        ("Code Block", "b"),
    ]


def test_a_contents_line_without_a_target_is_reported() -> None:
    log = Log()
    entry = ContentsEntry(target="gone", content=words("Gone"), level=1)
    export(plain(Contents(entries=(entry,))), log=log)
    assert [diagnostic.code for diagnostic in log.losses] == ["link-target"]


def test_python_docx_opens_what_every_layout_makes() -> None:
    for layout in LAYOUTS:
        assert opened(export(rich(), layout)).core_properties.title == "Everything at Once"


def test_word_gets_formulas_that_it_can_edit_and_pandoc_reads_back() -> None:
    formula, numbered = MathBlock(text="\\frac{a}{b}"), MathBlock(text="y", id="eq", label="(1)")
    data = export(plain(para(Math(text="x^{2}")), formula, numbered), "briefing")
    assert members(data)[MAIN].count(b"<m:oMathPara>") == 1, "a numbered one stands between tabs"
    read = OFFICE.read(Source(name="memo.docx", data=data), Log())
    said = [n.text for b in read.blocks for n in iterate(b) if isinstance(n, Math | MathBlock)]
    assert said == ["x^{2}", "\\frac{a}{b}", "y"]


def test_a_numbered_formula_is_as_large_as_one_without_a_number() -> None:
    fraction = "x^{\\frac{1}{2}} + \\frac{a}{\\frac{b}{c}}"
    numbered = MathBlock(text=fraction, id="eq", label="(1)")
    main = part(export(plain(numbered), "briefing"), MAIN)
    m = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
    enlarged = [e for e in main.iter(f"{m}num", f"{m}den") if e.find(f"{m}argPr") is not None]
    assert ["".join(map(str, e.itertext())) for e in enlarged] == ["a", "bc"]


def test_a_formula_that_cannot_be_set_shows_its_tex_in_word() -> None:
    log = Log()
    broken = plain(para(Math(text="\\foo{x")), MathBlock(text="\\bar{"))
    lines = styled_lines(export(broken, "briefing", log))
    assert ("Normal", "\\foo{x") in lines
    assert ("Equation", "\\bar{") in lines
    assert [loss.code for loss in log.losses] == ["math-as-tex"] * 2


# -- landscape pages ---------------------------------------------------------------------------


def turning() -> Document:
    turned = Landscape(blocks=(para("Turned."),))
    last = Section(title=words("Last"), id="last", blocks=(turned,))
    return Document(
        meta=Meta(title=words("T"), language="en", date="2025", organization="Desk"),
        blocks=(para("Before."), turned, turned, para("After."), last),
    )


def test_landscape_blocks_are_a_section_of_their_own() -> None:
    main = part(export(turning()), MAIN)
    assert values(main, "//w:pgSz/@w:orient") == ["landscape", "landscape"]
    assert values(main, "//w:pgSz/@w:w") == ["12240", "15840"] * 2
    ends = ["".join(values(p, ".//w:t/text()")) for p in find(main, "//w:p[w:pPr/w:sectPr]")]
    assert ends == ["Before.", "Turned.", "After."]


def test_heads_and_feet_of_landscape_pages_reach_over_their_measure() -> None:
    data = export(turning())
    sections = find(part(data, MAIN), "//w:sectPr")
    path = "./w:footerReference[@w:type='default']/@r:id"
    feet = [values(section, path)[0] for section in sections]
    assert feet[0] == feet[2] != feet[1] == feet[3]
    master = HOUSE.page["memo"]
    stops = {
        values(root, "//w:tab[@w:val='right']/@w:pos")[-1]
        for name in members(data)
        if name.startswith("word/footer")
        and find(root := part(data, name), "//w:tab[@w:val='right']")
    }
    assert stops == {str(master.turned.measure.twips), str(master.measure.twips)}


def test_a_long_title_reaches_over_the_middle_of_a_head_with_nothing_there() -> None:
    data = export(plain(para("Text.")), "book")
    heads = [part(data, name) for name in members(data) if name.startswith("word/header")]
    (head,) = [root for root in heads if find(root, "//w:r/w:tab")]
    assert len(find(head, "//w:r/w:tab")) == 1
    assert values(head, "//w:tabs/w:tab/@w:val") == ["clear", "right"]


def test_a_line_as_high_as_its_formula_states_its_least_height() -> None:
    main = part(export(plain(para("See ", Math(text="x")))), MAIN)
    (spacing,) = find(main, "//w:p/w:pPr/w:spacing[@w:lineRule='atLeast']")
    assert spacing.get(W + "line") == str(HOUSE.text.leading.twips)


def test_a_long_line_of_code_is_broken_behind_a_sign_that_is_no_text() -> None:
    text = "short\n\tif x: " + "word " * 40 + "end"
    data = export(plain(CodeBlock(text=text, language="python")), "briefing")
    (said,) = (line for style, line in styled_lines(data) if style == "Code Block")
    assert re.sub("[↵→]", "", said).split() == text.split()
    root = part(data, MAIN)
    assert values(root, "//w:sym/@w:char").count("21AA") == 3


def test_a_picture_in_lists_has_the_room_that_their_indents_leave() -> None:
    shown = picture()
    inner: Block = Paragraph(content=(Image(media=shown.id, alt="x", share=1.0),))
    for _ in range(5):
        inner = List(items=(ListItem(blocks=(para("x"), inner)),))
    document = msgspec.structs.replace(plain(inner), media=(shown,))
    (extent,) = find(part(export(document, "briefing"), MAIN), "//wp:extent")
    room = HOUSE.page["briefing"].measure - HOUSE.list.indent * 5.0
    assert abs(int(extent.get("cx", "0")) - room.emu) < 12_700 * 3


def test_a_figure_without_a_caption_says_its_number_alone() -> None:
    figure = Figure(blocks=(para("x"),), id="fig-x", label="Figure 1")
    said = "Figure {SEQ Figure \\* ARABIC}1"
    assert ("caption", said) in styled_lines(export(plain(figure)))


def test_paragraphs_of_a_cell_keep_their_distance_from_each_other_and_none_from_its_edge() -> None:
    alone, *others = (Cell(blocks=blocks) for blocks in ((para("1"),), (para("2"), para("3"))))
    table = Table(columns=(Column(),) * 2, body=(Row(cells=(alone, *others)),))
    main = part(export(plain(table)), MAIN)
    after = values(main, "//w:tc/w:p/w:pPr/w:spacing/@w:after")
    assert after == [str(HOUSE.text.space_after.twips)]


def test_lines_of_code_are_broken_at_the_size_that_word_sets_them_in() -> None:
    metrics, base = Metrics(HOUSE), typeface_of(HOUSE.code_block)
    for size, set_in in ((8.8, 9.0), (9.2, 9.0), (9.3, 9.5)):
        stated, known = (msgspec.structs.replace(base, size=pt) for pt in (size, set_in))
        assert metrics.advance(stated) == metrics.advance(known)


def test_wide_letters_take_two_columns_of_a_line_of_code() -> None:
    root = part(export(plain(CodeBlock(text="\u4e2d" * 64)), "briefing"), MAIN)
    assert len(values(root, "//w:sym/@w:char")) == len(("21AA", "00A0")) * 2


def test_only_short_code_is_kept_on_one_page() -> None:
    for count, kept in ((12, 1), (13, 0)):
        block = CodeBlock(text="\n".join("x" * count))
        data = export(plain(block), "briefing")
        assert len(find(part(data, MAIN), "//w:pPr[w:keepLines]")) == kept


# -- marks on pages ----------------------------------------------------------------------------


def test_each_head_of_a_draft_bears_the_watermark_and_the_classification() -> None:
    meta = Meta(
        title=words("T"),
        language="en",
        date="2025",
        organization="Desk",
        classification="Secret",
        status="Draft",
    )
    data = export(Document(meta=meta, blocks=(para("Text."),)))
    main = part(data, MAIN)
    kinds = {values(h, "./@w:type")[0] for h in find(main, "//w:headerReference")}
    assert kinds == {"default", "first"}
    heads = [name for name in members(data) if re.match(r"word/header\d", name)]
    assert len(heads) == len(kinds)
    for name in heads:
        head = part(data, name)
        assert head.xpath("//@string") == ["DRAFT"]
        marked = find(head, "//w:r[w:rPr/w:rStyle/@w:val='ClassificationMark']")
        assert ["".join(values(r, "./w:t/text()")) for r in marked] == ["Secret"]


def _runs(data: bytes) -> dict[str, tuple[list[str], list[str]]]:
    """By its text, what each run turns on and what off."""
    found = {}
    for run in find(part(data, MAIN), "//w:r[w:t]"):
        toggles = find(run, "./w:rPr/*[self::w:b or self::w:bCs or self::w:i or self::w:iCs]")
        names: dict[bool, list[str]] = {True: [], False: []}
        for toggle in toggles:
            names[toggle.get(f"{W}val") is None].append(etree.QName(toggle).localname)
        found["".join(values(run, "./w:t/text()"))] = (names[True], names[False])
    return found


def test_emphasis_without_italics_is_bold_and_upright_in_every_script_of_word() -> None:
    said = _runs(export(plain(para(Emphasis(content=words("so 漢字 נכון"))))))
    assert said["so "] == ([], [])
    assert said["漢字"] == said["נכון"] == (["b", "bCs"], ["i", "iCs"])


def test_emphasis_without_italics_is_regular_in_a_heading() -> None:
    title = (Text(text="漢 "), Emphasis(content=words("字")))
    said = _runs(export(plain(Section(title=title))))
    assert said["漢"] == (["b", "bCs"], [])
    assert said["字"] == ([], ["i", "iCs"])


LRM, RLM = "\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}"


@pytest.mark.parametrize(
    "inline",
    [
        Span(direction="ltr", content=words("-3")),
        Code(text="f(a, b)"),
        Code(text="f"),
        Keyboard(text="C++"),
        Span(direction="ltr", content=(Strong(content=words("C")), Text(text="++"))),
    ],
)
def test_what_runs_against_its_line_stands_between_marks_for_libreoffice(inline: Inline) -> None:
    """LibreOffice has no direction of runs; Word takes code for a run from left to right whole."""
    hebrew = Document(meta=Meta(title=words("ספר"), language="he"), blocks=(para("א ", inline),))
    found = find(part(export(hebrew), MAIN), "//w:p[last()]//w:r[w:t]")
    said = [(values(run, "./w:t/text()")[0], bool(find(run, "./w:rPr/w:rtl"))) for run in found]
    assert said[2:4] == [(RLM, True), (LRM, False)]
    assert said[-2:] == [(LRM, False), (RLM, True)]
    assert "".join(words for words, _ in said[4:-2]) == plain_text(inline)
    assert not any(rtl for _, rtl in said[4:-2])


def test_what_runs_with_its_line_or_is_all_letters_needs_no_marks() -> None:
    inlines = (Span(direction="ltr", content=words("-3")), Code(text="f(x)"))
    assert LRM not in "".join(line for _, line in styled_lines(export(plain(para(*inlines)))))
    hebrew = plain(para("A ", Span(direction="rtl", language="he", content=words("ספר ב"))))
    assert RLM not in "".join(line for _, line in styled_lines(export(hebrew)))


def test_values_of_heads_that_run_against_them_stand_between_marks() -> None:
    meta = Meta(title=words("ספר"), language="he", organization="ACME (2025)")
    data = export(Document(meta=meta, blocks=(para("א"),)))
    (head,) = (name for name in members(data) if name.startswith("word/header"))
    said = "".join(values(part(data, head), "//w:t/text()"))
    assert said == f"{RLM}{LRM}ACME (2025){LRM}{RLM}"
