"""The ways back in a PDF: from content to the element that it is of, and from each element to the
one that it stands in (ISO 32000-1, 14.7.2 and 14.7.4.4).

Assistive technology that begins at what is drawn, or at a link, goes these ways; one that begins at
the tree never does, and sees nothing of what is wrong with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from publish.checks.claims.common import Claim
from publish.checks.reading.pages.tree import resolved

_DEEPEST: Final = 200
_GROUPING: Final = frozenset(
    f"/{name}"
    for name in ("Document", "Part", "Sect", "Div", "BlockQuote", "L", "LI", "TOC", "TOCI", "Table")
) | {"/THead", "/TBody", "/TFoot", "/TR", "/NonStruct", "/Private"}
"""Elements that hold others: content in one of them is of no paragraph."""
_NOWHERE: Final = frozenset({"/NonStruct", "/Private"})
"""Elements that say of their content that it is no part of the text (14.8.4.2)."""


def of_parents(reader: Any, parents: dict[int, Any]) -> Iterator[Claim]:
    """`parents` are the entries of the tree from content to structure; the first of each kind."""
    found: dict[str, str] = {}
    tree = resolved(reader.trailer["/Root"].get_object(), "/StructTreeRoot")
    if tree is None:
        return
    pages = {page.indirect_reference.idnum: page for page in reader.pages}
    identifiers: dict[str, Any] = {}
    for element, parent, page, kids in _elements(tree, None, 0):
        role = str(element.get("/S", ""))
        if parent is not None and resolved(element, "/P") is not parent:
            found.setdefault("up", f"{role} that says to stand in another element")
        if role in _NOWHERE:
            found.setdefault("nowhere", f"{role}, which is read by nobody")
        if "/ID" in element:
            identifiers[str(resolved(element, "/ID"))] = element
        for where, mcid in kids:
            if role in _GROUPING:
                found.setdefault("bare", f"content in {role}")
            at = pages.get(page if where is None else where)
            entry = None if at is None else parents.get(int(at.get("/StructParents", -1)))
            listed = [] if entry is None else entry.get_object()
            known = isinstance(listed, list) and mcid < len(listed)
            if not known or listed[mcid].get_object() is not element:
                found.setdefault("back", f"content {mcid} of {role} that is of another element")
    if dict(_named(resolved(tree, "/IDTree"))) != identifiers:
        found.setdefault("ids", "elements that are called otherwise than the tree of ids says")
    for text in found.values():
        yield Claim(
            column="structure",
            code="parent-tree",
            message="the way back from what is drawn, or from an element, leads astray",
            found=text,
        )


def _elements(
    element: Any, parent: Any, depth: int, page: int = -1
) -> Iterator[tuple[Any, Any, int, list[tuple[int | None, int]]]]:
    """Each element with the one that it stands in, its page by the number of its object, and the
    content that it holds itself: the page, where that states another, and the number."""
    page = _page(element, page)
    kids = resolved(element, "/K")
    within: list[Any] = []
    held: list[tuple[int | None, int]] = []
    for kid in kids if isinstance(kids, list) else [] if kids is None else [kids]:
        inner = kid.get_object()
        if isinstance(inner, int):
            held.append((None, int(inner)))
        elif str(inner.get("/Type", "")) == "/MCR":
            held.append((_page(inner, page), int(inner["/MCID"])))
        elif "/S" in inner:
            within.append(inner)
    yield element, parent, page, held
    if depth < _DEEPEST:
        for inner in within:
            yield from _elements(inner, element, depth + 1, page)


def _page(element: Any, otherwise: int) -> int:
    return element.raw_get("/Pg").idnum if "/Pg" in element else otherwise


def _named(tree: Any) -> Iterator[tuple[str, Any]]:
    """The entries of a tree of names (7.9.6)."""
    if tree is None:
        return
    names = resolved(tree, "/Names") or []
    for at in range(0, len(names) - 1, 2):
        yield str(names[at]), names[at + 1].get_object()
    for kid in resolved(tree, "/Kids") or []:
        yield from _named(kid.get_object())
