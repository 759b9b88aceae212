"""Pieces → document: sections and lists that nest, what is metadata as metadata."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from publish.caption_labels import caption_label
from publish.diagnostics import Log
from publish.document import (
    Block,
    Blocks,
    Document,
    Inlines,
    Origin,
    Paragraph,
    Section,
    SourceReference,
    Text,
)
from publish.readers.plaintext.blocks import Blockmaker
from publish.readers.plaintext.conservation import Account
from publish.readers.plaintext.front import Front, date_of_report, without_label
from publish.readers.plaintext.inlines import first_url
from publish.readers.plaintext.joining import Joiner
from publish.readers.plaintext.label_consistency import (
    HEADINGS,
    ITEMS,
    headings_of_notes,
    settle_front,
    settle_headings,
    settle_numbers,
    settle_quotations,
    settle_sources,
)
from publish.readers.plaintext.labels import LabelledLine, Role
from publish.readers.plaintext.lists import Item, last_line, lists_of
from publish.readers.plaintext.marks import depth_of_number, entries_within, items_within, mark_of
from publish.readers.plaintext.notes import find_notes, mark_of_note
from publish.readers.plaintext.pieces import Piece, commonest, pieces_of, usual_gap
from publish.readers.plaintext.tables import is_rule
from publish.readers.stated_structure import SUFFIX

_PROSE: Final[frozenset[Role]] = ITEMS | {
    *("paragraph", "summary", "quotation", "mail", "said", "note", "source", "term", "title"),
}
"""Roles of lines whose words say how the text writes them."""

_SET_IN: Final = 2
"""A block stands in an item if its indent is deeper by so many columns."""

_DOUBTFUL: Final = 0.7
_DEEPEST: Final = 6


class Assembler:
    """Builds a document of labelled lines; what it does not say as text goes to the account.

    `language` tells which of two figures of a date is the month.
    """

    def __init__(self, lines: Sequence[LabelledLine], language: str, log: Log) -> None:
        self._log = log
        self._joiner = Joiner([line.text for line in lines if line.role in _PROSE])
        self._account = Account(log)
        self._pieces = pieces_of(lines)
        self._front = Front(language)
        self._language = language
        self._make = Blockmaker(self._joiner, usual_gap(lines))
        paragraphs = [piece.indent for piece in self._pieces if piece.role == "paragraph"]
        self._usual_indent = commonest(paragraphs)
        self._sources: list[SourceReference] = []
        self._sources_title: Inlines = ()

    def document(self) -> Document:
        """The document, told of as it is built."""
        settle_front(self._pieces)
        settle_headings(self._pieces)
        settle_quotations(self._pieces)
        settle_numbers(self._pieces)
        settle_sources(self._pieces)
        notes = find_notes(self._pieces)
        for piece in headings_of_notes(self._pieces, notes):
            self._account.left_out(piece, "headed the notes, which stand at their marks")
            self._pieces.remove(piece)
        self._place_notes(notes)
        blocks = self._sections([p for p in self._pieces if not self._is_front(p)])
        unplaced = [note for note in self._make.notes.values() if note not in self._make.placed]
        blocks = (*blocks, *(block for note in unplaced for block in note))
        self._account.tell(self._joiner.taken)
        self._tell_of_sources()
        meta = self._front.meta()
        if not meta.title and meta.correspondence.subject:
            meta = msgspec.structs.replace(meta, title=_words(meta.correspondence.subject))
        if not meta.date:
            first = next((p for p in self._pieces if p.role == "paragraph"), None)
            date = date_of_report(first.first.text, self._language) if first else ""
            meta = msgspec.structs.replace(meta, date=date)
        if not meta.date:
            self._tell_of_dates()
        return Document(
            meta=meta,
            blocks=blocks,
            sources=tuple(self._sources),
            sources_title=self._sources_title,
        )

    def _place_notes(self, notes: dict[str, Piece]) -> None:
        """Takes the notes that have a place out of the text; all others are paragraphs."""
        for number, piece in notes.items():
            mark = mark_of_note(piece)
            text = self._joined(piece)[len(mark.text) if mark else 0 :].lstrip()
            self._make.notes[number] = (self._paragraph(piece, text),)
            self._keep(piece)
        placed = {id(piece) for piece in notes.values()}
        self._pieces = [piece for piece in self._pieces if id(piece) not in placed]
        for piece in self._pieces:
            if piece.role == "note":
                piece.role = "paragraph"

    def _is_front(self, piece: Piece) -> bool:
        """Whether a piece is none of the body's; then it is read as what it is."""
        front = self._front
        match piece.role:
            case "title":
                text = without_label(self._unruled(piece), "title")
                front.title = self._make.inlines(text)
                self._tell_if_doubtful(piece, text)
            case "subtitle":
                front.subtitle = self._make.inlines(self._unruled(piece))
            case "summary":
                text = without_label(self._joined(piece), "summary")
                front.summary.append(self._paragraph(piece, text))
            case "byline":
                front.add_byline(self._as_data(piece))
                return True
            case "date":
                front.add_date(self._as_data(piece))
                return True
            case "header" if front.has_field(piece.first.text):
                piece.role = "paragraph"
                return False
            case "header":
                front.add_field(self._as_data(piece))
                return True
            case "status":
                front.status.append(self._make.said(self._joined(piece)))
            case "rights":
                front.rights.append(self._make.said(self._joined(piece)))
            case "sources-title":
                self._sources_title = self._make.inlines(self._unruled(piece).rstrip(" :："))
            case "source":
                self._add_sources(piece)
            case "left-out":
                self._account.left_out(piece, "no part of the text")
                return True
            case _:
                return False
        self._keep(piece)
        return True

    def _sections(self, pieces: Sequence[Piece]) -> Blocks:
        """The blocks of the body; a jump to a deeper level counts as one level."""
        top: list[Block] = []
        open_sections: list[tuple[int, Piece, Inlines, str, list[Block]]] = []

        def close(level: int) -> None:
            while open_sections and open_sections[-1][0] >= level:
                _, piece, title, text, blocks = open_sections.pop()
                section = Section(
                    title=title,
                    blocks=tuple(blocks),
                    numbered=not depth_of_number(text),
                    origin=Origin(piece.first.number, last_line(blocks, piece.origin.last)),
                )
                (open_sections[-1][4] if open_sections else top).append(section)

        start = 0
        for at, piece in enumerate(pieces):
            if piece.role not in HEADINGS:
                continue
            (open_sections[-1][4] if open_sections else top).extend(self._blocks(pieces[start:at]))
            start = at + 1
            text = self._unruled(piece)
            level = _level(piece, text)
            close(level)
            title = self._make.inlines(text)
            self._keep(piece)
            open_sections.append((level, piece, title, text, []))
        (open_sections[-1][4] if open_sections else top).extend(self._blocks(pieces[start:]))
        close(0)
        return tuple(top)

    def _blocks(self, pieces: Sequence[Piece]) -> list[Block]:
        """The blocks of pieces without headings; items, terms, stanzas and quotations that follow
        each other are one block."""
        found: list[Block] = []
        index = 0
        while index < len(pieces):
            piece = pieces[index]
            end = index + 1
            if piece.role in ITEMS:
                end = self._end_of_list(pieces, index)
                found += self._lists(pieces[index:end])
            elif piece.role in {"term", "verse", "quotation", "mail"}:
                while end < len(pieces) and pieces[end].role == piece.role:
                    end += 1
                found += self._make.joint(pieces[index:end], self._keep)
            elif self._is_caption(pieces, index):
                caption = self._paragraph(piece, self._joined(piece))
                self._keep(piece)
                found.append(self._make.table(pieces[end], caption))
                self._keep(pieces[end])
                end += 1
            else:
                found += self._leaf(piece)
            index = end
        return found

    def _leaf(self, piece: Piece) -> list[Block]:
        made = self._make.leaf(piece)
        self._keep(piece)
        return made

    def _is_caption(self, pieces: Sequence[Piece], index: int) -> bool:
        below = pieces[index + 1] if index + 1 < len(pieces) else None
        if below is None or below.role != "table" or pieces[index].role != "paragraph":
            return False
        label = caption_label(pieces[index].first.text)
        return label is not None and label.kind == "table"

    def _end_of_list(self, pieces: Sequence[Piece], start: int) -> int:
        """Up to the first piece that is no item and does not stand in one, by its indent: a
        paragraph, or what has another item below it."""
        end = start + 1
        column = pieces[start].indent
        while end < len(pieces):
            piece = pieces[end]
            if piece.role in ITEMS:
                column = piece.indent
            elif not self._stands_in(piece, column):
                break
            end += 1
        while pieces[end - 1].role not in {*ITEMS, "paragraph", "code"}:
            end -= 1
        return end

    def _stands_in(self, piece: Piece, column: int) -> bool:
        if piece.role not in {"paragraph", "code", "fence", "quotation", "table", "mail", "said"}:
            return False
        return piece.indent >= column + _SET_IN and piece.indent > self._usual_indent

    def _lists(self, pieces: Sequence[Piece]) -> list[Block]:
        items: list[Item] = []
        before: list[Block] = []
        for piece in pieces:
            if piece.role not in ITEMS:
                items += [
                    Item(piece.indent, piece.first.number, block, piece.origin, head=False)
                    for block in self._leaf(piece)
                ]
                continue
            for text in items_within(self._joined(piece)):
                mark = mark_of(text)
                if mark is None and not items and len(items_within(self._joined(piece))) > 1:
                    before.append(self._paragraph(piece, text))
                    continue
                own = text[len(mark.text) :] if mark else text
                block = self._paragraph(piece, own)
                items.append(
                    Item(
                        *(piece.indent, piece.first.number, block, piece.origin),
                        nested=piece.role == "nested",
                        mark=mark,
                    )
                )
            self._keep(piece)
        return [*before, *lists_of(items)]

    def _add_sources(self, piece: Piece) -> None:
        for text in entries_within(self._joined(piece)):
            mark = mark_of(text)
            own = text[len(mark.text) :].lstrip() if mark and len(mark.text) < len(text) else text
            self._sources.append(
                SourceReference(
                    content=self._make.inlines(own), url=first_url(own), origin=piece.origin
                )
            )

    def _paragraph(self, piece: Piece, text: str) -> Paragraph:
        return self._make.paragraph(text, piece.origin)

    def _joined(self, piece: Piece) -> str:
        return self._joiner.join(piece.texts)

    def _unruled(self, piece: Piece) -> str:
        """The text of a title or heading without the line that underlines it, or the signs that
        Markdown marks it with."""
        texts = [text for text in piece.texts if not is_rule(text)] or piece.texts
        text = self._joiner.join(texts)
        bare = text.lstrip("#")
        return bare.strip() if bare.startswith(" ") and bare.strip() else text

    def _as_data(self, piece: Piece) -> str:
        text = self._joined(piece)
        self._account.read_as_data(piece, text)
        return text

    def _keep(self, piece: Piece) -> None:
        self._account.kept(piece, self._make.taken_text(), self._joiner.taken_hyphens())

    def _tell_if_doubtful(self, piece: Piece, text: str) -> None:
        """Whoever publishes the text knows which line is its title."""
        if min(line.probability for line in piece.lines) >= _DOUBTFUL:
            return
        self._log.warning(
            "title-unsure",
            f'"{text}" may not be the title',
            origin=piece.origin,
            hint=f"title_line in {self._log.source}{SUFFIX} says which line it is; "
            f"{piece.first.number} is this one",
        )

    def _tell_of_sources(self) -> None:
        for source in self._sources:
            if not source.url:
                text = "".join(getattr(part, "text", "") for part in source.content)
                self._log.info(
                    "source-without-link",
                    f'the source "{text}" has no link',
                    origin=source.origin,
                    hint="add its web address",
                )

    def _tell_of_dates(self) -> None:
        """Lines that say when, as nobody understands: `12/05/2025` may be a day in May or
        December."""
        for text in self._front.unread_dates:
            self._log.warning(
                "date-not-understood",
                f'"{text}" says no date that is understood; none is printed',
                hint="write it as 2025-08-30",
            )


def _level(piece: Piece, text: str) -> int:
    """The level of a heading: the stated one, that of its number (`2.1`) or Markdown's signs, or
    that of its label."""
    if piece.first.level:
        return piece.first.level
    signs = len(piece.first.text) - len(piece.first.text.lstrip("#"))
    numbered = depth_of_number(text)
    labelled = 1 if piece.role == "heading" else 2
    return min(_DEEPEST, signs or (numbered if numbered > 1 else labelled))


def _words(text: str) -> Inlines:
    return (Text(text=text),)
