"""What the properties of a Word file say of it: `docProps`, and the properties of cover pages.

They stand below what the text says itself, and each that is taken is told, for many are nobody's
choice: a template's title, the name that a computer was set up with. When a file was created says
nothing of when its text was published (a template's day stays in all that is made of it), so it is
never taken for the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import msgspec

from publish.archive import DAMAGE, opened
from publish.diagnostics import Log
from publish.document import (
    Correspondence,
    Document,
    Image,
    Link,
    Math,
    Meta,
    Node,
    Note,
    Paragraph,
    Section,
    Text,
)
from publish.pandoc.metadata import keywords as apart
from publish.patterns import pattern
from publish.readers.authors import tell_not_read
from publish.readers.decode import without_c1
from publish.readers.metadata import merge_meta
from publish.readers.word.xml_parts import parsed
from publish.walk import iterate, plain_text

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CORE: Final = pattern(r"docProps/core\d*\.xml")
_CUSTOM: Final = pattern(r"docProps/custom\d*\.xml")
_APPLICATION: Final = pattern(r"docProps/app\d*\.xml")
_COVER: Final = pattern(r"customXml/item\d+\.xml")
_COVER_PAGE: Final = "{http://schemas.microsoft.com/office/2006/coverPageProps}"
_OURS: Final = "publish"
"""The application of files whose custom properties are metadata under our names."""
_NOBODY: Final = frozenset(
    {"python-docx", "openpyxl", "apache poi", "docx4j", "un-named", "unknown", "author", "user"}
    | {"admin", "administrator", "owner", "default", "default user", "microsoft", "pandoc"}
    | {"microsoft office user", "microsoft office-anwender", "windows user", "windows-benutzer"}
    | {"benutzer", "anwender", "utilisateur", "utilisateur windows", "usuario", "utente windows"}
    | {"usuario de windows", "utente", "usuário do windows", "usuário", "пользователь windows"}
    | {"пользователь", "gebruiker", "windows-gebruiker", "office user", "libreoffice"}
)
"""Names that programs give to authors whom they do not know."""
_UNTITLED: Final = pattern(
    r"(?:microsoft )?word[- ]document|(?:document|dokument|documento?)? ?\d{0,3}|untitled.*|title"
    r"|microsoft word - .*|[^ ]{1,80}\.(?:docx?|dot[xm]?|rtf|odt|txt)",
    re.IGNORECASE,
)
"""Titles that programs give, and names of files."""
_LANGUAGE: Final = pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")
_DATE: Final = pattern(r"\d{4}-\d\d-\d\d")
_SHOWN: Final = ("title", "subtitle", "organization", "classification", "status")
_LABELLED: Final = r"(?:[^\s·|,]{{1,6}}\s)?{}"
"""A reference, perhaps behind a short word for number: `Nº 2025/7`."""
_SEPARATORS: Final = " \t·|,;:–—-"
_NAMES: Final = {
    "title": "title",
    "subtitle": "subtitle",
    "authors": "author",
    "date": "date",
    "language": "language",
    "keywords": "keywords",
    "correspondence": "correspondence",
    "organization": "organization",
    "rights": "rights",
    "identifier": "identifier",
    "reference": "reference",
    "classification": "classification",
    "status": "status",
}


class Properties(msgspec.Struct, frozen=True, kw_only=True):
    """The metadata that the properties say, and the day on which the file was created.

    The authors of a file that is not `ours` are those as whom its computers are set up.
    """

    meta: Meta = Meta()
    created: str = ""
    ours: bool = False


def properties(data: bytes) -> Properties:
    """The properties of `data`, an archive that was examined already; none of a damaged one."""
    core: dict[str, str] = {}
    custom: dict[str, str] = {}
    published = application = ""
    with suppress(*DAMAGE), opened(data) as archive:
        for name in archive.namelist():
            if _CORE.fullmatch(name):
                core = dict(_values(parsed(archive.read(name))))
            elif _CUSTOM.fullmatch(name):
                custom = dict(_named(parsed(archive.read(name))))
            elif _APPLICATION.fullmatch(name):
                application = dict(_values(parsed(archive.read(name)))).get("Application", "")
            elif _COVER.fullmatch(name) and b"coverPageProps" in (part := archive.read(name)):
                root = parsed(part)
                found = None if root is None else root.findtext(f".//{_COVER_PAGE}PublishDate")
                published = found or published
    own = custom if application == _OURS else {}
    title, language = core.get("title", ""), core.get("language", "")
    organization = own.get("Organization", "")
    authors = (part.strip() for part in core.get("creator", "").split(";"))
    subject = core.get("subject", "") if application != _OURS else own.get("Memo subject", "")
    meta = Meta(
        title=(Text(text=title),) if title and not _UNTITLED.fullmatch(title) else (),
        subtitle=(Text(text=own["Subtitle"]),) if "Subtitle" in own else (),
        authors=tuple(
            a for a in authors if a and a.lower() not in {*_NOBODY, organization.lower()}
        ),
        date=_day(own.get("Date", "") or published),
        language=language if _LANGUAGE.fullmatch(language) else "",
        keywords=apart([core.get("keywords", "")]),
        organization=organization,
        rights=own.get("Rights", ""),
        identifier=own.get("Identifier", ""),
        reference=own.get("Reference", ""),
        classification=own.get("Classification", ""),
        status=own.get("Status", ""),
        correspondence=Correspondence(
            to=_people(own.get("To", "")),
            sender=_people(own.get("From", "")),
            cc=_people(own.get("Cc", "")),
            subject=subject,
        ),
    )
    created = _day(core.get("created", ""))
    return Properties(meta=meta, created=created, ours=application == _OURS)


def without_repeats(document: Document, meta: Meta, log: Log) -> Document:
    """`document` without the paragraphs that it begins with and that say its properties: what
    stands there is set by the layout, from these. A title that stands so in the text is its own,
    and so is one that stands there as the first of several headings: Word itself takes the title
    of a file from its first line."""
    blocks = list(document.blocks)
    title, title_id = document.meta.title, document.title_id
    authors = document.meta.authors
    while blocks and isinstance(first := blocks[0], Paragraph) and _repeats(first, meta):
        said = " ".join(plain_text(first).split())
        title = meta.title if said == plain_text(meta.title) else title
        authors = authors or tuple(author for author in meta.authors if author in said)
        log.info(
            "front-read", f'"{said}" is what the properties of the file say', origin=first.origin
        )
        del blocks[0]
    if not title and blocks and isinstance(first := blocks[0], Section):
        within = sum(isinstance(part, Section) for part in iterate(first)) > 1
        said = " ".join(plain_text(first.title).split())
        if not within and said and said == plain_text(meta.title):
            log.info("title-repeated", "the first heading repeats the title and is set once")
            title, title_id = first.title, first.id
            blocks[:1] = first.blocks
    changed = msgspec.structs.replace(document.meta, title=title, authors=authors)
    return msgspec.structs.replace(document, blocks=tuple(blocks), meta=changed, title_id=title_id)


def with_properties(document: Document, found: Properties, log: Log) -> Document:
    """`document` with what its file's properties say and it does not say itself, which is told."""
    said = found.meta
    if not found.ours and not document.meta.authors:
        tell_not_read(said.authors, log)
        said = msgspec.structs.replace(said, authors=())
    meta = merge_meta(said, document.meta)
    for name, called in _NAMES.items():
        if getattr(meta, name) != getattr(document.meta, name):
            log.info(
                "property-read",
                f"{called} taken from the properties of the file:"
                f" {_shown(getattr(found.meta, name))}",
                hint="correct it in Word (File, Info), or say another with --meta",
            )
    if found.created and not meta.date:
        log.info(
            "created-not-read",
            f"the file was created on {found.created}, which may be the day of its template: it is"
            " not taken for the date",
            hint=f"if it is, say so with --meta date={found.created}",
        )
    return msgspec.structs.replace(document, meta=meta)


def _values(root: Element | None) -> Iterator[tuple[str, str]]:
    for element in () if root is None else root.iterchildren("*"):
        if text := " ".join(without_c1(element.text or "").split()):
            yield element.tag.rpartition("}")[2], text


def _named(root: Element | None) -> Iterator[tuple[str, str]]:
    for element in () if root is None else root.iterchildren("*"):
        text = " ".join(without_c1("".join(value.text or "" for value in element)).split())
        if text:
            yield element.get("name", ""), text


def _day(text: str) -> str:
    """The day that a date and time of W3CDTF say; less than a day as it is."""
    from publish.readers.dates import parse_date

    day = found[0] if (found := _DATE.match(text)) else text
    try:
        return parse_date(day) if day else ""
    except ValueError:
        return ""


def _people(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, text.split(";"))))


def _repeats(paragraph: Paragraph, meta: Meta) -> bool:
    """Whether a paragraph says nothing but values of `meta`: `Eurasia Desk  Internal · Draft`."""
    from publish.readers.dated_lines import date_of

    if any(isinstance(part, Image | Link | Math | Note) for part in iterate(paragraph)):
        return False  # it says more than its words
    rest = text = " ".join(plain_text(paragraph).split())
    values = [_shown(getattr(meta, name)) for name in _SHOWN]
    values += [", ".join(meta.authors), *meta.authors]
    for value in sorted(filter(None, values), key=len, reverse=True):
        rest = rest.replace(value, "", 1)
    if meta.reference:
        rest = re.sub(_LABELLED.format(re.escape(meta.reference)), "", rest, count=1)
    rest = rest.strip(_SEPARATORS)
    return rest != text and (not rest or date_of(rest) == meta.date != "")


def _shown(value: object) -> str:
    match value:
        case Correspondence(to=to, sender=sender, cc=cc, subject=subject):
            return "; ".join(filter(None, (*to, *sender, *cc, subject)))
        case str():
            return value
        case (str(), *_):
            return "; ".join(map(str, value))
        case tuple():
            return plain_text(part for part in value if isinstance(part, Node))
        case _:
            return ""
