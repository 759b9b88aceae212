"""A Word file → facts, through the raw XML of its parts and the meaning that takes effect."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from publish.checks.facts import Facts, UnreadableError, said
from publish.checks.read.docx.body import BodyReader, TextBlock
from publish.checks.read.docx.cascade import WordStyles, is_on
from publish.checks.read.docx.headers_footers import Heads, heads_of
from publish.checks.read.docx.package import Package, W, relations_of

_NAMES = {
    "title": "title",
    "creator": "author",
    "description": "summary",
    "identifier": "identifier",
    "keywords": "keyword",
    "language": "language",
    "category": "classification",
    "contentStatus": "status",
    "Company": "organization",
}
"""What the core and the extended properties are called here."""
_SEVERAL = {"author": "; ", "keyword": ", "}


class Walked(NamedTuple):
    """What one walk of a Word file gives: its facts, and its text as its formatting sees it."""

    package: Package
    styles: WordStyles
    facts: Facts
    text: tuple[TextBlock, ...]
    heads: Heads


def read(data: bytes) -> Facts:
    """The facts of a Word file. Raises `UnreadableError` naming what is missing or damaged."""
    return walked(data).facts


@lru_cache(maxsize=1)
def walked(data: bytes) -> Walked:
    """A Word file; the last one is kept, for content and style are asked of it. Raises
    `UnreadableError`."""
    package = Package(data)
    body = package.document.root.find(f"{W}body")
    if body is None:
        raise UnreadableError(f"{package.document.name} has no body")
    styles = WordStyles(*(package.related(part) for part in ("styles", "numbering", "theme")))
    reader = BodyReader(package, styles)
    reader.read(package.document, body)
    for kind in ("footnotes", "endnotes"):
        reader.read_notes(kind, package.beside(kind))
    facing = bool(is_on([package.related("settings")], "evenAndOddHeaders"))
    heads = heads_of(package, styles, facing=facing)
    facts = reader.facts(
        blocks=(*heads.marks, *reader.blocks),
        pictures=(*heads.pictures, *reader.pictures),
        contents=[reader.entered(entry) for entry in reader.contents],
        furniture=heads.furniture,
        watermarks=heads.watermarks,
        metadata=_metadata(package),
        signs=(),
    )
    return Walked(package, styles, facts, (*reader.text, *heads.text), heads)


def without_heads(word: Walked) -> Walked:
    """A Word file as if it had no heads and feet."""
    blocks = word.facts.blocks[len(word.heads.marks) :]
    pictures = word.facts.pictures[len(word.heads.pictures) :]
    facts = msgspec.structs.replace(
        word.facts, blocks=blocks, pictures=pictures, furniture=(), watermarks=()
    )
    return word._replace(facts=facts, text=word.text[: len(word.text) - len(word.heads.text)])


def _metadata(package: Package) -> Iterator[tuple[str, str]]:
    relations = relations_of(package.files, "")
    for kind in ("core-properties", "extended-properties"):
        properties = package.beside(kind, relations)
        for element in () if properties is None else properties.root:
            name = _NAMES.get(element.tag.rpartition("}")[2], "")
            text = said(element.text or "")
            if name and text:
                for value in text.split(_SEVERAL[name]) if name in _SEVERAL else [text]:
                    yield name, value
    custom = package.beside("custom-properties", relations)
    for element in () if custom is None else custom.root:
        name = (element.get("name") or "").lower()
        if name not in {"classification", "identifier", "organization", "status"}:
            yield name, said("".join(element.itertext()))
