"""pandoc's own document as types: `Text.Pandoc.Definition` of pandoc-types 1.23, name for name.

In pandoc's JSON a node is an object with its constructor under `"t"` and its arguments under
`"c"`; a constructor with one argument has it there bare. Reading JSON into these types is also its
validation: what pandoc could not have written is refused with the path of the mistake.
"""

from __future__ import annotations

from typing import Final, TypeAlias

import msgspec

API_VERSION: Final = (1, 23, 1)

Pairs: TypeAlias = "list[tuple[str, str]]"
Attr: TypeAlias = "tuple[str, list[str], Pairs]"
"""Identifier, classes, key-value pairs."""
NO_ATTR: Final[Attr] = ("", [], [])
Target: TypeAlias = "tuple[str, str]"
"""URL, title."""


class _Node(msgspec.Struct, tag_field="t", frozen=True):
    """What all nodes share."""


# -- enumerations, which pandoc writes as nodes without arguments ----------------------------------


class Name(msgspec.Struct, frozen=True):
    """A constructor without arguments: `{"t": "AlignLeft"}`."""

    t: str


class ColWidth(_Node, frozen=True, tag="ColWidth"):
    c: float


class ColWidthDefault(_Node, frozen=True, tag="ColWidthDefault"):
    pass


# -- inlines ---------------------------------------------------------------------------------------


class Str(_Node, frozen=True, tag="Str"):
    c: str


class Emph(_Node, frozen=True, tag="Emph"):
    c: list[Inline]


class Underline(_Node, frozen=True, tag="Underline"):
    c: list[Inline]


class Strong(_Node, frozen=True, tag="Strong"):
    c: list[Inline]


class Strikeout(_Node, frozen=True, tag="Strikeout"):
    c: list[Inline]


class Superscript(_Node, frozen=True, tag="Superscript"):
    c: list[Inline]


class Subscript(_Node, frozen=True, tag="Subscript"):
    c: list[Inline]


class SmallCaps(_Node, frozen=True, tag="SmallCaps"):
    c: list[Inline]


class Quoted(_Node, frozen=True, tag="Quoted"):
    c: tuple[Name, list[Inline]]


class CitationItem(msgspec.Struct, frozen=True, rename="camel"):
    """pandoc's `Citation`."""

    citation_id: str
    citation_prefix: list[Inline]
    citation_suffix: list[Inline]
    citation_mode: Name
    citation_note_num: int = 0
    citation_hash: int = 0


class Cite(_Node, frozen=True, tag="Cite"):
    c: tuple[list[CitationItem], list[Inline]]


class Code(_Node, frozen=True, tag="Code"):
    c: tuple[Attr, str]


class Space(_Node, frozen=True, tag="Space"):
    pass


class SoftBreak(_Node, frozen=True, tag="SoftBreak"):
    pass


class LineBreak(_Node, frozen=True, tag="LineBreak"):
    pass


class Math(_Node, frozen=True, tag="Math"):
    c: tuple[Name, str]


class RawInline(_Node, frozen=True, tag="RawInline"):
    c: tuple[str, str]


class Link(_Node, frozen=True, tag="Link"):
    c: tuple[Attr, list[Inline], Target]


class Image(_Node, frozen=True, tag="Image"):
    c: tuple[Attr, list[Inline], Target]


class Note(_Node, frozen=True, tag="Note"):
    c: list[Block]


class Span(_Node, frozen=True, tag="Span"):
    c: tuple[Attr, list[Inline]]


Inline: TypeAlias = (
    Str
    | Emph
    | Underline
    | Strong
    | Strikeout
    | Superscript
    | Subscript
    | SmallCaps
    | Quoted
    | Cite
    | Code
    | Space
    | SoftBreak
    | LineBreak
    | Math
    | RawInline
    | Link
    | Image
    | Note
    | Span
)


# -- blocks ----------------------------------------------------------------------------------------

ListAttributes: TypeAlias = tuple[int, Name, Name]
Caption: TypeAlias = "tuple[list[Inline] | None, list[Block]]"
ColSpec: TypeAlias = tuple[Name, ColWidth | ColWidthDefault]
Cell: TypeAlias = "tuple[Attr, Name, int, int, list[Block]]"
"""Attributes, alignment, row span, column span, content."""
Row: TypeAlias = "tuple[Attr, list[Cell]]"
TableHead: TypeAlias = "tuple[Attr, list[Row]]"
TableBody: TypeAlias = "tuple[Attr, int, list[Row], list[Row]]"
"""Attributes, number of row head columns, head rows of this body, rows."""
TableFoot: TypeAlias = "tuple[Attr, list[Row]]"


class Plain(_Node, frozen=True, tag="Plain"):
    c: list[Inline]


class Para(_Node, frozen=True, tag="Para"):
    c: list[Inline]


class LineBlock(_Node, frozen=True, tag="LineBlock"):
    c: list[list[Inline]]


class CodeBlock(_Node, frozen=True, tag="CodeBlock"):
    c: tuple[Attr, str]


class RawBlock(_Node, frozen=True, tag="RawBlock"):
    c: tuple[str, str]


class BlockQuote(_Node, frozen=True, tag="BlockQuote"):
    c: list[Block]


class OrderedList(_Node, frozen=True, tag="OrderedList"):
    c: tuple[ListAttributes, list[list[Block]]]


class BulletList(_Node, frozen=True, tag="BulletList"):
    c: list[list[Block]]


class DefinitionList(_Node, frozen=True, tag="DefinitionList"):
    c: list[tuple[list[Inline], list[list[Block]]]]


class Header(_Node, frozen=True, tag="Header"):
    c: tuple[int, Attr, list[Inline]]


class HorizontalRule(_Node, frozen=True, tag="HorizontalRule"):
    pass


class Table(_Node, frozen=True, tag="Table"):
    c: tuple[Attr, Caption, list[ColSpec], TableHead, list[TableBody], TableFoot]


class Figure(_Node, frozen=True, tag="Figure"):
    c: tuple[Attr, Caption, list[Block]]


class Div(_Node, frozen=True, tag="Div"):
    c: tuple[Attr, list[Block]]


Block: TypeAlias = (
    Plain
    | Para
    | LineBlock
    | CodeBlock
    | RawBlock
    | BlockQuote
    | OrderedList
    | BulletList
    | DefinitionList
    | Header
    | HorizontalRule
    | Table
    | Figure
    | Div
)


# -- the whole -------------------------------------------------------------------------------------


class MetaMap(_Node, frozen=True, tag="MetaMap"):
    c: dict[str, MetaValue]


class MetaList(_Node, frozen=True, tag="MetaList"):
    c: list[MetaValue]


class MetaBool(_Node, frozen=True, tag="MetaBool"):
    c: bool


class MetaString(_Node, frozen=True, tag="MetaString"):
    c: str


class MetaInlines(_Node, frozen=True, tag="MetaInlines"):
    c: list[Inline]


class MetaBlocks(_Node, frozen=True, tag="MetaBlocks"):
    c: list[Block]


MetaValue: TypeAlias = MetaMap | MetaList | MetaBool | MetaString | MetaInlines | MetaBlocks


class Pandoc(msgspec.Struct, frozen=True, rename={"api_version": "pandoc-api-version"}):
    blocks: list[Block]
    meta: dict[str, MetaValue] = {}
    api_version: tuple[int, ...] = API_VERSION
