"""Documents of a publication, block by block; notes where their marks stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, Literal, NamedTuple

import msgspec

from publish.checks import facts as f
from publish.checks.counting import marker
from publish.checks.facts import BOXES, BULLET, OBJECT, Container, said
from publish.checks.gathering import merged
from publish.checks.reading.markup.elements import (
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
from publish.checks.reading.markup.lines import LineReader, MarkupLine, NoteMark
from publish.checks.reading.markup.places import Address, Places
from publish.document import Numbering

_LISTS: Final = frozenset({"doc-toc", "toc", "loi", "lot"})
"""Lists of contents, figures and tables; HTML has no role for the last two, our class says it."""
_NUMBERINGS: Final[dict[str, Numbering]] = {
    "lower-alpha": "lower_alpha",
    "upper-alpha": "upper_alpha",
    "lower-roman": "lower_roman",
    "upper-roman": "upper_roman",
    "a": "lower_alpha",
    "A": "upper_alpha",
    "i": "lower_roman",
    "I": "upper_roman",
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


_MARKER: Final = re.compile(r'list-style-type: "([^"\\]*) "')


class MarkupReader:
    """Gathers facts from one document after the other; `done` gives them all.

    `address` resolves a link's `href` in a document to an address, or to `None` when it leads out
    of the publication. `picture` gives the digest of a picture by its `src`.
    """

    def __init__(
        self,
        address: Callable[[str, str], Address | None],
        picture: Callable[[str, str], str],
    ) -> None:
        self._places = Places(address)
        self._picture = picture
        self._lines = LineReader(self._places, picture)
        self.text: list[TextBlock] = []
        self._lists: list[tuple[str, Element]] = []
        self._notes: dict[Address, Element] = {}
        self.blocks: list[f.Block] = []
        self.tables: list[f.Table] = []
        self.notes: list[f.Note] = []
        self.captions: list[f.Caption] = []

    # -- documents ---------------------------------------------------------------------------------

    def read(self, name: str, root: Element) -> None:
        """Reads a document of the publication."""
        self._places.begin(name)
        self._lines.language = language_of(root, "") or self._lines.language
        self._visit_children(root, language_of(root, ""), ())

    def done(self) -> f.Facts:
        """All facts; notes come in the order of their marks, those nobody marks at the end."""
        read: set[Address] = set()
        at = 0
        while at < len(self._lines.note_marks):
            mark = self._lines.note_marks[at]
            at += 1
            element = self._notes.get(mark.note) if mark.note else None
            if mark.note is None or element is None:
                where = mark.place[0]
                self.notes.append(
                    f.Note(label=mark.label, anchor=mark.before, text="", where=where)
                )
                continue
            read.add(mark.note)
            self._note(mark.note[0], element, mark)
        for address, element in self._notes.items():
            if address not in read:
                self._note(address[0], element, None)
        lines = self._lines
        return f.Facts(
            blocks=tuple(self.blocks),
            tables=tuple(self.tables),
            notes=tuple(self.notes),
            links=tuple(self._places.landed(link) for link in merged(lines.links)),
            pictures=tuple(lines.pictures),
            captions=tuple(self.captions),
            formulas=tuple(lines.formulas),
            languages=tuple(lines.languages),
            directions=tuple(lines.directions),
            marks=tuple(lines.marks),
            lines=tuple(lines.lines),
            signs=tuple(lines.signs),
            contents=tuple(entry for name, nav in self._lists for entry in self.entries(name, nav)),
        )

    def entries(self, name: str, nav: Element) -> list[f.Entry]:
        """The lines of a list of links; they say where they lead once all documents are read."""
        return self._places.entries(name, nav)

    # -- blocks ------------------------------------------------------------------------------------

    def _visit_children(
        self,
        element: Element,
        language: str,
        within: tuple[Container, ...],
    ) -> None:
        """Blocks below an element; what stands between them is a paragraph without a name."""
        line, whole = MarkupLine(language), True
        line.say(element.text, element)
        for child in element:
            name = local(child)
            if name in HIDDEN:
                pass
            elif name in BLOCKS or holds_blocks(child):
                self._flush(line, element, within, whole=False)
                line, whole = MarkupLine(language), False
                self._visit(child, language, within)
            else:
                self._lines.read(child, line)
            line.say(child.tail, element)
        self._flush(line, element, within, whole=whole)

    def _visit(self, element: Element, language: str, within: tuple[Container, ...]) -> None:
        language = language_of(element, language)
        name, is_ = local(element), roles(element)
        if element.get("hidden") is not None:
            return
        if is_ & {"doc-endnotes", "endnotes", "footnotes"}:
            self._places.mark(element)
            for heading in (e for e in element if HEADING.fullmatch(local(e))):
                self._visit(heading, language, within)
            self._gather_notes(element)
            return
        if is_ & {"doc-footnote", "footnote"}:
            self._notes[self._places.document, element.get("id", "")] = element
            return
        self._places.mark(element)
        match name:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self._whole(element, language, within, "heading", level=int(name[1]))
            case "p":
                verse = "verse" in classes(element)
                self._whole(element, language, within, "verse" if verse else "paragraph")
            case "div" if "line-block" in classes(element):
                self._whole(element, language, within, "verse")
            case "pre":
                self._places.mark_within(element)
                self._put(f.Block(kind="code", text=_code(element), within=within))
                self._set(tuple(_pieces(element)), element, whole=True)
            case "hr":
                self._put(f.Block(kind="break", text="", within=within))
            case "ul" | "ol":
                self._list(element, language, (*within, "list"))
            case "dt":
                self._whole(element, language, within, "term")
            case "dd":
                self._visit_children(element, language, (*within, "definition"))
            case "blockquote":
                self._visit_children(element, language, (*within, "quote"))
            case "table":
                self._table(element, language, within)
            case "figcaption" | "caption":
                self._caption(element, language)
            case "nav":
                if is_ & _LISTS or "contents" in classes(element):
                    self._contents(element, language, within)
            case _ if "note" in is_:
                self._visit_children(element, language, (*within, "callout"))
            case _:
                start = len(self.blocks)
                self._visit_children(element, language, within)
                self._lines.directed(element, " ".join(block.text for block in self.blocks[start:]))

    def _contents(self, nav: Element, language: str, within: tuple[Container, ...]) -> None:
        for heading in nav:
            if HEADING.fullmatch(local(heading)):
                self._visit(heading, language, within)
        self._lists.append((self._places.document, nav))
        listed = MarkupReader(self._places.address, self._picture)
        listed.read(self._places.document, nav)
        self.text += (t for t in listed.text if not HEADING.fullmatch(local(t.element)))

    def _list(self, element: Element, language: str, within: tuple[Container, ...]) -> None:
        ordered = local(element) == "ol"
        number = integer(element.get("start"), 1)
        styles = [*classes(element), element.get("type", "")]
        known = (_NUMBERINGS[name] for name in styles if name in _NUMBERINGS)
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
            self._places.mark(item)
            self.blocks.append(
                f.Block(
                    kind="item",
                    text="",
                    marker=sign,
                    opens=opens,
                    within=within,
                    where=self._places.document,
                )
            )
            opens = False
            self._visit_children(item, language_of(item, language), within)
            number += 1

    def _table(self, table: Element, language: str, within: tuple[Container, ...]) -> None:
        rows: list[tuple[f.Cell, ...]] = []
        for part in table:
            match local(part):
                case "caption":
                    self._visit(part, language, within)
                case "tr":
                    rows.append(self._row(part, language, within))
                case "thead" | "tbody" | "tfoot":
                    language_here = language_of(part, language)
                    rows += [
                        self._row(row, language_here, within) for row in part if local(row) == "tr"
                    ]
                case _:
                    pass
        if any(rows):
            self.tables.append(f.Table(rows=tuple(rows), where=self._places.document))

    def _row(
        self, row: Element, language: str, within: tuple[Container, ...]
    ) -> tuple[f.Cell, ...]:
        cells = []
        for cell in row:
            if local(cell) not in ("td", "th"):
                continue
            start, captions = len(self.blocks), len(self.captions)
            self._places.mark(cell)
            self._visit_children(cell, language_of(cell, language), (*within, "cell"))
            texts = [block.text for block in self.blocks[start:]]
            texts += [caption.text for caption in self.captions[captions:]]
            cells.append(
                f.Cell(
                    text=said(" ".join(texts)),
                    row_span=integer(cell.get("rowspan"), 1),
                    column_span=integer(cell.get("colspan"), 1),
                    header=_heads(cell),
                )
            )
        return tuple(cells)

    def _caption(self, element: Element, language: str) -> None:
        start = len(self.blocks)
        order = len(self._places.order)
        self._visit_children(element, language, ())
        texts = [block.text for block in self.blocks[start:] if block.text]
        del self.blocks[start:]
        self._places.order[order:] = texts
        self.captions += [f.Caption(text=text, where=self._places.document) for text in texts]

    # -- notes -------------------------------------------------------------------------------------

    def _gather_notes(self, element: Element) -> None:
        """The notes below an element, each with an id."""
        for part in element.iter():
            name = local(part)
            is_note = name == "li" or roles(part) & {"doc-footnote", "footnote"}
            if is_note and part.get("id"):
                self._notes[self._places.document, part.get("id")] = part

    def _note(self, document: str, element: Element, mark: NoteMark | None) -> None:
        self._places.document = document
        label = "" if mark is None else mark.label
        start, order = len(self.blocks), len(self._places.order)
        self._visit_children(element, language_of(element, self._lines.language), ())
        text = said(" ".join(block.text for block in self.blocks[start:]))
        del self.blocks[start:]
        del self._places.order[order:]
        own = next((text_of(e) for e in element.iter() if "note-label" in classes(e)), "")
        shown = label if own in ("", label) else f"{label} (the note has {own})".strip()
        back = {
            self._places.address(document, e.get("href", ""))
            for e in element.iter()
            if roles(e) & {"doc-backlink", "backlink"}
        }
        if mark is not None and back - {mark.place}:
            shown = f"{shown} (the way back leads elsewhere)"
        before = "" if mark is None else mark.before
        self.notes.append(f.Note(label=shown, anchor=before, text=text, where=document))

    def _whole(
        self,
        element: Element,
        language: str,
        within: tuple[Container, ...],
        kind: f.Kind,
        level: int = 0,
    ) -> None:
        """An element that holds inline content only; blocks in it come after its own words."""
        line = MarkupLine(language)
        self._lines.below(element, line)
        self._lines.directed(element, line.text)
        self._flush(line, element, within, kind, level)

    def _flush(
        self,
        line: MarkupLine,
        element: Element,
        within: tuple[Container, ...],
        kind: f.Kind = "paragraph",
        level: int = 0,
        *,
        whole: bool = True,
    ) -> None:
        text = said(line.text)
        if not text:
            return
        self._set(tuple(line.pieces), element, whole=whole)
        if line.displayed and kind == "paragraph" and text.startswith(OBJECT):
            kind = "formula"
        self._put(f.Block(kind=kind, text=text, level=level, within=within))
        self._lines.keep(line, where=self._places.document)

    def _set(
        self, pieces: tuple[tuple[str, Element], ...], element: Element, *, whole: bool
    ) -> None:
        self.text.append(TextBlock(self._places.document, element, pieces, whole))

    def _put(self, block: f.Block) -> None:
        self.blocks.append(msgspec.structs.replace(block, where=self._places.document))
        if block.text:
            self._places.order.append(block.text)


def _heads(cell: Element) -> Literal["", "column", "row", "unsaid"]:
    """What a header cell heads, which it must say itself."""
    if local(cell) != "th":
        return ""
    match cell.get("scope"):
        case "col" | "colgroup":
            return "column"
        case "row" | "rowgroup":
            return "row"
        case _:
            return "unsaid"


def _pieces(element: Element) -> Iterator[tuple[str, Element]]:
    """All texts in an element, each with the one that it stands in."""
    yield element.text or "", element
    for child in element:
        yield from _pieces(child)
        yield child.tail or "", element


def _code(element: Element) -> str:
    """The lines of preformatted text, as they stand."""
    return "".join(str(text) for text in element.itertext()).rstrip("\n")


def _opening(item: Element) -> str:
    """The first words of an item, when they stand before anything in it that is no paragraph."""
    if text := said(item.text or ""):
        return text
    for child in item:
        if local(child) in ("p", "span", "em", "strong") or "line-block" in classes(child):
            return _opening(child)
        return ""
    return ""
