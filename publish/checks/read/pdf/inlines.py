"""What stands in the lines of a PDF: words, links, pictures, formulas and the marks of notes."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from typing import Final

from publish.checks import facts as f
from publish.checks.facts import LINE_END, OBJECT, SOFT_HYPHEN, said, symbols_of
from publish.checks.lines import anchor, continued
from publish.checks.read.pdf.content import Pages, Piece
from publish.checks.read.pdf.notes import Mark
from publish.checks.read.pdf.tree import Annotation, Content, Node

_LEVEL: Final = 2.0
"""Points by which base lines of one line may differ …"""
_RAISED: Final = 0.75
"""… the share of its height by which a piece may be raised …"""
_BESIDE: Final = 3.0
"""… and how far a raised piece may be from the one beside it."""
_SPACE: Final = 0.2
"""The least width of a space, in sizes of the letters beside it."""


class Line:
    """The words of a block while they are gathered, where they begin, and in which languages;
    `column` is where its lines stand."""

    def __init__(self, language: str) -> None:
        self.text = ""
        self.language = language
        self.languages: list[tuple[str, str]] = []
        self.link_end = -1
        self.page = -1
        self.y = 0.0
        self.last: Piece | None = None
        self._reach = -math.inf
        """How far to the right stands what is no word, behind the last word in its line."""
        self.codes: list[tuple[int, int]] = []
        """Where code begins and ends."""

    @property
    def where(self) -> str:
        return f"page {self.page + 1}" if self.page >= 0 else ""

    def go_on(self, piece: Piece) -> None:
        """A piece of the page stands next; it may begin another line there."""
        if self.page < 0:
            self.page, self.y = piece.page, piece.y
        if self.last is not None and _is_below(piece, self.last):
            self._turn(piece)
        elif self.last is not None and self._is_apart(piece, self.last):
            self.text += " "
        self.last, self._reach = piece, -math.inf
        self.add(piece.text)

    def pass_by(self, pieces: Iterable[Piece]) -> None:
        """Pieces stand next that are no words of the line: a picture, a formula, a mark."""
        rights = (piece.box[2] for piece in pieces if piece.box is not None)
        self._reach = max((self._reach, *rights))

    def _is_apart(self, piece: Piece, last: Piece) -> bool:
        """Whether a space is between two pieces of a line that PDFium knows of none between, as
        where one of them is raised or lowered."""
        if piece.box is None or last.box is None or self.text.endswith(" "):
            return False
        before = max(last.box[2], self._reach)
        return piece.x - before > _SPACE * max(piece.size, last.size)

    def _turn(self, piece: Piece) -> None:
        """A new line begins, between words or within one: a page does not tell which."""
        if self.text and not (self.text.endswith((SOFT_HYPHEN, " ")) or piece.text[:1] == " "):
            self.text += LINE_END

    def mark_code(self, start: int) -> None:
        """Notes that the words from `start` on are code; with no more than space between two they
        are one."""
        if said(self.text[start:]):
            if self.codes and not said(self.text[self.codes[-1][1] : start].strip(LINE_END)):
                start = self.codes.pop()[0]
            self.codes.append((start, len(self.text)))

    def add(self, text: str) -> None:
        self.text += text
        if self.languages and self.languages[-1][0] == self.language:
            text = self.languages.pop()[1] + text
        self.languages.append((self.language, text))


class Inlines:
    """Reads elements of a line into a `Line`, and gathers what is more than words."""

    def __init__(self, pages: Pages) -> None:
        self._pieces: defaultdict[tuple[int, int], list[Piece]] = defaultdict(list)
        for piece in pages.pieces:
            if piece.mcid >= 0:
                self._pieces[piece.page, piece.mcid].append(piece)
        self.marks: list[Mark] = []
        self.links: list[f.Link] = []
        self.pictures: list[f.Picture] = []
        self.formulas: list[f.Formula] = []

    def below(self, node: Node, line: Line) -> None:
        """All that an element holds."""
        for kid in node.kids:
            self.read(kid, line)

    def read(self, kid: Node | Content | Annotation, line: Line) -> None:
        if isinstance(kid, Content):
            self.content(kid, line)
            return
        if isinstance(kid, Annotation):
            return
        outer = line.language
        line.language = kid.language or outer
        match kid.role:
            case "Figure":
                self._touch(kid, line)
                line.text += OBJECT if said(kid.alt) else ""
                self.pictures.append(f.Picture(alt=said(kid.alt), where=line.where))
            case "Formula":
                self._touch(kid, line)
                tex = said(kid.alt or kid.actual)
                line.text += OBJECT
                self.formulas.append(f.Formula(tex=tex, symbols=symbols_of(tex), where=line.where))
            case "Reference":
                mark = Line(line.language)
                self.unlinked(kid, mark)
                self.marks.append(
                    Mark(
                        label=said(mark.text),
                        before=anchor(line.text),
                        where=line.where,
                        page=mark.page,
                        y=mark.y,
                        leads=leads([kid]),
                    )
                )
                line.pass_by(self.pieces(kid))
            case "Link":
                self._link(kid, line)
            case _ if kid.actual:
                self._touch(kid, line)
                line.add(kid.actual)
            case role:
                start = len(line.text)
                self.below(kid, line)
                if role == "Code":
                    line.mark_code(start)
        line.language = outer

    def words(self, node: Node) -> str:
        """The words of an element; nothing that stands in them is gathered."""
        aside = copy(self)
        aside.marks, aside.links, aside.pictures, aside.formulas = [], [], [], []
        line = Line("")
        aside.unlinked(node, line)
        return said(line.text)

    def unlinked(self, node: Node, line: Line) -> None:
        """The words of a mark or of the number of a note, whose links lead to each other."""
        for kid in node.kids:
            if isinstance(kid, Node) and kid.role == "Link":
                self.below(kid, line)
            else:
                self.read(kid, line)

    def content(self, content: Content, line: Line) -> None:
        """The text of a piece of marked content; on a new line a space, unless a word is broken."""
        for piece in self._pieces.get((content.page, content.mcid), ()):
            if piece.is_text:
                line.go_on(piece)

    def pieces(self, node: Node) -> Iterator[Piece]:
        """What is drawn of an element and of those below it."""
        for part in node.walk():
            for kid in part.kids:
                if isinstance(kid, Content):
                    yield from self._pieces.get((kid.page, kid.mcid), ())

    def _link(self, node: Node, line: Line) -> None:
        annotations = [kid for kid in node.kids if isinstance(kid, Annotation)]
        targets = list(dict.fromkeys(_target(annotation) for annotation in annotations))
        start, at = len(line.text), len(self.links)
        joins = "+" if continued(line.text, line.link_end, start) and self.links else ""
        start = line.link_end if joins else start
        self.below(node, line)
        line.link_end = len(line.text)
        described = bool(annotations) and all(a.description for a in annotations)
        self.links.insert(
            at,
            f.Link(
                text=line.text[start:],
                target=" and ".join(targets),
                described=described,
                where=joins + line.where,
            ),
        )

    def _touch(self, node: Node, line: Line) -> None:
        """Notes where something other than text stands, as where a line begins with it."""
        pieces = list(self.pieces(node))
        line.pass_by(pieces)
        if pieces and line.page < 0:
            line.page, line.y = pieces[0].page, max(piece.y for piece in pieces)


def leads(nodes: Sequence[Node]) -> str:
    """The name of the place to which the first link in these elements leads; "" for none."""
    names = (
        kid.name or ""
        for node in nodes
        for part in node.walk()
        for kid in part.kids
        if isinstance(kid, Annotation)
    )
    return next(names, "")


def _target(annotation: Annotation) -> str:
    return annotation.address if annotation.name is None else f"#{annotation.name}"


def _is_below(piece: Piece, last: Piece) -> bool:
    """Whether a piece begins another line than the one before it: it has another base line, and is
    not raised or lowered beside that."""
    if piece.page != last.page:
        return True
    if abs(last.y - piece.y) <= _LEVEL:
        return False
    if piece.box is None or last.box is None:
        return True
    left, bottom, right, top = piece.box
    before, low, after, high = last.box
    beside = min(abs(left - after), abs(before - right)) < _BESIDE
    return not (beside and abs(last.y - piece.y) < max(top - bottom, high - low) * _RAISED)
