"""Links on paper: the address of a link, spelled out where a reader cannot follow it.

A style says how (`[link] print`); the formats that are printed ask here, so that they say the same.
"""

from __future__ import annotations

import itertools
from typing import Final, TypeVar

import msgspec

from publish.document import (
    Contents,
    Document,
    Inline,
    Inlines,
    Link,
    Node,
    Note,
    Paragraph,
    Region,
    Section,
    Text,
)
from publish.style import Style
from publish.walk import plain_text, rebuild

N = TypeVar("N", bound=Node)
_WEB: Final = ("http://", "https://")


def printed(document: Document, style: Style) -> Document:
    """The arranged `document` with the addresses of its links as `style` prints them: not at all,
    in brackets after the words, or in a note.

    A link whose words are its address needs nothing more, nor does one in a list of sources, which
    spells them out, or in a heading, which contents and running heads repeat. In a note, which can
    have none of its own, an address stands in brackets. Notes are numbered anew, through.
    """
    way = style.link.print
    if way == "none":
        return document
    numbers = itertools.count(1)

    def numbered(node: Node) -> Node:
        if isinstance(node, Note) and node.label.isdecimal():
            return msgspec.structs.replace(node, label=str(next(numbers)))
        return node

    body = Region(role="body", blocks=document.blocks)
    spelled = _spelled(body, in_notes=way == "note")
    if way == "note":
        spelled = rebuild(spelled, numbered)
    return msgspec.structs.replace(document, blocks=spelled.blocks)


def shown(address: str) -> str:
    """An address as it is printed: without what every address on the web begins with."""
    for scheme in _WEB:
        address = address.removeprefix(scheme)
    return address.removesuffix("/")


def _spelled(node: N, *, in_notes: bool) -> N:
    changed: dict[str, object] = {}
    for name in node.__struct_fields__:
        old = getattr(node, name)
        if isinstance(node, Section) and name == "title":
            continue
        new = _value(old, in_notes=in_notes and not isinstance(node, Note))
        if new is not old:
            changed[name] = new
    return msgspec.structs.replace(node, **changed) if changed else node


def _value(value: object, *, in_notes: bool) -> object:
    match value:
        case Contents() | Region(role="sources"):
            return value
        case Node():
            return _spelled(value, in_notes=in_notes)
        case tuple():
            parts: list[object] = []
            for part in value:
                parts.append(_value(part, in_notes=in_notes))
                if isinstance(part, Link):
                    parts += _address(part, in_notes=in_notes)
            return tuple(parts)
        case _:
            return value


def _address(link: Link, *, in_notes: bool) -> Inlines:
    """What stands after a link."""
    words = plain_text(link.content).strip()
    if not link.target.startswith(_WEB) or not words:
        return ()
    if shown(words) == shown(link.target):
        return ()
    address: Inline = Text(text=shown(link.target))
    if in_notes:
        said = Link(target=link.target, content=(address,))
        return (Note(blocks=(Paragraph(content=(said,)),), label="0"),)
    return (Text(text=f" ({shown(link.target)})"),)
