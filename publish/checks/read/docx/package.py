"""The parts of a Word package, and how they refer to each other."""

from __future__ import annotations

import posixpath
from typing import Any, Final

import msgspec

from publish.checks.facts import UnreadableError
from publish.checks.read.zip_members import parse, unpacked

Element = Any

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"


class Relation(msgspec.Struct, frozen=True):
    """Where a relation leads: an address outside, or a part of the package by its name."""

    kind: str
    target: str
    outside: bool


class Part(msgspec.Struct, frozen=True):
    """A part of the package: its name, its root, and its relations by id."""

    name: str
    root: Element
    relations: dict[str, Relation]


class Package:
    """The files of a package. Raises `UnreadableError` naming what is missing or damaged; Word
    opens none without its list of content types."""

    def __init__(self, data: bytes) -> None:
        self.files = unpacked(data)
        self._parts: dict[str, Part] = {}
        parse(self.files, "[Content_Types].xml")
        document = self.beside("officeDocument", relations_of(self.files, ""))
        if document is None:
            raise UnreadableError("the package names no document")
        self.document = document

    def part(self, name: str) -> Part:
        """A part by its name."""
        if name not in self._parts:
            root = parse(self.files, name)
            self._parts[name] = Part(name, root, relations_of(self.files, name))
        return self._parts[name]

    def beside(self, kind: str, relations: dict[str, Relation] | None = None) -> Part | None:
        """The part to which a relation of a kind leads, one of the document's if no others are
        given; none without such a relation."""
        known = self.document.relations if relations is None else relations
        names = (r.target for r in known.values() if r.kind == kind and not r.outside)
        name = next(names, None)
        return None if name is None else self.part(name)

    def related(self, kind: str) -> Element | None:
        """The root of that part."""
        part = self.beside(kind)
        return None if part is None else part.root


def relations_of(files: dict[str, bytes], name: str) -> dict[str, Relation]:
    """The relations of a part, or of the package for ""."""
    folder, base = posixpath.split(name)
    path = posixpath.join(folder, "_rels", f"{base}.rels")
    found = {}
    for element in parse(files, path).iter(f"{_RELATIONS}Relationship") if path in files else ():
        outside = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        if not outside:
            target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
        kind = element.get("Type", "").rpartition("/")[2]
        found[element.get("Id", "")] = Relation(kind, target, outside)
    return found
