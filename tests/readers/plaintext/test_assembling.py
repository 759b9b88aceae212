"""Labelled lines → blocks: each row is a text with its labels, and the outline that it makes.

A line is `label text`; a label with a plus goes on with the piece above, and a blank line is one of
the text.
"""

from __future__ import annotations

import textwrap
from typing import Final, get_args

import pytest

from publish.diagnostics import Log
from publish.document import BlockQuote, Document, LineBlock, Link, List, ListItem, Section, Table
from publish.readers.plaintext.assembler import Assembler
from publish.readers.plaintext.labels import LabelledLine, Role
from publish.readers.plaintext.stated import Statement, settle
from publish.walk import iterate, plain_text
from tests.readers.plaintext.outline import outline_of

ROLES: Final[dict[str, Role]] = {role: role for role in get_args(Role)}


def lines_of(text: str) -> list[LabelledLine]:
    found: list[LabelledLine] = []
    gap = 0
    for number, line in enumerate(textwrap.dedent(text).strip("\n").split("\n"), start=1):
        if not line.strip():
            gap += 1
            continue
        label, _, raw = line.partition(" ")
        role, begins = ROLES[label.rstrip("+")], not label.endswith("+")
        found.append(LabelledLine(number, raw, gap, role, begins))
        gap = 0
    return found


def assembled(text: str, log: Log | None = None, language: str = "en") -> Document:
    return Assembler(lines_of(text), language, log or Log("text.txt")).document()


BODIES: Final[dict[str, tuple[str, list[str]]]] = {
    "levels by label and number": (
        "heading 1. Scope\nparagraph A.\nsubheading Terms\nheading 1.1 More\nparagraph C.",
        ["= 1. Scope", "· A.", "== Terms", "== 1.1 More", "· C."],
    ),
    "underlines and signs of headings": (
        "heading Scope\nheading+ -----\nparagraph A.\nsubheading ## Terms\nparagraph B.",
        ["= Scope", "· A.", "== Terms", "· B."],
    ),
    "bullets nest by indent and label": (
        "item - a\nitem   - b\nitem - c\nnested - d\nitem - e",
        ["- a", "  - b", "- c", "  - d", "- e"],
    ),
    "letters in numbers on one margin": (
        "item 1. a\nitem a) b\nitem b) c\nitem 2. d",
        ["1. a", "  1. b", "  2. c", "2. d"],
    ),
    "a number out of order begins a list": (
        "item 1. a\nitem 2. b\nitem 7. c",
        ["1. a", "2. b", "7. c"],
    ),
    "items on one line": (
        "item • a • b • c\nitem 1. x 2. y",
        ["- a", "- b", "- c", "1. x", "2. y"],
    ),
    "what stands in an item": (
        "item 1. Run:\n\ncode        make\n\nitem 2. Wait.\nparagraph    Go.\nparagraph Done.",
        ["1. Run:", "  ` make", "2. Wait.", "  · Go.", "· Done."],
    ),
    "the page within a paragraph": (
        "paragraph The gate is\n\nleft-out 12\n\nparagraph+ open.",
        ["· The gate is open."],
    ),
    "code keeps its blank lines": (
        "code     a = 1\n\ncode+       b = 2\nfence ```py\nfence+ x\nfence+ ```",
        ["` a = 1", "` ", "`   b = 2", "` x"],
    ),
    "lines of verse": ("verse One\nverse+   two\n\nverse Three", ["| One", "|   two", "| Three"]),
    "terms": (
        "term Gate: what opens\nterm Quay\nterm+     where boats lie",
        [": Gate: what opens", ": Quay: where boats lie"],
    ),
    "quotations": (
        "said “It is open.” — Ann Lee\nquotation     Set in\nquotation     and again\n"
        "quotation+     — Bo Hu",
        ["> “It is open.”", "> — Ann Lee", "> Set in", "> and again", "> — Bo Hu"],
    ),
    "mail in mail": ("mail > a\nmail+ > > b\nmail+ > c", ["> a", "> > b", "> c"]),
    "notes stand at their marks": (
        "paragraph Open.[1] Or not.[2]\nheading Notes\nnote [1] Since May.\nnote [2] Says Ann.",
        ["· Open. Or not.", "note Since May.", "note Says Ann."],
    ),
    "a note without a mark stays": (
        "paragraph It is open.\nheading Notes\nnote [1] Since May.",
        ["· It is open.", "= Notes", "· [1] Since May."],
    ),
    "sources": (
        "paragraph A.\nsources-title Sources:\nsource [1] B\nsource • C • D\nsource [R] E. [S] F.",
        ["· A.", "^ B", "^ C", "^ D", "^ [R] E.", "^ [S] F."],
    ),
    "breaks": ("paragraph A\nbreak * * *\nparagraph B", ["· A", "* * *", "· B"]),
}


@pytest.mark.parametrize(("text", "expected"), BODIES.values(), ids=BODIES)
def test_blocks(text: str, expected: list[str]) -> None:
    assert outline_of(assembled(text)) == expected


TABLES: Final = {
    "pipes": "table | a | b |\ntable+ |---|---|\ntable+ | c | 2 |",
    "pipes within": "table a | b\ntable+ --+--\ntable+ c | 2",
    "box": "table ┌──┬──┐\ntable+ │a │b │\ntable+ ├──┼──┤\ntable+ │c │2 │\ntable+ └──┴──┘",
    "tabs": "table a\tb\ntable+ c\t2",
    "runs of tabs": "table a\t\tb\ntable+ c\t2",
    "spaces": "table a    b\ntable+ c    2",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_tables(text: str) -> None:
    (table,) = assembled(text).blocks
    assert isinstance(table, Table)
    head, body = (
        [[plain_text(c.blocks) for c in row.cells] for row in rows]
        for rows in (table.head, table.body)
    )
    assert (head, body) == ([["a", "b"]], [["c", "2"]])
    assert [column.align for column in table.columns] == ["default", "end"]


def test_a_caption_belongs_to_the_table_below_and_lines_without_cells_are_kept() -> None:
    table, kept = assembled("paragraph Table 1: Gates\ntable a\tb\ntable+ c\td\ntable none").blocks
    assert isinstance(table, Table)
    assert plain_text(table.caption) == "Table 1: Gates"
    assert plain_text(kept) == "none"


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (("a)", "b)"), ("lower_alpha", 1, "", ")")),
        (("(i)", "(ii)"), ("lower_roman", 1, "(", ")")),
        (("IV.", "V."), ("upper_roman", 4, "", ".")),
        (("h)", "i)"), ("lower_alpha", 8, "", ")")),
        (("[3]", "[4]"), ("decimal", 3, "[", "]")),
        (("一、", "二、"), ("decimal", 1, "", ".")),
    ],
)
def test_numbers_of_lists(marks: tuple[str, ...], expected: tuple[object, ...]) -> None:
    (found,) = assembled("\n".join(f"item {mark} Text" for mark in marks)).blocks
    assert isinstance(found, List)
    assert (found.numbering, found.start, found.prefix, found.suffix) == expected
    assert len(found.items) == 2


def test_lists_that_nest_without_end_are_kept_to_a_depth() -> None:
    found = assembled("\n".join(f"item {' ' * 2 * n}- item {n}" for n in range(500)))
    items = [plain_text(item.blocks[0]) for item in iterate(found) if isinstance(item, ListItem)]
    assert items == [f"item {n}" for n in range(500)]


FRONT: Final = """
    status OFFICIAL
    title Title: The gate
    title+ =====
    subtitle And the quay
    byline By Ann Lee and Bo Hu | Halden Post
    date Published 3 June 2025, Halden
    header To: Cy Dee; Eve Fox
    header Subject: Gates
    header Ref: 7/2
    summary Summary: Short.
    paragraph Text.
    rights © 2025 Halden
    """


def test_the_front_is_metadata() -> None:
    log = Log("text.txt")
    meta = assembled(FRONT, log).meta
    assert (plain_text(meta.title), plain_text(meta.subtitle)) == ("The gate", "And the quay")
    assert (meta.authors, meta.date) == (("Ann Lee", "Bo Hu"), "2025-06-03")
    assert (meta.status, meta.rights) == ("OFFICIAL", "© 2025 Halden")
    assert (meta.correspondence.to, meta.correspondence.subject) == (("Cy Dee", "Eve Fox"), "Gates")
    assert plain_text(meta.summary) == "Short."
    assert dict(meta.extra)["Ref"] == "7/2"
    assert {d.code for d in log.diagnostics} == {"front-read", "marks-read"}


def test_the_subject_is_the_title_of_a_letter_and_a_dateline_tells_its_day() -> None:
    found = assembled(
        "header From: Ann Lee\nheader Subject: Gates\nparagraph HULL, Aug. 30, 2025 (PA) — Open."
    )
    assert plain_text(found.meta.title) == "Gates"
    assert found.meta.date == "2025-08-30"


def test_a_head_that_is_quoted_below_stays_text() -> None:
    text = "header To: Ann Lee\nheader From: Bo Hu\nparagraph Text.\nheader From: Cy Dee"
    assert outline_of(assembled(text))[-2:] == ["· Text.", "· From: Cy Dee"]


def test_a_second_title_heads_a_section_and_the_longest_list_of_sources_is_data() -> None:
    text = "title A\nparagraph B\ntitle C\nsources-title More\nsource D\n"
    text += "sources-title Sources\nsource E\nsource F"
    assert outline_of(assembled(text)) == ["# A", "· B", "= C", "= More", "- D", "^ E", "^ F"]


def test_numbers_that_count_on_are_items_or_paragraphs_together() -> None:
    text = "item 1. a\nparagraph 2. b\nitem 3. c\nparagraph x\nparagraph 1. d\nparagraph 2. e"
    assert outline_of(assembled(text)) == ["1. a", "2. b", "3. c", "· x", "· 1. d", "· 2. e"]


def test_paragraphs_that_are_set_in_are_quotations() -> None:
    said = "It was open, she said, and nobody had closed the gate before the boats came in."
    text = f"paragraph {said}\nparagraph     {said}\nparagraph+     {said}\nparagraph {said}"
    assert [line[0] for line in outline_of(assembled(text))] == ["·", ">", "·"]


def test_a_byline_below_the_text_is_one_where_none_stands_above() -> None:
    text = "paragraph A\nparagraph B\nparagraph C\nbyline By Ann Lee"
    assert assembled(text).meta.authors == ("Ann Lee",)
    assert outline_of(assembled(f"byline By Bo Hu\n{text}"))[-1] == "· By Ann Lee"


def test_a_rule_is_no_heading() -> None:
    assert outline_of(assembled("paragraph A\nheading -----\nparagraph B")) == [
        "· A",
        "* * *",
        "· B",
    ]


def test_a_line_as_long_as_a_text_is_no_field() -> None:
    text = "The gate is open. " * 60
    (found,) = assembled(f"byline {text}").blocks
    assert plain_text(found) == text.strip()


@pytest.mark.parametrize(
    ("above", "below", "rest", "joined"),
    [
        ("the inter-", "national line", "An international line.", "the international line"),
        ("a well-", "known line", "No well-known line is.", "a well-known line"),
        ("the quay-", "side is", "At the quay, this side is wet.", "the quay-side is"),
        ("in 2024-", "25 it", "", "in 2024- 25 it"),
        ("它是一扇", "门。", "", "它是一扇门。"),
        ("使用PDF", "文件", "用 PDF 文件和 PDF 文件", "使用PDF 文件"),
        ("soft\u00ad", "ened", "", "softened"),
    ],
)
def test_words_over_line_ends(above: str, below: str, rest: str, joined: str) -> None:
    text = f"paragraph {above}\nparagraph+ {below}" + (f"\nparagraph x {rest} x" if rest else "")
    assert plain_text(assembled(text).blocks[0]) == joined


def test_left_out_is_told_with_the_line_to_state() -> None:
    log = Log("text.txt")
    lines = lines_of("left-out Share\nparagraph Text.")
    lines[0].probability = 0.96
    found = Assembler(lines, "en", log).document()
    assert outline_of(found) == ["· Text."]
    (told,) = log.diagnostics
    assert told.message.startswith('"Share" is left out')
    assert "paragraphs = [1]" in told.hint


def test_stated_lines_have_their_role_and_no_other_line_is_the_title() -> None:
    lines = lines_of("title A\nparagraph B\nparagraph+ C\nparagraph+ D")
    settle(lines, {2: Statement("title"), 3: Statement("heading", 2)}, has_title=False)
    found = Assembler(lines, "en", Log("text.txt")).document()
    assert outline_of(found) == ["# B", "= A", "== C", "· D"]


def test_origins_are_lines_of_the_source() -> None:
    section, verse = assembled(
        "heading A\n\nitem - B\nitem - C\nheading D\nverse E\nverse+ F"
    ).blocks
    assert isinstance(section, Section)
    assert section.origin is not None
    assert (section.origin.first, section.origin.last) == (1, 4)
    assert isinstance(verse, Section)
    (lines,) = verse.blocks
    assert isinstance(lines, LineBlock)
    assert lines.origin is not None
    assert (lines.origin.first, lines.origin.last) == (6, 7)


def test_addresses_are_links() -> None:
    (quote,) = assembled("quotation See https://a.example/x, or a@b.example.").blocks
    assert isinstance(quote, BlockQuote)
    targets = [link.target for link in iterate(quote) if isinstance(link, Link)]
    assert targets == ["https://a.example/x", "mailto:a@b.example"]


HEADED = {
    "many in a row": ("heading A\nheading B\nheading C\nheading D\nparagraph E", "···=·"),
    "without a letter": ("heading 12'\nparagraph A\nheading 2019\nparagraph B", "··=·"),
    "not underlined": (
        "heading A\nheading+ ---\nparagraph B\nheading C\nheading+ ---\nparagraph D\nheading E",
        "=·=··",
    ),
}


@pytest.mark.parametrize(("text", "signs"), HEADED.values(), ids=HEADED)
def test_what_heads_nothing_is_no_heading(text: str, signs: str) -> None:
    assert "".join(line[0] for line in outline_of(assembled(text))) == signs


def test_items_below_the_name_of_sources_are_sources() -> None:
    text = "paragraph A\nheading Related Sources:\nitem • B • C\nheading D\nitem - E"
    assert outline_of(assembled(text)) == ["· A", "= D", "- E", "^ B", "^ C"]
