"""Numbers of sections, contents lists and the place of notes: asked for by style or author."""

from __future__ import annotations

import msgspec
import pytest

from publish.diagnostics import Log
from publish.document import (
    Apparatus,
    Block,
    Contents,
    ContentsEntry,
    Document,
    Figure,
    Landscape,
    ListItem,
    Note,
    Reference,
    Region,
    Section,
    SourceReference,
)
from publish.layouts import book, briefing, memo
from publish.plugin import Layout
from publish.style import load_style
from publish.walk import iterate, plain_text
from tests.support.notation import a, doc, h, inlines, note, p, table

STYLE = load_style("house")


def arranged(layout: Layout, apparatus: Apparatus, *blocks: Block) -> Document:
    document = doc(*blocks, title="T", date="2025")
    meta = msgspec.structs.replace(document.meta, apparatus=apparatus)
    return layout.arrange(msgspec.structs.replace(document, meta=meta), STYLE, Log())


def numbers(document: Document) -> list[str]:
    """Each section as its number and title."""
    return [
        f"{node.label} {plain_text(node.title)}".strip()
        for node in iterate(document)
        if isinstance(node, Section)
    ]


def lists(document: Document) -> dict[str, list[str]]:
    """The entries of each contents list under its title."""
    return {
        plain_text(region.title): [
            "> " * (e.level - 1) + f"{e.label} {plain_text(e.content)} #{e.target}".strip()
            for e in iterate(region)
            if isinstance(e, ContentsEntry)
        ]
        for region in document.blocks
        if isinstance(region, Region) and region.role == "contents"
    }


def figure(caption: str, id: str = "") -> Figure:  # noqa: A002 - the field's name
    return Figure(blocks=(p("picture"),), caption=(p(caption, note(p("source"))),), id=id)


def test_as_many_levels_of_sections_are_numbered_as_are_asked_for() -> None:
    parts = (h("A", h("B", h("C")), h("D")), h("E", h("F")))
    asked = Apparatus(section_numbers=2)
    assert numbers(arranged(briefing.LAYOUT, asked, *parts)) == [
        "1 A", "1.1 B", "C", "1.2 D", "2 E", "2.1 F"
    ]  # fmt: skip
    assert numbers(arranged(briefing.LAYOUT, Apparatus(), *parts)) == list("ABCDEF")


def test_a_number_that_the_author_gave_is_called_by_its_signs() -> None:
    part = Section(title=inlines("A"), blocks=(p(Reference(target="a")),), id="a", label=r"\1")
    made = arranged(briefing.LAYOUT, Apparatus(), part)
    assert [plain_text(n) for n in iterate(made) if isinstance(n, Reference)] == [
        "Section\u00a0\\1"
    ]


def test_numbers_go_on_over_pages_that_lie_on_their_side() -> None:
    inside = h("B", Landscape(blocks=(h("C"),)), h("D"))
    blocks = (h("A"), Landscape(blocks=(inside, h("E"))), h("F"), Landscape(blocks=(h("G"),)))
    made = arranged(briefing.LAYOUT, Apparatus(section_numbers=2), *blocks)
    assert numbers(made) == ["1 A", "2 B", "2.1 C", "2.2 D", "3 E", "4 F", "5 G"]


def test_a_section_without_a_number_counts_for_nothing_nor_does_what_is_below_it() -> None:
    preface = Section(title=inlines("P"), blocks=(h("Q"),), numbered=False)
    made = arranged(briefing.LAYOUT, Apparatus(section_numbers=3), preface, h("A", h("B")))
    assert numbers(made) == ["P", "Q", "1 A", "1.1 B"]


def test_a_reference_to_a_section_says_its_number_or_else_its_title() -> None:
    blocks = (h("A", h("B", id="b"), id="a"), p(Reference(target="b")))
    bare = p(Reference(target="b", number_only=True))
    for asked, words in ((3, ["Section\u00a01.1", "1.1"]), (1, ["B", "B"])):
        made = arranged(memo.LAYOUT, Apparatus(section_numbers=asked), *blocks, bare)
        references = [plain_text(n) for n in iterate(made) if isinstance(n, Reference)]
        assert references == words


def test_a_reference_to_a_block_without_a_name_says_its_id() -> None:
    named = msgspec.structs.replace(p("A"), id="par-a")
    made = arranged(memo.LAYOUT, Apparatus(), named, p(Reference(target="par-a")))
    assert [plain_text(n) for n in iterate(made) if isinstance(n, Reference)] == ["par-a"]


@pytest.mark.parametrize("layout", [briefing.LAYOUT, memo.LAYOUT], ids=lambda x: x.name)
def test_lists_stand_before_the_text_where_the_author_asks_for_them(layout: Layout) -> None:
    captioned = msgspec.structs.replace(table("x | y"), caption=(p("Trade"),), id="trade")
    asked = Apparatus(
        contents=True,
        contents_depth=3,
        list_of_figures=True,
        list_of_tables=True,
        section_numbers=1,
    )
    made = arranged(layout, asked, h("A", captioned, h("B", h("C", h("D")))), figure("Port"))
    assert lists(made) == {
        "Contents": ["1 A #", "> B #", "> > C #"],
        "Figures": ["Figure\u00a01 Port #figure"],
        "Tables": ["Table\u00a01 Trade #trade"],
    }
    roles = [block.role for block in made.blocks if isinstance(block, Region)]
    assert roles.index("body") == max(i for i, r in enumerate(roles) if r == "contents") + 1


def test_a_list_of_nothing_is_not_there() -> None:
    asked = Apparatus(contents=True, list_of_figures=True, list_of_tables=True)
    assert lists(arranged(briefing.LAYOUT, asked, p("x"))) == {}


def test_a_book_has_contents_unless_the_author_wants_none() -> None:
    assert lists(arranged(book.LAYOUT, Apparatus(), h("A", id="a"))) == {"Contents": ["A #a"]}
    assert lists(arranged(book.LAYOUT, Apparatus(contents=False), h("A", id="a"))) == {}


def test_captioned_figures_get_ids_of_their_own_that_nothing_else_has() -> None:
    made = arranged(
        briefing.LAYOUT,
        Apparatus(list_of_figures=True),
        h("Figure", figure("One"), figure("Two", "two"), id="figure"),
        figure("Three"),
    )
    ids = [node.id for node in iterate(made) if isinstance(node, Figure)]
    assert ids == ["figure-2", "two", "figure-3"]


@pytest.mark.parametrize("layout", [briefing.LAYOUT, memo.LAYOUT, book.LAYOUT])
def test_notes_at_the_end_have_a_part_of_their_own(layout: Layout) -> None:
    asked = Apparatus(notes="end", contents=True)
    made = arranged(layout, asked, h("A", p("x", note(p("one")))))
    region = next(b for b in made.blocks if isinstance(b, Region) and b.role == "notes")
    assert plain_text(region.title) == "Notes"
    assert lists(made)["Contents"][-1] == "Notes #notes"
    assert [n.label for n in iterate(made) if isinstance(n, Note)] == ["1"]
    without = arranged(layout, asked, h("A", p("x")))
    assert not any(isinstance(b, Region) and b.role == "notes" for b in without.blocks)


def test_notes_are_counted_in_the_order_of_their_marks_in_tables_too() -> None:
    noted = msgspec.structs.replace(table("x | y"), caption=(p("T", note(p("first"))),))
    body = msgspec.structs.replace(
        noted.body[0], cells=(msgspec.structs.replace(noted.body[0].cells[0], blocks=(
            p("x", note(p("second"))),
        )),)
    )  # fmt: skip
    made = arranged(briefing.LAYOUT, Apparatus(), msgspec.structs.replace(noted, body=(body,)))
    notes = {plain_text(n.blocks): n.label for n in iterate(made) if isinstance(n, Note)}
    assert notes == {"first": "1", "second": "2"}


def test_what_is_listed_is_said_in_the_model() -> None:
    made = arranged(briefing.LAYOUT, Apparatus(list_of_figures=True), figure("One"))
    assert [node.of for node in iterate(made) if isinstance(node, Contents)] == ["figures"]


def test_the_addresses_of_sources_are_spelled_out_once() -> None:
    url = "https://example.org/a"
    cited = SourceReference(content=(a(url, "A report"),), url=url)
    spelled = SourceReference(content=inlines("A report, ", a(url, url)), url=url)
    document = msgspec.structs.replace(doc(title="T", date="2025"), sources=(cited, spelled))
    made = briefing.LAYOUT.arrange(document, STYLE, Log())
    assert [plain_text(n) for n in iterate(made) if isinstance(n, ListItem)] == [
        f"A report {url}",
        f"A report, {url}",
    ]
