"""Word files as pandoc is given them, and where in them something stands.

pandoc leaves out, in silence, what stands in boxes of text and the paragraph around them, in fields
of one element, in ruby and in runs that say their direction, ends of lines and tabs under their
rarer names, cells beyond the first row of a table, and check boxes; and it reads what is hidden. So
these are put where pandoc reads them, and what nobody can read is told. A file without any is as it
was.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import msgspec

from publish.archive import DAMAGE, Archive, opened, pack
from publish.diagnostics import Log
from publish.document import Apparatus, Document, List, ListItem, Node, Origin
from publish.pandoc.places import Places
from publish.readers.aligned import with_lines
from publish.readers.wordcontents import Lists, lists_of
from publish.readers.wordforms import plain_indents, say_forms
from publish.readers.wordfurniture import furniture_of
from publish.readers.wordnumbers import Heading, counted_levels, numbered_of, say_items, say_numbers
from publish.readers.wordtables import mend_tables
from publish.walk import rebuild

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PARTS: Final = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
_STYLES: Final = "word/styles.xml"
_CODE: Final = ("HTML Preformatted", "Preformatted Text")
"""What Word and LibreOffice call text that is kept to the letter, as pasted from the web."""
_MAIN: Final = re.compile(r"word/document\d*\.xml")
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_NAMED: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_EMBEDDED: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_IMAGE_DATA: Final = "{urn:schemas-microsoft-com:vml}imagedata"
_UNREAD: Final = {
    "chart": "a chart",
    "chartex": "a chart",
    "diagram": "a diagram of SmartArt",
    "ink": "a drawing by hand",
}
"""What is drawn from data that no reader of ours knows, by the end of its namespace."""
_WRAPPERS: Final = tuple(f"{_W}{name}" for name in ("customXml", "dir", "bdo", "fldSimple"))
_USUAL: Final = {f"{_W}cr": f"{_W}br", f"{_W}ptab": f"{_W}tab"}
"""Elements that say what others say, which pandoc knows (ECMA-376 part 1, 17.3.3)."""
_PAGE_OF: Final = re.compile(r"\s*PAGEREF\s")
_OFF: Final = ("0", "false", "off")
_WORDS: Final = 5
"""So many words say which paragraph is meant."""


class WordFile(msgspec.Struct, frozen=True, kw_only=True):
    """`data` is what pandoc reads, `paragraphs` are the words of each paragraph of the text, and
    after them the names of the pictures in it. `labels` are the words before the first tab of a
    paragraph, which pandoc reads as a space, by its number; `numbers`, what stands around
    the number that Word gives it. `apparatus` is what the file asks of
    a layout, and `furniture` what the heads and feet of its pages say."""

    data: bytes
    paragraphs: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    labels: Mapping[int, str] = {}
    numbers: Mapping[int, tuple[str, str]] = {}
    apparatus: Apparatus = Apparatus()
    furniture: tuple[str, ...] = ()

    @property
    def places(self) -> Places:
        """Where the file has what is told of."""
        lines = zip(self.paragraphs, self.pictures, strict=True)
        return _Paragraphs("\n".join(f"{words} {names}" for words, names in lines), self)

    def origin(self, number: int) -> Origin:
        """The place of a paragraph, from 1."""
        return _origin(number, number, self.paragraphs[number - 1])

    def placed(self, document: Document) -> Document:
        """`document`, which was read from it, with the paragraphs of its blocks, where sure."""
        if not any(self.paragraphs):
            return document
        # Every second line is empty, for an empty line ends a block.
        document = with_lines(document, "\n\n".join(self.paragraphs), each=2)
        return rebuild(document, self._numbered)

    def _numbered(self, node: Node) -> Node:
        match node:
            case List(ordered=True, items=(ListItem(origin=Origin(first=first)), *_)) if (
                first in self.numbers
            ):
                prefix, suffix = self.numbers[first]
                node = msgspec.structs.replace(node, prefix=prefix, suffix=suffix)
            case _:
                pass
        origin = getattr(node, "origin", None)
        if not isinstance(origin, Origin) or origin.words:
            return node
        there = _origin(origin.first, origin.last, self.paragraphs[origin.first - 1])
        return msgspec.structs.replace(node, origin=there)


class _Paragraphs(Places):
    """Places among paragraphs, of which each is a line."""

    def __init__(self, text: str, file: WordFile) -> None:
        super().__init__(text)
        self._file = file

    def _line(self, at: int | None) -> Origin | None:
        found = super()._line(at)
        return None if found is None else self._file.origin(found.first)

    def heading(self, title: str) -> Origin | None:
        found = super().heading(title)
        return None if found is None else self._file.origin(found.first)


def word_file(data: bytes, log: Log) -> WordFile:
    """`data`, an archive that was examined already, as a Word file.

    `log` is told what of it is not published. Of a damaged part pandoc will say what is wrong.
    """
    changed: dict[str, bytes] = {}
    paragraphs: list[str] = []
    pictures: list[str] = []
    labels: dict[int, str] = {}
    numbers: dict[int, tuple[str, str]] = {}
    apparatus = Apparatus()
    furniture: tuple[str, ...] = ()
    with suppress(*DAMAGE), opened(data) as archive:
        names = archive.namelist()
        furniture = furniture_of(archive)
        styles = parsed(archive.read(_STYLES)) if _STYLES in names else None
        if styles is not None and _code_named(styles):
            changed[_STYLES] = _written(styles)
        for name in names:
            if not _PARTS.fullmatch(name):
                continue
            root = parsed(archive.read(name))
            if root is None:
                continue
            whole = _one_body(root)
            part = _Part(root, log)
            lists, said = Lists(), False
            if _MAIN.fullmatch(name):
                headings, items, around = numbered_of(root, archive)
                levels = counted_levels(headings)
                said = levels is None and part.numbers_said(headings)
                said = say_items(items) or said
                lists = lists_of(root)
                apparatus = msgspec.structs.replace(lists.apparatus, section_numbers=levels or None)
            if part.mended(lists.paragraphs, styles) or said or whole:
                changed[name] = _written(root)
            if _MAIN.fullmatch(name):
                targets = _targets(archive, name)
                for paragraph in root.iter(f"{_W}p"):
                    paragraphs.append(_words(paragraph))
                    if paragraph in around:
                        numbers[len(paragraphs)] = around[paragraph]
                    if label := _label(paragraph):
                        labels[len(paragraphs)] = label
                    embedded = (e.get(_EMBEDDED, "") for e in paragraph.iter())
                    pictures.append(" ".join(targets[e] for e in embedded if e in targets))
        if changed:
            members = ((name, changed.get(name) or archive.read(name)) for name in names)
            data = pack(list(members))
    return WordFile(
        data=data,
        paragraphs=tuple(paragraphs),
        pictures=tuple(pictures),
        labels=labels,
        numbers=numbers,
        apparatus=apparatus,
        furniture=furniture,
    )


class _Part:
    """A part of the file that holds text; `log` is told of what nobody reads in it."""

    def __init__(self, root: Element, log: Log) -> None:
        self._root = root
        self._log = log
        self._numbers = {p: n for n, p in enumerate(root.iter(f"{_W}p"), start=1)}

    def mended(self, lists: Iterable[Element], styles: Element | None) -> bool:
        """Whether anything had to be put elsewhere, or left out, as paragraphs of `lists` are."""
        listed = self._lists_left_out(tuple(lists))
        self._tell_unread()
        self._tell_pages()
        changes = (
            self._called_usually(),
            say_forms(self._root),
            plain_indents(self._root),
            self._hidden_left_out(),
            self._wrappers_opened(),
            self._ruby_in_line(),
            self._boxes_below(),
            mend_tables(self._root, styles),
        )
        return listed or any(changes)

    def numbers_said(self, headings: Sequence[Heading]) -> bool:
        """Makes words of the numbers of headings, which the layout would not count so."""
        say_numbers(headings)
        first = next(heading.paragraph for heading in headings if heading.number)
        self._log.info(
            "numbers-said",
            "the numbers that Word sets before headings are words of these",
            origin=self._origin(first),
        )
        return True

    def _lists_left_out(self, lists: Sequence[Element]) -> bool:
        """Their paragraphs stay, without words, for places are counted by them."""
        if lists:
            self._log.info(
                "contents-made-anew",
                "the list of contents that Word has made is left out: it is made anew",
                origin=self._origin(lists[0]),
            )
        for paragraph in lists:
            for part in [e for e in paragraph if e.tag != f"{_W}pPr"]:
                paragraph.remove(part)
            for style in list(paragraph.iterfind(f"{_W}pPr/{_W}pStyle")):
                _replace(style, [])
        return bool(lists)

    def _tell_unread(self) -> None:
        for drawn in self._root.iter(_DRAWN):
            kind = _UNREAD.get(drawn.get("uri", "").rpartition("/")[2])
            if kind is not None:
                named = next(drawn.iterancestors(f"{_W}drawing")).find(f".//{_NAMED}")
                alt = "" if named is None else named.get("descr") or named.get("title") or ""
                self._lost(drawn, kind, f' that shows "{alt}"' if alt else "")
        for embedded in self._root.iter(f"{_W}object"):
            if embedded.find(f".//{_IMAGE_DATA}") is None:
                self._lost(embedded, "an object of another program", "")

    def _lost(self, element: Element, what: str, said: str) -> None:
        self._log.add(
            "loss",
            "drawing-not-read",
            f"{what}{said} is not published: it cannot be read",
            origin=self._origin(element),
            hint="put a picture of it there in Word: copy it, then Paste Special as PNG",
        )

    def _tell_pages(self) -> None:
        """The page of something is a number that Word has filled in for its own pages."""
        for field in self._root.iter(f"{_W}instrText", f"{_W}fldSimple"):
            said = field.get(f"{_W}instr") or field.text or ""
            if _PAGE_OF.match(said):
                self._log.warning(
                    "page-of-word",
                    "the number of a page is printed as Word has filled it in, for its own pages",
                    origin=self._origin(field),
                    hint="refer in Word to the number or the words of the heading instead",
                )

    def _called_usually(self) -> bool:
        found = list(self._root.iter(*_USUAL))
        for element in found:
            element.tag = _USUAL[element.tag]
        return bool(found)

    def _hidden_left_out(self) -> bool:
        hidden = [run for run in self._root.iter(f"{_W}r") if _is_hidden(run) and _words(run)]
        for run in hidden:
            self._log.warning(
                "hidden-text-dropped",
                f'hidden text is not published: "{_first_words(_words(run))}"',
                origin=self._origin(run),
                hint="show it in Word (Font, Hidden), or delete it",
            )
            _replace(run, [])
        return bool(hidden)

    def _wrappers_opened(self) -> bool:
        wrappers = [e for e in self._root.iter(*_WRAPPERS) if not _is_link(e)]
        for wrapper in wrappers:
            _replace(wrapper, [e for e in wrapper if not e.tag.endswith("Pr")])
        return bool(wrappers)

    def _ruby_in_line(self) -> bool:
        found = list(self._root.iter(f"{_W}ruby"))
        for ruby in found:
            run = next(ruby.iterancestors(f"{_W}r"))
            above = "".join(t.text or "" for t in ruby.iterfind(f"{_W}rt//{_W}t"))
            base = list(ruby.iterfind(f"{_W}rubyBase/*"))
            said = run.makeelement(f"{_W}r")
            said.append(said.makeelement(f"{_W}t"))
            said[0].text = f"({above})"
            _replace(run, [*base, *([said] if above else [])])
        return bool(found)

    def _boxes_below(self) -> bool:
        for choice in self._root.iter(f"{_MC}Choice"):
            if choice.find(f".//{_W}txbxContent") is not None:
                for other in list(choice.itersiblings(f"{_MC}Fallback")):
                    _replace(other, [])
        found = list(self._root.iter(f"{_W}txbxContent"))
        first = self._origin(found[0]) if found else None
        for box in reversed(found):
            around = next(box.iterancestors(f"{_W}p"), None)
            if around is None:
                continue
            for block in reversed(list(box)):
                around.addnext(block)
            _replace(box, [])
        if found:
            self._log.info(
                "box-in-text",
                f"boxes of text stand below their paragraphs: {len(found)}",
                origin=first,
            )
        return bool(found)

    def _origin(self, element: Element) -> Origin | None:
        around = [e for e in (element, *element.iterancestors()) if e in self._numbers]
        if not around or not self._root.tag.endswith("}document"):
            return None
        outer = around[-1]
        return _origin(self._numbers[outer], self._numbers[outer], _words(outer))


def _one_body(root: Element) -> bool:
    """Appends further bodies, as some programs write, to the first, the only one that is read."""
    bodies = list(root.iterfind(f"{_W}body"))
    for body in bodies[1:]:
        bodies[0].extend(list(body))
        _replace(body, [])
    return len(bodies) > 1


def _code_named(styles: Element) -> bool:
    """Gives styles of text that is kept to the letter the one name by which pandoc knows it."""
    names = [e for e in styles.iterfind(f"{_W}style/{_W}name") if e.get(f"{_W}val") in _CODE]
    for name in names:
        name.set(f"{_W}val", "Source Code")
    return bool(names)


def parsed(data: bytes) -> Element | None:
    """The root of a part; `None` when it is damaged."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _written(root: Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _targets(archive: Archive, part: str) -> dict[str, str]:
    """The names of what a part refers to, by the ids in it."""
    folder, name = posixpath.split(part)
    beside = f"{folder}/_rels/{name}.rels"
    root = parsed(archive.read(beside)) if beside in archive.namelist() else None
    return {} if root is None else {e.get("Id", ""): e.get("Target", "") for e in root}


def _replace(element: Element, others: list[Element]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = others


def _is_hidden(run: Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val") not in _OFF


def _is_link(element: Element) -> bool:
    return "HYPERLINK" in element.get(f"{_W}instr", "")


def _words(element: Element) -> str:
    return " ".join("".join(_texts(element)).split())


def _label(paragraph: Element) -> str:
    """The words before the first tab of a paragraph, "" where there is none."""
    said: list[str] = []
    for part in paragraph.iterfind(f".//{_W}r/*"):
        if part.tag == f"{_W}tab":
            return " ".join("".join(said).split())
        said += [part.text or ""] if part.tag == f"{_W}t" else []
    return ""


def _texts(element: Element) -> Iterator[str]:
    for part in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}p"):
        yield part.text or "" if part.tag == f"{_W}t" else " "


def _origin(first: int, last: int, text: str) -> Origin:
    """The place of paragraphs, the first of which says `text`. One that says nothing, as around a
    picture, has words too, for by these a place is one of paragraphs and none of lines."""
    return Origin(first, last, words=_first_words(text) or "…")


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
