"""The inside of a paragraph: runs, links, notes, fields, pictures and formulas in their order."""

from __future__ import annotations

import hashlib
from typing import Final

from publish.checks import facts as f
from publish.checks.facts import OBJECT, PAGE, PAGES, letters_of, said, symbols_of
from publish.checks.lines import anchor
from publish.checks.read.docx.formulas import notation_of
from publish.checks.read.docx.names import WP, A, Element, M, Part, R, W, attribute, value
from publish.checks.read.docx.styles import Styles

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_SVG: Final = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_SHOWN: Final = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}


class Line:
    """What a paragraph says.

    `raw` keeps tabs and the ends of lines, `text` does not. `entry` is the bookmark that a line of
    a contents list leads to, `None` for a line of anything else, and `page_of` the one whose page
    it shows. `marks` are note marks: kind, id,
    the mark when it is no number of Word's, and the words before it.
    """

    def __init__(self) -> None:
        self.raw = ""
        self.entry: str | None = None
        self.page_of = ""
        self.displayed = False
        self.bookmarks: list[str] = []
        self.links: list[f.Link] = []
        self.pictures: list[f.Picture] = []
        self.formulas: list[f.Formula] = []
        self.languages: list[tuple[str, str]] = []
        self.marks: list[tuple[str, str, str, str]] = []
        self.link_end = -1

    @property
    def text(self) -> str:
        return said(self.raw)


class _Field:
    def __init__(self) -> None:
        self.instruction = ""
        self.in_result = False
        self.start = 0


class LineReader:
    """Reads one paragraph after the other; a field may begin in one and end in another."""

    def __init__(self, files: dict[str, bytes], styles: Styles) -> None:
        self._files = files
        self._styles = styles
        self._fields: list[_Field] = []
        self._part: Part | None = None
        self._line = Line()
        self._custom = False
        self._linked = 0
        self.own_mark = ""

    def open(self, part: Part) -> None:
        """Turns to another part, whose relations count from now on."""
        self._part = part
        self._fields = []
        self.own_mark = ""

    def read(self, paragraph: Element) -> Line:
        """What a paragraph says."""
        self._line = Line()
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
        line = self._line
        match _local(element):
            case "r":
                self._run(element)
            case "hyperlink":
                self._hyperlink(element)
            case "bookmarkStart":
                line.bookmarks.append(attribute(element, "name"))
            case "fldSimple":
                self._simple_field(element)
            case "oMathPara":
                line.displayed = True
                for formula in element.iter(f"{M}oMath"):
                    self._formula(formula)
            case "oMath":
                self._formula(element)
            case "AlternateContent":
                chosen = element.find(f"{_MC}Choice")
                for child in () if chosen is None else chosen:
                    self._child(child)
            case "ins" | "smartTag" | "sdt" | "sdtContent" | "customXml" | "dir" | "bdo":
                for child in element:
                    self._child(child)
            case _:
                pass

    def _run(self, run: Element) -> None:
        if self._styles.is_hidden(run):
            return
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
                    self._line.marks.append(
                        (kind, attribute(child, "id"), "", anchor(self._line.raw))
                    )
                case "footnoteRef" | "endnoteRef":
                    pass
                case "sym":
                    # The sign of a wrapped line of code: the end of line before it is none of ours.
                    self._line.raw = self._line.raw.removesuffix("\n")
                case "drawing":
                    self._drawing(child)
                case "AlternateContent":
                    for drawing in child.iter(f"{W}drawing"):
                        self._drawing(drawing)
                        break
                case _ if name in _SHOWN:
                    self._say(_SHOWN[name], run)
                case _:
                    pass

    def _say(self, text: str, run: Element) -> None:
        """Text of a run, unless it belongs to a field's instruction or is a page number."""
        if any(not field.in_result for field in self._fields):
            return
        line = self._line
        if self._custom:
            kind, identifier, _, before = line.marks[-1]
            line.marks[-1] = (kind, identifier, said(text), before)
            self._custom = False
            return
        instruction = self._fields[-1].instruction.split() if self._fields else []
        if instruction[:1] == ["PAGEREF"]:
            return
        if not line.raw and not self.own_mark and _is_mark(run):
            self.own_mark = said(text)
        line.raw += text
        language = _language(run)
        if not said(text) and line.languages:
            language = line.languages[-1][0]
        if line.languages and line.languages[-1][0] == language:
            text = line.languages.pop()[1] + text
        line.languages.append((language, text))

    # -- fields ------------------------------------------------------------------------------------

    def _field(self, kind: str) -> None:
        match kind:
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._fields[-1].in_result = True
                self._fields[-1].start = len(self._line.raw)
            case "end" if self._fields:
                field = self._fields.pop()
                self._end(field.instruction, field.start)
            case _:
                pass

    def _simple_field(self, element: Element) -> None:
        start = len(self._line.raw)
        for child in element:
            self._child(child)
        self._end(attribute(element, "instr"), start)

    def _end(self, instruction: str, start: int) -> None:
        """What a field's result is: a number of pages, a cross-reference, or words."""
        line = self._line
        match instruction.split():
            case ["PAGE", *_]:
                line.raw = f"{line.raw[:start]}{PAGE}"
            case ["NUMPAGES", *_]:
                line.raw = f"{line.raw[:start]}{PAGES}"
            case ["PAGEREF", name, *_]:
                line.page_of = name
            case ["REF", name, *switches] if "\\h" in switches and not self._linked:
                self._link(start, f"#{name}", tip=said(self._line.raw[start:]))
            case _:
                pass

    # -- links, pictures, formulas -----------------------------------------------------------------

    def _hyperlink(self, element: Element) -> None:
        start = len(self._line.raw)
        target = f"#{attribute(element, 'anchor')}"
        relation = element.get(f"{R}id")
        if relation:
            known = self._part.relations.get(relation) if self._part else None
            target = known.target if known else ""
        self._linked += 1
        for child in element:
            self._child(child)
        self._linked -= 1
        if self._in_contents():
            self._line.entry = target[1:]
            return
        self._link(start, target, tip=attribute(element, "tooltip"))

    def _link(self, start: int, target: str, *, tip: str) -> None:
        """A link; its tip is its title, unless that only says where it leads or what it is on."""
        line = self._line
        between = line.raw[line.link_end : start] if line.link_end >= 0 else line.raw
        joins = "+" if line.links and not between.strip() else ""
        start = line.link_end if joins else start
        line.link_end = len(line.raw)
        where = joins + (self._part.name if self._part else "")
        text = line.raw[start:]
        plain = tip.startswith("#") or target.startswith(tip) or said(tip) == said(text)
        line.links.append(
            f.Link(
                text=text,
                target=target,
                title="" if plain else said(tip),
                described=bool(tip),
                where=where,
            )
        )

    def _drawing(self, drawing: Element) -> None:
        properties = next(iter(drawing.iter(f"{WP}docPr")), None)
        alt = "" if properties is None else said(properties.get("descr", ""))
        silent = any(e.get("val") in ("1", "true") for e in drawing.iter(_DECORATIVE))
        self._line.raw += OBJECT if alt and not silent else ""
        vector = [e.get(f"{R}embed", "") for e in drawing.iter(_SVG)]
        raster = [e.get(f"{R}embed", "") for e in drawing.iter(f"{A}blip")]
        relations = self._part.relations if self._part else {}
        names = [relations[name].target for name in (*vector, *raster) if name in relations]
        data = next((self._files[name] for name in names if name in self._files), None)
        extent = next(iter(drawing.iter(f"{WP}extent")), None)
        across, down = (_integer(extent, side) for side in ("cx", "cy"))
        self._line.pictures.append(
            f.Picture(
                alt=alt,
                decorative=silent,
                digest="missing" if data is None else hashlib.sha256(data).hexdigest(),
                ratio=across / max(down, 1),
                where=self._part.name if self._part else "",
            )
        )

    def _formula(self, element: Element) -> None:
        shown = "".join(text.text or "" for text in element.iter(f"{M}t") if not _is_phantom(text))
        self._line.raw += OBJECT
        self._line.formulas.append(
            f.Formula(
                tex="",
                symbols=symbols_of(shown),
                letters=letters_of(shown),
                notation=notation_of(element),
                where=self._part.name if self._part else "",
            )
        )


def _is_phantom(text: Element) -> bool:
    """Whether a sign of a formula only keeps its place (`m:phant`, 22.1.2.81)."""
    shows = (above.find(f"{M}phantPr/{M}show") for above in text.iterancestors(f"{M}phant"))
    return any(show is not None and show.get(f"{M}val") in ("0", "off", "false") for show in shows)


def _integer(element: Element | None, name: str) -> int:
    said_ = "" if element is None else element.get(name, "")
    return int(said_) if said_.isdecimal() else 0


def _kept(element: Element) -> str:
    """What Word keeps of a text: the spaces at its ends only where it says so (XML 1.0, 2.10)."""
    text = element.text or ""
    return text if element.get(_SPACE) == "preserve" else text.strip(" \t\r\n")


def _language(run: Element) -> str:
    """The language that a run states itself (17.3.2.20)."""
    stated = run.find(f"{W}rPr/{W}lang")
    if stated is None:
        return ""
    right_to_left = value(run.find(f"{W}rPr"), "rtl") is not None
    order = ("bidi", "val", "eastAsia") if right_to_left else ("val", "eastAsia", "bidi")
    return next((said_ for name in order if (said_ := attribute(stated, name))), "")


def _is_mark(run: Element) -> bool:
    """Whether a run is set as the mark of a note."""
    return (value(run.find(f"{W}rPr"), "rStyle") or "").lower() in (
        "footnotereference",
        "endnotereference",
    )


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
