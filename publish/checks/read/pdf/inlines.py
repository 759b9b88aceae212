"""What stands in the lines of a PDF: words, links, pictures, formulas and the marks of notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from publish.checks import facts as f
from publish.checks.facts import OBJECT, said, symbols_of
from publish.checks.read.pdf.destinations import Mark
from publish.checks.read.pdf.document_tree import Annotation, Content, Node
from publish.checks.read.pdf.lines import PageLine
from publish.checks.read.pdf.page_content import Pages, Piece
from publish.checks.text_lines import LineFacts, anchor


class Inlines(LineFacts):
    """Reads elements of a line into a `PageLine`, and gathers what is more than words."""

    def __init__(self, language: str, pages: Pages) -> None:
        super().__init__(language)
        self._pieces: defaultdict[tuple[int, int], list[Piece]] = defaultdict(list)
        for piece in pages.pieces:
            if piece.mcid >= 0:
                self._pieces[piece.page, piece.mcid].append(piece)
        self.note_marks: list[Mark] = []

    def below(self, node: Node, line: PageLine) -> None:
        """All that an element holds."""
        for kid in node.kids:
            self.read(kid, line)

    def read(self, kid: Node | Content | Annotation, line: PageLine) -> None:
        if isinstance(kid, Content):
            for piece in self._pieces.get((kid.page, kid.mcid), ()):
                if piece.is_text:
                    line.go_on(piece)
        elif isinstance(kid, Node):
            outer, start = line.language, len(line.text)
            line.language = kid.language or outer
            self._element(kid, line)
            line.language = outer
            if kid.role == "Code":
                line.mark("code", start)

    def _element(self, node: Node, line: PageLine) -> None:
        match node.role:
            case "Figure":
                line.pass_by(self.pieces(node))
                line.add(OBJECT if said(node.alt) else "")
                self.pictures.append(f.Picture(alt=said(node.alt), where=line.where))
            case "Formula":
                line.pass_by(self.pieces(node))
                line.add(OBJECT)
                tex = said(node.alt or node.actual)
                self.formulas.append(f.Formula(tex=tex, symbols=symbols_of(tex), where=line.where))
            case "Reference":
                self.note_marks.append(self.number([node], anchor(line.text), line.where))
                line.pass_by(self.pieces(node))
            case "Link":
                self._link(node, line)
            case _ if node.actual:
                line.pass_by(self.pieces(node))
                line.add(node.actual)
            case _:
                self.below(node, line)

    def number(self, nodes: Sequence[Node], text: str, where: str) -> Mark:
        """The number of a note, at its mark or before the note; the links of both lead to each
        other, and are none of the author's."""
        number = PageLine("")
        for node in nodes:
            for kid in node.kids:
                if isinstance(kid, Node) and kid.role == "Link":
                    self.below(kid, number)
                else:
                    self.read(kid, number)
        led = (link.name or "" for node in nodes for link in areas(node))
        return Mark(
            label=said(number.text),
            text=text,
            where=where,
            page=number.page,
            y=number.y,
            leads=next(led, ""),
        )

    def pieces(self, node: Node) -> Iterator[Piece]:
        """What is drawn of an element and of those below it."""
        for content, _ in node.contents():
            yield from self._pieces.get((content.page, content.mcid), ())

    def _link(self, node: Node, line: PageLine) -> None:
        start = len(line.text)
        self.below(node, line)
        own = [kid for kid in node.kids if isinstance(kid, Annotation)]
        targets = dict.fromkeys(a.address if a.name is None else f"#{a.name}" for a in own)
        link = f.Link(
            text="",
            target=" and ".join(targets),
            described=bool(own) and all(_is_described(a) for a in own),
            where=line.where,
        )
        self.link(line, start, link)


def areas(node: Node) -> Iterator[Annotation]:
    """The areas of the links in an element."""
    return (kid for part in node.walk() for kid in part.kids if isinstance(kid, Annotation))


def _is_described(link: Annotation) -> bool:
    """Whether an area says where its link leads (ISO 14289-1, 7.18.5): to which address, or what
    stands there."""
    return bool(link.description) and link.description in (link.address or link.description)
