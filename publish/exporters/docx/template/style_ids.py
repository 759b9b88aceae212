"""Styles and numbers of a document of ours in a template: which of ours are which of its own."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Final

from lxml import etree

from publish.exporters.docx.oxml import Element, extended, qualified, root, w
from publish.exporters.docx.roles import PARAGRAPHS
from publish.exporters.docx.template.package import WordPackage, attribute, on, twips, val
from publish.exporters.docx.template.styles import Values, WordStyles

_ROLES: Final = {naming.id: role for role, naming in PARAGRAPHS.items()}
_NAMED: Final = tuple(
    qualified(f"w:{name}")
    for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink")
)
"""Elements that name a style by its id."""
_OF_PLACE: Final = (
    *("pageBreakBefore", "numPr", "suppressLineNumbers", "tabs", "bidi", "outlineLvl"),
)
"""What our styles state of a paragraph's place in a document."""
_PARAGRAPH: Final = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "overflowPunct"),
    *("bidi", "spacing", "ind", "jc", "textAlignment", "outlineLvl", "rPr", "sectPr"),
)
"""Properties of paragraphs in the order of their schema (17.3.1.26)."""
_P: Final = qualified("w:p")


class Ids:
    """What the styles and lists of ours are called in a template."""

    def __init__(self, package: WordPackage, styles: Element, numbering: Element) -> None:
        self._theirs = WordStyles(package)
        found = package.related("styles")
        defaults = styles.find(qualified("w:docDefaults"))
        self._defaults = w("docDefaults") if defaults is None else defaults
        self._root = root("styles", deepcopy(self._defaults)) if found is None else extended(found)
        numbers = package.related("numbering")
        self._numbering = None if numbers is None else extended(numbers)
        self._ours = {attribute(style, "styleId"): style for style in styles.iter(_STYLE)}
        self._lists = numbering
        self._mapped = {
            identifier: attribute(their, "styleId")
            for identifier, style in self._ours.items()
            if (their := self._their(identifier, style)) is not None
        }
        taken = {attribute(style, "styleId") for style in self._root.iter(_STYLE)}
        self._names = self._mapped | {
            identifier: f"{identifier}-publish" if identifier in taken else identifier
            for identifier in self._ours
            if identifier not in self._mapped
        }
        self._first = 1 + max(_numbers(self._numbering, "num", "numId"), default=0)
        self._first_abstract = 1 + max(
            _numbers(self._numbering, "abstractNum", "abstractNumId"), default=-1
        )

    def _their(self, identifier: str, style: Element) -> Element | None:
        kind = attribute(style, "type")
        role = _ROLES.get(identifier) if kind == "paragraph" else None
        if role is not None:
            return self._theirs.of_role(role)
        their = self._theirs.named(kind, val(style, "w:name"))
        if their is None and attribute(style, "default"):
            return self._theirs.default(kind)
        return their

    def settle(self, root: Element) -> None:
        """Calls styles and numbers in a part of ours as they are called in the template; paragraphs
        in its styles state what ours say of their place."""
        for paragraph in root.iter(_P):
            self._place(paragraph)
        self._rename(root)

    def _place(self, paragraph: Element) -> None:
        own = paragraph.find(qualified("w:pPr"))
        ours = (val(own, "w:pStyle") if own is not None else "") or "Normal"
        if ours not in self._mapped:
            return
        given = self._stated(ours)
        theirs = self._theirs.by_id(self._mapped[ours])
        chain = [] if theirs is None else self._theirs.chain(theirs)
        for name in _OF_PLACE:
            wanted, there = given.get(name), _nearest(chain, name)
            if own is not None and own.find(qualified(f"w:{name}")) is not None:
                continue
            if wanted is not None and (name != "outlineLvl" or there is None):
                wanted = deepcopy(wanted)
            elif name == "numPr" and there is not None:
                wanted = w("numPr", w("numId", val=0))
            elif name == "bidi" and on(there):
                wanted = w("bidi", val=0)
            if wanted is not None:
                if own is None:
                    own = w("pPr")
                    paragraph.insert(0, own)
                insert(own, wanted, _PARAGRAPH)
        if theirs is not None:
            self._indent(paragraph, given.get("ind"), self._theirs.come_to(theirs))

    def _indent(self, paragraph: Element, ours: Element | None, theirs: Values) -> None:
        """States the indents of our style that the template's does not have; those of items at
        their start are the list's."""
        own = paragraph.find(qualified("w:pPr"))
        number = None if own is None else own.find(f"{qualified('w:numPr')}/{qualified('w:numId')}")
        first = twips(ours, "firstLine") - twips(ours, "hanging")
        stated: dict[str, float] = {}
        if twips(ours, "right") != theirs.indent_end:
            stated["right"] = twips(ours, "right")
        if attribute(number, "val") in ("", "0"):
            if twips(ours, "left") != theirs.indent_start:
                stated["left"] = twips(ours, "left")
            if first != theirs.first_indent:
                stated["hanging" if first < 0 else "firstLine"] = abs(first)
        indent = None if own is None else own.find(qualified("w:ind"))
        for name, points in stated.items():
            if own is None:
                own = w("pPr")
                paragraph.insert(0, own)
            if indent is None:
                indent = w("ind")
                insert(own, indent, _PARAGRAPH)
            known = ("hanging", "firstLine") if name in ("hanging", "firstLine") else (name,)
            if not any(attribute(indent, one) for one in known):
                indent.set(qualified(f"w:{name}"), f"{points * 20:.0f}")

    def _stated(self, identifier: str) -> dict[str, Element]:
        """The paragraph properties that a style of ours states, those of Normal among them."""
        found: dict[str, Element] = {}
        for name in ("Normal", identifier):
            for part in self._ours[name].iterfind(f"{qualified('w:pPr')}/*"):
                found[etree.QName(part).localname] = part
        return found

    def _rename(self, root: Element) -> None:
        for named in root.iter(*_NAMED):
            said = attribute(named, "val")
            named.set(_VAL, self._names.get(said, said))
        for properties in root.iter(qualified("w:numPr")):
            for number in properties.findall(qualified("w:numId")):
                if attribute(number, "val") != "0":
                    _add(number, "val", self._first - 1)

    def styles(self) -> Element:
        """The template's styles, in the language of the document, and those of ours that it has no
        style for."""
        made = self._root
        for style in made.iter(_STYLE):
            etree.strip_elements(style, qualified("w:lang"))
        self._speak(made)
        for identifier, style in self._ours.items():
            alone = self._theirs.default(attribute(style, "type")) is None
            if identifier in self._mapped:
                their = self._theirs.by_id(self._mapped[identifier])
                if alone and their is not None and attribute(style, "default"):
                    their.set(qualified("w:default"), "1")
            else:
                added = deepcopy(style)
                added.set(qualified("w:styleId"), self._names[identifier])
                if not alone:
                    added.attrib.pop(qualified("w:default"), "")
                self._rename(added)
                name = added.find(qualified("w:name"))
                if name is not None and self._theirs.has_name(attribute(name, "val")):
                    name.set(_VAL, f"Publish {attribute(name, 'val')}")
                made.append(added)
        return made

    def _speak(self, root: Element) -> None:
        """The language of the document is that of its defaults."""
        path = "/".join(qualified(f"w:{name}") for name in ("rPrDefault", "rPr", "lang"))
        ours = self._defaults.find(path)
        defaults = root.find(qualified("w:docDefaults"))
        if defaults is None:
            defaults = w("docDefaults")
            root.insert(0, defaults)
        around = defaults.find(qualified("w:rPrDefault"))
        if around is None:
            around = w("rPrDefault")
            defaults.insert(0, around)
        run = around.find(qualified("w:rPr"))
        if run is None:
            run = w("rPr")
            around.append(run)
        if ours is not None:
            for language in run.findall(qualified("w:lang")):
                run.remove(language)
            insert(run, deepcopy(ours), _BEFORE_LANGUAGE)

    def numbering(self) -> Element:
        """The template's lists, and ours after them."""
        ours = self._lists
        self._unlink(ours)
        made = self._numbering
        if made is None:
            return ours
        abstract = [deepcopy(one) for one in ours.iter(qualified("w:abstractNum"))]
        numbers = [deepcopy(one) for one in ours.iter(qualified("w:num"))]
        for one in abstract:
            _add(one, "abstractNumId", self._first_abstract)
        for one in numbers:
            _add(one, "numId", self._first - 1)
            inner = one.find(qualified("w:abstractNumId"))
            if inner is not None:
                _add(inner, "val", self._first_abstract)
        at = len(list(made)) - len(made.findall(qualified("w:numIdMacAtCleanup")))
        first = next((n for n, e in enumerate(made) if e.tag == qualified("w:num")), at)
        for place, one in enumerate(abstract):
            made.insert(first + place, one)
        for place, one in enumerate(numbers):
            made.insert(at + len(abstract) + place, one)
        return made

    def _unlink(self, root: Element) -> None:
        """Takes styles of the template from the levels of our lists, to which they do not lead."""
        for level in root.iter(qualified("w:lvl")):
            for named in level.findall(qualified("w:pStyle")):
                if attribute(named, "val") in self._mapped:
                    level.remove(named)
        self._rename(root)


_STYLE: Final = qualified("w:style")
_VAL: Final = qualified("w:val")
_BEFORE_LANGUAGE: Final = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
    *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden"),
    *("color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect"),
    *("bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
)
"""Properties of runs up to their language, in the order of their schema (17.3.2.28)."""


def insert(parent: Element, child: Element, order: tuple[str, ...]) -> None:
    """Puts `child` into `parent` where `order` has it; what `order` does not know comes last."""
    ranks = {qualified(f"w:{name}"): rank for rank, name in enumerate(order)}
    rank = ranks[child.tag]
    at = next(
        (n for n, one in enumerate(parent) if ranks.get(one.tag, len(order)) > rank), len(parent)
    )
    parent.insert(at, child)


def _nearest(chain: Iterable[Element], name: str) -> Element | None:
    path = f"{qualified('w:pPr')}/{qualified(f'w:{name}')}"
    return next((found for style in chain if (found := style.find(path)) is not None), None)


def _numbers(root: Element | None, name: str, key: str) -> list[int]:
    found = [] if root is None else root.findall(qualified(f"w:{name}"))
    return [int(said) for one in found if (said := attribute(one, key)).isdecimal()]


def _add(entry: Element, key: str, number: int) -> None:
    entry.set(qualified(f"w:{key}"), str(int(attribute(entry, key)) + number))
