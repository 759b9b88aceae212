"""What a PDF states beside its pages, as plain data: structure, places, bookmarks, properties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import msgspec
import pikepdf

from publish.checks.facts import UnreadableError, said
from publish.checks.read.pdf.safe_open import objects


class Content(msgspec.Struct, frozen=True):
    """Marked content: its page, from 0, and its number there."""

    page: int
    mcid: int


class Annotation(msgspec.Struct, frozen=True, kw_only=True):
    """A link annotation: an address or the name of a place in the document, what it says to those
    who cannot see, and its area on the page: left, bottom, right, top. `page` is the one that has
    it among its annotations, -1 for none."""

    page: int
    address: str = ""
    name: str | None = None
    description: str = ""
    area: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


class Node(msgspec.Struct, kw_only=True):
    """A structure element. `role` is its standard type after the role map; `attributes` are those
    of all owners together."""

    role: str
    kids: list[Node | Content | Annotation]
    alt: str = ""
    actual: str = ""
    language: str = ""
    identifier: str = ""
    attributes: dict[str, Any] = {}

    def elements(self) -> Iterator[Node]:
        return (kid for kid in self.kids if isinstance(kid, Node))

    def walk(self) -> Iterator[Node]:
        """This element and those below it, in reading order."""
        yield self
        for kid in self.elements():
            yield from kid.walk()

    def contents(self, around: tuple[str, ...] = ()) -> Iterator[tuple[Content, tuple[str, ...]]]:
        """The marked content in this element, in reading order, with the roles of the elements
        within it that hold it, the outermost first."""
        for kid in self.kids:
            if isinstance(kid, Content):
                yield kid, around
            elif isinstance(kid, Node):
                yield from kid.contents((*around, kid.role))


class Place(msgspec.Struct, frozen=True):
    """A place on a page: the page from 0, -1 for none, and the height in points, when it is
    said."""

    page: int
    top: float | None


class Bookmark(msgspec.Struct, frozen=True):
    title: str
    level: int
    place: Place | None


class Tagged(msgspec.Struct, frozen=True, kw_only=True):
    """A PDF's structure and what it says beside its pages."""

    root: Node
    language: str
    places: dict[str, Place]
    bookmarks: tuple[Bookmark, ...]
    info: dict[str, str]
    xmp: dict[str, tuple[str, ...]]
    """By property, such as `{http://purl.org/dc/elements/1.1/}title`, the values of each."""
    is_marked: bool
    """Whether the file says that it is tagged (ISO 32000-1, 14.7.1)."""


@lru_cache(maxsize=1)
def tagged(data: bytes) -> Tagged:
    """The structure of a PDF; the last one is kept. Raises `UnreadableError` when the file is
    damaged or has none."""
    pdf = objects(data)
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None:
        raise UnreadableError("the file is not tagged: it has no structure tree")
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    return Tagged(
        root=_TreeReader(pdf, tree, pages).root(),
        language=str(pdf.Root.get("/Lang", "")),
        places={name: _place(value, pages) for name, value in _named(pdf)},
        bookmarks=tuple(
            Bookmark(str(item.get("/Title", "")), level, _place(item.get("/Dest"), pages))
            for item, level in outline(pdf)
        ),
        info={str(key)[1:]: str(value) for key, value in pdf.docinfo.items()},
        xmp=dict(_properties(pdf)),
        is_marked=bool(pdf.Root.get("/MarkInfo", {}).get("/Marked", False)),
    )


def _properties(pdf: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, value in pdf.open_metadata(strict=True).items():
        values = sorted(value, key=str) if isinstance(value, set) else value
        each = values if isinstance(values, list) else [values]
        yield name, tuple(said(str(text)) for text in each if text is not None)


def outline(pdf: Any) -> Iterator[tuple[Any, int]]:
    """The items of the outline and their levels from 1, each item once."""

    def below(items: Iterable[Any], level: int) -> Iterator[tuple[Any, int]]:
        for item in items:
            yield item.obj, level
            yield from below(item.children, level + 1)

    return below(pdf.open_outline().root, 1)


def _named(pdf: Any) -> Iterator[tuple[str, Any]]:
    names = pdf.Root.get("/Names", {}).get("/Dests")
    return iter(pikepdf.NameTree(names).items() if names is not None else ())


def _place(target: Any, pages: dict[Any, int]) -> Place:
    """The place that a destination names by page and height (ISO 32000-1, 12.3.2.2)."""
    target = target.get("/D") if isinstance(target, pikepdf.Dictionary) else target
    if not isinstance(target, pikepdf.Array):
        return Place(-1, None)
    parts = [*target]
    top = parts[3] if len(parts) > 3 else None
    number = pages.get(getattr(parts[0], "objgen", None), -1) if parts else -1
    return Place(number, None if top is None else float(top))


class _TreeReader:
    """Reads the structure tree."""

    def __init__(self, pdf: Any, tree: Any, pages: dict[Any, int]) -> None:
        self._tree = tree
        self._pages = pages
        self._annotated = {
            annotation.objgen: number
            for number, page in enumerate(pdf.pages)
            for annotation in page.get("/Annots", ())
        }
        roles = tree.get("/RoleMap", {}).items()
        self._roles = {str(name)[1:]: str(standard)[1:] for name, standard in roles}

    def root(self) -> Node:
        return Node(role="Root", kids=self._kids(self._tree, None))

    def _kids(self, element: Any, page: int | None) -> list[Node | Content | Annotation]:
        kids = element.get("/K", ())
        made: list[Node | Content | Annotation] = []
        for kid in kids if isinstance(kids, pikepdf.Array | tuple) else (kids,):
            if isinstance(kid, int) and page is not None:
                made.append(Content(page, kid))
            elif isinstance(kid, pikepdf.Dictionary):
                made += self._kid(kid, page)
        return made

    def _kid(self, kid: Any, page: int | None) -> Iterator[Node | Content | Annotation]:
        here = self._pages.get(kid.Pg.objgen) if "/Pg" in kid else page
        match str(kid.get("/Type", "")):
            case "/MCR":
                if here is not None:
                    yield Content(here, int(kid.MCID))
            case "/OBJR":
                annotation = kid.get("/Obj", {})
                if annotation.get("/Subtype") == "/Link":
                    yield self._annotation(annotation)
            case _:
                yield Node(
                    role=self._standard(str(kid.get("/S", "/NonStruct"))[1:]),
                    kids=self._kids(kid, here),
                    alt=str(kid.get("/Alt", "")),
                    actual=str(kid.get("/ActualText", "")),
                    language=str(kid.get("/Lang", "")),
                    identifier=str(kid.get("/ID", "")),
                    attributes=_attributes(kid.get("/A")),
                )

    def _standard(self, role: str) -> str:
        for _ in self._roles:
            role = self._roles.get(role, role)
        return role

    def _annotation(self, annotation: Any) -> Annotation:
        action = annotation.get("/A", {})
        target = annotation.get("/Dest", action.get("/D"))
        is_address = action.get("/S") == "/URI"
        left, bottom, right, top = (float(edge) for edge in annotation.Rect)
        return Annotation(
            page=self._annotated.get(annotation.objgen, -1),
            address=str(action.get("/URI", "")) if is_address else "",
            name=None if is_address else str(target) if isinstance(target, pikepdf.String) else "",
            description=str(annotation.get("/Contents", "")),
            area=(min(left, right), min(bottom, top), max(left, right), max(bottom, top)),
        )


def _attributes(given: Any) -> dict[str, Any]:
    """Attributes by name, those of all owners; arrays as tuples, names as text."""
    owners = [*given] if isinstance(given, pikepdf.Array) else [given]
    return {
        str(key)[1:]: _plain(value)
        for owner in owners
        if isinstance(owner, pikepdf.Dictionary)
        for key, value in owner.items()
    }


def _plain(value: Any) -> Any:
    if isinstance(value, pikepdf.Array):
        return tuple(_plain(one) for one in value)
    return str(value) if isinstance(value, pikepdf.Name | pikepdf.String) else value
