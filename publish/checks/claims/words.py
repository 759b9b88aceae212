"""What the parts of a Word file may be made of.

Readers of Word files know what these elements do to the words and how they are shown. One that
they do not know may hide words, show others, fetch something or run: it is a finding, whatever it
is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any, Final

from publish.checks.claims.common import Claim
from publish.checks.claims.vocabulary import unknown
from publish.checks.reading.word.names import W, attribute, switched, value

_FIELDS: Final = re.compile(
    r"PAGE|NUMPAGES|SEQ \w+ \\\* ARABIC|(?:REF|PAGEREF) (?P<name>\w+)(?: \\r)? \\h"
    r'|TOC \\o "1-\d" \\h \\z \\u|TOC \\h \\z \\c "\w+"'
)
"""The instructions of fields (17.16.5), and the bookmark that one names."""
_CLOSEST: Final = 60
"""Twips by which letters may be set closer before they cover each other."""
_COMPATIBLE: Final[dict[str, str]] = {
    "compatibilityMode": "15",
    "overrideTableStyleFontSizeAndJustification": "1",
    "enableOpenTypeFeatures": "1",
    "doNotFlipMirrorIndents": "1",
    "differentiateMultirowTableHeaders": "1",
    "useWord2013TrackBottomHyphenation": "0",
}
"""How Word sets a file as it has since 2013; without one of these it sets it otherwise."""


def of_words(root: Any, name: str, bookmarks: Collection[str]) -> Iterator[Claim]:
    """What in a part that holds text is none of these, or stands where it says other things.
    `bookmarks` are those of the file."""
    yield from of_part(root, name)
    for runs in root.iter(f"{W}rPr"):
        yield from _run(runs, name)
    yield from _extents(root, name)
    yield from _fields(root, name, bookmarks)
    yield from _notes(root, name)
    yield from _grids(root, name)


def of_part(root: Any, name: str) -> Iterator[Claim]:
    """What in a part no finished file says, each once."""
    for found in dict.fromkeys(unknown(root)):
        yield _unknown(found, name)


def of_settings(root: Any, name: str, document: Any) -> Iterator[Claim]:
    """What of the settings is none of these, or says something of pages that are not there."""
    yield from of_part(root, name)
    stated = {attribute(e, "name"): attribute(e, "val") for e in root.iter(f"{W}compatSetting")}
    for key in sorted(stated.keys() | _COMPATIBLE.keys()):
        if stated.get(key) != _COMPATIBLE.get(key):
            yield _unknown(f"{key} {stated.get(key, 'unsaid')}", name)
    for needed in ("embedTrueTypeFonts", "doNotHyphenateCaps", "consecutiveHyphenLimit"):
        if root.find(f"{W}{needed}") is None:
            yield _unknown(f"no {needed}", name)
    even = any(attribute(e, "type") == "even" for e in document.iter(f"{W}headerReference"))
    even |= any(attribute(e, "type") == "even" for e in document.iter(f"{W}footerReference"))
    if even != bool(switched(root, "evenAndOddHeaders")):
        yield _unknown("evenAndOddHeaders", name)


def _run(properties: Any, name: str) -> Iterator[Claim]:
    spacing = value(properties, "spacing") or "0"
    if spacing.lstrip("-").isdecimal() and int(spacing) < -_CLOSEST:
        yield _unknown(f"spacing {spacing}", name)
    if properties.getparent().tag == f"{W}p":
        yield _unknown("rPr", name)


def _extents(root: Any, name: str) -> Iterator[Claim]:
    """A picture is as large as the place that is kept for it."""
    for drawing in root.iter(f"{W}drawing"):
        sizes = [
            (e.get("cx"), e.get("cy"))
            for e in drawing.iter()
            if isinstance(e.tag, str) and e.tag.endswith(("}extent", "}ext")) and e.get("cx")
        ]
        if len(set(sizes)) > 1 or any(int(side) < 12700 for size in sizes for side in size):
            yield Claim(
                column="figures",
                code="picture-size",
                message="a picture is not as large as the place that is kept for it",
                found=" ".join("×".join(size) for size in sizes),
                where=name,
            )


def _fields(root: Any, name: str, bookmarks: Collection[str]) -> Iterator[Claim]:
    """Fields that are known and lead somewhere, and counters that show what they count."""
    counts: Counter[str] = Counter()
    for instruction in _instructions(root):
        known = _FIELDS.fullmatch(" ".join(instruction.split()))
        if known is None or (known["name"] or "") not in {"", *bookmarks}:
            yield _unknown(f"field {instruction.strip()[:60]}", name)
    for paragraph in root.iter(f"{W}p"):
        for sequence, counter, result in _counted(paragraph):
            counts[sequence] += 1
            if counter != ["SEQ", sequence, "\\*", "ARABIC"] or result != str(counts[sequence]):
                yield Claim(
                    column="figures",
                    code="counter",
                    message="a number is not what Word will count",
                    expected=f"{sequence} {counts[sequence]}",
                    found=f"{' '.join(counter)}: {result}",
                    where=name,
                )


def _instructions(root: Any) -> Iterator[str]:
    """What each field is to show; one may begin within another."""
    begun: list[str] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText"):
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            begun.append("")
        elif kind == "end" and begun:
            yield begun.pop()
        elif element.tag == f"{W}instrText" and begun:
            begun[-1] += element.text or ""


def _counted(paragraph: Any) -> Iterator[tuple[str, list[str], str]]:
    """The counters of a paragraph: what they count, their instruction, and the result."""
    instruction, result, inside = "", "", False
    for element in paragraph.iter():
        if element.tag == f"{W}fldChar":
            kind = attribute(element, "fldCharType")
            if kind == "end" and instruction.split()[:1] == ["SEQ"]:
                words = instruction.split()
                yield words[1] if len(words) > 1 else "", words, result.strip()
            instruction, result, inside = (
                (instruction, "", True) if kind == "separate" else ("", "", False)
            )
        elif element.tag == f"{W}instrText":
            instruction += element.text or ""
        elif element.tag == f"{W}t" and inside:
            result += element.text or ""


def _notes(root: Any, name: str) -> Iterator[Claim]:
    """A note begins with its mark, marks are set as such, and what parts notes says nothing."""
    for kind in ("footnote", "endnote"):
        for note in root.iter(f"{W}{kind}"):
            special = attribute(note, "type") not in ("", "normal")
            text = "".join(t.text or "" for t in note.iter(f"{W}t"))
            marked = next(note.iter(f"{W}{kind}Ref"), None) is not None
            raised = any(
                (value(r, "rStyle") or "").lower() == f"{kind}reference"
                for r in note.iter(f"{W}rPr")
            )
            if (special and text) or not (special or marked or raised):
                yield _note("a note does not begin with its mark", text, name)
        for mark in root.iter(f"{W}{kind}Reference"):
            style = value(mark.getparent().find(f"{W}rPr"), "rStyle") or ""
            if style.lower() != f"{kind}reference":
                yield _note("the mark of a note is not set as one", attribute(mark, "id"), name)


def _grids(root: Any, name: str) -> Iterator[Claim]:
    """Cells are as wide as the columns of the grid that they stand in."""
    for table in root.iter(f"{W}tbl"):
        grid = [attribute(column, "w") for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        widths = [int(width) if width.isdecimal() else 0 for width in grid]
        for row in table.findall(f"{W}tr"):
            at = 0
            for cell in row.findall(f"{W}tc"):
                properties = cell.find(f"{W}tcPr")
                span = value(properties, "gridSpan") or "1"
                wide = int(span) if span.isdecimal() and len(span) < 5 else 1
                own = None if properties is None else properties.find(f"{W}tcW")
                stated = "" if own is None else attribute(own, "w")
                room = sum(widths[at : at + wide])
                if stated.isdecimal() and abs(int(stated) - room) > 1 + wide:
                    yield _grid(f"{stated} of {room}", name)
                at += wide
            if at != len(widths):
                yield _grid(f"{at} of {len(widths)} columns", name)


def _grid(found: str, where: str) -> Claim:
    return Claim(
        column="tables",
        code="table-grid",
        message="the cells of a row do not stand in the grid of their table",
        found=found,
        where=where,
    )


def _note(message: str, found: str, where: str) -> Claim:
    return Claim(column="notes", code="note-mark", message=message, found=found, where=where)


def _unknown(found: str, where: str) -> Claim:
    return Claim(
        column="conformance",
        code="markup-unknown",
        message="an element of which nobody here knows what it does to the words",
        found=found,
        where=where,
    )
