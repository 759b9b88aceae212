"""Text → inlines: addresses become links, marks of notes become notes. Nothing else is markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from unicodedata import bidirectional

from publish.document import Blocks, Inline, Inlines, Link, Note, Text
from publish.readers.plaintext.marks import RAISED

_ADDRESS: Final = re.compile(
    r"(?<![\w@/.-])(?:(?P<url>(?:https?://|www\.)[^\s<>\"“”«»（）]{3,2000})"
    r"|(?P<mail>[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}))",
    re.IGNORECASE,
)
_TRAILING: Final = ".,;:!?'\"’*_。，；：！？、"
_NOTE: Final = re.compile(r"\[(\d{1,3})\]|([⁰¹²³⁴-⁹]{1,3})|(?<=[^\W\d_.,;:!?”\"'’])\((\d{1,2})\)")


def inlines(text: str, notes: Mapping[str, Blocks]) -> Inlines:
    """`text` with links, and with the notes whose marks stand in it, by their numbers."""
    if not notes:
        return _linked(text)
    found: list[Inline] = []
    position = 0
    for number, start, end in note_marks(text):
        if number in notes:
            found += _linked(text[position:start].rstrip(" "))
            found.append(Note(blocks=notes[number]))
            position = end
    found += _linked(text[position:])
    return tuple(found)


def note_marks(text: str) -> list[tuple[str, int, int]]:
    """The marks of notes in a text: number, where the mark begins and ends."""
    if text.isascii() and "[" not in text and "(" not in text:
        return []
    return [
        (str(int(match[1] or (match[2] or "").translate(RAISED) or match[3])), *match.span())
        for match in _NOTE.finditer(text)
    ]


def first_url(text: str) -> str:
    """The first web address in a text, "" when there is none."""
    found = (match["url"] for match in _ADDRESS.finditer(text) if match["url"])
    return next((_target(_trimmed(url)) for url in found), "")


def _linked(text: str) -> Inlines:
    if "@" not in text and "://" not in text and "www." not in text.lower():
        return (Text(text=text),) if text else ()
    found: list[Inline] = []
    position = 0
    for match in _ADDRESS.finditer(text):
        address = _trimmed(match[0])
        if match.start() > position:
            found.append(Text(text=text[position : match.start()]))
        target = _target(address) if match["url"] else f"mailto:{address}"
        found.append(Link(target=target, content=(Text(text=address),)))
        position = match.start() + len(address)
    if position < len(text):
        found.append(Text(text=text[position:]))
    return tuple(found)


def _trimmed(address: str) -> str:
    """Without the punctuation of the sentence, and without a bracket that was opened before it."""
    while address:
        last = address[-1]
        unopened = last in ")]}" and address.count(last) > address.count("([{"[")]}".index(last)])
        if last not in _TRAILING and not unopened:
            break
        address = address[:-1]
    return address


def _target(address: str) -> str:
    return address if "://" in address else f"http://{address}"


def is_right_to_left(text: str) -> bool:
    """By the first strong character (UAX #9, rule P2)."""
    if text.isascii():
        return False
    sides = (bidirectional(c) for c in text)
    return next((side for side in sides if side in {"L", "R", "AL"}), "L") != "L"
