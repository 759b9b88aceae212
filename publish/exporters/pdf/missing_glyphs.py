"""Characters that no font of the style has: replaced by something visible, never by a box.

PDF/UA and PDF/A forbid the glyph that fonts have for missing characters (ISO 14289-1, 7.21.8).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from typing import Final
from xml.etree.ElementTree import Element

import msgspec

from publish.document import Furniture, Mark, Node, Text
from publish.style.fonts.coverage import spelled
from publish.walk import rebuild

_STAND_INS: Final[Mapping[str, str]] = {
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "-",
    "\u2610": "[ ]",
    "\u2611": "[x]",
    "\u2612": "[x]",
    "\u21a9": "^",
}
"""What says the same with characters that every text font has."""


_CONTROLS: Final = ("Cc", "Cf", "Zs", "Zl", "Zp")
_VISIBLE: Final = frozenset(
    chr(code)
    for first, last in (
        (0x0600, 0x0605), (0x06DD, 0x06DD), (0x070F, 0x070F), (0x0890, 0x0891), (0x08E2, 0x08E2),
        (0x1680, 0x1680), (0xFFF9, 0xFFFB), (0x110BD, 0x110BD), (0x110CD, 0x110CD),
        (0x13430, 0x1343F),
    )
    for code in range(first, last + 1)
)  # fmt: skip
"""Spaces and format characters that have a shape (Unicode Standard Annex 44, neither white nor
`Default_Ignorable_Code_Point`)."""


def cover_tree(tree: Element, covered: Collection[int]) -> None:
    """Replaces, in the texts of the tree, each character that is not covered."""
    for element in tree.iter():
        element.text = cover(element.text or "", covered)
        element.tail = cover(element.tail or "", covered)
        if label := element.get("data-label"):
            element.set("data-label", cover(label, covered))


def cover_furniture(furniture: Furniture, covered: Collection[int]) -> Furniture:
    """Running heads and feet with each character that is not covered replaced."""

    def covering(node: Node) -> Node:
        match node:
            case Text(text=text) | Mark(text=text):
                return msgspec.structs.replace(node, text=cover(text, covered))
            case _:
                return node

    return rebuild(furniture, covering)


def cover(text: str, covered: Collection[int]) -> str:
    """`text` with its code in brackets for each character without a glyph: `[U+1F600]`.

    Composed first, as shaping engines do, and returned as it was when nothing is missing.
    """
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    if all(_has_glyph(character, covered) for character in composed):
        return text
    return "".join(
        character if _has_glyph(character, covered) else stand_in(character)
        for character in composed
    )


def _has_glyph(character: str, covered: Collection[int]) -> bool:
    """Spaces and controls of the shaping engine are set without a glyph of the font."""
    if ord(character) in covered or "\ufe00" <= character <= "\ufe0f":
        return True
    return character not in _VISIBLE and unicodedata.category(character) in _CONTROLS


def stand_in(character: str) -> str:
    """What a page says for a character that no font has."""
    return _STAND_INS.get(character) or spelled(character)
