"""Several documents as the chapters of one.

What the publication says of itself stands; `publish.engine.merge_metadata` has the rules for the
rest.
What a chapter says about itself alone stands at its beginning: its subtitle, its authors when they
are not those of all, its summary, its key points. Notes are numbered through, sources and pictures
stated once. Every part names the file that it is of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from publish.diagnostics import Log
from publish.document import (
    Block,
    Blocks,
    Division,
    Document,
    List,
    ListItem,
    Meta,
    Node,
    Origin,
    Paragraph,
    Section,
    Text,
)
from publish.engine.crosslinks import Chapter
from publish.engine.merge_metadata import merged
from publish.engine.publications import Publication
from publish.readers.metadata import merge_meta
from publish.walk import plain_text, rebuild


def composed(
    publication: Publication,
    chapters: Sequence[Chapter],
    defaults: Meta,
    log: Log,
    *,
    bibliography: Blocks = (),
) -> Document:
    """The chapters, in the order of the publication's sources, as one document that is not
    normalized yet, and below them the `bibliography` of all. `defaults` is what the project says of
    documents that do not say it; `log` is told where chapters disagree."""
    meta = merge_meta(defaults, merged(chapters, publication.metadata, log))
    meta = merge_meta(meta, publication.metadata)
    meta = msgspec.structs.replace(meta, title=meta.title or (Text(text=publication.name),))
    documents = [rebuild(chapter.document, _placed(chapter.source)) for chapter in chapters]
    waiting = iter(
        [
            rebuild(_section(document, meta, chapter.anchor), _placed(chapter.source))
            for chapter, document in zip(chapters, documents, strict=True)
        ]
    )
    blocks: list[Block] = []
    for part in publication.parts:
        sections = tuple(next(waiting) for _ in part.sources)
        if part.title:
            blocks.append(Section(title=(Text(text=part.title),), blocks=sections))
        else:
            blocks.extend(sections)
    stated = {(plain_text(s.content), s.url): s for d in documents for s in d.sources}
    media = {medium.id: medium for document in documents for medium in document.media}
    titles = (document.sources_title for document in documents if document.sources_title)
    return Document(
        meta=meta,
        blocks=(*blocks, *bibliography),
        sources=tuple(stated.values()),
        sources_title=next(titles, ()),
        media=tuple(media.values()),
    )


def _placed(source: str) -> Callable[[Node], Node]:
    """Has nodes say that their lines are those of `source`, or that it is where they are from."""

    def place(node: Node) -> Node:
        if "origin" not in node.__struct_fields__:
            return node
        own: Origin | None = getattr(node, "origin", None)
        there = msgspec.structs.replace(own or Origin(), file=source)
        return msgspec.structs.replace(node, origin=there)

    return place


def _section(document: Document, whole: Meta, anchor: str) -> Section | Division:
    """A document as a chapter, with what it says of itself alone at its beginning."""
    meta = document.meta
    opening: list[Paragraph | List] = []
    if meta.subtitle:
        opening.append(Paragraph(content=meta.subtitle))
    if meta.authors and meta.authors != whole.authors:
        opening.append(Paragraph(content=(Text(text=", ".join(meta.authors)),)))
    points = tuple(ListItem(blocks=(Paragraph(content=point),)) for point in meta.key_points)
    listed: Blocks = (List(items=points),) if points else ()
    blocks: Blocks = (*opening, *meta.summary, *listed, *document.blocks)
    section = Section(title=meta.title, blocks=blocks, id=anchor)
    if not meta.language or meta.language == whole.language:
        return section
    return Division(blocks=(section,), language=meta.language)
