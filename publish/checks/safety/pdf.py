"""What a PDF may not hold: actions, embedded files, annotations other than links, hidden text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from publish.checks.claim import Claim, denied
from publish.checks.read.fonts import is_font
from publish.checks.read.pdf.content import Pages
from publish.checks.read.pdf.facts import opened
from publish.checks.read.pdf.tree import Content, Node, objects, resolved
from publish.checks.safety.ink import of_ink

_CATALOG: Final = ("/OpenAction", "/AA", "/AcroForm", "/AF", "/Collection", "/OCProperties")
"""Entries that run, attach, fill in or switch off something (ISO 32000-1, 7.7.2)."""
_NAMES: Final = ("/JavaScript", "/EmbeddedFiles")
_ACTIONS: Final = ("/URI", "/GoTo")
_HIDDEN: Final = 0b10_0010
"""Flags of annotations that are hidden, or not shown (12.5.3)."""
_DEEPEST: Final = 50
_STRING: Final = re.compile(
    rb"\((?:[^\\()]|\\.|\((?:[^\\()]|\\.)*\))*\)|<<|>>|<[0-9A-Fa-f\s]*>|/[^\s/()<>\[\]{}%]*|[\[\]]",
    re.DOTALL,
)
"""Strings, names, and what dictionaries and arrays stand between."""
_WORD: Final = re.compile(rb"(?![-+.\d]+(?:\s|$)|true\b|false\b|null\b)\S+")
_ENDS: Final = {b"Q": b"q", b"ET": b"BT", b"EMC": b"BMC", b"EX": b"BX"}
_OPERATORS: Final = frozenset(
    b"""b B b* B* BI c cm cs CS d d0 d1 Do DP EI f F f* g G gs h i ID j J k K l m M MP n re rg RG ri
    s S sc SC scn SCN sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"""".split()
)


def of_pdf(data: bytes) -> Iterator[Claim]:
    reader = objects(data)
    catalog = reader.trailer["/Root"].get_object()
    names = resolved(catalog, "/Names") or {}
    if reader.is_encrypted:
        yield denied("encrypted", "the file is encrypted", "/Encrypt", "trailer")
    for found in (*(k for k in _CATALOG if k in catalog), *(k for k in _NAMES if k in names)):
        message = "the file runs, attaches or switches off something"
        yield denied("script", message, found, "catalog")
    for number, page in enumerate(reader.pages, 1):
        yield from _page(page, f"page {number}")
        yield from _stream(page, f"page {number}")
    yield from _bookmarks(resolved(catalog, "/Outlines"), 0)
    yield from _fonts(reader)
    set_, structure = opened(data)
    yield from _unmarked(set_)
    for piece in set_.pieces:
        if not piece.painted and piece.text.strip():
            message, where = "text is not painted", f"page {piece.page + 1}"
            yield denied("hidden-text", message, piece.text, where)
    yield from of_ink(data, set_, frozenset(_pictured(structure.root, within=False)))


def _page(page: Any, where: str) -> Iterator[Claim]:
    if "/AA" in page:
        yield denied("script", "a page runs something", "/AA", where)
    for reference in page.get("/Annots", []):
        annotation = reference.get_object()
        kind = str(annotation.get("/Subtype"))
        if kind != "/Link" or int(annotation.get("/F", 0)) & _HIDDEN:
            yield denied("annotation", "an annotation is no link, or is hidden", kind, where)
        yield from _action(annotation, where)


def _stream(page: Any, where: str) -> Iterator[Claim]:
    """What a page opens it closes, and it holds operators alone (ISO 32000-1, annex A): programs
    differ in what they make of anything else."""
    contents = page.get_contents()
    data = b"" if contents is None else contents.get_data()
    open_: list[bytes] = []
    for word in _WORD.findall(_STRING.sub(b" ", data)):
        if word in _ENDS:
            if not open_ or open_.pop() != _ENDS[word]:
                yield denied("stream-damaged", "a page ends what it does not begin", "", where)
                return
        elif word in _ENDS.values() or word in (b"BDC", b"BMC"):
            open_.append(b"BMC" if word == b"BDC" else word)
        elif word not in _OPERATORS:
            found = word.decode("latin-1")
            yield denied("stream-damaged", "a page holds an unknown operator", found, where)
            return
    if open_:
        yield denied("stream-damaged", "a page does not end what it begins", "", where)


def _action(holder: Any, where: str) -> Iterator[Claim]:
    action = resolved(holder, "/A") or {}
    kind = str(action.get("/S", "/GoTo"))
    if kind not in _ACTIONS or "/Next" in action or "/AA" in holder:
        yield denied("script", "an action does more than follow a link", kind, where)


def _bookmarks(given: Any, depth: int) -> Iterator[Claim]:
    entry = given.get("/First") if given is not None and depth < _DEEPEST else None
    seen: set[int] = set()
    while entry is not None and id(item := entry.get_object()) not in seen:
        seen.add(id(item))
        yield from _action(item, "bookmarks")
        match resolved(item, "/Dest"):
            case [_, "/XYZ", _, _, float() | int() as zoom] if zoom:
                yield denied("bookmark-zoom", "a bookmark magnifies", f"{zoom}", "bookmarks")
        yield from _bookmarks(item, depth + 1)
        entry = item.get("/Next")


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
                    name = str(descriptor.get_object().get("/FontName", ""))
                    message = "a font is not in the file, or cannot be read"
                    yield denied("font-damaged", message, name, "")


def _unmarked(set_: Pages) -> Iterator[Claim]:
    for piece in set_.pieces:
        if piece.is_text and piece.mcid < 0 and not piece.artifact and piece.text.strip():
            yield Claim(
                column="words",
                code="unmarked-text",
                message="text is neither of the structure nor marked as an artifact",
                found=piece.text,
                where=f"page {piece.page + 1}",
            )


def _pictured(node: Node, *, within: bool) -> Iterator[tuple[int, int]]:
    """The pages and numbers of the content of pictures, not of what captions them."""
    for kid in node.kids:
        if isinstance(kid, Content):
            if within:
                yield kid.page, kid.mcid
        elif isinstance(kid, Node):
            yield from _pictured(kid, within=kid.role == "Figure")
