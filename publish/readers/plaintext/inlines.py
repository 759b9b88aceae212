"""Text → inlines: addresses become links, marks of notes become notes. Nothing else is markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from publish.document import Blocks, Inline, Inlines, Link, Note, Text
from publish.readers.plaintext.back import note_marks

_ADDRESS: Final = re.compile(
    r"(?<![\w@/.-])(?:(?P<url>(?:https?://|www\.)[^\s<>\"“”«»（）]{3,2000})"
    r"|(?P<mail>[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}))",
    re.IGNORECASE,
)
_TRAILING: Final = ".,;:!?'\"’*_。，；：！？、"


def inlines(text: str, notes: Mapping[str, Blocks]) -> Inlines:
    """`text` with links, and with the notes whose marks stand in it."""
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


def first_url(text: str) -> str:
    """The first web address in a text, "" when there is none."""
    for match in _ADDRESS.finditer(text):
        if match["url"]:
            return _target(_trimmed(match["url"]))
    return ""


def _linked(text: str) -> Inlines:
    web = ("w." in text or "W." in text) and "www." in text.lower()
    if not (web or "://" in text or "@" in text):
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
