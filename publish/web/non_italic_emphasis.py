"""Emphasis in scripts without italics, as elements that the sheet gives another weight."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from publish.style.fonts.non_italic_scripts import stretches
from publish.web.text_nodes import make_within, replace_texts

UPRIGHT: Final = "upright"
"""Class of what stands upright in emphasis."""
_OTHERS: Final = frozenset({"pre", "code", "kbd", "math", "svg"})
"""What emphasis leaves as it is."""


def mark_upright(root: Any) -> None:
    """Puts what has no italics within emphasis below `root` into elements of the class `UPRIGHT`;
    emphasis within emphasis is none, and notes are no part of it.

    `root` is a tree of `xml.etree` or of lxml.
    """
    for holder in list(_emphasised(root)):
        replace_texts(holder, partial(_parted, holder))


def _emphasised(root: Any) -> Iterator[Any]:
    """The elements whose own text is emphasised."""
    stack = [(root, False)]
    while stack:
        element, inside = stack.pop()
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2]
        if name in _OTHERS:
            continue
        if name == "em":
            inside = not inside
        elif "note" in element.get("class", "").split():
            inside = False
        if inside:
            yield element
        stack += [(child, inside) for child in element]


def _parted(holder: Any, text: str) -> list[Any]:
    """The text with an element around each stretch that stands upright."""
    return [_marked(part, holder) if upright else part for part, upright in stretches(text)]


def _marked(text: str, holder: Any) -> Any:
    made = make_within(holder, "span", class_=UPRIGHT)
    made.text = text
    return made
