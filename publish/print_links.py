"""What is put between the words of an arranged document: addresses of links, spaces between notes.

On paper, the address of a link is spelled out where a reader cannot follow it. A style says how
(`[link] print`); the formats that are printed ask here, so that they say the same. A space between
the marks of notes that stand side by side tells 1 and 2 from 12.
"""

from __future__ import annotations

import itertools
from typing import Final, TypeVar

import msgspec

from publish.document import (
    Citation,
    Contents,
    Document,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Node,
    Note,
    Paragraph,
    Region,
    Section,
    Span,
    Strong,
    Text,
)
from publish.style import Style
from publish.walk import plain_text, rebuild, rebuild_runs

N = TypeVar("N", bound=Node)
_BETWEEN_NOTES: Final = Text(text="\u202f")
"""Narrow, and no line ends there: the marks belong to the same words."""
_WEB: Final = ("http://", "https://")


def printed(document: Document, style: Style) -> Document:
    """The arranged `document` with the addresses of its links as `style` prints them: not at all,
    in brackets after the words, or in a note.

    A link whose words are its address needs nothing more, nor does one in a list of sources, which
    spells them out. In a heading, which contents and running heads repeat without its notes, the
    address of a link is always a note; in a note, which can have none of its own, it stands in
    brackets. Notes are numbered anew, through.
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
    spelled = notes_parted(rebuild(_spelled(body, in_notes=way == "note"), numbered))
    return msgspec.structs.replace(document, blocks=spelled.blocks)


def notes_parted(node: N) -> N:
    """`node` with a narrow space between the marks of notes that stand side by side."""
    return rebuild_runs(node, lambda _, run: _parted(run, follows=False)[0])


def _parted(run: Inlines, *, follows: bool) -> tuple[Inlines, bool]:
    """The run, and whether it ends in the mark of a note, as what is before it does where it
    `follows` one."""
    parts: list[Inline] = []
    for inline in run:
        match inline:
            case Note():
                parts += [_BETWEEN_NOTES, inline] if follows else [inline]
                follows = True
            case Link(content=[_, *_]) | Citation(content=[_, *_]) | Span() | Emphasis() | Strong():
                inner, follows = _parted(inline.content, follows=follows)
                parts.append(msgspec.structs.replace(inline, content=inner))
            case _:
                parts.append(inline)
                follows = False
    return tuple(parts), follows


def shown(address: str) -> str:
    """An address as it is printed: without what every address on the web begins with."""
    for scheme in _WEB:
        address = address.removeprefix(scheme)
    return address.removesuffix("/")


def _spelled(node: N, *, in_notes: bool) -> N:
    changed: dict[str, object] = {}
    for name in node.__struct_fields__:
        old = getattr(node, name)
        heading = isinstance(node, Section) and name == "title"
        new = _value(old, in_notes=(in_notes or heading) and not isinstance(node, Note))
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
