"""Text in drawings: which letters there are, and in which families it is set."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from publish.patterns import pattern
from publish.pictures.prepared import SVG
from publish.xmltree import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

Families = Callable[[Sequence[str]], Sequence[str]]
"""The families that text is set in which asks for these."""
_TEXT: Final = tuple(f"{{{SVG}}}{name}" for name in ("text", "tspan", "textPath"))
_FAMILY: Final = pattern(r"(font-family\s*:\s*)([^;}!]+)", re.IGNORECASE)
_SHORT: Final = pattern(
    r"(?<![\w-])font\s*:\s*+((?:(?:[a-z]+|[1-9]00)\s++)*+)"
    r"([\d.]+[a-z%]*)(?:\s*/\s*[\w.%]+)?\s++([^;}!]+)",
    re.IGNORECASE,
)
"""The shorthand: slope and weight, size, and families; WeasyPrint draws no text that has it."""
_WEIGHED: Final = pattern(r"font(?:-weight)?\s*[:=]\s*+[\"']?([^;\"'}]*)", re.IGNORECASE)
"""What may state a weight, as a declaration or as an attribute."""
_WEIGHT: Final = pattern(r"\b(?:[1-9]00|bold)\b", re.IGNORECASE)
_SLANTED: Final = pattern(r"italic|oblique", re.IGNORECASE)
_EMBEDDED: Final = "@font-face"
_REGULAR, _BOLD = 400, 700


@lru_cache(maxsize=64)
def letters(data: bytes) -> str:
    """The text of a drawing, in its order; "" when it has none, or is no XML."""
    from lxml import etree

    try:
        root = _parsed(data)
    except etree.XMLSyntaxError:
        return ""
    return "".join(piece for element in root.iter(*_TEXT) for piece in _own(element))


def cuts(data: bytes) -> tuple[frozenset[int], bool]:
    """The weights that the text of a drawing asks for, and whether some of it is to slant."""
    text = data.decode()
    words = (word.lower() for said in _WEIGHED.findall(text) for word in _WEIGHT.findall(said))
    asked = {_BOLD if word == "bold" else int(word) for word in words}
    return frozenset({_REGULAR, *asked}), bool(_SLANTED.search(text))


def set_in(data: bytes, families: Families, faces: str) -> bytes:
    """The drawing with its text in the families of ours for those that it asks for; `faces` is a
    style sheet with these, for programs that know no fonts but those of the picture."""
    from lxml import etree

    root = _parsed(data)
    for element in root.iter():
        if (asked := element.get("font-family")) is not None or element is root:
            element.set("font-family", _listed(families(_names(asked or ""))))
        if (said := element.get("style")) is not None:
            element.set("style", _css(said, families))
        if element.tag == f"{{{SVG}}}style":
            element.text = _css(element.text or "", families)
    etree.SubElement(root, f"{{{SVG}}}style").text = faces
    return etree.tostring(root, encoding="utf-8")


def bare(data: bytes, spelling: Callable[[str], str]) -> bytes:
    """The drawing without the faces that `set_in` embedded, for a program that has them, and with
    its text as `spelling` writes it."""
    from lxml import etree

    root = _parsed(data)
    for style in list(root.iter(f"{{{SVG}}}style")):
        if (style.text or "").startswith(_EMBEDDED):
            root.remove(style)
    for element in root.iter(*_TEXT):
        element.text = spelling(element.text or "")
        for child in element:
            child.tail = spelling(child.tail or "")
    return etree.tostring(root, encoding="utf-8")


def _parsed(data: bytes) -> _Element:
    root: _Element = parsed(data, large=False)
    return root


def _own(element: _Element) -> list[str]:
    return [element.text or "", *(child.tail or "" for child in element)]


def _css(css: str, families: Families) -> str:
    def family(match: re.Match[str]) -> str:
        return match[1] + _listed(families(_names(match[2])))

    def longhand(match: re.Match[str]) -> str:
        words = match[1].lower().split()
        slope = next((word for word in words if _SLANTED.match(word)), "normal")
        weight = next((word for word in words if word == "bold" or word.isdigit()), "normal")
        return (
            f"font-style: {slope}; font-weight: {weight}; font-size: {match[2]};"
            f" font-family: {match[3]}"
        )

    return _FAMILY.sub(family, _SHORT.sub(longhand, css))


def _names(listed: str) -> list[str]:
    return [name.strip().strip("'\"") for name in listed.split(",") if name.strip()]


def _listed(names: Sequence[str]) -> str:
    """Names in single quotes, for the list may stand in an attribute; without spaces between them,
    for WeasyPrint takes these for a part of the name and knows no family but the first."""
    return ",".join(f"'{name}'" for name in names)
