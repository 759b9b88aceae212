"""Attributes of elements (ISO 32000-1, 14.8.5) that WeasyPrint gets wrong or leaves out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import Any, Final

import pydyf  # type: ignore[import-untyped]  # it ships no types

from publish.exporters.pdf.structure_tree import Content, Pdf, Structure, first_page, resolve

_POINTS: Final = 0.75
"""Points in a pixel of CSS."""
_NUMBERINGS: Final = {
    "lower-alpha": "/LowerAlpha",
    "upper-alpha": "/UpperAlpha",
    "lower-roman": "/LowerRoman",
    "upper-roman": "/UpperRoman",
}
"""By the class of an ordered list (table 347); others are decimal."""


def complete(root: Structure) -> None:
    """The heads of cells, how lists count, and which code is a block."""
    for element in root.walk():
        match element.role:
            case "Table":
                _name_heads(element)
            case "L":
                _say_numbering(element)
            case "P" if element.tag == "pre":
                _displace(element)
            case _:
                pass


def place_pictures(root: Structure, pdf: Pdf) -> dict[Content, Any]:
    """States the area of each picture in points from the lower left of its page, WeasyPrint having
    stated it as CSS does; returns the area of what is drawn of each."""
    areas: dict[Content, Any] = {}
    for element in root.walk():
        page = first_page(element)
        if element.role != "Figure" or page is None:
            continue
        attributes = element.entries["A"]
        _, _, _, height = resolve(pdf, pdf.page_references[page])["MediaBox"]
        left, top, right, bottom = (edge * _POINTS for edge in attributes["BBox"])
        attributes["BBox"] = pydyf.Array((left, height - bottom, right, height - top))
        areas |= {kid: attributes["BBox"] for kid in element.kids if isinstance(kid, Content)}
    return areas


def _name_heads(table: Structure) -> None:
    """Each cell names the cells that head its rows, and those above it that head its columns:
    WeasyPrint counts cells, and not the columns that they take."""
    placed = list(_placed(table))
    columns: defaultdict[int, list[tuple[int, Structure]]] = defaultdict(list)
    rows: defaultdict[int, list[Structure]] = defaultdict(list)
    for cell, down, across in placed:
        if cell.role == "TH" and cell.entries["A"]["Scope"] == "/Row":
            for row in down:
                rows[row].append(cell)
        elif cell.role == "TH":
            for column in across:
                columns[column].append((down.start, cell))
    for cell, down, across in placed:
        if cell.role == "TD":
            heads = [head for row in down for head in rows[row]]
            heads += [head for n in across for row, head in columns[n] if row < down.start]
            names = dict.fromkeys(head.entries["ID"].string for head in heads)
            attributes = cell.entries.setdefault("A", pydyf.Dictionary({"O": "/Table"}))
            attributes["Headers"] = pydyf.Array(map(pydyf.String, names))


def _placed(table: Structure) -> Iterator[tuple[Structure, range, range]]:
    """The cells, each with the rows and the columns that it takes."""
    taken: set[tuple[int, int]] = set()
    for row, element in enumerate(_rows(table)):
        column = 0
        for cell in element.elements():
            while (row, column) in taken:
                column += 1
            attributes = cell.entries.get("A", {})
            down = range(row, row + attributes.get("RowSpan", 1))
            across = range(column, column + attributes.get("ColSpan", 1))
            taken.update(product(down, across))
            yield cell, down, across


def _rows(table: Structure) -> Iterator[Structure]:
    for kid in table.elements():
        if kid.role == "TR":
            yield kid
        elif kid.role in ("THead", "TBody", "TFoot"):
            yield from _rows(kid)


def _say_numbering(element: Structure) -> None:
    """How a list counts, where its items have labels (ISO 14289-1, 7.6); terms do not."""
    labelled = any(kid.role == "Lbl" for item in element.elements() for kid in item.elements())
    if not labelled or element.source is None:
        return
    match element.tag:
        case "ol":
            said = _NUMBERINGS.get(element.source.get("class", ""), "/Decimal")
        case "ul":
            said = "/Disc"
        case _:
            said = "/None"
    element.entries["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": said})


def _displace(element: Structure) -> None:
    """Code in a block of its own says so, for `Code` is a part of a line where it says nothing
    (ISO 32000-1, tables 338 and 343)."""
    for kid in element.elements():
        if kid.role == "Code":
            kid.entries["A"] = pydyf.Dictionary({"O": "/Layout", "Placement": "/Block"})
