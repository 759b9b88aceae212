"""The body of a Word file, and what else holds paragraphs, as facts."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

import msgspec

from publish.checks import facts as f
from publish.checks.fact_builder import Gathered
from publish.checks.facts import BOXES, Container, said
from publish.checks.look import FlowName
from publish.checks.read.docx.cascade import (
    WordStyles,
    attribute,
    fill_of,
    first_row_counts,
    is_on,
    numbering_of,
    stated,
    twips,
    value,
)
from publish.checks.read.docx.inlines import LineReader, NoteMark, WordLine
from publish.checks.read.docx.package import Element, Package, Part, W

_TITLES: Final = frozenset({"title", "cover title", "front cover title", "memo title"})
_TERMS: Final = frozenset({"memo field", "memo subject"})
"""Styles of a line that holds a term, a tab and its meaning."""
_KINDS: Final[dict[str, f.Kind]] = {
    "code block": "code",
    "html preformatted": "code",
    "verse": "verse",
    "definition term": "term",
}
_CONTAINERS: Final[dict[str, Container]] = {
    "definition": "definition",
    "block text": "quote",
    "quote": "quote",
    "intense quote": "quote",
    "pull quote": "quote",
    "attribution": "quote",
    "picture in quotation": "quote",
    "picture in definition": "definition",
}
_Head = Literal["", "column", "row"]
_LIST: Final[tuple[Container, ...]] = ("list",)


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What paragraphs in a cell of a table take from it: its ground, and the properties of
    paragraphs and of runs that the style of the table states."""

    ground: str = ""
    paragraph: tuple[Element, ...] = ()
    run: tuple[Element, ...] = ()


class TextBlock(NamedTuple):
    """A paragraph as its formatting sees it: the places of its properties, its texts with their
    runs, the number that is part of its words, and the cell that it is in."""

    element: Element
    places: list[Element]
    pieces: tuple[tuple[str, Element], ...]
    number: str
    cell: Cell | None
    flow: FlowName
    part: str


class BodyReader(Gathered):
    """Gathers facts from paragraphs and tables in their order."""

    def __init__(self, package: Package, styles: WordStyles, flow: FlowName = "main") -> None:
        self._lines = LineReader(package, styles)
        super().__init__(self._lines)
        self._styles = styles
        self._order: list[str] = []
        self._places: dict[str, int] = {}
        self._indents: list[float] = []
        self._lists: set[tuple[str, int]] = set()
        self._part = ""
        self._flow = flow
        self._in: Cell | None = None
        self._dropped: WordLine | None = None
        """A drop cap, whose frame is a paragraph before that which it begins."""
        self.text: list[TextBlock] = []
        self.pictures = self._lines.pictures
        self.contents: list[f.Entry] = []

    def read(self, part: Part, body: Element) -> None:
        """Reads the paragraphs and tables of a body."""
        self._part = part.name
        self._lines.open(part)
        self._blocks(body, ())

    def read_notes(self, kind: str, part: Part | None) -> None:
        """Reads the notes of a part in the order of their marks; those without one come last."""
        there: dict[str, Element] = {}
        for note in () if part is None else part.root.iter(W + kind.removesuffix("s")):
            if attribute(note, "type") in ("", "normal"):
                there[attribute(note, "id")] = note
        marks = [mark for mark in self._lines.note_marks if mark.kind == kind]
        for number, mark in enumerate(marks, 1):
            note, label = there.pop(mark.identifier, None), mark.own or str(number)
            self._note(part, note, mark._replace(own=label))
        for note in there.values():
            self._note(part, note, NoteMark(kind, "", "", ""))

    def entered(self, entry: f.Entry) -> f.Entry:
        """An entry of a contents list that says where it leads; its `where` names the bookmark."""
        part, _, name = entry.where.partition("#")
        return msgspec.structs.replace(entry, lands=self.lands(name), where=part)

    def lands(self, name: str) -> tuple[str, ...] | None:
        if name not in self._places:
            return None
        place = self._places[name]
        return tuple(self._order[place : place + 1])

    # -- blocks ------------------------------------------------------------------------------------

    def _blocks(self, parent: Element, within: tuple[Container, ...]) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child, within)
            elif child.tag == f"{W}tbl":
                self._table(child, within)
            elif child.tag == f"{W}bookmarkStart":
                self._places.setdefault(attribute(child, "name"), len(self._order))

    def _paragraph(self, paragraph: Element, within: tuple[Container, ...]) -> None:
        around = self._in or Cell()
        line = self._lines.read(paragraph, begun=self._dropped)
        self._dropped = line if _is_dropped(paragraph) else None
        if self._dropped is not None:
            return
        for name in line.bookmarks:
            self._places.setdefault(name, len(self._order))
        names = self._names(paragraph)
        places = self._styles.paragraph_places(paragraph, around.paragraph)
        listed = numbering_of(places)
        number = self._styles.numbering.next(*listed) if listed else ""
        outline = value(places, "outlineLvl")
        is_heading = outline.isdecimal() and int(outline) < 9
        self.text.append(
            TextBlock(
                element=paragraph,
                places=places,
                pieces=tuple(line.pieces),
                number=f"{number} " if is_heading and number else "",
                cell=self._in,
                flow=self._flow,
                part=self._part,
            )
        )
        if line.entry is not None:
            self._entry(line, names)
            return
        self._lines.keep(line, where=self._part)
        if is_heading or "toc heading" in names:
            level = int(outline) + 1 if is_heading else 1
            self._put(f"{number} {line.text}", "heading", _cell(within), level=level)
        elif _TITLES & set(names):
            self._put(line.text, "title", _cell(within))
        elif "caption" in names:
            if listed:
                self._mark(places, number, listed)
            if text := said(line.text):
                self.captions.append(f.Caption(text=text, where=self._part))
                self._order.append(text)
        elif listed:
            inner = self._mark(places, number, listed)
            box = number if number in BOXES else ""
            if "verse" in names and box:
                self._put(f"{box} {line.text}", "verse", _cell(within))
            elif line.displayed or any(
                name in _KINDS or name in _CONTAINERS or name == "equation" for name in names
            ):
                self._put(box, "paragraph", inner)
                self._plain(places, line, names, within)
            else:
                self._put(f"{box} {line.text}", "paragraph", inner)
        else:
            self._plain(places, line, names, within)

    def _names(self, paragraph: Element) -> tuple[str, ...]:
        """The names of the style of a paragraph and of those it is based on, in small letters."""
        return tuple(value([s], "name").lower() for s in self._styles.of_paragraph(paragraph))

    def _mark(
        self, places: list[Element], number: str, listed: tuple[str, int]
    ) -> tuple[Container, ...]:
        """Opens the item that a paragraph with a number before it begins; the lists it is in."""
        level = listed[1]
        del self._indents[level:]
        self._indents += [0.0] * (level - len(self._indents))
        self._indents.append(_left(places))
        inner = _LIST * (level + 1)
        marker = "" if number in BOXES else number
        opens = listed not in self._lists if any(c.isalnum() for c in marker) else None
        self._lists.add(listed)
        self.blocks.append(
            f.Block(
                kind="item", text="", marker=marker, opens=opens, within=inner, where=self._part
            )
        )
        return inner

    def _plain(
        self,
        places: list[Element],
        line: WordLine,
        names: tuple[str, ...],
        within: tuple[Container, ...],
    ) -> None:
        kind = next((_KINDS[name] for name in names if name in _KINDS), None)
        if line.displayed or "equation" in names:
            self._put(line.text, "formula", _cell(within))
        elif kind is not None:
            self._put(line.text, kind, _cell(within))
        elif _TERMS & set(names) and "\t" in line.text:
            term, _, meaning = line.text.partition("\t")
            self._put(term, "term", _cell(within))
            self._put(meaning, "paragraph", ("definition",))
        elif not said(line.text) and "thematic break" in names:
            self.blocks.append(
                f.Block(kind="break", text="", within=_cell(within), where=self._part)
            )
        else:
            self._put(line.text, "paragraph", self._container(places, names, within))

    def _container(
        self, places: list[Element], names: tuple[str, ...], within: tuple[Container, ...]
    ) -> tuple[Container, ...]:
        """The innermost container of a paragraph, as its style says it."""
        for name in names:
            if name in _CONTAINERS:
                return (_CONTAINERS[name],)
            if name.startswith("callout "):
                return ("callout",)
            if name == "picture" and (left := _left(places)) in self._indents:
                return _LIST * (self._indents.index(left) + 1)
            if name == "list continue" or (name in ("key points", "source") and self._indents):
                left = _left(places)
                levels = range(len(self._indents))
                near = min(levels, key=lambda n: abs(self._indents[n] - left), default=0)
                return _LIST * (near + 1)
        return within[-1:]

    def _entry(self, line: WordLine, names: tuple[str, ...]) -> None:
        """A line of a contents list; its level is that of its style. It shows the number of the
        page that it leads to."""
        level = next((name[4:] for name in names if name.startswith("toc ")), "")
        if text := said(line.text):
            self.contents.append(
                f.Entry(
                    text=text,
                    level=int(level) if level.isdecimal() else 1,
                    where=f"{self._part}#{line.entry}",
                    astray="" if line.page_of == line.entry else f"the page of {line.page_of}",
                )
            )

    def _put(
        self, text: str, kind: f.Kind, within: tuple[Container, ...], *, level: int = 0
    ) -> None:
        if words := said(text):
            shown = text.rstrip("\n") if kind == "code" else words
            self.blocks.append(
                f.Block(kind=kind, text=shown, level=level, within=within, where=self._part)
            )
            self._order.append(shown)

    # -- tables and notes --------------------------------------------------------------------------

    def _table(self, table: Element, within: tuple[Container, ...]) -> None:
        """A table; cells that continue one above them lengthen it. One that only draws the box of a
        callout is none."""
        properties = table.find(f"{W}tblPr")
        chain = self._styles.chain("table", value([properties], "tblStyle"))
        is_box = any(value([style], "name").lower().endswith("callout") for style in chain)
        first_row = first_row_counts(properties)
        first_column = attribute(stated([properties], "tblLook"), "firstColumn") in ("1", "true")
        rows: list[list[f.Cell]] = []
        open_cells: dict[int, tuple[int, int]] = {}
        parts = [part for style in chain for part in style.iterchildren(f"{W}tblStylePr")]
        first = [part for part in parts if first_row and attribute(part, "type") == "firstRow"]
        for row in table.iterchildren(f"{W}tr"):
            heads = first_row and bool(is_on([row.find(f"{W}trPr")], "tblHeader"))
            styled = (*(first if not rows else ()), *chain)
            made: list[f.Cell] = []
            column = 0
            for cell in row.iterchildren(f"{W}tc"):
                if is_box:
                    self._inside(cell, styled, (*within, "callout"))
                    continue
                text = self.words_in(self._inside, cell, styled, (*within, "cell"))
                span = value([cell.find(f"{W}tcPr")], "gridSpan")
                wide = int(span) if span.isdecimal() else 1
                merge = stated([cell.find(f"{W}tcPr")], "vMerge")
                goes_on = merge is not None and attribute(merge, "val") != "restart"
                if goes_on and column in open_cells:
                    at, place = open_cells[column]
                    above = rows[at][place]
                    rows[at][place] = msgspec.structs.replace(
                        above, row_span=above.row_span + 1, text=said(f"{above.text} {text}")
                    )
                else:
                    open_cells.pop(column, None)
                    if merge is not None:
                        open_cells[column] = (len(rows), len(made))
                    head: _Head = "row" if first_column and not column else ""
                    head = "column" if heads else head
                    made.append(f.Cell(text=text, column_span=wide, header=head))
                column += wide
            rows.append(made)
        if any(rows):
            self.tables.append(f.Table(rows=tuple(map(tuple, rows)), where=self._part))

    def _inside(
        self, cell: Element, styled: tuple[Element, ...], within: tuple[Container, ...]
    ) -> None:
        """What stands in a cell, formatted by the style of its table."""
        outer, indents = self._in, self._indents
        shading = stated((each.find(f"{W}tcPr") for each in (cell, *styled)), "shd")
        places = [[style.find(W + name) for style in styled] for name in ("pPr", "rPr")]
        paragraph, run = (tuple(p for p in some if p is not None) for some in places)
        ground = fill_of(shading) or (outer.ground if outer else "")
        self._in = Cell(ground=ground, paragraph=paragraph, run=run)
        self._indents = [] if within[-1] == "cell" else indents
        self._blocks(cell, within)
        self._in, self._indents = outer, indents

    def _note(self, part: Part | None, note: Element | None, mark: NoteMark) -> None:
        if part is None or note is None:
            missing = f.Note(label=mark.own, anchor=mark.before, text="", where=self._part)
            self.notes.append(missing)
            return
        order, outer, flow = self._order, self._part, self._flow
        self._order, self._part, self._flow = [], part.name, "note"
        self._lines.open(part)
        text = said(" ".join(block.text for block in self.apart(self._blocks, note, ())))
        self._order, self._part, self._flow = order, outer, flow
        label, own = mark.own, self._lines.own_mark
        if own and text.startswith(own):
            text = said(text[len(own) :])
            label = label if label == own else f"{label} (the note has {own})"
        self.notes.append(f.Note(label=label, anchor=mark.before, text=text, where=part.name))


def _is_dropped(paragraph: Element) -> bool:
    """Whether it is the frame of a drop cap (17.3.1.11)."""
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    return frame is not None and attribute(frame, "dropCap") in ("drop", "margin")


def _left(places: list[Element]) -> float:
    """The left indent of a paragraph, in points."""
    return twips(value(places, "ind", "left") or value(places, "ind", "start"))


def _cell(within: tuple[Container, ...]) -> tuple[Container, ...]:
    return ("cell",) if "cell" in within else ()
