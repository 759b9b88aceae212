"""The parts of a package as values: name, type, bytes, relationships (ECMA-376 Part 2)."""

from __future__ import annotations

from typing import Final

import msgspec

_WML: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"

CONTENT_TYPES: Final = {
    "document": _WML + "document.main+xml",
    "styles": _WML + "styles+xml",
    "settings": _WML + "settings+xml",
    "numbering": _WML + "numbering+xml",
    "fontTable": _WML + "fontTable+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "footnotes": _WML + "footnotes+xml",
    "endnotes": _WML + "endnotes+xml",
    "header": _WML + "header+xml",
    "footer": _WML + "footer+xml",
    "font": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "application": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "custom": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
RELATION_TYPES: Final = {
    "document": _OFFICE + "officeDocument",
    "core": _PACKAGE + "core-properties",
    "application": _OFFICE + "extended-properties",
    "custom": _OFFICE + "custom-properties",
} | {
    kind: _OFFICE + kind
    for kind in (
        "styles",
        "settings",
        "numbering",
        "fontTable",
        "theme",
        "footnotes",
        "endnotes",
        "header",
        "footer",
        "font",
        "image",
        "hyperlink",
    )
}


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """A relationship: `kind` is a key of `RELATION_TYPES` or a type of a template's, `target` a
    part's name or an address."""

    id: str
    kind: str
    target: str

    @property
    def external(self) -> bool:
        return self.kind == "hyperlink"


class PackagePart(msgspec.Struct, frozen=True, kw_only=True):
    """A part as it is stored."""

    name: str
    content_type: str
    data: bytes
    relations: tuple[Relation, ...] = ()


class WordDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A package as values: the document's own part, those it relates to, and the properties."""

    document: PackagePart
    parts: tuple[PackagePart, ...]
    core: PackagePart
    application: PackagePart
    custom: PackagePart | None


class Relations:
    """The relationships of one part while it is written, each target once."""

    def __init__(self) -> None:
        self._relations: dict[tuple[str, str], Relation] = {}

    def id_of(self, kind: str, target: str) -> str:
        """The relationship id for a target, made when it is asked for first."""
        key = (kind, target)
        if key not in self._relations:
            number = len(self._relations) + 1
            self._relations[key] = Relation(id=f"rId{number}", kind=kind, target=target)
        return self._relations[key].id

    @property
    def all(self) -> tuple[Relation, ...]:
        return tuple(self._relations.values())
