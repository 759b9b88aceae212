"""The document: one typed tree that every reader makes and every exporter says.

Plain data. A node renders nothing, opens no file and knows no colour. Names follow pandoc's
`Text.Pandoc.Definition` where pandoc has one; a section has children of its own, so its level is
how deep it sits and a jump from level 1 to 4 cannot be written.

A document is in one of two states. Readers and `normalize` deal in the *plain* state. A layout
returns the *arranged* state: `page_master` names the master the pages hang on, `furniture` holds
what stands in their margins, `Region` blocks hold what the layout placed, and every `label`
("Figure 2", "3.2") is filled, so that no exporter counts anything but pages.

In JSON every node is an object with a `"type"`; fields at their default are left out
(`publish.canonical_json` reads and writes it).
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import msgspec

Inlines: TypeAlias = "tuple[Inline, ...]"
Blocks: TypeAlias = "tuple[Block, ...]"

Alignment = Literal["start", "end", "center", "default"]
Numbering = Literal["decimal", "lower_alpha", "upper_alpha", "lower_roman", "upper_roman"]
CalloutKind = Literal["note", "tip", "important", "warning", "caution"]
Direction = Literal["ltr", "rtl"]
QuoteKind = Literal["quote", "pull_quote"]
RegionRole = Literal[
    "masthead",
    "title",
    "subtitle",
    "byline",
    "summary",
    "key_points",
    "memo_title",
    "memo_header",
    "title_page",
    "cover",
    "contents",
    "body",
    "sources",
    "notes",
    "colophon",
]
NotePlace = Literal["foot", "end"]
"""Where notes are set: at the foot of the page of their mark, or all at the end."""
Listed = Literal["sections", "figures", "tables"]
"""What a contents list is a list of."""


class Node(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    tag_field="type",
    gc=False,
):
    """What all nodes share: frozen, keyword-only, compared by value (mypy wants that said anew).

    A frozen tree has no cycles, so that the garbage collector need not look at it.
    """


class Origin(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """First and last line (from 1) of the source that a block was read from; 0 when only its file
    is known.

    `file` is the source of a chapter, as its publication calls it; "" is the document's own. Of a
    file without lines, such as Word's, paragraphs are counted, and `words` are those that the first
    begins with.
    """

    first: int = 0
    last: int = 0
    file: str = ""
    words: str = ""


# -- inlines ---------------------------------------------------------------------------------


class Text(Node, frozen=True, kw_only=True, tag="text"):
    """Characters as they are to be read; a space is a space, never markup."""

    text: str


class Emphasis(Node, frozen=True, kw_only=True, tag="emphasis"):
    content: Inlines


class Strong(Node, frozen=True, kw_only=True, tag="strong"):
    content: Inlines


class Strikeout(Node, frozen=True, kw_only=True, tag="strikeout"):
    content: Inlines


class Superscript(Node, frozen=True, kw_only=True, tag="superscript"):
    content: Inlines


class Subscript(Node, frozen=True, kw_only=True, tag="subscript"):
    content: Inlines


class SmallCaps(Node, frozen=True, kw_only=True, tag="small_caps"):
    content: Inlines


class Underline(Node, frozen=True, kw_only=True, tag="underline"):
    content: Inlines


class Highlight(Node, frozen=True, kw_only=True, tag="highlight"):
    """Text that is marked as with a pen."""

    content: Inlines


class Code(Node, frozen=True, kw_only=True, tag="code"):
    """Inline code, kept to the letter."""

    text: str
    language: str = ""


class Keyboard(Node, frozen=True, kw_only=True, tag="keyboard"):
    """A key, or what is to be typed, to the letter."""

    text: str


class Math(Node, frozen=True, kw_only=True, tag="math"):
    """An inline formula in TeX, without its dollars."""

    text: str


class Link(Node, frozen=True, kw_only=True, tag="link"):
    """A link to `http`, `https`, `mailto`, `tel` or `#id`; `normalize` lets no other pass."""

    target: str
    content: Inlines
    title: str = ""


class Image(Node, frozen=True, kw_only=True, tag="image"):
    """A picture. `media` is the id of a `Media` of the document; "" when it could not be had,
    which whoever found that out has told.

    `alt` says what it shows; `decorative` states that it says nothing. `width` and `height` are in
    points, `share` is a width as a share of the measure (0 to 1); all `None` leaves the size to the
    picture and the measure (`publish.pictures.dimensions`). `origin` is where the source names it.
    """

    media: str
    alt: str = ""
    title: str = ""
    decorative: bool = False
    width: float | None = None
    height: float | None = None
    share: float | None = None
    origin: Origin | None = None


class Note(Node, frozen=True, kw_only=True, tag="note"):
    """A foot- or endnote, where its mark stands. `label` is its number, given by the layout."""

    blocks: Blocks
    label: str = ""


class LineBreak(Node, frozen=True, kw_only=True, tag="line_break"):
    """A break that the author wants."""


class Reference(Node, frozen=True, kw_only=True, tag="reference"):
    """A reference to the block with id `target`; its text, `content`, comes from the layout: what
    the block is called, as "Figure 2", or with `number_only` its number alone."""

    target: str
    content: Inlines = ()
    number_only: bool = False
    origin: Origin | None = None


class CitationItem(Node, frozen=True, kw_only=True, tag="citation_item"):
    """One work within a citation."""

    key: str
    prefix: Inlines = ()
    suffix: Inlines = ()
    mode: Literal["normal", "author_in_text", "suppress_author"] = "normal"


class Citation(Node, frozen=True, kw_only=True, tag="citation"):
    """A citation of works by key; `content` is how it reads: words that link to the entries of the
    bibliography, or a note in which they stand."""

    items: tuple[CitationItem, ...]
    content: Inlines = ()


class Span(Node, frozen=True, kw_only=True, tag="span"):
    """Inlines in another language (BCP 47) or direction."""

    content: Inlines
    language: str = ""
    direction: Direction | None = None


Inline: TypeAlias = (
    Text
    | Emphasis
    | Strong
    | Strikeout
    | Superscript
    | Subscript
    | SmallCaps
    | Underline
    | Highlight
    | Code
    | Keyboard
    | Math
    | Link
    | Image
    | Note
    | LineBreak
    | Reference
    | Citation
    | Span
)


# -- blocks ----------------------------------------------------------------------------------


class Section(Node, frozen=True, kw_only=True, tag="section"):
    """A titled part of the document; its level is how deep it sits.

    One of role `bibliography` lists the works that are cited; it may have no title, and is then
    called by its kind, which layouts do in each language. `language` and `direction` are those of
    its title alone.
    """

    title: Inlines
    blocks: Blocks = ()
    id: str = ""
    label: str = ""
    numbered: bool = True
    role: Literal["", "bibliography"] = ""
    direction: Direction | None = None
    language: str = ""
    origin: Origin | None = None


class Paragraph(Node, frozen=True, kw_only=True, tag="paragraph"):
    """A paragraph; it has an `id` where links or citations lead to it.

    An `entry` of a bibliography is `hanging` where its CSL style sets its lines after the first in,
    or its number in the margin; by how much is the style's to say. One that begins with a
    `drop_cap` has its first letter as high as so many lines.
    """

    content: Inlines
    id: str = ""
    drop_cap: int = 0
    entry: bool = False
    hanging: bool = False
    direction: Direction | None = None
    language: str = ""
    origin: Origin | None = None


class ListItem(Node, frozen=True, kw_only=True, tag="list_item"):
    """One item; `checked` is set in a task list only."""

    blocks: Blocks
    checked: bool | None = None
    origin: Origin | None = None


class List(Node, frozen=True, kw_only=True, tag="list"):
    """A bulleted or an ordered list; `tight` items are set without space between them.

    `prefix` and `suffix` stand around each number, as in `(a)`, `1)` and `2.1`.
    """

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    numbering: Numbering = "decimal"
    prefix: str = ""
    suffix: str = "."
    tight: bool = True
    origin: Origin | None = None


class Definition(Node, frozen=True, kw_only=True, tag="definition"):
    """One term with what it means, in one or more definitions."""

    term: Inlines
    definitions: tuple[Blocks, ...]


class DefinitionList(Node, frozen=True, kw_only=True, tag="definition_list"):
    items: tuple[Definition, ...]
    origin: Origin | None = None


class BlockQuote(Node, frozen=True, kw_only=True, tag="block_quote"):
    """A quotation, or words of the text itself that are shown large (a pull quote)."""

    blocks: Blocks
    attribution: Inlines = ()
    kind: QuoteKind = "quote"
    origin: Origin | None = None


class CodeBlock(Node, frozen=True, kw_only=True, tag="code_block"):
    """Preformatted text, kept to the letter; lines end in a line feed."""

    text: str
    language: str = ""
    origin: Origin | None = None


class Column(Node, frozen=True, kw_only=True, tag="column"):
    """A table column; `width` is a share of the measure (0 to 1); `None`: the content decides."""

    align: Alignment = "default"
    width: float | None = None


class Cell(Node, frozen=True, kw_only=True, tag="cell"):
    """A table cell; `header` marks a heading of its row or column."""

    blocks: Blocks = ()
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    align: Alignment = "default"


class Row(Node, frozen=True, kw_only=True, tag="row"):
    cells: tuple[Cell, ...]


class Table(Node, frozen=True, kw_only=True, tag="table"):
    """A table. After `normalize` its rows are square: spans fill exactly its columns."""

    columns: tuple[Column, ...]
    caption: Blocks = ()
    head: tuple[Row, ...] = ()
    body: tuple[Row, ...] = ()
    foot: tuple[Row, ...] = ()
    id: str = ""
    label: str = ""
    origin: Origin | None = None


class Figure(Node, frozen=True, kw_only=True, tag="figure"):
    """Pictures, or whatever else is shown, with what is said of them; a layout puts the caption
    above when the style wants it there."""

    blocks: Blocks
    caption: Blocks = ()
    caption_above: bool = False
    id: str = ""
    label: str = ""
    origin: Origin | None = None


class MathBlock(Node, frozen=True, kw_only=True, tag="math_block"):
    """A displayed formula in TeX. Its `label` is a number in brackets from the layout, or what the
    author has given it (`\\tag` of TeX)."""

    text: str
    id: str = ""
    label: str = ""
    origin: Origin | None = None


class LineBlock(Node, frozen=True, kw_only=True, tag="line_block"):
    """Verse or an address: each line is a line, its indent kept as leading spaces of its text."""

    lines: tuple[Inlines, ...]
    origin: Origin | None = None


class ThematicBreak(Node, frozen=True, kw_only=True, tag="thematic_break"):
    origin: Origin | None = None


class Callout(Node, frozen=True, kw_only=True, tag="callout"):
    """An admonition of one of GitHub's five kinds."""

    kind: CalloutKind
    blocks: Blocks
    title: Inlines = ()
    origin: Origin | None = None


class Landscape(Node, frozen=True, kw_only=True, tag="landscape"):
    """Blocks, sections too, on pages of their own that lie on their side.

    Where there are no pages the blocks stand as if it were not there. `normalize` leaves it only
    where sections may stand.
    """

    blocks: Blocks
    origin: Origin | None = None


class Division(Node, frozen=True, kw_only=True, tag="division"):
    """Blocks, sections too, in another language (BCP 47) or direction than what is around them.

    They stand as if it were not there. `normalize` leaves one only around what cannot say the same
    of itself: around a section, which then stands alone in it, or around blocks that are not all
    paragraphs.
    """

    blocks: Blocks
    language: str = ""
    direction: Direction | None = None
    origin: Origin | None = None


class Field(Node, frozen=True, kw_only=True, tag="field"):
    """A labelled value: `To  Editorial board`. `name` says which, whatever the label's language."""

    name: str
    content: Inlines
    label: str = ""


class FieldList(Node, frozen=True, kw_only=True, tag="field_list"):
    """Labelled values in the order they are set: a memo's head, a masthead, a colophon."""

    fields: tuple[Field, ...]


class ContentsEntry(Node, frozen=True, kw_only=True, tag="contents_entry"):
    """A line of a contents list, `level` from 1; its page number is the format's business."""

    target: str
    content: Inlines
    level: int
    label: str = ""


class Contents(Node, frozen=True, kw_only=True, tag="contents"):
    """A list of what the document has of one kind, in its order."""

    entries: tuple[ContentsEntry, ...]
    of: Listed = "sections"


class Region(Node, frozen=True, kw_only=True, tag="region"):
    """What a layout placed. A `title` makes it a titled part at the level of a first section.

    One of role `notes` says that the notes of the document are set there, in the order of their
    marks; their blocks stay with the marks. Without one they stand at the foot of the page, or
    where else the format puts them.
    """

    role: RegionRole
    blocks: Blocks
    title: Inlines = ()
    id: str = ""


Block: TypeAlias = (
    Section
    | Paragraph
    | List
    | DefinitionList
    | BlockQuote
    | CodeBlock
    | Table
    | Figure
    | MathBlock
    | LineBlock
    | ThematicBreak
    | Callout
    | Landscape
    | Division
    | FieldList
    | Contents
    | Region
)


# -- what stands around the blocks -------------------------------------------------------------


class SourceReference(Node, frozen=True, kw_only=True, tag="source"):
    """An entry of what the text lists as its sources: data, not a paragraph."""

    content: Inlines
    url: str = ""
    origin: Origin | None = None


class Correspondence(Node, frozen=True, kw_only=True, tag="correspondence"):
    """Who writes to whom about what; the head of a memo or a letter."""

    to: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    subject: str = ""


class Apparatus(Node, frozen=True, kw_only=True, tag="apparatus"):
    """What the author wants around and in the text; `None` leaves it to the page master, whose
    keys these are. `contents_depth` and `section_numbers` count levels of sections, from 1."""

    contents: bool | None = None
    contents_depth: int | None = None
    list_of_figures: bool | None = None
    list_of_tables: bool | None = None
    section_numbers: int | None = None
    notes: NotePlace | None = None


class Meta(Node, frozen=True, kw_only=True, tag="metadata"):
    """What is known about the document.

    `date` is an ISO 8601 calendar date of day, month or year precision (`2025-08-30`, `2025-08`,
    `2025`), "" when unknown. `language` is BCP 47, "" when unknown. `affiliations` are authors and
    where they work; without an author, one says it of all of them. `contact` are the lines of whom
    to ask. `extra` keeps what the source said under names that mean nothing to us.
    """

    title: Inlines = ()
    subtitle: Inlines = ()
    authors: tuple[str, ...] = ()
    affiliations: tuple[tuple[str, str], ...] = ()
    contact: tuple[str, ...] = ()
    date: str = ""
    language: str = ""
    organization: str = ""
    summary: Blocks = ()
    key_points: tuple[Inlines, ...] = ()
    keywords: tuple[str, ...] = ()
    rights: str = ""
    identifier: str = ""
    reference: str = ""
    classification: str = ""
    status: str = ""
    correspondence: Correspondence = Correspondence()
    apparatus: Apparatus = Apparatus()
    extra: tuple[tuple[str, str], ...] = ()


class Media(Node, frozen=True, kw_only=True, tag="media"):
    """A picture's bytes (base64 in JSON). `id` is the SHA-256 of `data` in hexadecimal, `width` and
    `height` are in pixels, of which there are `density` to the inch."""

    id: str
    media_type: Literal["image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"]
    data: bytes
    width: int
    height: int
    density: Annotated[float, msgspec.Meta(gt=0)] = 96.0


class PageField(Node, frozen=True, kw_only=True, tag="page_field"):
    """The number of the page it stands on, or how many pages there are; each format counts."""

    kind: Literal["page", "pages"]


class Mark(Node, frozen=True, kw_only=True, tag="mark"):
    """A classification in a head or foot: words that stand out."""

    text: str


class Isolate(Node, frozen=True, kw_only=True, tag="isolate"):
    """A value that runs against its head or foot, apart from what stands beside it (Unicode
    Standard Annex 9, 2.4.2)."""

    direction: Direction
    content: tuple[MarginPiece, ...]


MarginPiece: TypeAlias = "Text | PageField | Mark | Isolate"


class MarginLine(Node, frozen=True, kw_only=True, tag="margin_line"):
    """What stands in a head or a foot: at the start, in the middle and at the end of the line."""

    start: tuple[MarginPiece, ...] = ()
    center: tuple[MarginPiece, ...] = ()
    end: tuple[MarginPiece, ...] = ()


class Furniture(Node, frozen=True, kw_only=True, tag="furniture"):
    """Running head and foot, those of the first page, and the word across each page, if any."""

    header: MarginLine = MarginLine()
    footer: MarginLine = MarginLine()
    first_header: MarginLine = MarginLine()
    first_footer: MarginLine = MarginLine()
    watermark: str = ""


class Document(Node, frozen=True, kw_only=True, tag="document"):
    """The whole. `page_master` is "" in the plain state and a name of the style when arranged.

    `title_id` is the id that the source gives its title; a publication of which the document is a
    chapter calls the chapter so.
    """

    meta: Meta = msgspec.field(name="metadata", default=Meta())
    title_id: str = ""
    blocks: Blocks = ()
    sources: tuple[SourceReference, ...] = ()
    sources_title: Inlines = ()
    media: tuple[Media, ...] = ()
    page_master: str = ""
    furniture: Furniture | None = None
