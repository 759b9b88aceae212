"""Pieces → the blocks that are one piece each, or several of one role."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from publish.document import (
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
    Link,
    Note,
    Origin,
    Paragraph,
    Row,
    Table,
    Text,
    ThematicBreak,
)
from publish.readers.plaintext import inlines as linking
from publish.readers.plaintext.code import code_of
from publish.readers.plaintext.definitions import split_entry
from publish.readers.plaintext.joining import Joiner
from publish.readers.plaintext.pieces import Piece, indent
from publish.readers.plaintext.quotations import attributed, is_attribution, parts_of_mail
from publish.readers.plaintext.tables import alignment, rows_of


class Blockmaker:
    """Makes blocks, and remembers what they say; knows the notes that stand at marks in the text.

    `line_gap` is how many blank lines the text has between lines that belong together.
    """

    def __init__(self, joiner: Joiner, line_gap: int) -> None:
        self._joiner = joiner
        self._line_gap = line_gap
        self._said: list[str] = []
        self.notes: dict[str, Blocks] = {}
        self.placed: set[Blocks] = set()

    def taken_text(self) -> str:
        """What the blocks say that were made since it was asked last."""
        said, self._said = "".join(self._said), []
        return said

    def said(self, text: str) -> str:
        self._said.append(text)
        return text

    def inlines(self, text: str) -> Inlines:
        found = linking.inlines(text, self.notes)
        for part in found:
            if isinstance(part, Text):
                self._said.append(part.text)
            elif isinstance(part, Note):
                self.placed.add(part.blocks)
            elif isinstance(part, Link):
                self._said += [word.text for word in part.content if isinstance(word, Text)]
        return found

    def paragraph(self, text: str, origin: Origin) -> Paragraph:
        return Paragraph(
            content=self.inlines(text),
            direction="rtl" if linking.is_right_to_left(text[:200]) else None,
            origin=origin,
        )

    def leaf(self, piece: Piece) -> list[Block]:
        """The block of a piece that is none of a list, of terms, stanzas or quotations."""
        match piece.role:
            case "code" | "fence":
                code = code_of(piece, self._line_gap)
                self.said(code.text + code.language)
                return [CodeBlock(text=code.text, language=code.language, origin=piece.origin)]
            case "table":
                return [self.table(piece, None)]
            case "break":
                return [ThematicBreak(origin=piece.origin)]
            case "said":
                said, name = attributed(self._joiner.join(piece.texts))
                blocks = (self.paragraph(said, piece.origin),)
                attribution = self.inlines(name)
                return [BlockQuote(blocks=blocks, attribution=attribution, origin=piece.origin)]
            case _:
                return [self.paragraph(self._joiner.join(piece.texts), piece.origin)]

    def joint(self, pieces: Sequence[Piece], keep: Callable[[Piece], None]) -> list[Block]:
        """The blocks of pieces of one role that follow each other: one of all, or one a stanza;
        `keep` is told of each piece as it is made."""
        origin = Origin(pieces[0].origin.first, pieces[-1].origin.last)
        match pieces[0].role:
            case "term":
                entries = []
                for piece in pieces:
                    entries.append(self._entry(piece))
                    keep(piece)
                return [DefinitionList(items=tuple(entries), origin=origin)]
            case "verse":
                return self._verse(pieces, keep)
            case "mail":
                return [self._mail(pieces, origin, keep)]
            case _:
                return [self._quotation(pieces, origin, keep)]

    def table(self, piece: Piece, caption: Paragraph | None) -> Block:
        """A table; lines that nothing parts into cells are kept as they stand."""
        rows = rows_of([line.raw for line in piece.lines])
        if rows is None:
            code = code_of(piece, self._line_gap)
            return CodeBlock(text=self.said(code.text), origin=piece.origin)

        def row(cells: Sequence[str], *, header: bool) -> Row:
            return Row(
                cells=tuple(
                    Cell(
                        blocks=(Paragraph(content=self.inlines(cell)),) if cell else (),
                        header=header,
                    )
                    for cell in cells
                )
            )

        body = rows.cells[rows.head :]
        return Table(
            caption=(caption,) if caption else (),
            columns=tuple(
                Column(align=alignment([cells[at] for cells in body]))
                for at in range(len(rows.cells[0]))
            ),
            head=tuple(row(cells, header=True) for cells in rows.cells[: rows.head]),
            body=tuple(row(cells, header=False) for cells in body),
            origin=piece.origin,
        )

    def _entry(self, piece: Piece) -> Definition:
        term, meaning = split_entry([line.raw for line in piece.lines], self._joiner)
        paragraph = self.paragraph(meaning, piece.origin)
        return Definition(term=self.inlines(term), definitions=((paragraph,),))

    def _verse(self, pieces: Sequence[Piece], keep: Callable[[Piece], None]) -> list[Block]:
        """Stanzas; what their lines are set in by counts from the least of all."""
        margin = min(indent(line.raw) for piece in pieces for line in piece.lines)
        stanzas: list[Block] = []
        for piece in pieces:
            lines: list[Inlines] = []
            above = piece.first.number - 1
            for line in piece.lines:
                if lines and line.gap > self._line_gap and line.number == above + line.gap + 1:
                    lines.append(())
                above = line.number
                text = " ".join(line.text.split())
                lines.append(self.inlines(" " * (indent(line.raw) - margin) + text))
            stanzas.append(LineBlock(lines=tuple(lines), origin=piece.origin))
            keep(piece)
        return stanzas

    def _quotation(
        self, pieces: Sequence[Piece], origin: Origin, keep: Callable[[Piece], None]
    ) -> Block:
        """A quotation of paragraphs; a last line that begins with a dash says whose it is."""
        blocks: list[Block] = []
        attribution: Inlines = ()
        for piece in pieces:
            texts = piece.texts
            last = texts[-1] if piece is pieces[-1] else ""
            if is_attribution(last) and (blocks or len(texts) > 1):
                texts = texts[:-1]
            if texts:
                text = self._joiner.join(texts)
                blocks.append(self.paragraph(text, piece.origin))
            if len(texts) < len(piece.texts):
                attribution = self.inlines(last.lstrip("—–―- "))
            keep(piece)
        return BlockQuote(blocks=tuple(blocks), attribution=attribution, origin=origin)

    def _mail(
        self, pieces: Sequence[Piece], origin: Origin, keep: Callable[[Piece], None]
    ) -> Block:
        """Quotations within each other, as deep as the marks before each line say."""
        parts: list[tuple[int, Block]] = []
        for piece in pieces:
            for depth, texts in parts_of_mail([line.raw for line in piece.lines]):
                parts.append((depth, self.paragraph(self._joiner.join(texts), piece.origin)))
            keep(piece)
        return BlockQuote(blocks=_nested(parts, 1), origin=origin)


def _nested(parts: Sequence[tuple[int, Block]], depth: int) -> Blocks:
    found: list[Block] = []
    index = 0
    while index < len(parts):
        end = index
        while end < len(parts) and parts[end][0] > depth:
            end += 1
        if end > index:
            found.append(BlockQuote(blocks=_nested(parts[index:end], depth + 1)))
        else:
            found.append(parts[index][1])
            end += 1
        index = end
    return tuple(found)
