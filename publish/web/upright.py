"""Emphasis in scripts without italics, as elements that the sheet gives another weight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from publish.style.upright import stretches

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
        kids = list(holder)
        texts = [holder.text or "", *(kid.tail or "" for kid in kids)]
        for at, text in reversed(list(enumerate(texts))):
            before, *made = _parted(text, holder)
            if not made:
                continue
            holder[at:at] = made
            if at:
                kids[at - 1].tail = before
            else:
                holder.text = before


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


def _parted(text: str, holder: Any) -> list[Any]:
    """The text before the first element of `text`, and the elements, each with what follows it."""
    before, made = "", []
    prefix = holder.tag.removesuffix(holder.tag.rpartition("}")[2])
    for part, upright in stretches(text):
        if upright:
            made.append(holder.makeelement(f"{prefix}span", {"class": UPRIGHT}))
            made[-1].text = part
        elif made:
            made[-1].tail = part
        else:
            before = part
    return [before, *made]
