"""The body of a Word file, and what else holds paragraphs, as facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from publish.checks import facts as f
from publish.checks.facts import BOXES, Container, said
from publish.checks.lines import primary
from publish.checks.read.docx.line import Line, LineReader
from publish.checks.read.docx.names import Element, Part, W, attribute, switched, value
from publish.checks.read.docx.numbering import Numbering
from publish.checks.read.docx.styles import Styles

_TITLES: Final = frozenset({"title", "cover title", "memo title"})
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
    "attribution": "quote",
    "picture in quotation": "quote",
    "picture in definition": "definition",
}
_LIST: Final[tuple[Container, ...]] = ("list",)
_TRANSPARENT: Final = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml"))


class BodyReader:
    """Gathers facts from paragraphs and tables in their order."""

    def __init__(self, styles: Styles, numbering: Numbering, files: dict[str, bytes]) -> None:
        self._styles = styles
        self._numbering = numbering
        self._lines = LineReader(files, styles)
        self._order: list[str] = []
        self._places: dict[str, int] = {}
        self._indents: list[int] = []
        self._lists: set[tuple[str, int]] = set()
        self._part = ""
        self._marks: list[tuple[str, str, str, str]] = []
        self.blocks: list[f.Block] = []
        self.tables: list[f.Table] = []
        self.notes: list[f.Note] = []
        self.links: list[f.Link] = []
        self.pictures: list[f.Picture] = []
        self.captions: list[f.Caption] = []
        self.formulas: list[f.Formula] = []
        self.languages: list[f.Language] = []
        self.contents: list[f.Entry] = []

    def read(self, part: Part, body: Element) -> None:
        """Reads the paragraphs and tables of a body."""
        self._part = part.name
        self._lines.open(part)
        self._blocks(body, ())

    def read_line(self, part: Part) -> None:
        """Reads a head or a foot."""
        self.read(part, part.root)

    def read_notes(self, kind: str, part: Part | None) -> None:
        """Reads the notes of a part in the order of their marks; those without one come last."""
        element = kind.removesuffix("s")
        there: dict[str, Element] = {}
        for note in () if part is None else part.root.iter(f"{W}{element}"):
            if attribute(note, "type") in ("", "normal"):
                there[attribute(note, "id")] = note
        number = 0
        for marked, identifier, own, before in self._marks:
            if marked != kind:
                continue
            number += 1
            note = there.pop(identifier, None)
            label = own or str(number)
            if part is None or note is None:
                self.notes.append(f.Note(label=label, anchor=before, text="", where=self._part))
                continue
            self.notes.append(self._note(part, note, label, before))
        if part is not None:
            self.notes += [self._note(part, note, "", "") for note in there.values()]

    def landed(self, link: f.Link) -> f.Link:
        """A link that says what stands where it leads."""
        if not link.target.startswith("#"):
            return link
        return msgspec.structs.replace(link, lands=self._lands(link.target[1:]))

    def entered(self, entry: f.Entry) -> f.Entry:
        """An entry of a contents list that says where it leads; its `where` names the bookmark."""
        part, _, name = entry.where.partition("#")
        return msgspec.structs.replace(entry, lands=self._lands(name), where=part)

    def _lands(self, name: str) -> tuple[str, ...] | None:
        if name not in self._places:
            return None
        place = self._places[name]
        return tuple(self._order[place : place + 1])

    # -- blocks ------------------------------------------------------------------------------------

    def _blocks(self, parent: Element, within: tuple[Container, ...]) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child, within)
            elif child.tag == f"{W}tbl" and self._styles.is_box(child):
                for cell in child.iterfind(f"{W}tr/{W}tc"):
                    self._blocks(cell, (*within, "callout"))
            elif child.tag == f"{W}tbl":
                self._table(child, within)
            elif child.tag == f"{W}bookmarkStart":
                self._places.setdefault(attribute(child, "name"), len(self._order))
            elif child.tag in _TRANSPARENT:
                self._blocks(child, within)

    def _paragraph(self, paragraph: Element, within: tuple[Container, ...]) -> None:
        line = self._lines.read(paragraph)
        for name in line.bookmarks:
            self._places.setdefault(name, len(self._order))
        names = self._styles.names(paragraph)
        if line.entry is not None:
            self._entry(line, names)
            return
        self._keep(line)
        listed = self._styles.numbering(paragraph)
        number = self._numbering.next(*listed) if listed else ""
        outline = self._styles.outline(paragraph)
        if outline is not None or "toc heading" in names:
            text = f"{number} {line.text}" if number else line.text
            self._put(text, "heading", _cell(within), level=(outline or 0) + 1)
        elif _TITLES & set(names):
            self._put(line.text, "title", _cell(within))
        elif "caption" in names:
            if listed:
                self._mark(paragraph, number, listed)
            text = said(line.text)
            if text:
                self.captions.append(f.Caption(text=text, where=self._part))
                self._order.append(text)
        elif listed:
            inner = self._mark(paragraph, number, listed)
            if "verse" in names and number in BOXES:
                self._put(f"{number} {line.text}", _KINDS["verse"], _cell(within))
            elif _is_other(names) or line.displayed:
                if number in BOXES:
                    self._put(number, "paragraph", inner)
                self._plain(paragraph, line, names, within)
            else:
                text = f"{number} {line.text}" if number in BOXES else line.text
                self._put(text, "paragraph", inner)
        else:
            self._plain(paragraph, line, names, within)

    def _mark(
        self, paragraph: Element, number: str, listed: tuple[str, int]
    ) -> tuple[Container, ...]:
        """Opens the item that a paragraph with a number before it begins; the lists it is in."""
        level = listed[1]
        del self._indents[level:]
        self._indents += [0] * (level - len(self._indents))
        self._indents.append(self._styles.left(paragraph, self._numbering.left(*listed)))
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
        paragraph: Element,
        line: Line,
        names: tuple[str, ...],
        within: tuple[Container, ...],
    ) -> None:
        kind = next((_KINDS[name] for name in names if name in _KINDS), None)
        if line.displayed or "equation" in names:
            self._put(line.text, "formula", _cell(within))
        elif kind == "code":
            self._put(line.raw.rstrip("\n"), kind, _cell(within))
        elif kind is not None:
            self._put(line.text, kind, _cell(within))
        elif _TERMS & set(names) and "\t" in line.raw:
            term, _, meaning = line.raw.partition("\t")
            self._put(term, "term", _cell(within))
            self._put(meaning, "paragraph", ("definition",))
        elif not said(line.text) and "thematic break" in names:
            self.blocks.append(
                f.Block(kind="break", text="", within=_cell(within), where=self._part)
            )
        else:
            self._put(line.text, "paragraph", self._container(paragraph, names, within))

    def _container(
        self, paragraph: Element, names: tuple[str, ...], within: tuple[Container, ...]
    ) -> tuple[Container, ...]:
        """The innermost container of a paragraph, as its style says it."""
        for name in names:
            if name in _CONTAINERS:
                return (_CONTAINERS[name],)
            if name.startswith("callout "):
                return ("callout",)
            if name == "picture" and (left := self._styles.left(paragraph)) in self._indents:
                return _LIST * (self._indents.index(left) + 1)
            if name == "list continue" or (name in ("key points", "source") and self._indents):
                left = self._styles.left(paragraph)
                levels = range(len(self._indents))
                near = min(levels, key=lambda n: abs(self._indents[n] - left), default=0)
                return _LIST * (near + 1)
        return within[-1:]

    def _entry(self, line: Line, names: tuple[str, ...]) -> None:
        """A line of a contents list; its level is that of its style. It shows the number of the
        page that it leads to."""
        level = next((name[4:] for name in names if name.startswith("toc ")), "")
        text = said(line.text)
        if text:
            self.contents.append(
                f.Entry(
                    text=text,
                    level=int(level) if level.isdecimal() else 1,
                    formulas=tuple(line.formulas),
                    where=f"{self._part}#{line.entry}",
                    astray="" if line.page_of == line.entry else f"the page of {line.page_of}",
                )
            )

    def _keep(self, line: Line) -> None:
        """The facts within a line."""
        self.links += line.links
        self.pictures += line.pictures
        self.formulas += line.formulas
        self._marks += line.marks
        self.languages += [
            f.Language(text=said(words), language=language, where=self._part)
            for language, words in line.languages
            if language and said(words) and primary(language) != primary(self._styles.language)
        ]

    def _put(
        self, text: str, kind: f.Kind, within: tuple[Container, ...], *, level: int = 0
    ) -> None:
        words = said(text)
        if words:
            shown = text if kind == "code" else words
            self.blocks.append(
                f.Block(kind=kind, text=shown, level=level, within=within, where=self._part)
            )
            self._order.append(shown)

    # -- tables and notes --------------------------------------------------------------------------

    def _table(self, table: Element, within: tuple[Container, ...]) -> None:
        """A table; cells that continue one above them lengthen it."""
        look = table.find(f"{W}tblPr/{W}tblLook")
        first_column, first_row = (
            look is not None and attribute(look, name) in ("1", "true")
            for name in ("firstColumn", "firstRow")
        )
        rows: list[list[f.Cell]] = []
        open_cells: dict[int, tuple[int, int]] = {}
        for row in _children(table, "tr"):
            head = first_row and bool(switched(row.find(f"{W}trPr"), "tblHeader"))
            made: list[f.Cell] = []
            column = 0
            for cell in _children(row, "tc"):
                properties = cell.find(f"{W}tcPr")
                span = value(properties, "gridSpan") or "1"
                wide = int(span) if span.isdecimal() else 1
                merge = value(properties, "vMerge")
                text = self._cell(cell, within)
                if merge is not None and merge != "restart" and column in open_cells:
                    at, place = open_cells[column]
                    above = rows[at][place]
                    rows[at][place] = msgspec.structs.replace(
                        above,
                        row_span=above.row_span + 1,
                        text=said(f"{above.text} {text}"),
                    )
                else:
                    heads = "column" if head else "row" if first_column and column == 0 else ""
                    open_cells.pop(column, None)
                    if merge is not None:
                        open_cells[column] = (len(rows), len(made))
                    made.append(_CELLS[heads](text, wide))
                column += wide
            rows.append(made)
        if any(rows):
            self.tables.append(f.Table(rows=tuple(tuple(row) for row in rows), where=self._part))

    def _cell(self, cell: Element, within: tuple[Container, ...]) -> str:
        start, captions = len(self.blocks), len(self.captions)
        indents, self._indents = self._indents, []
        self._blocks(cell, (*within, "cell"))
        self._indents = indents
        texts = [block.text for block in self.blocks[start:]]
        texts += [caption.text for caption in self.captions[captions:]]
        return said(" ".join(texts))

    def _note(self, part: Part, note: Element, label: str, before: str) -> f.Note:
        body, order, outer = self.blocks, self._order, self._part
        self.blocks, self._order, self._part = [], [], part.name
        self._lines.open(part)
        self._blocks(note, ())
        text = said(" ".join(block.text for block in self.blocks))
        self.blocks, self._order, self._part = body, order, outer
        own = self._lines.own_mark
        if own and text.startswith(own):
            text = said(text[len(own) :])
            label = label if label == own else f"{label} (the note has {own})"
        return f.Note(label=label, anchor=before, text=text, where=part.name)


def _children(parent: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also within content controls."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _children(child, name)


def _is_other(names: tuple[str, ...]) -> bool:
    """Whether a style says that a paragraph is another thing than an item's text."""
    return any(n in _KINDS or n in _CONTAINERS or n == "equation" for n in names)


def _cell(within: tuple[Container, ...]) -> tuple[Container, ...]:
    return ("cell",) if "cell" in within else ()


_CELLS: Final = {
    "column": lambda text, wide: f.Cell(text=text, column_span=wide, header="column"),
    "row": lambda text, wide: f.Cell(text=text, column_span=wide, header="row"),
    "": lambda text, wide: f.Cell(text=text, column_span=wide),
}
