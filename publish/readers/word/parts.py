"""A part of a Word file that holds text, with all of it where pandoc reads it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from publish.diagnostics import Log
from publish.document import Origin
from publish.patterns import pattern
from publish.readers.word.form_fields import plain_indents, say_forms
from publish.readers.word.numbering import Heading, say_numbers
from publish.readers.word.tables import mend_tables
from publish.readers.word.xml_parts import W, first_words, origin_of, replace, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_NAMED: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_IMAGE_DATA: Final = "{urn:schemas-microsoft-com:vml}imagedata"
_UNREAD: Final = {
    "chart": "a chart",
    "chartex": "a chart",
    "diagram": "a diagram of SmartArt",
    "ink": "a drawing by hand",
}
"""What is drawn from data that no reader of ours knows, by the end of its namespace."""
_WRAPPERS: Final = tuple(f"{W}{name}" for name in ("customXml", "dir", "bdo", "fldSimple"))
_USUAL: Final = {f"{W}cr": f"{W}br", f"{W}ptab": f"{W}tab"}
"""Elements that say what others say, which pandoc knows (ECMA-376 part 1, 17.3.3)."""
_PAGE_OF: Final = pattern(r"\s*PAGEREF\s")
_OFF: Final = ("0", "false", "off")


class Part:
    """A part of the file that holds text; `log` is told of what nobody reads in it."""

    def __init__(self, root: Element, log: Log) -> None:
        self._root = root
        self._log = log
        self._numbers = {p: n for n, p in enumerate(root.iter(f"{W}p"), start=1)}

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
            for part in [e for e in paragraph if e.tag != f"{W}pPr"]:
                paragraph.remove(part)
            for style in list(paragraph.iterfind(f"{W}pPr/{W}pStyle")):
                replace(style, [])
        return bool(lists)

    def _tell_unread(self) -> None:
        for drawn in self._root.iter(_DRAWN):
            kind = _UNREAD.get(drawn.get("uri", "").rpartition("/")[2])
            if kind is not None:
                named = next(drawn.iterancestors(f"{W}drawing")).find(f".//{_NAMED}")
                alt = "" if named is None else named.get("descr") or named.get("title") or ""
                self._lost(drawn, kind, f' that shows "{alt}"' if alt else "")
        for embedded in self._root.iter(f"{W}object"):
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
        for field in self._root.iter(f"{W}instrText", f"{W}fldSimple"):
            said = field.get(f"{W}instr") or field.text or ""
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
        hidden = [run for run in self._root.iter(f"{W}r") if _is_hidden(run) and words_of(run)]
        for run in hidden:
            self._log.warning(
                "hidden-text-dropped",
                f'hidden text is not published: "{first_words(words_of(run))}"',
                origin=self._origin(run),
                hint="show it in Word (Font, Hidden), or delete it",
            )
            replace(run, [])
        return bool(hidden)

    def _wrappers_opened(self) -> bool:
        wrappers = [e for e in self._root.iter(*_WRAPPERS) if not _is_link(e)]
        for wrapper in wrappers:
            replace(wrapper, [e for e in wrapper if not e.tag.endswith("Pr")])
        return bool(wrappers)

    def _ruby_in_line(self) -> bool:
        found = list(self._root.iter(f"{W}ruby"))
        for ruby in found:
            run = next(ruby.iterancestors(f"{W}r"))
            above = "".join(t.text or "" for t in ruby.iterfind(f"{W}rt//{W}t"))
            base = list(ruby.iterfind(f"{W}rubyBase/*"))
            said = run.makeelement(f"{W}r")
            said.append(said.makeelement(f"{W}t"))
            said[0].text = f"({above})"
            replace(run, [*base, *([said] if above else [])])
        return bool(found)

    def _boxes_below(self) -> bool:
        for choice in self._root.iter(f"{_MC}Choice"):
            if choice.find(f".//{W}txbxContent") is not None:
                for other in list(choice.itersiblings(f"{_MC}Fallback")):
                    replace(other, [])
        found = list(self._root.iter(f"{W}txbxContent"))
        first = self._origin(found[0]) if found else None
        for box in reversed(found):
            around = next(box.iterancestors(f"{W}p"), None)
            if around is None:
                continue
            for block in reversed(list(box)):
                around.addnext(block)
            replace(box, [])
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
        return origin_of(self._numbers[outer], self._numbers[outer], words_of(outer))


def _is_hidden(run: Element) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val") not in _OFF


def _is_link(element: Element) -> bool:
    return "HYPERLINK" in element.get(f"{W}instr", "")
