"""Word files as pandoc is given them, and where in them something stands.

pandoc leaves out, in silence, what stands in boxes of text and the paragraph around them, in fields
of one element, in ruby and in runs that say their direction, ends of lines and tabs under their
rarer names, cells beyond the first row of a table, and check boxes; and it reads what is hidden. So
these are put where pandoc reads them, and what nobody can read is told. A file without any is as it
was.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import msgspec

from publish.archive import DAMAGE, Archive, opened, pack
from publish.diagnostics import Log
from publish.document import Apparatus, Document, List, ListItem, Node, Origin
from publish.pandoc.source_positions import Places
from publish.patterns import pattern
from publish.readers.origins import with_lines
from publish.readers.word.contents_lists import Lists, lists_of
from publish.readers.word.headers_footers import furniture_of
from publish.readers.word.numbering import counted_levels, numbered_of, say_items
from publish.readers.word.parts import Part
from publish.readers.word.xml_parts import W, origin_of, parsed, replace, words_of, written
from publish.walk import rebuild

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PARTS: Final = pattern(r"word/(?:document|footnotes|endnotes)\d*\.xml")
_STYLES: Final = "word/styles.xml"
_CODE: Final = ("HTML Preformatted", "Preformatted Text")
"""What Word and LibreOffice call text that is kept to the letter, as pasted from the web."""
_MAIN: Final = pattern(r"word/document\d*\.xml")
_EMBEDDED: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


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
        return origin_of(number, number, self.paragraphs[number - 1])

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
        there = origin_of(origin.first, origin.last, self.paragraphs[origin.first - 1])
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
            changed[_STYLES] = written(styles)
        for name in names:
            if not _PARTS.fullmatch(name):
                continue
            root = parsed(archive.read(name))
            if root is None:
                continue
            whole = _one_body(root)
            part = Part(root, log)
            lists, said = Lists(), False
            if _MAIN.fullmatch(name):
                headings, items, around = numbered_of(root, archive)
                levels = counted_levels(headings)
                said = levels is None and part.numbers_said(headings)
                said = say_items(items) or said
                lists = lists_of(root)
                apparatus = msgspec.structs.replace(lists.apparatus, section_numbers=levels or None)
            if part.mended(lists.paragraphs, styles) or said or whole:
                changed[name] = written(root)
            if _MAIN.fullmatch(name):
                targets = _targets(archive, name)
                for paragraph in root.iter(f"{W}p"):
                    paragraphs.append(words_of(paragraph))
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


def _one_body(root: Element) -> bool:
    """Appends further bodies, as some programs write, to the first, the only one that is read."""
    bodies = list(root.iterfind(f"{W}body"))
    for body in bodies[1:]:
        bodies[0].extend(list(body))
        replace(body, [])
    return len(bodies) > 1


def _code_named(styles: Element) -> bool:
    """Gives styles of text that is kept to the letter the one name by which pandoc knows it."""
    names = [e for e in styles.iterfind(f"{W}style/{W}name") if e.get(f"{W}val") in _CODE]
    for name in names:
        name.set(f"{W}val", "Source Code")
    return bool(names)


def _targets(archive: Archive, part: str) -> dict[str, str]:
    """The names of what a part refers to, by the ids in it."""
    folder, name = posixpath.split(part)
    beside = f"{folder}/_rels/{name}.rels"
    root = parsed(archive.read(beside)) if beside in archive.namelist() else None
    return {} if root is None else {e.get("Id", ""): e.get("Target", "") for e in root}


def _label(paragraph: Element) -> str:
    """The words before the first tab of a paragraph, "" where there is none."""
    said: list[str] = []
    for part in paragraph.iterfind(f".//{W}r/*"):
        if part.tag == f"{W}tab":
            return " ".join("".join(said).split())
        said += [part.text or ""] if part.tag == f"{W}t" else []
    return ""
