"""Inlines: spaces collapsed and trimmed, neighbours of one kind merged, empties dropped.

A run is passed over forward, backward, and once more to merge what is left.
"""

from __future__ import annotations

from typing import Final, TypeVar

import msgspec

from publish.document import (
    Citation,
    CitationItem,
    Code,
    Document,
    Emphasis,
    Highlight,
    Image,
    Inline,
    Inlines,
    Keyboard,
    LineBlock,
    LineBreak,
    Link,
    Math,
    Node,
    Note,
    Reference,
    SmallCaps,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)
from publish.patterns import pattern
from publish.walk import rebuild_runs

_SPACES: Final = pattern(r"[ \t\n\r\f\v\u2028\u2029]+")
"""Spaces that a line may break at and that mean no more than one. A no-break space, an em space
or an ideographic space is typed on purpose and stays."""
_NOTHING: Final = Text(text="")

_Mark = Emphasis | Strong | Strikeout | Superscript | Subscript | SmallCaps | Underline | Highlight
_Holder = _Mark | Link | Span | Citation | Reference
H = TypeVar("H", bound=_Holder)


def tidy_inlines(document: Document) -> Document:
    """`document` with every run of inlines in its shortest form that reads the same."""
    return rebuild_runs(document, _tidied)


def _tidied(owner: Node, run: Inlines) -> Inlines:
    trimmed = _Trim(backward=True).run(_Trim(backward=False).run(run))
    merged = _merged(trimmed)
    if isinstance(owner, LineBlock) and merged:
        return _merged((Text(text=_indent(run)), *merged))
    return merged


def _indent(line: Inlines) -> str:
    first = line[0]
    if not isinstance(first, Text):
        return ""
    return first.text[: len(first.text) - len(first.text.lstrip(" \t"))].expandtabs()


class _Trim:
    """One pass over a run, forward or backward, that drops the spaces nobody would see.

    A space is not seen at the start, after another space and after a break; backward, the end is
    the start. A break is not seen at the start.
    """

    def __init__(self, *, backward: bool) -> None:
        self._backward = backward
        self._started = False
        self._spaced = True

    def run(self, inlines: Inlines) -> Inlines:
        if self._backward:
            return tuple([self._inline(inline) for inline in inlines[::-1]][::-1])
        return tuple([self._inline(inline) for inline in inlines])

    def _inline(self, inline: Inline) -> Inline:
        match inline:
            case Text():
                return self._text(inline)
            case LineBreak():
                self._spaced = True
                return inline if self._started else _NOTHING
            case Code() | Keyboard() | Math() if not inline.text:
                return inline
            case Code() | Keyboard() | Math() | Image() | Note():
                self._started, self._spaced = True, False
                return inline
            case Reference() | Citation() if not inline.content:
                self._started, self._spaced = True, False
                return inline
            case _:
                return _refilled(inline, self.run(inline.content))

    def _text(self, inline: Text) -> Text:
        text = _SPACES.sub(" ", inline.text)
        if self._spaced:
            text = text.removesuffix(" ") if self._backward else text.removeprefix(" ")
        if text:
            self._started = True
            self._spaced = text.startswith(" ") if self._backward else text.endswith(" ")
        return inline if text == inline.text else Text(text=text)


def _merged(inlines: Inlines) -> Inlines:
    """Neighbouring texts, and neighbouring marks of one kind, as one; nothing that is empty."""
    merged: list[Inline] = []
    for inline in inlines:
        for part in _filled(inline):
            joint = _joint(merged[-1], part) if merged else None
            if joint is None:
                merged.append(part)
            else:
                merged[-1] = joint
    return tuple(merged)


def _filled(inline: Inline) -> Inlines:
    """What is left of an inline: itself with its content merged, its content alone, or nothing."""
    match inline:
        case Text() | Code() | Keyboard() | Math():
            return (inline,) if inline.text else ()
        case Note(blocks=()):
            return ()
        case Image() | Note() | LineBreak():
            return (inline,)
        case Link() | Reference():
            return (_refilled(inline, _merged(inline.content)),)
        case Citation():
            items = tuple(_tidied_item(item) for item in inline.items)
            cited = (
                inline if items == inline.items else msgspec.structs.replace(inline, items=items)
            )
            return (_refilled(cited, _merged(inline.content)),)
        case Span(language="", direction=None):
            return _merged(inline.content)
        case _:
            content = _merged(inline.content)
            return (_refilled(inline, content),) if content else ()


def _tidied_item(item: CitationItem) -> CitationItem:
    """A prefix or suffix is a run of its own, for a citation style sets it elsewhere."""
    return msgspec.structs.replace(
        item, prefix=_tidied(item, item.prefix), suffix=_tidied(item, item.suffix)
    )


def _joint(left: Inline, right: Inline) -> Inline | None:
    """Two neighbours as one inline, or `None` when they stay two."""
    match left, right:
        case Text(), Text():
            return Text(text=left.text + right.text)
        case Code(), Code() if left.language == right.language:  # runs of a word processor
            return msgspec.structs.replace(left, text=left.text + right.text)
        case _ if isinstance(left, _Mark) and isinstance(right, type(left)):
            return _refilled(left, _merged(left.content + right.content))
        case _:
            return None


def _refilled(holder: H, content: Inlines) -> H:
    if content == holder.content:
        return holder
    return msgspec.structs.replace(holder, content=content)
