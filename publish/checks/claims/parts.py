"""The parts of a Word file: each is named, is of its type, and says what others say."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from publish.checks.claims.common import Claim, is_made_on
from publish.checks.facts import said
from publish.checks.reading.archive import parse
from publish.checks.reading.word.names import related, relations_of

_TYPES: Final = "[Content_Types].xml"
_TYPE_OF: Final[dict[str, str]] = {
    "officeDocument": "wordprocessingml.document.main+xml",
    "styles": "wordprocessingml.styles+xml",
    "settings": "wordprocessingml.settings+xml",
    "numbering": "wordprocessingml.numbering+xml",
    "fontTable": "wordprocessingml.fontTable+xml",
    "footnotes": "wordprocessingml.footnotes+xml",
    "endnotes": "wordprocessingml.endnotes+xml",
    "header": "wordprocessingml.header+xml",
    "footer": "wordprocessingml.footer+xml",
    "theme": "officedocument.theme+xml",
    "font": "officedocument.obfuscatedFont",
    "core-properties": "package.core-properties+xml",
    "extended-properties": "officedocument.extended-properties+xml",
    "custom-properties": "officedocument.custom-properties+xml",
    "image": "image/",
    "hyperlink": "",
}
"""How the content type of a part ends, or of a picture begins, by the relation that names it."""
_PICTURES: Final[dict[str, tuple[bytes, ...]]] = {
    "image/png": (b"\x89PNG",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF8",),
    "image/svg+xml": (b"<", b"\xef\xbb\xbf<"),
}
_TWICE: Final = {
    "classification": "category",
    "identifier": "identifier",
    "status": "contentStatus",
    "organization": "Company",
}
"""Custom properties that the core or the extended ones state as well."""
_PROPERTIES: Final = frozenset(
    (
        *("category", "contentStatus", "created", "creator", "description", "identifier"),
        *("keywords", "language", "lastModifiedBy", "modified", "revision", "subject", "title"),
        *("Application", "Company", "AppVersion", "Properties", "coreProperties"),
    )
)


def of_parts(files: dict[str, bytes]) -> Iterator[Claim]:
    """Parts that nobody names, and parts that are not of their type."""
    types = _Types(files)
    named = {_TYPES}
    for path in sorted(name for name in files if name.endswith(".rels")):
        named.add(path)
        folder, _, base = path.rpartition("_rels/")
        relations = relations_of(files, folder + base.removesuffix(".rels")).values()
        kinds = Counter(relation.kind for relation in relations)
        for kind in sorted(kind for kind, number in kinds.items() if number > 1):
            if kind not in _SEVERAL:
                yield _wrong("part-type", f"a part has {kinds[kind]} parts of {kind}", path)
        for relation in relations:
            if relation.outside:
                continue
            named.add(relation.target)
            if relation.kind not in _TYPE_OF or not types.fits(relation.target, relation.kind):
                yield _wrong(
                    "part-type", "a part is not of the type of its relation", relation.target
                )
    for name in sorted(set(files) - named):
        if files[name] or not name.endswith("/"):
            yield _wrong("part-unnamed", "a part is in the file that nothing names", name)
    for name in sorted(files):
        known = _PICTURES.get(types.of(name))
        if known is not None and not files[name].startswith(known):
            yield _wrong("part-type", "a picture is not of the type that it says", name)
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in files[name]:
            yield _wrong("part-type", "a part declares what no part may", name)


_SEVERAL: Final = frozenset({"header", "footer", "font", "image", "hyperlink"})
"""The kinds of relation of which a part may have more than one."""
_OWN: Final = frozenset(
    (
        *("subtitle", "organization", "date", "rights", "identifier", "reference", "to", "from"),
        *("classification", "status", "cc", "memo subject", "key points"),
    )
)
"""The custom properties of a document, in small letters."""
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format of custom properties (22.3)."""


def of_properties(files: dict[str, bytes]) -> Iterator[Claim]:
    """What is stated twice is stated alike, and nobody but the author has been at the file."""
    package = relations_of(files, "")
    stated: dict[str, str] = {}
    for kind in ("core-properties", "extended-properties"):
        properties = related(files, package, kind)
        for element in () if properties is None else properties.root.iter():
            name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            stated[name] = said(element.text or "")
            if name and name not in _PROPERTIES:
                yield _said("a property that nobody here knows", "", name)
    custom = related(files, package, "custom-properties")
    own = {} if custom is None else {_name(e): said("".join(e.itertext())) for e in custom.root}
    yield from () if custom is None else _custom(custom.root)
    for name, other in _TWICE.items():
        if own.get(name, "") != stated.get(other, ""):
            yield _said(f"two properties differ about the {name}", own.get(name, ""), other)
    subject = own.get("memo subject") or own.get("subtitle", "")
    for name, expected in (
        ("lastModifiedBy", stated.get("creator", "")),
        ("modified", stated.get("created", "")),
        ("revision", "1"),
        ("subject", subject),
    ):
        if stated.get(name, "") != expected:
            yield _said(
                f"the property {name} is not what others say", expected, stated.get(name, "")
            )
    date, created = own.get("date", ""), stated.get("created", "")
    if not is_made_on(created, date):
        yield _said("the file was not made on the date of the document", date, created)


def _custom(root: Any) -> Iterator[Claim]:
    """Custom properties are those of a document, each a text that stands once and for itself."""
    numbers = [e.get("pid", "") for e in root if isinstance(e.tag, str)]
    if len(set(numbers)) != len(numbers):
        yield _said("two properties of one number", "", " ".join(numbers))
    for element in root:
        plain = [child.tag.rpartition("}")[2] for child in element] == ["lpwstr"]
        attributes = set(element.attrib) <= {"fmtid", "pid", "name"}
        known = _name(element) in _OWN and element.get("fmtid") == _FORMAT
        if not (plain and attributes and known):
            yield _said("a property that nobody here knows", "", element.get("name", ""))


class _Types:
    """The content types that a package states, by extension and by name."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._names: dict[str, str] = {}
        self._extensions: dict[str, str] = {}
        for element in parse(files, _TYPES):
            type_ = element.get("ContentType", "")
            if element.get("PartName"):
                self._names[element.get("PartName", "").lstrip("/")] = type_
            else:
                self._extensions[element.get("Extension", "").lower()] = type_

    def of(self, name: str) -> str:
        extension = posixpath.splitext(name)[1].lstrip(".").lower()
        return self._names.get(name) or self._extensions.get(extension, "")

    def fits(self, name: str, kind: str) -> bool:
        type_, known = self.of(name), _TYPE_OF[kind]
        return type_.startswith(known) if known.endswith("/") else type_.endswith(known)


def _name(element: Any) -> str:
    return (element.get("name") or "").lower() if isinstance(element.tag, str) else ""


def _wrong(code: str, message: str, found: str) -> Claim:
    return Claim(column="conformance", code=code, message=message, found=found, where=found)


def _said(message: str, expected: str, found: str) -> Claim:
    return Claim(
        column="metadata",
        code="properties-differ",
        message=message,
        expected=expected,
        found=found,
        where="docProps",
    )
