"""The parts that layouts are made of: each takes the document and returns its blocks, or none.

A part is no part of a format: it says what stands there, and the style says how it looks.
"""

from __future__ import annotations

from collections.abc import Iterator

from publish.document import (
    Blocks,
    Division,
    Document,
    Field,
    FieldList,
    Image,
    Inlines,
    Landscape,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    Region,
    RegionRole,
    Section,
    SourceReference,
    Text,
)
from publish.layouts.contents import free_id
from publish.layouts.labels import Labels, format_date
from publish.layouts.values import value
from publish.style import Logo, PageMaster, Style
from publish.walk import iterate, plain_text, rebuild


def masthead(document: Document, labels: Labels, mark: Logo | None, *, dated: bool) -> Blocks:
    """Who publishes, by mark and name, and under which classification, reference and (when
    `dated`) date."""
    meta = document.meta
    fields = (
        _field("organization", value(document, meta.organization)),
        _field("classification", value(document, meta.classification)),
        _field("status", value(document, meta.status)),
        _field("reference", value(document, meta.reference), labels.number),
        _field("date", value(document, _date(document) if dated else "")),
    )
    known = tuple(field for field in fields if field is not None)
    named = (FieldList(fields=known),) if known else ()
    blocks = (*logo(mark), *named)
    return (Region(role="masthead", blocks=blocks),) if blocks else ()


def logo(mark: Logo | None) -> Blocks:
    """The mark of who publishes, as a picture in a paragraph of its own."""
    if mark is None:
        return ()
    image = Image(
        media=mark.media.id,
        alt=mark.alt,
        decorative=not mark.alt,
        width=None if mark.width is None else mark.width.pt,
        height=None if mark.height is None else mark.height.pt,
    )
    return (Paragraph(content=(image,)),)


def title(document: Document) -> Blocks:
    return (Region(role="title", blocks=(Paragraph(content=document.meta.title),)),)


def subtitle(document: Document) -> Blocks:
    content = document.meta.subtitle
    return (Region(role="subtitle", blocks=(Paragraph(content=content),)),) if content else ()


def byline(document: Document) -> Blocks:
    """The authors, in one line."""
    return _line("byline", value(document, *document.meta.authors))


def summary(document: Document) -> Blocks:
    """The standfirst: what the source gives as its summary or abstract."""
    blocks = document.meta.summary
    return (Region(role="summary", blocks=blocks),) if blocks else ()


def key_points(document: Document, labels: Labels) -> Blocks:
    points = document.meta.key_points
    if not points:
        return ()
    items = tuple(ListItem(blocks=(Paragraph(content=point),)) for point in points)
    heading = (Text(text=labels.key_points),)
    return (
        Region(
            role="key_points",
            id=_free_id(document, "key-points"),
            title=heading,
            blocks=(List(items=items),),
        ),
    )


def memo_title(labels: Labels) -> Blocks:
    """The word that makes it a memo."""
    return _line("memo_title", (Text(text=labels.memorandum),))


def memo_header(document: Document, labels: Labels) -> Blocks:
    """To, From, Cc, Date and Subject. Unknown rows are left out, but a memo has a subject.

    Who is not named as the sender but as the author is the sender; the title is the subject of a
    memo that states no other.
    """
    letter = document.meta.correspondence
    subject = value(document, letter.subject) or document.meta.title
    fields = (
        _field("to", value(document, *letter.to), labels.to),
        _field("from", value(document, *(letter.sender or document.meta.authors)), labels.from_),
        _field("cc", value(document, *letter.cc), labels.cc),
        _field("date", value(document, _date(document)), labels.date),
        Field(name="subject", label=labels.subject, content=subject),
    )
    known = tuple(field for field in fields if field is not None)
    return (Region(role="memo_header", blocks=(FieldList(fields=known),)),)


def memo_only_title(document: Document) -> Blocks:
    """The title below a memo's head, when the subject does not say it already."""
    subject = document.meta.correspondence.subject
    said = not subject or subject == plain_text(document.meta.title)
    return () if said else title(document)


def memo_only_byline(document: Document) -> Blocks:
    """The authors below a memo's head, when its From names somebody else."""
    return byline(document) if document.meta.correspondence.sender else ()


def body(document: Document) -> Blocks:
    """What the author wrote."""
    return (Region(role="body", blocks=document.blocks),) if document.blocks else ()


def chapters(document: Document, labels: Labels) -> Blocks:
    """The body as chapters: a text without sections is one chapter that bears the title. Notes to
    the title stand with it on the title page, once."""
    blocks = document.blocks
    if blocks and not any(_sections_of(blocks)):
        said = rebuild(
            Paragraph(content=document.meta.title),
            lambda node: () if isinstance(node, Note) else node,
        )
        heading = said.content or (Text(text=labels.untitled),)
        only = Section(title=heading, blocks=blocks, id=_free_id(document, "chapter"))
        return (Region(role="body", blocks=(only,)),)
    return body(document)


def sources(document: Document, labels: Labels) -> Blocks:
    """What the text lists as its sources, as a numbered list under the title it gave them, each
    with its address in full, for on paper nobody can follow a link."""
    if not document.sources:
        return ()
    items = tuple(
        ListItem(blocks=(Paragraph(content=_spelled(source)),), origin=source.origin)
        for source in document.sources
    )
    given = document.sources_title
    heading = given if plain_text(given).strip() else (Text(text=labels.sources), *given)
    return (
        Region(
            role="sources",
            id=_free_id(document, "sources"),
            title=heading,
            blocks=(List(items=items, ordered=True),),
        ),
    )


def _spelled(source: SourceReference) -> Inlines:
    if not source.url or source.url in plain_text(source.content):
        return source.content
    address = Link(target=source.url, content=(Text(text=source.url),))
    return (*source.content, Text(text=" "), address) if source.content else (address,)


def title_page(document: Document, labels: Labels, mark: Logo | None) -> Blocks:
    """A page of its own: title, subtitle, authors, who published it when, and their mark."""
    meta = document.meta
    details = (
        _field("organization", value(document, meta.organization)),
        _field("reference", value(document, meta.reference), labels.number),
        _field("classification", value(document, meta.classification)),
        _field("status", value(document, meta.status)),
        _field("date", value(document, _date(document))),
    )
    known = tuple(field for field in details if field is not None)
    fields = (FieldList(fields=known),) if known else ()
    blocks = (*title(document), *subtitle(document), *byline(document), *fields, *logo(mark))
    return (Region(role="title_page", blocks=blocks),)


def notes(document: Document, labels: Labels, master: PageMaster) -> Blocks:
    """Where the notes are set, when there are any and they do not stand at the foot of pages."""
    noted = any(isinstance(node, Note) for node in iterate(document))
    if master.notes == "foot" or not noted:
        return ()
    heading = (Text(text=labels.notes),)
    return (Region(role="notes", id=_free_id(document, "notes"), title=heading, blocks=()),)


def colophon(document: Document, labels: Labels, style: Style) -> Blocks:
    """Rights, identifier, and the types that the book is set in."""
    families = ", ".join(dict.fromkeys(font.family for font in style.fonts.values()))
    lines = (
        document.meta.rights,
        document.meta.identifier,
        labels.set_in.replace("{fonts}", families),
    )
    paragraphs = tuple(Paragraph(content=(Text(text=line),)) for line in lines if line)
    return (Region(role="colophon", blocks=paragraphs),)


def _sections_of(blocks: Blocks) -> Iterator[Section]:
    """The sections of the first level, on landscape pages and in other languages too."""
    for block in blocks:
        match block:
            case Section():
                yield block
            case Landscape() | Division():
                yield from _sections_of(block.blocks)
            case _:
                pass


def _field(name: str, content: Inlines, label: str = "") -> Field | None:
    return Field(name=name, label=label, content=content) if content else None


def _line(role: RegionRole, content: Inlines) -> Blocks:
    return (Region(role=role, blocks=(Paragraph(content=content),)),) if content else ()


def _date(document: Document) -> str:
    return format_date(document.meta.date, document.meta.language) if document.meta.date else ""


def _free_id(document: Document, wanted: str) -> str:
    taken = {getattr(node, "id", "") for block in document.blocks for node in iterate(block)}
    return free_id(taken, wanted)
