"""What the objects of a PDF may be: nothing runs, is hidden or attached, nothing stands on a page
beside what is drawn on it but links, and the structure says nothing that readers here pass over.

A key that is none of these may do any of that: it is a finding, whatever it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from publish.checks.claims.common import Claim
from publish.checks.claims.fonts import is_font
from publish.checks.claims.parents import of_parents
from publish.checks.reading.pages.tree import objects, resolved

_KEYS: Final[dict[str, str]] = {
    "catalog": "Type Pages Outlines Lang Names StructTreeRoot ViewerPreferences MarkInfo"
    " OutputIntents Metadata",
    "names": "Dests",
    "marks": "Marked",
    "preferences": "DisplayDocTitle",
    "structure": "Type ParentTree K ParentTreeNextKey IDTree RoleMap",
    "page": "Type Parent MediaBox Contents Resources Tabs StructParents TrimBox BleedBox Annots"
    " Group",
    "resources": "ExtGState XObject Pattern Shading ColorSpace Font Properties ProcSet",
    "state": "Type ca CA SMask",
    "picture": "Type Subtype Width Height ColorSpace BitsPerComponent Interpolate SMask Filter"
    " DecodeParms Length",
    "form": "Type Subtype BBox Resources Group Filter DecodeParms Length",
    "annotation": "Type Subtype Rect BS Contents StructParent F Dest A",
    "action": "Type S URI D",
    "element": "Type S K P Pg A ID Alt Lang ActualText",
    "outline": "Title Dest Count Parent Next Prev First Last",
    "info": "Producer Title Author Creator CreationDate ModDate Subject Keywords Organization To"
    " From Cc Date Subtitle Rights Reference Identifier MemoSubject Classification Status"
    " KeyPoints",
}
_SPEAKING: Final[dict[str, frozenset[str]]] = {
    "/Alt": frozenset({"/Figure", "/Formula"}),
    "/ActualText": frozenset({"/Span"}),
}
"""What stands for the content of an element, and for that of which elements it may."""
_HEADER: Final = b"%PDF-1.7"
_END: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_PART: Final = {
    "{http://www.aiim.org/pdfua/ns/id/}part": "1",
    "{http://www.aiim.org/pdfa/ns/id/}part": "2",
    "{http://www.aiim.org/pdfa/ns/id/}conformance": "A",
}
_PRINTED: Final = 4
"""The flag of an annotation that is printed, and shown: no other is set."""


def of_catalog(data: bytes, xmp: dict[str, list[str]], language: str) -> Iterator[Claim]:
    """What in the objects of a PDF is none of these."""
    reader = objects(data)
    catalog = reader.trailer["/Root"].get_object()
    yield from _whole(data, reader)
    yield from _known("catalog", catalog)
    yield from _known("info", resolved(reader.trailer, "/Info") or {})
    for part, key in (
        *(("names", "/Names"), ("marks", "/MarkInfo"), ("preferences", "/ViewerPreferences")),
        ("structure", "/StructTreeRoot"),
    ):
        yield from _known(part, resolved(catalog, key) or {})
    if not resolved(resolved(catalog, "/ViewerPreferences"), "/DisplayDocTitle"):
        yield _unknown("the title is not shown", "ViewerPreferences")
    if "/OutputIntents" not in catalog:
        yield _unknown("no colour space is intended", "OutputIntents")
    for key, expected in _PART.items():
        if xmp.get(key) != [expected]:
            yield _unknown(f"{key.rpartition('/')[2]} is {xmp.get(key)}", "XMP")
    if xmp.get("{http://purl.org/dc/elements/1.1/}language", [language]) != [language]:
        yield _unknown("the language is another", "XMP")
    yield from _outlines(resolved(catalog, "/Outlines"), 0)
    elements = _Elements()
    yield from elements.walk(catalog.get("/StructTreeRoot"), 0)
    tree = resolved(catalog, "/StructTreeRoot")
    parents = _parents(resolved(tree, "/ParentTree"))
    yield from of_parents(reader, parents)
    yield from _drawn(reader)
    for number, page in enumerate(reader.pages, 1):
        yield from _page(page, number, elements.annotations, parents)
    there = {link.idnum for page in reader.pages for link in page.get("/Annots", [])}
    for link in elements.annotations.keys() - there:
        yield _unknown("a link of the text is on no page", f"object {link}")
    yield from _fonts(reader)


def _whole(data: bytes, reader: Any) -> Iterator[Claim]:
    end = _END.search(data[-64:])
    if not data.startswith(_HEADER):
        yield _unknown("the file begins with something else", "the first bytes")
    if end is None or data.count(b"%%EOF") != 1 or int(end[1]) > len(data):
        yield _unknown("the file does not end where it says", "the last bytes")
    elif not re.match(rb"\s*(?:\d+ \d+ obj|xref)", data[int(end[1]) :][:40]):
        yield _unknown("the list of objects is not where the file says", "the last bytes")
    if reader.is_encrypted:
        yield _unknown("the file is encrypted", "the trailer")


def _known(part: str, given: Any, where: str = "") -> Iterator[Claim]:
    keys = set(_KEYS[part].split())
    for key in given.get_object() if hasattr(given, "get_object") else given:
        if key[1:] not in keys:
            yield _unknown(f"{part} with {key}", where or part)


def _page(
    page: Any, number: int, linked: dict[int, Any], parents: dict[int, Any]
) -> Iterator[Claim]:
    where = f"page {number}"
    yield from _known("page", page, where)
    yield from _known("resources", resolved(page, "/Resources") or {}, where)
    if any(
        page.get(box, page["/MediaBox"]) != page["/MediaBox"] for box in ("/TrimBox", "/CropBox")
    ):
        yield _unknown("the page is cut", where)
    if page.get("/Tabs") != "/S":
        yield _unknown("keys do not move in the order of the text", where)
    for reference in page.get("/Annots", []):
        annotation = reference.get_object()
        yield from _known("annotation", annotation, where)
        action = resolved(annotation, "/A") or {}
        yield from _known("action", action, where)
        if annotation.get("/Subtype") != "/Link" or action.get("/S", "/URI") not in (
            "/URI",
            "/GoTo",
        ):
            yield _unknown(
                f"an annotation {annotation.get('/Subtype')} {action.get('/S', '')}", where
            )
        if int(annotation.get("/F", 0)) != _PRINTED:
            yield _unknown("a link is hidden, or not printed", where)
        element = linked.get(reference.idnum)
        parent = parents.get(int(annotation.get("/StructParent", -1)))
        if element is None or parent is None or parent.get_object() is not element:
            yield _unknown("a link on the page is none of the text", where)


class _Elements:
    """The structure elements, each looked at once, and those that hold annotations."""

    def __init__(self) -> None:
        self.annotations: dict[int, Any] = {}
        self._seen: set[int] = set()

    def walk(self, given: Any, depth: int) -> Iterator[Claim]:
        element = given.get_object() if hasattr(given, "get_object") else given
        if not isinstance(element, dict) or id(element) in self._seen or depth > 200:
            return
        self._seen.add(id(element))
        if element.get("/Type") == "/OBJR":
            return
        role = str(element.get("/S", ""))
        if role:
            yield from _known("element", element, role)
            for key, roles in _SPEAKING.items():
                if key in element and role not in roles:
                    yield _unknown(f"{role} with {key}", str(element[key])[:60])
        kids = element.get("/K", [])
        kids = kids.get_object() if hasattr(kids, "get_object") else kids
        for kid in kids if isinstance(kids, list) else [kids]:
            object_: Any = kid.get_object() if hasattr(kid, "get_object") else kid
            if isinstance(object_, dict):
                if object_.get("/Type") == "/OBJR" and "/Obj" in object_:
                    self.annotations[_reference(object_).idnum] = element
                yield from self.walk(object_, depth + 1)


def _reference(holder: Any) -> Any:
    return holder.raw_get("/Obj")


def _outlines(given: Any, depth: int) -> Iterator[Claim]:
    entry = given.get_object().get("/First") if hasattr(given, "get_object") else None
    seen = 0
    while entry is not None and depth < 50 and seen < 10_000:
        item = entry.get_object()
        yield from _known("outline", item, "bookmarks")
        if "/First" in item and int(item.get("/Count", 0)) < 0:
            yield _unknown("bookmarks are folded", "bookmarks")
        destination = resolved(item, "/Dest")
        if not isinstance(destination, list) or [str(destination[1]), *destination[4:]] != [
            "/XYZ",
            0,
        ]:
            yield _unknown("a bookmark magnifies, or leads to no place of a page", "bookmarks")
        yield from _outlines(item, depth + 1)
        entry, seen = item.get("/Next"), seen + 1


def _parents(tree: Any) -> dict[int, Any]:
    """The entries of the tree from content to structure (ISO 32000-1, 14.7.4.4)."""
    node = tree.get_object() if tree is not None else {}
    numbers = node.get("/Nums", [])
    numbers = numbers.get_object() if hasattr(numbers, "get_object") else numbers
    found = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers) - 1, 2)}
    for kid in node.get("/Kids", []):
        found |= _parents(kid)
    return found


def _drawn(reader: Any) -> Iterator[Claim]:
    """What pages draw from elsewhere, and how: nothing that is switched off, cut, recoloured or
    replaced when it is printed."""
    waiting = [resolved(page, "/Resources") for page in reader.pages]
    seen: set[int] = set()
    while waiting:
        resources = waiting.pop()
        if resources is None or id(resources) in seen:
            continue
        seen.add(id(resources))
        for state in (resolved(resources, "/ExtGState") or {}).values():
            yield from _known("state", state)
        for group in ("/XObject", "/Pattern"):
            for name in resolved(resources, group) or {}:
                drawn = resolved(resolved(resources, group), name)
                kind = {"/Image": "picture", "/Form": "form"}.get(str(drawn.get("/Subtype", "")))
                if kind is not None and id(drawn) not in seen:
                    seen.add(id(drawn))
                    yield from _known(kind, drawn)
                waiting.append(resolved(drawn, "/Resources"))


def _fonts(reader: Any) -> Iterator[Claim]:
    """Every font is in the file and can be read."""
    seen: set[int] = set()
    for page in reader.pages:
        for font in (resolved(resolved(page, "/Resources"), "/Font") or {}).values():
            for part in font.get_object().get("/DescendantFonts", [font]):
                descriptor = part.get_object().get("/FontDescriptor")
                if descriptor is None or getattr(descriptor, "idnum", id(descriptor)) in seen:
                    continue
                seen.add(getattr(descriptor, "idnum", id(descriptor)))
                keys = [k for k in descriptor.get_object() if k.startswith("/FontFile")]
                files = [descriptor.get_object()[key].get_object().get_data() for key in keys]
                if len(files) != 1 or not is_font(files[0], lettered=False):
                    yield Claim(
                        column="conformance",
                        code="font-damaged",
                        message="a font is not in the file, or cannot be read",
                        found=str(descriptor.get_object().get("/FontName", "")),
                    )


def _unknown(found: str, where: str) -> Claim:
    return Claim(
        column="conformance",
        code="object-unknown",
        message="an object of the file says something of which nobody here knows what it does",
        found=found,
        where=where,
    )
