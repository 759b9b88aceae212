"""Document → pandoc's AST, for the formats that pandoc writes.

What pandoc has no node for becomes a `Div` or `Span` whose class is the name of the style's role,
with hyphens: `key-points`, `memo-header`, `callout`. A section is a `Div` of class `section` that
begins with its `Header`: pandoc then lets it end where it ends, and not at the next heading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Final, assert_never

import msgspec

from publish.document import (
    Block,
    BlockQuote,
    Blocks,
    Callout,
    CodeBlock,
    Contents,
    DefinitionList,
    Direction,
    Division,
    Document,
    FieldList,
    Figure,
    Image,
    Inlines,
    Landscape,
    LineBlock,
    List,
    ListItem,
    Math,
    MathBlock,
    Numbering,
    Paragraph,
    Region,
    Section,
    Table,
    ThematicBreak,
)
from publish.pandoc import types as p
from publish.pandoc.bibliography import ENTRY_CLASS, HANGING_CLASS
from publish.pandoc.citations import BIBLIOGRAPHY_CLASS
from publish.pandoc.decode import ATTRIBUTION_CLASS, SPOKEN_CLASS
from publish.pandoc.encode_inlines import InlineEncoder, unset_formula
from publish.pandoc.field_lists import encode_contents, encode_fields
from publish.pandoc.metadata import encode_meta
from publish.pandoc.tables import encode_table

EN_SPACE: Final = "\u2002"
DEEPEST: Final = 6
"""The depth that deeper headings look like."""
_STYLES: Final[dict[Numbering, str]] = {
    "decimal": "Decimal",
    "lower_alpha": "LowerAlpha",
    "upper_alpha": "UpperAlpha",
    "lower_roman": "LowerRoman",
    "upper_roman": "UpperRoman",
}
DELIMITERS: Final = {
    ("", "."): "Period",
    ("", ")"): "OneParen",
    ("(", ")"): "TwoParens",
}
"""What stands around numbers, and how pandoc calls it."""
MARKERS_CLASS: Final = "markers"
"""Of a division around a list whose numbers have something else than a point behind them."""
CAPTION_ABOVE_CLASS: Final = "caption-above"
"""Of a figure whose caption pandoc is to put below, for it knows no other place."""
PULL_QUOTE_CLASS: Final = "pull-quote"
"""Of a division that is a pull quote."""
BOXES: Final = ("☐", "☒")
"""What stands before an item of a task list that is to be done, and before one that is done."""
_ROLES: Final = {
    "summary": "doc-abstract",
    "contents": "doc-toc",
    "sources": "doc-bibliography",
    "notes": "doc-endnotes",
    "colophon": "doc-colophon",
}
"""What a region is to assistive technology (DPUB-ARIA 1.1)."""


def encode(document: Document, *, picture: Callable[[Image], str]) -> bytes:
    """`document` as an AST in pandoc's JSON.

    `picture` gives the address that the AST names a picture by. Labels are printed as they are;
    furniture is the business of pages, and pandoc has none.
    """
    return msgspec.json.encode(BlockEncoder(picture, level=1).document(document))


class BlockEncoder:
    """One run. `blocks` encodes what stands in sections of `depth` others, from 0; `level` is that
    of the headings of first-level sections.

    `settable` tells of which formulas pandoc can make something; the others are code.
    """

    def __init__(
        self,
        picture: Callable[[Image], str],
        level: int,
        *,
        settable: Callable[[Math | MathBlock], bool] = lambda _: True,
    ) -> None:
        self._level = level
        self._settable = settable
        self.inlines = InlineEncoder(picture, self.blocks, settable)

    def document(self, document: Document) -> p.Pandoc:
        blocks = self.blocks(document.blocks)
        if document.sources and not document.page_master:
            blocks.extend(self._sources(document))
        meta = encode_meta(document.meta, self.inlines, self.blocks)
        return p.Pandoc(blocks=blocks, meta=meta)

    def blocks(
        self, blocks: Iterable[Block], *, depth: int = 0, tight: bool = False
    ) -> list[p.Block]:
        return [node for block in blocks for node in self._block(block, depth, tight=tight)]

    def _block(self, block: Block, depth: int, *, tight: bool) -> list[p.Block]:
        match block:
            case Section():
                return [self._section(block, depth)]
            case Paragraph():
                return [self._paragraph(block, tight=tight)]
            case List():
                return [self._list(block)]
            case DefinitionList(items=items):
                return [
                    p.DefinitionList(
                        [
                            (self.inlines(item.term), [self.blocks(d) for d in item.definitions])
                            for item in items
                        ]
                    )
                ]
            case BlockQuote(blocks=blocks, attribution=attribution, kind="pull_quote"):
                content = [*self.blocks(blocks), *self._attribution(attribution)]
                return [p.Div((("", [PULL_QUOTE_CLASS], []), content))]
            case BlockQuote(blocks=blocks, attribution=attribution):
                return [p.BlockQuote([*self.blocks(blocks), *self._attribution(attribution)])]
            case CodeBlock(text=text, language=language):
                return [p.CodeBlock((("", [language] if language else [], []), text))]
            case Table(caption=caption, label=label):
                return [encode_table(block, self._caption(caption, label), self.blocks)]
            case Figure(id=identifier, blocks=blocks, caption=caption, label=label):
                classes = [CAPTION_ABOVE_CLASS] if block.caption_above else []
                return [
                    p.Figure(
                        (
                            (identifier, classes, []),
                            (None, self._caption(caption, label)),
                            self.blocks(blocks, tight=len(blocks) == 1),
                        )
                    )
                ]
            case MathBlock():
                return [self._formula(block, tight=tight)]
            case LineBlock(lines=lines):
                return [p.LineBlock([_verse(self.inlines(line)) for line in lines])]
            case ThematicBreak():
                return [p.HorizontalRule()]
            case Callout(kind=kind, title=title, blocks=blocks):
                attr: p.Attr = ("", ["callout", f"callout-{kind}"], [("role", "note")])
                return [
                    p.Div((attr, [*self._titled("callout-title", title), *self.blocks(blocks)]))
                ]
            case Landscape(blocks=blocks):
                return self.blocks(blocks, depth=depth)  # no page turns where there is none
            case Division(blocks=blocks, language=language, direction=direction):
                spoken = _speech(language, direction)
                match self.blocks(blocks, depth=depth):
                    case [p.Div(((identifier, ["section", *classes], pairs), content))]:
                        attr = (identifier, ["section", *classes], [*pairs, *spoken])
                        return [p.Div((attr, content))]
                    case content:
                        return [p.Div((("", [], spoken), content))]
            case FieldList(fields=fields):
                return encode_fields(fields, "", self.inlines)
            case Contents(entries=entries):
                return encode_contents(entries, self.inlines)
            case Region():
                return self._region(block, depth)
            case _:
                assert_never(block)

    # -- sections and regions ----------------------------------------------------------------------

    def _section(self, section: Section, depth: int) -> p.Block:
        classes = [f"heading-{min(depth + 1, DEEPEST)}"]
        classes.extend([] if section.numbered else ["unnumbered"])
        title = [*_label("label", section.label, EN_SPACE), *self.inlines(section.title)]
        if spoken := _speech(section.language, section.direction):
            # Attributes of a heading pandoc takes for those of its section.
            title = [p.Span((("", [SPOKEN_CLASS], spoken), title))]
        heading = p.Header((self._level + depth, (section.id, classes, []), title))
        content = [heading, *self.blocks(section.blocks, depth=depth + 1)]
        if section.role == "bibliography":
            attr: p.Attr = ("", ["section", BIBLIOGRAPHY_CLASS], [("role", "doc-bibliography")])
            return p.Div((attr, content))
        return p.Div((("", ["section"], []), content))

    def _region(self, region: Region, depth: int) -> list[p.Block]:
        if region.role == "body":
            return self.blocks(region.blocks, depth=depth)
        name = region.role.replace("_", "-")
        role = _ROLES.get(region.role)
        pairs = [("role", role)] if role else []
        content: list[p.Block] = []
        for block in region.blocks:
            if isinstance(block, FieldList):
                content.extend(encode_fields(block.fields, region.role, self.inlines))
            else:
                content.extend(self._block(block, depth, tight=False))
        if not region.title:
            return [p.Div(((region.id, [name], pairs), content))]
        title = self.inlines(region.title)
        heading = p.Header((self._level, (region.id, [f"{name}-title"], []), title))
        return [p.Div((("", ["section", name], pairs), [heading, *content]))]

    def _sources(self, document: Document) -> list[p.Block]:
        items = tuple(
            ListItem(blocks=(Paragraph(content=source.content),)) for source in document.sources
        )
        listed = List(items=items, ordered=True)
        region = Region(role="sources", title=document.sources_title, blocks=(listed,))
        return self._region(region, 0)

    # -- blocks ------------------------------------------------------------------------------------

    def _paragraph(self, paragraph: Paragraph, *, tight: bool) -> p.Block:
        content = self.inlines(paragraph.content)
        node: p.Block = p.Plain(content) if tight else p.Para(content)
        pairs = _speech(paragraph.language, paragraph.direction)
        if not (pairs or paragraph.id or paragraph.drop_cap):
            return node
        names = [ENTRY_CLASS] if paragraph.entry else []
        names += [HANGING_CLASS] if paragraph.entry and paragraph.hanging else []
        names += [f"drop-cap-{paragraph.drop_cap}"] if paragraph.drop_cap else []
        return p.Div(((paragraph.id, names, pairs), [node]))

    def _list(self, block: List) -> p.Block:
        items = [self._item(item, tight=block.tight and _is_line(item)) for item in block.items]
        if not block.ordered:
            return p.BulletList(items)
        around = (block.prefix, block.suffix)
        delimiter = p.Name(DELIMITERS.get(around, "DefaultDelim"))
        listed = p.OrderedList(((block.start, p.Name(_STYLES[block.numbering]), delimiter), items))
        if delimiter.t == "Period":
            return listed
        # pandoc writes a point after each number into HTML, whatever is asked for.
        pairs = [("data-prefix", block.prefix), ("data-suffix", block.suffix)]
        return p.Div((("", [MARKERS_CLASS], pairs), [listed]))

    def _item(self, item: ListItem, *, tight: bool) -> list[p.Block]:
        blocks = self.blocks(item.blocks, tight=tight)
        if item.checked is None:
            return blocks
        # In one piece with its space: of a box that stands alone pandoc makes a form field.
        box: list[p.Inline] = [p.Str(f"{BOXES[item.checked]} ")]
        match blocks:
            case [p.Plain(content), *rest]:
                return [p.Plain([*box, *content]), *rest]
            case [p.Para(content), *rest]:
                return [p.Para([*box, *content]), *rest]
            case [p.LineBlock([first, *lines]), *rest]:
                return [p.LineBlock([[*box, *first], *lines]), *rest]
            case _:
                return [p.Plain(box), *blocks]

    def _attribution(self, attribution: Inlines) -> list[p.Block]:
        return self._titled(ATTRIBUTION_CLASS, attribution)

    def _titled(self, name: str, content: Inlines) -> list[p.Block]:
        if not content:
            return []
        return [p.Div((("", [name], []), [p.Para(self.inlines(content))]))]

    def _caption(self, caption: Blocks, label: str) -> list[p.Block]:
        if not label:
            return self.blocks(caption)
        printed = _label("label", f"{label}.", " ") if caption else _label("label", label, "")
        match self.blocks(caption):
            case [p.Para(content), *rest]:
                return [p.Para([*printed, *content]), *rest]
            case [p.Div((attributes, [p.Para(content)])), *rest]:
                return [p.Div((attributes, [p.Para([*printed, *content])])), *rest]
            case blocks:
                return [p.Plain(printed), *blocks]

    def _formula(self, block: MathBlock, *, tight: bool) -> p.Block:
        formula: p.Inline = p.Math((p.Name("DisplayMath"), block.text))
        if not self._settable(block):
            formula = unset_formula(block.text)
        if block.id:
            formula = p.Span(((block.id, [], []), [formula]))
        if not block.label and self._settable(block):
            return p.Plain([formula]) if tight else p.Para([formula])
        label = _label("math-label", block.label, "")
        return p.Div((("", ["math-block"], []), [p.Para([formula, *label])]))


def _is_line(item: ListItem) -> bool:
    """Whether no paragraph or formula of an item follows another, from which only a tag would part
    it."""
    kinds = pairwise(isinstance(block, Paragraph | MathBlock) for block in item.blocks)
    return not any(above and below for above, below in kinds)


def _speech(language: str, direction: Direction | None) -> p.Pairs:
    pairs = [("lang", language)] if language else []
    return [*pairs, ("dir", direction)] if direction else pairs


def _label(name: str, label: str, after: str) -> list[p.Inline]:
    return [p.Span((("", [name], []), [p.Str(f"{label}{after}")]))] if label else []


def _verse(line: list[p.Inline]) -> list[p.Inline]:
    """A verse with its leading spaces as the no-break spaces that pandoc keeps indents in."""
    match line:
        case [p.Str(text), *rest]:
            words = text.lstrip(" ")
            return [p.Str("\u00a0" * (len(text) - len(words)) + words), *rest]
        case _:
            return line
