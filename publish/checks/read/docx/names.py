"""Names in WordprocessingML, and how its parts refer to each other."""

from __future__ import annotations

import posixpath
from typing import Any, Final

import msgspec

from publish.checks.facts import UnreadableError
from publish.checks.read.archive import parse

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


def attribute(element: Element, name: str) -> str:
    """The attribute `w:name`, "" when it is not there."""
    return str(element.get(f"{W}{name}", ""))


def value(parent: Element | None, name: str) -> str | None:
    """The `w:val` of the child `w:name`: `None` without the child, "" without the attribute."""
    child = None if parent is None else parent.find(f"{W}{name}")
    return None if child is None else attribute(child, "val")


def switched(parent: Element | None, name: str) -> bool | None:
    """Whether the child `w:name` switches something on (17.17.4); `None` without the child."""
    said = value(parent, name)
    return None if said is None else said not in ("0", "false", "off")


def relations_of(files: dict[str, bytes], name: str) -> dict[str, Relation]:
    """The relations of a part, or of the package for ""."""
    folder, base = posixpath.split(name)
    path = posixpath.join(folder, "_rels", f"{base}.rels")
    if path not in files:
        return {}
    found = {}
    for element in parse(files, path).iter(f"{_RELATIONS}Relationship"):
        outside = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        if not outside:
            target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
        kind = element.get("Type", "").rpartition("/")[2]
        found[element.get("Id", "")] = Relation(kind, target, outside)
    return found


def part(files: dict[str, bytes], name: str) -> Part:
    """A part by its name. Raises `UnreadableError` when it is missing or damaged."""
    return Part(name, parse(files, name), relations_of(files, name))


def related(files: dict[str, bytes], relations: dict[str, Relation], kind: str) -> Part | None:
    """The part that a relation of that kind leads to; none without such a relation.

    Raises `UnreadableError` when the relation leads to nothing.
    """
    for relation in relations.values():
        if relation.kind == kind and not relation.outside:
            if relation.target not in files:
                raise UnreadableError(f"{relation.target} is missing")
            return part(files, relation.target)
    return None
