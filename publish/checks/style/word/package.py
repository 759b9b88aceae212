"""The parts of a Word package, found by their relationships."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from publish.checks.fonts import plain
from publish.checks.style.word.styles import (
    Element,
    W,
)

_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_HOLDING: Final = ("header", "footer", "footnotes", "endnotes")
"""The parts beside the document that drawings may stand in."""
_R_EMBED: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_BLIP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_SVG: Final = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_R_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Package:
    """The parts of a package, found by their relationships."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
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

    def drawings(self) -> Iterator[tuple[str, bytes, bytes]]:
        """The name of each drawing, the drawing itself, and the picture that stands in for it."""
        stood: dict[str, str] = {}
        others = [name for kind in _HOLDING for _, name in self._targets(self._main, kind)]
        for part in (self._main, *others):
            names = dict(self._targets(part, "image"))
            for blip in self._parse(part).iter(_BLIP):
                for drawing in blip.iter(_SVG):
                    stood[names[drawing.get(_R_EMBED, "")]] = names[blip.get(_R_EMBED, "")]
        for drawing_name, picture_name in stood.items():
            name = PurePosixPath(drawing_name).name
            yield name, self._zip.read(drawing_name), self._zip.read(picture_name)

    def fonts(self) -> Iterator[tuple[str, str, bytes]]:
        """Each font that is embedded, out of its disguise: its family, the name of its slot, and
        the file."""
        table = self.related("fontTable")
        if table is None:
            return
        files = dict(self._targets(self._targets(self._main, "fontTable")[0][1], "font"))
        for font in table.iter(W + "font"):
            for slot in font:
                name = files.get(slot.get(_R_ID, ""))
                if name is not None and (key := slot.get(W + "fontKey")):
                    family = str(font.get(W + "name", ""))
                    yield family, slot.tag.rpartition("}")[2], plain(self._zip.read(name), key)

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
