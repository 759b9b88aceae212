"""Attributes of the structure elements of a PDF (ISO 32000-1, 14.8.5): each is known, and so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from publish.checks.claims.common import Claim
from publish.checks.reading.pages.cells import Placed, placed
from publish.checks.reading.pages.content import Box
from publish.checks.reading.pages.tree import Node, Tagged
from publish.checks.reading.pages.walk import TreeReader
from publish.diagnostics import Column
from publish.numerals import alphabetic_value, roman_value

_KNOWN: Final[dict[str, frozenset[str]]] = {
    "Code": frozenset({"O", "Placement"}),
    **dict.fromkeys(("Figure", "Formula"), frozenset({"O", "BBox"})),
    "L": frozenset({"O", "ListNumbering"}),
    "TD": frozenset({"O", "ColSpan", "RowSpan", "Headers"}),
    "TH": frozenset({"O", "ColSpan", "RowSpan", "Headers", "Scope"}),
}
"""By role, the attributes that are read; any other may change what is read aloud or shown."""
_SLACK: Final = 3.0
"""Points by which what is drawn of a picture may stand out of the area that it states."""
_LABEL: Final = re.compile(r"\W*(\w+)\W*")


def of_attributes(structure: Tagged, read: TreeReader) -> Iterator[Claim]:
    for node in structure.root.walk():
        for name in node.attributes.keys() - _KNOWN.get(node.role, frozenset()):
            yield _wrong("structure", "attribute-unknown", f"{node.role} with {name}")
        match node.role:
            case "Table":
                yield from _heads(node)
            case "L":
                yield from _numbering(node, read)
            case "Figure" | "Formula":
                yield from _area(node, read)
            case _:
                pass


def _heads(table: Node) -> Iterator[Claim]:
    """Each cell names the cells that head it: those above it that head a column, and those beside
    it that head a row."""
    cells = list(placed(table))
    columns: defaultdict[int, list[Placed]] = defaultdict(list)
    rows: defaultdict[int, list[Placed]] = defaultdict(list)
    for one in cells:
        if one.scope == "/Column":
            for column in one.columns:
                columns[column].append(one)
        elif one.scope == "/Row":
            for row in one.rows:
                rows[row].append(one)
    for one in cells:
        if one.cell.role != "TD":
            continue
        above = [h for c in one.columns for h in columns[c] if h.rows.start < one.rows.start]
        beside = [h for r in one.rows for h in rows[r]]
        expected = {head.cell.identifier for head in (*above, *beside)}
        stated = {str(name) for name in one.cell.attributes.get("Headers", ())}
        if stated != expected:
            yield _wrong(
                "tables",
                "cell-heads",
                f"a cell in row {one.rows.start + 1} is headed by {sorted(stated)}",
                f"{sorted(expected)}",
            )


def _numbering(node: Node, read: TreeReader) -> Iterator[Claim]:
    """How a list says that it counts is how it does."""
    labels = [
        read.inlines.words(kid)
        for item in node.elements()
        for kid in item.elements()
        if kid.role == "Lbl"
    ]
    stated = str(node.attributes.get("ListNumbering", "/None"))[1:]
    if not _counts(labels, stated):
        yield _wrong("structure", "list-numbering", f"{stated}: {' '.join(labels[:5])}")


def _counts(labels: Sequence[str], stated: str) -> bool:
    """Whether labels follow each other in a numbering; those of bullets and terms in none."""
    counted = [match[1] if (match := _LABEL.fullmatch(label)) else "" for label in labels]
    values = [_value(word, stated) for word in counted]
    if stated in ("None", "Disc", "Circle", "Square"):
        return stated == "None" or not any(counted)
    return None not in values and all(b - a == 1 for a, b in pairwise(v or 0 for v in values))


def _value(word: str, numbering: str) -> int | None:
    """The number that a label says; `None` for a label of another numbering."""
    match numbering:
        case "Decimal":
            return int(word) if word.isdecimal() else None
        case "LowerAlpha" | "UpperAlpha":
            value = alphabetic_value(word.lower())
        case "LowerRoman" | "UpperRoman":
            value = roman_value(word.lower())
        case _:
            return None
    cased = word.islower() if numbering.startswith("Lower") else word.isupper()
    return value if cased and value else None


def _area(node: Node, read: TreeReader) -> Iterator[Claim]:
    """The area that a picture states is where it is drawn."""
    boxes = [piece.box for piece in read.inlines.pieces(node) if piece.box is not None]
    stated = [float(edge) for edge in node.attributes.get("BBox", ())]
    if len(stated) != 4 or (boxes and not _surrounds(stated, boxes)):
        yield _wrong("figures", "picture-area", f"{node.role} at {stated}", node.alt)


def _surrounds(stated: Sequence[float], boxes: Sequence[Box]) -> bool:
    left, bottom, right, top = stated
    return all(
        left - _SLACK <= box[0] and bottom - _SLACK <= box[1]
        and box[2] <= right + _SLACK and box[3] <= top + _SLACK
        for box in boxes
    )  # fmt: skip


def _wrong(column: Column, code: str, found: str, expected: str = "") -> Claim:
    return Claim(
        column=column,
        code=code,
        message="the structure says of an element what is not so, or what nobody here knows",
        expected=expected,
        found=found,
    )
