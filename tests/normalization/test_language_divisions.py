"""What is in another language says so, itself or by a division around it."""

from __future__ import annotations

from publish.diagnostics import Log
from publish.document import (
    Block,
    Blocks,
    Direction,
    Division,
    Landscape,
    Note,
    Paragraph,
    Section,
    Span,
)
from publish.normalization import normalize
from publish.walk import Speech, plain_text, rebuild_spoken
from tests.support.notation import doc, h, note, p, ul


def spoken(language: str, *blocks: Block, direction: Direction | None = None) -> Division:
    return Division(blocks=blocks, language=language, direction=direction)


def settled(*blocks: Block, language: str = "en") -> Blocks:
    return normalize(doc(*blocks, language=language), Log()).blocks


def test_paragraphs_say_their_language_themselves() -> None:
    (first, last) = settled(spoken("fr", p("un"), p("deux")))
    assert isinstance(first, Paragraph)
    assert (first.language, first.direction, plain_text(last)) == ("fr", None, "deux")


def test_a_language_brings_the_direction_of_its_script_along() -> None:
    (block,) = settled(spoken("ar", ul(p("a"))))
    assert block == spoken("ar", ul(p("a")), direction="rtl")
    (block,) = settled(spoken("en", ul(p("a"))), language="ar")
    assert block == spoken("en", ul(p("a")), direction="ltr")
    (block,) = settled(spoken("ar", ul(p("a")), direction="ltr"))
    assert block == spoken("ar", ul(p("a")), direction="ltr")
    (block,) = settled(p("a ", Span(content=p("b").content, language="he")))
    assert isinstance(block, Paragraph)
    assert block.content[-1] == Span(content=p("b").content, language="he", direction="rtl")


def test_what_is_spoken_around_is_not_said_again() -> None:
    assert settled(spoken("en", ul(p("a")))) == (ul(p("a")),)
    assert settled(spoken("", ul(p("a")), direction="ltr")) == (ul(p("a")),)
    inner = spoken("fr", spoken("fr", ul(p("a"))), ul(p("b")))
    assert settled(inner) == (spoken("fr", ul(p("a")), ul(p("b"))),)
    assert settled(spoken("ar", spoken("fr", ul(p("a"))))) == (spoken("fr", ul(p("a"))),)


def test_what_stood_in_a_needless_division_is_settled_too() -> None:
    french = spoken("fr", p("un"))
    (first, last) = settled(spoken("en", french, p("two")))
    assert first == Paragraph(content=p("un").content, language="fr")
    assert last == p("two")
    (first, last) = settled(
        spoken("en", Paragraph(content=p("one").content, language="en"), p("b"))
    )
    assert (first, last) == (p("one"), p("b"))
    (marked,) = settled(p("m", note(spoken("", p("a"), direction="rtl"), p("b"))))
    assert isinstance(marked, Paragraph)
    assert isinstance(mark := marked.content[-1], Note)
    assert mark.blocks == (Paragraph(content=p("a").content, direction="rtl"), p("b"))


def test_sections_and_landscape_pages_keep_their_places() -> None:
    section, other = h("A", p("a"), id="a"), h("B", p("b"), id="b")
    blocks = settled(spoken("fr", p("p"), section, Landscape(blocks=(other,))))
    assert [type(block) for block in blocks] == [Paragraph, Division, Landscape]
    assert blocks[1:] == (
        spoken("fr", section),
        Landscape(blocks=(spoken("fr", other),)),
    )


def test_the_language_of_a_heading_is_not_that_of_its_section() -> None:
    section = Section(title=p("T").content, blocks=(p('"a"'),), language="fr", id="t")
    (block,) = settled(section)
    assert plain_text(block).split("\n")[1] == "“a”"


def test_notes_are_in_the_language_of_the_document_unless_they_run_the_other_way() -> None:
    (quote,) = settled(spoken("he", ul(p("שלום", note(p("From the Bible."))))))
    assert "From the Bible." in repr(quote)
    assert repr(quote).count("language='he'") == 1
    (quote,) = settled(spoken("he", ul(p("שלום", note(p("הערה"))))))
    assert repr(quote).count("language='he'") == 2


def test_quotes_and_spaces_are_those_of_the_language_around() -> None:
    (block,) = settled(spoken("fr", ul(p('Il dit : "oui" !'))))
    assert plain_text(block) == "Il dit\u00a0: «\u202foui\u202f»\u202f!"
    span = Span(content=p("oui !").content, language="fr")
    (block,) = settled(p("He said ! ", span))
    assert plain_text(block) == "He said ! oui\u202f!"


def test_a_way_through_the_tree_knows_what_is_spoken_where() -> None:
    heard: list[tuple[str, str]] = []
    document = doc(spoken("ar", ul(p("a", note(p("b"))))), h("T", p("c")))

    def listen(node: object, around: Speech) -> object:
        if isinstance(node, Paragraph):
            heard.append((plain_text(node), f"{around.language} {around.direction}"))
        return node

    rebuild_spoken(document, Speech.of("en"), listen)  # type: ignore[arg-type]
    assert heard == [("a", "ar rtl"), ("b", "en ltr"), ("c", "en ltr")]
