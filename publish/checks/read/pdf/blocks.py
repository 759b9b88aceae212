"""The structure tree of a PDF and the text it orders, as facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from publish.checks import facts as f
from publish.checks.fact_builder import Gathered
from publish.checks.facts import BOXES, BULLET, OBJECT, Container, said
from publish.checks.read.pdf.destinations import Mark, Places
from publish.checks.read.pdf.document_tree import Content, Node, Tagged
from publish.checks.read.pdf.inlines import Inlines, areas
from publish.checks.read.pdf.lines import PageLine
from publish.checks.read.pdf.page_content import Pages
from publish.patterns import pattern

_HEADING: Final = pattern(r"H([1-6])?")
_INLINE: Final = frozenset(
    {"Span", "Link", "Quote", "Code", "Reference", "Em", "Strong", "Figure", "Formula", "BibEntry"}
)
_NUMBER: Final = pattern(
    r"(?=.*[^\w\s])[^\w\s]{0,2}[0-9A-Za-z]{1,8}(?:\.[0-9A-Za-z]{1,8}){0,8}[^\w\s]{0,2}"
)
"""A label that counts; its point stands before it where text runs from right to left."""
_COUNTING: Final = ("/Decimal", "/UpperRoman", "/LowerRoman", "/UpperAlpha", "/LowerAlpha")
_LEADERS: Final = pattern(r"[.\s…·]*([0-9ivxlc]*)")
_SCOPES: Final[dict[str, Literal["column", "row", "unsaid"]]] = {
    "/Column": "column",
    "/Both": "column",
    "/Row": "row",
}


class TreeReader(Gathered):
    """Walks the tree and gathers what it says."""

    def __init__(self, structure: Tagged, pages: Pages) -> None:
        self.inlines = Inlines(structure.language, pages)
        super().__init__(self.inlines)
        self._structure = structure
        self.places = Places(structure.places)
        self.contents: list[f.Entry] = []
        self.heads: list[tuple[str, ...]] = []
        """The texts in each head of a table, which it repeats on its further pages."""

    def read(self) -> f.Facts:
        """Reads the whole tree; notes come last, wherever the tree has them."""
        notes = [node for node in self._structure.root.walk() if node.role == "Note"]
        self._kids(self._structure.root, self._structure.language, ())
        noted = [self._note(note) for note in notes]
        bookmarks = [
            f.Entry(text=said(mark.title), level=mark.level, lands=self.places.at(mark.place))
            for mark in self._structure.bookmarks
        ]
        return self.facts(
            notes=self.places.notes(self.inlines.note_marks, noted),
            contents=[self.places.entry(entry) for entry in self.contents],
            navigation=bookmarks,
            signs=(),
        )

    def lands(self, name: str) -> tuple[str, ...] | None:
        return self.places.named(name)

    def words_of(self, block: f.Block) -> str:
        """What a block says; the number before an item is none of it."""
        is_number = block.kind == "term" and _NUMBER.fullmatch(block.text)
        return "" if is_number else block.text

    def _kids(self, node: Node, language: str, within: tuple[Container, ...]) -> None:
        """What stands below an element that groups; text directly in it is a paragraph."""
        line = PageLine(language)
        for kid in node.kids:
            if isinstance(kid, Node) and kid.role not in _INLINE:
                self._flush(line, "paragraph", within)
                line = PageLine(language)
                self._block(kid, kid.language or language, within)
            else:
                self.inlines.read(kid, line)
        self._flush(line, "paragraph", within)

    def _block(self, node: Node, language: str, within: tuple[Container, ...]) -> None:
        match node.role:
            case "P" if not any(kid.role not in _INLINE for kid in node.elements()):
                self._whole(node, "code" if _is_code(node) else "paragraph", language, within)
            case "L":
                self._list(node, language, within)
            case "Table":
                self._table(node, language, within)
            case "Caption":
                self.caption(self._kids, node, language, ())
            case "BlockQuote":
                self._kids(node, language, (*within, "quote"))
            case "TOC":
                self._contents(node, 1)
            case "Note":
                pass
            case "Div" if _is_displayed(node):
                self._displayed(node, language, within)
            case role if heading := _HEADING.fullmatch(role):
                self._whole(node, "heading", language, within, level=int(heading[1] or 1))
            case _:
                self._kids(node, language, within)

    def _whole(
        self,
        node: Node,
        kind: f.Kind,
        language: str,
        within: tuple[Container, ...],
        *,
        level: int = 0,
    ) -> None:
        """An element that holds inline content only."""
        line = PageLine(language)
        self.inlines.below(node, line)
        self._flush(line, kind, within, level=level)

    def _displayed(self, node: Node, language: str, within: tuple[Container, ...]) -> None:
        """A formula that stands alone, and its number."""
        line = PageLine(language)
        for kid in node.elements():
            if kid.role == "P":
                line.text += " "
                self.inlines.below(kid, line)
            else:
                self.inlines.read(kid, line)
        self._flush(line, "formula", within)

    def _list(self, node: Node, language: str, within: tuple[Container, ...]) -> None:
        inner: tuple[Container, ...] = (*within, "list")
        opens = True
        for item in node.elements():
            if item.role in ("Caption", "L"):
                self._block(item, item.language or language, inner)
                continue
            labels = [kid for kid in item.elements() if kid.role == "Lbl"]
            numbering = str(node.attributes.get("ListNumbering", ""))
            self._label(labels, language, inner, opens=opens, numbering=numbering)
            opens = False
            rest = [kid for kid in item.kids if kid not in labels]
            self._kids(Node(role="LBody", kids=rest), item.language or language, inner)

    def _label(
        self,
        labels: Sequence[Node],
        language: str,
        within: tuple[Container, ...],
        *,
        opens: bool,
        numbering: str,
    ) -> None:
        """The label of an item: its marker, or, where the list has no `numbering`, a term."""
        if not labels:
            self.blocks.append(f.Block(kind="item", text="", opens=opens, within=within))
        for label in labels:
            line = PageLine(label.language or language)
            self.inlines.below(label, line)
            text = said(line.text)
            if (
                numbering == "/None"
                or any(character.isalnum() for character in text)
                or OBJECT in text
            ):
                if _NUMBER.fullmatch(text):
                    line.languages.clear()  # numbers are in none
                    line.page = -1  # what a link to the item leads to is its words
                self._flush(line, "term", within)
            else:
                sign = "" if text in BOXES or numbering in _COUNTING else BULLET
                self.blocks.append(
                    f.Block(kind="item", text="", marker=sign, opens=opens, within=within)
                )

    def _contents(self, node: Node, level: int) -> None:
        """A list of contents: its lines are links, each with the number of a page after it."""
        for item in node.elements():
            for part in item.elements():
                if part.role == "TOC":
                    self._contents(part, level + 1)
                else:
                    self._entry(part, level)

    def _entry(self, node: Node, level: int) -> None:
        words, after = PageLine(""), PageLine("")
        for kid in node.kids:
            if isinstance(kid, Node) and kid.role == "Link":
                self.inlines.below(kid, words)
            elif isinstance(kid, Content):
                self.inlines.read(kid, after)
        self.places.add(words)
        number = _LEADERS.fullmatch(said(after.text))
        name = next((link.name or "" for link in areas(node)), "")
        entry = f.Entry(
            text=said(words.text),
            level=level,
            where=f"{number[1] if number else ''}#{name}",
        )
        self.contents.append(entry)

    def _table(self, node: Node, language: str, within: tuple[Container, ...]) -> None:
        rows: list[tuple[f.Cell, ...]] = []
        start = len(self.blocks)

        def visit(part: Node) -> None:
            for kid in part.elements():
                match kid.role:
                    case "TR":
                        rows.append(self._row(kid, kid.language or language, within))
                    case "THead" | "TBody" | "TFoot":
                        visit(kid)
                        if kid.role == "THead":
                            self._head(kid)
                    case _:
                        self._block(kid, kid.language or language, within)

        visit(node)
        where = next((block.where for block in self.blocks[start:] if block.where), "")
        if any(rows):
            self.tables.append(f.Table(rows=tuple(rows), where=where))

    def _head(self, node: Node) -> None:
        pictures = [part for part in node.walk() if part.role == "Figure"]
        drawn = {id(piece) for part in pictures for piece in self.inlines.pieces(part)}
        pieces = (p for p in self.inlines.pieces(node) if p.is_text and id(p) not in drawn)
        if words := tuple(text for piece in pieces if (text := said(piece.text))):
            self.heads.append(words)

    def _row(self, row: Node, language: str, within: tuple[Container, ...]) -> tuple[f.Cell, ...]:
        cells = []
        for cell in row.elements():
            inner = cell.language or language
            text = self.words_in(self._kids, cell, inner, (*within, "cell"))
            scope = _SCOPES.get(str(cell.attributes.get("Scope", "")), "unsaid")
            cells.append(
                f.Cell(
                    text=text,
                    row_span=int(cell.attributes.get("RowSpan", 1)),
                    column_span=int(cell.attributes.get("ColSpan", 1)),
                    header=scope if cell.role == "TH" else "",
                )
            )
        return tuple(cells)

    def _note(self, node: Node) -> Mark:
        labels = [kid for kid in node.elements() if kid.role == "Lbl"]
        rest = [kid for kid in node.kids if kid not in labels]
        language = node.language or self._structure.language
        kept, self.places = self.places, Places({})  # notes are no places to which others lead
        blocks = self.apart(self._kids, Node(role="Note", kids=rest), language, ())
        self.places = kept
        text = said(" ".join(self.words_of(block) for block in blocks))
        where = next((block.where for block in blocks if block.where), "")
        return self.inlines.number(labels, text, where)

    def _flush(
        self, line: PageLine, kind: f.Kind, within: tuple[Container, ...], *, level: int = 0
    ) -> None:
        text = said(line.text)
        if not text:
            return
        self.blocks.append(
            f.Block(kind=kind, text=text, level=level, within=within, where=line.where)
        )
        self.places.add(line)
        if kind != "code":
            self.inlines.keep(line, where=line.where)


def _is_displayed(node: Node) -> bool:
    """Whether an element holds nothing but a formula, and perhaps its number."""
    roles = [kid.role for kid in node.elements()]
    return roles in (["Formula"], ["Formula", "P"])


def _is_code(node: Node) -> bool:
    """Whether a paragraph is a block of code: code that is no part of a line (ISO 32000-1, table
    343)."""
    return any(
        kid.role == "Code" and kid.attributes.get("Placement") == "/Block"
        for kid in node.elements()
    )
