"""The parts of a Word file that a template is read from, and what their attributes say."""

from __future__ import annotations

import posixpath
from typing import Final

from lxml import etree

from publish.errors import SourceError
from publish.exporters.docx.oxml import Element, qualified
from publish.patterns import pattern
from publish.xmltree import parsed

_NUMBER: Final = pattern(r"-?\d{1,9}(?:\.\d{1,9})?")


class WordPackage:
    """The parts of a Word file, and what its main document points at."""

    def __init__(self, files: dict[str, bytes], name: str) -> None:
        self.files = files
        self.name = name
        targets = self._relations("")
        self.main = next(
            (target for kind, target in targets.values() if kind == "officeDocument"), ""
        )
        self.document = self.part(self.main)
        self.relations = self._relations(self.main)

    def part(self, path: str) -> Element:
        """The root of a part. Raises `SourceError` when it is missing or bad."""
        if path not in self.files:
            raise SourceError(f"{self.name}: is no Word file", hint="give a .docx file")
        try:
            root: Element = parsed(self.files[path], bare=True, large=False)
        except etree.XMLSyntaxError as error:
            raise SourceError(f"{self.name}: {path} is damaged: {error.msg}") from error
        return root

    def related(self, kind: str) -> Element | None:
        """The part of that kind that the main document has, such as `styles`."""
        found = (path for of, path in self.relations.values() if of == kind)
        path = next((path for path in found if path in self.files), None)
        return None if path is None else self.part(path)

    def target(self, source: str, identifier: str) -> str:
        """The path of what a part points at by a relationship's id."""
        return self._relations(source).get(identifier, ("", ""))[1]

    def _relations(self, source: str) -> dict[str, tuple[str, str]]:
        """Kind and path of what a part points at, by the id of the relationship."""
        folder, base = posixpath.split(source)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if path not in self.files:
            return {}
        return {
            relation.get("Id", ""): (
                relation.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join(folder, relation.get("Target", ""))).lstrip("/"),
            )
            for relation in self.part(path)
            if relation.get("TargetMode") != "External"
        }


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
