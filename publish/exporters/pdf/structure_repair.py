"""The structure tree as PDF/UA and its readers want it; each repair is a function on the tree.

WeasyPrint tags page by page: a table over three pages is three tables to it, a paragraph over a
page break two. It knows no notes, no languages of parts, and few of the roles that HTML has.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pydyf  # type: ignore[import-untyped]  # it ships no types

from publish.exporters.pdf.formula_svg import SVG
from publish.exporters.pdf.notes import MARK, NUMBER
from publish.exporters.pdf.structure_tree import Annotation, Content, Structure
from publish.web.tables import ONCE

_ROLES: Final = {
    "aside": "Sect",
    "code": "Code",
    "div": "Div",
    "em": "Span",
    "figure": "Div",
    "header": "Sect",
    "nav": "Sect",
    "pre": "P",
    "s": "Span",
    MARK: "Reference",
    "strong": "Span",
    "sub": "Span",
    "sup": "Span",
    "u": "Span",
}
"""Roles of HTML elements that WeasyPrint leaves as `NonStruct` (ISO 32000-1, 14.8.4)."""
_INLINE: Final = frozenset({"Span", "Link", "Code", "Reference"})
_GROUPING: Final = frozenset({"Document", "Part", "Art", "Sect", "Div", "NonStruct", "BlockQuote"})


def repair(root: Structure) -> None:
    """All repairs, in order."""
    _unbox(root)
    _merge(root)
    _gather_endnotes(root)
    _name(root)
    _list_contents(root)
    _nest_lists(root)
    _define(root)
    _drop_decorations(root)
    _drop_stray_links(root)
    _scope(root)
    _give_body(root)
    _flatten(root)
    _wrap_text(root)


def _unbox(root: Structure) -> None:
    """A list that a list contains only because CSS boxes it twice (`display: table`) goes."""
    for element in root.walk():
        kids: list[Structure | Content | Annotation] = []
        stack = list(reversed(element.kids))
        while stack:
            kid = stack.pop()
            if (
                isinstance(kid, Structure)
                and kid.role == element.role == "L"
                and kid.source is element.source is not None
            ):
                stack.extend(reversed(kid.kids))
            else:
                kids.append(kid)
        element.kids = kids


def _merge(parent: Structure) -> None:
    """Fragments of one element, one a page or a line, become one.

    Fragments follow each other, but for what stands between at the foot of a page. Anonymous boxes
    bear their parent's source: two of them are fragments of one only when they are neighbours.
    Heads that a table repeats on each page are said once.
    """
    kept: list[Structure | Content | Annotation] = []
    first: dict[tuple[int, str, str], Structure] = {}
    for kid in parent.kids:
        if not isinstance(kid, Structure) or kid.source is None:
            kept.append(kid)
            continue
        key = (id(kid.source), kid.tag, kid.role)
        known = first.setdefault(key, kid)
        anonymous = kid.source is parent.source and kid.tag == parent.tag
        if known is kid or (anonymous and kept[-1] is not known):
            first[key] = kid
            kept.append(kid)
        elif not _is_repeated(kid, known):
            known.kids.extend(kid.kids)
    parent.kids = kept
    for element in parent.elements():
        _merge(element)


def _is_repeated(head: Structure, first: Structure) -> bool:
    """Whether the head of a table says again what it says on the page where the table begins."""
    parted = head.source is not None and head.source.get("class") == ONCE
    return head.role == "THead" and not parted and _shape(head) == _shape(first)


def _shape(element: Structure) -> list[tuple[int, str]]:
    """What a repeated head has in common with the first; a part of a broken one has not."""
    return [(id(part.source), part.role) for part in element.walk()]


def _gather_endnotes(root: Structure) -> None:
    """Notes at the end are no items of a list: each is a note with its number before what it says,
    and its mark a reference."""
    for element in root.walk():
        for kid in element.elements():
            if kid.role == "L" and any(_is_endnote(item) for item in kid.elements()):
                kid.role = "NonStruct"
                for item in kid.elements():
                    _make_note(item)
            elif any(_source(link, "role") == "doc-noteref" for link in kid.elements()):
                kid.role = "Reference"


def _make_note(item: Structure) -> None:
    item.role = "Note"
    item.kids = list(_unwrapped(item.kids))
    first = item.elements()[0]
    label = next(kid for kid in first.elements() if _source(kid, "class") == "note-label")
    label.role = "Lbl"
    first.kids.remove(label)
    item.kids = [label, *(kid for kid in item.kids if kid is not first or first.kids)]


def _is_endnote(element: Structure) -> bool:
    return element.tag == "li" and _source(element, "class") == "note"


def _source(element: Structure, attribute: str) -> str:
    """An attribute of the HTML element that `element` was made of; "" when there is none."""
    return "" if element.source is None else element.source.get(attribute, "")


def _name(root: Structure) -> None:
    """Roles and languages from the HTML element; notes, which must have an identifier; formulas,
    which say their TeX."""
    notes = 0

    def name(element: Structure, parent: Structure) -> None:
        nonlocal notes
        source = element.source
        anonymous = source is parent.source and element.tag == parent.tag
        if source is not None and not anonymous:
            if element.tag in ("span", "li") and source.get("class") == "note":
                notes += 1
                element.role = "Note"
                element.entries["ID"] = pydyf.String(f"note-{notes}")
            elif element.tag == SVG:
                element.role = "Formula"
                element.entries["Alt"] = pydyf.String(source.get("data-alt", ""))
            elif element.role == "NonStruct":
                element.role = _ROLES.get(element.tag, "NonStruct")
                if element.tag == "span" and source.get("lang"):
                    element.role = "Span"
            if (said := source.get("data-text")) and element.tag == "span":
                element.role = "Span"
                element.entries["ActualText"] = pydyf.String(said)
            if element.tag == NUMBER:
                element.role = "Lbl"
            if element.tag in (MARK, NUMBER):
                element.kids = [Structure("Link", source, "a", kids=element.kids)]
            if (language := source.get("lang")) and "::" not in element.tag:
                element.entries["Lang"] = pydyf.String(language)
        elif anonymous and parent.role == "Note":
            element.role = "P"
        elif anonymous and element.role == parent.role == "P":
            # The lines of a paragraph beside its drop cap, which floats.
            element.role = "NonStruct"
        for kid in element.elements():
            name(kid, element)

    for kid in root.elements():
        name(kid, root)


def _list_contents(root: Structure) -> None:
    """A contents list is a TOC of TOCIs, each a reference and the TOC of what is below it
    (ISO 32000-1, 14.8.4.2)."""
    for nav in root.walk():
        if nav.tag != "nav":
            continue
        for element in list(nav.walk()):
            match element.role:
                case "L":
                    element.role = "TOC"
                case "LI" | "LBody":
                    element.role = "TOCI"
                    element.kids = list(_unwrapped(element.kids))
                case "P" if element.source is not None and element.tag == "p":
                    element.role = "Reference"
                case _:
                    pass


def _nest_lists(root: Structure) -> None:
    """An LI holds a label and one body, and nothing else (ISO 14289-1, 7.2)."""
    for element in list(root.walk()):
        if element.role == "LI" and element.tag in ("li", ""):
            labels = [kid for kid in element.elements() if kid.role == "Lbl"]
            rest = [kid for kid in element.kids if kid not in labels]
            match rest:
                case [Structure(role="LBody")]:
                    continue
                case _:
                    body = Structure("LBody", kids=list(_unwrapped(rest)))
                    element.kids = [*labels, body]


def _unwrapped(
    kids: Iterable[Structure | Content | Annotation],
) -> Iterable[Structure | Content | Annotation]:
    for kid in kids:
        if isinstance(kid, Structure) and kid.role == "LBody":
            yield from kid.kids
        else:
            yield kid


_BLOCKS: Final = frozenset({"P", "L", "Table", "BlockQuote", "Div", "Sect", "Formula"})


def _define(root: Structure) -> None:
    """A term and its definitions are an item: the term its label, the definitions its body."""
    for element in root.walk():
        if element.role != "L" or element.tag != "dl":
            continue
        for group in element.elements():
            if group.role in ("Div", "NonStruct"):
                group.role = "LI"
        for group in element.elements():
            parts = [
                body
                for item in group.elements()
                for body in (item.elements() or [item])
                if body.role == "LBody"
            ]
            terms = [part for part in parts if part.tag == "dt"]
            meanings = [part for part in parts if part.tag == "dd"]
            for term in terms:
                term.role = "Lbl"
            kids = [
                kid
                for part in meanings
                for kid in (_meaning(part) if len(meanings) > 1 else part.kids)
            ]
            body = Structure("LBody", kids=kids)
            group.kids = [*terms, body]


def _meaning(part: Structure) -> list[Structure | Content | Annotation]:
    """What one of several definitions holds; one of words alone is a paragraph, to stay apart."""
    if any(kid.role in _BLOCKS for kid in part.elements()):
        return part.kids
    return [Structure("P", part.source, "#meaning", kids=part.kids)]


def _drop_decorations(root: Structure) -> None:
    """A picture that says nothing is no figure but an artifact (ISO 14289-1, 7.3)."""
    for element in list(root.walk()):
        element.kids = [
            kid
            for kid in element.kids
            if not (
                isinstance(kid, Structure) and kid.role == "Figure" and "Alt" not in kid.entries
            )
        ]


def _drop_stray_links(root: Structure) -> None:
    """WeasyPrint makes an annotation of every box within a link; the link's own suffices."""
    for element in root.walk():
        if element.role != "Link":
            element.kids = [kid for kid in element.kids if not isinstance(kid, Annotation)]


def _scope(root: Structure) -> None:
    """A header cell says what it heads (ISO 14289-1, 7.5)."""
    for element in root.walk():
        if element.role == "TH":
            attributes = element.entries.setdefault("A", pydyf.Dictionary({"O": "/Table"}))
            row = element.source is not None and element.source.get("scope") == "row"
            attributes["Scope"] = "/Row" if row else "/Column"


def _give_body(root: Structure) -> None:
    """A table with a head or a foot has a body (ISO 14289-1, 7.2): else these are its body."""
    for element in root.walk():
        groups = [kid for kid in element.elements() if kid.role in ("THead", "TBody", "TFoot")]
        if element.role == "Table" and all(group.role != "TBody" for group in groups):
            for group in groups:
                group.role = "TBody"


def _flatten(root: Structure) -> None:
    """Anonymous boxes and elements that mean nothing vanish; what they hold stays."""
    for element in list(root.walk()):
        flat: list[Structure | Content | Annotation] = []
        stack = list(reversed(element.kids))
        while stack:
            kid = stack.pop()
            if isinstance(kid, Structure) and kid.role == "NonStruct" and _may_vanish(kid, element):
                stack.extend(reversed(kid.kids))
            else:
                flat.append(kid)
        element.kids = flat


def _may_vanish(element: Structure, parent: Structure) -> bool:
    return parent.role not in _GROUPING or all(isinstance(kid, Structure) for kid in element.kids)


def _wrap_text(root: Structure) -> None:
    """Text stands in an element of its own, never directly in one that only groups others."""
    for element in root.walk():
        if element.role not in _GROUPING or element.role == "NonStruct":
            continue
        kids: list[Structure | Content | Annotation] = []
        for kid in element.kids:
            loose = isinstance(kid, Content) or (isinstance(kid, Structure) and kid.role in _INLINE)
            if not loose:
                kids.append(kid)
            elif kids and isinstance(kids[-1], Structure) and kids[-1].tag == "#text":
                kids[-1].kids.append(kid)
            else:
                kids.append(Structure("P", tag="#text", kids=[kid]))
        element.kids = kids
    for element in root.walk():
        if element.role == "NonStruct" and any(isinstance(k, Content) for k in element.kids):
            element.role = "P"
