"""The parts of a Word package, found by their relationships."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from publish.archive import opened
from publish.checks.read.docx.cascade import (
    Element,
    W,
)

_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_R_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Package:
    """The parts of a package, found by their relationships."""

    def __init__(self, data: bytes) -> None:
        self._zip = opened(data)
        main = self._targets("", "officeDocument")
        if not main:
            raise ValueError("the package names no document")
        self._main = main[0][1]
        self.document = self._parse(self._main)

    def related(self, kind: str) -> Element | None:
        found = self._targets(self._main, kind)
        return self._parse(found[0][1]) if found else None

    def running(self, kind: str) -> Iterator[tuple[str, Element]]:
        """Heads or feet that a section refers to."""
        used = {e.get(_R_ID) for e in self.document.iter(W + f"{kind}Reference")}
        for identifier, name in self._targets(self._main, kind):
            if identifier in used:
                yield PurePosixPath(name).name, self._parse(name)

    def _parse(self, name: str) -> Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        return etree.fromstring(self._zip.read(name), parser)

    def _targets(self, source: str, kind: str) -> list[tuple[str, str]]:
        path = PurePosixPath(source)
        folder = path.parent if source else PurePosixPath()
        name = str(folder / "_rels" / f"{path.name if source else ''}.rels")
        if name not in self._zip.namelist():
            return []
        found = []
        for relation in self._parse(name).iter(_RELATIONS + "Relationship"):
            if str(relation.get("Type", "")).endswith(f"/{kind}"):
                target = str(relation.get("Target", ""))
                full = target[1:] if target.startswith("/") else str(folder / target)
                found.append((str(relation.get("Id", "")), full))
        return found
