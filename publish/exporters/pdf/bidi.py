"""Stretches of a line that run against it, as elements that state their direction.

WeasyPrint shapes each piece of text alone and then sets the pieces in the direction of what holds
them: a phrase against the line would come out piece by piece in the wrong order, as soon as a mark
or a link parts it. So the levels of the Unicode Bidirectional Algorithm (Unicode Standard Annex 9)
are told here for the whole paragraph, by Pango, whose levels those of the pieces are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final
from unicodedata import bidirectional
from xml.etree.ElementTree import Element

import msgspec
from weasyprint.text.ffi import (  # type: ignore[import-untyped]  # it ships no types
    ffi,
    gobject,
    pango,
)

from publish.document import Direction
from publish.exporters.pdf.pango_declarations import OURS, Declared
from publish.web.elements import append

if not isinstance(ffi, Declared):  # somebody imported WeasyPrint before us
    ffi.cdef(OURS, override=True)

_MARKS: Final = frozenset({"em", "strong", "s", "sup", "sub", "u", "mark", "span", "code", "kbd"})
"""Elements that may be parted in two, unless something leads to them …"""
_INLINE: Final = _MARKS | {"a"}
"""… and those that stand in a line; a link in two pieces would be two links."""
_OBJECTS: Final = frozenset({"img", "svg", "{http://www.w3.org/2000/svg}svg"})
_BOXES: Final = frozenset({"task-box", "masthead-organization", "masthead-details"})
"""Classes of elements that the sheet takes out of the line around them."""
_KEPT: Final = _OBJECTS | {"head", "pre"}
"""Elements without lines of text, or with lines that are those of code."""
_OBJECT: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
_BREAK: Final = "\N{PARAGRAPH SEPARATOR}"
_AGAINST: Final[dict[Direction, frozenset[str]]] = {
    "ltr": frozenset({"R", "AL", "AN"}),
    "rtl": frozenset({"L", "EN", "AN"}),
}
"""Classes of characters that can run against a line of that direction."""
_OTHER: Final[dict[Direction, Direction]] = {"ltr": "rtl", "rtl": "ltr"}


class _Piece(msgspec.Struct, frozen=True):
    """Text or an object in a line, in the elements that hold it, the outermost first."""

    within: tuple[Element, ...]
    content: str | Element
    text: str
    """What the algorithm takes it for."""


def embed_stretches(tree: Element) -> None:
    """States the direction of each stretch below `tree` that runs against its line and does not
    lie in one piece of text. Marks that begin or end within a stretch are parted there."""
    base: Direction = "rtl" if tree.get("dir") == "rtl" else "ltr"
    if base == "rtl" or tree.find(".//*[@dir='rtl']") is not None or _against(_text(tree), base):
        _embed(tree, base)


def _embed(holder: Element, base: Direction) -> None:
    """The lines in `holder`, and in what it holds."""
    if holder.tag in _KEPT:
        return
    content: list[str | Element] = []
    for in_line, group in groupby(_nodes(holder), _is_inline):
        nodes = list(group)
        content += _line(nodes, base) if in_line else nodes
    _refill(holder, content)
    for child in _apart(holder):
        stated = child.get("dir")
        _embed(child, base if stated is None else "rtl" if stated == "rtl" else "ltr")


def _apart(holder: Element) -> Iterator[Element]:
    """What is below `holder` and has lines of its own."""
    for child in holder:
        if _is_inline(child) and not _is_object(child):
            yield from _apart(child)
        else:
            yield child


def _nodes(holder: Element) -> Iterator[str | Element]:
    if holder.text:
        yield holder.text
    for child in holder:
        yield child
        if child.tail:
            yield child.tail


def _is_inline(node: str | Element) -> bool:
    return isinstance(node, str) or node.tag in _INLINE or node.tag in _OBJECTS or node.tag == "br"


def _is_object(element: Element) -> bool:
    return (
        element.tag in _OBJECTS
        or element.tag == "br"
        or element.get("dir") is not None
        or element.get("class") in _BOXES
        or element.get("class") == "note"
        or (not element.text and not len(element))
    )


def _line(nodes: list[str | Element], base: Direction) -> list[str | Element]:
    pieces = list(_pieces(nodes, ()))
    text = "".join(piece.text for piece in pieces)
    if not _against(text, base):
        return nodes
    levels = _levels(text, base)
    level = 1 if base == "rtl" else 0
    cut = list(_cut(pieces, [given > level for given in levels]))
    known = [piece for piece, _ in cut]
    made: list[_Piece] = []
    start = 0
    for against, group in groupby(cut, lambda one: one[1]):
        stretch = [piece for piece, _ in group]
        rest = (*known[:start], *known[start + len(stretch) :])
        start += len(stretch)
        made += _stated(stretch, rest, base) if against and len(stretch) > 1 else stretch
    return _built(made, 0)


def _pieces(nodes: Iterable[str | Element], within: tuple[Element, ...]) -> Iterator[_Piece]:
    for node in nodes:
        if isinstance(node, str):
            yield _Piece(within, node, node.replace("\n", " "))
        elif not _is_object(node):
            yield from _pieces(_nodes(node), (*within, node))
        elif node.tag == "br":
            yield _Piece(within, node, _BREAK)
        else:
            yield _Piece(within, node, node.get("data-label", _OBJECT))


def _cut(pieces: Iterable[_Piece], against: list[bool]) -> Iterator[tuple[_Piece, bool]]:
    """The pieces, cut where a stretch begins or ends, and whether each is in one."""
    at = 0
    for piece in pieces:
        if not isinstance(piece.content, str):
            yield piece, against[at]
            at += len(piece.text)
            continue
        flags = against[at : at + len(piece.content)]
        for runs, group in groupby(zip(piece.content, flags, strict=True), lambda one: one[1]):
            part = "".join(character for character, _ in group)
            yield _Piece(piece.within, part, part), runs
        at += len(piece.content)


def _stated(stretch: list[_Piece], rest: Iterable[_Piece], base: Direction) -> list[_Piece]:
    """The stretch in an element that states its direction, or as it was where that would part
    what may not be parted."""
    depth = _shared(stretch)
    beside = {id(element) for piece in rest for element in piece.within}
    parted = {
        element.tag not in _MARKS or element.get("id") is not None
        for piece in stretch
        for element in piece.within[depth:]
        if id(element) in beside
    }
    if any(parted):
        return stretch
    holder = Element("span", {"dir": _OTHER[base]})
    for piece in stretch:
        if isinstance(piece.content, Element) and piece.content.get("class") == "note":
            piece.content.set("dir", base)
    return [
        _Piece((*piece.within[:depth], holder, *piece.within[depth:]), piece.content, piece.text)
        for piece in stretch
    ]


def _shared(stretch: list[_Piece]) -> int:
    """How many elements hold the whole stretch."""
    depth = 0
    for elements in zip(*(piece.within for piece in stretch), strict=False):
        if any(element is not elements[0] for element in elements):
            break
        depth += 1
    return depth


def _built(pieces: Iterable[_Piece], depth: int) -> list[str | Element]:
    """The nodes that the pieces make, within the elements from `depth` on: an element that was
    parted is copied."""

    def holder(piece: _Piece) -> int:
        return id(piece.within[depth]) if len(piece.within) > depth else 0

    made: list[str | Element] = []
    for held, group in groupby(pieces, holder):
        held_pieces = list(group)
        if not held:
            made += [piece.content for piece in held_pieces]
            continue
        element = held_pieces[0].within[depth]
        copy = Element(element.tag, dict(element.attrib))
        _refill(copy, _built(held_pieces, depth + 1))
        made.append(copy)
    return made


def _refill(holder: Element, content: Iterable[str | Element]) -> None:
    content = list(content)
    holder[:] = []
    holder.text = None
    for node in content:
        if isinstance(node, Element):
            node.tail = None
    append(holder, content)


def _levels(text: str, base: Direction) -> list[int]:
    """The embedding level of each character; a break ends what stands before it."""
    outer = 1 if base == "rtl" else 0
    levels: list[int] = []
    for number, line in enumerate(text.split(_BREAK)):
        levels += [outer] if number else []
        data = line.encode()
        direction = ffi.new("PangoDirection *", outer)
        found = ffi.gc(
            pango.pango_log2vis_get_embedding_levels(data, len(data), direction), gobject.g_free
        )
        levels += ffi.unpack(found, len(line)) if line else []
    return levels


def _against(text: str, base: Direction) -> bool:
    return any(bidirectional(character) in _AGAINST[base] for character in set(text))


def _text(tree: Element) -> str:
    return "".join(tree.itertext())
