"""Documents of a publication, block by block; notes where their marks stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, Final, Literal, NamedTuple

import msgspec

from publish.checks import facts as f
from publish.checks.fact_builder import Gathered
from publish.checks.facts import BOXES, BULLET, OBJECT, Container, said
from publish.checks.list_markers import marker
from publish.checks.read.html.anchors import Address, Places
from publish.checks.read.html.elements import (
    BLOCKS,
    HEADING,
    HIDDEN,
    Element,
    classes,
    holds_blocks,
    integer,
    language_of,
    local,
    roles,
    text_of,
)
from publish.checks.read.html.inlines import LineReader, MarkupLine, NoteMark
from publish.document import Numbering
from publish.patterns import pattern

_LISTS: Final = frozenset({"doc-toc", "toc", "loi", "lot"})
"""Lists of contents, figures and tables; HTML has no role for the last two, our class says it."""
_NUMBERINGS: Final[dict[str, Numbering]] = {
    "lower-alpha": "lower_alpha",
    "upper-alpha": "upper_alpha",
    "lower-roman": "lower_roman",
    "upper-roman": "upper_roman",
}
"""Our classes of lists that are not counted in decimals."""
_GROUPS: Final = ("thead", "tbody", "tfoot")
_SCOPES: Final[dict[str | None, Literal["column", "row"]]] = {
    "col": "column",
    "colgroup": "column",
    "row": "row",
    "rowgroup": "row",
}


class TextBlock(NamedTuple):
    """The text of a block, or that between two blocks in it, with the elements that its pieces
    stand in; `whole` tells that no block is beside it."""

    document: str
    element: Element
    pieces: tuple[tuple[str, Element], ...]
    whole: bool


class Page(NamedTuple):
    """A document of a publication, with the text of its style sheets."""

    name: str
    root: Element
    sheets: tuple[str, ...]


class Publication(NamedTuple):
    """What one walk of a publication gives: its facts, and its text as its style sheets see it."""

    facts: f.Facts
    text: tuple[TextBlock, ...]
    pages: tuple[Page, ...]


class _Here(NamedTuple):
    """Where blocks stand: the language of the text around them, and the containers."""

    language: str
    within: tuple[Container, ...] = ()

    def at(self, element: Element, *container: Container) -> _Here:
        """The same within an element, and in a container that it is."""
        return _Here(language_of(element, self.language), (*self.within, *container))


_MARKER: Final = pattern(r'list-style-type: "([^"\\]*) "')


class MarkupReader(Gathered):
    """Gathers facts from one document after the other; `done` gives them all.

    `address` resolves a link's `href` in a document to an address, or to `None` when it leads out
    of the publication. `picture` gives the digest of a picture by its `src`.
    """

    def __init__(
        self,
        address: Callable[[str, str], Address | None],
        picture: Callable[[str, str], str],
    ) -> None:
        self.places = Places(address)
        self._picture = picture
        self._lines = LineReader(self.places, picture)
        super().__init__(self._lines)
        self.text: list[TextBlock] = []
        self._lists: list[tuple[str, Element]] = []
        self._notes: dict[Address, Element] = {}

    # -- documents ---------------------------------------------------------------------------------

    def read(self, name: str, root: Element) -> None:
        """Reads a document of the publication."""
        self.places.begin(name)
        self._lines.language = language_of(root, "") or self._lines.language
        self._visit_children(root, _Here(language_of(root, "")))

    def done(self, **others: Any) -> f.Facts:
        """All facts, with `others`; notes come in the order of their marks, those nobody marks at
        the end."""
        waiting = dict(self._notes)
        for mark in self._lines.note_marks:  # which grow while notes are read
            address = mark.note or ("", "")
            waiting.pop(address, None)
            self._note(address[0], self._notes.get(address), mark)
        for address, element in waiting.items():
            self._note(address[0], element, NoteMark("", "", ("", ""), None))
        entries = (self.places.entries(name, nav) for name, nav in self._lists)
        return self.facts(contents=chain.from_iterable(entries), **others)

    def landed(self, link: f.Link) -> f.Link:
        return self.places.landed(link)

    # -- blocks ------------------------------------------------------------------------------------

    def _visit_children(self, element: Element, here: _Here) -> None:
        """Blocks below an element; what stands between them is a paragraph without a name."""
        line, whole = MarkupLine(here.language), True
        line.say(element.text, element)
        for child in element:
            name = local(child)
            if name in HIDDEN:
                pass
            elif name in BLOCKS or holds_blocks(child):
                self._flush(line, element, here, whole=False)
                line, whole = MarkupLine(here.language), False
                self._visit(child, here)
            else:
                self._lines.read(child, line)
            line.say(child.tail, element)
        self._flush(line, element, here, whole=whole)

    def _visit(self, element: Element, here: _Here) -> None:
        here = here.at(element)
        name, is_ = local(element), roles(element)
        if element.get("hidden") is not None:
            return
        if is_ & {"doc-endnotes", "endnotes", "footnotes"}:
            self.places.mark(element)
            for heading in (e for e in element if HEADING.fullmatch(local(e))):
                self._visit(heading, here)
            self._gather_notes(element)
            return
        self.places.mark(element)
        match name:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self._whole(element, here, "heading", level=int(name[1]))
            case "p":
                verse = "verse" in classes(element)
                self._whole(element, here, "verse" if verse else "paragraph")
            case "div" if "line-block" in classes(element):
                self._whole(element, here, "verse")
            case "pre":
                self.places.mark_within(element)
                pieces = tuple(_pieces(element))
                code = "".join(text for text, _ in pieces).rstrip("\n")
                self._put(f.Block(kind="code", text=code, within=here.within))
                self.text.append(TextBlock(self.places.document, element, pieces, whole=True))
            case "hr":
                self._put(f.Block(kind="break", text="", within=here.within))
            case "ul" | "ol":
                self._list(element, here.at(element, "list"))
            case "dt":
                self._whole(element, here, "term")
            case "dd":
                self._visit_children(element, here.at(element, "definition"))
            case "blockquote":
                self._visit_children(element, here.at(element, "quote"))
            case "table":
                self._table(element, here)
            case "figcaption" | "caption":
                order = len(self.places.order)
                texts = self.caption(self._visit_children, element, _Here(here.language))
                self.places.order[order:] = texts
            case "nav":
                if is_ & _LISTS or "contents" in classes(element):
                    self._contents(element, here)
            case _ if "note" in is_:
                self._visit_children(element, here.at(element, "callout"))
            case _:
                self._visit_children(element, here)

    def _contents(self, nav: Element, here: _Here) -> None:
        for heading in nav:
            if HEADING.fullmatch(local(heading)):
                self._visit(heading, here)
        self._lists.append((self.places.document, nav))
        listed = MarkupReader(self.places.address, self._picture)
        listed.read(self.places.document, nav)
        self._lines.formulas += listed._lines.formulas
        self.text += (t for t in listed.text if not HEADING.fullmatch(local(t.element)))

    def _list(self, element: Element, here: _Here) -> None:
        ordered = local(element) == "ol"
        number = integer(element.get("start"), 1)
        known = (_NUMBERINGS[name] for name in classes(element) if name in _NUMBERINGS)
        numbering: Numbering = next(known, "decimal")
        opens = True
        for item in element:
            if local(item) != "li":
                continue
            number = integer(item.get("value"), number)
            said = _MARKER.search(item.get("style", ""))
            counted = said[1] if said else marker(number, numbering)
            sign = counted if ordered else BULLET
            if not ordered and _opening(item).startswith(BOXES):
                sign = ""
            self.places.mark(item)
            self._put(f.Block(kind="item", text="", marker=sign, opens=opens, within=here.within))
            opens = False
            self._visit_children(item, here.at(item))
            number += 1

    def _table(self, table: Element, here: _Here) -> None:
        for caption in (part for part in table if local(part) == "caption"):
            self._visit(caption, here)
        groups = (part if local(part) in _GROUPS else [part] for part in table)
        rows = tuple(self._row(row, here) for some in groups for row in some if local(row) == "tr")
        if any(rows):
            self.tables.append(f.Table(rows=rows, where=self.places.document))

    def _row(self, row: Element, here: _Here) -> tuple[f.Cell, ...]:
        cells = []
        for cell in row:
            if local(cell) not in ("td", "th"):
                continue
            self.places.mark(cell)
            text = self.words_in(self._visit_children, cell, here.at(cell, "cell"))
            cells.append(
                f.Cell(
                    text=text,
                    row_span=integer(cell.get("rowspan"), 1),
                    column_span=integer(cell.get("colspan"), 1),
                    header=_SCOPES.get(cell.get("scope"), "unsaid") if local(cell) == "th" else "",
                )
            )
        return tuple(cells)

    # -- notes -------------------------------------------------------------------------------------

    def _gather_notes(self, element: Element) -> None:
        """The notes below an element, each with an id."""
        for part in element.iter():
            name = local(part)
            is_note = name == "li" or roles(part) & {"doc-footnote", "footnote"}
            if is_note and part.get("id"):
                self._notes[self.places.document, part.get("id")] = part

    def _note(self, document: str, element: Element | None, mark: NoteMark) -> None:
        if element is None:
            where = mark.place[0]
            self.notes.append(f.Note(label=mark.label, anchor=mark.before, text="", where=where))
            return
        self.places.document = document
        label, order = mark.label, len(self.places.order)
        here = _Here(self._lines.language).at(element)
        text = said(" ".join(b.text for b in self.apart(self._visit_children, element, here)))
        del self.places.order[order:]
        own = next((text_of(e) for e in element.iter() if "note-label" in classes(e)), "")
        if own not in ("", label):
            label = f"{label} (the note has {own})".strip()
        back = {
            self.places.address(document, e.get("href", ""))
            for e in element.iter()
            if roles(e) & {"doc-backlink", "backlink"}
        }
        if mark.note is not None and back - {mark.place}:
            label = f"{label} (the way back leads elsewhere)"
        self.notes.append(f.Note(label=label, anchor=mark.before, text=text, where=document))

    def _whole(self, element: Element, here: _Here, kind: f.Kind, level: int = 0) -> None:
        """An element that holds inline content only; blocks in it come after its own words."""
        line = MarkupLine(here.language)
        self._lines.below(element, line)
        self._flush(line, element, here, kind, level)

    def _flush(
        self,
        line: MarkupLine,
        element: Element,
        here: _Here,
        kind: f.Kind = "paragraph",
        level: int = 0,
        *,
        whole: bool = True,
    ) -> None:
        text = said(line.text)
        if not text:
            return
        self.text.append(TextBlock(self.places.document, element, tuple(line.pieces), whole))
        if line.displayed and kind == "paragraph" and text.startswith(OBJECT):
            kind = "formula"
        self._put(f.Block(kind=kind, text=text, level=level, within=here.within))
        self._lines.keep(line, where=self.places.document)

    def _put(self, block: f.Block) -> None:
        self.blocks.append(msgspec.structs.replace(block, where=self.places.document))
        if block.text:
            self.places.order.append(block.text)


def _pieces(element: Element) -> Iterator[tuple[str, Element]]:
    """All texts in an element, each with the one that it stands in."""
    yield element.text or "", element
    for child in element:
        yield from _pieces(child)
        yield child.tail or "", element


def _opening(item: Element) -> str:
    """The first words of an item, when they stand before anything in it that is no paragraph."""
    if text := said(item.text or ""):
        return text
    for child in item:
        if local(child) in ("p", "span", "em", "strong") or "line-block" in classes(child):
            return _opening(child)
        return ""
    return ""
