"""The package of a book and the archive that it lies in: nothing in them changes what is shown, in
which order, or to whom, beside what readers here look at."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from lxml import etree

from publish.checks.claims.common import Claim, is_made_on
from publish.checks.facts import said
from publish.checks.gathering import primary
from publish.checks.reading.epub import Book
from publish.checks.reading.markup.elements import Element, local, roles, text_of

_MIMETYPE: Final = b"application/epub+zip"
_ELEMENTS: Final[dict[str, str]] = {
    "package": "version unique-identifier prefix lang",
    "metadata": "",
    "manifest": "",
    "spine": "page-progression-direction",
    "item": "id href media-type properties",
    "itemref": "idref",
    "meta": "property refines scheme lang id name content",
    **dict.fromkeys(("identifier", "title", "creator"), "id"),
    **dict.fromkeys(("language", "publisher", "date", "description", "subject", "rights"), ""),
}
_META: Final = frozenset(
    (
        *("dcterms:accessRights", "dcterms:modified", "ibooks:specified-fonts", "role"),
        *("schema:about", "schema:abstract", "schema:accessMode", "schema:accessModeSufficient"),
        *("schema:accessibilityFeature", "schema:accessibilityHazard", "title-type"),
        *("schema:accessibilitySummary", "schema:ccRecipient", "schema:creativeWorkStatus"),
        *("schema:recipient", "schema:sender"),
    )
)
_ONCE: Final = ("dcterms:modified", "ibooks:specified-fonts", "schema:accessibilitySummary")
_LISTS: Final = ("loi", "lot")
"""Lists of figures and of tables."""
_FILES: Final = frozenset({"mimetype", "META-INF/container.xml"})
_PROPERTIES: Final = frozenset({"nav", "mathml", "svg", "cover-image"})
_KINDS: Final[dict[str, tuple[bytes, ...]]] = {
    "image/png": (b"\x89PNG",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF8",),
    "image/webp": (b"RIFF",),
    "font/woff2": (b"wOF2",),
    "font/woff": (b"wOFF",),
    "font/ttf": (b"\x00\x01\x00\x00", b"true"),
    "font/otf": (b"OTTO", b"\x00\x01\x00\x00"),
}
"""How files of a type begin."""
_MARKUP: Final = {"application/xhtml+xml": "html", "image/svg+xml": "svg"}
_RIGHT_TO_LEFT: Final = frozenset(
    {"ar", "dv", "fa", "he", "iw", "ku", "ps", "sd", "ug", "ur", "yi"}
)


def of_archive(data: bytes) -> Iterator[Claim]:
    """The archive says first what it is (OCF 3.3, 4.2.6.1), and holds nothing beside the book."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        first = members[0] if members else None
        says = first is not None and first.filename == "mimetype"
        stored = first is not None and first.compress_type == zipfile.ZIP_STORED
        if first is None or not says or not stored or archive.read(first) != _MIMETYPE:
            yield _wrong("mimetype", "the archive does not begin by saying that it is a book", "")
        for member in members:
            inside = not member.filename.startswith(("META-INF/", "/", "../"))
            if member.filename not in _FILES and not (inside and "/" in member.filename):
                yield _wrong("package-unknown", _UNKNOWN, member.filename)
        for member in members:
            if member.filename.endswith((".xhtml", ".opf", ".xml", ".svg")):
                yield from _entities(archive.read(member), member.filename)


def of_package(book: Book) -> Iterator[Claim]:
    """What the package document says, and whether files are what it says they are."""
    yield from _vocabulary(book)
    yield from _direction(book)
    yield from _types(book)
    if book.navigation is not None:
        yield from _navigation(*book.navigation)
        yield from _ways(book, *book.navigation)


_UNKNOWN: Final = "the package says something of which nobody here knows what it does"


def _vocabulary(book: Book) -> Iterator[Claim]:
    seen: list[str] = []
    for element in book.package.iter():
        name = local(element)
        known = set(_ELEMENTS.get(name, "").split())
        attributes = {key.rpartition("}")[2] for key in element.attrib} if name else set()
        if name and (name not in _ELEMENTS or attributes - known):
            yield _wrong("package-unknown", _UNKNOWN, " ".join([name, *sorted(attributes - known)]))
        property_ = element.get("property", "") if name == "meta" else ""
        seen.append(property_)
        if name == "meta" and property_ not in _META:
            yield _wrong("package-unknown", _UNKNOWN, property_ or element.get("name", ""))
        if property_ == "role" and said(element.text or "") != "aut":
            yield _wrong("package-unknown", _UNKNOWN, f"role {element.text}")
        for word in element.get("properties", "").split():
            if word not in _PROPERTIES:
                yield _wrong("package-unknown", _UNKNOWN, word)
    for name in _ONCE:
        if seen.count(name) != 1:
            yield _wrong("package-unknown", "the package does not say this once", name)
    covers = [
        e for e in book.package.iter() if "cover-image" in (e.get("properties") or "").split()
    ]
    shown = [
        posixpath.basename(e.get("src", ""))
        for _, root in book.spine
        if any("cover" in roles(body) for body in root if local(body) == "body")
        for e in root.iter()
        if local(e) == "img"
    ]
    if shown != [posixpath.basename(e.get("href", "")) for e in covers]:
        yield _wrong("package-unknown", "the picture of the cover is not the one shown", "cover")
    if book.package.get("version") != "3.0":
        yield _wrong("package-unknown", _UNKNOWN, f"version {book.package.get('version')}")
    date = next((said(e.text or "") for e in book.package.iter() if local(e) == "date"), "")
    stamps = [e for e in book.package.iter() if e.get("property") == "dcterms:modified"]
    if not all(is_made_on(said(stamp.text or ""), date) for stamp in stamps):
        yield _wrong("modified", "the book was not made on the date of the document", date)
    prefixes = {name.partition(":")[0] for name in seen if ":" in name} - {"dcterms", "schema"}
    if prefixes - {w.rstrip(":") for w in book.package.get("prefix", "").split()[::2]}:
        yield _wrong("package-unknown", "the package uses a prefix that it does not declare", "")


def _direction(book: Book) -> Iterator[Claim]:
    """Pages turn, and texts run, as the language is written; the package speaks that language."""
    language = next((said(e.text or "") for e in book.package.iter() if local(e) == "language"), "")
    leftwards = primary(language) in _RIGHT_TO_LEFT
    spine = next((e for e in book.package if local(e) == "spine"), None)
    turned = spine is not None and spine.get("page-progression-direction") == "rtl"
    tongue = book.package.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    if turned != leftwards:
        yield _wrong("direction", "pages do not turn as the language is written", language)
    if tongue not in ("", language):
        yield _wrong("language-of-part", "the package is in another language than the book", tongue)


def _types(book: Book) -> Iterator[Claim]:
    for item in (e for e in book.package.iter() if local(e) == "item"):
        name = posixpath.normpath(posixpath.join(book.folder, unquote(item.get("href", ""))))
        data, type_ = book.files.get(name), item.get("media-type", "")
        if data is None:
            continue
        if type_ in _MARKUP:
            matches = _root(data) == _MARKUP[type_]
        elif type_ in _KINDS:
            matches = data.startswith(_KINDS[type_])
        else:
            matches = type_ == "text/css" and name.endswith(".css")
        if not matches or (name.endswith(".css") and type_ != "text/css"):
            yield _wrong("media-type", f"a file is not of the type {type_}", name)


def _root(data: bytes) -> str:
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return ""
    namespaces = {"html": "http://www.w3.org/1999/xhtml", "svg": "http://www.w3.org/2000/svg"}
    name = local(root)
    return name if root.tag == f"{{{namespaces.get(name)}}}{name}" else ""


def _entities(data: bytes, name: str) -> Iterator[Claim]:
    if b"<!ENTITY" in data:
        yield _wrong("package-unknown", "a file declares entities", name)


def _navigation(name: str, root: Element) -> Iterator[Claim]:
    """The navigation document holds lists of links, each called what it is."""
    kinds = [e for e in root.iter() if local(e) == "nav"]
    types = [next(iter(e.get("{http://www.idpf.org/2007/ops}type", "").split()), "") for e in kinds]
    if [type_ for type_ in types if type_ not in _LISTS] != ["toc", "landmarks"]:
        yield _wrong("landmark", "the navigation has other lists than contents and landmarks", name)
    for nav, type_ in zip(kinds, types, strict=True):
        if type_ == "toc" and "doc-toc" not in roles(nav):
            yield _wrong("landmark", "the contents list is not called so", name)
    title = next((text_of(e) for e in root.iter() if local(e) == "title"), "")
    heading = next((text_of(e) for e in root.iter() if local(e) in ("h1", "h2")), title)
    if title != heading:
        yield _wrong("landmark", "the title of the navigation is not its heading", name)


def _ways(book: Book, name: str, root: Element) -> Iterator[Claim]:
    """A landmark leads to the first document that says that it is of this kind."""
    firsts: dict[str, str] = {}
    led: set[str] = set()
    for path, tree in (*book.spine, (name, root)):
        for element in tree.iter():
            for kind in roles(element) if local(element) in ("body", "section", "nav") else ():
                firsts.setdefault(kind, path)
    for nav in (e for e in root.iter() if local(e) == "nav" and "landmarks" in roles(e)):
        for link in (e for e in nav.iter() if local(e) == "a"):
            href = unquote(link.get("href", "").partition("#")[0])
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), href))
            led |= roles(link)
            if any(firsts.get(kind) != path for kind in roles(link)):
                yield _wrong("landmark", "a landmark does not lead to what it is", text_of(link))
    if "bodymatter" in firsts and "bodymatter" not in led:
        yield _wrong("landmark", "the landmarks do not lead to the text", name)


def _wrong(code: str, message: str, found: str) -> Claim:
    return Claim(column="conformance", code=code, message=message, found=found, where="content.opf")
