"""Pieces → document: sections that nest, lists that nest, what is metadata as metadata."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from publish.document import (
    Alignment,
    Block,
    BlockQuote,
    Blocks,
    Cell,
    CodeBlock,
    Column,
    Definition,
    DefinitionList,
    Inlines,
    LineBlock,
    List,
    ListItem,
    Origin,
    Paragraph,
    Row,
    Section,
    SourceReference,
    Table,
    ThematicBreak,
)
from publish.readers.plaintext.characters import is_right_to_left
from publish.readers.plaintext.heading_words import is_numbered
from publish.readers.plaintext.inlines import first_url, inlines
from publish.readers.plaintext.joining import tidy
from publish.readers.plaintext.lines import Line
from publish.readers.plaintext.pieces import Kind, Piece
from publish.readers.plaintext.terms import split_entry

_NOT_BODY: Final[tuple[Kind, ...]] = (
    *("title", "subtitle", "byline", "date", "summary", "header", "status", "note"),
    *("sources-heading", "source", "rights", "dropped"),
)


_DEEPEST: Final = 8
"""Lists within lists; items deeper than that stand beside each other."""

_AROUND: Final = {")": ("", ")"), "()": ("(", ")"), "[]": ("[", "]")}
"""What stands around numbers, by the end of their family; a point behind all others."""
_WORD_LEVELS: Final = {"•": 1, "\uf0b7": 1, "o": 2, "▪": 3, "\uf0a7": 3, "§": 3}
"""The bullets of Word's lists by their depth, as themselves or in symbol fonts."""


class Assembler:
    """Builds blocks; knows the notes that stand at marks in the text."""

    def __init__(self, notes: Mapping[str, Piece], line_gap: int) -> None:
        self._line_gap = line_gap
        self._notes: dict[str, Blocks] = {
            number: (Paragraph(content=inlines(note.text, {}), origin=note.origin),)
            for number, note in notes.items()
        }

    def body(self, pieces: Iterable[Piece]) -> Blocks:
        """The blocks of the body, sections nested by the level of their headings."""
        return self._sections(p for p in pieces if p.kind not in _NOT_BODY)

    def sources(self, pieces: Sequence[Piece]) -> tuple[SourceReference, ...]:
        return tuple(
            SourceReference(
                content=inlines(piece.text, {}), url=first_url(piece.text), origin=piece.origin
            )
            for piece in pieces
            if piece.kind == "source"
        )

    def text(self, text: str) -> Inlines:
        return inlines(text, self._notes)

    def _sections(self, pieces: Iterable[Piece]) -> Blocks:
        """Closes open sections as levels come back; a jump down counts as one level.

        What no list or entry can stand before or around is a block at once; the rest of a section,
        from the first of these on, is looked at as a whole.
        """
        open_sections: list[tuple[int, Piece, list[Block]]] = []
        top: list[Block] = []
        rest: list[Piece] = []

        def close(level: int) -> None:
            while open_sections and open_sections[-1][0] >= level:
                _, heading, blocks = open_sections.pop()
                last = _last_line(blocks, heading.origin.last)
                section = Section(
                    title=self.text(heading.text),
                    blocks=tuple(blocks),
                    numbered=not is_numbered(heading.text),
                    origin=Origin(heading.origin.first, last),
                )
                (open_sections[-1][2] if open_sections else top).append(section)

        for piece in itertools.chain(pieces, (None,)):
            here = open_sections[-1][2] if open_sections else top
            if piece is None or piece.kind == "heading":
                here += self.blocks(rest)
                rest = []
                close(piece.level if piece else 0)
                if piece is not None:
                    open_sections.append((piece.level, piece, []))
            elif rest or piece.kind in {"item", "definition"}:
                rest.append(piece)
            else:
                here.append(self._block(piece))
        return tuple(top)

    def blocks(self, pieces: Sequence[Piece], depth: int = 0) -> list[Block]:
        """The blocks of pieces without headings."""
        found: list[Block] = []
        index = 0
        while index < len(pieces):
            piece = pieces[index]
            if piece.kind == "item":
                end = _end_of_list(pieces, index)
                found += self._lists(pieces[index:end], depth)
                index = end
            elif piece.kind == "definition":
                end = index
                while end < len(pieces) and pieces[end].kind == "definition":
                    end += 1
                found.append(self._definitions(pieces[index:end]))
                index = end
            else:
                found.append(self._block(piece))
                index += 1
        return found

    def _block(self, piece: Piece) -> Block:
        match piece.kind:
            case "quote":
                return BlockQuote(
                    blocks=tuple(self.blocks(piece.body)),
                    attribution=self.text(piece.text),
                    origin=piece.origin,
                )
            case "code":
                return CodeBlock(
                    text=piece.text,
                    language=piece.mark.text if piece.mark else "",
                    origin=piece.origin,
                )
            case "verse":
                return LineBlock(lines=self._verse(piece.lines), origin=piece.origin)
            case "table":
                return self._table(piece)
            case "break":
                return ThematicBreak(origin=piece.origin)
            case _:
                return self._paragraph(piece)

    def _paragraph(self, piece: Piece) -> Paragraph:
        return Paragraph(
            content=self.text(piece.text),
            direction="rtl" if is_right_to_left(piece.text[:200]) else None,
            origin=piece.origin,
        )

    def _verse(self, lines: Sequence[Line]) -> tuple[Inlines, ...]:
        margin = min(line.indent for line in lines)
        found: list[Inlines] = []
        for number, line in enumerate(lines):
            if number and line.gap > self._line_gap and not line.seam:
                found.append(())
            text = " " * (line.indent - margin) + tidy(line.text)
            found.append(self.text(text))
        return tuple(found)

    def _table(self, piece: Piece) -> Table:
        def row(cells: Sequence[str], *, header: bool) -> Row:
            return Row(
                cells=tuple(
                    Cell(
                        blocks=(Paragraph(content=self.text(cell)),) if cell else (), header=header
                    )
                    for cell in cells
                )
            )

        rows = piece.rows
        return Table(
            caption=tuple(self._paragraph(caption) for caption in piece.body),
            columns=tuple(
                Column(align=_alignment([r[column] for r in rows[piece.head :]]))
                for column in range(len(rows[0]))
            ),
            head=tuple(row(cells, header=True) for cells in rows[: piece.head]),
            body=tuple(row(cells, header=False) for cells in rows[piece.head :]),
            origin=piece.origin,
        )

    def _definitions(self, pieces: Sequence[Piece]) -> DefinitionList:
        items = []
        for piece in pieces:
            term, meaning = split_entry(piece.text)
            paragraph = Paragraph(content=self.text(meaning), origin=piece.origin)
            items.append(Definition(term=self.text(term), definitions=((paragraph,),)))
        return DefinitionList(
            items=tuple(items), origin=Origin(pieces[0].origin.first, pieces[-1].origin.last)
        )

    def _lists(self, pieces: Sequence[Piece], depth: int) -> list[List]:
        """Items (and what stands inside them) as lists; deeper indents nest, a new family of marks
        or a number out of order begins a new list."""
        lists: list[List] = []
        items: list[ListItem] = []
        first: Piece | None = None
        previous = 0
        index = 0
        last = {_family(p): at for at, p in enumerate(pieces) if p.kind == "item"}
        while index < len(pieces):
            piece = pieces[index]
            end = index + 1 if depth == _DEEPEST else _end_of_item(pieces, index, last)
            value = piece.mark.value if piece.mark else 0
            if first is not None and (
                _family(piece) != _family(first) or value not in {0, previous + 1}
            ):
                lists.append(_list(items, first))
                items = []
                first = None
            first = first or piece
            previous = value
            inner = self.blocks(pieces[index + 1 : end], depth + 1)
            items.append(
                ListItem(
                    blocks=(self._paragraph(piece), *inner),
                    origin=Origin(piece.origin.first, _last_line(inner, piece.origin.last)),
                )
            )
            index = end
        if first is not None:
            lists.append(_list(items, first))
        return lists


def _family(piece: Piece) -> str:
    return piece.mark.family if piece.mark else ""


def _end_of_item(pieces: Sequence[Piece], index: int, last: Mapping[str, int]) -> int:
    """Where the item at `index` ends: at the next item that does not stand inside it.

    Deeper indents are inside, and so are bullets that Word sets deeper, whose indents no paste
    keeps. At the same indent another family of marks is inside when the outer family goes on after
    it; `last` is the last place of each.
    """
    item = pieces[index]
    inside = False
    for end in range(index + 1, len(pieces)):
        piece = pieces[end]
        if piece.kind != "item" or piece.indent > item.indent + 1:
            continue
        goes_on = _family(piece) != _family(item) and last[_family(item)] > end
        inside = goes_on and (inside or _nests_by_family(item, piece))
        inside = inside or 0 < _word_level(item) < _word_level(piece)
        if not inside:
            return end
    return len(pieces)


def _word_level(piece: Piece) -> int:
    """How deep Word sets the bullet of an item; 0 for other marks."""
    return _WORD_LEVELS.get(piece.mark.text, 0) if piece.mark else 0


def _nests_by_family(outer: Piece, inner: Piece) -> bool:
    """`1.` then `a)`, or `1.` then a bullet, on the same margin: the second kind lies inside."""
    if outer.lines is inner.lines or outer.mark is None or inner.mark is None:
        return False
    if inner.mark.family == outer.mark.family or outer.mark.numbering is None:
        return False
    return inner.mark.numbering is None or (
        outer.mark.numbering == "decimal"
        and inner.mark.numbering != "decimal"
        and inner.mark.value == 1
    )


def _end_of_list(pieces: Sequence[Piece], start: int) -> int:
    """Up to the first piece that is no item and does not stand inside one, by its indent."""
    end = start + 1
    last = pieces[start]
    while end < len(pieces):
        piece = pieces[end]
        if piece.kind == "item":
            last = piece
        elif (
            piece.kind in {"definition", "verse", "break"}
            or piece.indent < last.indent + 2
            or last.lines is piece.lines
        ):
            break
        end += 1
    return end


def _list(items: Sequence[ListItem], first: Piece) -> List:
    mark = first.mark
    ordered = mark is not None and mark.numbering is not None
    origins = [item.origin for item in items if item.origin]
    prefix, suffix = _AROUND.get(mark.family.partition(" ")[2] if mark else "", ("", "."))
    return List(
        items=tuple(items),
        ordered=ordered,
        start=mark.value if ordered and mark else 1,
        numbering=(mark.numbering if mark else None) or "decimal",
        prefix=prefix,
        suffix=suffix,
        tight=all(len(item.blocks) == 1 or isinstance(item.blocks[-1], List) for item in items),
        origin=Origin(origins[0].first, origins[-1].last),
    )


def _last_line(blocks: Sequence[Block], otherwise: int) -> int:
    origin = getattr(blocks[-1], "origin", None) if blocks else None
    return max(origin.last, otherwise) if isinstance(origin, Origin) else otherwise


def _alignment(cells: Sequence[str]) -> Alignment:
    """Columns of figures are set at the end."""
    figures = [cell for cell in cells if cell]
    mostly = sum(1 for c in figures if c[-1].isdigit() or c[-1] in "%€$£)") if figures else 0
    numeric = (
        figures
        and mostly == len(figures)
        and all(sum(ch.isalpha() for ch in c) <= 3 for c in figures)
    )
    return "end" if numeric else "default"
