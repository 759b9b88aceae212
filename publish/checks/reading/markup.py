"""XHTML and HTML trees → facts: what a reading system would say, element by element.

Both parsers give elements with the same names, so one walk serves the web page and each content
document of a book. What an element is, its name and its role say; classes are asked only for what
HTML has no name for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, Literal

import msgspec

from publish.checks import facts as f
from publish.checks.counting import marker
from publish.checks.facts import BOXES, BULLET, OBJECT, Container, letters_of, said, symbols_of
from publish.checks.gathering import Line, anchor, merged
from publish.document import Numbering

Element = Any
"""An element of lxml's or of ElementTree's; the walk uses what they have in common."""

_HIDDEN: Final = frozenset({"head", "script", "style", "template", "title", "colgroup"})
_BLOCKS: Final = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div"),
        *("dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_LISTS: Final = frozenset({"doc-toc", "toc", "loi", "lot"})
"""Lists of contents, figures and tables; HTML has no role for the last two, our class says it."""
_HEADING: Final = re.compile(r"h[1-6]")
_NUMBERINGS: Final[dict[str, Numbering]] = {
    "lower-alpha": "lower_alpha",
    "upper-alpha": "upper_alpha",
    "lower-roman": "lower_roman",
    "upper-roman": "upper_roman",
    "a": "lower_alpha",
    "A": "upper_alpha",
    "i": "lower_roman",
    "I": "upper_roman",
}
_MARKS: Final[dict[str, f.MarkKind]] = {
    "b": "strong",
    "code": "code",
    "del": "strikeout",
    "em": "emphasis",
    "i": "emphasis",
    "kbd": "keyboard",
    "mark": "highlight",
    "s": "strikeout",
    "small-caps": "small_caps",
    "strong": "strong",
    "sub": "subscript",
    "sup": "superscript",
    "u": "underline",
}
"""Names of elements, and our class for what HTML has none for."""
OPS: Final = "{http://www.idpf.org/2007/ops}type"

Address = tuple[str, str]
"""A document of the publication, and an id in it."""


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def roles(element: Element) -> set[str]:
    """What an element says it is: ARIA's role, and EPUB's types."""
    return {*element.get("role", "").split(), *element.get(OPS, "").split()}


def classes(element: Element) -> list[str]:
    return str(element.get("class", "")).split()


def text_of(element: Element) -> str:
    return said("".join(str(text) for text in element.itertext()))


class _Line(Line):
    """Inline content on its way to becoming a block; `displayed` is a formula that stands alone."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.displayed = False


class MarkupReader:
    """Gathers facts from one document after the other; `done` gives them all.

    `address` resolves a link's `href` in a document to an address, or to `None` when it leads out
    of the publication. `picture` gives the digest of a picture by its `src`.
    """

    def __init__(
        self,
        address: Callable[[str, str], Address | None],
        picture: Callable[[str, str], str],
    ) -> None:
        self._address = address
        self._picture = picture
        self._document = ""
        self._language = ""
        self._order: list[str] = []
        self._places: dict[Address, tuple[int, str]] = {}
        self._internal: dict[str, Address] = {}
        self._lists: list[tuple[str, Element]] = []
        self._notes: dict[Address, Element] = {}
        self._marks: list[tuple[str, str, Address, Address | None]] = []
        self.blocks: list[f.Block] = []
        self.tables: list[f.Table] = []
        self.notes: list[f.Note] = []
        self.links: list[f.Link] = []
        self.pictures: list[f.Picture] = []
        self.captions: list[f.Caption] = []
        self.formulas: list[f.Formula] = []
        self.languages: list[f.Language] = []
        self.directions: list[f.Directed] = []
        self.marks: list[f.Marked] = []
        self.lines: list[f.BrokenLine] = []
        self.signs: list[f.Sign] = []

    # -- documents ---------------------------------------------------------------------------------

    def read(self, name: str, root: Element) -> None:
        """Reads a document of the publication."""
        self._document = name
        self._language = _language(root, "") or self._language
        self._visit_children(root, _language(root, ""), ())

    def done(self) -> f.Facts:
        """All facts; notes come in the order of their marks, those nobody marks at the end."""
        read: set[Address] = set()
        at = 0
        while at < len(self._marks):
            label, before, mark, address = self._marks[at]
            at += 1
            element = self._notes.get(address) if address else None
            if address is None or element is None:
                self.notes.append(f.Note(label=label, anchor=before, text="", where=mark[0]))
                continue
            read.add(address)
            self._note(address[0], element, label, before, mark)
        for address, element in self._notes.items():
            if address not in read:
                self._note(address[0], element, "", "", None)
        links = [self._landed(link) for link in merged(self.links)]
        return f.Facts(
            blocks=tuple(self.blocks),
            tables=tuple(self.tables),
            notes=tuple(self.notes),
            links=tuple(links),
            pictures=tuple(self.pictures),
            captions=tuple(self.captions),
            formulas=tuple(self.formulas),
            languages=tuple(self.languages),
            directions=tuple(self.directions),
            marks=tuple(self.marks),
            lines=tuple(self.lines),
            signs=tuple(self.signs),
            contents=tuple(entry for name, nav in self._lists for entry in self.entries(name, nav)),
        )

    def entries(self, name: str, nav: Element) -> list[f.Entry]:
        """The lines of a list of links; they say where they lead once all documents are read."""
        found: list[f.Entry] = []

        def visit(element: Element, level: int) -> None:
            for child in element:
                if local(child) in ("ol", "ul"):
                    visit(child, level + 1)
                elif local(child) == "a":
                    address = self._address(name, child.get("href", ""))
                    found.append(
                        f.Entry(
                            text=text_of(child), level=level, lands=self.lands(address), where=name
                        )
                    )
                elif not _HEADING.fullmatch(local(child)):
                    visit(child, level)

        visit(nav, 0)
        return found

    def lands(self, address: Address | None) -> tuple[str, ...] | None:
        """What stands at an address; `None` for one that is not there."""
        if address is None or address not in self._places:
            return None
        place, heading = self._places[address]
        return (*self._order[place : place + 1], *([heading] if heading else []))

    def _landed(self, link: f.Link) -> f.Link:
        address = self._internal.get(link.target)
        if address is None:
            return link
        return msgspec.structs.replace(link, target=f"#{address[1]}", lands=self.lands(address))

    # -- blocks ------------------------------------------------------------------------------------

    def _visit_children(
        self,
        element: Element,
        language: str,
        within: tuple[Container, ...],
        kind: f.Kind = "paragraph",
    ) -> None:
        """Blocks below an element; what stands between them is a paragraph without a name."""
        line = _Line(language)
        line.add(element.text or "")
        for child in element:
            name = local(child)
            if name in _HIDDEN:
                pass
            elif name in _BLOCKS or _holds_blocks(child):
                self._flush(line, within, kind)
                line = _Line(language)
                self._visit(child, language, within)
            else:
                self._inline(child, line)
            line.add(child.tail or "")
        self._flush(line, within, kind)

    def _visit(self, element: Element, language: str, within: tuple[Container, ...]) -> None:
        language = _language(element, language)
        name, is_ = local(element), roles(element)
        if element.get("hidden") is not None:
            return
        if is_ & {"doc-endnotes", "endnotes", "footnotes"}:
            self._mark_place(element)
            for heading in (e for e in element if _HEADING.fullmatch(local(e))):
                self._visit(heading, language, within)
            self._gather_notes(element)
            return
        if is_ & {"doc-footnote", "footnote"}:
            self._notes[self._document, element.get("id", "")] = element
            return
        self._mark_place(element)
        match name:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self._whole(element, language, within, "heading", level=int(name[1]))
            case "p":
                verse = "verse" in classes(element)
                self._whole(element, language, within, "verse" if verse else "paragraph")
            case "div" if "line-block" in classes(element):
                self._whole(element, language, within, "verse")
            case "pre":
                self._inner_places(element)
                self._put(f.Block(kind="code", text=_code(element), within=within))
            case "hr":
                self._put(f.Block(kind="break", text="", within=within))
            case "ul" | "ol":
                self._list(element, language, (*within, "list"))
            case "dt":
                self._whole(element, language, within, "term")
            case "dd":
                self._visit_children(element, language, (*within, "definition"))
            case "blockquote":
                self._visit_children(element, language, (*within, "quote"))
            case "table":
                self._table(element, language, within)
            case "figcaption" | "caption":
                self._caption(element, language)
            case "nav" if is_ & _LISTS or "contents" in classes(element):
                for heading in element:
                    if _HEADING.fullmatch(local(heading)):
                        self._visit(heading, language, within)
                self._lists.append((self._document, element))
            case "nav":
                pass
            case _ if "note" in is_:
                self._visit_children(element, language, (*within, "callout"))
            case _:
                start = len(self.blocks)
                self._visit_children(element, language, within)
                self._directed(element, " ".join(block.text for block in self.blocks[start:]))

    def _list(self, element: Element, language: str, within: tuple[Container, ...]) -> None:
        ordered = local(element) == "ol"
        number = _integer(element.get("start"), 1)
        styles = [*classes(element), element.get("type", "")]
        known = (_NUMBERINGS[name] for name in styles if name in _NUMBERINGS)
        numbering: Numbering = next(known, "decimal")
        opens = True
        for item in element:
            if local(item) != "li":
                continue
            number = _integer(item.get("value"), number)
            sign = marker(number, numbering) if ordered else BULLET
            if not ordered and _opening(item).startswith(BOXES):
                sign = ""
            self._mark_place(item)
            self.blocks.append(
                f.Block(
                    kind="item",
                    text="",
                    marker=sign,
                    opens=opens,
                    within=within,
                    where=self._document,
                )
            )
            opens = False
            self._visit_children(item, _language(item, language), within)
            number += 1

    def _table(self, table: Element, language: str, within: tuple[Container, ...]) -> None:
        rows: list[tuple[f.Cell, ...]] = []
        for part in table:
            match local(part):
                case "caption":
                    self._visit(part, language, within)
                case "tr":
                    rows.append(self._row(part, language, within))
                case "thead" | "tbody" | "tfoot":
                    language_here = _language(part, language)
                    rows += [
                        self._row(row, language_here, within) for row in part if local(row) == "tr"
                    ]
                case _:
                    pass
        if any(rows):
            self.tables.append(f.Table(rows=tuple(rows), where=self._document))

    def _row(
        self, row: Element, language: str, within: tuple[Container, ...]
    ) -> tuple[f.Cell, ...]:
        cells = []
        for cell in row:
            if local(cell) not in ("td", "th"):
                continue
            start, captions = len(self.blocks), len(self.captions)
            self._mark_place(cell)
            self._visit_children(cell, _language(cell, language), (*within, "cell"))
            texts = [block.text for block in self.blocks[start:]]
            texts += [caption.text for caption in self.captions[captions:]]
            cells.append(
                f.Cell(
                    text=said(" ".join(texts)),
                    row_span=_integer(cell.get("rowspan"), 1),
                    column_span=_integer(cell.get("colspan"), 1),
                    header=_heads(cell),
                )
            )
        return tuple(cells)

    def _caption(self, element: Element, language: str) -> None:
        start = len(self.blocks)
        order = len(self._order)
        self._visit_children(element, language, ())
        texts = [block.text for block in self.blocks[start:] if block.text]
        del self.blocks[start:]
        self._order[order:] = texts
        self.captions += [f.Caption(text=text, where=self._document) for text in texts]

    # -- notes -------------------------------------------------------------------------------------

    def _gather_notes(self, element: Element) -> None:
        """The notes below an element, each with an id."""
        for part in element.iter():
            name = local(part)
            is_note = name == "li" or roles(part) & {"doc-footnote", "footnote"}
            if is_note and part.get("id"):
                self._notes[self._document, part.get("id")] = part

    def _note(
        self, document: str, element: Element, label: str, before: str, mark: Address | None
    ) -> None:
        self._document = document
        start, order = len(self.blocks), len(self._order)
        self._visit_children(element, _language(element, self._language), ())
        text = said(" ".join(block.text for block in self.blocks[start:]))
        del self.blocks[start:]
        del self._order[order:]
        own = next((text_of(e) for e in element.iter() if "note-label" in classes(e)), "")
        shown = label if own in ("", label) else f"{label} (the note has {own})".strip()
        back = {
            self._address(document, e.get("href", ""))
            for e in element.iter()
            if roles(e) & {"doc-backlink", "backlink"}
        }
        if mark is not None and back - {mark}:
            shown = f"{shown} (the way back leads elsewhere)"
        self.notes.append(f.Note(label=shown, anchor=before, text=text, where=document))

    # -- inlines -----------------------------------------------------------------------------------

    def _whole(
        self,
        element: Element,
        language: str,
        within: tuple[Container, ...],
        kind: f.Kind,
        level: int = 0,
    ) -> None:
        """An element that holds inline content only; blocks in it come after its own words."""
        line = _Line(language)
        self._inlines(element, line)
        self._directed(element, line.text)
        self._flush(line, within, kind, level)

    def _inlines(self, element: Element, line: _Line) -> None:
        line.add(element.text or "")
        for child in element:
            if local(child) and local(child) not in _HIDDEN:
                self._inline(child, line)
            line.add(child.tail or "")

    def _inline(self, element: Element, line: _Line) -> None:
        outer, start = line.language, len(line.text)
        line.language = _language(element, outer)
        self._mark_place(element)
        match local(element):
            case "br":
                line.end_line()
            case "span" if "note-label" in classes(element):
                pass
            case "img":
                self._image(element, line)
            case "math":
                self._formula(element, line)
            case "a" if roles(element) & {"doc-noteref", "noteref"}:
                href = element.get("href", "")
                self._marks.append(
                    (
                        text_of(element),
                        anchor(line.text),
                        (self._document, element.get("id", "")),
                        self._address(self._document, href),
                    )
                )
            case "a" if roles(element) & {"doc-backlink", "backlink"}:
                pass
            case "a" if element.get("href") is not None:
                self._link(element, line)
            case _:
                self._inlines(element, line)
        line.language = outer
        if kind := _mark(element):
            line.mark(kind, start)
        self._directed(element, line.text[start:])

    def _directed(self, element: Element, text: str) -> None:
        """What the element says of the direction of its words."""
        if element.get("dir") and said(text):
            self.directions.append(
                f.Directed(text=said(text), direction=element.get("dir"), where=self._document)
            )

    def _link(self, element: Element, line: _Line) -> None:
        href = element.get("href", "")
        address = self._address(self._document, href)
        target = href
        if address is not None:
            target = f"{address[0]}#{address[1]}"
            self._internal[target] = address
        start, at = len(line.text), len(self.links)
        joins = "+" if line.link_end == start and self.links else ""
        self._inlines(element, line)
        line.link_end = len(line.text)
        text = line.text[start:]
        described = bool(said(text) or element.get("title") or element.get("aria-label"))
        self.links.insert(
            at,
            f.Link(
                text=text,
                target=target,
                title=said(element.get("title") or ""),
                described=described,
                where=joins + self._document,
            ),
        )

    def _image(self, element: Element, line: _Line) -> None:
        silent = bool(roles(element) & {"presentation", "none"})
        alt = said(element.get("alt") or "")
        line.add(OBJECT if alt and not silent else "")
        self.pictures.append(
            f.Picture(
                alt=alt,
                decorative=silent or element.get("alt") == "",
                digest=self._picture(self._document, element.get("src", "")),
                where=self._document,
            )
        )

    def _formula(self, element: Element, line: _Line) -> None:
        notes = [e for e in element.iter() if local(e) in ("annotation", "annotation-xml")]
        tex = next((said(e.text or "") for e in notes if "tex" in e.get("encoding", "")), "")
        spoken = said(element.get("alttext") or "")
        shown = [
            said(e.text or "") for e in element.iter() if local(e) in ("mi", "mn", "mo", "mtext")
        ]
        agree = not spoken or not tex or spoken == tex
        line.add(OBJECT)
        line.displayed = line.displayed or element.get("display") == "block"
        self.formulas.append(
            f.Formula(
                tex=(tex or spoken) if agree else f"{tex} (spoken as {spoken})",
                symbols=symbols_of("".join(shown)),
                letters=letters_of("".join(shown)),
                where=self._document,
            )
        )

    # -- places ------------------------------------------------------------------------------------

    def _flush(
        self, line: _Line, within: tuple[Container, ...], kind: f.Kind, level: int = 0
    ) -> None:
        text = said(line.text)
        if not text:
            return
        if line.displayed and kind == "paragraph" and text.startswith(OBJECT):
            kind = "formula"
        self._put(f.Block(kind=kind, text=text, level=level, within=within))
        self.languages += (
            f.Language(text=words, language=language, where=self._document)
            for words, language in line.foreign(self._language)
        )
        self.marks += line.marked(where=self._document)
        self.lines += line.broken(where=self._document)
        self.signs += line.signs(where=self._document)

    def _put(self, block: f.Block) -> None:
        self.blocks.append(msgspec.structs.replace(block, where=self._document))
        if block.text:
            self._order.append(block.text)

    def _mark_place(self, element: Element) -> None:
        """An address leads to the first words there, and to the heading of a part."""
        identifier = element.get("id")
        if identifier:
            headings = (_heading(child) for child in element if _HEADING.fullmatch(local(child)))
            place = len(self._order), next(headings, "")
            self._places.setdefault((self._document, identifier), place)

    def _inner_places(self, element: Element) -> None:
        for part in element.iter():
            self._mark_place(part)


def _heading(element: Element) -> str:
    """The words of a heading, its formulas as objects."""

    def words(part: Element) -> str:
        if local(part) == "math":
            return OBJECT
        return (part.text or "") + "".join(words(kid) + (kid.tail or "") for kid in part)

    return said(words(element))


def _holds_blocks(element: Element) -> bool:
    return any(local(child) in _BLOCKS for child in element)


def _language(element: Element, inherited: str) -> str:
    xml = "{http://www.w3.org/XML/1998/namespace}lang"
    return str(element.get(xml) or element.get("lang") or inherited)


def _mark(element: Element) -> f.MarkKind | None:
    """What an element marks its words as. TeX that stands for a formula is none of the author's
    code."""
    names = classes(element)
    if "math" in names:
        return None
    return next((_MARKS[name] for name in (local(element), *names) if name in _MARKS), None)


def _heads(cell: Element) -> Literal["", "column", "row", "unsaid"]:
    """What a header cell heads, which it must say itself."""
    if local(cell) != "th":
        return ""
    match cell.get("scope"):
        case "col" | "colgroup":
            return "column"
        case "row" | "rowgroup":
            return "row"
        case _:
            return "unsaid"


def _integer(text: str | None, otherwise: int) -> int:
    try:
        return int(text or otherwise)
    except ValueError:
        return otherwise


def _code(element: Element) -> str:
    """The lines of preformatted text, as they stand."""
    return "".join(str(text) for text in element.itertext()).rstrip("\n")


def _opening(item: Element) -> str:
    """The first words of an item, when they stand before anything in it that is no paragraph."""
    if text := said(item.text or ""):
        return text
    for child in item:
        if local(child) in ("p", "span", "em", "strong"):
            return _opening(child)
        return ""
    return ""
