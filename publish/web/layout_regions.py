"""What a layout placed, as HTML: the opening, the contents, the close, and lists of fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Protocol, assert_never
from xml.etree.ElementTree import Element

from publish.document import (
    Block,
    Contents,
    ContentsEntry,
    Field,
    FieldList,
    Figure,
    Paragraph,
    Region,
    RegionRole,
)
from publish.web.elements import Node, append, element
from publish.web.inlines import InlineWriter

NO_BREAK_SPACE: Final = "\u00a0"
EN_SPACE: Final = "\u2002"
SEPARATOR: Final = " · "

_SEMANTICS: Final[dict[RegionRole, tuple[str, str]]] = {
    "masthead": ("header", ""),
    "title_page": ("header", ""),
    "cover": ("header", ""),
    "summary": ("div", ""),
    "key_points": ("section", ""),
    "contents": ("nav", "doc-toc"),
    "body": ("div", ""),
    "sources": ("section", "doc-bibliography"),
    "notes": ("section", "doc-endnotes"),
    "colophon": ("div", "doc-colophon"),
}
"""The element of a region and what it is to assistive technology (DPUB-ARIA 1.1)."""


class Blocks(Protocol):
    """The writer of blocks, as far as regions need it."""

    def __call__(self, blocks: Iterable[Block], depth: int = 0) -> list[Element]: ...

    def paragraph(self, paragraph: Paragraph, tag: str = "p", class_: str = "") -> Element: ...


class RegionWriter:
    """Writes regions and what stands in them only. `note_list` takes the place where the layout
    wants the notes, for whoever writes them when all marks are known."""

    def __init__(self, inlines: InlineWriter, blocks: Blocks) -> None:
        self.note_list: Element | None = None
        self._inlines = inlines
        self._blocks = blocks

    def block(self, block: FieldList | Contents | Region, depth: int) -> list[Element]:
        match block:
            case Region():
                return self._region(block, depth)
            case FieldList(fields=fields):
                return [self._fields(fields, "field-list")] if fields else []
            case Contents(entries=entries):
                return self._contents(entries)
            case _:
                assert_never(block)

    def _region(self, region: Region, depth: int) -> list[Element]:
        match region.role:
            case "title" | "memo_title":
                return self._lines(region, depth, region.role.replace("_", "-"), "h1")
            case "subtitle" | "byline":
                return self._lines(region, depth, region.role, "p")
            case "masthead":
                return [self._titled(region, self._masthead(region, depth))]
            case "memo_header":
                title = [element("p", self._inlines(region.title))] if region.title else []
                head = (made for block in region.blocks for made in self._memo_head(block, depth))
                return [*title, *head]
            case "title_page":
                return [self._titled(region, self._title_page(region, depth, "book"))]
            case "cover":
                return [self._titled(region, self._title_page(region, depth, "cover"))]
            case "contents":
                made = self._titled(region, self._blocks(region.blocks, depth))
                if any(isinstance(b, Contents) and b.of != "sections" for b in region.blocks):
                    made.attrib.pop("role")
                return [made]
            case "notes":
                self.note_list = element("ol")
                notes = self._titled(region, self._blocks(region.blocks, depth))
                notes.append(self.note_list)
                return [notes]
            case "summary" | "key_points" | "body" | "sources" | "colophon":
                return [self._titled(region, self._blocks(region.blocks, depth))]
            case _:
                assert_never(region.role)

    def _titled(self, region: Region, content: list[Element]) -> Element:
        """A region with its title, which names it to assistive technology as well."""
        name = region.role.replace("_", "-")
        tag, role = _SEMANTICS[region.role]
        made = element(tag, id=region.id, class_=name, role=role)
        if region.title:
            heading = element("h2", self._inlines(region.title), class_=f"{name}-title")
            if region.id:
                heading.set("id", f"{region.id}-title")
                made.set("aria-labelledby", f"{region.id}-title")
            made.append(heading)
        append(made, content)
        return made

    def _lines(self, region: Region, depth: int, class_: str, tag: str) -> list[Element]:
        """Paragraphs in a role of their own; the first is the heading, when there is one."""
        made: list[Element] = []
        title = (Paragraph(content=region.title),) if region.title else ()
        for block in (*title, *region.blocks):
            if isinstance(block, Paragraph):
                made.append(self._blocks.paragraph(block, "p" if made else tag, class_))
            else:
                made.append(element("div", self._blocks((block,), depth), class_=class_))
        if made and region.id:
            made[0].set("id", region.id)
        return made

    def _masthead(self, region: Region, depth: int) -> list[Element]:
        made: list[Element] = []
        for block in region.blocks:
            if isinstance(block, FieldList):
                made.append(element("p", self._masthead_line(block.fields)))
            elif isinstance(block, Paragraph):
                made.append(self._blocks.paragraph(block))
            else:
                made.extend(self._blocks((block,), depth))
        return made

    def _masthead_line(self, fields: Sequence[Field]) -> Iterator[Node]:
        first = [field for field in fields if field.name == "organization"]
        for field in first:
            yield element("span", self._labelled(field), class_="masthead-organization")
        details: list[Node] = []
        for field in fields:
            if field.name != "organization":
                details.extend([SEPARATOR] if details else [])
                details.extend(self._labelled(field))
        if first and details:
            yield " "
        if details:
            yield element("span", details, class_="masthead-details")

    def _labelled(self, field: Field) -> list[Node]:
        label: list[Node] = [field.label + NO_BREAK_SPACE] if field.label else []
        return [*label, *self._inlines(field.content)]

    def _memo_head(self, block: Block, depth: int) -> list[Element]:
        if isinstance(block, FieldList):
            return [self._fields(block.fields, "memo-header")]
        return self._blocks((block,), depth)

    def _fields(self, fields: Iterable[Field], name: str) -> Element:
        rows = []
        for field in fields:
            value = "memo-subject" if field.name == "subject" else "memo-value"
            label = element("dt", field.label or field.name, class_="memo-label")
            rows.append(
                element("div", label, element("dd", self._inlines(field.content), class_=value))
            )
        return element("dl", rows, class_=name)

    def _title_page(self, region: Region, depth: int, name: str) -> list[Element]:
        """What stands on the page, in classes that begin with `name`."""
        made: list[Element] = []
        for block in region.blocks:
            match block:
                case Region(role="title"):
                    made.extend(self._lines(block, depth, f"{name}-title", "h1"))
                case Region(role="subtitle"):
                    made.extend(self._lines(block, depth, f"{name}-subtitle", "p"))
                case Region():
                    made.extend(self._lines(block, depth, f"{name}-details", "p"))
                case Figure():
                    made.extend(self._blocks((block,), depth))
                case FieldList(fields=fields):
                    lines = [element("p", self._labelled(field)) for field in fields]
                    made.append(element("div", lines, class_=f"{name}-details"))
                case _:
                    made.append(
                        element("div", self._blocks((block,), depth), class_=f"{name}-details")
                    )
        return made

    def _contents(self, entries: Sequence[ContentsEntry]) -> list[Element]:
        """Links, nested by level."""
        if not entries:
            return []
        first = min(entry.level for entry in entries)
        made = element("ul")
        at = 0
        while at < len(entries):
            below = at + 1
            while below < len(entries) and entries[below].level > first:
                below += 1
            made.append(
                element("li", self._entry(entries[at]), self._contents(entries[at + 1 : below]))
            )
            at = below
        return [made]

    def _entry(self, entry: ContentsEntry) -> Element:
        label = [element("span", entry.label + EN_SPACE, class_="label")] if entry.label else []
        target = f"#{entry.target}"
        link = element("a", label, self._inlines(entry.content), href=target)
        return element("p", link, class_="contents-entry", data_target=target)
