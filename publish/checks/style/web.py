"""The passages of HTML and of an EPUB's content documents, by their computed style.

A walk through the boxes: margins collapse as CSS 2.1, 8.3.1 has it, rows of tables and grids begin
together, inline content between blocks is a passage. Lengths are points of the style: a rem, which
on a screen is as large as its reader likes, is the size of the style's text.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Final

import msgspec
from lxml import etree, html

from publish.checks.style.cascade import Cascade
from publish.checks.style.computed import Computed
from publish.checks.style.model import NO_BOX, Box, Edge, FlowName, Look, Passage, Run, Sheet
from publish.checks.style.spacing import Spacing
from publish.style import Style

Element = etree._Element
Styles = Mapping[Element, Computed]
Compute = Callable[[list["Page"]], list[Styles]]
"""Finds the computed styles of pages; one that starts a browser starts it once."""

_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_OPF: Final = "{http://www.idpf.org/2007/opf}"
_CALLS: Final = frozenset({"doc-noteref", "doc-backlink", "noteref", "backlink"})
_NOTES: Final = frozenset({"doc-endnotes", "doc-endnote", "doc-footnote", "footnotes", "footnote",
                           "endnotes", "endnote", "rearnotes", "rearnote"})  # fmt: skip
_PICTURES: Final = frozenset({"img", "svg", "math", "object", "video", "iframe"})


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One HTML document: its tree, without namespaces, and the text of its style sheets."""

    name: str
    root: Element
    sheets: tuple[str, ...]

    @property
    def is_cover(self) -> bool:
        """Whether it is the cover of a book, which screens show without a margin."""
        return any("cover" in str(element.get(_TYPE, "")).split() for element in self.root.iter())


class WebPassages(msgspec.Struct, frozen=True, kw_only=True):
    """What the pages show; `root_size` is the size in CSS pixels that a rem comes to."""

    passages: tuple[Passage, ...]
    sheets: tuple[Sheet, ...]
    root_size: float
    faces: frozenset[tuple[str, str, str]]
    """Family, weight and slope of the fonts that the pages bring along."""


def cascaded(pages: list[Page]) -> list[Styles]:
    """The computed styles by our own cascade."""
    return [dict(_cascade(page.sheets).styles(page.root)) for page in pages]


@lru_cache(maxsize=4)
def _cascade(sheets: tuple[str, ...]) -> Cascade:
    """The files of a book share their sheets, which take longer to parse than a file does."""
    return Cascade(sheets)


def pages_of(data: bytes, suffix: str) -> list[Page]:
    """The pages in an artifact, in reading order.

    Raises `ValueError`, `KeyError`, `zipfile.BadZipFile` or `lxml.etree.LxmlError` for what cannot
    be read.
    """
    return list(_book(data)) if suffix == ".epub" else [_web_page(data)]


def measure(pages: list[Page], styles: list[Styles], style: Style) -> WebPassages:
    """The passages of pages whose computed styles are known."""
    walker = _Walker(style.text.size.pt)
    root_size = 16.0
    for page, computed in zip(pages, styles, strict=True):
        root_size = computed[page.root].size
        walker.page(page, computed)
    cascades = [_cascade(page.sheets) for page in pages[:1]]
    sheets = tuple(_sheet(said) for cascade in cascades for said in cascade.pages)
    faces = frozenset(_face(said) for cascade in cascades for said in cascade.faces)
    return WebPassages(
        passages=tuple(walker.passages), sheets=sheets, root_size=root_size, faces=faces
    )


def _face(said: Mapping[str, str]) -> tuple[str, str, str]:
    family = said.get("font-family", "").strip().strip("\"'")
    weight = {"normal": "400", "bold": "700"}.get(said.get("font-weight", "400"))
    return family, weight or said.get("font-weight", "400"), said.get("font-style", "normal")


def _web_page(data: bytes) -> Page:
    root = html.document_fromstring(data.decode("utf-8"), parser=html.HTMLParser(
        remove_comments=True, encoding=None))  # fmt: skip
    sheets = tuple(style.text or "" for style in root.iter("style"))
    return Page(name="page", root=root, sheets=sheets)


def _book(data: bytes) -> Iterator[Page]:
    package = zipfile.ZipFile(io.BytesIO(data))
    container = _parse(package, "META-INF/container.xml")
    opf_name = next(
        str(e.get("full-path", "")) for e in container.iter() if e.get("full-path") is not None
    )
    opf = _parse(package, opf_name)
    folder = PurePosixPath(opf_name).parent
    items = {e.get("id"): str(e.get("href", "")) for e in opf.iter(_OPF + "item")}
    for reference in opf.iter(_OPF + "itemref"):
        name = _joined(folder, items[reference.get("idref")])
        root = _parse(package, name)
        for element in root.iter():
            if isinstance(element.tag, str):
                element.tag = element.tag.removeprefix(_XHTML)
        yield Page(name=name, root=root, sheets=tuple(_linked(package, name, root)))


def _linked(package: zipfile.ZipFile, name: str, root: Element) -> Iterator[str]:
    for element in root.iter("link", "style"):
        if element.tag == "style":
            yield element.text or ""
        elif "stylesheet" in str(element.get("rel", "")):
            target = _joined(PurePosixPath(name).parent, str(element.get("href", "")))
            yield package.read(target).decode("utf-8")


def _joined(folder: PurePosixPath, href: str) -> str:
    parts: list[str] = []
    for part in (folder / href).parts:
        if part == "..":
            parts = parts[:-1]
        else:
            parts.append(part)
    return "/".join(parts)


def _parse(package: zipfile.ZipFile, name: str) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(package.read(name), parser)


class _Around(msgspec.Struct, frozen=True, kw_only=True):
    """What surrounds a box: indents in pixels, the innermost visible box, the flow, the cell."""

    start: float = 0.0
    end: float = 0.0
    box: Box = NO_BOX
    flow: FlowName = "main"
    row: int | None = None
    column: int = 0
    row_span: int = 1


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
        self._underlined = 0
        self.passages: list[Passage] = []

    def page(self, page: Page, styles: Styles) -> None:
        self._styles, self._name = styles, PurePosixPath(page.name).name
        self._scale = self._text_size / styles[page.root].size
        self._spacing = Spacing()
        for body in page.root.iterchildren("body"):
            computed = styles[body]
            self._children(body, computed, _Around())

    # -- boxes -----------------------------------------------------------------------------------

    def _block(self, element: Element, around: _Around) -> None:
        computed = self._styles[element]
        note = bool(_semantics(element) & _NOTES) and around.flow == "main"
        outer, around = self._spacing, _noted(around) if note else around
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

    def _inside(self, computed: Computed, around: _Around) -> _Around:
        box = self._box(computed)
        return msgspec.structs.replace(
            around,
            start=around.start + _inset(computed, "start"),
            end=around.end + _inset(computed, "end"),
            box=around.box if box == NO_BOX else box,
        )

    def _children(self, element: Element, computed: Computed, around: _Around) -> None:
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
        self, element: Element, computed: Computed, *, underline: bool = False
    ) -> Iterator[tuple[str, Run | Element | None]]:
        """Runs of text, blocks and pictures in an element, in order."""
        underline = underline or computed.underline
        if element.text:
            yield "run", self._run(element.text, computed, underline=underline)
        for child in element.iterchildren():
            style = self._styles.get(child)
            if style is not None and style.display != "none":
                yield from self._part(child, style, underline=underline, parent=computed)
            if child.tail:
                yield "run", self._run(child.tail, computed, underline=underline)

    def _part(
        self, child: Element, style: Computed, *, underline: bool, parent: Computed
    ) -> Iterator[tuple[str, Run | Element | None]]:
        if child.tag in _PICTURES:
            yield "picture", None
        elif child.tag == "br":
            yield "run", self._run("\n", parent, underline=False)
        elif _semantics(child) & _CALLS:
            return
        elif (
            style.display in ("inline", "inline-block")
            or style.floats
            or (parent.display == "flex" and style.display == "block")
        ):
            yield from self._parts(child, style, underline=underline)
        else:
            yield "block", child

    def _grid(self, element: Element, computed: Computed, around: _Around) -> None:
        cells = [child for child in element if self._styles[child].display != "none"]
        tracks = max(len(computed.columns), 1)
        offset = _track(computed)
        for at in range(0, len(cells), tracks):
            self._row(cells[at : at + tracks], around, rule=0.0, offset=offset)

    def _row(
        self, cells: list[Element], around: _Around, *, rule: float, offset: float | None
    ) -> None:
        """Cells that begin together. `offset` is what the second is moved by, when that is known;
        cells of a table are measured from their own edges."""
        self._rows += 1
        self._spacing.edge(rule * self._scale)
        above = self._spacing
        column, below = 0, 0.0
        for number, cell in enumerate(cells):
            computed = self._styles[cell]
            self._spacing = above.copy()
            self._spacing.wall()
            self._edge(computed.rules.top if offset is not None else None, computed.padding.top)
            base = (
                around
                if offset is not None
                else msgspec.structs.replace(around, start=0.0, end=0.0)
            )
            inner = self._inside(computed, base)
            placed = msgspec.structs.replace(
                inner,
                start=inner.start + (offset if offset and number else 0.0),
                row=self._rows,
                column=column,
                row_span=_span(cell, "rowspan"),
            )
            self._children(cell, computed, placed)
            column += _span(cell, "colspan")
            below = max(below, computed.padding.bottom)
        self._spacing = Spacing(known=True)
        self._spacing.edge(below * self._scale)

    def _table(self, table: Element, computed: Computed, around: _Around) -> None:
        inner = msgspec.structs.replace(
            around,
            start=around.start + computed.margin.start,
            end=around.end + computed.margin.end,
        )
        box = self._box(computed)
        captions = [c for c in table.iterchildren() if self._styles[c].display == "caption"]
        for caption in captions:
            self._block(caption, inner)
            self._spacing.wall()
        # The rules of a table are its rows' as well; a memo's head is a box with rows in it.
        ground = Box(background=box.background or around.box.background)
        shown = ground if table.tag == "table" else (around.box if box == NO_BOX else box)
        self._edge(None, computed.padding.top)
        rows = list(self._rows_of(table))
        for number, (group, row) in enumerate(rows):
            before = rows[number - 1] if number else (table, table)
            placed = msgspec.structs.replace(inner, box=shown)
            cells = self._shown(row)
            offset = self._styles[cells[0]].width if cells else None
            rule = self._rule_between(before, (group, row), table)
            self._row(cells, placed, rule=rule, offset=offset)
        if rows:
            self._edge(computed.rules.bottom, computed.padding.bottom)

    def _rows_of(self, table: Element) -> Iterator[tuple[Element, Element]]:
        """Rows with the group that they stand in, or the table."""
        for child in table.iterchildren():
            match self._styles[child].display:
                case "row-group":
                    yield from ((child, row) for row in child)
                case "row":
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
        around: _Around,
        line: list[Run],
        *,
        picture: bool,
    ) -> None:
        marker = self._marker
        if any(run.text.strip() for run in line):
            line_height = computed.line_height
            self.passages.append(
                Passage(
                    runs=tuple(line),
                    flow=around.flow,
                    align=computed.align,
                    line_height=None if line_height is None else line_height * self._scale,
                    # Of lines that hang, the first one says where the text begins.
                    indent_start=(around.start + min(computed.indent, 0.0)) * self._scale,
                    indent_end=around.end * self._scale,
                    first_indent=max(computed.indent, 0.0) * self._scale,
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

    def _run(self, text: str, computed: Computed, *, underline: bool) -> Run:
        ground = computed.background if computed.display == "inline" else ""
        look = Look(
            family=computed.family,
            weight=computed.weight,
            slope=computed.slope,
            size=computed.size * self._scale,
            color=computed.color,
            background=ground,
            underline=underline,
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


def _inset(computed: Computed, side: str) -> float:
    rule: Edge | None = getattr(computed.rules, side)
    margin, padding = getattr(computed.margin, side), getattr(computed.padding, side)
    return float(margin + padding + (rule.width if rule else 0.0))


def _noted(around: _Around) -> _Around:
    return msgspec.structs.replace(around, flow="note", start=0.0, end=0.0)


def _semantics(element: Element) -> frozenset[str]:
    said = f"{element.get('role', '')} {element.get(_TYPE, '')}"
    return frozenset(said.split())


def _span(cell: Element, name: str) -> int:
    said = str(cell.get(name, "1"))
    return int(said) if said.isdigit() else 1


def _track(computed: Computed) -> float:
    """Width of the first track of a grid, in pixels."""
    return (computed.columns[0] if computed.columns else None) or 0.0


def _sheet(said: Mapping[str, str]) -> Sheet:
    def points(name: str) -> float | None:
        return _points(said.get(name, ""))

    size = said.get("size", "").split()
    return Sheet(
        width=_points(size[0]) if size else None,
        height=_points(size[-1]) if size else None,
        margin_top=points("margin-top"),
        margin_bottom=points("margin-bottom"),
        margin_inner=points("margin-start"),
        margin_outer=points("margin-end"),
        where="the page it is printed on",
    )


def _points(text: str) -> float | None:
    try:
        return float(text.removesuffix("pt"))
    except ValueError:
        return None
