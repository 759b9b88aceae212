"""A Word file → facts, through the raw XML of its parts and the meaning that takes effect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from publish.checks import facts as f
from publish.checks.facts import OBJECT, Facts, UnreadableError, said
from publish.checks.gathering import merged
from publish.checks.reading.archive import unpacked
from publish.checks.reading.word.body import BodyReader
from publish.checks.reading.word.names import (
    Element,
    Part,
    R,
    W,
    attribute,
    part,
    related,
    relations_of,
    switched,
)
from publish.checks.reading.word.numbering import Numbering
from publish.checks.reading.word.styles import Styles


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
    heads = _furniture(files, document, body, styles)
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
        metadata=tuple(_metadata(files)),
    )


def default_language(data: bytes) -> str:
    """The language that the text of a Word file is in unless it says otherwise."""
    files = unpacked(data)
    document = related(files, relations_of(files, ""), "officeDocument")
    return "" if document is None else Styles(related(files, document.relations, "styles")).language


def _check_types(files: dict[str, bytes]) -> None:
    """Raises `UnreadableError` when the list of content types is missing or damaged, for Word does
    not open such a package."""
    from publish.checks.reading.archive import parse

    parse(files, "[Content_Types].xml")


class _Heads(NamedTuple):
    """What running lines say, and the marks of a house in them: a picture in a paragraph of its
    own opens the document, wherever Word keeps it."""

    furniture: list[f.Furniture]
    marks: list[f.Block]
    pictures: list[f.Picture]


def _furniture(
    files: dict[str, bytes],
    document: Part,
    body: Element,
    styles: Styles,
) -> _Heads:
    """Heads and feet of all sections; one that does not name its own goes on with those before it.

    A first page that differs has its own or none; a later section whose first page differs breaks
    the row, and so stands among the others.
    """
    heads = _Heads(furniture=[], marks=[], pictures=[])
    read: dict[str, str] = {}
    for edge in _EDGES:
        texts: dict[str, str] = {}
        usual = ""
        for number, section in enumerate(body.iter(f"{W}sectPr")):
            for reference in section.findall(f"{W}{edge}Reference"):
                relation = document.relations.get(reference.get(f"{R}id", ""))
                if relation is None:
                    raise UnreadableError(f"{document.name} names a {edge} that is not there")
                if relation.target not in read:
                    reader = BodyReader(styles, Numbering(None), files)
                    reader.read_line(part(files, relation.target))
                    heads.pictures.extend(reader.pictures)
                    heads.marks.extend(block for block in reader.blocks if block.text == OBJECT)
                    read[relation.target] = said(
                        " ".join(block.text for block in reader.blocks if block.text != OBJECT)
                    )
                texts[attribute(reference, "type") or "default"] = read[relation.target]
            others = texts.get("default", "")
            first = texts.get("first", "") if switched(section, "titlePg") else others
            usual = usual or others
            if number == 0 and first:
                heads.furniture.append(f.Furniture(edge=edge, pages="first", text=first))
            if usual:
                heads.furniture.append(f.Furniture(edge=edge, pages="others", text=others))
            if number and first != others:
                heads.furniture.append(f.Furniture(edge=edge, pages="others", text=first))
    return heads


_EDGES: Final[tuple[f.Edge, ...]] = ("header", "footer")


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
