"""What a Word file says of itself and is so: languages, directions, styles, fields, bookmarks."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from publish.checks.claim import Claim
from publish.checks.facts import Facts
from publish.checks.lines import primary
from publish.checks.read.docx.cascade import WordStyles, attribute, is_on, value
from publish.checks.read.docx.facts import Walked, walked
from publish.checks.read.docx.package import Part, W

_REFERENCE: Final = re.compile(r"\s*(?:PAGE)?REF\s+(\S+)")
_HEADINGS: Final = re.compile(r'\s*TOC\s.*\\o\s+"(\d)-(\d)"')


def claims_of(data: bytes, facts: Facts) -> Iterator[Claim]:
    """What is not so. Raises `UnreadableError` for a damaged file."""
    word = walked(data)
    document, styles = word.package.document, word.styles
    part = word.package.beside("styles")
    stated = next((text for name, text in facts.metadata if name == "language"), "")
    if stated and primary(styles.language) != primary(stated):
        message = "the text is not in the language that the properties state"
        found = styles.language
        yield Claim("structure", "language-of-text", message, stated, found, "word/styles.xml")
    if part is not None:
        yield from _styles(part)
    yield from _mirrored(document, styles)
    yield from _fields(document, facts)
    yield from _directions(word)


def _styles(part: Part) -> Iterator[Claim]:
    """Word knows styles by their names, and sets what names none in the default one (17.7.4)."""
    styles = part.root.findall(f"{W}style")
    names = Counter(value([style], "name").lower() for style in styles)
    for name in (name for name, times in names.items() if times > 1):
        yield Claim("structure", "style-name", "two styles have one name", "", name, part.name)
    usual = [s for s in styles if attribute(s, "type") == "paragraph" and attribute(s, "default")]
    if len(usual) != 1:
        message = "not one style of paragraphs is the default"
        yield Claim("structure", "style-default", message, "1", str(len(usual)), part.name)


def _mirrored(document: Part, styles: WordStyles) -> Iterator[Claim]:
    """Columns of tables and pages run from right to left only where some text does."""
    for place, properties, name in (
        *(
            (table, table.find(f"{W}tblPr"), "bidiVisual")
            for table in document.root.iter(f"{W}tbl")
        ),
        *((document.root, section, "bidi") for section in document.root.iter(f"{W}sectPr")),
    ):
        turned = (is_on(styles.paragraph_places(p), "bidi") for p in place.iter(f"{W}p"))
        if is_on([properties], name) and not any(turned):
            message = "columns run from right to left, and no text does"
            yield Claim("structure", "mirrored", message, "", f"w:{name}", document.name)


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
