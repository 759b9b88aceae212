"""The passages of HTML and of an EPUB's content documents, by their computed style.

A walk through the boxes: margins collapse as CSS 2.1, 8.3.1 has it, rows of tables and grids begin
together, inline content between blocks is a passage. Lengths are points of the style: a rem, which
on a screen is as large as its reader likes, is the size of the style's text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

import msgspec
from lxml import etree

from publish.checks.look import Look, Run
from publish.style import Style
from tests.conformance.passages import NO_BOX, Box, Edge, Placed, layered
from tests.conformance.spacing import Spacing
from tests.conformance.web.around import Around, noted, turned
from tests.conformance.web.computed import Computed
from tests.conformance.web.pages import TYPE, Element, Page, Styles

_CALLS: Final = frozenset({"doc-noteref", "doc-backlink", "noteref", "backlink"})
_NOTES: Final = frozenset({"doc-endnotes", "doc-endnote", "doc-footnote", "footnotes", "footnote",
                           "endnotes", "endnote", "rearnotes", "rearnote"})  # fmt: skip
_PICTURES: Final = frozenset({"img", "svg", "math", "object", "video", "iframe"})


def measure(pages: Sequence[Page], styles: Sequence[Styles], style: Style) -> list[Placed]:
    """The passages of pages whose computed styles are known."""
    walker = _Walker(style.text.size.pt)
    for page, computed in zip(pages, styles, strict=True):
        walker.page(page, computed)
    return walker.passages


class _Walker:
    """Walks boxes, page by page, and notes the passages in them."""

    def __init__(self, text_size: float) -> None:
        self._text_size = text_size
        self._scale = 1.0
        self._styles: Styles = {}
        self._spacing = Spacing()
        self._rows = 0
        self._marker: str | None = None
        self._name = ""
        self.passages: list[Placed] = []

    def page(self, page: Page, styles: Styles) -> None:
        self._styles, self._name = styles, PurePosixPath(page.name).name
        self._scale = self._text_size / styles[page.root].size
        self._spacing = Spacing()
        for body in page.root.iterchildren("body"):
            computed = styles[body]
            self._children(body, computed, Around(direction=computed.direction))

    # -- boxes -----------------------------------------------------------------------------------

    def _block(self, element: Element, around: Around) -> None:
        computed = self._styles[element]
        around = turned(around, computed.direction)
        note = bool(_semantics(element) & _NOTES) and around.flow == "main"
        outer, around = self._spacing, noted(around) if note else around
        if note:
            self._spacing = Spacing()
        self._space(computed.margin.top)
        if computed.display in ("flex", "grid", "table"):
            self._spacing.wall()
        if element.tag == "hr":
            self._spacing.lose()
        elif computed.display == "table":
            self._table(element, computed, around)
        else:
            self._edge(computed.rules.top, computed.padding.top)
            inner = self._inside(computed, around)
            if note:
                inner = msgspec.structs.replace(inner, box=NO_BOX)
            if computed.display == "grid":
                self._grid(element, computed, inner)
            else:
                if computed.listed:
                    self._marker = computed.marker_color
                self._children(element, computed, inner)
                if computed.listed:
                    self._marker = None
            self._edge(computed.rules.bottom, computed.padding.bottom)
        if computed.display in ("flex", "grid", "table"):
            self._spacing.wall()
        self._space(computed.margin.bottom)
        if note:
            self._spacing = outer

    def _inside(self, computed: Computed, around: Around) -> Around:
        box = self._box(computed)
        return msgspec.structs.replace(
            around,
            start=around.start + _inset(computed, "start"),
            end=around.end + _inset(computed, "end"),
            box=layered(box, around.box),
        )

    def _children(self, element: Element, computed: Computed, around: Around) -> None:
        """Blocks as blocks; what stands between them in lines, as passages."""
        line: list[Run] = []
        picture = False
        for kind, thing in self._parts(element, computed):
            match kind, thing:
                case "run", Run():
                    line.append(thing)
                case "picture", _:
                    picture = True
                case _, etree._Element():
                    self._passage(element, computed, around, line, picture=picture)
                    line, picture = [], False
                    self._block(thing, around)
                case _:
                    pass
        self._passage(element, computed, around, line, picture=picture)

    def _parts(
        self, element: Element, computed: Computed, *, underline: bool = False, ground: str = ""
    ) -> Iterator[tuple[str, Run | Element | None]]:
        """Runs of text, blocks and pictures in an element, in order. What is inline lies on the
        `ground` of what is inline around it, where it has none of its own."""
        underline = underline or computed.underline
        ground = computed.background or ground if computed.display == "inline" else ""
        if element.text:
            yield "run", self._run(element.text, computed, underline=underline, ground=ground)
        for child in element.iterchildren():
            style = self._styles.get(child)
            if style is not None and style.display != "none":
                yield from self._part(
                    child, style, underline=underline, parent=computed, ground=ground
                )
            if child.tail:
                yield "run", self._run(child.tail, computed, underline=underline, ground=ground)

    def _part(
        self, child: Element, style: Computed, *, underline: bool, parent: Computed, ground: str
    ) -> Iterator[tuple[str, Run | Element | None]]:
        if child.tag in _PICTURES:
            yield "picture", None
        elif child.tag == "br":
            yield "run", self._run("\n", parent, underline=False, ground=ground)
        elif _semantics(child) & _CALLS:
            return
        elif (
            style.display in ("inline", "inline-block")
            or style.floats
            or (parent.display == "flex" and style.display == "block")
        ):
            yield from self._parts(child, style, underline=underline, ground=ground)
        else:
            yield "block", child

    def _grid(self, element: Element, computed: Computed, around: Around) -> None:
        cells = [child for child in element if self._styles[child].display != "none"]
        for at in range(0, len(cells), 2):
            self._row(cells[at : at + 2], around, rule=0.0, beside=True)

    def _row(self, cells: list[Element], around: Around, *, rule: float, beside: bool) -> None:
        """Cells that begin together. Of those of a grid, or of a memo's head, nobody knows how far
        the second is `beside` the first; those of a table are measured from their own edges."""
        self._rows += 1
        self._spacing.edge(rule * self._scale)
        above = self._spacing
        column, below = 0, 0.0
        for number, cell in enumerate(cells):
            computed = self._styles[cell]
            self._spacing = above.copy()
            self._spacing.wall()
            self._edge(computed.rules.top if beside else None, computed.padding.top)
            base = around if beside else msgspec.structs.replace(around, start=0.0, end=0.0)
            inner = self._inside(computed, turned(base, computed.direction))
            placed = msgspec.structs.replace(
                inner,
                moved=beside and number > 0,
                row=self._rows,
                column=column,
                row_span=_span(cell, "rowspan"),
            )
            self._children(cell, computed, placed)
            column += _span(cell, "colspan")
            below = max(below, computed.padding.bottom)
        self._spacing = Spacing(known=True)
        self._spacing.edge(below * self._scale)

    def _table(self, table: Element, computed: Computed, around: Around) -> None:
        inner = msgspec.structs.replace(
            around,
            start=around.start + computed.margin.start,
            end=around.end + computed.margin.end,
        )
        box = self._box(computed)
        captions = [c for c in table.iterchildren() if self._styles[c].display == "table-caption"]
        for caption in captions:
            self._block(caption, inner)
            self._spacing.wall()
        # The rules of a table are its rows' as well; a memo's head is a box with rows in it.
        ground = Box(background=box.background or around.box.background)
        shown = ground if table.tag == "table" else layered(box, around.box)
        self._edge(None, computed.padding.top)
        rows = list(self._rows_of(table))
        for number, (group, row) in enumerate(rows):
            before = rows[number - 1] if number else (table, table)
            placed = msgspec.structs.replace(inner, box=shown)
            cells = self._shown(row)
            rule = self._rule_between(before, (group, row), table)
            self._row(cells, placed, rule=rule, beside=table.tag != "table")
        if rows:
            self._edge(computed.rules.bottom, computed.padding.bottom)

    def _rows_of(self, table: Element) -> Iterator[tuple[Element, Element]]:
        """Rows with the group that they stand in, or the table."""
        for child in table.iterchildren():
            match self._styles[child].display:
                case "table-row-group" | "table-header-group" | "table-footer-group":
                    yield from ((child, row) for row in child)
                case "table-row":
                    yield table, child
                case _:
                    pass

    def _shown(self, row: Element) -> list[Element]:
        return [child for child in row if self._styles[child].display != "none"]

    def _rule_between(
        self, above: tuple[Element, Element], below: tuple[Element, Element], table: Element
    ) -> float:
        """The rule above a row in pixels: of those that meet there the widest (CSS 2.1, 17.6.2)."""
        group, row = below
        upper = [row, *self._shown(row), *([group] if group is not above[0] else [])]
        lines = [self._styles[element].rules.top for element in upper]
        if above[1] is table:
            lines.append(self._styles[table].rules.top)
        else:
            lower = [
                above[1],
                *self._shown(above[1]),
                *([above[0]] if group is not above[0] else []),
            ]
            lines += [self._styles[element].rules.bottom for element in lower]
        return max((line.width for line in lines if line), default=0.0)

    # -- passages --------------------------------------------------------------------------------

    def _passage(
        self,
        element: Element,
        computed: Computed,
        around: Around,
        line: list[Run],
        *,
        picture: bool,
    ) -> None:
        marker = self._marker
        if any(run.text.strip() for run in line):
            line_height = computed.line_height
            hang = min(computed.indent, 0.0) if _is_code(element) else 0.0
            self.passages.append(
                Placed(
                    runs=tuple(line),
                    flow=around.flow,
                    align=computed.align,
                    line_height=None if line_height is None else line_height * self._scale,
                    indent_start=None if around.moved else (around.start + hang) * self._scale,
                    indent_end=around.end * self._scale,
                    first_indent=(computed.indent - hang) * self._scale,
                    gap=self._spacing.take(),
                    box=around.box,
                    row=around.row,
                    column=around.column,
                    row_span=around.row_span,
                    marker=marker,
                    where=f"{self._name}, {element.tag} in line {element.sourceline}",
                )
            )
            self._marker = None
        elif picture:
            self._spacing.lose()
            self._marker = None

    def _run(self, text: str, computed: Computed, *, underline: bool, ground: str) -> Run:
        look = Look(
            family=computed.family,
            weight=computed.weight,
            slope=computed.slope,
            size=computed.size * self._scale,
            color=computed.color,
            background=ground,
            underline=underline,
            upper=computed.case == "uppercase",
            small_caps=computed.small_caps,
            letter_spacing=computed.letter_spacing * self._scale,
        )
        return Run(text=text, look=look, raised=computed.raised)

    def _box(self, computed: Computed) -> Box:
        def edge(rule: Edge | None) -> Edge | None:
            return None if rule is None else Edge(rule.width * self._scale, rule.color)

        rules = computed.rules
        return Box(
            background=computed.background,
            top=edge(rules.top),
            bottom=edge(rules.bottom),
            start=edge(rules.start),
            end=edge(rules.end),
        )

    def _space(self, pixels: float) -> None:
        self._spacing.space(max(pixels, 0.0) * self._scale)

    def _edge(self, rule: Edge | None, padding: float) -> None:
        self._spacing.edge(((rule.width if rule else 0.0) + padding) * self._scale)


def _is_code(element: Element) -> bool:
    """Whether an element is a line of code: where it goes on behind a sign, the first line says
    where the text begins."""
    return any(outer.tag == "pre" for outer in element.iterancestors())


def _inset(computed: Computed, side: str) -> float:
    rule: Edge | None = getattr(computed.rules, side)
    margin, padding = getattr(computed.margin, side), getattr(computed.padding, side)
    return float(margin + padding + (rule.width if rule else 0.0))


def _semantics(element: Element) -> frozenset[str]:
    said = f"{element.get('role', '')} {element.get(TYPE, '')}"
    return frozenset(said.split())


def _span(cell: Element, name: str) -> int:
    said = str(cell.get(name, "1"))
    return int(said) if said.isdigit() else 1
