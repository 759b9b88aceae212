"""Formulas as Office Math (ECMA-376 Part 1, 22.1), which Word edits: pandoc makes it of the TeX."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from lxml import etree

from publish.archive import unpack
from publish.diagnostics import Log
from publish.document import Document
from publish.exporters.docx.oxml import Element, element, qualified, w
from publish.mathml import KEPT, Formula, Formulas, formulas_of, tree_of
from publish.pandoc import run

FONT: Final = "Cambria Math"
"""The font for mathematics that Word brings along; others it does not set formulas in well."""

_SMALLER: Final = frozenset(
    qualified(f"m:{name}") for name in ("f", "sub", "sup", "deg", "lim", "num", "den")
)
"""What is set smaller than what it stands in."""


class Equations:
    """The formulas of one document as `m:oMath`."""

    def __init__(self, formulas: Formulas, made: Mapping[Formula, Element]) -> None:
        self._formulas = formulas
        self._made = made

    def inline(self, formula: Formula) -> Element | None:
        """The formula as it stands in a line; `None` for one that shows its TeX."""
        known = self._formulas.known(formula)
        return None if known is None else copy.deepcopy(self._made.get(known))

    def numbered(self, formula: Formula) -> Element | None:
        """The formula as it stands between tabs, its number after it.

        Word sets it small for being in a line: fractions that are in nothing smaller get the size
        of a display back (22.1.2.6). A display proper takes no number that a field can count and a
        bookmark can hold.
        """
        made = self.inline(formula)
        for fraction in () if made is None else list(made.iter(qualified("m:f"))):
            if any(above.tag in _SMALLER for above in fraction.iterancestors()):
                continue
            for argument in fraction.iterchildren(qualified("m:num"), qualified("m:den")):
                size = element("m:argSz", {"m:val": 1})
                argument.insert(0, element("m:argPr", {}, size))
        return made

    def displayed(self, formula: Formula, align: str) -> Element | None:
        """The formula as a paragraph of its own, `left`, `center` or `right`."""
        made = self.inline(formula)
        if made is None:
            return None
        properties = element("m:oMathParaPr", {}, element("m:jc", {"m:val": align}))
        return element("m:oMathPara", {}, properties, made)


def equations_of(document: Document, log: Log) -> Equations:
    """All formulas of `document`; one that cannot be set is a loss in `log`."""
    formulas = formulas_of(document, log)
    if not formulas:
        return Equations(formulas, {})
    body = etree.fromstring(_written(tree_of(formulas)))
    paragraphs = body.iter(qualified("w:p"))
    found = {
        formula: next(paragraph.iter(qualified("m:oMath")), None)
        for formula, paragraph in zip(formulas, paragraphs, strict=False)
    }
    return Equations(
        formulas, {formula: _set(math) for formula, math in found.items() if math is not None}
    )


@lru_cache(maxsize=KEPT)
def _written(tree: bytes) -> bytes:
    """The text of a Word file that pandoc makes of an AST of formulas. What it has to say of them
    it has said when they became MathML."""
    return unpack(run.write(tree, "docx", log=Log()))["word/document.xml"]


def _set(math: Element) -> Element:
    """`math` as the schema has it (22.1.2.91, 22.1.2.61), and with the font stated for each of its
    runs, as Word writes it: of normal text pandoc states a style too, and the columns of a matrix
    it counts behind their alignment."""
    for said in math.iter(qualified("m:rPr")):
        if said.find(qualified("m:nor")) is not None:
            for style in list(said.iterchildren(qualified("m:scr"), qualified("m:sty"))):
                said.remove(style)
    for columns in math.iter(qualified("m:mcPr")):
        columns[:] = sorted(columns, key=lambda part: part.tag != qualified("m:count"))
    for run_ in math.iter(qualified("m:r")):
        font = w("rPr", w("rFonts", ascii=FONT, hAnsi=FONT))
        place = 0 if run_.find(qualified("m:rPr")) is None else 1
        run_.insert(place, font)
    math.tail = None
    return math
