"""The faces that a book embeds: what their files are called, and which characters they keep."""

from __future__ import annotations

from collections.abc import Iterable

from publish.document import Document
from publish.style import Face
from publish.walk import iterate
from publish.web.webfonts import USUAL


def file_name(face: Face) -> str:
    """The name of a face's file in the book."""
    family = face.family.replace(" ", "")
    return f"{family}-{face.weight}{'i' if face.slope == 'italic' else ''}.woff2"


def characters(document: Document, more: Iterable[str] = ()) -> frozenset[str]:
    """The characters of whatever a book of the document may show, and of the texts in `more`."""
    texts = [
        value
        for node in iterate(document)
        for name in node.__struct_fields__
        if isinstance(value := getattr(node, name), str)
    ]
    shown = {character for text in (*texts, *more) for character in text}
    cased = {c for character in shown for c in (character.upper(), character.lower())}
    return frozenset(c for c in {*shown, *cased} if len(c) == 1) | USUAL
