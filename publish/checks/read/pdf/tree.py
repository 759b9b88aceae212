"""The structure tree of a PDF as plain data, read by pypdf."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

import msgspec

from publish.checks.facts import UnreadableError

_DEEPEST: Final = 200
"""How deep elements may stand in elements before the tree counts as damaged."""


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


class Bookmark(msgspec.Struct, frozen=True):
    title: str
    level: int
    place: Place | None


class Place(msgspec.Struct, frozen=True):
    """A place on a page: the page from 0, and the height in points, when it is said."""

    page: int
    top: float | None


class Tagged(msgspec.Struct, frozen=True, kw_only=True):
    """A PDF's structure and what it says beside its pages."""

    root: Node
    language: str
    places: dict[str, Place]
    bookmarks: tuple[Bookmark, ...]
    info: dict[str, str]
    xmp: bytes
    is_marked: bool
    """Whether the file says that it is tagged (ISO 32000-1, 14.7.1)."""
    turned: tuple[int, ...]
    """The pages, from 0, that are shown turned."""


def tagged(data: bytes) -> Tagged:
    """The structure of a PDF. Raises `UnreadableError` when it is damaged or has none."""
    from pypdf.errors import PyPdfError

    try:
        return _Reading(objects(data)).all()
    except PyPdfError as error:
        raise UnreadableError(f"the file is damaged: {error}") from error


@lru_cache(maxsize=1)
def objects(data: bytes) -> Any:
    """pypdf's reader of a PDF; the last one is kept, for what it has read it reads but once."""
    import io
    import logging

    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells damage line by line
    return pypdf.PdfReader(io.BytesIO(data))


class _Reading:
    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self._catalog = reader.trailer["/Root"].get_object()
        self._pages = {
            page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)
        }
        self._annotated = {
            getattr(annotation, "idnum", -1): number
            for number, page in enumerate(reader.pages)
            for annotation in resolved(page, "/Annots") or ()
        }
        self._roles: dict[str, str] = {}
        self._seen: set[int] = set()

    def all(self) -> Tagged:
        tree = resolved(self._catalog, "/StructTreeRoot")
        if tree is None:
            raise UnreadableError("the file is not tagged: it has no structure tree")
        self._roles = {
            str(k)[1:]: str(v)[1:] for k, v in (resolved(tree, "/RoleMap") or {}).items()
        }
        root = Node(role="Root", kids=self._kids(tree, None, 0))
        metadata = resolved(self._catalog, "/Metadata")
        return Tagged(
            root=root,
            language=str(resolved(self._catalog, "/Lang") or ""),
            places=dict(self._places()),
            bookmarks=tuple(self._bookmarks()),
            info={str(k)[1:]: str(v) for k, v in (self._reader.metadata or {}).items()},
            xmp=b"" if metadata is None else bytes(metadata.get_data()),
            is_marked=bool(resolved(resolved(self._catalog, "/MarkInfo"), "/Marked")),
            turned=tuple(n for n, page in enumerate(self._reader.pages) if page.rotation % 360),
        )

    def _kids(
        self, element: Any, page: int | None, depth: int
    ) -> list[Node | Content | Annotation]:
        if depth > _DEEPEST:
            raise UnreadableError("the structure tree is too deep, or turns back on itself")
        raw = element.get("/K")
        kids = [] if raw is None else raw.get_object()
        made: list[Node | Content | Annotation] = []
        for kid in kids if isinstance(kids, list) else [kids]:
            reference = getattr(kid, "idnum", None)
            if reference is not None:
                if reference in self._seen:
                    raise UnreadableError("a structure element stands in the tree twice")
                self._seen.add(reference)
            made += self._kid(kid.get_object(), page, depth)
        return made

    def _kid(self, kid: Any, page: int | None, depth: int) -> Iterator[Node | Content | Annotation]:
        if isinstance(kid, int):
            if page is not None:
                yield Content(page, int(kid))
            return
        if not isinstance(kid, dict):
            return
        here = self._page(kid, page)
        match str(kid.get("/Type", "")):
            case "/MCR":
                if here is not None:
                    yield Content(here, int(kid["/MCID"]))
            case "/OBJR":
                annotation = resolved(kid, "/Obj")
                if annotation is not None and str(annotation.get("/Subtype")) == "/Link":
                    number = getattr(annotation.indirect_reference, "idnum", -1)
                    yield self._annotation(annotation, self._annotated.get(number, -1))
            case _:
                role = str(kid.get("/S", "/NonStruct"))[1:]
                yield Node(
                    role=self._standard(role),
                    kids=self._kids(kid, here, depth + 1),
                    alt=str(resolved(kid, "/Alt") or ""),
                    actual=str(resolved(kid, "/ActualText") or ""),
                    language=str(resolved(kid, "/Lang") or ""),
                    identifier=str(resolved(kid, "/ID") or ""),
                    attributes=_attributes(resolved(kid, "/A")),
                )

    def _standard(self, role: str) -> str:
        for _ in range(len(self._roles)):
            if role not in self._roles:
                break
            role = self._roles[role]
        return role

    def _page(self, element: Any, otherwise: int | None) -> int | None:
        if "/Pg" not in element:
            return otherwise
        return self._pages.get(getattr(element.raw_get("/Pg"), "idnum", -1))

    def _annotation(self, annotation: Any, page: int) -> Annotation:
        action = resolved(annotation, "/A")
        name: str | None = None
        address = ""
        if action is not None and str(action.get("/S")) == "/URI":
            address = str(resolved(action, "/URI") or "")
        else:
            target = resolved(annotation, "/Dest")
            target = resolved(action, "/D") if target is None and action is not None else target
            name = str(target) if target is not None and not isinstance(target, list) else ""
        left, bottom, right, top = (float(edge) for edge in resolved(annotation, "/Rect"))
        return Annotation(
            page=page,
            address=address,
            name=name,
            description=str(resolved(annotation, "/Contents") or ""),
            area=(min(left, right), min(bottom, top), max(left, right), max(bottom, top)),
        )

    def _places(self) -> Iterator[tuple[str, Place]]:
        for name, destination in self._reader.named_destinations.items():
            yield str(name), self._place(destination)

    def _place(self, destination: Any) -> Place:
        page = destination.get("/Page")
        number = self._pages.get(getattr(page, "idnum", -1), -1)
        top = destination.get("/Top")
        return Place(number, float(top) if isinstance(top, int | float) else None)

    def _bookmarks(self) -> Iterator[Bookmark]:
        def visit(entries: Any, level: int) -> Iterator[Bookmark]:
            for entry in entries:
                if isinstance(entry, list):
                    yield from visit(entry, level + 1)
                else:
                    yield Bookmark(str(entry.get("/Title", "")), level, self._place(entry))

        yield from visit(self._reader.outline, 1)


def resolved(mapping: Any, key: str) -> Any:
    """A value, followed through references; `None` when there is none."""
    if mapping is None or key not in mapping:
        return None
    found = mapping[key]
    found = found.get_object() if hasattr(found, "get_object") else found
    if type(found).__name__ == "BooleanObject":
        return bool(found.value)  # pypdf's own object is true whatever it says
    return None if type(found).__name__ == "NullObject" else found


def _attributes(given: Any) -> dict[str, Any]:
    owners = given if isinstance(given, list) else [] if given is None else [given]
    found: dict[str, Any] = {}
    for owner in owners:
        resolved = owner.get_object() if hasattr(owner, "get_object") else owner
        if isinstance(resolved, dict):
            found |= {str(key)[1:]: value for key, value in resolved.items()}
    return found
