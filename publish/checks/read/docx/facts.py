"""A Word file → facts, through the raw XML of its parts and the meaning that takes effect."""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.facts import Facts, UnreadableError, said
from publish.checks.lines import merged
from publish.checks.read.archive import unpacked
from publish.checks.read.docx.body import BodyReader
from publish.checks.read.docx.heads import heads_of
from publish.checks.read.docx.names import W, related, relations_of, switched
from publish.checks.read.docx.numbering import Numbering
from publish.checks.read.docx.styles import Styles


def read(data: bytes) -> Facts:
    """The facts of a Word file. Raises `UnreadableError` naming what is missing or damaged."""
    files = unpacked(data)
    package = relations_of(files, "")
    document = related(files, package, "officeDocument")
    if document is None:
        raise UnreadableError("the package names no document")
    _check_types(files)
    relations = document.relations
    styles = Styles(related(files, relations, "styles"))
    reader = BodyReader(styles, Numbering(related(files, relations, "numbering")), files)
    body = document.root.find(f"{W}body")
    if body is None:
        raise UnreadableError(f"{document.name} has no body")
    reader.read(document, body)
    for kind in ("footnotes", "endnotes"):
        reader.read_notes(kind, related(files, relations, kind))
    settings = related(files, relations, "settings")
    facing = settings is not None and bool(switched(settings.root, "evenAndOddHeaders"))
    heads = heads_of(files, document, body, styles, facing=facing)
    return Facts(
        blocks=(*heads.marks, *reader.blocks),
        tables=tuple(reader.tables),
        notes=tuple(reader.notes),
        links=tuple(reader.landed(link) for link in merged(reader.links)),
        pictures=(*heads.pictures, *reader.pictures),
        captions=tuple(reader.captions),
        formulas=tuple(reader.formulas),
        languages=tuple(reader.languages),
        contents=tuple(reader.entered(entry) for entry in reader.contents),
        furniture=tuple(heads.furniture),
        watermarks=tuple(heads.watermarks),
        metadata=tuple(_metadata(files)),
    )


def _check_types(files: dict[str, bytes]) -> None:
    """Raises `UnreadableError` when the list of content types is missing or damaged, for Word does
    not open such a package."""
    from publish.checks.read.archive import parse

    parse(files, "[Content_Types].xml")


def _metadata(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    names = {
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
    several = {"author": "; ", "keyword": ", "}
    package = relations_of(files, "")
    for kind in ("core-properties", "extended-properties"):
        properties = related(files, package, kind)
        for element in () if properties is None else properties.root:
            name = names.get(element.tag.rpartition("}")[2], "")
            text = said(element.text or "")
            if name and text:
                for value in text.split(several[name]) if name in several else [text]:
                    yield name, value
    custom = related(files, package, "custom-properties")
    core = {"classification", "identifier", "organization", "status"}
    for element in () if custom is None else custom.root:
        name = (element.get("name") or "").lower()
        if name not in core:
            yield name, said("".join(element.itertext()))
