"""The inside of a block: words, marks, links, pictures, formulas, and the marks of notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from publish.checks import facts as f
from publish.checks.facts import OBJECT, letters_of, said, symbols_of
from publish.checks.read.html.anchors import Address, Places
from publish.checks.read.html.elements import (
    HIDDEN,
    NOTE_MARKS,
    Element,
    classes,
    language_of,
    local,
    roles,
    text_of,
)
from publish.checks.text_lines import Line, LineFacts, anchor

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


class MarkupLine(Line):
    """Inline content on its way to becoming a block; `displayed` is a formula that stands alone,
    and `pieces` are the texts with the elements that they stand in."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.displayed = False
        self.pieces: list[tuple[str, Element]] = []

    def say(self, text: str | None, element: Element) -> None:
        """Adds text that stands in an element."""
        self.add(text or "")
        self.pieces.append((text or "", element))


class NoteMark(NamedTuple):
    """The mark of a note: its label, the words before it, where it stands, and where it leads."""

    label: str
    before: str
    place: Address
    note: Address | None


class LineReader(LineFacts):
    """Reads one line after the other and gathers what stands in them."""

    def __init__(self, places: Places, picture: Callable[[str, str], str]) -> None:
        super().__init__()
        self._places = places
        self._picture = picture
        self.note_marks: list[NoteMark] = []

    def below(self, element: Element, line: MarkupLine) -> None:
        """What an element holds."""
        line.say(element.text, element)
        for child in element:
            if local(child) and local(child) not in HIDDEN:
                self.read(child, line)
            line.say(child.tail, element)

    def read(self, element: Element, line: MarkupLine) -> None:
        """An element within a line."""
        outer, start = line.language, len(line.text)
        line.language = language_of(element, outer)
        self._places.mark(element)
        match local(element):
            case "br":
                line.end_line()
            case "span" if "note-label" in classes(element):
                pass
            case "img":
                self._image(element, line)
            case "math":
                self._formula(element, line)
            case "a" if roles(element) & NOTE_MARKS:
                document = self._places.document
                place = document, element.get("id", "")
                note = self._places.address(document, element.get("href", ""))
                mark = NoteMark(text_of(element), anchor(line.text), place, note)
                self.note_marks.append(mark)
            case "a" if roles(element) & {"doc-backlink", "backlink"}:
                pass
            case "a" if element.get("href") is not None:
                self._link(element, line)
            case _:
                self.below(element, line)
        line.language = outer
        if kind := _mark(element):
            line.mark(kind, start)

    def _link(self, element: Element, line: MarkupLine) -> None:
        target = self._places.target(element.get("href", ""))
        start = len(line.text)
        self.below(element, line)
        title = said(element.get("title") or "")
        described = bool(said(line.text[start:]) or title or element.get("aria-label"))
        where = self._places.document
        link = f.Link(text="", target=target, title=title, described=described, where=where)
        self.link(line, start, link)

    def _image(self, element: Element, line: MarkupLine) -> None:
        silent = bool(roles(element) & {"presentation", "none"})
        alt = said(element.get("alt") or "")
        line.add(OBJECT if alt and not silent else "")
        self.pictures.append(
            f.Picture(
                alt=alt,
                decorative=silent or element.get("alt") == "",
                digest=self._picture(self._places.document, element.get("src", "")),
                where=self._places.document,
            )
        )

    def _formula(self, element: Element, line: MarkupLine) -> None:
        line.say(OBJECT, element)
        line.displayed = line.displayed or element.get("display") == "block"
        self.formulas.append(formula_of(element, self._places.document))


def _mark(element: Element) -> f.MarkKind | None:
    """What an element marks its words as. TeX that stands for a formula is none of the author's
    code."""
    names = classes(element)
    if "math" in names:
        return None
    return next((_MARKS[name] for name in (local(element), *names) if name in _MARKS), None)


def formula_of(element: Element, where: str) -> f.Formula:
    """What a `math` element says: the TeX that annotates it, or is spoken for it, and its signs."""
    notes = [e for e in element.iter() if local(e) in ("annotation", "annotation-xml")]
    tex = next((said(e.text or "") for e in notes if "tex" in e.get("encoding", "")), "")
    shown = "".join(
        said(e.text or "") for e in element.iter() if local(e) in ("mi", "mn", "mo", "mtext")
    )
    return f.Formula(
        tex=tex or said(element.get("alttext") or ""),
        symbols=symbols_of(shown),
        letters=letters_of(shown),
        where=where,
    )
