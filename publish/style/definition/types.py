"""The style as types: what a style file can say, each value parsed.

Everything here is concrete. Loading has already put parents and children of roles together, so a
compiler reads `style.heading[1].size` and never asks where the value came from.

A role's *character* values (font, size, weight, colour …) are inherited from the role above it in
`PARENTS`, as CSS inherits them; its *box* values (spaces, borders, background …) are not.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from publish.style.definition.layout_parts import LayoutParts, Picture
from publish.style.definition.table import Table
from publish.style.fonts.families import Font, Slope
from publish.units import Color, Length

Align = Literal["start", "end", "center", "justify"]
Case = Literal["normal", "upper", "small_caps"]
Numerals = Literal["proportional", "tabular"]

ZERO: Final = Length(0.0)
DROP_CAPS: Final = range(2, 6)
"""So many lines can a drop cap take."""
CAPITALS: Final = 0.7
"""Height of capitals in ems, of most faces for text."""


class Border(Table, frozen=True, kw_only=True):
    """A solid rule: `{ width = "2pt", color = "palette.accent" }`."""

    width: Length
    color: Color


class Role(Table, frozen=True, kw_only=True):
    """How one kind of text is set: first what it inherits, then its box.

    `font` is a key of `Style.fonts`. `padding` stands between the text and a border, and all around
    it when there is a background; on a side with neither it is nothing, so that text without a
    box stays flush with the measure.
    """

    font: str
    size: Length
    weight: int
    slope: Slope
    color: Color
    line_height: float
    letter_spacing: Length
    case: Case
    numerals: Numerals
    align: Align
    hyphenate: bool
    hanging_punctuation: bool = False

    space_before: Length = ZERO
    space_after: Length = ZERO
    indent_start: Length = ZERO
    indent_end: Length = ZERO
    first_indent: Length = ZERO
    keep_with_next: bool = False
    keep_together: bool = False
    background: Color | None = None
    border_top: Border | None = None
    border_bottom: Border | None = None
    border_start: Border | None = None
    border_end: Border | None = None
    padding: Length = ZERO

    @property
    def leading(self) -> Length:
        """Distance of base lines: `line_height` times `size`."""
        return self.size * self.line_height


CHARACTER_KEYS: Final = (
    "font",
    "size",
    "weight",
    "slope",
    "color",
    "line_height",
    "letter_spacing",
    "case",
    "numerals",
    "align",
    "hyphenate",
    "hanging_punctuation",
)
"""The keys of a `Role` that a role takes from its parent when it does not give them."""


class ListRole(Role, frozen=True, kw_only=True):
    """Lists: the text of items is indented by `indent` a level; markers hang in that indent."""

    indent: Length
    markers: tuple[str, ...]
    marker_color: Color
    item_space: Length


class BibliographyRole(Role, frozen=True, kw_only=True):
    """Entries of a bibliography. Where the CSL style says that they hang, their lines after the
    first are set in by `hanging_indent` beyond `indent_start`."""

    hanging_indent: Length = ZERO


class TableRole(Role, frozen=True, kw_only=True):
    """The cells of a table; head cells have a role of their own.

    `wide` is what becomes of a table whose columns, each as wide as its longest word, are wider
    than the measure: `landscape` sets it on landscape pages, `fit` leaves it upright. Where it has
    no room on its page, the tables of the document are set smaller, and what then has no room is
    broken (`publish.style.measure.table_fit`).
    """

    rule_top: Border
    rule_head: Border
    rule_row: Border
    rule_bottom: Border
    cell_padding_block: Length
    cell_padding_inline: Length
    wide: Literal["landscape", "fit"]


class FigureRole(Role, frozen=True, kw_only=True):
    """What is shown, and on which side of it its caption stands (CSS's `caption-side`)."""

    caption_side: Literal["bottom", "top"]


class FieldsRole(Role, frozen=True, kw_only=True):
    """A field list (a memo's head): the box around it, and the column its labels stand in."""

    label_width: Length
    row_space: Length


class InlineRole(Table, frozen=True, kw_only=True):
    """Marked text within a line; what is `None` stays as the text around it. `size` is a factor."""

    font: str | None = None
    size: float = 1.0
    weight: int | None = None
    slope: Slope | None = None
    color: Color | None = None
    background: Color | None = None
    underline: bool = False


class EmphasisRole(InlineRole, frozen=True, kw_only=True):
    """Emphasis. In scripts without italics (Chinese, Arabic, Thai …), what would be italic stands
    upright in the weight `upright_weight`, which is that of `strong` when it is not given."""

    upright_weight: int | None = None


class LinkRole(InlineRole, frozen=True, kw_only=True):
    """Links. `print` says what paper adds to one: nothing, its address in brackets after its words,
    or a note with its address."""

    print: Literal["none", "after", "note"] = "none"


class Margin(Table, frozen=True, kw_only=True):
    """What stands in a head or foot, at the start, in the middle and at the end of the line.

    Names in braces are filled in: `{title}`, `{short_title}`, `{organization}`, `{date}`,
    `{reference}`, `{classification}`, `{status}`, `{authors}`, `{page}`, `{pages}` and
    `{page_of_pages}`, which says "page 1 of 2" in the document's language.
    """

    start: str = ""
    center: str = ""
    end: str = ""


class Logo(Picture, frozen=True, kw_only=True):
    """The mark of who publishes. Without width and height it is as large as its file says."""

    width: Length | None = None
    height: Length | None = None


_PICTURE_HEIGHT: Final = 0.85
"""Share of the text area's height that a picture may take, to leave its caption room."""


class PageMaster(Table, frozen=True, kw_only=True):
    """A kind of page. `margin_inner` is the left margin, or the binding side when `facing`.

    `header_offset` is the distance of the head's text from the upper edge of the sheet and
    `footer_offset` that of the foot's text from the lower edge. `first_header` and `first_footer`
    stand on the first page in place of `header` and `footer`. `banner` says where the document's
    classification stands on every page, and `watermark` whether its status stands across it: that
    of a draft, or any.

    `contents` asks for a contents list of `contents_depth` levels, `list_of_figures` and
    `list_of_tables` for theirs; `section_numbers` is how many levels of sections are numbered, 0
    for none; `notes` stand at the foot of their page or at the end. A document may ask otherwise.
    `paragraph_numbers` counts the paragraphs of the body through all its sections.

    `opening_small_caps` is how many words are in small capitals where the text begins, and each
    chapter where `chapters_on_new_page`; `drop_cap` is how many lines the first letter there
    takes, from 2, 0 for one.

    `line_numbers` is 5 where every fifth line of the text bears its number in the margin, 0 for
    none; `line_numbers_start` says where counting starts again.
    """

    width: Length
    height: Length
    margin_top: Length
    margin_bottom: Length
    margin_inner: Length
    margin_outer: Length
    header_offset: Length
    footer_offset: Length
    facing: bool = False
    chapters_on_new_page: bool = False
    contents: bool = False
    contents_depth: int = 2
    list_of_figures: bool = False
    list_of_tables: bool = False
    section_numbers: int = 0
    paragraph_numbers: bool = False
    notes: Literal["foot", "end"] = "foot"
    opening_small_caps: int = 0
    drop_cap: int = 0
    line_numbers: int = 0
    line_numbers_start: Literal["page", "document"] = "page"
    header: Margin = Margin()
    footer: Margin = Margin()
    first_header: Margin = Margin()
    first_footer: Margin = Margin()
    logo: Logo | None = None
    banner: Literal["none", "header", "footer", "both"] = "none"
    watermark: Literal["none", "draft", "status"] = "none"

    @property
    def measure(self) -> Length:
        """Width of the text area."""
        return self.width - self.margin_inner - self.margin_outer

    @property
    def picture_room(self) -> tuple[Length, Length]:
        """Width and height that a picture may take: the text area's, but for a caption's room."""
        return self.measure, self.depth * _PICTURE_HEIGHT

    @property
    def depth(self) -> Length:
        """Height of the text area."""
        return self.height - self.margin_top - self.margin_bottom

    @property
    def turned(self) -> PageMaster:
        """The same sheet on its side: its margins stay where a reader sees them."""
        return msgspec.structs.replace(self, width=self.height, height=self.width)


class Template(Table, frozen=True, kw_only=True):
    """A Word file that documents are written into: what messages call it, and its bytes."""

    name: str
    data: bytes


class WordOptions(Table, frozen=True, kw_only=True):
    """What Word files have beyond the style. `template` is the house's own, whose styles, heads,
    feet, theme and properties they keep. `embed` says whether fonts are in the file with all their
    letters, with those of the document, or not at all."""

    template: Template | None = None
    embed: Literal["full", "subset", "none"] = "full"


class Style(Table, frozen=True, kw_only=True):
    """One style file, resolved. A field that is a role has the role's name."""

    name: str
    fonts: dict[str, Font]

    text: Role
    title: Role
    subtitle: Role
    byline: Role
    masthead: Role
    masthead_details: Role
    summary: Role
    key_points: ListRole
    key_points_title: Role
    memo_title: Role
    memo_header: FieldsRole
    memo_label: Role
    memo_value: Role
    memo_subject: Role
    book_title: Role
    book_subtitle: Role
    book_details: Role
    cover: Role
    """The ground of a cover fills its page; where a picture does, it stands behind the words."""
    cover_title: Role
    cover_subtitle: Role
    cover_details: Role
    heading: tuple[Role, Role, Role, Role, Role, Role]
    list: ListRole
    definition_term: Role
    definition: Role
    quote: Role
    pull_quote: Role
    attribution: Role
    verse: Role
    code_block: Role
    math_block: Role
    table: TableRole
    table_head: Role
    figure: FigureRole
    caption: Role
    note: Role
    callout: dict[str, Role]
    callout_title: dict[str, Role]
    sources: ListRole
    sources_title: Role
    bibliography: BibliographyRole
    contents: Role
    contents_title: Role
    colophon: Role
    thematic_break: Role
    header: Role
    footer: Role
    banner: Role
    watermark: Role
    line_number: Role
    """`indent_end` is its distance from the text, which it stands before."""

    strong: InlineRole
    emphasis: EmphasisRole
    highlight: InlineRole
    code: InlineRole
    keyboard: InlineRole
    link: LinkRole
    syntax: dict[str, InlineRole]

    page: dict[str, PageMaster]
    layout: dict[str, LayoutParts]
    docx: WordOptions = WordOptions()

    def mark(self, name: str) -> InlineRole:
        """The role of marked text by its name in a style file: `strong`, `syntax.comment`."""
        group, _, member = name.partition(".")
        role: InlineRole = self.syntax[member] if member else getattr(self, group)
        return role


PARENTS: Final = {
    "label": "text",
    "heading": "text",
    "title": "heading",
    "subtitle": "heading",
    "byline": "label",
    "masthead": "label",
    "masthead_details": "label",
    "summary": "text",
    "key_points": "text",
    "key_points_title": "label",
    "memo_title": "heading",
    "memo_header": "text",
    "memo_label": "label",
    "memo_value": "text",
    "memo_subject": "memo_value",
    "book_title": "heading",
    "book_subtitle": "heading",
    "book_details": "label",
    "cover": "text",
    "cover_title": "book_title",
    "cover_subtitle": "book_subtitle",
    "cover_details": "book_details",
    "list": "text",
    "definition_term": "text",
    "definition": "text",
    "quote": "text",
    "pull_quote": "heading",
    "attribution": "quote",
    "verse": "text",
    "code_block": "text",
    "math_block": "text",
    "table": "text",
    "table_head": "table",
    "figure": "text",
    "caption": "label",
    "note": "text",
    "callout": "text",
    "callout_title": "label",
    "sources": "text",
    "sources_title": "label",
    "bibliography": "text",
    "contents": "text",
    "contents_title": "label",
    "colophon": "label",
    "thematic_break": "text",
    "header": "label",
    "footer": "label",
    "banner": "label",
    "watermark": "label",
    "line_number": "label",
}
"""The role that each role takes its character values from. `label`, `heading`, `callout` and
`callout_title` stand in a style file for what their members share."""
