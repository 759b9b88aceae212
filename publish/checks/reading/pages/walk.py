"""The structure tree of a PDF and the text it orders, as facts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec

from publish.checks import facts as f
from publish.checks.facts import BOXES, BULLET, LINE_HYPHEN, OBJECT, Container, said, symbols_of
from publish.checks.gathering import anchor, primary
from publish.checks.reading.pages.content import Pages, Piece
from publish.checks.reading.pages.notes import Mark, Noted, noted
from publish.checks.reading.pages.tree import Annotation, Content, Node, Place, Tagged

_HEADING: Final = re.compile(r"H([1-6])?")
_INLINE: Final = frozenset(
    {"Span", "Link", "Quote", "Code", "Reference", "Em", "Strong", "Figure", "Formula", "BibEntry"}
)
_LEADERS: Final = re.compile(r"[.\s…·]*([0-9ivxlc]*)")
_SLACK: Final = 1.0
"""Points by which a line may stand above the place that leads to it."""


class _Line:
    """The words of a block while they are gathered, where they begin, and in which languages."""

    def __init__(self, language: str) -> None:
        self.text = ""
        self.language = language
        self.languages: list[tuple[str, str]] = []
        self.link_end = -1
        self.page = -1
        self.y = 0.0
        self.last: Piece | None = None
        self.code = False
        self.other = False

    def turn(self) -> None:
        """A new line begins: between words a space, within a word a hyphen to be settled."""
        if self.text.endswith("-"):
            self.text = f"{self.text[:-1]}{LINE_HYPHEN}"
            language, words = self.languages.pop()
            self.languages.append((language, f"{words[:-1]}{LINE_HYPHEN}"))
        elif self.text and not self.text.endswith((LINE_HYPHEN, " ")):
            self.text += " "

    def add(self, text: str) -> None:
        self.text += text
        if self.languages and self.languages[-1][0] == self.language:
            text = self.languages.pop()[1] + text
        self.languages.append((self.language, text))


class TreeReader:
    """Walks the tree and gathers what it says."""

    def __init__(self, structure: Tagged, pages: Pages) -> None:
        self._structure = structure
        self._pieces: defaultdict[tuple[int, int], list[Piece]] = defaultdict(list)
        for piece in pages.pieces:
            if piece.mcid >= 0:
                self._pieces[piece.page, piece.mcid].append(piece)
        self._order: list[tuple[int, float, str]] = []
        self._marks: list[Mark] = []
        self._notes: list[Noted] = []
        self.blocks: list[f.Block] = []
        self.tables: list[f.Table] = []
        self.links: list[f.Link] = []
        self.pictures: list[f.Picture] = []
        self.captions: list[f.Caption] = []
        self.formulas: list[f.Formula] = []
        self.languages: list[f.Language] = []
        self.contents: list[f.Entry] = []

    def read(self) -> None:
        """Reads the whole tree; notes come last, wherever the tree has them."""
        notes = [node for node in self._structure.root.walk() if node.role == "Note"]
        self._kids(self._structure.root, self._structure.language, ())
        for note in notes:
            self._note(note)

    def notes(self) -> Iterator[f.Note]:
        """The notes in the order of their marks; those nobody marks come at the end."""
        return noted(self._marks, self._notes, self._structure.places)

    def landed(self, link: f.Link) -> f.Link:
        """A link that says what stands where it leads."""
        if not link.target.startswith("#"):
            return link
        place = self._structure.places.get(link.target[1:])
        return msgspec.structs.replace(link, lands=self._lands(place))

    def entered(self, entry: f.Entry) -> f.Entry:
        """A line of a contents list that says where it leads; its `where` is a name and a page."""
        number, _, name = entry.where.partition("#")
        place = self._structure.places.get(name)
        wrong = place is not None and number != str(place.page + 1)
        says = f"page {number}, but it leads to page {place.page + 1 if place else 0}"
        return msgspec.structs.replace(
            entry, lands=self._lands(place), where="", astray=says if wrong else ""
        )

    def navigation(self) -> Iterator[f.Entry]:
        """The bookmarks."""
        for mark in self._structure.bookmarks:
            yield f.Entry(text=said(mark.title), level=mark.level, lands=self._lands(mark.place))

    def _lands(self, place: Place | None) -> tuple[str, ...] | None:
        """The first words at or below a place, in reading order."""
        if place is None or place.page < 0:
            return None
        top = place.top
        for page, y, text in self._order:
            if page == place.page and (top is None or y <= top + _SLACK):
                return (text,)
        return ()

    # -- blocks ------------------------------------------------------------------------------------

    def _kids(self, node: Node, language: str, within: tuple[Container, ...]) -> None:
        """What stands below an element that groups; text directly in it is a paragraph."""
        line = _Line(language)
        for kid in node.kids:
            if isinstance(kid, Node) and kid.role not in _INLINE:
                self._flush(line, "paragraph", within)
                line = _Line(language)
                self._block(kid, kid.language or language, within)
            else:
                self._inline(kid, line)
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
                self._contents(node, 1)
            case "Note":
                pass
            case "Div" if _is_displayed(node):
                self._displayed(node, language, within)
            case role if heading := _HEADING.fullmatch(role):
                line = _Line(language)
                self._inlines(node, line)
                self._flush(line, "heading", within, level=int(heading[1] or 1))
            case _:
                self._kids(node, language, within)

    def _paragraph(self, node: Node, language: str, within: tuple[Container, ...]) -> None:
        if any(kid.role not in _INLINE for kid in node.elements()):
            self._kids(node, language, within)
            return
        line = _Line(language)
        self._inlines(node, line)
        self._flush(line, "code" if line.code and not line.other else "paragraph", within)

    def _displayed(self, node: Node, language: str, within: tuple[Container, ...]) -> None:
        """A formula that stands alone, and its number."""
        line = _Line(language)
        for kid in node.elements():
            if kid.role == "P":
                line.text += " "
                self._inlines(kid, line)
            else:
                self._inline(kid, line)
        self._flush(line, "formula", within)

    def _list(self, node: Node, language: str, within: tuple[Container, ...]) -> None:
        if self._is_contents(node):
            self._contents(node, 1)
            return
        inner: tuple[Container, ...] = (*within, "list")
        for item in node.elements():
            if item.role == "Caption":
                self._caption(item, item.language or language)
                continue
            if item.role == "L":
                self._list(item, item.language or language, inner)
                continue
            labels = [kid for kid in item.elements() if kid.role == "Lbl"]
            self._label(labels, language, inner)
            rest = [kid for kid in item.kids if kid not in labels]
            self._kids(Node(role="LBody", kids=rest), item.language or language, inner)

    def _label(self, labels: Sequence[Node], language: str, within: tuple[Container, ...]) -> None:
        """The label of an item: its marker, or a term, which PDF does not tell apart."""
        if not labels:
            self.blocks.append(f.Block(kind="item", text="", within=within))
        for label in labels:
            line = _Line(label.language or language)
            self._inlines(label, line)
            text = said(line.text)
            if any(character.isalnum() for character in text) or OBJECT in text:
                self._flush(line, "term", within)
            else:
                sign = "" if text in BOXES else BULLET
                self.blocks.append(f.Block(kind="item", text="", marker=sign, within=within))

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
                    case "Caption":
                        self._caption(kid, kid.language or language)
                    case _:
                        self._block(kid, kid.language or language, within)

        visit(node)
        if any(rows):
            self.tables.append(f.Table(rows=tuple(rows), where=where))

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
        start, order = len(self.blocks), len(self._order)
        labels = [kid for kid in node.elements() if kid.role == "Lbl"]
        rest = [kid for kid in node.kids if kid not in labels]
        language = node.language or self._structure.language
        label = _Line(language)
        for kid in labels:
            self._unlinked(kid, label)
        self._kids(Node(role="Note", kids=rest), language, ())
        text = said(" ".join(_said_of(block) for block in self.blocks[start:]))
        where = next((block.where for block in self.blocks[start:] if block.where), "")
        del self.blocks[start:]
        del self._order[order:]
        self._notes.append(
            Noted(
                label=said(label.text),
                text=text,
                where=where,
                page=label.page,
                y=label.y,
                back=_leads(labels),
            )
        )

    # -- contents ----------------------------------------------------------------------------------

    def _is_contents(self, node: Node) -> bool:
        """Whether a list is one of contents: its first item is a link with a page number after."""
        first = next((n for n in node.walk() if n.role in ("P", "LBody", "Reference")), None)
        while first is not None and (inner := next(first.elements(), None)) is not None:
            if inner.role == "Link":
                return self._page_number(first) != ""
            first = inner
        return False

    def _page_number(self, node: Node) -> str:
        """What stands after the link of a line of contents; "" when it is no number."""
        link = next((kid for kid in node.elements() if kid.role == "Link"), None)
        place = node.kids.index(link) + 1 if link is not None else 0
        line = _Line("")
        for kid in node.kids[place:]:
            if isinstance(kid, Content):
                self._content(kid, line)
        number = _LEADERS.fullmatch(said(line.text))
        return number[1] if number else ""

    def _contents(self, node: Node, level: int) -> None:
        for item in node.elements():
            for part in item.walk():
                kids = list(part.elements())
                if any(kid.role == "Link" for kid in kids) and part.role != "Link":
                    self._entry(part, level)
                    break
            for inner in _nearest(item, ("L", "TOC")):
                self._contents(inner, level + 1)

    def _entry(self, node: Node, level: int) -> None:
        line = _Line("")
        name = ""
        for link in (kid for kid in node.elements() if kid.role == "Link"):
            for kid in link.kids:
                if isinstance(kid, Annotation):
                    name = kid.name or ""
                else:
                    self._inline(kid, line)
        if line.page >= 0:
            self._order.append((line.page, line.y, said(line.text)))
        where = f"{self._page_number(node)}#{name}"
        self.contents.append(f.Entry(text=said(line.text), level=level, where=where))

    # -- inlines -----------------------------------------------------------------------------------

    def _inlines(self, node: Node, line: _Line) -> None:
        for kid in node.kids:
            self._inline(kid, line)

    def _inline(self, kid: Node | Content | Annotation, line: _Line) -> None:
        if isinstance(kid, Content):
            self._content(kid, line)
            return
        if isinstance(kid, Annotation):
            return
        outer = line.language
        line.language = kid.language or outer
        match kid.role:
            case "Figure":
                self._touch(kid, line)
                line.text += OBJECT if said(kid.alt) else ""
                self.pictures.append(f.Picture(alt=said(kid.alt), where=_page(line)))
            case "Formula":
                self._touch(kid, line)
                tex = said(kid.alt or kid.actual)
                line.text += OBJECT
                self.formulas.append(f.Formula(tex=tex, symbols=symbols_of(tex), where=_page(line)))
            case "Reference":
                mark = _Line(line.language)
                self._unlinked(kid, mark)
                self._marks.append(
                    Mark(
                        label=said(mark.text),
                        before=anchor(line.text),
                        where=_page(line),
                        page=mark.page,
                        y=mark.y,
                        leads=_leads([kid]),
                    )
                )
            case "Link":
                self._link(kid, line)
            case _ if kid.actual:
                self._touch(kid, line)
                line.add(kid.actual)
            case role:
                code, line.code = line.code, line.code or role == "Code"
                other = line.other
                self._inlines(kid, line)
                line.other = other if role == "Code" else line.other
                line.code = code or role == "Code"
        line.language = outer

    def _unlinked(self, node: Node, line: _Line) -> None:
        """The words of a mark or of the number of a note, whose links lead to each other."""
        for kid in node.kids:
            if isinstance(kid, Node) and kid.role == "Link":
                self._inlines(kid, line)
            else:
                self._inline(kid, line)

    def _link(self, node: Node, line: _Line) -> None:
        annotations = [kid for kid in node.kids if isinstance(kid, Annotation)]
        targets = list(dict.fromkeys(_target(annotation) for annotation in annotations))
        start, at = len(line.text), len(self.links)
        joins = "+" if line.link_end == start and self.links else ""
        self._inlines(node, line)
        line.link_end = len(line.text)
        described = bool(annotations) and all(a.described for a in annotations)
        self.links.insert(
            at,
            f.Link(
                text=line.text[start:],
                target=" and ".join(targets),
                described=described,
                where=joins + _page(line),
            ),
        )

    def _content(self, content: Content, line: _Line) -> None:
        """The text of a piece of marked content; on a new line a space, unless a word is broken."""
        for piece in self._pieces.get((content.page, content.mcid), ()):
            if not piece.is_text:
                continue
            if line.page < 0:
                line.page, line.y = piece.page, piece.y
            last = line.last
            broken = last is not None and (last.page != piece.page or abs(last.y - piece.y) > 2)
            if broken:
                line.turn()
            line.last = piece
            line.other = line.other or not line.code
            line.add(piece.text)

    def _touch(self, node: Node, line: _Line) -> None:
        """Notes where a line begins that begins with something other than text."""
        pieces = [
            piece
            for part in node.walk()
            for kid in part.kids
            if isinstance(kid, Content)
            for piece in self._pieces.get((kid.page, kid.mcid), ())
        ]
        if pieces and line.page < 0:
            line.page, line.y = pieces[0].page, max(piece.y for piece in pieces)
        line.other = True

    def _flush(
        self, line: _Line, kind: f.Kind, within: tuple[Container, ...], *, level: int = 0
    ) -> None:
        text = said(line.text)
        if not text:
            return
        where = _page(line)
        self.blocks.append(f.Block(kind=kind, text=text, level=level, within=within, where=where))
        if line.page >= 0:
            self._order.append((line.page, line.y, text))
        for language, words in line.languages:
            if primary(language) != primary(self._structure.language) and said(words):
                self.languages.append(f.Language(text=said(words), language=language, where=where))

    def _where(self) -> str:
        return next((block.where for block in reversed(self.blocks) if block.where), "")


def _is_displayed(node: Node) -> bool:
    """Whether an element holds nothing but a formula, and perhaps its number."""
    roles = [kid.role for kid in node.elements()]
    return roles in (["Formula"], ["Formula", "P"])


def _said_of(block: f.Block) -> str:
    """The words of a block; the number before an item is none of them."""
    return "" if block.kind == "term" and _NUMBER.fullmatch(block.text) else block.text


_NUMBER: Final = re.compile(r"[0-9A-Za-z]{1,8}\.|-[0-9]+\.")


def _nearest(node: Node, roles: tuple[str, ...]) -> Iterator[Node]:
    """The elements of these roles below `node`, and none within them."""
    for kid in node.elements():
        if kid.role in roles:
            yield kid
        else:
            yield from _nearest(kid, roles)


def _leads(nodes: Sequence[Node]) -> str:
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


def _page(line: _Line) -> str:
    return f"page {line.page + 1}" if line.page >= 0 else ""


def _integer(value: Any) -> int:
    return int(value) if isinstance(value, int) else 1
