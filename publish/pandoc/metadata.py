"""The metadata of pandoc's AST, to ours and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, assert_never

from publish.document import Blocks, Inlines, Meta, Paragraph, Text
from publish.pandoc import types as p
from publish.patterns import pattern
from publish.walk import plain_text

_LANGUAGE: Final = pattern(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
_NAMES: Final = {
    "title": "title",
    "subtitle": "subtitle",
    "author": "authors",
    "authors": "authors",
    "creator": "authors",
    "date": "date",
    "lang": "language",
    "language": "language",
    "abstract": "summary",
    "summary": "summary",
    "description": "summary",
    "keywords": "keywords",
    "subject": "keywords",
    "tags": "keywords",
    "rights": "rights",
    "copyright": "rights",
    "license": "rights",
    "identifier": "identifier",
    "status": "status",
    "publisher": "organization",
    "organization": "organization",
}
"""Names that formats give their metadata, and the field of `Meta` that each fills."""


def decode_meta(
    meta: dict[str, p.MetaValue],
    inlines: Callable[[list[p.Inline]], Inlines],
    blocks: Callable[[list[p.Block]], Blocks],
) -> Meta:
    """Our metadata; `date` is as the source says it, and what has no field is in `extra`."""

    def as_blocks(value: p.MetaValue) -> Blocks:
        match value:
            case p.MetaBlocks(content):
                return blocks(content)
            case p.MetaInlines(content):
                return (Paragraph(content=inlines(content)),) if content else ()
            case _:
                return (Paragraph(content=as_inlines(value)),)

    def as_inlines(value: p.MetaValue) -> Inlines:
        match value:
            case p.MetaInlines(content):
                return inlines(content)
            case p.MetaBlocks([p.Para(content) | p.Plain(content)]):
                return inlines(content)
            case _:
                text = ", ".join(as_texts(value))
                return (Text(text=text),) if text else ()

    def as_texts(value: p.MetaValue) -> Iterator[str]:
        match value:
            case p.MetaMap({"name": name}) | p.MetaMap({"text": name}) | p.MetaMap({"id": name}):
                yield from as_texts(name)
            case p.MetaMap(entries):
                for entry in entries.values():
                    yield from as_texts(entry)
            case p.MetaList(members):
                for member in members:
                    yield from as_texts(member)
            case p.MetaBool(flag):
                yield "true" if flag else "false"
            case p.MetaString(text):
                yield from _said(text)
            case p.MetaInlines(content):
                yield from _said(plain_text(inlines(content)))
            case p.MetaBlocks(content):
                yield from _said(plain_text(blocks(content)))
            case _:
                assert_never(value)

    known: dict[str, p.MetaValue] = {}
    extra: list[tuple[str, str]] = []
    for name, value in meta.items():
        field = _NAMES.get(name, "")
        if field and field not in known:
            known[field] = value
        elif text := ", ".join(as_texts(value)):
            extra.append((name, text))

    def said(field: str) -> str:
        return ", ".join(as_texts(known[field])) if field in known else ""

    language = said("language")
    return Meta(
        title=as_inlines(known["title"]) if "title" in known else (),
        subtitle=as_inlines(known["subtitle"]) if "subtitle" in known else (),
        authors=tuple(as_texts(known["authors"])) if "authors" in known else (),
        date=said("date"),
        language=language.replace("_", "-") if _LANGUAGE.fullmatch(language) else "",
        organization=said("organization"),
        summary=as_blocks(known["summary"]) if "summary" in known else (),
        keywords=keywords(as_texts(known["keywords"])) if "keywords" in known else (),
        rights=said("rights"),
        identifier=said("identifier"),
        status=said("status"),
        extra=tuple(extra),
    )


def keywords(texts: Iterable[str]) -> tuple[str, ...]:
    """The keywords that texts say: commas or semicolons part those of a text that is alone."""
    found = tuple(texts)
    parts = re.split("[,;،、；，]", found[0]) if len(found) == 1 else found
    return tuple(part for word in parts if (part := word.strip()))


def encode_meta(
    meta: Meta,
    inlines: Callable[[Inlines], list[p.Inline]],
    blocks: Callable[[Blocks], list[p.Block]],
) -> dict[str, p.MetaValue]:
    """pandoc's metadata, under the names that its writers look for."""
    encoded: dict[str, p.MetaValue] = {}
    if meta.title:
        encoded["title"] = p.MetaInlines(inlines(meta.title))
    if meta.subtitle:
        encoded["subtitle"] = p.MetaInlines(inlines(meta.subtitle))
    if meta.authors:
        encoded["author"] = p.MetaList([p.MetaString(author) for author in meta.authors])
    if meta.summary:
        encoded["abstract"] = p.MetaBlocks(blocks(meta.summary))
    if meta.keywords:
        encoded["keywords"] = p.MetaList([p.MetaString(word) for word in meta.keywords])
    for name, text in (
        ("date", meta.date),
        ("lang", meta.language),
        ("publisher", meta.organization),
        ("rights", meta.rights),
        ("identifier", meta.identifier),
        *meta.extra,
    ):
        if text:
            encoded[name] = p.MetaString(text)
    return encoded


def _said(text: str) -> Iterator[str]:
    if words := " ".join(text.split()):
        yield words
