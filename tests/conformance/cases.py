"""Small documents whose parts meet in ways that the seeds do not have."""

from __future__ import annotations

from typing import Final

from publish.document import (
    Apparatus,
    BlockQuote,
    Blocks,
    Cell,
    Code,
    CodeBlock,
    Column,
    Definition,
    DefinitionList,
    Emphasis,
    LineBlock,
    List,
    ListItem,
    Math,
    Meta,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    ThematicBreak,
)
from tests.support.notation import note, ol, p, table, ul

HEBREW: Final = "נמל"


def items(*content: Blocks) -> List:
    """A list of items of several blocks each."""
    return List(items=tuple(ListItem(blocks=blocks) for blocks in content), tight=False)


SMALL: Final[dict[str, tuple[str, Meta, Blocks]]] = {
    "a date alone in the masthead": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en", date="2026-01-02"),
        (Paragraph(content=(Text(text="Text."),)),),
    ),
    "text over a watermark": (
        "memo",
        Meta(title=(Text(text="A"),), language="en", status="Draft"),
        (Paragraph(content=(Text(text="Text of some length. " * 90),)),),
    ),
    "lines of signs alone": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en"),
        tuple(
            Paragraph(content=(Text(text=said),)) for said in ("★★★★☆", "A text.", "— —", "More.")
        ),
    ),
    "emphasis within emphasis": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en"),
        (
            Paragraph(
                content=(
                    Emphasis(
                        content=(Text(text="Ships of "), Emphasis(content=(Text(text="Ur"),)))
                    ),
                )
            ),
        ),
    ),
    "entries of a bibliography that hang, and one that does not": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en"),
        tuple(
            Paragraph(
                content=(Text(text="Doe, Jane. Ports. " * 9),),
                id=f"r{n}",
                entry=True,
                hanging=n != 2,
            )
            for n in (1, 2, 3)
        ),
    ),
    "tables that end lists in lists, in definitions and in quotes": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en"),
        (
            items((p("One"), items((p("Two"), table("a b", "c d")))), (p("Three"), p("Four"))),
            DefinitionList(
                items=(Definition(term=(Text(text="T"),), definitions=((table("e f", "g h"),),)),)
            ),
            p("After the definitions."),
            BlockQuote(blocks=(items((p("Five"), table("i j", "k l"))),)),
            p("After the quote."),
        ),
    ),
    "blocks of all kinds in a note": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en"),
        (
            p(
                "Words",
                note(
                    p("One."),
                    ul(p("Two"), p("Three")),
                    p("Four."),
                    BlockQuote(blocks=(p("Five."),)),
                    LineBlock(lines=((Text(text="Six"),), (Text(text="Seven"),))),
                    p("Eight."),
                    table("a b", "c d"),
                    CodeBlock(text="e"),
                    CodeBlock(text="f"),
                ),
            ),
        ),
    ),
    "a rule between lines that end before it": (
        "memo",
        Meta(title=(Text(text="A"),), language="en"),
        (p("One."), ThematicBreak(), p("Two.")),
    ),
    "lists below words in a cell, in a definition and in a note": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en"),
        (
            Table(
                columns=(Column(),),
                body=(Row(cells=(Cell(blocks=(p("Words"), ul(p("One"), p("Two")))),)),),
            ),
            DefinitionList(
                items=(
                    Definition(term=(Text(text="T"),), definitions=((p("Words"), ol(p("One"))),)),
                    Definition(term=(Text(text="U"),), definitions=((ul(p("One")),),)),
                )
            ),
            p("Text.", note(p("Words"), ol(p("One"), p("Two")))),
        ),
    ),
    "formulas and pictures that are higher than their lines": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en"),
        (
            p("Tall ", Math(text=r"\frac{\frac{a}{b}}{\frac{c}{d}}"), " in a line."),
            p("Next."),
            Table(
                id="t",
                caption=(p("With ", Math(text="x^2"), " and more", note(p("A note."))),),
                columns=(Column(),),
                body=(Row(cells=(Cell(blocks=(p("a"),)),)), Row(cells=(Cell(blocks=(p("2"),)),))),
            ),
        ),
    ),
    "text after a contents list": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en", apparatus=Apparatus(contents=True)),
        (
            Paragraph(content=(Text(text="An opening."),)),
            Section(title=(Text(text="First"),), id="first"),
        ),
    ),
    "rows that end in boxes or hold paragraphs, and code in a line": (
        "briefing",
        Meta(title=(Text(text="A"),), language="en"),
        (
            Table(
                columns=(Column(),) * 2,
                body=tuple(
                    Row(cells=(Cell(blocks=blocks), Cell(blocks=blocks[:0])))
                    for blocks in (
                        (p("Code:"), CodeBlock(text="x = 1\ny = 2")),
                        (p("a"), p("b")),
                    )
                ),
            ),
            Paragraph(content=(Text(text="It is "), Code(text='f("x")', language="python"))),
        ),
    ),
    "contents from right to left": (
        "book",
        Meta(title=(Text(text=HEBREW),), language="he"),
        tuple(
            Section(
                title=(Text(text=f"{HEBREW} {number}"),),
                blocks=(Paragraph(content=(Text(text=HEBREW),)),),
                id=f"s{number}",
            )
            for number in (1, 2, 10)
        ),
    ),
}
