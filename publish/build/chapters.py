"""Several documents as the chapters of one.

Front matter is merged by these rules. What the publication says of itself stands. Else authors and
keywords are those of all chapters, the date is the latest, the language that of the first, and
what all chapters that say it say alike (organization, classification, status, rights) is said of
the whole. What a chapter says about itself alone stands at its beginning: its subtitle, its authors
when they are not those of all, its summary, its key points.

An id that two chapters bear gets the name of the later one's source before it, and the links of
that chapter follow. Notes are numbered through, sources and pictures stated once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath

import msgspec

from publish.build.publications import Publication
from publish.document import (
    Blocks,
    Document,
    Figure,
    Link,
    List,
    ListItem,
    MathBlock,
    Meta,
    Node,
    Paragraph,
    Reference,
    Region,
    Section,
    Table,
    Text,
)
from publish.normalization.links import slug
from publish.readers.metadata import merge_meta
from publish.walk import iterate, plain_text, rebuild

_Named = Section | Figure | Table | MathBlock | Region | Paragraph


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """A document and the name of the source that it was read from."""

    source: str
    document: Document


def composed(publication: Publication, chapters: Iterable[Chapter], defaults: Meta) -> Document:
    """The chapters, in the order of the publication's sources, as one document that is not
    normalized yet. `defaults` is what the project says of documents that do not say it."""
    documents = tuple(rebuild(d, _unplaced) for d in _with_own_ids(tuple(chapters)))
    meta = merge_meta(merge_meta(defaults, _common(documents)), publication.metadata)
    meta = msgspec.structs.replace(meta, title=meta.title or (Text(text=publication.name),))
    waiting = iter([_section(document, meta) for document in documents])
    blocks: list[Section] = []
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
        blocks=tuple(blocks),
        sources=tuple(stated.values()),
        sources_title=next(titles, ()),
        media=tuple(media.values()),
    )


def _unplaced(node: Node) -> Node:
    """Without its lines: they are those of a file that the whole does not name."""
    located = getattr(node, "origin", None) is not None
    return msgspec.structs.replace(node, origin=None) if located else node


def _common(documents: tuple[Document, ...]) -> Meta:
    metas = [document.meta for document in documents]
    return Meta(
        authors=tuple(dict.fromkeys(author for meta in metas for author in meta.authors)),
        keywords=tuple(dict.fromkeys(word for meta in metas for word in meta.keywords)),
        date=max((meta.date for meta in metas), default=""),
        language=next((meta.language for meta in metas if meta.language), ""),
        organization=_agreed(meta.organization for meta in metas),
        classification=_agreed(meta.classification for meta in metas),
        status=_agreed(meta.status for meta in metas),
        rights=_agreed(meta.rights for meta in metas),
    )


def _agreed(values: Iterable[str]) -> str:
    said = {value for value in values if value}
    return said.pop() if len(said) == 1 else ""


def _section(document: Document, whole: Meta) -> Section:
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
    if meta.language and meta.language != whole.language:
        section = Section(title=meta.title, blocks=blocks)
        return rebuild(section, _spoken(meta.language))
    return Section(title=meta.title, blocks=blocks)


def _spoken(language: str) -> Callable[[Node], Node]:
    """Marks paragraphs without a language of their own as being in that one."""

    def mark(node: Node) -> Node:
        if isinstance(node, Paragraph) and not node.language:
            return msgspec.structs.replace(node, language=language)
        return node

    return mark


def _with_own_ids(chapters: tuple[Chapter, ...]) -> Iterator[Document]:
    taken: set[str] = set()
    for chapter in chapters:
        ids = {node.id for node in _below(chapter.document) if isinstance(node, _Named)} - {""}
        name = slug(PurePath(chapter.source).stem)
        renamed = {identifier: f"{name}-{identifier}" for identifier in ids & taken}
        taken |= (ids - set(renamed)) | set(renamed.values())
        yield rebuild(chapter.document, _renaming(renamed)) if renamed else chapter.document


def _below(document: Document) -> Iterator[Node]:
    for block in document.blocks:
        yield from iterate(block)


def _renaming(renamed: dict[str, str]) -> Callable[[Node], Node]:
    def rename(node: Node) -> Node:
        match node:
            case Link(target=target) if target[:1] == "#" and target[1:] in renamed:
                return msgspec.structs.replace(node, target=f"#{renamed[target[1:]]}")
            case Reference(target=target) if target in renamed:
                return msgspec.structs.replace(node, target=renamed[target])
            case Section() | Figure() | Table() | MathBlock() | Region() | Paragraph() if (
                node.id in renamed
            ):
                return msgspec.structs.replace(node, id=renamed[node.id])
            case _:
                return node

    return rename
