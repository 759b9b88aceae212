"""Sources of marked-up texts: the last section, when it is a list of references and is called so.

Its words are those that plain text is read by. As data, sources are set in every layout where it
has its place for them, numbered, and with their addresses spelled out.
"""

from __future__ import annotations

from typing import Final

import msgspec

from publish.diagnostics import Log
from publish.document import (
    Block,
    Document,
    Image,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    Reference,
    Section,
    SourceReference,
)
from publish.patterns import pattern
from publish.walk import iterate, plain_text

_NUMBER: Final = pattern(r"^(?:\d{1,3}(?:\.\d{1,3})*[.)]?|\(?(?:[A-Z]|[IVX]{1,5})[.)])\s+")
"""That of a heading: `7.`, `3.2`, `B.`, `IV)`."""

_WEB: Final = ("http://", "https://")


def with_sources(document: Document, log: Log) -> Document:
    """`document` with its sources as data, where its last section is a list of them; that is told.

    A section stays one that holds anything else, that something in the text leads to, or of whose
    entries less than half have a link.
    """
    last = len(document.blocks) - 1
    while last > 0 and _is_bibliography(document.blocks[last]):
        last -= 1
    match document.blocks[last : last + 1]:
        case [Section(role="", title=title, blocks=[List() as listed]) as section]:
            entries = [_entry(item) for item in listed.items]
        case _:
            return document
    linked = sum(bool(entry and entry.url) for entry in entries)
    if linked * 2 < len(entries) or not _names_sources(plain_text(title)):
        return document
    sources = tuple(entry for entry in entries if entry is not None)
    if len(sources) < len(entries) or _is_led_to(section, document):
        return document
    log.info(
        "sources-listed",
        f'the section "{plain_text(title)}" is set as the list of sources',
        origin=section.origin,
        hint="call it otherwise, to keep it a section",
    )
    return msgspec.structs.replace(
        document,
        blocks=(*document.blocks[:last], *document.blocks[last + 1 :]),
        sources=sources,
        sources_title=title,
    )


def _is_bibliography(block: Block) -> bool:
    return isinstance(block, Section) and block.role == "bibliography"


def _names_sources(title: str) -> bool:
    from publish.readers.vocabulary import names_sources

    return names_sources(_NUMBER.sub("", title, count=1))


def _entry(item: ListItem) -> SourceReference | None:
    """An entry in one paragraph; its address is that of its only link."""
    match item:
        case ListItem(blocks=[Paragraph(content=content)], checked=None):
            nodes = list(iterate(item))
        case _:
            return None
    if any(isinstance(node, Note | Image) for node in nodes):
        return None
    links = [n.target for n in nodes if isinstance(n, Link) and n.target.startswith(_WEB)]
    url = links[0] if len(links) == 1 else ""
    return SourceReference(content=content, url=url, origin=item.origin)


def _is_led_to(section: Section, document: Document) -> bool:
    return bool(section.id) and any(
        (isinstance(node, Link) and node.target == f"#{section.id}")
        or (isinstance(node, Reference) and node.target == section.id)
        for node in iterate(document)
    )
