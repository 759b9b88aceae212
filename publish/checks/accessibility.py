"""What an artifact says of itself to machines and to those who cannot see it, and is so."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from publish.checks.claims import Claim
from publish.checks.compare.content_tolerances import Format
from publish.checks.facts import Facts, Picture, said
from publish.checks.read.docx.cascade import attribute, is_on
from publish.checks.read.docx.facts import Walked, walked
from publish.checks.read.docx.package import Part, W
from publish.checks.read.html.elements import local, roles
from publish.checks.read.html.epub import Book, is_cover, open_book
from publish.checks.read.pdf.document_tree import Annotation, Tagged, tagged
from publish.checks.read.pdf.page_content import Box, Pages, pages
from publish.languages import primary
from publish.patterns import pattern

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_CLAIMS: Final = ("schema:accessMode", "schema:accessibilityFeature")
_BOTH: Final = {
    "Title": "{http://purl.org/dc/elements/1.1/}title",
    "Keywords": "{http://ns.adobe.com/pdf/1.3/}Keywords",
}
"""What programs show of Info, and where XMP says it."""
_COVERED: Final = 0.25
"""Of the words of a link, the share in its areas, which are as high as its line and hold no more of
what is raised or lowered."""
_ROOM: Final = 8.0
"""The size of an area to what is drawn in it: dots and lower-case letters are small."""
_LETTER: Final = 400.0
"""Square points of an area that holds one letter, or a few small ones."""
_REFERENCE: Final = pattern(r"\s*(?:PAGE)?REF\s+(\S+)")
_HEADINGS: Final = pattern(r'\s*TOC\s.*\\o\s+"(\d)-(\d)"')


def untrue(format_: Format, data: bytes, found: Facts, stated: Facts | None) -> Iterator[Claim]:
    """What an artifact says of itself that is not so. What its pictures and links lack is compared
    with its document, where there is one. Raises what a parser raises for a damaged file."""
    if stated is None:
        yield from _lacking(found)
    match format_:
        case "pdf":
            set_, structure = pages(data), tagged(data)
            yield from _metadata(structure)
            yield from _untagged(set_, structure)
            yield from _links(set_, structure)
            yield from _tagged(set_, structure)
        case "docx":
            yield from _word(data, found)
        case "epub":
            book = open_book(data)
            yield from _features(book, found, (stated or found).pictures)
            yield from _parts(book)
        case "html":
            pass


def _lacking(facts: Facts) -> Iterator[Claim]:
    """Pictures and links that say nothing to those who cannot see them."""
    for picture in facts.pictures:
        if not picture.alt and not picture.decorative:
            message = "a picture has no alt text and is not marked as decorative"
            yield Claim("figures", "alt-missing", message, where=picture.where)
    for link in facts.links:
        if not link.described:
            message, led = "a link has no words that say where it leads", link.target
            yield Claim(
                "links", "link-undescribed", message, "", f"{link.text} → {led}", link.where
            )
        if link.target.startswith("#") and link.lands is None:
            yield Claim("links", "link-dead", "a link leads nowhere", "", link.text, link.where)


def _metadata(structure: Tagged) -> Iterator[Claim]:
    """What Info says, XMP does (ISO 19005-2, 6.6.3), which has lists of several values and writes
    moments otherwise."""
    values = structure.xmp
    texts = [between.join(v) for v in values.values() for between in (", ", "; ")]
    stated = {said(text) for text in texts} | {_digits(text) for text in texts}
    for name, text in structure.info.items():
        if (_digits(text) if text.startswith("D:") else said(text)) not in stated:
            message = f"Info and XMP say different things about {name}"
            yield Claim("metadata", "info-differs-from-xmp", message, "", text)
    for name, key in _BOTH.items():
        if key in values and name not in structure.info:
            message = f"XMP says {name}, and Info does not"
            yield Claim("metadata", "info-differs-from-xmp", message, " ".join(values[key]), "")


def _tagged(set_: Pages, structure: Tagged) -> Iterator[Claim]:
    """The file says that it is tagged, what is drawn has an area, and no page is turned."""
    if not structure.is_marked:
        yield Claim("metadata", "not-marked", "the file does not say that it is tagged")
    for node in structure.root.walk():
        left, bottom, right, top = node.attributes.get("BBox", (0, 0, 1, 1))
        if left >= right or bottom >= top:
            yield Claim("figures", "area-empty", "the area of a picture or a formula is empty")
    for page in set_.turned:
        where = f"page {page + 1}"
        yield Claim("structure", "page-turned", "a page is shown turned", where=where)


def _links(set_: Pages, structure: Tagged) -> Iterator[Claim]:
    """The words of a link lie in areas that can be pressed, and these hold little else. Lines below
    words lie beyond the areas, and what is drawn in forms has no place of its own."""
    drawn: defaultdict[tuple[int, int], list[tuple[int, Box]]] = defaultdict(list)
    for piece in set_.pieces:
        if piece.box is not None and any(map(str.isalnum, piece.text)):
            drawn[piece.page, piece.mcid].append((piece.page, piece.box))
    for node in structure.root.walk():
        areas = [(kid.page, kid.area) for kid in node.kids if isinstance(kid, Annotation)]
        if not areas and node.role != "Link":
            continue
        words = [part for c, _ in node.contents() for part in drawn[c.page, c.mcid]]
        for page, box in words:
            covered = sum(_overlap(box, area) for on, area in areas if on == page)
            if covered < _COVERED * _size(box):
                message = "part of a link cannot be pressed"
                yield Claim("links", "link-area", message, where=f"page {page + 1}")
        for page, area in areas:
            held = sum(_overlap(box, area) for on, box in words if on == page)
            if held and _size(area) > _ROOM * held + _LETTER:
                message = "the area of a link holds more than the link"
                yield Claim("links", "link-area", message, where=f"page {page + 1}")


def _size(box: Box) -> float:
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)


def _overlap(box: Box, other: Box) -> float:
    left, bottom = max(box[0], other[0]), max(box[1], other[1])
    return _size((left, bottom, min(box[2], other[2]), min(box[3], other[3])))


def _untagged(set_: Pages, structure: Tagged) -> Iterator[Claim]:
    """All text that is no artifact is in the tree."""
    known = {(content.page, content.mcid) for content, _ in structure.root.contents()}
    for piece in set_.pieces:
        if piece.mcid >= 0 and said(piece.text) and (piece.page, piece.mcid) not in known:
            message, where = "the structure tree does not know a text", f"page {piece.page + 1}"
            yield Claim("words", "untagged-text", message, "", piece.text, where)


def _digits(date: str) -> str:
    """A date as its digits: Info and XMP write the same moment differently."""
    return re.sub(r"\D", "", date)[:14]


def _features(book: Book, facts: Facts, pictures: Sequence[Picture]) -> Iterator[Claim]:
    """A book claims what its formulas and pictures come to (EPUB Accessibility 1.1)."""
    shown = [picture for picture in pictures if not picture.decorative]
    truths = {
        "MathML": bool(facts.formulas),
        "alternativeText": bool(shown) and all(picture.alt for picture in shown),
        "visual": bool(shown),
    }
    metas = book.package.iter(etree.Element)
    claimed = {said(e.text or "") for e in metas if e.get("property", "") in _CLAIMS}
    for claim, so in truths.items():
        if so != (claim in claimed):
            says, truth = ("does not claim", "so") if so else ("claims", "not so")
            message = f"the book {says} {claim}, which is {truth}"
            yield Claim("metadata", "accessibility-claim", message, where="content.opf")


def _parts(book: Book) -> Iterator[Claim]:
    """Every content document states the language of the book; a cover shows a picture that says the
    title; notes and their marks are called so in both ways, for reading systems open a note by its
    EPUB type, and assistive technology announces it by its role."""
    stated = {local(e): said(e.text or "") for e in reversed([*book.package.iter()])}
    language, title = stated.get("language", ""), stated.get("title", "")
    for name, root in book.parts.items():
        own = {str(root.get("lang", "")), str(root.get(_XML_LANG, ""))}
        if own != {language} and not (language == "und" and own == {""}):
            message = "a part of the book does not state the language of the book"
            found = ", ".join(sorted(own))
            yield Claim("structure", "language-of-part", message, language, found, name)
        alts = [said(e.get("alt") or "") for e in root.iter() if local(e) == "img"]
        if is_cover(root) and alts != [title]:
            message = "the cover shows no picture that says the title"
            yield Claim("figures", "cover", message, title, ", ".join(alts), name)
        for called in map(roles, root.iter(etree.Element)):
            for pair in ({"footnote", "doc-footnote"}, {"noteref", "doc-noteref"}):
                if len(called & pair) == 1:
                    message = "a note or its mark is called so in one way and not in the other"
                    wanted, found = ", ".join(sorted(pair)), ", ".join(sorted(called))
                    yield Claim("notes", "note-role", message, wanted, found, name)


def _word(data: bytes, facts: Facts) -> Iterator[Claim]:
    """What a Word file says of its languages, directions, styles, fields and bookmarks."""
    word = walked(data)
    document, styles = word.package.document, word.styles
    stated = next((text for name, text in facts.metadata if name == "language"), "")
    if stated and primary(styles.language) != primary(stated):
        message = "the text is not in the language that the properties state"
        found = styles.language
        yield Claim("structure", "language-of-text", message, stated, found, "word/styles.xml")
    yield from _fields(document, facts)
    yield from _directions(word)


def _fields(document: Part, facts: Facts) -> Iterator[Claim]:
    """What Word finds when it counts fields anew: bookmarks around words, and listed headings."""
    ends = {attribute(e, "id") for e in document.root.iter(f"{W}bookmarkEnd")}
    starts = list(document.root.iter(f"{W}bookmarkStart"))
    for start in (start for start in starts if attribute(start, "id") not in ends):
        found = attribute(start, "name")
        yield Claim("links", "bookmark-open", "a bookmark has no end", "", found, document.name)
    names = {attribute(start, "name") for start in starts}
    for field in document.root.iter(f"{W}instrText"):
        text = field.text or ""
        reference, listed = _REFERENCE.match(text), _HEADINGS.match(text)
        if reference is not None and reference[1] not in names:
            message = "a field refers to a bookmark that is not there"
            yield Claim("links", "field-dead", message, "", text.strip(), document.name)
        if listed is not None:
            levels = range(int(listed[1]), int(listed[2]) + 1)
            if any(entry.level not in levels for entry in facts.contents):
                message = "a contents list gathers other headings than it shows"
                yield Claim("structure", "contents-field", message, "", text.strip(), document.name)


def _directions(word: Walked) -> Iterator[Claim]:
    """Word sets letters that run from right to left in order only where a run says so."""
    for block in word.text:
        for text, run in block.pieces:
            sides = {unicodedata.bidirectional(c) for c in text}
            runs_left = bool(sides & {"R", "AL"})
            marked = bool(is_on([run.find(f"{W}rPr")], "rtl"))
            if runs_left != marked and (runs_left or "L" in sides):
                message = "words do not run in the direction of their letters"
                yield Claim("structure", "direction", message, "", text, block.part)
