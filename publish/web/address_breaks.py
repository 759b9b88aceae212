"""Addresses in texts, as elements that the sheet breaks without a hyphen.

A hyphen that the end of a line adds would be taken for a part of the address. So an address is
broken without one, where what begins the next line tells that it goes on: after `//`, before a
point, a stroke or another sign (The Chicago Manual of Style, 7.46).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from publish.patterns import pattern
from publish.web.text_nodes import make_within, replace_texts

ADDRESS: Final = "address"
"""Class of what is an address."""
_OTHERS: Final = frozenset({"head", "pre", "code", "kbd", "math", "svg"})
"""What is no running text, or never hyphenated."""
_LONG_DATA: Final = 500
_HINT: Final = pattern(r"[./@][^\s]")
"""What every address has, and few other texts."""
_ADDRESS: Final = pattern(
    r"(?<![A-Za-z0-9_@/.-])(?:"
    r"(?:[Hh][Tt][Tt][Pp][Ss]?://|[Ww]{3}\.)[^\s<>\"“”«»（）]+"
    r"|[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}"
    r"|(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w@-])(?:/[^\s<>\"“”«»（）]*)?"
    r")"
    rf"|[!-\u2dff]{{{_LONG_DATA},}}"
)
"""The last kind but one is how addresses are printed, and looks like the name of a file, which a
hyphen would spoil as well. What is longer than any word is data; engines take time that grows with
the square of what they find no place to break in."""
_WITHIN: Final = pattern(r"(?<=://)(?=\w)|(?<=[^\W_])(?=[./,~?#%@_=&+-][^\W_]|/[?#])")
_LONG: Final = 20
"""Characters of an address that always find room in one line."""
_LONGEST: Final = 250
"""Characters of a part, which fill a line or more."""


def mark_addresses(root: Any) -> None:
    """Puts the addresses in the texts below `root`, a tree of `xml.etree` or of lxml, into elements
    of the class `ADDRESS` that say where a line may end within."""
    stack = [root]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or element.tag.rpartition("}")[2] in _OTHERS:
            continue
        stack += element
        replace_texts(element, partial(_parted, element))


def _parted(holder: Any, text: str) -> list[Any]:
    return [_marked(part, holder) if is_address else part for part, is_address in _told(text)]


def _marked(address: str, holder: Any) -> Any:
    first, *others = _pieces(address)
    made = make_within(holder, "span", class_=ADDRESS)
    made.text = first
    for part in others:
        end = make_within(holder, "wbr")
        end.tail = part
        made.append(end)
    return made


def _told(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of `text`, and whether each is an address."""
    position = 0
    if _HINT.search(text) or any(len(part) >= _LONG_DATA for part in text.split(" ")):
        for match in _ADDRESS.finditer(text):
            if match.start() > position:
                yield text[position : match.start()], False
            yield match[0], True
            position = match.end()
    if position < len(text):
        yield text[position:], False


def _pieces(address: str) -> tuple[str, ...]:
    """The parts of an address between which a line may end."""
    parts = _WITHIN.split(address) if len(address) > _LONG else [address]
    return tuple(part[at : at + _LONGEST] for part in parts for at in range(0, len(part), _LONGEST))
