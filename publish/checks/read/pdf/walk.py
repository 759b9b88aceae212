"""The structure tree of a PDF and the text it orders, as facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

import msgspec

from publish.checks import facts as f
from publish.checks.facts import BOXES, BULLET, OBJECT, Container, said
from publish.checks.lines import anchor, primary
from publish.checks.read.pdf.content import Pages, Piece
from publish.checks.read.pdf.contents import Contents
from publish.checks.read.pdf.inlines import Inlines, Line, leads
from publish.checks.read.pdf.landing import Landing
from publish.checks.read.pdf.notes import Noted
from publish.checks.read.pdf.tree import Node, Tagged

_HEADING: Final = re.compile(r"H([1-6])?")
_INLINE: Final = frozenset(
    {"Span", "Link", "Quote", "Code", "Reference", "Em", "Strong", "Figure", "Formula", "BibEntry"}
)
_NUMBER: Final = re.compile(
    r"(?=.*[^\w\s])[^\w\s]{0,2}[0-9A-Za-z]{1,8}(?:\.[0-9A-Za-z]{1,8}){0,8}[^\w\s]{0,2}"
)
"""A label that counts; its point stands before it where text runs from right to left."""


_COUNTING: Final = ("/Decimal", "/UpperRoman", "/LowerRoman", "/UpperAlpha", "/LowerAlpha")


class TreeReader:
    """Walks the tree and gathers what it says."""

    def __init__(self, structure: Tagged, pages: Pages) -> None:
        self._structure = structure
        self.inlines = Inlines(pages)
        self.landing = Landing(structure.places)
        self.contents = Contents(self.inlines, self.landing)
        self._in_notes = False
        self.notes: list[Noted] = []
        self.blocks: list[f.Block] = []
        self.tables: list[f.Table] = []
        self.heads: list[list[Piece]] = []
        """What stands in the heads of tables, which they repeat on their further pages."""
        self.captions: list[f.Caption] = []
        self.languages: list[f.Language] = []
        self.marks: list[f.Marked] = []

    def read(self) -> None:
        """Reads the whole tree; notes come last, wherever the tree has them."""
        notes = [node for node in self._structure.root.walk() if node.role == "Note"]
        self._kids(self._structure.root, self._structure.language, ())
        self._in_notes = True
        for note in notes:
            self._note(note)

    def _kids(self, node: Node, language: str, within: tuple[Container, ...]) -> None:
        """What stands below an element that groups; text directly in it is a paragraph."""
        line = Line(language)
        for kid in node.kids:
            if isinstance(kid, Node) and kid.role not in _INLINE:
                self._flush(line, "paragraph", within)
                line = Line(language)
                self._block(kid, kid.language or language, within)
            else:
                self.inlines.read(kid, line)
        self._flush(line, "paragraph", within)

    def _block(self, node: Node, language: str, within: tuple[Container, ...]) -> None:
        match node.role:
            case "P":
                self._paragraph(node, language, within)
            case "L":
                self._list(node, language, within)
            case "Table":
                self._table(node, language, within)
            case "Caption":
                self._caption(node, language)
            case "BlockQuote":
                self._kids(node, language, (*within, "quote"))
            case "TOC":
                self.contents.read(node)
            case "Note":
                pass
            case "Div" if _is_displayed(node):
                self._displayed(node, language, within)
            case role if heading := _HEADING.fullmatch(role):
                line = Line(language)
                self.inlines.below(node, line)
                self._flush(line, "heading", within, level=int(heading[1] or 1))
            case _:
                self._kids(node, language, within)

    def _paragraph(self, node: Node, language: str, within: tuple[Container, ...]) -> None:
        if any(kid.role not in _INLINE for kid in node.elements()):
            self._kids(node, language, within)
            return
        line = Line(language)
        self.inlines.below(node, line)
        self._flush(line, "code" if _is_code(node) else "paragraph", within)

    def _displayed(self, node: Node, language: str, within: tuple[Container, ...]) -> None:
        """A formula that stands alone, and its number."""
        line = Line(language)
        for kid in node.elements():
            if kid.role == "P":
                line.text += " "
                self.inlines.below(kid, line)
            else:
                self.inlines.read(kid, line)
        self._flush(line, "formula", within)

    def _list(self, node: Node, language: str, within: tuple[Container, ...]) -> None:
        if self.contents.are(node):
            self.contents.read(node)
            return
        inner: tuple[Container, ...] = (*within, "list")
        opens = True
        for item in node.elements():
            if item.role == "Caption":
                self._caption(item, item.language or language)
                continue
            if item.role == "L":
                self._list(item, item.language or language, inner)
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
            line = Line(label.language or language)
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

    def _table(self, node: Node, language: str, within: tuple[Container, ...]) -> None:
        rows: list[tuple[f.Cell, ...]] = []
        where = ""

        def visit(part: Node) -> None:
            nonlocal where
            for kid in part.elements():
                match kid.role:
                    case "TR":
                        rows.append(self._row(kid, kid.language or language, within))
                        where = where or self._where()
                    case "THead" | "TBody" | "TFoot":
                        visit(kid)
                        if kid.role == "THead":
                            self._head(kid)
                    case "Caption":
                        self._caption(kid, kid.language or language)
                    case _:
                        self._block(kid, kid.language or language, within)

        visit(node)
        if any(rows):
            self.tables.append(f.Table(rows=tuple(rows), where=where))

    def _head(self, node: Node) -> None:
        drawn = {
            id(piece)
            for part in node.walk()
            if part.role == "Figure"
            for piece in self.inlines.pieces(part)
        }
        pieces = (p for p in self.inlines.pieces(node) if id(p) not in drawn)
        words = [p for p in pieces if p.is_text and said(p.text)]
        if words:
            self.heads.append(words)

    def _row(self, row: Node, language: str, within: tuple[Container, ...]) -> tuple[f.Cell, ...]:
        cells = []
        for cell in row.elements():
            start, captions = len(self.blocks), len(self.captions)
            self._kids(cell, cell.language or language, (*within, "cell"))
            texts = [_said_of(block) for block in self.blocks[start:]]
            texts += [caption.text for caption in self.captions[captions:]]
            scope = str(cell.attributes.get("Scope", ""))
            heads = {"/Column": "column", "/Both": "column", "/Row": "row"}.get(scope, "unsaid")
            cells.append(
                msgspec.convert(
                    {
                        "text": said(" ".join(texts)),
                        "row_span": _integer(cell.attributes.get("RowSpan")),
                        "column_span": _integer(cell.attributes.get("ColSpan")),
                        "header": heads if cell.role == "TH" else "",
                    },
                    f.Cell,
                )
            )
        return tuple(cells)

    def _caption(self, node: Node, language: str) -> None:
        start = len(self.blocks)
        self._kids(node, language, ())
        for block in self.blocks[start:]:
            if block.text:
                self.captions.append(f.Caption(text=block.text, where=block.where))
        del self.blocks[start:]

    def _note(self, node: Node) -> None:
        start = len(self.blocks)
        labels = [kid for kid in node.elements() if kid.role == "Lbl"]
        rest = [kid for kid in node.kids if kid not in labels]
        language = node.language or self._structure.language
        label = Line(language)
        for kid in labels:
            self.inlines.unlinked(kid, label)
        self._kids(Node(role="Note", kids=rest), language, ())
        text = said(" ".join(_said_of(block) for block in self.blocks[start:]))
        where = next((block.where for block in self.blocks[start:] if block.where), "")
        del self.blocks[start:]
        self.notes.append(
            Noted(
                label=said(label.text),
                text=text,
                where=where,
                page=label.page,
                y=label.y,
                back=leads(labels),
            )
        )

    def _flush(
        self, line: Line, kind: f.Kind, within: tuple[Container, ...], *, level: int = 0
    ) -> None:
        text = said(line.text)
        if not text:
            return
        where = line.where
        self.blocks.append(f.Block(kind=kind, text=text, level=level, within=within, where=where))
        if not self._in_notes:
            self.landing.add(line)
        if kind != "code":
            for start, end in line.codes:
                self.marks.append(
                    f.Marked(
                        kind="code",
                        text=said(line.text[start:end]),
                        before=anchor(line.text[:start]),
                        where=where,
                    )
                )
        for language, words in line.languages if kind != "code" else ():
            if primary(language) != primary(self._structure.language) and said(words):
                self.languages.append(f.Language(text=said(words), language=language, where=where))

    def _where(self) -> str:
        return next((block.where for block in reversed(self.blocks) if block.where), "")


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


def _said_of(block: f.Block) -> str:
    """The words of a block; the number before an item is none of them."""
    return "" if block.kind == "term" and _NUMBER.fullmatch(block.text) else block.text


def _integer(value: Any) -> int:
    return int(value) if isinstance(value, int) else 1
