"""The parts that layouts are made of: each takes its setting and returns its blocks, or none.

A part is no part of a format: it says what stands there, and the style says how it looks. What a
part above it says already, a part does not say again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from publish.diagnostics import Log
from publish.document import (
    Blocks,
    Division,
    Document,
    Field,
    FieldList,
    Figure,
    Image,
    Inline,
    Inlines,
    Landscape,
    LineBreak,
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
from publish.layouts.contents import contents, free_id
from publish.layouts.correspondence import MAIL_ADDRESS
from publish.layouts.labels import Labels, format_date
from publish.layouts.values import value
from publish.patterns import pattern
from publish.style import Logo, PageMaster, Style
from publish.style.definition.layout_parts import LayoutParts, PartName, Picture
from publish.units import Length
from publish.walk import iterate, plain_text, rebuild

_MAIL: Final = pattern(MAIL_ADDRESS)


class Setting(NamedTuple):
    """What a part knows: the document, the words of its language, the style, the page master with
    what the author asks for, the layout, and which of its parts stand above."""

    document: Document
    labels: Labels
    style: Style
    master: PageMaster
    layout: LayoutParts
    above: frozenset[PartName] = frozenset()


def placed(setting: Setting, log: Log) -> Blocks:
    """The blocks of all parts of the layout, in their order. What the document has and none of
    them says is told."""
    parts = setting.layout.parts
    made = (
        block
        for place, name in enumerate(parts)
        for block in PARTS[name](setting._replace(above=frozenset(parts[:place])))
    )
    known = setting._replace(above=frozenset(parts))
    for name, others in _SAYING.items():
        if not {name, *others} & {*parts} and PARTS[name](known):
            log.warning(
                "part-missing",
                f"the layout does not print the {name.replace('_', ' ')} of the text",
                hint=f'"{name}" among its parts prints it',
            )
    return tuple(made)


def masthead(setting: Setting) -> Blocks:
    """Who publishes, by mark and name, and under which classification, reference and date."""
    document, labels, mark = setting.document, setting.labels, setting.master.logo
    meta = document.meta
    dated = setting.layout.masthead.date
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
    return () if mark is None else (_shown(mark, mark.width, mark.height),)


def _shown(
    picture: Picture, width: Length | None = None, height: Length | None = None
) -> Paragraph:
    image = Image(
        media=picture.media.id,
        alt=picture.alt,
        decorative=not picture.alt,
        width=None if width is None else width.pt,
        height=None if height is None else height.pt,
    )
    return Paragraph(content=(image,))


def title(setting: Setting) -> Blocks:
    """The title; below a memo's head, when the subject there does not say it already."""
    meta = setting.document.meta
    subject = meta.correspondence.subject
    if "memo_header" in setting.above and (not subject or subject == plain_text(meta.title)):
        return ()
    return _title(setting.document)


def _title(document: Document) -> Blocks:
    return (Region(role="title", blocks=(Paragraph(content=document.meta.title),)),)


def subtitle(setting: Setting) -> Blocks:
    content = setting.document.meta.subtitle
    return (Region(role="subtitle", blocks=(Paragraph(content=content),)),) if content else ()


def byline(setting: Setting) -> Blocks:
    """The authors, in one line; below a memo's head, when its From names somebody else."""
    meta = setting.document.meta
    said = "memo_header" in setting.above and not meta.correspondence.sender
    return _authors(setting.document, () if said else meta.authors)


def _authors(document: Document, names: tuple[str, ...]) -> Blocks:
    """Names in one line, and where the authors work in further ones."""
    works = (
        (*value(document, author), Text(text=": "), *value(document, place))
        if author
        else value(document, place)
        for author, place in document.meta.affiliations
    )
    lines = tuple(_in_lines(part) for part in ((value(document, *names),), works))
    return _lines("byline", *lines)


def authors(setting: Setting) -> Blocks:
    """Each author, with where they work in the line below."""
    document = setting.document
    works = document.meta.affiliations
    names = dict.fromkeys((*document.meta.authors, *(name for name, _ in works if name)))
    stated = (
        _in_lines(
            (
                value(document, name),
                *(value(document, place) for author, place in works if author == name),
            )
        )
        for name in (*names, "")
    )
    return _lines("byline", *stated)


def summary(setting: Setting) -> Blocks:
    """The standfirst: what the source gives as its summary or abstract."""
    blocks = setting.document.meta.summary
    said = not blocks or "executive_summary" in setting.above
    return () if said else (Region(role="summary", blocks=blocks),)


def executive_summary(setting: Setting) -> Blocks:
    """The summary as a section of its own."""
    blocks = setting.document.meta.summary
    if "summary" in setting.above:
        return ()
    return _section(setting, "executive-summary", setting.labels.executive_summary, blocks)


def contact(setting: Setting) -> Blocks:
    """Whom to ask, as a section of its own; addresses of mail lead there."""
    lines = _in_lines(map(_linked, setting.document.meta.contact))
    blocks = (Paragraph(content=lines),) if lines else ()
    return _section(setting, "contact", setting.labels.contact, blocks)


def _linked(line: str) -> Inlines:
    made: list[Inline] = []
    at = 0
    for mail in _MAIL.finditer(line):
        made += [Text(text=line[at : mail.start()])] if mail.start() > at else []
        made.append(Link(target=f"mailto:{mail[0]}", content=(Text(text=mail[0]),)))
        at = mail.end()
    return (*made, Text(text=line[at:])) if line[at:] else tuple(made)


def key_points(setting: Setting) -> Blocks:
    document, labels = setting.document, setting.labels
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


def memo_title(setting: Setting) -> Blocks:
    """The word that makes it a memo."""
    return _lines("memo_title", (Text(text=setting.labels.memorandum),))


def memo_header(setting: Setting) -> Blocks:
    """To, From, Cc, Date and Subject. Unknown rows are left out.

    Who is not named as the sender but as the author is the sender, unless the authors stand above;
    the title is the subject of a memo that states no other, unless it stands above.
    """
    document, labels = setting.document, setting.labels
    meta, letter = document.meta, document.meta.correspondence
    stated = letter.subject
    if "title" in setting.above:
        subject = () if stated == plain_text(meta.title) else value(document, stated)
    else:
        subject = value(document, stated) or meta.title
    sender = letter.sender or (() if "byline" in setting.above else meta.authors)
    fields = (
        _field("to", value(document, *letter.to), labels.to),
        _field("from", value(document, *sender), labels.from_),
        _field("cc", value(document, *letter.cc), labels.cc),
        _field("date", value(document, _date(document)), labels.date),
        _field("subject", subject, labels.subject),
    )
    known = tuple(field for field in fields if field is not None)
    return (Region(role="memo_header", blocks=(FieldList(fields=known),)),) if known else ()


def body(setting: Setting) -> Blocks:
    """What the author wrote. As chapters, a text without sections is one that bears the title;
    notes to the title stand with it on the title page, once."""
    document, labels = setting.document, setting.labels
    blocks = document.blocks
    if setting.layout.body.chapters and blocks and not any(_sections_of(blocks)):
        said = rebuild(
            Paragraph(content=document.meta.title),
            lambda node: () if isinstance(node, Note) else node,
        )
        heading = said.content or (Text(text=labels.untitled),)
        only = Section(title=heading, blocks=blocks, id=_free_id(document, "chapter"))
        blocks = (only,)
    return (Region(role="body", blocks=blocks),) if blocks else ()


def sources(setting: Setting) -> Blocks:
    """What the text lists as its sources, as a numbered list under the title it gave them, each
    with its address in full, for on paper nobody can follow a link."""
    document, labels = setting.document, setting.labels
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


def cover(setting: Setting) -> Blocks:
    """The first page, on a colour or picture: what a title page says, and then the picture."""
    shown = setting.layout.cover.picture
    filling = () if shown is None else (Figure(blocks=(_shown(shown),)),)
    return (Region(role="cover", blocks=(*_named(setting), *filling)),)


def title_page(setting: Setting) -> Blocks:
    """A page of its own: title, subtitle, authors, who published it when, and their mark."""
    return (Region(role="title_page", blocks=_named(setting)),)


def _named(setting: Setting) -> Blocks:
    """What is known of the document, in lines."""
    document, labels, mark = setting.document, setting.labels, setting.master.logo
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
    named = (*_title(document), *subtitle(setting), *_authors(document, meta.authors))
    return (*named, *fields, *logo(mark))


def notes(setting: Setting) -> Blocks:
    """Where the notes are set, when there are any and they do not stand at the foot of pages."""
    document, labels, master = setting.document, setting.labels, setting.master
    noted = any(isinstance(node, Note) for node in iterate(document))
    if master.notes == "foot" or not noted:
        return ()
    heading = (Text(text=labels.notes),)
    return (Region(role="notes", id=_free_id(document, "notes"), title=heading, blocks=()),)


def colophon(setting: Setting) -> Blocks:
    """Rights, identifier, and the types that the book is set in."""
    document, labels, style = setting.document, setting.labels, setting.style
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


def _lines(role: RegionRole, *lines: Inlines) -> Blocks:
    """Paragraphs in a role of their own, of what is known."""
    blocks = tuple(Paragraph(content=content) for content in lines if content)
    return (Region(role=role, blocks=blocks),) if blocks else ()


def _in_lines(lines: Iterable[Inlines]) -> Inlines:
    """Lines of one paragraph, of what is known."""
    return tuple(part for line in lines if line for part in (LineBreak(), *line))[1:]


def _section(setting: Setting, identifier: str, heading: str, blocks: Blocks) -> Blocks:
    """A section that has no number."""
    title = (Text(text=heading),)
    made = Section(
        title=title, blocks=blocks, id=_free_id(setting.document, identifier), numbered=False
    )
    return (made,) if blocks else ()


def _date(document: Document) -> str:
    return format_date(document.meta.date, document.meta.language) if document.meta.date else ""


def _free_id(document: Document, wanted: str) -> str:
    taken = {getattr(node, "id", "") for block in document.blocks for node in iterate(block)}
    return free_id(taken, wanted)


PARTS: Final[Mapping[PartName, Callable[[Setting], Blocks]]] = {
    "cover": cover,
    "masthead": masthead,
    "title": title,
    "subtitle": subtitle,
    "byline": byline,
    "authors": authors,
    "summary": summary,
    "executive_summary": executive_summary,
    "key_points": key_points,
    "memo_title": memo_title,
    "memo_header": memo_header,
    "title_page": title_page,
    "contents": lambda setting: contents(setting.labels, setting.master),
    "body": body,
    "sources": sources,
    "notes": notes,
    "contact": contact,
    "colophon": colophon,
}
_SAYING: Final[Mapping[PartName, tuple[PartName, ...]]] = {
    "title": ("cover", "title_page"),
    "subtitle": ("cover", "title_page"),
    "byline": ("cover", "title_page", "authors"),
    "summary": ("executive_summary",),
    "key_points": (),
    "sources": (),
    "contact": (),
}
"""The parts that print what somebody wrote, and those that print the same."""
