"""The inside of a paragraph: runs, links, notes, fields, pictures and formulas in their order."""

from __future__ import annotations

import hashlib
from typing import Final, NamedTuple

from publish.checks import facts as f
from publish.checks.facts import OBJECT, PAGE, PAGES, letters_of, said, symbols_of
from publish.checks.read.docx.cascade import WordStyles, attribute, is_on, value
from publish.checks.read.docx.package import WP, A, Element, M, Package, Part, R, W
from publish.checks.text_lines import Line, LineFacts, anchor

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_SVG: Final = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_SHOWN: Final = {"tab": "\t", "br": "\n", "softHyphen": "\u00ad"}


class NoteMark(NamedTuple):
    """A mark of a note: which notes, the id of the note, the mark when it is no number of Word's,
    and the words before it."""

    kind: str
    identifier: str
    own: str
    before: str


class WordLine(Line):
    """What a paragraph says, with tabs and the ends of lines.

    `entry` is the bookmark that a line of a contents list leads to, `None` for a line of anything
    else, and `page_of` the one whose page it shows. `pieces` are all texts, with their runs.
    """

    def __init__(self) -> None:
        super().__init__("")
        self.entry: str | None = None
        self.page_of = ""
        self.displayed = False
        self.bookmarks: list[str] = []
        self.pieces: list[tuple[str, Element]] = []


class _Field:
    def __init__(self) -> None:
        self.instruction = ""
        self.in_result = False
        self.start = 0


class LineReader(LineFacts):
    """Reads one paragraph after the other; a field may begin in one and end in another."""

    def __init__(self, package: Package, styles: WordStyles) -> None:
        super().__init__(styles.language)
        self._files = package.files
        self._fields: list[_Field] = []
        self._part = package.document
        self._line = WordLine()
        self._custom = False
        self._linked = 0
        self.note_marks: list[NoteMark] = []
        self.own_mark = ""

    def open(self, part: Part) -> None:
        """Turns to another part, whose relations count from now on."""
        self._part = part
        self._fields = []
        self.own_mark = ""

    def read(self, paragraph: Element, *, begun: WordLine | None = None) -> WordLine:
        """What a paragraph says, after what was `begun`."""
        self._line = begun or WordLine()
        in_contents = self._in_contents()
        for child in paragraph:
            self._child(child)
            in_contents = in_contents or self._in_contents()
        if in_contents and self._line.entry is None:
            self._line.entry = ""
        return self._line

    def _in_contents(self) -> bool:
        return any(field.instruction.split()[:1] == ["TOC"] for field in self._fields)

    def _child(self, element: Element) -> None:
        match _local(element):
            case "r":
                self._run(element)
            case "hyperlink":
                self._hyperlink(element)
            case "bookmarkStart":
                self._line.bookmarks.append(attribute(element, "name"))
            case "oMathPara":
                self._line.displayed = True
                for formula in element.iter(f"{M}oMath"):
                    self._formula(formula)
            case "oMath":
                self._formula(element)
            case _:
                pass

    def _run(self, run: Element) -> None:
        line = self._line
        for child in run:
            name = _local(child)
            match name:
                case "t":
                    self._say(_kept(child), run)
                case "fldChar":
                    self._field(attribute(child, "fldCharType"))
                case "instrText":
                    if self._fields:
                        self._fields[-1].instruction += child.text or ""
                case "footnoteReference" | "endnoteReference":
                    kind = name.replace("Reference", "s")
                    self._custom = attribute(child, "customMarkFollows") in ("1", "true")
                    before = anchor(line.text)
                    self.note_marks.append(NoteMark(kind, attribute(child, "id"), "", before))
                case "sym" if line.text.endswith("\n"):
                    # The sign of a wrapped line of code: the end of line before it is none of ours.
                    line.text = line.text.removesuffix("\n")
                    line.pieces.pop()
                case "drawing":
                    self._drawing(child)
                case _ if name in _SHOWN:
                    self._say(_SHOWN[name], run)
                case _:
                    pass

    def _say(self, text: str, run: Element) -> None:
        """Text of a run, unless it belongs to a field's instruction or is a page number."""
        if any(not field.in_result for field in self._fields):
            return
        line = self._line
        line.pieces.append((text, run))
        if self._custom:
            self.note_marks[-1] = self.note_marks[-1]._replace(own=said(text))
            self._custom = False
            return
        if self._fields and self._fields[-1].instruction.split()[:1] == ["PAGEREF"]:
            return
        if not line.text and not self.own_mark and _is_mark(run):
            self.own_mark = said(text)
        if said(text) or not line.languages:
            line.language = _language(run)
        line.add(text)

    # -- fields ------------------------------------------------------------------------------------

    def _field(self, kind: str) -> None:
        match kind:
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._fields[-1].in_result = True
                self._fields[-1].start = len(self._line.text)
            case "end" if self._fields:
                field = self._fields.pop()
                self._end(field.instruction, field.start)
            case _:
                pass

    def _end(self, instruction: str, start: int) -> None:
        """What a field's result is: a number of pages, a cross-reference, or words."""
        line = self._line
        match instruction.split():
            case ["PAGE", *_]:
                line.text = f"{line.text[:start]}{PAGE}"
            case ["NUMPAGES", *_]:
                line.text = f"{line.text[:start]}{PAGES}"
            case ["PAGEREF", name, *_]:
                line.page_of = name
            case ["REF", name, *switches] if "\\h" in switches and not self._linked:
                self._link(start, f"#{name}", tip=said(line.text[start:]))
            case _:
                pass

    # -- links, pictures, formulas -----------------------------------------------------------------

    def _hyperlink(self, element: Element) -> None:
        start = len(self._line.text)
        target = f"#{attribute(element, 'anchor')}"
        if relation := element.get(f"{R}id"):
            known = self._part.relations.get(relation)
            target = known.target if known else ""
        self._linked += 1
        for child in element:
            self._child(child)
        self._linked -= 1
        if self._in_contents():
            self._line.entry = target[1:]
        else:
            self._link(start, target, tip=attribute(element, "tooltip"))

    def _link(self, start: int, target: str, *, tip: str) -> None:
        """A link; its tip is its title, unless that only says where it leads or repeats it."""
        repeated = tip.startswith("#") or said(tip) == said(self._line.text[start:])
        title, where = "" if repeated else said(tip), self._part.name
        link = f.Link(text="", target=target, title=title, described=bool(tip), where=where)
        self.link(self._line, start, link)

    def _drawing(self, drawing: Element) -> None:
        properties = next(drawing.iter(f"{WP}docPr"), None)
        alt = "" if properties is None else said(properties.get("descr", ""))
        silent = any(e.get("val") in ("1", "true") for e in drawing.iter(_DECORATIVE))
        self._line.add(OBJECT if alt and not silent else "")
        vector = [e.get(f"{R}embed", "") for e in drawing.iter(_SVG)]
        raster = [e.get(f"{R}embed", "") for e in drawing.iter(f"{A}blip")]
        relations = self._part.relations
        names = [relations[name].target for name in (*vector, *raster) if name in relations]
        data = next((self._files[name] for name in names if name in self._files), None)
        extent = next(drawing.iter(f"{WP}extent"), None)
        across, down = (_integer(extent, side) for side in ("cx", "cy"))
        self.pictures.append(
            f.Picture(
                alt=alt,
                decorative=silent,
                digest="missing" if data is None else hashlib.sha256(data).hexdigest(),
                ratio=across / max(down, 1) * _uncut(drawing),
                where=self._part.name,
            )
        )

    def _formula(self, element: Element) -> None:
        shown = "".join(text.text or "" for text in element.iter(f"{M}t") if not _is_phantom(text))
        self._line.add(OBJECT)
        self.formulas.append(
            f.Formula(
                tex="",
                symbols=symbols_of(shown),
                letters=letters_of(shown),
                where=self._part.name,
            )
        )


def _is_phantom(text: Element) -> bool:
    """Whether a sign of a formula only keeps its place (`m:phant`, 22.1.2.81)."""
    shows = (above.find(f"{M}phantPr/{M}show") for above in text.iterancestors(f"{M}phant"))
    return any(show is not None and show.get(f"{M}val") in ("0", "off", "false") for show in shows)


def _uncut(drawing: Element) -> float:
    """How much wider than high what is cut off a picture makes it (20.1.8.55)."""
    cut = next(drawing.iter(f"{A}srcRect"), None)
    left, right, above, below = (_integer(cut, side) for side in ("l", "r", "t", "b"))
    return (100_000 - above - below) / max(100_000 - left - right, 1)


def _integer(element: Element | None, name: str) -> int:
    text = "" if element is None else element.get(name, "")
    return int(text) if text.isdecimal() else 0


def _kept(element: Element) -> str:
    """What Word keeps of a text: the spaces at its ends only where it says so (XML 1.0, 2.10)."""
    text = element.text or ""
    return text if element.get(_SPACE) == "preserve" else text.strip(" \t\r\n")


def _language(run: Element) -> str:
    """The language that a run states itself (17.3.2.20)."""
    stated = run.find(f"{W}rPr/{W}lang")
    if stated is None:
        return ""
    right_to_left = is_on([run.find(f"{W}rPr")], "rtl")
    order = ("bidi", "val", "eastAsia") if right_to_left else ("val", "eastAsia", "bidi")
    return next((name for key in order if (name := attribute(stated, key))), "")


def _is_mark(run: Element) -> bool:
    """Whether a run is set as the mark of a note."""
    return value([run.find(f"{W}rPr")], "rStyle").lower() in (
        "footnotereference",
        "endnotereference",
    )


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
