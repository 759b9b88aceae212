"""Blocks as HTML; a class is the name of the style's role, with hyphens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, assert_never
from xml.etree.ElementTree import Element

from publish.diagnostics import Log
from publish.document import (
    Block,
    BlockQuote,
    Blocks,
    Callout,
    CodeBlock,
    Contents,
    DefinitionList,
    Division,
    FieldList,
    Figure,
    Inlines,
    Landscape,
    LineBlock,
    List,
    ListItem,
    MathBlock,
    Media,
    Note,
    Paragraph,
    Region,
    Section,
    Table,
    ThematicBreak,
)
from publish.walk import opens_landscape, plain_text
from publish.web.code import code_block, code_of_formula
from publish.web.elements import Node, append, element
from publish.web.inlines import InlineWriter
from publish.web.layout_regions import RegionWriter
from publish.web.list_rules import marker_style
from publish.web.tables import let_break, table_element
from publish.web.target import Medium

EN_SPACE: Final = "\u2002"
_BOXES: Final = {False: "☐", True: "☒"}
_DEEPEST: Final = 6
_ROLES: Final = {"": "", "bibliography": "doc-bibliography"}


class BlockWriter:
    """Turns blocks into elements. `depth` is how many sections stand around a block."""

    def __init__(self, medium: Medium, media: Mapping[str, Media], log: Log) -> None:
        self._medium = medium
        self._inlines = InlineWriter(medium, media, log, self.flow)
        self._log = log
        self._regions = RegionWriter(self._inlines, self)

    @property
    def notes(self) -> list[Note]:
        """The notes whose marks have been written, in their order."""
        return self._inlines.notes

    @property
    def note_list(self) -> Element | None:
        """The list, still empty, of the region that the layout made for the notes."""
        return self._regions.note_list

    def __call__(self, blocks: Iterable[Block], depth: int = 0) -> list[Element]:
        return [made for block in blocks for made in self.block(block, depth)]

    def block(self, block: Block, depth: int) -> list[Element]:
        match block:
            case Section():
                return [self._section(block, depth)]
            case Paragraph():
                hanging = " hanging-indent" if block.hanging else ""
                return [
                    self.paragraph(
                        block, class_=f"bibliography-entry{hanging}" if block.entry else ""
                    )
                ]
            case List():
                return [self._list(block, depth)]
            case DefinitionList():
                return [self._definitions(block, depth)]
            case BlockQuote(blocks=blocks, attribution=attribution, kind=kind):
                class_ = "pull-quote" if kind == "pull_quote" else ""
                quote = element("blockquote", self(blocks, depth), class_=class_)
                if attribution:
                    quote.append(element("p", self._inlines(attribution), class_="attribution"))
                return [quote]
            case CodeBlock():
                return [code_block(block)]
            case Table():
                return [self._table(block, depth)]
            case Figure(id=identifier, blocks=blocks):
                made = element("figure", self(blocks, depth), id=identifier)
                if caption := self._caption(block, depth):
                    place = 0 if block.caption_above else len(made)
                    made.insert(place, element("figcaption", caption))
                return [made]
            case MathBlock():
                return [self._formula(block)]
            case LineBlock(lines=lines):
                return [element("p", self._verse(lines), class_="verse")]
            case ThematicBreak():
                return [element("hr")]
            case Callout(kind=kind, title=title, blocks=blocks):
                made = element("aside", class_=f"callout callout-{kind}", role="note")
                if title:
                    made.append(element("p", self._inlines(title), class_="callout-title"))
                append(made, self(blocks, depth))
                return [made]
            case Landscape(blocks=blocks):
                with self._inlines.on_landscape_pages():
                    return [element("div", self(blocks, depth), class_="landscape")]
            case Division(blocks=blocks):
                match blocks:
                    case (Section() as section,):
                        made = self._section(section, depth)
                    case _:
                        made = element("div", self(blocks, depth))
                made.attrib.update(_speech(block))
                return [made]
            case FieldList() | Contents() | Region():
                return self._regions.block(block, depth)
            case _:
                assert_never(block)

    def paragraph(self, paragraph: Paragraph, tag: str = "p", class_: str = "") -> Element:
        class_ = f"drop-cap-{paragraph.drop_cap}" if paragraph.drop_cap else class_
        return element(
            tag,
            self._inlines(paragraph.content),
            id=paragraph.id,
            class_=class_,
            **_speech(paragraph),
        )

    def flow(self, blocks: Blocks, depth: int = 0) -> list[Node]:
        """Blocks of a cell, a note or a caption: a paragraph alone needs no element of its own."""
        match blocks:
            case [Paragraph(language="", direction=None, id="") as only]:
                return [*self._inlines(only.content)]
            case _:
                return [*self(blocks, depth)]

    def _section(self, section: Section, depth: int) -> Element:
        label = [element("span", section.label + EN_SPACE, class_="label")] if section.label else []
        turned = " landscape" if opens_landscape(section) else ""
        heading = element(
            f"h{min(depth + 2, _DEEPEST)}",
            label,
            self._inlines(section.title),
            class_=f"heading-{min(depth + 1, _DEEPEST)}{turned}",
            **_speech(section),
        )
        role = _ROLES[section.role]
        content = self(section.blocks, depth + 1)
        return element("section", heading, content, id=section.id, role=role)

    def _list(self, block: List, depth: int) -> Element:
        items = [self._item(item, depth, tight=block.tight) for item in block.items]
        if not block.ordered:
            return element("ul", items)
        for number, item in enumerate(items, start=block.start):
            if style := marker_style(number, block):
                item.set("style", style)
        made = element("ol", items)
        if block.start != 1:
            made.set("start", str(block.start))
            made.set("style", f"counter-reset: list-item {block.start - 1}")
        if block.numbering != "decimal":
            made.set("class", block.numbering.replace("_", "-"))
        return made

    def _item(self, item: ListItem, depth: int, *, tight: bool) -> Element:
        bare = _bare(item.blocks) if tight else None
        identifier = "" if bare is None else bare.id
        content: list[Node] = (
            [*self(item.blocks, depth)]
            if bare is None
            else [*self._inlines(bare.content), *self(item.blocks[1:], depth)]
        )
        if item.checked is None:
            return element("li", content, id=identifier)
        box = element("span", f"{_BOXES[item.checked]} ", class_="task-box")
        match content:
            case [Element(tag="p") as first, *_]:
                box.tail, first.text = first.text, None
                first.insert(0, box)
                return element("li", content, class_="task")
            case _:
                return element("li", box, content, class_="task", id=identifier)

    def _definitions(self, block: DefinitionList, depth: int) -> Element:
        made = element("dl")
        for entry in block.items:
            meanings = [element("dd", self.flow(d, depth)) for d in entry.definitions]
            made.append(element("div", element("dt", self._inlines(entry.term)), meanings))
        return made

    def _table(self, table: Table, depth: int) -> Element:
        caption = self._caption(table, depth)
        made = table_element(table, caption, lambda blocks: self.flow(blocks, depth), self._medium)
        fits = self._medium.tables
        if fits and (words := fits.words_of(table)):
            let_break(made, words)
        if not self._medium.interactive:
            return made
        frame = element("div", made, class_="table-frame")
        frame.set("tabindex", "0")
        named = ". ".join(filter(None, (table.label, plain_text(table.caption))))
        if name := " ".join(named.split()):
            frame.set("role", "region")
            frame.set("aria-label", name)
        return frame

    def _caption(self, block: Figure | Table, depth: int) -> list[Node]:
        content = self.flow(block.caption, depth)
        if not block.label:
            return content
        label = element("span", f"{block.label}.", class_="label")
        match content:
            case [Element(tag="p") as first, *_]:
                label.tail = f" {first.text or ''}"
                first.text = None
                first.insert(0, label)
                return content
            case []:
                label.text = block.label
                return [label]
            case _:
                return [label, " ", *content]

    def _formula(self, block: MathBlock) -> Element:
        formula = self._medium.formula(block)
        if formula is None:
            formula = code_of_formula(block.text)
        made = element("div", formula, class_="math-block", id=block.id)
        if block.label:
            made.append(element("span", block.label, class_="math-label"))
        return made

    def _verse(self, lines: tuple[Inlines, ...]) -> list[Node]:
        written: list[Node] = []
        for line in lines:
            written.extend([element("br")] if written else [])
            written.extend(self._inlines(line) or [""])
        return written


def _bare(blocks: Blocks) -> Paragraph | None:
    """The first paragraph of an item of a tight list where only lists follow it: it needs no
    element of its own, and would be set apart by one."""
    match blocks:
        case [Paragraph(language="", direction=None) as first, *rest] if all(
            isinstance(block, List) for block in rest
        ):
            return first
        case _:
            return None


def _speech(node: Section | Paragraph | Division) -> dict[str, str]:
    """The attributes that say language and direction, where they are stated."""
    stated = {"lang": node.language, "dir": node.direction or ""}
    return {name: said for name, said in stated.items() if said}
