"""The parts of a Word file that a template is read from, and what their attributes say."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final

import msgspec
from lxml import etree

from publish.archive import DAMAGE, opened
from publish.errors import SourceError
from publish.exporters.docx.oxml import Element, qualified
from publish.patterns import pattern
from publish.xmltree import parsed

_NUMBER: Final = pattern(r"-?\d{1,9}(?:\.\d{1,9})?")


class Pointer(msgspec.Struct, frozen=True, kw_only=True):
    """A relationship of a file: the last word of its type and the whole, and the path of a part, or
    an address outside."""

    id: str
    kind: str
    address: str
    target: str
    outside: bool


class WordPackage:
    """The parts of a Word file, and what its main document points at."""

    def __init__(self, files: dict[str, bytes], name: str) -> None:
        self.files = files
        self.name = name
        self._roots: dict[str, Element] = {}
        self.main = next(
            (r.target for r in self.relations_of("") if r.kind == "officeDocument"), ""
        )
        self.document = self.part(self.main)

    @classmethod
    def read(cls, data: bytes, name: str) -> WordPackage:
        """The package in a Word file. Raises `SourceError`, naming the file, for what is none."""
        try:
            with opened(data) as archive:
                files = {member: archive.read(member) for member in archive.namelist()}
        except DAMAGE as error:
            raise SourceError(
                f"{name}: is no Word file: {error}", hint="give a .docx file"
            ) from error
        return cls(files, name)

    def part(self, path: str) -> Element:
        """The root of a part, always the same. Raises `SourceError` when it is missing or bad."""
        if path in self._roots:
            return self._roots[path]
        if path not in self.files:
            raise SourceError(f"{self.name}: is no Word file", hint="give a .docx file")
        try:
            root: Element = parsed(self.files[path], bare=True, large=False)
        except etree.XMLSyntaxError as error:
            raise SourceError(f"{self.name}: {path} is damaged: {error.msg}") from error
        self._roots[path] = root
        return root

    def related(self, kind: str, source: str | None = None) -> Element | None:
        """The part of that kind that the main document has, such as `styles`; or another `source`,
        "" for the package."""
        relations = self.relations_of(self.main if source is None else source)
        found = (r.target for r in relations if r.kind == kind and r.target in self.files)
        path = next(found, None)
        return None if path is None else self.part(path)

    def target(self, source: str, identifier: str) -> str:
        """The path of what a part points at by a relationship's id."""
        found = (r.target for r in self.relations_of(source) if r.id == identifier)
        return next(found, "")

    def relations_of(self, source: str) -> Iterator[Pointer]:
        """What a part points at, the package for ""."""
        folder, base = posixpath.split(source)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        for relation in self.part(path) if path in self.files else ():
            address, target = relation.get("Type", ""), relation.get("Target", "")
            outside = relation.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            yield Pointer(
                id=relation.get("Id", ""),
                kind=address.rpartition("/")[2],
                address=address,
                target=target,
                outside=outside,
            )


def on(entry: Element | None) -> bool:
    """Whether a toggle is on (17.17.4)."""
    return entry is not None and attribute(entry, "val") not in ("0", "false", "off")


def attribute(entry: Element | None, name: str) -> str:
    return "" if entry is None else entry.get(qualified(f"w:{name}"), "")


def val(parent: Element, name: str) -> str:
    return attribute(parent.find(qualified(name)), "val")


def number(entry: Element | None, name: str) -> float | None:
    """The number that an attribute states; `None` for none, or for what is none."""
    said = attribute(entry, name)
    return float(said) if _NUMBER.fullmatch(said) else None


def twips(entry: Element | None, *names: str) -> float:
    """A length in points, by the first of its names that is stated."""
    return next((n for name in names if (n := number(entry, name)) is not None), 0.0) / 20
