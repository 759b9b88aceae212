"""Frames and strokes of formulas, `\\boxed` and `\\cancel`, as rows that the sheet draws them on.

MathML has `menclose` for them, which MathML Core, and so Chromium with what is made of it, has not:
there the letters stand bare. A row with a class looks alike everywhere.
"""

from __future__ import annotations

from typing import Any, Final

NOTATIONS: Final = frozenset({"box", "updiagonalstrike", "downdiagonalstrike"})
"""The notations of `menclose` (MathML 3, 3.3.9) that TeX asks for; each is a class of the sheet."""


def draw_enclosures(root: Any) -> None:
    """Makes a row of each `menclose` below `root`, a tree of `xml.etree` or of lxml, that the sheet
    can draw."""
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag.rpartition("}")[2] != "menclose":
            continue
        notations = element.get("notation", "").split()
        if NOTATIONS.issuperset(notations):
            element.tag = element.tag.removesuffix("menclose") + "mrow"
            del element.attrib["notation"]
            element.set("class", " ".join(notations))
