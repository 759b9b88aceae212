"""Marks of notes in Markdown that no note is read for, which pandoc leaves as text in silence."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Final

from publish.diagnostics import Log
from publish.document import Document, Meta, Text
from publish.pandoc.source_positions import Places
from publish.patterns import pattern
from publish.walk import iterate

_MARK: Final = pattern(r"\[\^([^\]\[^\s]+)\]")
_DEFINED: Final = pattern(r"^ {0,3}\[\^([^\]\[^\s]+)\]:", re.MULTILINE)
_PLAIN: Final = ("authors", "organization", "rights", "identifier", "reference", "status")
"""What of metadata is text without markup, by which notes cannot be marked."""


def tell_marks(document: Document, text: str, log: Log) -> None:
    """Tells `log` of the marks in `document` that stayed text: an error for a key that is defined
    nowhere in `text`, the whole of the source; a loss for one in a name or the like.

    A mark that the author escaped, `\\[^key]`, is text on purpose, and one in code is code.
    """
    places = Places(text)
    defined = sorted(set(_DEFINED.findall(text)))
    shown = (node.text for node in iterate(document) if isinstance(node, Text))
    for key in dict.fromkeys(key for words in shown for key in _MARK.findall(words)):
        origin = places.mark(key)
        if key in defined or origin is None:
            continue
        near = get_close_matches(key, defined, n=1)
        log.add(
            "error",
            "note-unknown",
            f'no note has the key "{key}", which marks one',
            origin=origin,
            hint=f'did you mean "{near[0]}"?' if near else rf"define it, or write \[^{key}]",
        )
    for name, key in _in_plain(document.meta):
        log.add(
            "loss",
            "note-in-name",
            f"[^{key}] stays as it is typed in {name}, which holds no notes",
            origin=places.mark(key),
            hint="say it in the abstract, or in the text",
        )


def _in_plain(meta: Meta) -> list[tuple[str, str]]:
    said = ((name, getattr(meta, name)) for name in _PLAIN)
    return [
        (name, key)
        for name, value in said
        for words in ((value,) if isinstance(value, str) else value)
        for key in _MARK.findall(words)
    ]
