"""The parts of a template that stay, as parts of a package of ours."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final

from publish.errors import ExportError
from publish.exporters.docx.parts import RELATION_TYPES, PackagePart, Relation
from publish.exporters.docx.template.package import WordPackage
from publish.xmltree import parsed

_KINDS: Final = {address: kind for kind, address in RELATION_TYPES.items()}
_TYPES: Final = "[Content_Types].xml"


class Kept:
    """Parts of a template that were asked for, with those that they refer to."""

    def __init__(self, package: WordPackage) -> None:
        self._package = package
        self._parts: dict[str, PackagePart] = {}
        self._types: dict[str, str] = {}
        self._defaults: dict[str, str] = {}
        for entry in parsed(package.files[_TYPES], bare=True) if _TYPES in package.files else ():
            said = entry.get("ContentType", "")
            if "PartName" in entry.attrib:
                self._types[entry.get("PartName", "").lower()] = said
            else:
                self._defaults[entry.get("Extension", "").lower()] = said

    def without(self, *others: PackagePart | None) -> dict[str, PackagePart]:
        """The parts by their names, but for `others`."""
        names = {part.name for part in others if part is not None}
        return {name: part for name, part in self._parts.items() if name not in names}

    def related(self, kind: str) -> Iterator[PackagePart]:
        """The parts of that kind that the main document has."""
        for relation in self._package.relations_of(self._package.main):
            if relation.kind == kind and relation.target in self._package.files:
                yield self.part(relation.target)

    def part(self, path: str) -> PackagePart:
        """A part by its path in the file. Raises `ExportError` when it, or one that it refers to,
        fetches something from elsewhere."""
        name = f"/{path}"
        if name in self._parts:
            return self._parts[name]
        relations = list(self._package.relations_of(path))
        for relation in relations:
            if relation.outside and relation.kind != "hyperlink":
                raise ExportError(
                    f"{self._package.name}: {path} fetches {relation.target}",
                    hint="embed it in the template",
                )
        inside = [r for r in relations if not r.outside and r.target in self._package.files]
        self._parts[name] = PackagePart(
            name=name,
            content_type=self._type(name),
            data=self._package.files[path],
            relations=tuple(
                Relation(
                    id=r.id,
                    kind=_KINDS.get(r.address, r.address),
                    target=r.target if r.outside else f"/{r.target}",
                )
                for r in relations
                if r.outside or r in inside
            ),
        )
        for relation in inside:
            self.part(relation.target)
        return self._parts[name]

    def _type(self, name: str) -> str:
        suffix = posixpath.splitext(name)[1].lower().lstrip(".")
        return self._types.get(name.lower()) or self._defaults.get(suffix) or "application/xml"
