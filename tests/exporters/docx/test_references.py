"""Numbers, labels and what refers to them are fields that Word goes on counting."""

from __future__ import annotations

import msgspec
import pytest

from publish.diagnostics import Log
from publish.document import Apparatus, Block, MathBlock, Reference, Section
from publish.exporters.docx import EXPORTER
from publish.exporters.docx.oxml import qualified
from publish.normalization import normalize
from publish.plugin import Context
from tests.exporters.docx.reading import HOUSE, TIMESTAMP, export, find, members, part, values
from tests.support.notation import doc, h, inlines, note, p, table

MAIN = "word/document.xml"


def made(*blocks: Block, layout: str = "briefing", **asked: object) -> bytes:
    document = normalize(doc(*blocks, title="T", date="2025"), Log())
    meta = msgspec.structs.replace(document.meta, apparatus=Apparatus(**asked))  # type: ignore[arg-type]
    return export(msgspec.structs.replace(document, meta=meta), layout)


def instructions(data: bytes) -> list[str]:
    return [text.strip() for text in values(part(data, MAIN), "//w:instrText/text()")]


def headings(data: bytes) -> list[tuple[str, str, str]]:
    """Each heading: its style, the list that it is taken out of or into, its text."""
    return [
        (
            values(para, "w:pPr/w:pStyle/@w:val")[0],
            "".join(values(para, "w:pPr/w:numPr/w:numId/@w:val")),
            "".join(values(para, ".//w:t/text()")),
        )
        for para in find(part(data, MAIN), "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]")
    ]


def test_numbered_headings_are_numbered_by_their_styles() -> None:
    data = made(h("A", h("B", h("C"))), section_numbers=2)
    styles, numbering = part(data, "word/styles.xml"), part(data, "word/numbering.xml")
    for level, name in enumerate(("Heading1", "Heading2")):
        bound = f"//w:style[@w:styleId='{name}']/w:pPr/w:numPr"
        assert values(styles, f"{bound}/w:numId/@w:val") == ["7"]
        assert values(styles, f"{bound}/w:ilvl/@w:val") == [str(level)]
        assert values(numbering, f"//w:lvl[w:pStyle/@w:val='{name}']/w:lvlText/@w:val") == [
            ".".join(f"%{n}" for n in range(1, level + 2))
        ]
    assert not find(styles, "//w:style[@w:styleId='Heading3']/w:pPr/w:numPr")
    assert headings(data) == [("Heading1", "", "A"), ("Heading2", "", "B"), ("Heading3", "", "C")]


def test_a_heading_without_a_number_is_taken_out_of_the_list() -> None:
    preface = Section(title=inlines("P"), blocks=(h("Q"),), numbered=False)
    data = made(preface, h("A", h("B")), section_numbers=2)
    assert headings(data) == [
        ("Heading1", "0", "P"),
        ("Heading2", "0", "Q"),
        ("Heading1", "", "A"),
        ("Heading2", "", "B"),
    ]


def test_a_number_that_word_would_not_count_is_text() -> None:
    odd = Section(title=inlines("A"), id="a", label="7")
    document = msgspec.structs.replace(doc(odd, title="T"), page_master="briefing")
    data = EXPORTER.render(document, HOUSE, Context(log=Log(), timestamp=TIMESTAMP))
    assert headings(data) == [("Heading1", "", "7\u2002A")]
    assert not values(part(data, "word/styles.xml"), "//w:numId[@w:val='7']")


def test_captions_count_in_sequences_and_references_quote_their_labels() -> None:
    captioned = msgspec.structs.replace(table("x"), caption=(p("Trade"),), id="trade")
    data = made(
        captioned,
        MathBlock(text="x", id="eq"),
        p(Reference(target="trade"), " ", Reference(target="eq")),
    )
    assert instructions(data)[:4] == [
        "SEQ Table \\* ARABIC",
        "SEQ Equation \\* ARABIC",
        "REF _Ref_trade \\h",
        "REF _Ref_eq \\h",
    ]
    main = part(data, MAIN)
    start = find(main, "//w:bookmarkStart[@w:name='_Ref_trade']")[0]
    assert values(start, "preceding-sibling::w:r[1]//w:t/text()") == ["Table\u00a0"]
    end = f"w:bookmarkEnd[@w:id='{start.get(qualified('w:id'))}']"
    inside = values(start, f"following-sibling::w:r[following-sibling::{end}]//w:t/text()")
    assert inside == ["1"], "a field that a line ends in may be parted at a no-break space"
    links = ["".join(values(link, ".//w:t/text()")) for link in find(main, "//w:hyperlink")]
    assert links == ["Table\u00a01", "Equation\u00a0(1)"]


def test_a_reference_to_a_numbered_section_asks_word_for_the_number() -> None:
    data = made(h("A", h("B", id="b")), p(Reference(target="b")), section_numbers=2)
    assert "REF b \\r \\h" in instructions(data)
    (link,) = find(part(data, MAIN), "//w:hyperlink[not(ancestor::w:p//w:tab)]")
    assert "".join(values(link, ".//w:t/text()")) == "Section\u00a01.1"


def test_lists_of_captions_are_fields_with_linked_entries() -> None:
    captioned = msgspec.structs.replace(table("x"), caption=(p("Trade"),))
    data = made(captioned, list_of_tables=True)
    main = part(data, MAIN)
    assert instructions(data)[:2] == ['TOC \\h \\z \\c "Table"', "PAGEREF table \\h"]
    (entry,) = find(main, "//w:p[w:pPr/w:pStyle/@w:val='TableOfFigures']")
    assert "".join(values(entry, ".//w:t/text()")) == "Table\u00a01\u2002Trade1"
    assert values(entry, ".//w:hyperlink/@w:anchor") == ["table"]


def test_lists_of_a_book_follow_one_another_on_a_page() -> None:
    captioned = msgspec.structs.replace(table("x"), caption=(p("Trade"),))
    data = made(h("A", captioned), layout="book", contents=True, list_of_tables=True)
    titles = find(part(data, MAIN), "//w:p[w:pPr/w:pStyle/@w:val='TOCHeading']")
    assert [values(t, "w:pPr/w:pageBreakBefore/@w:val") for t in titles] == [[], ["0"]]


@pytest.mark.parametrize(("place", "kind"), [("foot", "footnote"), ("end", "endnote")])
def test_notes_are_words_own_wherever_they_are_set(place: str, kind: str) -> None:
    data = made(h("A", p("x", note(p("one"), p("two")))), p("y", note(p("three"))), notes=place)
    notes = part(data, f"word/{kind}s.xml")
    assert values(notes, f"//w:{kind}/@w:type") == ["separator", "continuationSeparator"]
    texts = [
        ["".join(values(para, ".//w:t/text()")).strip() for para in find(item, "w:p")]
        for item in find(notes, f"//w:{kind}[not(@w:type)]")
    ]
    assert texts == [["one", "two"], ["three"]]
    assert values(notes, "//w:pStyle/@w:val") == [f"{kind.title()}Text"] * 3
    marks = values(part(data, MAIN), f"//w:{kind}Reference/@w:id")
    assert marks == ["1", "2"]
    assert (f"word/{'endnotes' if kind == 'footnote' else 'footnotes'}.xml") not in members(data)


def test_endnotes_are_numbered_like_the_text_and_stand_under_their_heading() -> None:
    data = made(p("x", note(p("one"))), notes="end", layout="book")
    formats = "//w:endnotePr/w:numFmt/@w:val"
    assert values(part(data, "word/settings.xml"), formats) == ["decimal"]
    assert values(part(data, MAIN), formats) == ["decimal"]
    last = find(part(data, MAIN), "//w:body/w:p")[-1]
    assert "".join(values(last, ".//w:t/text()")) == "Notes"
