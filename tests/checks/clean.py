"""Clean artifacts, each of a document or a style of which a check once said what was not so."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any, Final

import msgspec

from publish import arrange, export, load_style, normalize
from publish.checks.running import check, checkers
from publish.document import (
    Block,
    BlockQuote,
    Callout,
    Cell,
    Code,
    CodeBlock,
    Column,
    Definition,
    DefinitionList,
    Document,
    Figure,
    Image,
    LineBlock,
    LineBreak,
    Link,
    List,
    ListItem,
    Math,
    MathBlock,
    Media,
    Meta,
    Paragraph,
    Row,
    Section,
    SmallCaps,
    Span,
    Table,
)
from publish.pictures import settled
from publish.plugin import Subject
from tests.support.notation import a, h, inlines, note, p, strong, table, ul


def within(*rows: tuple[Block | tuple[Block, ...], ...]) -> Table:
    """A table with blocks in its cells, such as tables."""
    cells = [
        tuple(Cell(blocks=part if isinstance(part, tuple) else (part,)) for part in row)
        for row in rows
    ]
    return Table(columns=(Column(),) * len(rows[0]), body=tuple(Row(cells=row) for row in cells))


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A document, what a style says otherwise than ours, and the formats to be looked at."""

    blocks: tuple[Block, ...]
    formats: tuple[str, ...]
    language: str = "en"
    layout: str = "briefing"
    style: str = ""
    meta: dict[str, Any] = {}
    media: tuple[Media, ...] = ()


DOT: Final = settled(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9H0Z"/></svg>'
).media
RING: Final = settled(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></svg>'
).media
LAMP: Final = Image(media=DOT.id, alt="lamp", height=6)
TERM: Final = Definition(term=inlines("Term"), definitions=((p("One."), p("Two.")),))
SIGN: Final = settled(
    (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60">'
        '<text y="20" font-family="Arial">Hello Ωλ 東京</text>'
        '<text y="50" style="font: bold 12px Georgia, serif">Ωλ 東京</text></svg>'
    ).encode()
).media
"""A drawing with letters of several scripts, in two fonts."""
NARROW: Final = settled(
    (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 20" font-size="4.6">'
        + "".join(f'<text x="{n * 4.07}" y="10">i</text>' for n in range(98))
        + "</svg>"
    ).encode()
).media
EMPTY: Final = Row(cells=(Cell(), Cell()))
HEBREW: Final = "שלום עולם"
ALL: Final = ("pdf", "docx", "epub", "html")
LONG_MARK: Final = "Confidential – release on the first of September 2026 at ten in the 早上"
"""A classification of two lines, in two fonts."""
TASKS: Final = tuple(
    ListItem(blocks=blocks, checked=done)
    for done, blocks in (
        (True, (p("Done " * 40),)),
        (None, (p("No task"),)),
        (False, (p("Open"), ul(p("deeper")))),
        (True, (LineBlock(lines=(inlines("Verse one"), inlines("verse two"))),)),
        (False, (CodeBlock(text="x = 1"),)),
        (False, (BlockQuote(blocks=(p("Said."),)),)),
        (True, (ul(p("below")),)),
    )
)
"""Items of a list, tasks and none, that begin with everything that items begin with."""
CASES: Final = {
    "code in boxes that run from right to left": Case(
        blocks=(
            BlockQuote(blocks=(p("נמל"), CodeBlock(text="y = 2"), ul(CodeBlock(text="z = 3")))),
        ),
        language="he",
        formats=("html",),
    ),
    "paragraphs of nothing but code, and lines that begin with signs": Case(
        blocks=(
            ul(p(Code(text="x"))),
            p(Code(text="a piece of code that goes on over the end of the line " * 2)),
            p(Code(text="`"), " and ", Code(text="a|b"), "."),
            CodeBlock(text='{"a": 1}', language="json"),
        ),
        formats=("pdf",),
    ),
    "text in small capitals": Case(
        blocks=(
            DefinitionList(
                items=(
                    Definition(term=inlines("Other term"), definitions=((p("Meaning"),),)),
                    Definition(term=inlines("no capital"), definitions=((p("Next"),),)),
                )
            ),
            p(SmallCaps(content=inlines("the other")), " text.", note(p("The first."))),
        ),
        formats=("pdf", "docx"),
        style="""
        [definition_term]
        case = "small_caps"
        [note]
        case = "small_caps"
        """,
    ),
    "a key point that is a note alone": Case(
        blocks=(p("Text."),),
        formats=ALL,
        meta={"key_points": ((note(p("A note.")),), inlines("A point."))},
    ),
    "pictures in headings, which ways through a book say": Case(
        blocks=tuple(
            Section(id=f"s{at}", title=title, blocks=(p("Text."),))
            for at, title in enumerate(
                (
                    inlines("A ", LAMP, " in it"),
                    inlines(LAMP),
                    inlines("With ", msgspec.structs.replace(LAMP, decorative=True), " lamps"),
                    inlines(LAMP, " and ", Math(text=r"\frac{a}{b}")),
                )
            )
        ),
        formats=ALL,
        media=(DOT,),
        layout="book",
    ),
    "a picture that says nothing to those who cannot see it": Case(
        blocks=(p("Words."), p(Image(media=DOT.id, height=6))),
        formats=ALL,
        media=(DOT,),
    ),
    "a picture that says nothing, beside one that does": Case(
        blocks=(p(Image(media=DOT.id, height=6)), p(Image(media=RING.id, alt="ring", height=6))),
        formats=ALL,
        media=(DOT, RING),
    ),
    "a drawing with letters of several scripts": Case(
        blocks=(p("Words."), p(Image(media=SIGN.id, alt="sign"))),
        formats=ALL,
        media=(SIGN,),
    ),
    "a picture in a paragraph that takes a line for itself": Case(
        blocks=(p("Before ", msgspec.structs.replace(LAMP, width=900, height=None), " behind."),),
        formats=("pdf",),
        media=(DOT,),
    ),
    "tasks that begin with verse, code or a quotation": Case(
        blocks=(
            List(
                items=tuple(
                    ListItem(blocks=(first,), checked=done)
                    for done, first in (
                        (True, LineBlock(lines=(inlines("Verse one"), inlines("verse two")))),
                        (False, CodeBlock(text="x = 1")),
                        (False, BlockQuote(blocks=(p("Said."),))),
                    )
                )
            ),
        ),
        formats=ALL,
    ),
    "tasks that are counted": Case(
        blocks=(
            List(ordered=True, items=TASKS),
            List(
                ordered=True,
                start=3,
                numbering="lower_roman",
                tight=False,
                items=(ListItem(blocks=(p("Open"), p("goes on")), checked=False), *TASKS),
            ),
        ),
        formats=ALL,
    ),
    "tasks that are counted, from right to left": Case(
        blocks=(
            List(ordered=True, items=(ListItem(blocks=(p(f"{HEBREW} " * 30),), checked=True),)),
        ),
        language="he",
        formats=ALL,
    ),
    "links to one address, side by side": Case(
        blocks=(
            p(
                "See ",
                a("https://kelpie.example/", "one"),
                " ",
                a("https://kelpie.example/", strong("two")),
                " ",
                a("https://kelpie.example/", "and ", strong("more")),
                note(p("A note.")),
                " ",
                a(
                    "https://kelpie.example/",
                    "of many words that go on over the end of a line " * 2,
                ),
            ),
        ),
        formats=ALL,
    ),
    "a classification of two lines, in a head and beside a publisher": Case(
        blocks=(h("One", p("Text."), id="one"),),
        formats=("pdf",),
        layout="memo",
        meta={"classification": LONG_MARK, "organization": "Kelpie"},
    ),
    "a classification of two lines, beside words that reach to it": Case(
        blocks=(h("One", p("Text."), id="one"),),
        formats=("pdf",),
        layout="book",
        meta={"classification": LONG_MARK},
    ),
    "a box around the details on a title page": Case(
        blocks=(h("One", p("Text."), id="one"),),
        formats=ALL,
        layout="book",
        meta={"organization": "Kelpie", "date": "2026-01-02", "subtitle": inlines("B")},
        style="""
        [book_details]
        background = "#f1f5f7"
        border_start = { width = "2pt", color = "#0b4f6c" }
        padding = "6pt"
        [book_subtitle]
        background = "#fdf1c4"
        padding = "3pt"
        """,
    ),
    "numbers of lines, from right to left as well": Case(
        blocks=(p("The first line. " * 9), p(HEBREW), ul(p("An item."))),
        formats=("pdf",),
        layout="memo",
        style="""
        [page.memo]
        line_numbers = 1
        """,
    ),
    "the ground of a quotation behind a table in it": Case(
        blocks=(BlockQuote(blocks=(p("Words."), table("a | b", "c | d", head=1))),),
        formats=("docx",),
        style="""
        [quote]
        background = "#f1f5f7"
        padding = "0"
        """,
    ),
    "tables with a ground, also in a quotation with another": Case(
        blocks=(table("a | b"), p("Words."), BlockQuote(blocks=(p("Words."), table("c | d")))),
        formats=("docx",),
        style="""
        [quote]
        background = "#f1f5f7"
        padding = "0"
        [table]
        background = "#fdf1c4"
        """,
    ),
    "definitions in boxes, of which the head of a memo has none": Case(
        blocks=(
            DefinitionList(
                items=(Definition(term=inlines("Term"), definitions=((p("One."),), (p("Two."),))),)
            ),
        ),
        formats=ALL,
        layout="memo",
        style="""
        [definition]
        background = "#f1f5f7"
        padding = "6pt"
        [definition_term]
        background = "#fdf1c4"
        padding = "2pt"
        """,
    ),
    "names and words from right to left on a page in English": Case(
        blocks=(
            p(f"In {HEBREW} lie ships, then more of ", f"{HEBREW}", note(p("A note.")), " lie."),
            p(f"In {HEBREW}", note(p("Another."))),
        ),
        formats=("pdf",),
        meta={"authors": ("דוד כהן", "Ann Lee")},
    ),
    "brackets and guillemets in text from right to left": Case(
        blocks=(
            p("קל (עולם) וגם «שלום» [כאן]."),
            h("מבוא (קצר)", ul(p("«רציף» (Customs Office)"), p("{א} < ב"))),
            table("א (1) | «ב»"),
        ),
        language="he",
        formats=ALL,
    ),
    "brackets in words from right to left above others in English": Case(
        blocks=(
            p(f"He said (“{HEBREW} (כאן)”, «עולם») and left."),
            p("Others (of the house) said «no» [twice]."),
            p(Span(content=inlines("(English) then"), direction="rtl"), " and more (of this)."),
        ),
        formats=ALL,
    ),
    "links with code, and with spaces between their parts": Case(
        blocks=(
            p("It is ", a("https://a.example/", "a ", strong("b"), " ", Code(text="c")), ", or"),
            p(a("https://a.example/", Code(text="d")), " alone."),
        ),
        formats=("pdf",),
    ),
    "signs beside code, titles and targets of links, and distances in formulas": Case(
        blocks=(
            DefinitionList(
                items=(
                    Definition(term=(Code(text="<--"),), definitions=((p("Deletes."),),)),
                    Definition(term=inlines("*"), definitions=((p("All."),),)),
                )
            ),
            p("At ", Math(text=r"\dot{t} + \ddot{y}"), "."),
            Figure(
                blocks=(p(Image(media=DOT.id, alt="A dot", height=6)), p("A."), p("B.")),
                caption=(p("Dot"),),
            ),
            p(a("#item", "one"), LineBreak(), a("#item", "two")),
            p("See “", Code(text="a"), "”/", Code(text="b"), ": (", Code(text="c"), ") →\ufe0e x."),
            p(Link(target="https://a.example/", title="one", content=inlines("one")), "."),
            p(Link(target="https://a.example/", title="https://a.", content=inlines("two")), "."),
            p(Link(target="https://a.example/", content=(Image(media=DOT.id, height=6),))),
            p(Code(text="</sup> "), Code(text="<em>"), " ", Code(text="x"), " or ", Code(text="y")),
            p("To ", a("#item", "the item"), ", ", Math(text=r"a\kern 3pt b\hspace{1em}c"), "."),
            List(
                items=(ListItem(blocks=(Paragraph(id="item", content=inlines("An item.")),)),),
                ordered=True,
            ),
        ),
        formats=ALL,
        media=(DOT,),
    ),
    "keywords and authors with commas in them": Case(
        blocks=(p("Words."),),
        formats=ALL,
        meta={"keywords": ("ships, large", "harbours; old"), "authors": ("Lee, Ann", "Cohen, D.")},
    ),
    "links to captions, cells and wide letters, and formulas in items": Case(
        blocks=(
            p("To ", a("#caption", "a caption"), " and ", a("#cell", "a cell"), "."),
            msgspec.structs.replace(
                table("A | B", "（ＧＨＱ） | word"),
                id="t",
                caption=(Paragraph(id="caption", content=inlines("Words.")),),
            ),
            within((p("left"), Paragraph(id="cell", content=inlines("right")))),
            ul(p("Words")),
            List(items=(ListItem(blocks=(p("It is"), MathBlock(text=r"x = \text{for~}y"))),)),
        ),
        formats=ALL,
    ),
    "letters that are narrower than a point": Case(
        blocks=(p("Words."), p(Image(media=NARROW.id, alt="letters"))),
        formats=("pdf",),
        media=(NARROW,),
    ),
    "headings that are alike but for a formula that cannot be set": Case(
        blocks=(
            Section(id="a", title=inlines("Heading with ", Math(text=r"\bad{x}"), " formula")),
            table("A | B", "1 | 2"),
            Section(id="b", title=inlines("Heading with ", Math(text=r"\frac{a}{b}"), " formula")),
            MathBlock(text=r"\bad{x} + 1"),
            MathBlock(text="E"),
        ),
        formats=ALL,
    ),
    "callouts in callouts": Case(
        blocks=(
            Callout(
                kind="note",
                blocks=(
                    p("One."),
                    Callout(kind="warning", blocks=(p("Two."), p("Three."))),
                    Callout(kind="tip", title=inlines("Own"), blocks=(ul(p("Four.")),)),
                    p("Five."),
                ),
            ),
        ),
        formats=ALL,
    ),
    "definitions at the end of a callout, and in an item": Case(
        blocks=(
            Callout(kind="note", blocks=(DefinitionList(items=(TERM,)),)),
            p("Words."),
            ul(DefinitionList(items=(TERM,)), p("Item.")),
        ),
        formats=ALL,
    ),
    "tables in cells of any column, between words, and in tables that stand in some": Case(
        blocks=(
            p("One."),
            within((table("a | b", "c | d"), p("x")), (p("next"), p("row"))),
            p("Two."),
            within(
                (p("a"), (p("Above"), table("c | d", "e | f"), p("Below")), p("b")),
                (p("next"), p("row"), p("last")),
            ),
            within(
                (p("a"), within((p("c"), table("deep | er", "e | f"))), table("other")),
                (p("next"), p("row"), p("last")),
            ),
            p("Three."),
        ),
        formats=ALL,
    ),
    "tables of which nothing is said but that they are there": Case(
        blocks=(
            within((p("a"), Table(columns=(Column(),) * 2, head=(EMPTY,))), (p("b"), p("c"))),
            Table(columns=(Column(),) * 2, head=(EMPTY,), body=(EMPTY,)),
            p("Words."),
        ),
        formats=ALL,
    ),
    "a table with a caption in a cell": Case(
        blocks=(
            h("One", h("Two", h("Three", table("x | y")))),
            Table(
                columns=(Column(),) * 2,
                body=(
                    Row(
                        cells=(
                            Cell(blocks=(p("A"),)),
                            Cell(
                                blocks=(
                                    msgspec.structs.replace(
                                        table("x | y"), id="t", caption=(p("Inner"),)
                                    ),
                                )
                            ),
                        )
                    ),
                ),
            ),
        ),
        formats=("pdf", "docx", "html"),
    ),
}


def faults(case: Case, folder: Path) -> str:
    """What the checks say of the artifacts of a case, each on its line; its style is written into
    `folder`."""
    file = folder / "own.toml"
    file.write_text(f'name = "Own"\nextends = "house"\n{dedent(case.style)}', encoding="utf-8")
    style = load_style(file)
    meta = Meta(title=inlines("A"), language=case.language, **case.meta)
    made = normalize(Document(meta=meta, blocks=case.blocks, media=case.media))
    document = arrange(made, case.layout, style)
    subjects = [
        Subject(name=f"a.{f}", data=export(document, f, style), document=document, style=style)
        for f in case.formats
    ]
    return "\n".join(
        f"{report.artifact}: {finding.code}: {finding.message}, {finding.found}"
        for report in check(subjects, checkers())
        for finding in report.differences
    )
