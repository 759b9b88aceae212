"""Documents that the tests of the Word exporter share: the seed, and one with every node."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from publish.canonical_json import load
from publish.diagnostics import Log
from publish.document import (
    BlockQuote,
    Blocks,
    Callout,
    CalloutKind,
    Cell,
    Citation,
    CitationItem,
    Code,
    CodeBlock,
    Column,
    Correspondence,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    Highlight,
    Image,
    Inline,
    Keyboard,
    LineBlock,
    LineBreak,
    Link,
    List,
    ListItem,
    Math,
    MathBlock,
    Media,
    Meta,
    Note,
    Paragraph,
    Reference,
    Row,
    Section,
    SmallCaps,
    SourceReference,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    ThematicBreak,
    Underline,
)
from publish.layouts import book, briefing, memo
from publish.plugin import Layout
from publish.style import Style

LAYOUTS: dict[str, Layout] = {
    layout.name: layout for layout in (briefing.LAYOUT, memo.LAYOUT, book.LAYOUT)
}
_SEED = Path(__file__).parents[2] / "readers/plaintext/goldens/putin-china-visit.json"
_KINDS: tuple[CalloutKind, ...] = ("note", "tip", "important", "warning", "caution")


def words(text: str) -> tuple[Text]:
    return (Text(text=text),)


def para(*content: Inline | str) -> Paragraph:
    """A paragraph of inlines, strings among them being text."""
    return Paragraph(content=tuple(Text(text=c) if isinstance(c, str) else c for c in content))


def item(*blocks: Paragraph | List | str, checked: bool | None = None) -> ListItem:
    return ListItem(
        blocks=tuple(para(b) if isinstance(b, str) else b for b in blocks), checked=checked
    )


def seed() -> Document:
    """The seed as the plain-text reader reads it."""
    return load(_SEED.read_bytes())


def arranged(document: Document, layout: str, style: Style) -> Document:
    return LAYOUTS[layout].arrange(document, style, Log())


def picture(kind: str = "PNG") -> Media:
    """A small picture of our own making: a square of accent colour in a white frame."""
    from PIL import Image as Raster

    raster = Raster.new("RGB", (240, 120), "#0b4f6c")
    raster.paste("#f1f5f7", (20, 20, 220, 100))
    buffer = io.BytesIO()
    raster.save(buffer, format=kind)
    data = buffer.getvalue()
    return Media(
        id=hashlib.sha256(data).hexdigest(),
        media_type="image/webp" if kind == "WEBP" else "image/png",
        data=data,
        width=240,
        height=120,
    )


def inlines() -> Paragraph:
    """A paragraph with every inline."""
    return para(
        "Plain, ",
        Emphasis(content=words("emphasized")),
        ", ",
        Strong(content=(Text(text="strong and "), Emphasis(content=words("both")))),
        ", ",
        Strikeout(content=words("struck")),
        ", H",
        Subscript(content=words("2")),
        "O, m",
        Superscript(content=words("2")),
        ", ",
        SmallCaps(content=words("Small Caps")),
        ", ",
        Underline(content=words("underlined")),
        ", ",
        Highlight(content=words("marked")),
        ", ",
        Code(text="x = 1", language="python"),
        ", ",
        Keyboard(text="Ctrl"),
        ", ",
        Math(text="e^{i\\pi}"),
        ", ",
        Link(target="https://example.org/a?b=c&d", content=(Emphasis(content=words("a link")),)),
        ", ",
        Link(target="#tables", content=words("within")),
        ", see ",
        Reference(target="figure"),
        ", ",
        Citation(items=(CitationItem(key="knuth84"),), content=words("[knuth84]")),
        ", ",
        Span(language="fr", content=words("à propos")),
        ", ",
        Span(
            language="he",
            direction="rtl",
            content=(Text(text="שלום "), Emphasis(content=words("עולם"))),
        ),
        "; a note",
        Note(blocks=(para("A note with ", Emphasis(content=words("emphasis")), "."),)),
        " and",
        LineBreak(),
        "a new line with soft\u00adhyphen.",
    )


def blocks() -> Blocks:
    """A text with every block that an author can write."""
    image = Image(media=picture().id, alt="A pale field in a blue frame", title="A field")
    return (
        para("It opens with a paragraph."),
        Section(
            id="text",
            title=words("Text and what is within it"),
            blocks=(
                inlines(),
                BlockQuote(
                    blocks=(para("A quoted thought."), para("And another.")),
                    attribution=words("Somebody"),
                ),
                LineBlock(lines=(words("A line of verse,"), words("  and one that is indented."))),
                ThematicBreak(),
                CodeBlock(text="def f(x):\n\treturn x < 1\n\n# end\n", language="python"),
                MathBlock(text="\\int_0^1 x\\,dx", id="formula"),
                Paragraph(
                    content=words("Doe, Jane. Ports."), id="ref-doe", entry=True, hanging=True
                ),
                Paragraph(content=words("Roe, Rik. Sheds."), id="ref-roe", entry=True),
                Section(
                    title=words("Lists"),
                    id="lists",
                    blocks=(
                        List(
                            items=(
                                item("First", List(items=(item("Nested"), item("Nested too")))),
                                item("Second", "with a paragraph of its own"),
                            )
                        ),
                        List(
                            ordered=True,
                            start=3,
                            numbering="lower_alpha",
                            tight=False,
                            items=(
                                item("Third"),
                                item("Fourth", List(ordered=True, items=(item("One"),))),
                            ),
                        ),
                        List(items=(item("Done", checked=True), item("Open", checked=False))),
                        DefinitionList(
                            items=(
                                Definition(
                                    term=words("Term"),
                                    definitions=((para("What it means."),), (para("Or this."),)),
                                ),
                            )
                        ),
                    ),
                ),
            ),
        ),
        Section(
            id="tables",
            title=words("Tables, figures and boxes"),
            blocks=(
                _table(),
                para("Between table and figure."),
                Figure(id="figure", blocks=(para(image),), caption=(para("A pale field."),)),
                *(
                    Callout(
                        kind=kind,
                        title=words(kind.title()),
                        blocks=(para("Said aside."), List(items=(item("With a list"),))),
                    )
                    for kind in _KINDS
                ),
                *_deep(3),
            ),
        ),
    )


def _deep(level: int) -> Blocks:
    if level > 7:
        return (para("As deep as it gets."),)
    return (Section(title=words(f"Level {level}"), id=f"level-{level}", blocks=_deep(level + 1)),)


def _table() -> Table:
    def cell(text: str, *, rows: int = 1, columns: int = 1, header: bool = False) -> Cell:
        return Cell(
            blocks=(para(text),) if text else (),
            row_span=rows,
            column_span=columns,
            header=header,
        )

    return Table(
        id="trade",
        columns=(Column(), Column(align="end"), Column(align="center")),
        head=(
            Row(cells=(cell("Year", rows=2, header=True), cell("Trade", columns=2, header=True))),
            Row(cells=(cell("Imports", header=True), cell("Exports", header=True))),
        ),
        body=(
            Row(cells=(cell("2023", header=True), cell("129.1"), cell("111.0"))),
            Row(cells=(cell("2024", header=True), cell("not known yet", columns=2))),
            Row(cells=(cell("2025", header=True), cell(""), cell("115.5"))),
        ),
        foot=(Row(cells=(cell("Sum"), cell("129.1"), cell("226.5"))),),
        caption=(para("Trade in thousand million dollars"),),
    )


def rich(language: str = "en") -> Document:
    """A document with every node, and all metadata."""
    return Document(
        meta=Meta(
            title=words("Everything at Once"),
            subtitle=words("One of each"),
            authors=("Ada Lovelace", "Charles Babbage"),
            date="2025-08-30",
            language=language,
            organization="House Press",
            summary=(para("What is in it, in one sentence."), para("And one more.")),
            key_points=(words("There is a first point."), words("And a second one.")),
            keywords=("all", "nodes"),
            rights="© 2025 House Press",
            identifier="urn:isbn:9780000000002",
            reference="2025-114",
            classification="Internal",
            status="Draft",
            correspondence=Correspondence(
                to=("Editorial board",),
                sender=("Eurasia Desk",),
                cc=("Archive",),
                subject="Everything, and nothing less",
            ),
        ),
        blocks=blocks(),
        sources=(
            SourceReference(content=words("Source 1")),
            SourceReference(content=(Link(target="https://example.org/", content=words("2")),)),
        ),
        sources_title=words("Related Sources"),
        media=(picture(),),
    )
